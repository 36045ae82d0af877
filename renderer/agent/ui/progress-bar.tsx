import styles from './progress-bar.module.css';

/** How far a piece of work is. */
export function ProgressBar({
  label,
  share,
}: {
  /** What is worked at, for those who do not see the bar. */
  readonly label: string;
  /** 0 to 1 */
  readonly share: number;
}) {
  const percent = Math.round(share * 100);
  return (
    <div
      className={styles['track']}
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={percent}
    >
      <div style={{ width: `${String(percent)}%` }} />
    </div>
  );
}
