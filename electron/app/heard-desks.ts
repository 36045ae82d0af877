import type { CallEvent } from '../../shared/domain/call/call-event.ts';
import { callById } from '../../shared/domain/call/call-selectors.ts';
import type { ProjectPlan } from '../../shared/domain/project/project-plan.ts';
import type { QualityInterval } from '../../shared/domain/quality/quality-history.ts';
import { limitsAt } from '../../shared/domain/talk/silence-limits.ts';
import type { CallId, ProjectId } from '../../shared/lib/brand.ts';
import { coachingHandlers } from '../ipc/handlers/coaching.ts';
import { talkHandlers } from '../ipc/handlers/talk.ts';
import type { Handlers } from '../ipc/handler.ts';
import type { MediaControl } from '../media/media-control.ts';
import { createCoachingDesk } from './coaching-desk.ts';
import type { InteractionDesk } from './interaction-desk.ts';
import { createQualityDesk } from './quality-desk.ts';
import { createTalkDesk } from './talk-desk.ts';

/** What is measured of the sound of calls, how good it is and who speaks, and what people say of calls afterwards. */
export type HeardDesks = {
  readonly handlers: Handlers<'talk'> & Handlers<'coaching'>;
  /** Told of everything that happens to calls. */
  readonly onCall: (event: CallEvent) => void;
  /** Of a living call so far, or of one that is over. */
  readonly intervalsOf: (callId: CallId) => Promise<readonly (QualityInterval | null)[]>;
};

export function createHeardDesks(
  deps: Omit<Parameters<typeof createTalkDesk>[0], 'limitsOf'> &
    Parameters<typeof createCoachingDesk>[0] & {
    readonly media: MediaControl;
    readonly interactions: Pick<InteractionDesk, 'maxSilenceMs'>;
    readonly planOf: (project: ProjectId) => Pick<ProjectPlan, 'silence'>;
    /** Of calls without a project of their own. */
    readonly projectId: () => ProjectId;
  },
): HeardDesks {
  const quality = createQualityDesk(deps);
  const talk = createTalkDesk({
    ...deps,
    limitsOf: (callId) => {
      const { silence } = deps.planOf(callById(deps.store.get().calls.calls, callId)?.projectId ?? deps.projectId());
      return { now: limitsAt(silence, deps.interactions.maxSilenceMs(callId)), record: limitsAt(silence, null) };
    },
  });
  deps.media.events.on('quality', ({ callId, sample }) => quality.onSample(callId, sample));
  deps.media.events.on('talk', ({ callId, chunk }) => talk.onChunk(callId, chunk));
  return {
    handlers: { ...talkHandlers(talk), ...coachingHandlers(createCoachingDesk(deps)) },
    onCall: (event) => {
      quality.onCall(event);
      talk.onCall(event);
    },
    intervalsOf: async (callId) => {
      const living = quality.historyOf(callId);
      return living.length > 0 ? living : deps.data().quality.get(callId);
    },
  };
}
