import type { CallId } from '../../lib/brand.ts';
import type { ReferFact } from './refer-fact.ts';

/**
 * Handing a customer over to somebody else, as a field of the customer's call.
 *
 *   none ──► consulting ──REFER──► offered ──202──► proceeding ──NOTIFY 200──► done
 *     └────────────REFER (direct)───┘   any of them ──► failed(reason) ──► consulting …
 *
 * Until `done` the customer's own call to us lives on, on hold; whatever goes wrong ends in `failed`, and the customer is back.
 */
export const TRANSFER_STATES = ['consulting', 'offered', 'proceeding', 'done', 'failed'] as const;
export type TransferState = (typeof TRANSFER_STATES)[number];

/**
 * `consult`: the agent talks to the target first and completes by a click. `at-answer`: completed by itself as soon as the
 * target answers. `direct`: the exchange is asked to connect both, and the target is called by nobody of us.
 */
export type TransferMode = 'consult' | 'at-answer' | 'direct';

export const TRANSFER_FAILURES = [
  'busy',
  'declined',
  'not-found',
  'no-answer',
  'unreachable',
  'not-allowed',
  /** The exchange refuses the REFER. */
  'refused',
  /** REFER accepted, and no word about how it went within our limit. */
  'no-report',
  'connection-lost',
  /** The target answered and hung up. */
  'target-gone',
  /** The agent took the customer back. */
  'cancelled',
  'customer-gone',
  /** Asked to connect both by itself (`direct`), the exchange took the customer from us and could not. */
  'let-go',
] as const;
export type TransferFailure = (typeof TRANSFER_FAILURES)[number];

/** Who the customer goes to. */
export type TransferTarget = {
  /** What is dialled: a number, a user part or a SIP address. */
  readonly address: string;
  /** As the directory or the customer file has it; empty when only the number is known. */
  readonly name: string;
};

export type Transfer = {
  readonly state: TransferState;
  readonly mode: TransferMode;
  readonly target: TransferTarget;
  /** A line of the agent for the one who takes over; empty without. */
  readonly note: string;
  /** Our own call to the target; null for `direct`, and when it is over. */
  readonly consultCallId: CallId | null;
  readonly consultAnswered: boolean;
  /** The last status that a NOTIFY or an answer told (RFC 3515). */
  readonly sipStatus: number | null;
  readonly reason: TransferFailure | null;
  /** Wall-clock ms (UTC) of the last change of `state`. */
  readonly since: number;
  /** When we give up waiting, wall-clock ms; null where nothing is waited for. */
  readonly deadlineAt: number | null;
};

/** What moves a transfer. Time comes only from the event that carries it. */
export type TransferFact =
  | ReferFact
  | {
      readonly type: 'consult-began';
      readonly mode: 'consult' | 'at-answer';
      readonly target: TransferTarget;
      readonly note: string;
      readonly consultCallId: CallId;
    }
  | { readonly type: 'consult-answered' }
  /** The agent does not wait until the target answers: from now on it is completed by itself. */
  | { readonly type: 'complete-at-answer' }
  | { readonly type: 'consult-ended'; readonly reason: TransferFailure; readonly sipStatus: number | null }
  /** A REFER has left for a consulted target. */
  | { readonly type: 'offered' }
  /** A REFER has left for a target that nobody called. */
  | { readonly type: 'offered-direct'; readonly target: TransferTarget; readonly note: string }
  /** The line is gone: what a REFER may tell will not reach us. */
  | { readonly type: 'line-lost' }
  /** `deadlineAt` has passed. */
  | { readonly type: 'time-up' }
  | { readonly type: 'cancelled' }
  /** The agent has read why it failed. */
  | { readonly type: 'acknowledged' };

/** How long a target may ring, in ms. */
export const RING_LIMIT_MS = 30_000;
/** How long the answer to a REFER may take, and the final word after the first one where the target has answered already, in ms. */
export const REPORT_LIMIT_MS = 5_000;
/** How long the first word may take after the 202, in ms: it has to come at once (RFC 3515, 2.4.4). */
export const FIRST_WORD_MS = 1_500;
/** An exchange that ends the customer's call this soon after it failed to connect them has let the customer go, in ms. */
export const LET_GO_MS = 5_000;

/** The customer is on the way: neither back nor gone. */
export function isUnderWay(
  transfer: Transfer | null,
): transfer is Transfer & { readonly state: 'consulting' | 'offered' | 'proceeding' } {
  return transfer !== null && transfer.state !== 'done' && transfer.state !== 'failed';
}

/** A REFER was sent, and its outcome is not known. */
export function isOffered(
  transfer: Transfer | null,
): transfer is Transfer & { readonly state: 'offered' | 'proceeding' } {
  return transfer?.state === 'offered' || transfer?.state === 'proceeding';
}
