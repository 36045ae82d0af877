import { waitingIn } from '../../../../shared/domain/acd/queue-live.ts';
import { formatDuration } from '../../bridge/format.ts';
import { useAppState } from '../../bridge/hooks.ts';
import { useTranslation } from '../../bridge/texts.ts';
import { useNow } from '../../bridge/use-now.ts';
import { Tooltip } from '../../ui/tooltip.tsx';
import styles from './top-bar.module.css';

/** Who waits in the project's queues; nothing without a connection with the PBX. */
export function QueueNow() {
  const { t } = useTranslation();
  const live = useAppState((state) => state.queueLive);
  const routes = useAppState(({ project }) => project?.plan.routes);
  const now = useNow();
  if (live.state !== 'on') return null;
  const { waiting, since } = waitingIn(
    live,
    (routes ?? []).flatMap(({ on, value }) => (on === 'queue' ? [value] : [])),
  );
  const time = formatDuration(Math.max(0, now - (since ?? now)));
  return (
    <Tooltip text={waiting === 0 ? t('queues.topBarNobody') : t('queues.topBarExplained', { count: waiting, time })}>
      <button type="button" className={styles['figure']}>
        <span className={styles['number']}>{waiting}</span>
        <span className={styles['label']}>{t('queues.topBar')}</span>
      </button>
    </Tooltip>
  );
}
