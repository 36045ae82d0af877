import type { ReactNode } from 'react';
import { ProgressBar } from './progress-bar.tsx';
import styles from './running-job.module.css';

/** Work that goes on beside everything else: what it is, how far, and what can be done about it. */
export function RunningJob({
  label,
  share,
  soft = false,
  children,
}: {
  readonly label: string;
  /** 0 to 1 */
  readonly share: number;
  /** Set back, where more stands beside it. */
  readonly soft?: boolean;
  readonly children?: ReactNode;
}) {
  return (
    <div className={styles['job']}>
      <div className={styles['head']}>
        <span className={styles[soft ? 'soft' : 'label']}>{label}</span>
        {children}
      </div>
      <ProgressBar label={label} share={share} />
    </div>
  );
}
