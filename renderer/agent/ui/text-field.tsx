import type { ComponentProps, ReactNode } from 'react';
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
