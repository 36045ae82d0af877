/** What may be asked of a transfer now; for buttons and main alike. */
import type { Call } from './call.ts';
import { isUnderWay } from './transfer.ts';

const isOver = ({ phase }: Call): boolean => phase === 'ended';

/** Whose customer it is: the call that `call` consults about; null for a call that is no consultation. */
export function customerOf(calls: readonly Call[], call: Call): Call | null {
  return calls.find(({ transfer }) => transfer?.consultCallId === call.id) ?? null;
}

/**
 * A conversation can be handed over when no other handing over is under way and nothing else is being set up; other
 * conversations must stand on hold, so that a consultation can begin.
 */
export function canTransfer(call: Call, calls: readonly Call[]): boolean {
  return (
    call.phase === 'connected' &&
    call.conference === null &&
    call.transfer?.state !== 'done' &&
    !calls.some(({ transfer }) => isUnderWay(transfer)) &&
    calls.every((other) => other.id === call.id || isOver(other) || (other.phase === 'connected' && other.hold.local === 'on'))
  );
}

/** The same as for a transfer: both begin with a call of ours to the target. */
export function canConsult(call: Call, calls: readonly Call[]): boolean {
  return canTransfer(call, calls);
}

/** Completing needs both parties: the customer, and a target that has answered, or still may: then it happens at the answer. */
export function canComplete(call: Call, calls: readonly Call[]): boolean {
  const { transfer } = call;
  if (call.phase !== 'connected' || transfer?.state !== 'consulting' || transfer.mode !== 'consult') return false;
  return calls.some(({ id, phase }) => id === transfer.consultCallId && phase !== 'ended');
}

/** The agent may always take the customer back until the transfer is done. */
export function canTakeBack(call: Call): boolean {
  return call.phase === 'connected' && isUnderWay(call.transfer);
}
