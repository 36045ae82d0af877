import { VolumeX } from 'lucide-react';
import type { Call } from '../../../../shared/domain/call/call.ts';
import { formatDuration } from '../../bridge/format.ts';
import { useTranslation } from '../../bridge/texts.ts';
import { useNow } from '../../bridge/use-now.ts';
import styles from './script.module.css';
import { useSilence } from './use-silence.ts';

/**
 * How long the step has been on screen, and when it lasts longer than the step allows, how long nobody has spoken.
 * @param since wall-clock ms, as main keeps it: a reload of the window starts nothing anew
 */
export function StepClock({ call, since, maxSilenceMs }: { readonly call: Call; readonly since: number; readonly maxSilenceMs: number | null }) {
  const { t } = useTranslation();
  const now = useNow();
  const silence = useSilence(call, since);
  const long = maxSilenceMs !== null && silence > maxSilenceMs;
  return (
    <>
      {long && (
        <span className={styles['silent']} role="status">
          <VolumeX size={13} aria-hidden="true" />
          {t('script.silent', { time: formatDuration(silence), most: formatDuration(maxSilenceMs) })}
        </span>
      )}
      <span className={styles['clock']} title={t('script.stepTime')}>
        {formatDuration(Math.max(0, now - since))}
      </span>
    </>
  );
}
