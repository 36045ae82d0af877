import { failureOfStatus } from './transfer-failure.ts';
import {
  FIRST_WORD_MS,
  isOffered,
  isUnderWay,
  LET_GO_MS,
  REPORT_LIMIT_MS,
  RING_LIMIT_MS,
  type Transfer,
  type TransferFact,
  type TransferFailure,
  type TransferTarget,
} from './transfer.ts';
import type { CallEnd } from './end-cause.ts';

/**
 * The transfer after one fact. Total and pure: what is impossible now (a report about a REFER that was given up, a second
 * transfer beside the first) returns the very same value.
 *
 * @param at wall-clock ms (UTC) of the fact.
 */
export function reduceTransfer(transfer: Transfer | null, fact: TransferFact, at: number): Transfer | null {
  if (fact.type === 'consult-began') {
    if (isUnderWay(transfer) || transfer?.state === 'done') return transfer;
    return {
      ...begun(fact.target, fact.note, at),
      state: 'consulting',
      mode: fact.mode,
      consultCallId: fact.consultCallId,
      deadlineAt: at + RING_LIMIT_MS,
    };
  }
  if (fact.type === 'offered-direct') {
    if (isUnderWay(transfer) || transfer?.state === 'done') return transfer;
    return { ...begun(fact.target, fact.note, at), state: 'offered', mode: 'direct', deadlineAt: at + REPORT_LIMIT_MS };
  }
  if (transfer === null) return null;
  if (fact.type === 'acknowledged') return transfer.state === 'failed' ? null : transfer;
  if (fact.type === 'refer-result' && isPresumed(transfer))
    return fact.sipStatus < 300 ? { ...transfer, sipStatus: fact.sipStatus } : failed(transfer, 'let-go', fact.sipStatus, at);
  if (!isUnderWay(transfer)) return transfer;
  switch (fact.type) {
    case 'consult-answered':
      return transfer.consultCallId === null || transfer.consultAnswered
        ? transfer
        : { ...transfer, consultAnswered: true, deadlineAt: transfer.state === 'consulting' ? null : transfer.deadlineAt };
    case 'complete-at-answer':
      return transfer.state === 'consulting' && transfer.mode === 'consult' && !transfer.consultAnswered
        ? { ...transfer, mode: 'at-answer' }
        : transfer;
    case 'consult-ended':
      if (transfer.consultCallId === null) return transfer;
      // After the REFER the exchange itself ends our call to the target: the report tells how it went.
      if (isOffered(transfer)) return { ...transfer, consultCallId: null };
      return failed(transfer, transfer.consultAnswered ? 'target-gone' : fact.reason, fact.sipStatus, at);
    case 'offered':
      return transfer.state === 'consulting'
        ? { ...transfer, state: 'offered', since: at, deadlineAt: at + reportLimit(transfer) }
        : transfer;
    case 'refer-accepted':
      return transfer.state === 'offered'
        ? { ...transfer, state: 'proceeding', since: at, deadlineAt: at + Math.min(reportLimit(transfer), FIRST_WORD_MS) }
        : transfer;
    case 'refer-refused':
      return transfer.state === 'offered'
        ? failed(transfer, fact.why === 'refused' ? 'refused' : fact.why === 'timeout' ? 'no-report' : 'connection-lost', fact.sipStatus, at)
        : transfer;
    case 'refer-progress':
      if (!isOffered(transfer) || transfer.sipStatus === fact.sipStatus) return transfer;
      return {
        ...transfer,
        state: 'proceeding',
        sipStatus: fact.sipStatus,
        // A target that is called by the exchange may ring as long as one that is called by us.
        deadlineAt: transfer.mode === 'direct' ? transfer.since + RING_LIMIT_MS : at + reportLimit(transfer),
      };
    case 'refer-result':
      if (!isOffered(transfer)) return transfer;
      return fact.sipStatus < 300
        ? done(transfer, fact.sipStatus, at)
        : failed(transfer, failureOfStatus(fact.sipStatus), fact.sipStatus, at);
    case 'refer-ended':
      return isOffered(transfer) ? failed(transfer, 'no-report', null, at) : transfer;
    case 'line-lost':
      return isOffered(transfer) ? failed(transfer, 'connection-lost', null, at) : transfer;
    case 'time-up':
      if (transfer.deadlineAt === null || at < transfer.deadlineAt) return transfer;
      return failed(transfer, transfer.state === 'consulting' ? 'no-answer' : 'no-report', null, at);
    case 'cancelled':
      return failed(transfer, 'cancelled', null, at);
    default:
      fact satisfies never;
      return transfer;
  }
}

/** The transfer when the customer's own call ends: by the exchange once it has connected both, or by the customer. */
export function transferAtEnd(transfer: Transfer | null, end: CallEnd, at: number): Transfer | null {
  const byExchange = end.cause === 'hung-up-there';
  // Exchanges take the customer before they try: with the last word about that, our call to them is over too.
  if (transfer?.state === 'failed' && transfer.mode === 'direct' && byExchange && at - transfer.since < LET_GO_MS)
    return { ...transfer, reason: 'let-go' };
  if (!isUnderWay(transfer)) return transfer;
  return transfer.state === 'proceeding' && byExchange
    ? done(transfer, transfer.sipStatus, at)
    : failed(transfer, 'customer-gone', null, at);
}

/** The exchange ended the customer's call to us and has not yet said whether it connected them. */
function isPresumed({ state, sipStatus }: Transfer): boolean {
  return state === 'done' && (sipStatus === null || sipStatus < 200);
}

function begun(target: TransferTarget, note: string, at: number): Omit<Transfer, 'state' | 'mode'> {
  return {
    target,
    note,
    consultCallId: null,
    consultAnswered: false,
    sipStatus: null,
    reason: null,
    since: at,
    deadlineAt: null,
  };
}

const reportLimit = (transfer: Transfer): number =>
  transfer.consultAnswered || transfer.mode === 'direct' ? REPORT_LIMIT_MS : RING_LIMIT_MS;

function done(transfer: Transfer, sipStatus: number | null, at: number): Transfer {
  return { ...transfer, state: 'done', sipStatus, since: at, deadlineAt: null };
}

function failed(transfer: Transfer, reason: TransferFailure, sipStatus: number | null, at: number): Transfer {
  return { ...transfer, state: 'failed', reason, sipStatus, since: at, deadlineAt: null };
}
