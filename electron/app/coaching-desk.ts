import {
  isAnswered,
  mayCoach,
  type CallCoaching,
  type ImprovementPoint,
} from '../../shared/domain/coaching/coaching.ts';
import { CALL_RUBRIC, fitsRubric } from '../../shared/domain/coaching/rubric.ts';
import type { Role } from '../../shared/domain/agent-state/agent-state.ts';
import { appError } from '../../shared/errors/app-error.ts';
import type { AgentId, CallId } from '../../shared/lib/brand.ts';
import type { Clock } from '../../shared/lib/clock.ts';
import { err, ok } from '../../shared/lib/result.ts';
import type { DataPort } from './ports/data-port.ts';
import type { NewId, Outcome } from './ports/platform-ports.ts';

const MOST_CALLS = 200;
const MOST_POINTS = 50;

/** What agents and their supervisors say about calls, to do better in the next ones (F79, F80). */
export type CoachingDesk = {
  readonly ofCall: (callId: CallId) => Promise<Outcome<CallCoaching>>;
  readonly calls: (everybody: boolean) => Promise<Outcome<readonly CallCoaching[]>>;
  readonly mark: (callId: CallId, remark: string | null) => Promise<Outcome>;
  readonly review: (
    callId: CallId,
    scores: Readonly<Record<string, number>>,
    remark: string,
  ) => Promise<Outcome<CallCoaching>>;
  readonly ask: (callId: CallId, question: string) => Promise<Outcome<CallCoaching>>;
  readonly use: (callId: CallId, text: string) => Promise<Outcome<CallCoaching>>;
  readonly points: () => Promise<Outcome<readonly ImprovementPoint[]>>;
  readonly setPoint: (text: string, callId: CallId | null) => Promise<Outcome<readonly ImprovementPoint[]>>;
  readonly closePoint: (id: string, result: string) => Promise<Outcome<readonly ImprovementPoint[]>>;
};

export function createCoachingDesk(deps: {
  readonly data: () => DataPort;
  readonly clock: Clock;
  readonly newId: NewId;
  readonly agentId: () => AgentId;
  readonly role: () => Role;
}): CoachingDesk {
  const coaching = () => deps.data().coaching;
  const author = () => ({ agentId: deps.agentId(), at: deps.clock.now() });
  const notThere = () => err(appError('not-found', 'no answered call of this id'));

  /** The call, where whoever works here may do that with it. */
  const found = async (callId: CallId, act: Parameters<typeof mayCoach>[0]): Promise<Outcome<CallCoaching>> => {
    const call = await coaching().ofCall(callId);
    if (call === null) return notThere();
    return mayCoach(act, call.call, { agentId: deps.agentId(), role: deps.role() })
      ? ok(call)
      : err(appError('not-yours', 'a call of somebody else'));
  };
  const points = async () => ok(await coaching().points(deps.agentId(), MOST_POINTS));
  const after = async (callId: CallId): Promise<Outcome<CallCoaching>> => {
    const call = await coaching().ofCall(callId);
    return call === null ? notThere() : ok(call);
  };

  return {
    ofCall: (callId) => found(callId, 'see'),
    calls: async (everybody) => {
      if (everybody && deps.role() === 'agent')
        return err(appError('not-allowed', 'calls of everybody', { role: 'supervisor' }));
      return ok(await coaching().calls(everybody ? null : deps.agentId(), MOST_CALLS));
    },
    mark: async (callId, remark) => {
      const call = await found(callId, 'mark');
      if (!call.ok) return call;
      await coaching().mark(callId, remark?.trim() ?? null, author());
      return ok();
    },
    review: async (callId, scores, remark) => {
      const call = await found(callId, 'review');
      if (!call.ok) return call;
      if (!fitsRubric(CALL_RUBRIC, scores))
        return err(appError('bad-request', 'a criterion that the rubric does not have', { field: 'scores' }));
      await coaching().review(callId, CALL_RUBRIC, scores, remark.trim(), author());
      return after(callId);
    },
    ask: async (callId, question) => {
      const call = await found(callId, 'ask');
      if (!call.ok) return call;
      await coaching().ask(callId, question, author());
      return after(callId);
    },
    use: async (callId, text) => {
      const call = await found(callId, 'use');
      if (!call.ok) return call;
      if (call.value.feedback === null || !isAnswered(call.value))
        return err(appError('not-found', 'no answer to use yet'));
      await coaching().use(callId, text, author());
      return after(callId);
    },
    points,
    setPoint: async (text, callId) => {
      const call = callId === null ? ok() : await found(callId, 'mark');
      if (!call.ok) return call;
      await coaching().setPoint({ id: deps.newId(), text, callId }, author());
      return points();
    },
    closePoint: async (id, result) =>
      (await coaching().closePoint(id, result.trim(), author()))
        ? points()
        : err(appError('not-found', 'no open point of yours')),
  };
}
