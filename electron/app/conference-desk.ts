import { canHold, canLeave, canMerge, canMute, canResume, canSplit } from '../../shared/domain/call/call-guards.ts';
import { conversationOf } from '../../shared/domain/call/call-selectors.ts';
import { mixesOf } from '../../shared/domain/call/conference.ts';
import type { Call } from '../../shared/domain/call/call.ts';
import { appError } from '../../shared/errors/app-error.ts';
import { brandId, type CallId, type ConferenceId } from '../../shared/lib/brand.ts';
import type { Clock } from '../../shared/lib/clock.ts';
import { err, ok } from '../../shared/lib/result.ts';
import type { MediaControl } from '../media/media-control.ts';
import type { SipCallEvent, SipEngine } from '../sip/sip-engine.ts';
import type { CallStore } from './call-store.ts';
import type { Floor } from './floor.ts';
import type { NewId, Outcome, Timers } from './ports/platform-ports.ts';
import type { StateStore } from './state-store.ts';

/** Conversations of three: merging, splitting, and keeping the sound mixed as long as it is to be. */
export type ConferenceDesk = {
  readonly merge: (callId: CallId, withCallId: CallId) => Outcome;
  /** The conversation goes on with this call alone; the other one is put on hold. */
  readonly split: (callId: CallId) => Outcome;
  /**
   * The agent goes, the other two stay connected: the exchange is asked to take our place in both calls (REFER with Replaces).
   * Answered when it is known how it went; `leave-refused` leaves the conference as it was.
   */
  readonly leave: (callId: CallId) => Promise<Outcome>;
  /** True for what the line tells of our leaving: nobody else has asked for it. */
  readonly hears: (event: SipCallEvent) => boolean;
  /** After every change of the calls: mixes what is to be mixed now. */
  readonly follow: () => void;
};

/** How long the exchange may take to say that the other two are connected, in ms. */
const LEAVE_LIMIT_MS = 8_000;

/**
 * `connected`: the exchange says so. `over`: our call ended without a further word, because the exchange took it over or because
 * that party hung up; the other call is then left alone. `refused`: also when nothing is said in time.
 */
type LeaveOutcome = 'connected' | 'over' | 'refused';

const notPossible = (what: string): Outcome => err(appError('call-not-possible', `${what} is not possible now`));

export function createConferenceDesk(deps: {
  readonly store: StateStore;
  readonly calls: CallStore;
  readonly engine: () => SipEngine;
  readonly floor: Floor;
  readonly media: MediaControl;
  readonly clock: Clock;
  readonly timers: Timers;
  readonly newId: NewId;
}): ConferenceDesk {
  const { store, calls, clock, floor, media } = deps;
  const callsNow = (): readonly Call[] => store.get().calls.calls;
  const callOf = (id: CallId): Call | undefined => callsNow().find((call) => call.id === id);
  let mixed = '';
  /** Set while the exchange is asked to let us go. */
  let leaving: { readonly callId: CallId; readonly settle: (outcome: LeaveOutcome) => void } | null = null;

  const askToLeave = (callId: CallId, otherId: CallId): Promise<LeaveOutcome> =>
    new Promise((resolve) => {
      const settle = (outcome: LeaveOutcome): void => {
        stopWaiting();
        leaving = null;
        resolve(outcome);
      };
      const stopWaiting = deps.timers.after(LEAVE_LIMIT_MS, () => settle('refused'));
      leaving = { callId, settle };
      if (!deps.engine().transferAttended(callId, otherId, '').ok) settle('refused');
    });

  /** The calls of a conference that the exchange has taken over; it ends them itself. */
  const letGo = (ids: readonly CallId[]): void => {
    for (const id of ids) if (callOf(id)?.phase === 'connected') deps.engine().release(id);
  };

  return {
    merge: (callId, withCallId) => {
      const [first, second] = [callOf(callId), callOf(withCallId)];
      if (first === undefined || second === undefined || !canMerge(first, second)) return notPossible('merge');
      const conference = brandId<ConferenceId>(deps.newId());
      calls.dispatch({ type: 'merged', callId, with: withCallId, at: clock.now(), conference });
      floor.take(callId);
      for (const call of [first, second]) if (canResume(call)) deps.engine().setHold(call.id, false);
      // As it was in the conversation that was going on: who was muted must not be heard all of a sudden.
      const { muted } = [first, second].find(canHold) ?? first;
      for (const call of [first, second])
        if (call.muted !== muted && canMute(call)) deps.engine().setMuted(call.id, muted);
      return ok();
    },
    split: (callId) => {
      const call = callOf(callId);
      if (call === undefined || !canSplit(call)) return notPossible('split');
      // First, so that it keeps the floor and the other one is put on hold. A conference on hold comes apart into two calls on hold.
      floor.take(callId);
      calls.dispatch({ type: 'split', callId, at: clock.now() });
      return ok();
    },
    leave: async (callId) => {
      const call = callOf(callId);
      if (call === undefined || leaving !== null || !canLeave(call, callsNow())) return notPossible('leaving');
      const [first, second] = conversationOf(callsNow(), call);
      if (first === undefined || second === undefined) return notPossible('leaving');
      const outcome = await askToLeave(first.id, second.id);
      if (outcome === 'connected') letGo([first.id, second.id]);
      if (outcome !== 'refused') return ok();
      deps.engine().abandonTransfer(first.id);
      return err(appError('leave-refused', 'the exchange did not connect the other two'));
    },
    hears: (event) => {
      if (event.type !== 'transfer' || event.callId !== leaving?.callId) return false;
      const { fact } = event;
      if (fact.type === 'refer-result') leaving.settle(fact.sipStatus < 300 ? 'connected' : 'refused');
      if (fact.type === 'refer-refused' || fact.type === 'refer-ended') leaving.settle('refused');
      return true;
    },
    follow: () => {
      if (leaving !== null && callOf(leaving.callId)?.phase !== 'connected') leaving.settle('over');
      const mixes = mixesOf(callsNow());
      const next = JSON.stringify(mixes);
      if (next === mixed) return;
      mixed = next;
      media.mix(mixes);
    },
  };
}
