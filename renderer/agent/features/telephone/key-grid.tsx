import { cx } from '../../ui/cx.ts';
import styles from './key-grid.module.css';

const KEYS = [
  ['1', ''],
  ['2', 'ABC'],
  ['3', 'DEF'],
  ['4', 'GHI'],
  ['5', 'JKL'],
  ['6', 'MNO'],
  ['7', 'PQRS'],
  ['8', 'TUV'],
  ['9', 'WXYZ'],
  ['*', ''],
  ['0', ''],
  ['#', ''],
] as const;

/** The twelve keys of a telephone (ITU-T E.161). */
export function KeyGrid({
  label,
  onKey,
  disabled = false,
  className,
}: {
  readonly label: string;
  readonly onKey: (key: string) => void;
  readonly disabled?: boolean;
  readonly className?: string | undefined;
}) {
  return (
    <div role="group" aria-label={label} className={cx(styles['grid'], className)}>
      {KEYS.map(([key, letters]) => (
        <button
          key={key}
          type="button"
          aria-label={key}
          className={styles['key']}
          disabled={disabled}
          onClick={() => onKey(key)}
        >
          <span>{key}</span>
          <span className={styles['letters']} aria-hidden="true">
            {letters}
          </span>
        </button>
      ))}
    </div>
  );
}
