import type { CallerEntry, QueueEntry } from './queue-entry.ts';

/** A message of Asterisk's manager interface: headers by name. */
export type AmiFields = Readonly<Record<string, string>>;

/** Seconds of a header as ms; null where it is missing. */
const seconds = (text: string | undefined): number | null =>
  text !== undefined && /^\d{1,9}$/u.test(text) ? Number(text) * 1_000 : null;

/**
 * What an event of app_queue says; null for every other one. Numbers and names of callers are not looked at. The end of a conversation may
 * come without its call (empty `callId`): when the exchange has forgotten the caller's channel it leaves out all headers of that channel.
 * @param at when it came, wall-clock ms
 */
export function readAmiEvent(fields: AmiFields, at: number): QueueEntry | null {
  const queue = fields['Queue'] ?? '';
  if (queue === '') return null;
  const agent = fields['MemberName'] || fields['Interface'] || '';
  const of = (kind: CallerEntry['kind'], more: Partial<CallerEntry> = {}): CallerEntry | null => {
    const callId = fields['Uniqueid'] ?? '';
    return callId === '' ? null : { kind, at, queue, callId, agent: '', waitMs: null, talkMs: null, ...more };
  };
  const waitMs = seconds(fields['HoldTime']);
  switch (fields['Event']) {
    case 'QueueCallerJoin':
      return of('enter');
    case 'AgentConnect':
      return of('connect', { agent, waitMs });
    case 'AgentComplete':
      return { kind: 'complete', at, queue, callId: fields['Uniqueid'] ?? '', agent, waitMs, talkMs: seconds(fields['TalkTime']) };
    case 'QueueCallerAbandon':
      return of('abandon', { waitMs });
    case 'QueueCallerLeave':
      return of('left');
    case 'QueueMemberAdded':
      return agent === '' ? null : { kind: 'in', at, queue, agent };
    case 'QueueMemberRemoved':
      return agent === '' ? null : { kind: 'out', at, queue, agent };
    case 'QueueMemberPause':
      return agent === '' ? null : { kind: fields['Paused'] === '1' ? 'paused' : 'unpaused', at, queue, agent };
    default:
      return null;
  }
}

/** Somebody who waits or works in a queue, as `QueueStatus` tells it. */
export type QueueStanding =
  | { readonly kind: 'waiting'; readonly queue: string; readonly callId: string; readonly waitMs: number }
  | { readonly kind: 'member'; readonly queue: string; readonly agent: string; readonly paused: boolean };

/** An answer to `QueueStatus`; null for what is none. */
export function readQueueStatus(fields: AmiFields): QueueStanding | null {
  const queue = fields['Queue'] ?? '';
  if (queue === '') return null;
  if (fields['Event'] === 'QueueEntry') {
    const callId = fields['Uniqueid'] ?? '';
    return callId === '' ? null : { kind: 'waiting', queue, callId, waitMs: seconds(fields['Wait']) ?? 0 };
  }
  if (fields['Event'] !== 'QueueMember') return null;
  const agent = fields['Name'] || fields['Location'] || '';
  return agent === '' ? null : { kind: 'member', queue, agent, paused: fields['Paused'] === '1' };
}
