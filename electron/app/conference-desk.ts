import { canHold, canMerge, canMute, canResume, canSplit } from '../../shared/domain/call/call-guards.ts';
import { mixesOf } from '../../shared/domain/call/conference.ts';
import type { Call } from '../../shared/domain/call/call.ts';
import { appError } from '../../shared/errors/app-error.ts';
import { brandId, type CallId, type ConferenceId } from '../../shared/lib/brand.ts';
import type { Clock } from '../../shared/lib/clock.ts';
import { err, ok } from '../../shared/lib/result.ts';
import type { MediaControl } from '../media/media-control.ts';
import type { SipEngine } from '../sip/sip-engine.ts';
import type { CallStore } from './call-store.ts';
import type { Floor } from './floor.ts';
import type { NewId, Outcome } from './ports/platform-ports.ts';
import type { StateStore } from './state-store.ts';

/** Conversations of three: merging, splitting, and keeping the sound mixed as long as it is to be. */
export type ConferenceDesk = {
  readonly merge: (callId: CallId, withCallId: CallId) => Outcome;
  /** The conversation goes on with this call alone; the other one is put on hold. */
  readonly split: (callId: CallId) => Outcome;
  /** After every change of the calls: mixes what is to be mixed now. */
  readonly follow: () => void;
};

const notPossible = (what: string): Outcome => err(appError('call-not-possible', `${what} is not possible now`));

export function createConferenceDesk(deps: {
  readonly store: StateStore;
  readonly calls: CallStore;
  readonly engine: () => SipEngine;
  readonly floor: Floor;
  readonly media: MediaControl;
  readonly clock: Clock;
  readonly newId: NewId;
}): ConferenceDesk {
  const { store, calls, clock, floor, media } = deps;
  const callsNow = (): readonly Call[] => store.get().calls.calls;
  const callOf = (id: CallId): Call | undefined => callsNow().find((call) => call.id === id);
  let mixed = '';

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
    follow: () => {
      const mixes = mixesOf(callsNow());
      const next = JSON.stringify(mixes);
      if (next === mixed) return;
      mixed = next;
      media.mix(mixes);
    },
  };
}
