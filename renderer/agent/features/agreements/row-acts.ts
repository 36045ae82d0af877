import { isElsewhere, isOpen, mayAnswer, type Agreement } from '../../../../shared/domain/agreement/agreement.ts';
import type { AgentId } from '../../../../shared/lib/brand.ts';

export type RowAct = 'keep' | 'miss' | 'offer' | 'take-back' | 'accept' | 'return' | 'change' | 'remove' | 'reopen' | 'save-file' | 'save-receipt' | 'customer';

/** What a key or a button may do with an agreement now. */
export function actsOf(agreement: Agreement, me: AgentId, governs: boolean): readonly RowAct[] {
  const customer: readonly RowAct[] = agreement.contactId === null ? [] : ['customer'];
  if (!isOpen(agreement)) return [...(governs || agreement.owner === me ? (['reopen'] as const) : []), ...customer];
  const owns = agreement.owner === me || governs;
  const elsewhere = isElsewhere(agreement);
  const offered = agreement.state === 'offered';
  return [
    ...(mayAnswer(agreement, me) ? (['accept', 'return'] as const) : []),
    ...(owns ? (['keep', 'miss'] as const) : []),
    ...(owns && !offered && !elsewhere ? (['offer'] as const) : []),
    ...(owns && offered && agreement.handOver !== null && agreement.handOver.outside !== null ? (['save-file'] as const) : []),
    ...(owns && agreement.received?.receiptMade === false ? (['save-receipt'] as const) : []),
    ...(owns && (offered || elsewhere) ? (['take-back'] as const) : []),
    ...(owns ? (['change', 'remove'] as const) : []),
    ...customer,
  ];
}

/** Done by their key alone. */
export const WITHOUT_BUTTON: readonly RowAct[] = ['remove', 'reopen'];
/** Those that ask for something first. */
export const ASKS: readonly RowAct[] = ['offer', 'return', 'change', 'miss'];

/** Letters of the row in focus. */
export const ACT_OF_KEY: Readonly<Record<string, RowAct>> = { k: 'keep', m: 'miss', h: 'offer', e: 'change', a: 'accept', r: 'return', t: 'take-back', Delete: 'remove', Enter: 'customer' };
