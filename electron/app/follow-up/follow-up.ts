import type { Interaction } from '../../../shared/domain/interaction/interaction.ts';
import { improvementHandlers } from '../../ipc/handlers/improvement.ts';
import type { FollowUpDeps } from './deps.ts';
import { createImprovementDesk } from './improvement-desk.ts';

/** Everything that is done after a conversation, beside the promises: put together here, so that the whole stays small. */
export function createFollowUp(deps: FollowUpDeps) {
  const improvement = createImprovementDesk(deps);
  return {
    handlers: { ...improvementHandlers(improvement) },
    /** A registration is complete, or was closed without being so. */
    closed: (interaction: Interaction): void => {
      improvement.registered(interaction).catch((error: unknown) => deps.notices.report('the question of a registration could not be counted', error));
    },
  };
}
