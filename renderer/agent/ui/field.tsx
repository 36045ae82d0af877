import { useId, type ReactNode } from 'react';
import { CircleAlert } from 'lucide-react';
import { cx } from './cx.ts';
import styles from './field.module.css';

export type FieldTexts = {
  readonly label: string;
  /** One line that explains what belongs here. */
  readonly hint?: ReactNode;
  /** What is wrong with the value and what to do; replaces the hint. */
  readonly error?: string | undefined;
  /** Small text at the right end of the label, such as where the value came from. */
  readonly aside?: ReactNode;
  /** Still needed: label and border in the warning colour, together with the word in `aside`. */
  readonly missing?: boolean;
  readonly labelHidden?: boolean;
};

/** What a control inside a field gets, so that label and explanation belong to it. */
export type ControlIds = { readonly id: string; readonly describedBy: string | undefined; readonly labelId: string };

/** Label, control, and one line below it. The base of every field in the window. */
export function Field({
  label,
  hint,
  error,
  aside,
  missing = false,
  labelHidden = false,
  className,
  children,
}: FieldTexts & { readonly className?: string | undefined; readonly children: (ids: ControlIds) => ReactNode }) {
  const id = useId();
  const below = error ?? hint;
  const belowId = below === undefined ? undefined : `${id}-below`;
  return (
    <div className={cx(styles['field'], missing && styles['missing'], className)}>
      <div className={cx(styles['head'], labelHidden && 'visually-hidden')}>
        <label id={`${id}-label`} htmlFor={id}>
          {label}
        </label>
        {aside !== undefined && <span className={styles['aside']}>{aside}</span>}
      </div>
      {children({ id, describedBy: belowId, labelId: `${id}-label` })}
      {below !== undefined && (
        <div id={belowId} className={cx(styles['below'], error !== undefined && styles['error'])}>
          {error !== undefined && <CircleAlert size={13} aria-hidden="true" />}
          <span>{below}</span>
        </div>
      )}
    </div>
  );
}
