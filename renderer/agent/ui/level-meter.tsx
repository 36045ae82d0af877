import styles from './level-meter.module.css';

/**
 * A sound level as a bar. Linear amplitude is shown on a square-root scale, so that ordinary speech fills about half of it.
 * @param value 0 (silence) to 1 (full scale)
 */
export function LevelMeter({
  label,
  value,
  visibleLabel = true,
}: {
  readonly label: string;
  readonly value: number;
  readonly visibleLabel?: boolean;
}) {
  const shown = Math.round(Math.sqrt(Math.min(1, Math.max(0, value))) * 100);
  return (
    <div className={styles['line']}>
      {visibleLabel && (
        <span className={styles['label']} aria-hidden="true">
          {label}
        </span>
      )}
      <div
        className={styles['bar']}
        role="meter"
        aria-label={label}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={shown}
      >
        <div
          className={styles['fill']}
          data-high={shown > 92 || undefined}
          style={{ transform: `scaleX(${shown / 100})` }}
        />
      </div>
    </div>
  );
}
