import { useState } from 'react';
import { activeCall, conversationOf, heldCalls, ringingCall } from '../../../../shared/domain/call/call-selectors.ts';
import type { Call } from '../../../../shared/domain/call/call.ts';
import type { CallId } from '../../../../shared/lib/brand.ts';

/** With more cards than this there is no room for a second complete one. */
const ROOM_FOR_TWO = 2;

/** More cards than this take one row of text each. */
const MANY = 4;

/** How much room a line has: for buttons in words, for two rows of text, for one. */
export type Density = 'roomy' | 'normal' | 'dense';

export type CallLanes = {
  /** The conversation, complete and at the top: one call, or the calls of a conference. */
  readonly top: readonly Call[];
  /** Everything else in order of arrival, so that a new call moves nothing. */
  readonly others: readonly Call[];
  /** The call that the keys work on: the conversation, else the one on hold that was held last. */
  readonly current: Call | null;
  /** The first that rings; it has the keys for answering. */
  readonly ringing: Call | null;
  /** The one on hold that was held last and is not at the top: for swapping. */
  readonly nextHeld: Call | null;
  /** Shown complete beside the top one. */
  readonly complete: CallId | null;
  readonly density: Density;
};

/**
 * Which calls stand where. The card at the top keeps its place when its call ends: nobody's finger on its way to Hang up may meet
 * the same button of another call.
 */
export function useCallLanes(calls: readonly Call[]): CallLanes {
  const [before, setBefore] = useState<CallId | null>(null);
  const active = activeCall(calls);
  const ringing = ringingCall(calls);
  const held = heldCalls(calls)[0] ?? null;
  const first = active ?? calls.find(({ id }) => id === before) ?? ringing ?? held ?? calls.at(-1) ?? null;
  if ((first?.id ?? null) !== before) setBefore(first?.id ?? null);
  const top = first === null ? [] : conversationOf(calls, first);
  return {
    top,
    others: calls.filter((call) => !top.includes(call)),
    current: active ?? held,
    ringing,
    nextHeld: heldCalls(calls).find((call) => !top.includes(call)) ?? null,
    density: calls.length <= ROOM_FOR_TWO ? 'roomy' : calls.length > MANY ? 'dense' : 'normal',
    complete: calls.length <= ROOM_FOR_TWO ? (ringing?.id ?? null) : null,
  };
}
