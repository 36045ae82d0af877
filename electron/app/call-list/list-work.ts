import { afterAttempt, DEFAULT_RULES, numbersThatFollow } from '../../../shared/domain/call-list/attempt-policy.ts';
import { resultOfCall, suggestedResult, type AttemptResult } from '../../../shared/domain/call-list/attempt.ts';
import type { CallList, EntryInHand, ListWork, SkipReason } from '../../../shared/domain/call-list/call-list.ts';
import { stoppedByGoal } from '../../../shared/domain/call-list/goal.ts';
import { weekHour, zonesOfNumber } from '../../../shared/domain/call-list/calling-time.ts';
import { inTurn as byWeight, takenFrom, type Credits } from '../../../shared/domain/call-list/weights.ts';
import type { CallEnd } from '../../../shared/domain/call/end-cause.ts';
import { isEmergencyAnywhere } from '../../../shared/domain/contact/emergency-numbers.ts';
import type { Interaction } from '../../../shared/domain/interaction/interaction.ts';
import { appError } from '../../../shared/errors/app-error.ts';
import { brandId, type CallId, type CallListId, type ContactId, type E164, type InteractionId, type ProjectId } from '../../../shared/lib/brand.ts';
import { err, ok } from '../../../shared/lib/result.ts';
import type { Outcome } from '../ports/platform-ports.ts';
import type { CallRules, Claimed } from '../ports/call-list-port.ts';
import type { DataPort } from '../ports/data-port.ts';
import { createAutoDial } from './auto-dial.ts';
import type { CallListDeps } from './deps.ts';

/** A list with nobody to call now is looked at again after this at the latest: the clock may be set, a colleague may add people. */
const LOOK_AGAIN_MS = 60_000;
const MINUTE_MS = 60_000;
/** Nobody postpones further, ms. */
const MOST_POSTPONED_MS = 366 * 24 * 60 * 60_000;

/** Results that the agent books by a key, in the call or after it. */
export type BookedResult = Exclude<AttemptResult, 'answered'>;

/** The entry in hand, from one to the next (F38, F39, F40). */
export type ListWorkDesk = {
  /** Takes the next entry of a list in hand, or of all of them by their weights; null stops working. Errors: `not-found`, `already-in-a-call`. */
  readonly work: (which: CallListId | 'all' | null) => Promise<Outcome>;
  /** Dials the entry in hand. Errors: those of `call.dial`, `call-not-possible` when nothing is in hand, `list-over` when the goal stops the list. */
  readonly dial: (number: E164) => Promise<Outcome<{ readonly callId: CallId }>>;
  /** The one in hand is not dialled by itself. */
  readonly halt: () => Outcome;
  readonly skip: (reason: SkipReason) => Promise<Outcome>;
  /** @param at wall-clock ms; `bad-request` for the past and for more than a year. */
  readonly postpone: (at: number) => Promise<Outcome>;
  /** What came of the call that is going on (it is hung up), or of the entry before, put right. */
  readonly book: (result: BookedResult) => Promise<Outcome>;
  /** Something changed about the calls. */
  readonly follow: () => void;
  /** A conversation is registered, or needs no registration. @param callback the moment for which a callback was agreed; null for none */
  readonly closed: (interaction: Interaction, callback: Promise<number | null>) => void;
  /**
   * Calls somebody back who waits on a list of the project, as the entry in hand. Null when nobody waits there, or when another entry is being
   * called or registered. Errors: those of `call.dial`.
   */
  readonly callBack: (contactId: ContactId, number: E164, called: (callId: CallId) => void) => Promise<Outcome<{ readonly callId: CallId }> | null>;
};

/** For whoever keeps the lists. */
export type WorkHandle = ListWorkDesk & {
  /** One step at a time: a double click, or a call that ends while an entry is skipped, never takes two entries. */
  readonly inTurn: <T>(step: () => Promise<T>) => Promise<T>;
  /** Somebody was logged out, or works for another project. In turn. */
  readonly moved: () => Promise<void>;
  /** A list was changed: it may be worked no more. */
  readonly changed: (id: CallListId) => Promise<void>;
  readonly stop: () => Promise<void>;
};

const notPossible = (what: string) => err(appError('call-not-possible', what));
const nameOf = (entry: EntryInHand): string => entry.name || entry.organisation;

