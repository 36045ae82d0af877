import { useId } from 'react';
import { cx } from './cx.ts';
import styles from './pill-set.module.css';

/** Any number of a few choices, each a button that is pressed or not. */
export function PillSet<Value extends string | number>({
  label,
  hint,
  labelHidden = false,
  options,
  values,
  disabled = false,
  onChange,
}: {
  readonly label: string;
  readonly hint?: string;
  readonly labelHidden?: boolean;
  readonly options: readonly { readonly value: Value; readonly label: string }[];
  readonly values: readonly Value[];
  readonly disabled?: boolean;
  readonly onChange: (values: readonly Value[]) => void;
}) {
  const id = useId();
  return (
    <div role="group" aria-labelledby={id} className={styles['set']}>
      <span id={id} className={labelHidden ? 'visually-hidden' : styles['label']}>
        {label}
      </span>
      <div className={styles['pills']}>
        {options.map((option) => {
          const on = values.includes(option.value);
          return (
            <button
              key={option.value}
              type="button"
              aria-pressed={on}
              disabled={disabled}
              className={cx(styles['pill'], on && styles['on'])}
              // In the order of the options, whatever was pressed first.
              onClick={() => onChange(options.map(({ value }) => value).filter((value) => (value === option.value ? !on : values.includes(value))))}
            >
              {option.label}
            </button>
          );
        })}
      </div>
      {hint !== undefined && <span className={styles['hint']}>{hint}</span>}
    </div>
  );
}
