import { isOpen, mayAnswer, type Agreement } from '../../../../shared/domain/agreement/agreement.ts';
import type { AgentId } from '../../../../shared/lib/brand.ts';

export type RowAct = 'keep' | 'miss' | 'offer' | 'take-back' | 'accept' | 'return' | 'change' | 'remove' | 'reopen';

/** What a key or a button may do with an agreement now. */
export function actsOf(agreement: Agreement, me: AgentId, governs: boolean): readonly RowAct[] {
  if (!isOpen(agreement)) return governs ? ['reopen'] : [];
  const owns = agreement.owner === me || governs;
  return [
    ...(mayAnswer(agreement, me) ? (['accept', 'return'] as const) : []),
    ...(owns ? (['keep', 'miss'] as const) : []),
    ...(owns && agreement.state !== 'offered' ? (['offer'] as const) : []),
    ...(owns && agreement.state === 'offered' ? (['take-back'] as const) : []),
    ...(owns ? (['change', 'remove'] as const) : []),
  ];
}

/** Done by their key alone. */
export const WITHOUT_BUTTON: readonly RowAct[] = ['remove'];

/** Letters of the row in focus. */
export const ACT_OF_KEY: Readonly<Record<string, RowAct>> = { k: 'keep', m: 'miss', h: 'offer', e: 'change', a: 'accept', r: 'return', t: 'take-back', delete: 'remove' };
