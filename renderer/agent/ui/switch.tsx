import { Switch as Base } from '@base-ui/react/switch';
import { useId } from 'react';
import styles from './switch.module.css';

export type SwitchProps = {
  readonly label: string;
  readonly hint?: string;
  /** What assistive technology says, where the label alone stands in many rows. */
  readonly name?: string;
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
  readonly disabled?: boolean;
};

/** On or off, at once. The whole line is the target; the explanation is not part of the name. */
export function Switch({ label, hint, name, checked, onChange, disabled = false }: SwitchProps) {
  const id = useId();
  return (
    <label className={styles['line']}>
      <Base.Root
        checked={checked}
        onCheckedChange={(next) => onChange(next)}
        disabled={disabled}
        {...(name === undefined ? { 'aria-labelledby': `${id}-label` } : { 'aria-label': name })}
        aria-describedby={hint === undefined ? undefined : `${id}-hint`}
        className={styles['track'] ?? ''}
      >
        <Base.Thumb className={styles['thumb'] ?? ''} />
      </Base.Root>
      <span className={styles['words']}>
        <span id={`${id}-label`}>{label}</span>
        {hint !== undefined && (
          <span id={`${id}-hint`} className={styles['hint']}>
            {hint}
          </span>
        )}
      </span>
    </label>
  );
}
