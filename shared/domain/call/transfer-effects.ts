import type { Call } from './call.ts';
import { isUnderWay, type Transfer } from './transfer.ts';

/** What main must do because a transfer moved. Pure data. */
export type TransferEffect =
  /** The target of an `at-answer` transfer has answered. */
  | { readonly type: 'offer' }
  | { readonly type: 'end-consultation' }
  /** The exchange may still be connecting both with the help of our call to the target: it ends that, or we do in a while. */
  | { readonly type: 'release-consultation' }
  /** The customer's call to us has done its duty; the exchange ends it, or we do in a while. */
  | { readonly type: 'release-customer' }
  | { readonly type: 'take-customer-back' }
  /** What the REFER may still tell does not count any more. */
  | { readonly type: 'abandon-refer' }
  | { readonly type: 'wait-until'; readonly deadlineAt: number | null }
  | { readonly type: 'record' };

/** A REFER left, and the exchange has said neither yes nor no. */
function mayStillSucceed(was: Transfer, { reason }: Transfer): boolean {
  return was.state !== 'consulting' && (reason === 'cancelled' || reason === 'no-report' || reason === 'connection-lost');
}

/** The effects of a move, given the customer's call before and after it. None when the transfer did not move. */
export function transferEffects(before: Call, after: Call): readonly TransferEffect[] {
  const was = before.transfer;
  const is = after.transfer;
  if (was === is || is === null) return [];
  const effects: TransferEffect[] = [];
  if (is.deadlineAt !== (was?.deadlineAt ?? null)) effects.push({ type: 'wait-until', deadlineAt: is.deadlineAt });
  if (is.state === 'consulting' && is.mode === 'at-answer' && is.consultAnswered && was?.consultAnswered !== true)
    effects.push({ type: 'offer' });
  if (is.state === 'done' && was?.state !== 'done')
    effects.push({ type: 'record' }, { type: 'release-customer' }, { type: 'release-consultation' });
  // The exchange had taken the customer, and could not connect them after all.
  if (is.state === 'failed' && was?.state === 'done') effects.push({ type: 'record' });
  if (is.state === 'failed' && isUnderWay(was)) {
    if (was.state !== 'consulting') effects.push({ type: 'abandon-refer' });
    // A colleague the agent is talking to stays on the line (on hold) unless it was the agent who went back.
    const keepsColleague =
      is.mode === 'consult' && is.consultAnswered && is.reason !== 'cancelled' && is.reason !== 'target-gone';
    if (!keepsColleague) effects.push({ type: mayStillSucceed(was, is) ? 'release-consultation' : 'end-consultation' });
    if (after.phase === 'connected') effects.push({ type: 'take-customer-back' });
    effects.push({ type: 'record' });
  }
  return effects;
}
