import { afterAttempt, DEFAULT_RULES, usableNumbers } from '../../../shared/domain/call-list/attempt-policy.ts';
import { resultOfCall, type AttemptResult } from '../../../shared/domain/call-list/attempt.ts';
import type { CallList, EntryInHand, ListState, ListWork, OrderRule, SkipReason } from '../../../shared/domain/call-list/call-list.ts';
import { zonesOfNumber } from '../../../shared/domain/call-list/calling-time.ts';
import type { CallEnd } from '../../../shared/domain/call/end-cause.ts';
import { isEmergency } from '../../../shared/domain/contact/emergency-numbers.ts';
import type { Interaction } from '../../../shared/domain/interaction/interaction.ts';
import type { ProjectPlan } from '../../../shared/domain/project/project-plan.ts';
import type { Purpose } from '../../../shared/domain/consent/consent.ts';
import { appError } from '../../../shared/errors/app-error.ts';
import { brandId, type AgentId, type CallId, type CallListId, type E164, type InteractionId, type ProjectId } from '../../../shared/lib/brand.ts';
import type { Clock } from '../../../shared/lib/clock.ts';
import { err, ok } from '../../../shared/lib/result.ts';
import type { CallDesk } from '../call-desk.ts';
import type { InteractionDesk } from '../interaction-desk.ts';
import type { NoticeDesk } from '../notice-desk.ts';
import type { CustomerAsker } from '../ports/customer-port.ts';
import type { DataPort } from '../ports/data-port.ts';
import type { NewId, Outcome, Timers } from '../ports/platform-ports.ts';
import type { StateStore } from '../state-store.ts';
import { fillList, type ListSource } from './list-filler.ts';

/** While somebody talks, the data threads are left alone in between, ms. */
const REST_IN_CALL_MS = 50;
/** A list with nobody to call now is looked at again after this at the latest: the clock may be set, a colleague may add people. */
const LOOK_AGAIN_MS = 60_000;
/** Nobody postpones further, ms. */
const MOST_POSTPONED_MS = 366 * 24 * 60 * 60_000;

/** Results that the agent books by a key, in the call or after it. */
export type BookedResult = Exclude<AttemptResult, 'answered'>;

/** Call lists of the project that is worked for, and the entry in hand (F38, F39, F40). */
export type CallListDesk = {
  /** Reads the lists; lets go of whatever an earlier run left in a hand. */
  readonly load: (begins: boolean) => Promise<void>;
  readonly all: (archived: boolean) => Promise<Outcome<readonly CallList[]>>;
  /** Makes a list and fills it while the agent goes on (`AppState.callLists.filling`). Error `bad-request` while another one is filled. */
  readonly create: (name: string, source: ListSource, order: OrderRule) => Promise<Outcome<{ readonly listId: CallListId }>>;
  readonly stopFilling: () => Outcome;
  /** Errors: `not-found`, `stale-version`. */
  readonly change: (id: CallListId, version: number, change: { readonly name?: string; readonly state?: ListState }) => Promise<Outcome>;
  /** Takes the next entry of a list in hand; null stops working. Errors: `not-found`, `already-in-a-call`. */
  readonly work: (id: CallListId | null) => Promise<Outcome>;
  /** Dials the entry in hand. Errors: those of `call.dial`, `call-not-possible` when nothing is in hand. */
  readonly dial: (number: E164) => Promise<Outcome<{ readonly callId: CallId }>>;
  readonly skip: (reason: SkipReason) => Promise<Outcome>;
  /** @param at wall-clock ms; `bad-request` for the past and for more than a year. */
  readonly postpone: (at: number) => Promise<Outcome>;
  /** What came of the call that is going on (it is hung up), or of the entry before, put right. */
  readonly book: (result: BookedResult) => Promise<Outcome>;
  /** Something changed about the calls. */
  readonly follow: () => void;
  /** A conversation is registered, or needs no registration. */
  readonly closed: (interaction: Interaction) => void;
  readonly stop: () => Promise<void>;
};

const notPossible = (what: string) => err(appError('call-not-possible', what));

