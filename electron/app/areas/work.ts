import { agentHandlers } from '../../ipc/handlers/agent.ts';
import { draftHandlers } from '../../ipc/handlers/draft.ts';
import { timelineHandlers } from '../../ipc/handlers/timeline.ts';
import { verificationHandlers } from '../../ipc/handlers/verification.ts';
import { createAgentSession } from '../agent-session.ts';
import { createInteractionDesk } from '../interaction-desk.ts';
import { createRecordDesk } from '../record-desk.ts';
import { createVerificationDesk } from '../verification-desk.ts';
import type { Areas, Later, WorkArea } from './areas.ts';
import type { Moments } from './moments.ts';

export function createWorkArea(
  { base, people, projects: { forms, scripts, projects } }: Pick<Areas, 'base' | 'people' | 'projects'>,
  later: Later,
  moments: Pick<Moments, 'loggedIn' | 'conversationClosed'>,
): WorkArea {
  const { data, store, notices, clock, timers, newId, desktop, agentId, practice } = base;
  const records = createRecordDesk({
    data,
    store,
    desktop,
    clock,
    agentId: base.whoSees,
    practice,
    recent: people.visibility.recent,
  });
  const session = createAgentSession({
    data,
    store,
    notices,
    clock,
    timers,
    newId,
    projectId: projects.id,
    offersReason: people.reasons.offers,
    prepareMicrophone: (on) => later().sound.devices.warm(on),
    onLoggedIn: moments.loggedIn,
  });
  const interactions = createInteractionDesk({
    data,
    store,
    notices,
    clock,
    agentId,
    projectId: projects.id,
    wrapUpMs: projects.wrapUpMs,
    script: (projectId) => scripts.inUse(projects.scriptId(projectId)),
    forms,
    formChoice: projects.formChoice,
    verifyItems: (project) => store.get().verifyRules[project] ?? [],
    onClosed: moments.conversationClosed,
    onChanged: () => session.follow(),
  });
  const verification = createVerificationDesk({
    data,
    store,
    clock,
    change: (id, next) => interactions.verify(id, next),
  });
  return { session, interactions, verification, records };
}

export const workHandlers = ({ base, people, work }: Areas) => ({
  ...agentHandlers(work.session, people.people, work.records, people.reasons),
  ...verificationHandlers(work.verification, base.agentId),
  ...draftHandlers(base.data, base.agentId),
  ...timelineHandlers(base.data, () => ({ agentId: base.agentId(), all: base.role() !== 'agent' }), people.visibility),
});
