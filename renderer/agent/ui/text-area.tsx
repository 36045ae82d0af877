import type { ComponentProps } from 'react';
import { cx } from './cx.ts';
import { Field, type FieldTexts } from './field.tsx';
import styles from './field.module.css';

export type TextAreaProps = Omit<ComponentProps<'textarea'>, 'className' | 'id'> &
  FieldTexts & { readonly className?: string | undefined; readonly controlClassName?: string | undefined };

/** Several lines; grows with its text (CSS `field-sizing`) up to what `controlClassName` allows. */
export function TextArea({
  label,
  hint,
  error,
  aside,
  missing,
  labelHidden,
  className,
  controlClassName,
  ...area
}: TextAreaProps) {
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
        <textarea
          rows={2}
          {...area}
          id={id}
          aria-describedby={describedBy}
          aria-invalid={error !== undefined || undefined}
          className={cx(styles['control'], styles['area'], controlClassName)}
        />
      )}
    </Field>
  );
}
