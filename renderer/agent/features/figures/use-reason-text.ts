import { NOT_READY_REASONS } from '../../../../shared/domain/agent-state/agent-state.ts';
import { useTranslation } from '../../bridge/texts.ts';

/** What a reason of Not ready is called. */
export function useReasonText(): (reason: string) => string {
  const { t } = useTranslation();
  return (reason) => {
    const known = NOT_READY_REASONS.find((each) => each === reason);
    return known === undefined ? reason : t(`agentState.reason.${known}`);
  };
}
