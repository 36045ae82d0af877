import { Radio } from '@base-ui/react/radio';
import { RadioGroup } from '@base-ui/react/radio-group';
import { useId, type ReactNode } from 'react';
import styles from './segmented.module.css';

/** Two to four choices side by side, one of them taken: a radio group. */
export function Segmented<Value extends string>({
  label,
  options,
  value,
  onChange,
  labelHidden = false,
}: {
  readonly label: string;
  readonly options: readonly { readonly value: Value; readonly label: string; readonly icon?: ReactNode }[];
  readonly value: Value;
  readonly onChange: (value: Value) => void;
  readonly labelHidden?: boolean;
}) {
  const id = useId();
  return (
    <div className={styles['field']}>
      <span id={id} className={labelHidden ? 'visually-hidden' : styles['label']}>
        {label}
      </span>
      <RadioGroup
        value={value}
        onValueChange={(next: unknown) => onChange(next as Value)}
        aria-labelledby={id}
        className={styles['group'] ?? ''}
      >
        {options.map((option) => (
          <Radio.Root
            key={option.value}
            value={option.value}
            className={styles['option'] ?? ''}
            aria-label={option.label}
            // As in every other field of a form: Enter sends it.
            onKeyDown={(event) => {
              if (event.key !== 'Enter' || event.ctrlKey || event.altKey || event.shiftKey || event.metaKey) return;
              event.preventDefault();
              event.currentTarget.closest('form')?.requestSubmit();
            }}
          >
            {option.icon}
            <span>{option.label}</span>
          </Radio.Root>
        ))}
      </RadioGroup>
    </div>
  );
}
