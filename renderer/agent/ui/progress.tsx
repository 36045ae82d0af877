import styles from './progress.module.css';

/** How far long work has come. @param value 0 to 1, or null while the end is unknown */
export function Progress({ label, value }: { readonly label: string; readonly value: number | null }) {
  return (
    <div
      className={styles['progress']}
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={value === null ? undefined : Math.round(value * 100)}
    >
      <div
        className={styles['fill']}
        data-unknown={value === null || undefined}
        style={value === null ? undefined : { width: `${value * 100}%` }}
      />
    </div>
  );
}
