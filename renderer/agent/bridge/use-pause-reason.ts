import type { PauseReason } from '../../../shared/domain/queue/queue-settings.ts';
import { useTranslation } from './texts.ts';

/** Words a reason for which the queue passes the agent over. */
export function usePauseReason(): (reason: PauseReason) => string {
  const { t } = useTranslation();
  return (reason) => (reason === 'handling' ? t('queue.handling') : t(`agentState.reason.${reason}`));
}
