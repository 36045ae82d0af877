import type { ComponentProps, ReactNode } from 'react';
import { useTranslation } from '../bridge/texts.ts';
import { cx } from './cx.ts';
import { Field, type FieldTexts } from './field.tsx';
import styles from './field.module.css';

export type TextFieldProps = Omit<ComponentProps<'input'>, 'className' | 'id' | 'size'> &
  FieldTexts & {
    readonly size?: 'm' | 'l';
    /** A small control inside the right end, such as Clear. */
    readonly end?: ReactNode;
    readonly className?: string | undefined;
  };

const DAY_LOCALES: Readonly<Record<string, string>> = { en: 'en-GB', nl: 'nl-NL' };

/** A line of text with label, explanation and error. Further properties go to the input, so `{...register('x')}` works. */
export function TextField({
  label,
  hint,
  error,
  aside,
  missing,
  labelHidden,
  size = 'm',
  end,
  className,
  ...input
}: TextFieldProps) {
  const { i18n } = useTranslation();
  // Chromium draws days and times in the language of the field, and reads it when the field appears.
  const drawn = input.type === 'date' || input.type === 'time' ? { key: i18n.language, lang: DAY_LOCALES[i18n.language] } : null;
  return (
    <Field
      label={label}
      hint={hint}
      error={error}
      aside={aside}
      missing={missing ?? false}
      labelHidden={labelHidden ?? false}
      className={className}
    >
      {({ id, describedBy }) => (
        <div className={end === undefined ? undefined : styles['with-end']}>
          <input
            type="text"
            autoComplete="off"
            spellCheck={false}
            {...input}
            lang={drawn?.lang ?? input.lang}
            key={drawn?.key}
            id={id}
            aria-describedby={describedBy}
            aria-invalid={error !== undefined || input['aria-invalid'] === true || undefined}
            className={cx(styles['control'], size === 'l' && styles['large'])}
          />
          {end !== undefined && <span className={styles['end']}>{end}</span>}
        </div>
      )}
    </Field>
  );
}