export function createCallListDesk(deps: {
  readonly data: () => DataPort;
  readonly store: StateStore;
  readonly notices: NoticeDesk;
  readonly calls: () => Pick<CallDesk, 'dial' | 'hangUp'>;
  readonly interactions: Pick<InteractionDesk, 'closeIncomplete' | 'find'>;
  readonly projectId: () => ProjectId;
  readonly planOf: (id: ProjectId) => ProjectPlan;
  readonly purposeOf: (id: ProjectId) => Purpose;
  readonly whoAsks: () => Omit<CustomerAsker, 'asker'>;
  readonly agentId: () => AgentId;
  readonly clock: Clock;
  readonly timers: Timers;
  readonly newId: NewId;
  /** IANA name of this computer's time zone. */
  readonly zone: () => string;
}): CallListDesk {
  const { store, clock, timers } = deps;
  const lists = (): DataPort['callLists'] => deps.data().callLists;
  const author = () => ({ agentId: deps.agentId(), at: clock.now() });
  const slice = () => store.get().callLists;
  const publish = (change: Partial<ReturnType<typeof slice>>): void => store.setSlice('callLists', { ...slice(), ...change });
  const show = (work: ListWork | null): void => publish({ work });
  let filling: CallListId | null = null;
  let filled: Promise<void> = Promise.resolve();
  let stopWaiting: () => void = () => undefined;
  /** The list as it was taken up, with its rules. */
  let worked: CallList | null = null;
  /** One step at a time: a double click, or a call that ends while an entry is skipped, never takes two entries. */
  let turn: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(step: () => Promise<T>): Promise<T> => {
    const mine = turn.then(step);
    turn = mine.catch(() => undefined);
    return mine;
  };

  const refresh = async (): Promise<void> => publish({ lists: await lists().list(deps.projectId(), false) });
  const rulesOf = (list: CallList) => ({ purpose: deps.purposeOf(list.projectId), hours: deps.planOf(list.projectId).callingHours, zone: deps.zone() });

  /** The next entry in hand, or nobody for now. */
  const next = async (before: ListWork['before']): Promise<void> => {
    const list = worked;
    if (list === null) return;
    stopWaiting();
    const { entry, nextAt } = await lists().claim(list.id, rulesOf(list), author());
    show({
      ...{ list: { id: list.id, name: list.name }, entry, phase: entry === null ? 'empty' : 'preview' },
      ...{ number: entry?.numbers[0] ?? null, callId: null, nextAt, before },
    });
    if (entry === null) {
      const wait = nextAt === null ? LOOK_AGAIN_MS : Math.min(LOOK_AGAIN_MS, Math.max(0, nextAt - clock.now()));
      stopWaiting = timers.after(wait, () => void inTurn(async () => (slice().work?.phase === 'empty' ? next(slice().work?.before ?? null) : undefined)).catch(failed));
    }
    await refresh();
  };
  const failed = (error: unknown): void => deps.notices.report('the call list could not go on', error);

  /** Books what came of a try, and what becomes of the entry; whether it stays in hand for another number. */
  const conclude = async (entry: EntryInHand, result: AttemptResult, end: CallEnd | null, callId: CallId | null): Promise<{ readonly again: number | null; readonly other: E164 | null }> => {
    const at = clock.now();
    const tried = await lists().book(entry.entryId, { result, end, callId }, at);
    const list = worked ?? (await lists().get(entry.listId));
    const [first = ''] = entry.numbers;
    const step = afterAttempt({ tried, numbers: entry.numbers, rules: list?.rules ?? DEFAULT_RULES, hours: deps.planOf(list?.projectId ?? deps.projectId()).callingHours, zones: zonesOfNumber(first, deps.zone()) });
    if (step.step === 'other-number') return { again: null, other: brandId<E164>(step.number) };
    if (step.step === 'again') {
      await lists().settle(entry.entryId, { state: 'waiting', why: null, nextAt: step.at }, at);
      return { again: step.at, other: null };
    }
    await lists().settle(entry.entryId, { state: 'done', why: step.why, nextAt: null }, at);
    return { again: null, other: null };
  };

  const letGo = async (): Promise<void> => {
    stopWaiting();
    worked = null;
    last = null;
    show(null);
    const agent = store.get().session.agent;
    if (agent !== null) await lists().release(agent.id, clock.now());
    await refresh();
  };

  /** The entry before, as long as what came of it can be put right. */
  let last: EntryInHand | null = null;
  const goOn = async (entry: EntryInHand, result: AttemptResult, end: CallEnd | null, callId: CallId | null): Promise<void> => {
    const { again, other } = await conclude(entry, result, end, callId);
    last = entry;
    const before = { entryId: entry.entryId, name: entry.name || entry.organisation, result, again };
    const work = slice().work;
    if (other === null || work === null) return next(before);
    const tried = [...entry.tried, { number: work.number ?? '', result, at: clock.now() }];
    show({ ...work, phase: 'preview', number: other, callId: null, entry: { ...entry, tried, numbers: [other, ...usableNumbers(entry.numbers, tried).filter((one) => one !== other).map((one) => brandId<E164>(one))] }, before });
  };

  /** The call of the entry in hand may be over. Called after each change of the calls, never from within one. */
  const follow = (): void => {
    const { work } = slice();
    if (work?.entry == null || work.phase !== 'calling') return;
    const { entry, callId } = work;
    const call = store.get().calls.calls.find(({ id }) => id === callId);
    if (call?.end == null) return;
    const { end, answeredAt, interactionId } = call;
    const booked = byHand;
    byHand = null;
    const open = isOpen(interactionId);
    const result = booked ?? resultOfCall(end, answeredAt !== null);
    // After a conversation the entry is in hand until it is registered.
    registering = result === 'answered' && open ? callId : null;
    show({ ...work, phase: 'after' });
    if (registering !== null) return;
    void inTurn(async () => {
      // Nobody was spoken to: there is nothing to register.
      if (booked !== null && open) await deps.interactions.closeIncomplete(interactionId, booked === 'wrong-number' ? 'wrong-number' : 'other');
      return goOn(entry, result, end, callId);
    }).catch(failed);
  };
  const isOpen = (id: InteractionId): boolean => !['completed', 'incomplete', 'unregistered'].includes(deps.interactions.find(id)?.state ?? 'completed');
  /** The call whose conversation is over and is being registered. */
  let registering: CallId | null = null;
  /** The result that the agent booked while the call was going on. */
  let byHand: BookedResult | null = null;

  return {
    load: (begins) =>
      inTurn(async () => {
        if (begins) await lists().release(null, clock.now());
        if (store.get().session.agent === null) {
          worked = null;
          stopWaiting();
          publish({ lists: [], work: null });
          return;
        }
        if (worked !== null && worked.projectId !== deps.projectId()) await letGo();
        else await refresh();
      }),
    all: async (archived) => ok(await lists().list(deps.projectId(), archived)),
    create: async (name, source, order) => {
      if (filling !== null) return err(appError('bad-request', 'another list is being filled'));
      const id = brandId<CallListId>(deps.newId());
      await lists().create({ id, projectId: deps.projectId(), name, order, rules: DEFAULT_RULES }, author());
      filling = id;
      publish({ filling: { listId: id, added: 0 } });
      const rest = (): Promise<void> => (store.get().calls.calls.length === 0 ? Promise.resolve() : new Promise((resolve) => void timers.after(REST_IN_CALL_MS, resolve)));
      filled = fillList({ data: deps.data(), whoAsks: deps.whoAsks(), now: clock.now, rest, on: () => filling === id, tell: (added) => publish({ filling: { listId: id, added } }) }, id, source, order)
        .then(() => undefined, failed)
        .finally(() => {
          if (filling === id) filling = null;
          publish({ filling: null });
        })
        .then(refresh)
        .catch(failed);
      return ok({ listId: id });
    },
    stopFilling: () => {
      filling = null;
      return ok();
    },
    change: async (id, version, change) => {
      if ((await lists().get(id)) === null) return err(appError('not-found', `list ${id}`));
      if (!(await lists().change(id, version, change, author()))) return err(appError('stale-version', `list ${id}`));
      if (worked?.id === id && change.state !== undefined && change.state !== 'active' && slice().work?.phase !== 'calling') await inTurn(letGo);
      await refresh();
      return ok();
    },
    work: (id) =>
      inTurn(async () => {
        const phase = slice().work?.phase;
        if (phase === 'calling') return err(appError('already-in-a-call', 'the entry in hand is being called'));
        if (id === null) {
          await letGo();
          return ok();
        }
        const list = await lists().get(id);
        if (list === null || list.state !== 'active' || list.projectId !== deps.projectId()) return err(appError('not-found', `list ${id}`));
        if (worked !== null) await letGo();
        worked = list;
        await next(null);
        return ok();
      }),
    dial: (number) =>
      inTurn(async () => {
        const { work } = slice();
        if (work?.entry == null || work.phase !== 'preview') return notPossible('no entry is in hand');
        const { entry } = work;
        if (!entry.numbers.includes(number)) return notPossible('the number is not of the entry in hand');
        // Never from a list, whatever stands in the file.
        if (isEmergency(number, store.get().settings.country)) return err(appError('emergency-by-hand', 'an emergency number on a list'));
        if (!(await lists().begin(entry.entryId, number, author()))) return notPossible('the entry is in another hand');
        show({ ...work, phase: 'calling', number });
        // The call may end before this resolves; by its id it is known whose it was.
        const dialled = await deps.calls().dial(number, entry.contactId, false, undefined, (callId) => show({ ...work, phase: 'calling', number, callId }));
        if (dialled.ok) return dialled;
        if (slice().work?.callId === null) {
          await lists().withdraw(entry.entryId);
          show({ ...work, number });
        }
        return dialled;
      }),
    skip: (reason) =>
      inTurn(async () => {
        const { work } = slice();
        if (work?.entry == null || work.phase !== 'preview') return notPossible('no entry is in hand');
        const { entry } = work;
        await lists().settle(entry.entryId, { state: 'done', why: 'skipped', nextAt: null, outcome: reason }, clock.now());
        last = null;
        await next({ entryId: entry.entryId, name: entry.name || entry.organisation, result: 'skipped', again: null });
        return ok();
      }),
    postpone: (at) =>
      inTurn(async () => {
        const { work } = slice();
        if (work?.entry == null || work.phase !== 'preview') return notPossible('no entry is in hand');
        const now = clock.now();
        if (at <= now || at > now + MOST_POSTPONED_MS) return err(appError('bad-request', 'a time to come, within a year'));
        const { entry } = work;
        await lists().settle(entry.entryId, { state: 'waiting', why: null, nextAt: at }, now);
        last = null;
        await next({ entryId: entry.entryId, name: entry.name || entry.organisation, result: 'postponed', again: at });
        return ok();
      }),
    book: async (result) => {
      const { work } = slice();
      if (work?.phase === 'calling' && work.callId !== null) {
        byHand = result;
        const hungUp = deps.calls().hangUp(work.callId, true);
        if (!hungUp.ok) byHand = null;
        return hungUp;
      }
      return inTurn(async () => {
        const now = slice().work;
        if (now?.before == null || last === null || last.entryId !== now.before.entryId) return notPossible('there is nothing to put right');
        // The same person, with another of their numbers: what comes next depends on it, so it is concluded anew.
        if (now.entry?.entryId === last.entryId) return notPossible('the entry is in hand');
        const { again } = await conclude(last, result, null, null);
        show({ ...now, before: { ...now.before, result, again } });
        await refresh();
        return ok();
      });
    },
    follow,
    closed: ({ callId }) => {
      const { work } = slice();
      if (work?.entry == null || registering === null || registering !== callId) return;
      registering = null;
      const { entry } = work;
      const end = store.get().calls.calls.find(({ id }) => id === callId)?.end ?? null;
      void inTurn(() => goOn(entry, 'answered', end, callId)).catch(failed);
    },
    stop: async () => {
      filling = null;
      await filled;
      if (worked !== null) await inTurn(letGo);
    },
  };
}
