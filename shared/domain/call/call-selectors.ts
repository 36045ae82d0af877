import type { CallId } from '../../lib/brand.ts';
import type { Call } from './call.ts';

/** Calls that are not over, in order of arrival. */
export function livingCalls(calls: readonly Call[]): readonly Call[] {
  return calls.filter(({ phase }) => phase !== 'ended');
}

export function callById(calls: readonly Call[], id: CallId): Call | null {
  return calls.find((call) => call.id === id) ?? null;
}

/** The far end hears our hold: counted from the moment the hold took effect until it is fully taken off. */
export function isHeld(call: Call): boolean {
  return call.phase === 'connected' && call.hold.since !== null;
}

/** The call that the keys and the microphone work on: the un-held conversation, else the one being dialled, else the one being answered. */
export function activeCall(calls: readonly Call[]): Call | null {
  return (
    calls.find(({ phase, hold }) => phase === 'connected' && (hold.local === 'off' || hold.local === 'turning-off')) ??
    calls.find(({ phase }) => phase === 'dialing' || phase === 'ringing-out') ??
    calls.find(({ phase }) => phase === 'answering') ??
    calls.find(({ phase, hold }) => phase === 'connected' && hold.local === 'turning-on') ??
    null
  );
}

/** The call that has been ringing here longest. */
export function ringingCall(calls: readonly Call[]): Call | null {
  return calls.find(({ phase }) => phase === 'ringing-in') ?? null;
}

/** Conversations that stand on hold, the one that was held last first: that is whom the agent goes back to. */
export function heldCalls(calls: readonly Call[]): readonly Call[] {
  return calls
    .filter(({ phase, hold }) => phase === 'connected' && hold.local === 'on')
    .toSorted((a, b) => (b.hold.since ?? 0) - (a.hold.since ?? 0));
}

/** The calls of one conversation: the call itself, or everything it was merged with, in order of arrival. */
export function conversationOf(calls: readonly Call[], call: Call): readonly Call[] {
  return call.conference === null ? [call] : calls.filter(({ conference }) => conference === call.conference);
}

/** Calls that must be put on hold before the conversation of `next` may have the floor: everything picked up or being set up by us, and not on hold. */
export function callsInTheWayOf(calls: readonly Call[], next: CallId): readonly Call[] {
  const own = calls.find(({ id }) => id === next)?.conference ?? null;
  return calls.filter(
    ({ id, phase, hold, conference }) =>
      id !== next &&
      (own === null || conference !== own) &&
      phase !== 'ended' &&
      phase !== 'ringing-in' &&
      !(phase === 'connected' && (hold.local === 'on' || hold.local === 'turning-on')),
  );
}

/**
 * Milliseconds of conversation, hold included, up to `now` (wall-clock ms) or the end. 0 when never answered; never negative,
 * also when the clock was set back.
 */
export function conversationMs(call: Call, now: number): number {
  return call.answeredAt === null ? 0 : Math.max(0, (call.endedAt ?? now) - call.answeredAt);
}

/** Milliseconds on hold in total, a running hold included up to `now` (wall-clock ms). */
export function holdMs(call: Call, now: number): number {
  return call.hold.totalMs + (call.hold.since === null ? 0 : Math.max(0, now - call.hold.since));
}

/**
 * Who is at the other end, by the best name known: customer, signalled name, number. Empty for an anonymous caller. A confidential
 * customer has no name but the number, whatever the exchange signals.
 */
export function partyName({ contact, remote }: Pick<Call, 'contact' | 'remote'>): string {
  if (contact.state === 'found' && contact.contact.hidden === true) return remote.number ?? remote.raw;
  const known = contact.state === 'found' ? contact.contact.name || contact.contact.organisation : '';
  return known || remote.displayName || remote.number || remote.raw;
}
