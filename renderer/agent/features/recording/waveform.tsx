import type { RecordingPause } from '../../../../shared/domain/recording/recording.ts';
import styles from './recording.module.css';

const HEIGHT = 32;
const MIDDLE = HEIGHT / 2;

/** The agent's voice above the line, the customer's below it; pauses as bands. @param peaks agent and customer by turns, 0 to 1 */
export function Waveform({
  peaks,
  pauses,
  durationMs,
  atMs,
}: {
  readonly peaks: readonly number[];
  readonly pauses: readonly RecordingPause[];
  readonly durationMs: number;
  readonly atMs: number;
}) {
  const steps = Math.max(1, peaks.length / 2);
  const xOf = (ms: number): number => (durationMs === 0 ? 0 : (ms / durationMs) * steps);
  // Speech is mostly quiet: the root makes it visible.
  const heightOf = (index: number): number => Math.sqrt(peaks[index] ?? 0) * (MIDDLE - 1);
  const path = Array.from({ length: Math.floor(peaks.length / 2) }, (_, step) => {
    const up = heightOf(step * 2);
    const down = heightOf(step * 2 + 1);
    return `M${step + 0.5} ${(MIDDLE - up).toFixed(1)}V${(MIDDLE + down).toFixed(1)}`;
  }).join('');
  return (
    <svg viewBox={`0 0 ${steps} ${HEIGHT}`} preserveAspectRatio="none" aria-hidden="true" className={styles['wave']}>
      {pauses.map(({ fromMs, toMs }) => (
        <rect
          key={fromMs}
          x={xOf(fromMs)}
          y={0}
          width={Math.max(0.5, xOf(toMs) - xOf(fromMs))}
          height={HEIGHT}
          className={styles['gap']}
        />
      ))}
      <path d={`M0 ${MIDDLE}H${steps}`} className={styles['base']} />
      <path d={path} className={styles['peaks']} />
      <path d={`M${xOf(atMs)} 0V${HEIGHT}`} className={styles['head']} />
    </svg>
  );
}
