import { formatDuration } from '../../bridge/format.ts';
import { useTranslation } from '../../bridge/texts.ts';
import { useNow } from '../../bridge/use-now.ts';
import styles from './script.module.css';

/** How long the step has been on screen. @param since wall-clock ms, as main keeps it: a reload of the window starts nothing anew */
export function StepClock({ since }: { readonly since: number }) {
  const { t } = useTranslation();
  const now = useNow();
  return (
    <span className={styles['clock']} title={t('script.stepTime')}>
      {formatDuration(Math.max(0, now - since))}
    </span>
  );
}
