import type { CallerEntry, MemberEvent, QueueEntry } from './queue-entry.ts';

/** What a line of Asterisk's `queue_log` is: an entry, nothing that counts here, or no such line. */
export type QueueLogLine = { readonly at: number; readonly entry: QueueEntry | null } | null;

const LINE = /^(\d{9,11})(?:\.(\d{1,6}))?\|([^|]*)\|([^|]*)\|([^|]*)\|([A-Z]+)(?:\|(.*))?$/u;
const NOBODY = 'NONE';
const MEMBERS: Readonly<Record<string, MemberEvent['kind']>> = {
  ...{ ADDMEMBER: 'in', REMOVEMEMBER: 'out', PAUSE: 'paused', UNPAUSE: 'unpaused', QUEUESTART: 'restart' },
};
/** Longest name of a queue or an agent that is kept. */
const LONGEST = 200;

/**
 * Reads one line of `queue_log` (Asterisk, app_queue: `seconds|call|queue|agent|EVENT|data…`). Numbers of callers, which some lines carry, are
 * not taken. Null for what is no line of it.
 */
export function readQueueLogLine(line: string): QueueLogLine {
  const found = LINE.exec(line.trimEnd());
  if (found === null) return null;
  const [, seconds = '', fraction = '', callId = '', queueName = '', agentName = '', event = '', rest = ''] = found;
  const at = Number(seconds) * 1_000 + Math.floor(Number(`0.${fraction || '0'}`) * 1_000);
  const [queue, agent] = [queueName, agentName].map((name) => (name === NOBODY ? '' : name.slice(0, LONGEST))) as [
    string,
    string,
  ];
  const kind = MEMBERS[event];
  if (kind === 'restart') return { at, entry: { kind, at, queue: '', agent: '' } };
  if (kind !== undefined) return { at, entry: queue === '' || agent === '' ? null : { kind, at, queue, agent } };
  if (queue === '' || callId === '' || callId === NOBODY) return { at, entry: null };
  return { at, entry: callerEntry(event, rest.split('|'), { at, queue, callId: callId.slice(0, LONGEST), agent }) };
}

function callerEntry(
  event: string,
  data: readonly string[],
  of: Pick<CallerEntry, 'at' | 'queue' | 'callId' | 'agent'>,
): CallerEntry | null {
  const ms = (index: number): number | null => {
    const text = data.at(index) ?? '';
    return /^\d{1,9}$/u.test(text) ? Number(text) * 1_000 : null;
  };
  const nobody = { ...of, agent: '', talkMs: null };
  switch (event) {
    case 'ENTERQUEUE':
      return { ...nobody, kind: 'enter', waitMs: null };
    // hold time | channel | ring time
    case 'CONNECT':
      return { ...of, kind: 'connect', waitMs: ms(0), talkMs: null };
    // hold time | call time | position
    case 'COMPLETEAGENT':
    case 'COMPLETECALLER':
      return { ...of, kind: 'complete', waitMs: ms(0), talkMs: ms(1) };
    // … | hold time | call time | position: what comes first depends on the kind of transfer and on the version
    case 'BLINDTRANSFER':
    case 'ATTENDEDTRANSFER':
    case 'TRANSFER':
      return { ...of, kind: 'complete', waitMs: ms(-3), talkMs: ms(-2) };
    // position | position at the beginning | wait
    case 'ABANDON':
      return { ...nobody, kind: 'abandon', waitMs: ms(2) };
    case 'EXITEMPTY':
    case 'EXITWITHTIMEOUT':
      return { ...nobody, kind: 'left', waitMs: ms(2) };
    // key | position | position at the beginning | wait; older versions leave the last two out
    case 'EXITWITHKEY':
      return { ...nobody, kind: 'left', waitMs: ms(3) };
    default:
      return null;
  }
}
