import { canHold } from '../../shared/domain/call/call-guards.ts';
import { callsInTheWayOf, conversationOf } from '../../shared/domain/call/call-selectors.ts';
import type { Call } from '../../shared/domain/call/call.ts';
import type { CallId } from '../../shared/lib/brand.ts';
import type { SipEngine } from '../sip/sip-engine.ts';
import type { StateStore } from './state-store.ts';

/**
 * Who the agent speaks with: at most one conversation has the floor, all others are on hold. Nothing is refused for it; whatever
 * stands in the way is put on hold by itself.
 */
export type Floor = {
  /** Gives the conversation of this call the floor and puts the others on hold. @returns the calls that it put on hold. */
  readonly take: (callId: CallId) => readonly CallId[];
  /** The call that was to have the floor could not: what was put on hold for it is resumed, unless the agent has moved on. */
  readonly giveBack: (callId: CallId, held: readonly CallId[]) => void;
  /** After every change of the calls: a call that connects beside a conversation (dialled before it) is put on hold. */
  readonly follow: () => void;
};

export function createFloor(deps: {
  readonly store: StateStore;
  readonly engine: () => SipEngine;
  readonly holdRefused: (call: Call) => void;
}): Floor {
  const { store, engine } = deps;
  const callsNow = (): readonly Call[] => store.get().calls.calls;
  let holder: CallId | null = null;
  /** Asked to hold because it has no floor; asked once, because a far end that refuses would be asked for ever. */
  const asked = new Set<CallId>();

  const holdAway = (call: Call): void => {
    asked.add(call.id);
    engine().setHold(call.id, true);
  };

  const take: Floor['take'] = (callId) => {
    holder = callId;
    asked.clear();
    const away = callsInTheWayOf(callsNow(), callId).filter(canHold);
    for (const call of away) holdAway(call);
    return away.map(({ id }) => id);
  };

  return {
    take,
    giveBack: (callId, held) => {
      if (holder !== callId) return;
      holder = null;
      for (const call of callsNow()) {
        if (!held.includes(call.id) || call.phase !== 'connected') continue;
        holder = call.id;
        engine().setHold(call.id, false);
      }
    },
    follow: () => {
      const calls = callsNow();
      const present = calls.find(({ id }) => id === holder);
      if (present === undefined || !occupies(present)) {
        // Nobody speaks: who connects next, or is resumed, has the floor.
        holder = calls.find((call) => call.phase === 'connected' && occupies(call))?.id ?? holder;
        return;
      }
      const own = conversationOf(calls, present);
      for (const call of calls) {
        if (call.phase !== 'connected' || own.includes(call) || call.hold.local !== 'off') continue;
        if (!asked.has(call.id)) holdAway(call);
        else if (!call.muted) deps.holdRefused(call);
      }
    },
  };
}

/** It is the agent's conversation, or is on its way to become it. */
function occupies({ phase, hold }: Call): boolean {
  switch (phase) {
    case 'connected':
      return hold.local === 'off' || hold.local === 'turning-off';
    case 'dialing':
    case 'ringing-out':
    // Only because the agent is answering it.
    case 'ringing-in':
    case 'answering':
      return true;
    case 'ended':
      return false;
  }
}
