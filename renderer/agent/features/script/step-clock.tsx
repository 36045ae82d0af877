import { useState } from 'react';
import { formatDuration } from '../../bridge/format.ts';
import { useTranslation } from '../../bridge/texts.ts';
import { useNow } from '../../bridge/use-now.ts';
import styles from './script.module.css';

/** How long it has been on screen; keyed by the step, it starts anew with each. */
export function StepClock() {
  const { t } = useTranslation();
  const [since] = useState(() => Date.now());
  const now = useNow();
  return (
    <span className={styles['clock']} title={t('script.stepTime')}>
      {formatDuration(now - since)}
    </span>
  );
}
