import type { Interaction } from '../../../shared/domain/interaction/interaction.ts';
import { dispatchHandlers } from '../../ipc/handlers/dispatch.ts';
import { plannerHandlers } from '../../ipc/handlers/planner.ts';
import { knowledgeHandlers } from '../../ipc/handlers/knowledge.ts';
import { improvementHandlers } from '../../ipc/handlers/improvement.ts';
import { createMailThread } from '../../mail/client.ts';
import type { Desktop, SecretStore } from '../ports/platform-ports.ts';
import type { FollowUpDeps } from './deps.ts';
import { createDispatchDesk } from './dispatch-desk.ts';
import { createImprovementDesk } from './improvement-desk.ts';
import { createCalendarDesk } from './calendar-desk.ts';
import { createKnowledgeDesk } from './knowledge-desk.ts';
import { createMailDesk } from './mail-desk.ts';

/** Everything that is done after a conversation, beside the promises: put together here, so that the whole stays small. */
export function createFollowUp(
  deps: FollowUpDeps & { readonly mailSecrets: SecretStore; readonly desktop: Desktop; readonly dataFolder: string; readonly words: { readonly material: () => string; readonly calendar: () => string }; readonly onNews: () => void },
) {
  const knowledge = createKnowledgeDesk(deps);
  const improvement = createImprovementDesk({ ...deps, knowledge });
  const thread = createMailThread(deps.log);
  const mail = createMailDesk({ ...deps, thread, secrets: deps.mailSecrets, fileTitle: deps.words.material });
  const dispatches = createDispatchDesk({ ...deps, mail, thread });
  return {
    ask: dispatches.ask,
    handlers: { ...improvementHandlers(improvement), ...knowledgeHandlers(knowledge), ...dispatchHandlers(dispatches, mail), ...plannerHandlers(createCalendarDesk({ ...deps, title: deps.words.calendar })) },
    /** A registration is complete, or was closed without being so. */
    closed: (interaction: Interaction): void => {
      improvement.registered(interaction).catch((error: unknown) => deps.notices.report('the question of a registration could not be counted', error));
    },
    /** After somebody logged in or out, when the project changes, and when practice begins or ends. */
    load: async (): Promise<void> => {
      await dispatches.load();
      await knowledge.load();
    },
    start: (): Promise<void> => {
      knowledge.start();
      return dispatches.start();
    },
    stop: (): Promise<void> => {
      knowledge.stop();
      return dispatches.stop();
    },
  };
}
