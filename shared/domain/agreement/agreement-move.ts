import { isElsewhere, isOpen, mayAnswer, type Agreement, type HandOver } from './agreement.ts';
import { isCallback, mayCallBack } from './callback.ts';
import type { Role } from '../agent-state/agent-state.ts';
import type { AgentId, HandOverId } from '../../lib/brand.ts';

/** What somebody does with an agreement. */
export type AgreementMove =
  | { readonly do: 'change'; readonly what: string; readonly dueAt: number }
  | { readonly do: 'offer'; readonly handOverId: HandOverId; readonly to: AgentId | null; readonly department: string; readonly note: string }
  /** To somebody outside this profile, by a file that was made. */
  | { readonly do: 'offer-outside'; readonly handOverId: HandOverId; readonly toName: string; readonly address: string; readonly note: string; readonly expiresAt: number }
  /** What the receiver's own receipt says. */
  | { readonly do: 'answer-outside'; readonly answer: 'accepted' | 'returned'; readonly reason: string; readonly name: string }
  | { readonly do: 'take-back' }
  | { readonly do: 'accept' }
  /** A callback that this person calls: from here on it is theirs. */
  | { readonly do: 'take' }
  | { readonly do: 'return'; readonly reason: string }
  | { readonly do: 'settle'; readonly state: 'kept' | 'missed'; readonly result: string }
  | { readonly do: 'reopen' };

/** Why a move is not made. `not-yours`: it belongs to somebody else. `settled`: it is kept or missed already. */
export type MoveRefusal = 'not-yours' | 'settled' | 'not-settled' | 'nobody-named' | 'own' | 'no-reason' | 'not-offered';
type Moved = { readonly ok: true; readonly agreement: Agreement } | { readonly ok: false; readonly refusal: MoveRefusal };

const refused = (refusal: MoveRefusal): Moved => ({ ok: false, refusal });

/**
 * The agreement after a move. Until a receiver accepts, it stays with its owner (DOMAIN 9, invariant 5); nothing counts as
 * accepted without the receiver's own act. A supervisor may do what the owner may.
 * @param at wall-clock ms
 */
export function moveAgreement(agreement: Agreement, move: AgreementMove, by: { readonly agentId: AgentId; readonly role: Role }, at: number): Moved {
  const done = (changed: Partial<Agreement>): Moved => ({ ok: true, agreement: { ...agreement, ...changed, version: agreement.version + 1 } });
  const answered = (state: HandOver['state'], reason = ''): HandOver | null =>
    agreement.handOver?.state === 'offered' ? { ...agreement.handOver, state, answeredAt: at, answeredBy: by.agentId, reason } : agreement.handOver;
  const governs = agreement.owner === by.agentId || by.role !== 'agent';

  if (move.do === 'reopen') {
    if (isOpen(agreement)) return refused('not-settled');
    return governs || agreement.closedBy === by.agentId ? done({ state: 'open', closedAt: null, closedBy: null, result: '' }) : refused('not-yours');
  }
  if (!isOpen(agreement)) return refused('settled');
  switch (move.do) {
    case 'offer-outside': {
      if (!governs) return refused('not-yours');
      const toName = move.toName.trim();
      if (toName === '') return refused('nobody-named');
      if (agreement.state === 'offered' || isElsewhere(agreement)) return refused('not-offered');
      const handOver: HandOver = {
        ...{ id: move.handOverId, from: agreement.owner, to: null, department: toName, note: move.note.trim(), state: 'offered', offeredAt: at, answeredAt: null, answeredBy: null, reason: '' },
        outside: { toName, address: move.address, expiresAt: move.expiresAt, answeredBy: '' },
      };
      return done({ state: 'offered', handOver });
    }
    case 'answer-outside': {
      const { handOver } = agreement;
      if (handOver === null || handOver.outside === null || handOver.state !== 'offered') return refused('not-offered');
      if (move.answer === 'returned' && move.reason.trim() === '') return refused('no-reason');
      return done({
        state: move.answer === 'accepted' ? 'accepted' : 'open',
        handOver: { ...handOver, state: move.answer, answeredAt: at, reason: move.reason.trim(), outside: { ...handOver.outside, answeredBy: move.name } },
      });
    }
    case 'take':
      if (!isCallback(agreement) || !mayCallBack(agreement, by, at)) return refused('not-yours');
      return done({ state: 'open', owner: by.agentId, handOver: answered('withdrawn') });
    case 'accept':
      if (agreement.state !== 'offered') return refused('not-offered');
      return mayAnswer(agreement, by.agentId) ? done({ state: 'accepted', owner: by.agentId, handOver: answered('accepted') }) : refused('not-yours');
    case 'return':
      if (agreement.state !== 'offered') return refused('not-offered');
      if (!mayAnswer(agreement, by.agentId)) return refused('not-yours');
      return move.reason.trim() === '' ? refused('no-reason') : done({ state: 'open', handOver: answered('returned', move.reason.trim()) });
    case 'change':
      return governs ? done({ what: move.what.trim(), dueAt: move.dueAt }) : refused('not-yours');
    case 'offer': {
      if (!governs) return refused('not-yours');
      const department = move.department.trim();
      if (move.to === null && department === '') return refused('nobody-named');
      if (move.to === agreement.owner) return refused('own');
      const handOver: HandOver = {
        ...{ id: move.handOverId, from: agreement.owner, to: move.to, department: move.to === null ? department : '', note: move.note.trim() },
        ...{ state: 'offered', offeredAt: at, answeredAt: null, answeredBy: null, reason: '', outside: null },
      };
      return agreement.state === 'offered' || isElsewhere(agreement) ? refused('not-offered') : done({ state: 'offered', handOver });
    }
    case 'take-back':
      // Also from somebody outside who accepted it: whoever promised it may keep it after all.
      if (isElsewhere(agreement) && agreement.handOver !== null)
        return governs ? done({ state: 'open', handOver: { ...agreement.handOver, state: 'withdrawn', answeredAt: at, answeredBy: by.agentId } }) : refused('not-yours');
      if (agreement.state !== 'offered') return refused('not-offered');
      return governs ? done({ state: 'open', handOver: answered('withdrawn') }) : refused('not-yours');
    case 'settle':
      return governs
        ? done({ state: move.state, closedAt: at, closedBy: by.agentId, result: move.result.trim(), handOver: answered('withdrawn') })
        : refused('not-yours');
  }
}
