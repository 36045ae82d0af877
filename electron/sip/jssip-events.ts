import type { CallDirection } from '../../shared/domain/call/call.ts';
import type { CallEnd, EndCause } from '../../shared/domain/call/end-cause.ts';
import { isAnsweredElsewhere, parseReasons, q850CauseOf } from './reason-header.ts';

/** JsSIP's words for the end of a session (Constants.js, `causes`). */
export const JSSIP_CAUSES = [
  'Connection Error',
  'Request Timeout',
  'SIP Failure Code',
  'Internal Error',
  'Busy',
  'Rejected',
  'Redirected',
  'Unavailable',
  'Not Found',
  'Address Incomplete',
  'Incompatible SDP',
  'Missing SDP',
  'Authentication Error',
  'Terminated',
  'WebRTC Error',
  'Canceled',
  'No Answer',
  'Expires',
  'No ACK',
  'Dialog Error',
  'User Denied Media Access',
  'Bad Media Description',
  'RTP Timeout',
] as const;
export type JsSipCause = (typeof JSSIP_CAUSES)[number];

/** What is read of the SIP message that ended a call. JsSIP also hands over null and, once, a text. */
export type EndingMessage = {
  readonly status_code?: number;
  readonly getHeaders?: (name: string) => readonly string[];
};

export type JsSipEnd = {
  readonly direction: CallDirection;
  /** The call had been answered (200 sent or received). */
  readonly answered: boolean;
  readonly originator: 'local' | 'remote' | 'system';
  readonly cause: string;
  readonly message: unknown;
};

/** Final answers to our INVITE by status; what is not listed goes by its class. */
const BY_STATUS: Readonly<Record<number, EndCause>> = {
  400: 'bad-message',
  401: 'not-allowed',
  402: 'not-allowed',
  403: 'not-allowed',
  404: 'not-found',
  405: 'not-allowed',
  407: 'not-allowed',
  408: 'no-answer',
  410: 'not-found',
  414: 'bad-message',
  415: 'no-common-codec',
  416: 'not-found',
  420: 'bad-message',
  421: 'bad-message',
  480: 'no-answer',
  484: 'not-found',
  485: 'not-found',
  486: 'busy',
  487: 'unreachable',
  488: 'no-common-codec',
  500: 'server-error',
  502: 'unreachable',
  503: 'unreachable',
  504: 'unreachable',
  600: 'busy',
  603: 'declined',
  604: 'not-found',
  606: 'no-common-codec',
  607: 'declined',
  608: 'declined',
};

/** Q.850 causes that say more than a general SIP status. */
const BY_Q850: Readonly<Record<number, EndCause>> = {
  1: 'not-found',
  17: 'busy',
  18: 'no-answer',
  19: 'no-answer',
  21: 'declined',
  22: 'not-found',
  28: 'not-found',
};
const GENERAL_STATUS = new Set([480, 487, 500, 503]);

/** The agent's word for a final answer to an INVITE (RFC 3261, 21), refined by a Q.850 cause where the status is a general one. Total. */
export function endCauseOfStatus(status: number, q850Cause: number | null = null): EndCause {
  const refined = q850Cause === null || !GENERAL_STATUS.has(status) ? undefined : BY_Q850[q850Cause];
  if (refined !== undefined) return refined;
  const listed = BY_STATUS[status];
  if (listed !== undefined) return listed;
  // Redirection is not followed: a call goes where the agent sent it.
  if (status < 400) return 'unreachable';
  if (status < 500) return 'bad-message';
  return status < 600 ? 'server-error' : 'declined';
}

type CauseRow = { readonly in: EndCause; readonly out: EndCause; readonly answered: EndCause };
const everywhere = (cause: EndCause): CauseRow => ({ in: cause, out: cause, answered: cause });

/** Ends without a final answer from the other side, by JsSIP's cause: before the answer (by direction) and after it. */
const BY_CAUSE: Readonly<Record<JsSipCause, CauseRow>> = {
  'Connection Error': everywhere('connection-lost'),
  'Request Timeout': { in: 'missed', out: 'unreachable', answered: 'connection-lost' },
  'SIP Failure Code': everywhere('server-error'),
  'Internal Error': everywhere('media-failed'),
  Busy: { in: 'missed', out: 'busy', answered: 'hung-up-there' },
  Rejected: { in: 'declined-here', out: 'declined', answered: 'hung-up-here' },
  Redirected: everywhere('unreachable'),
  Unavailable: { in: 'missed', out: 'no-answer', answered: 'hung-up-there' },
  'Not Found': everywhere('not-found'),
  'Address Incomplete': everywhere('not-found'),
  'Incompatible SDP': everywhere('no-common-codec'),
  'Missing SDP': everywhere('bad-message'),
  'Authentication Error': everywhere('not-allowed'),
  Terminated: { in: 'missed', out: 'cancelled-here', answered: 'hung-up-there' },
  'WebRTC Error': everywhere('media-failed'),
  Canceled: { in: 'missed', out: 'cancelled-here', answered: 'hung-up-there' },
  'No Answer': { in: 'missed', out: 'no-answer', answered: 'connection-lost' },
  Expires: { in: 'missed', out: 'no-answer', answered: 'connection-lost' },
  'No ACK': everywhere('connection-lost'),
  'Dialog Error': everywhere('connection-lost'),
  'User Denied Media Access': everywhere('microphone-refused'),
  'Bad Media Description': everywhere('bad-message'),
  'RTP Timeout': everywhere('media-failed'),
};

function asMessage(message: unknown): EndingMessage | null {
  return typeof message === 'object' && message !== null ? message : null;
}

function reasonsOf(message: EndingMessage | null): ReturnType<typeof parseReasons> {
  return parseReasons(message?.getHeaders?.('Reason') ?? []);
}

function rowOf(cause: string): CauseRow {
  return (BY_CAUSE as Readonly<Record<string, CauseRow | undefined>>)[cause] ?? everywhere('server-error');
}

function causeOf(end: JsSipEnd, message: EndingMessage | null): EndCause {
  const { direction, answered, originator, cause } = end;
  const reasons = reasonsOf(message);
  if (direction === 'in' && !answered && originator === 'remote' && isAnsweredElsewhere(reasons))
    return 'answered-elsewhere';
  if (direction === 'out' && !answered && originator === 'remote') {
    const status = message?.status_code;
    // Also a 200 can end a call: one whose description cannot be used.
    if (status !== undefined && status >= 300) return endCauseOfStatus(status, q850CauseOf(reasons));
  }
  if (answered && cause === 'Terminated') return originator === 'remote' ? 'hung-up-there' : 'hung-up-here';
  const row = rowOf(cause);
  return answered ? row.answered : row[direction];
}

/** Turns JsSIP's `ended` or `failed` into our own end of a call. Total over whatever JsSIP hands over. */
export function callEndOf(end: JsSipEnd): CallEnd {
  const message = asMessage(end.message);
  const status = message?.status_code;
  const q850Cause = q850CauseOf(reasonsOf(message));
  return {
    cause: causeOf(end, message),
    ...(typeof status === 'number' && status >= 300 ? { sipStatus: status } : {}),
    ...(q850Cause === null ? {} : { q850Cause }),
  };
}

/** What a provisional answer to our INVITE tells the agent: 180 rings there, a description brings early media (RFC 3960). */
export function progressOf(status: number, hasDescription: boolean): readonly ('ringing-there' | 'early-media')[] {
  return [
    ...(status === 180 ? (['ringing-there'] as const) : []),
    ...(hasDescription ? (['early-media'] as const) : []),
  ];
}
