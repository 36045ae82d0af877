import type { CallEnd, EndCause } from './end-cause.ts';
import type { TransferFailure } from './transfer.ts';

const BY_STATUS: Readonly<Record<number, TransferFailure>> = {
  401: 'not-allowed',
  403: 'not-allowed',
  404: 'not-found',
  407: 'not-allowed',
  408: 'no-answer',
  410: 'not-found',
  480: 'no-answer',
  484: 'not-found',
  486: 'busy',
  487: 'no-answer',
  600: 'busy',
  603: 'declined',
  604: 'not-found',
  607: 'declined',
};

/** Why the target could not be reached, by the final status that a NOTIFY reports (RFC 3261, 21). Total over 300 to 699. */
export function failureOfStatus(sipStatus: number): TransferFailure {
  return BY_STATUS[sipStatus] ?? 'unreachable';
}

const BY_CAUSE: Partial<Readonly<Record<EndCause, TransferFailure>>> = {
  busy: 'busy',
  declined: 'declined',
  'no-answer': 'no-answer',
  'not-found': 'not-found',
  'not-allowed': 'not-allowed',
  'connection-lost': 'connection-lost',
  'not-registered': 'connection-lost',
  'cancelled-here': 'cancelled',
  'hung-up-here': 'cancelled',
  'hung-up-there': 'target-gone',
};

/** Why a consultation is over, from the end of its call. */
export function endReason({ cause }: CallEnd): TransferFailure {
  return BY_CAUSE[cause] ?? 'unreachable';
}
