import path from 'node:path';

import type { Contact, ContactFields } from '../../../shared/domain/contact/contact.ts';
import type { Interaction } from '../../../shared/domain/interaction/interaction.ts';
import { dispatchHandlers } from '../../ipc/handlers/dispatch.ts';
import { plannerHandlers } from '../../ipc/handlers/planner.ts';
import { knowledgeHandlers } from '../../ipc/handlers/knowledge.ts';
import { improvementHandlers } from '../../ipc/handlers/improvement.ts';
import { handOverHandlers } from '../../ipc/handlers/hand-over.ts';
import { createMailThread } from '../../mail/client.ts';
import type { Desktop, Outcome, SecretStore } from '../ports/platform-ports.ts';
import type { FollowUpDeps } from './deps.ts';
import { createDispatchDesk } from './dispatch-desk.ts';
import { createImprovementDesk } from './improvement-desk.ts';
import { createCalendarDesk } from './calendar-desk.ts';
import { createKnowledgeDesk } from './knowledge-desk.ts';
import { createHandOverDesk, type HandOverWords } from './hand-over/hand-over-desk.ts';
import { createProfileKey } from '../signing/profile-key.ts';
import { createMailDesk } from './mail-desk.ts';

/** Everything that is done after a conversation, beside the promises: put together here, so that the whole stays small. */
export function createFollowUp(
  deps: FollowUpDeps & {
    readonly mailSecrets: SecretStore;
    readonly handOverSecrets: SecretStore;
    readonly desktop: Desktop;
    readonly dataFolder: string;
    readonly words: { readonly material: () => string; readonly calendar: () => string; readonly handOver: () => HandOverWords };
    readonly addCustomer: (fields: ContactFields) => Promise<Outcome<Contact>>;
    readonly onNews: () => void;
    /** The list of promises has changed. */
    readonly onPromises: () => Promise<void>;
  },
) {
  const knowledge = createKnowledgeDesk(deps);
  const improvement = createImprovementDesk({ ...deps, knowledge });
  const thread = createMailThread(deps.log);
  const mail = createMailDesk({ ...deps, thread, secrets: deps.mailSecrets, fileTitle: deps.words.material });
  const dispatches = createDispatchDesk({ ...deps, mail, thread, quoteFolder: path.join(deps.dataFolder, 'quotes') });
  const key = createProfileKey(deps.handOverSecrets, deps.log);
  const handOver = createHandOverDesk({ ...deps, key, dispatches, mail, onChanged: deps.onPromises, words: deps.words.handOver });
  /** A hand-over that the operating system was asked to open waits until somebody is there. */
  let waiting: string | null = null;
  const openFile = async (file: string): Promise<void> => {
    waiting = deps.store.get().session.agent === null ? file : null;
    if (waiting !== null) return;
    const shown = await handOver.open(file);
    deps.notices.show({ code: shown.ok ? 'hand-over-opened' : shown.error.code, severity: shown.ok ? 'info' : 'warning', details: {} });
  };
  return {
    /** What this profile signs its files with. */
    key,
    ask: dispatches.ask,
    handlers: {
      ...handOverHandlers(handOver),
       ...improvementHandlers(improvement), ...knowledgeHandlers(knowledge), ...dispatchHandlers(dispatches, mail), ...plannerHandlers(createCalendarDesk({ ...deps, title: deps.words.calendar })),
    },
    openFile,
    /** A registration is complete, or was closed without being so. */
    closed: (interaction: Interaction): void => {
      improvement.registered(interaction).catch((error: unknown) => deps.notices.report('the question of a registration could not be counted', error));
    },
    /** After somebody logged in or out, when the project changes, and when practice begins or ends. */
    load: async (): Promise<void> => {
      await dispatches.load();
      // Who comes after does not see what somebody else had opened.
      if (deps.store.get().session.agent === null) handOver.close();
      else if (waiting !== null) await openFile(waiting);
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
