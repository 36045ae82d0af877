import { VolumeX } from 'lucide-react';
import type { Call } from '../../../../shared/domain/call/call.ts';
import { formatDuration } from '../../bridge/format.ts';
import { useAppState } from '../../bridge/hooks.ts';
import { useTranslation } from '../../bridge/texts.ts';
import { useNow } from '../../bridge/use-now.ts';
import styles from './script.module.css';

/**
 * How long the step has been on screen, and when nobody speaks for longer than it allows, for how long.
 * @param since wall-clock ms, as main keeps it: a reload of the window starts nothing anew
 */
export function StepClock({ call, since, maxSilenceMs }: { readonly call: Call; readonly since: number; readonly maxSilenceMs: number | null }) {
  const { t } = useTranslation();
  const now = useNow(500);
  const talk = useAppState((state) => state.talk.find(({ callId }) => callId === call.id));
  const quiet = talk === undefined || talk.quietSince === null || talk.kind !== 'unannounced' ? 0 : now - Math.max(talk.quietSince, since);
  return (
    <>
      {maxSilenceMs !== null && quiet > maxSilenceMs && (
        <span className={styles['silent']} role="status">
          <VolumeX size={13} aria-hidden="true" />
          {t('script.silent', { time: formatDuration(quiet), most: formatDuration(maxSilenceMs) })}
        </span>
      )}
      <span className={styles['clock']} title={t('script.stepTime')}>
        {formatDuration(Math.max(0, now - since))}
      </span>
    </>
  );
}
