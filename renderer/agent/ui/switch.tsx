import { Switch as Base } from '@base-ui/react/switch';
import { useId } from 'react';
import styles from './switch.module.css';

/** On or off, at once. The whole line is the target. */
export function Switch({ label, hint, checked, onChange, disabled = false }: { readonly label: string; readonly hint?: string; readonly checked: boolean; readonly onChange: (checked: boolean) => void; readonly disabled?: boolean }) {
  const id = useId();
  return (
    <div className={styles['line']}>
      <Base.Root checked={checked} onCheckedChange={(next) => onChange(next)} disabled={disabled} aria-labelledby={`${id}-label`} aria-describedby={hint === undefined ? undefined : `${id}-hint`} className={styles['track'] ?? ''}>
        <Base.Thumb className={styles['thumb'] ?? ''} />
      </Base.Root>
      <div>
        <span id={`${id}-label`} onClick={() => !disabled && onChange(!checked)}>
          {label}
        </span>
        {hint !== undefined && (
          <div id={`${id}-hint`} className={styles['hint']}>
            {hint}
          </div>
        )}
      </div>
    </div>
  );
}