export function createListWork(deps: CallListDeps & { readonly refresh: () => Promise<void> }): WorkHandle {
  const { store, clock, timers } = deps;
  const lists = (): DataPort['callLists'] => deps.data().callLists;
  const author = () => ({ agentId: deps.agentId(), at: clock.now() });
  const slice = () => store.get().callLists;
  const show = (work: ListWork | null): void => store.setSlice('callLists', { ...slice(), work });
  let stopWaiting: () => void = () => undefined;
  let stopRinging: () => void = () => undefined;
  /** What is worked: one list, or all of the project by their weights. */
  let worked: CallListId | 'all' | null = null;
  /** The list of the entry in hand, with its rules. */
  let list: CallList | null = null;
  let credits: Credits = {};
  /** The entry before, as long as what came of it can be put right. */
  let last: EntryInHand | null = null;
  /** The call whose conversation is over and is being registered. */
  let registering: CallId | null = null;
  /** The result that the agent booked while the call was going on. */
  let byHand: BookedResult | null = null;
  /** The callbacks with which conversations of entries in hand ended. */
  const agreed = new Map<CallId, Promise<number | null>>();
  let turn: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(step: () => Promise<T>): Promise<T> => {
    const mine = turn.then(step);
    turn = mine.catch(() => undefined);
    return mine;
  };
  const failed = (error: unknown): void => deps.notices.report('the call list could not go on', error);
  /** Countries whose holidays somebody on a list has needed so far. */
  const countries = new Set<string>();
  const rulesOf = async (projectId: ProjectId): Promise<CallRules> => {
    const plan = deps.planOf(projectId);
    const { country } = store.get().settings;
    const at = clock.now();
    const holidays = await Promise.all([...countries].map(async (one) => [one, (await deps.holidaysOf(one, at)).map(({ date }) => date)] as const));
    return { purpose: deps.purposeOf(projectId), hours: plan.callingHours, zone: deps.zone(), country, product: plan.product ?? '', exemption: plan.exemption ?? 'none', premium: plan.premium === true, guard: deps.guardRules(), holidays: Object.fromEntries(holidays) };
  };
  /** The next of one list; those who are passed over are passed over some at a time, so that others may write in between. */
  const claim = async (id: CallListId): Promise<Claimed> => {
    for (;;) {
      const claimed = await lists().claim(id, await rulesOf(deps.projectId()), author());
      if (claimed.missing !== undefined) countries.add(claimed.missing);
      else if (claimed.goOn !== true) return claimed;
    }
  };

  const auto = createAutoDial({
    ...{ store, clock, timers, show },
    dial: (number) =>
      void desk.dial(number).then((dialled) => {
        if (dialled.ok || dialled.error.code === 'call-not-possible' || dialled.error.code === 'list-over') return;
        auto.halt();
        failed(dialled.error);
      }, failed),
  });
  const preview = (work: ListWork): void => show(list === null ? work : auto.arm(work, list.settings));

  const open = async (): Promise<readonly CallList[]> => {
    if (worked === null) return [];
    const found = worked === 'all' ? await lists().list(deps.projectId(), false) : [await lists().get(worked)];
    return found.filter((each): each is CallList => each?.state === 'active' && each.projectId === deps.projectId());
  };

  /** The next entry in hand, or nobody for now. */
  const next = async (before: ListWork['before']): Promise<void> => {
    // One who was called back, and no list.
    if (worked === null) return letGo();
    stopWaiting();
    // One list is asked at once: each question more is time that the agent waits.
    const candidates = worked === 'all' ? await open() : [];
    const weighed = candidates.map((each) => ({ id: each.id, weight: each.settings.weight }));
    const empty = new Set<string>();
    const stops: ListWork['stopped'][] = [];
    let soonest: number | null = null;
    let shown: CallList | null = candidates[0] ?? null;
    let entry: EntryInHand | null = null;
    for (const id of worked === 'all' ? byWeight(weighed, credits).map((each) => each.id) : [worked]) {
      const claimed = await claim(id);
      shown ??= claimed.list;
      if (claimed.entry !== null) {
        ({ entry, list: shown } = claimed);
        break;
      }
      empty.add(id);
      if (claimed.list !== null) stops.push(claimed.stopped);
      if (claimed.nextAt !== null) soonest = Math.min(soonest ?? claimed.nextAt, claimed.nextAt);
    }
    if (shown === null && worked !== 'all') return letGo();
    list = shown;
    if (entry !== null && shown !== null) credits = takenFrom(weighed, credits, shown.id, empty);
    preview({
      ...{ list: { id: shown?.id ?? brandId<CallListId>(''), name: shown?.name ?? '', why: shown?.source.name ?? '' }, together: worked === 'all', mode: shown?.settings.mode ?? 'preview' },
      ...{ entry, phase: entry === null ? 'empty' : 'preview', number: entry?.numbers[0] ?? null, callId: null, dialAt: null, nextAt: soonest, before, stopped: entry !== null || stops.includes(null) ? null : (stops[0] ?? null) },
    });
    if (entry === null) {
      const wait = soonest === null ? LOOK_AGAIN_MS : Math.min(LOOK_AGAIN_MS, Math.max(0, soonest - clock.now()));
      stopWaiting = timers.after(wait, () => void inTurn(async () => (slice().work?.phase === 'empty' ? next(slice().work?.before ?? null) : undefined)).catch(failed));
    }
    await deps.refresh();
  };

  /** Books what came of a try, and what becomes of the entry (`settled`: that is written); whether it stays in hand for another number. */
  const conclude = async (entry: EntryInHand, result: AttemptResult, ended: Ended): Promise<{ readonly again: number | null; readonly other: E164 | null; readonly settled: Promise<void> }> => {
    const at = clock.now();
    const tried = await lists().book(entry.entryId, { result, ...ended }, at);
    const of = list?.id === entry.listId ? list : await lists().get(entry.listId);
    const [first = ''] = entry.numbers;
    const projectId = of?.projectId ?? deps.projectId();
    const callback = ended.callId === null ? null : await (agreed.get(ended.callId) ?? null);
    if (ended.callId !== null) agreed.delete(ended.callId);
    if (result === 'answered' && callback !== null) {
      // The customer said when: that is the next try, whatever the rules say.
      return { again: callback, other: null, settled: lists().settle(entry.entryId, { state: 'waiting', why: null, nextAt: callback }, at) };
    }
    const step = afterAttempt({ tried, numbers: entry.numbers, rules: of?.rules ?? DEFAULT_RULES, hours: deps.planOf(projectId).callingHours, zones: zonesOfNumber(first, deps.zone(), at) });
    if (step.step === 'other-number') return { again: null, other: brandId<E164>(step.number), settled: Promise.resolve() };
    if (step.step === 'again') return { again: step.at, other: null, settled: lists().settle(entry.entryId, { state: 'waiting', why: null, nextAt: step.at }, at) };
    return { again: null, other: null, settled: lists().settle(entry.entryId, { state: 'done', why: step.why, nextAt: null }, at) };
  };

  const letGo = async (): Promise<void> => {
    stopWaiting();
    stopRinging();
    auto.clear();
    worked = null;
    list = null;
    last = null;
    credits = {};
    show(null);
    const agent = store.get().session.agent;
    if (agent !== null) await lists().release(agent.id, clock.now());
    await deps.refresh();
  };

  const goOn = async (entry: EntryInHand, result: AttemptResult, ended: Ended, suggested: AttemptResult | null): Promise<void> => {
    const { again, other, settled } = await conclude(entry, result, ended);
    last = entry;
    const before = { entryId: entry.entryId, name: nameOf(entry), result, again, suggested };
    const work = slice().work;
    // The writing thread takes one after the other: the next one is asked for before the answer is there.
    if (other === null || work === null) return void (await Promise.all([settled, worked === 'all' ? settled.then(() => next(before)) : next(before)]));
    const tried = [...entry.tried, { number: work.number ?? '', result, at: clock.now() }];
    const numbers = numbersThatFollow(entry.numbers, tried).map((one) => brandId<E164>(one));
    preview({ ...work, phase: 'preview', number: other, callId: null, entry: { ...entry, tried, numbers }, before });
  };

  const isOpen = (id: InteractionId): boolean => !['completed', 'incomplete', 'unregistered'].includes(deps.interactions.find(id)?.state ?? 'completed');

  /** The call of the entry in hand may be over. Called after each change of the calls, never from within one. */
  const follow = (): void => {
    const { work } = slice();
    if (work?.entry == null || work.phase !== 'calling') return auto.follow();
    const { entry, callId } = work;
    const call = store.get().calls.calls.find(({ id }) => id === callId);
    if (call?.end == null) return;
    stopRinging();
    const { end, answeredAt, endedAt, interactionId, earlyMedia } = call;
    const booked = byHand;
    byHand = null;
    const stillOpen = isOpen(interactionId);
    const result = booked ?? resultOfCall(end, answeredAt !== null);
    // After a conversation the entry is in hand until it is registered.
    registering = result === 'answered' && stillOpen ? callId : null;
    show({ ...work, phase: 'after' });
    if (registering !== null) return;
    void inTurn(async () => {
      // Nobody was spoken to: there is nothing to register.
      if (booked !== null && stillOpen) await deps.interactions.closeIncomplete(interactionId, booked === 'wrong-number' ? 'wrong-number' : 'other');
      const suggested = booked === null && answeredAt === null ? suggestedResult(end, earlyMedia) : null;
      return goOn(entry, result, { end, callId, talkMs: talked(answeredAt, endedAt) }, suggested);
    }).catch(failed);
  };

  /** Ends a call that rings too long, by the list's rule. */
  const watchRinging = (callId: CallId): void => {
    const seconds = list?.rules.ringSeconds ?? 0;
    stopRinging();
    if (seconds === 0) return;
    stopRinging = timers.after(seconds * 1_000, () => {
      const call = store.get().calls.calls.find(({ id }) => id === callId);
      if (call?.end === null && call.answeredAt === null) deps.calls().hangUp(callId, true);
    });
  };

  /** Puts the one in hand away without a call. */
  const putAway = (to: Parameters<DataPort['callLists']['settle']>[1], result: 'skipped' | 'postponed'): Promise<Outcome> =>
    inTurn(async () => {
      const { work } = slice();
      if (work?.entry == null || work.phase !== 'preview') return notPossible('no entry is in hand');
      const { entry } = work;
      await lists().settle(entry.entryId, to, clock.now());
      last = null;
      await next({ entryId: entry.entryId, name: nameOf(entry), result, again: to.nextAt, suggested: null });
      return ok();
    });

  const dialInHand = async (number: E164, called?: (callId: CallId) => void): Promise<Outcome<{ readonly callId: CallId }>> => {
    const { work } = slice();
    if (work?.entry == null || work.phase !== 'preview') return notPossible('no entry is in hand');
    const { entry } = work;
    if (!entry.numbers.includes(number)) return notPossible('the number is not of the entry in hand');
    // Never from a list, whatever stands in the file.
    if (isEmergencyAnywhere(number)) return err(appError('emergency-by-hand', 'an emergency number on a list'));
    // Whoever asked for it is called back all the same; nobody else once the goal stops the list, however long they have been in hand.
    if (called === undefined && list !== null && stoppedByGoal(slice().lists.find(({ id }) => id === list?.id) ?? list, clock.now()) !== null) {
      auto.halt();
      const { agentId, at } = author();
      await lists().release(agentId, at);
      await next(work.before);
      return err(appError('list-over', 'the goal of the list stops it'));
    }
    auto.halt();
    const [zone = 'UTC'] = zonesOfNumber(number, deps.zone(), clock.now());
    // Whoever asked for it is called back within the pause, too.
    const pauseMs = called === undefined ? (list?.rules ?? DEFAULT_RULES).pauseMinutes * MINUTE_MS : 0;
    const begun = await lists().begin(entry.entryId, number, { weekHour: weekHour(clock.now(), zone), pauseMs }, author());
    // Somebody else has the number too, another list has called them, or the agent chose one again that was just tried.
    if (begun === 'too-soon') return err(appError('guard-pause', 'the number or the person was tried within the pause', { also: '' }));
    if (begun === 'not-held') return notPossible('the entry is in another hand');
    const calling: ListWork = { ...work, phase: 'calling', number, dialAt: null };
    show(calling);
    // The call may end before this resolves; by its id it is known whose it was.
    const dialled = await deps.calls().dial(number, entry.contactId, false, undefined, (callId) => {
      called?.(callId);
      show({ ...calling, callId });
      watchRinging(callId);
    });
    if (dialled.ok) {
      const call = store.get().calls.calls.find(({ id }) => id === dialled.value.callId);
      if (call !== undefined) await deps.interactions.calledFrom(call.interactionId, { name: work.list.name, fields: entry.fields });
      return dialled;
    }
    if (slice().work?.callId === null) {
      await lists().withdraw(entry.entryId);
      show({ ...work, number, dialAt: null });
    }
    return dialled;
  };

  const desk: WorkHandle = {
    inTurn,
    moved: async () => {
      if (store.get().session.agent === null) {
        stopWaiting();
        stopRinging();
        auto.clear();
        worked = null;
        list = null;
        show(null);
      } else if (list !== null && list.projectId !== deps.projectId()) await letGo();
    },
    changed: async (id) => {
      if (slice().work?.phase === 'calling' || list?.id !== id) return;
      const now = await lists().get(id);
      if (now?.state === 'active') list = now;
      else if (worked === 'all') {
        const { agent } = store.get().session;
        if (agent !== null) await lists().release(agent.id, clock.now());
        await next(null);
      } else await letGo();
    },
    work: (which) =>
      inTurn(async () => {
        if (slice().work?.phase === 'calling') return err(appError('already-in-a-call', 'the entry in hand is being called'));
        if (which === null) {
          await letGo();
          return ok();
        }
        const former = worked;
        worked = which;
        const found = await open();
        worked = former;
        if (found.length === 0) return err(appError('not-found', `list ${which}`));
        if (worked !== null) await letGo();
        worked = which;
        await next(null);
        return ok();
      }),
    dial: (number) => inTurn(() => dialInHand(number)),
    callBack: (contactId, number, called) =>
      inTurn(async () => {
        const { work } = slice();
        if (work?.phase === 'calling' || work?.phase === 'after') return null;
        if (work?.entry?.contactId !== contactId) {
          const entry = await lists().claimContact(deps.projectId(), contactId, number, author());
          const of = entry === null ? null : await lists().get(entry.listId);
          if (entry === null || of === null) return null;
          // Whoever was in hand comes right after.
          if (work?.entry != null) await lists().settle(work.entry.entryId, { state: 'waiting', why: null, nextAt: clock.now() }, clock.now());
          stopWaiting();
          auto.halt();
          list = of;
          last = null;
          show({ list: { id: of.id, name: of.name, why: of.source.name }, together: worked === 'all', mode: 'preview', entry, phase: 'preview', number, callId: null, dialAt: null, nextAt: null, before: null, stopped: null });
        } else if (!work.entry.numbers.includes(number)) {
          // They asked to be called on it, also when the list would have taken another one.
          show({ ...work, entry: { ...work.entry, numbers: [...work.entry.numbers, number] } });
        }
        const dialled = await dialInHand(number, called);
        if (!dialled.ok && worked === null) await letGo();
        return dialled;
      }),
    halt: () => {
      auto.halt();
      return ok();
    },
    skip: (reason) => putAway({ state: 'done', why: 'skipped', nextAt: null, outcome: reason }, 'skipped'),
    postpone: async (at) => {
      const now = clock.now();
      return at <= now || at > now + MOST_POSTPONED_MS ? err(appError('bad-request', 'a time to come, within a year')) : putAway({ state: 'waiting', why: null, nextAt: at }, 'postponed');
    },
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
        const { again, settled } = await conclude(last, result, { end: null, callId: null, talkMs: null });
        await settled;
        const shown = slice().work;
        if (shown !== null) show({ ...shown, before: { ...now.before, result, again, suggested: null } });
        await deps.refresh();
        return ok();
      });
    },
    follow,
    closed: ({ callId }, callback) => {
      const { work } = slice();
      if (work?.entry == null || work.callId !== callId) return;
      // Also what was registered while they were still talking.
      agreed.set(callId, callback);
      if (registering === null || registering !== callId) return;
      registering = null;
      const { entry } = work;
      const call = store.get().calls.calls.find(({ id }) => id === callId);
      const ended = { end: call?.end ?? null, callId, talkMs: call === undefined ? null : talked(call.answeredAt, call.endedAt) };
      void inTurn(() => goOn(entry, 'answered', ended, null)).catch(failed);
    },
    stop: async () => {
      if (worked !== null) await inTurn(letGo);
    },
  };
  // The agent becomes ready, or the line is back: not from within the change itself.
  store.subscribe(({ event }) => {
    if (event.type === 'slice' && (event.name === 'session' || event.name === 'line')) queueMicrotask(auto.follow);
  });
  return desk;
}

/** What the call of a try came to; null for what is to stay as it is. */
type Ended = { readonly end: CallEnd | null; readonly callId: CallId | null; readonly talkMs: number | null };
const talked = (answeredAt: number | null, endedAt: number | null): number => (answeredAt === null || endedAt === null ? 0 : Math.max(0, endedAt - answeredAt));
