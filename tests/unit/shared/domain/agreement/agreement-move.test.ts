import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Agreement } from '../../../../../shared/domain/agreement/agreement.ts';
import { moveAgreement, type AgreementMove } from '../../../../../shared/domain/agreement/agreement-move.ts';
import type { Role } from '../../../../../shared/domain/agent-state/agent-state.ts';
import { brandId, type AgentId, type AgreementId, type HandOverId, type ProjectId } from '../../../../../shared/lib/brand.ts';

const [ANS, BO, CAS] = ['ans', 'bo', 'cas'].map((name) => brandId<AgentId>(name)) as [AgentId, AgentId, AgentId];
const AGREEMENT: Agreement = {
  ...{ id: brandId<AgreementId>('a'), projectId: brandId<ProjectId>('p'), contactId: null, interactionId: null, toWhom: 'Anna', number: null },
  ...{ what: 'Call back', owner: ANS, dueAt: 1_000, state: 'open', madeBy: ANS, madeAt: 1, closedAt: null, closedBy: null, result: '', version: 1, handOver: null, received: null },
};
const offer = (to: AgentId | null, department = ''): AgreementMove => ({ do: 'offer', handOverId: brandId<HandOverId>('h'), to, department, note: 'please' });
const by = (agentId: AgentId, role: Role = 'agent') => ({ agentId, role });

function after(...moves: readonly (readonly [AgreementMove, AgentId])[]): Agreement {
  return moves.reduce((agreement, [move, agentId]) => {
    const moved = moveAgreement(agreement, move, by(agentId), 50);
    if (!moved.ok) throw new Error(moved.refusal);
    return moved.agreement;
  }, AGREEMENT);
}
const refusal = (agreement: Agreement, move: AgreementMove, agentId: AgentId, role: Role = 'agent') => {
  const moved = moveAgreement(agreement, move, by(agentId, role), 50);
  return moved.ok ? null : moved.refusal;
};

describe('an agreement', () => {
  it('stays with its owner until the receiver takes it', () => {
    const offered = after([offer(BO), ANS]);
    expect(offered).toMatchObject({ owner: ANS, state: 'offered', handOver: { to: BO, state: 'offered', answeredAt: null } });
    expect(refusal(offered, { do: 'accept' }, CAS)).toBe('not-yours');
    expect(refusal(offered, { do: 'accept' }, ANS)).toBe('not-yours');
    expect(after([offer(BO), ANS], [{ do: 'accept' }, BO])).toMatchObject({ owner: BO, state: 'accepted', handOver: { state: 'accepted', answeredBy: BO, answeredAt: 50 } });
  });

  it('comes back with a reason', () => {
    const offered = after([offer(BO), ANS]);
    expect(refusal(offered, { do: 'return', reason: '  ' }, BO)).toBe('no-reason');
    expect(after([offer(BO), ANS], [{ do: 'return', reason: 'on holiday' }, BO])).toMatchObject({ owner: ANS, state: 'open', handOver: { state: 'returned', reason: 'on holiday' } });
  });

  it('is taken by anybody of a department but the sender', () => {
    expect(refusal(AGREEMENT, offer(null, ' '), ANS)).toBe('nobody-named');
    const offered = after([offer(null, 'Sales'), ANS]);
    expect(refusal(offered, { do: 'accept' }, ANS)).toBe('not-yours');
    expect(after([offer(null, 'Sales'), ANS], [{ do: 'accept' }, CAS]).owner).toBe(CAS);
  });

  it('is offered once at a time, never to its owner, and taken back by the sender', () => {
    const offered = after([offer(BO), ANS]);
    expect(refusal(offered, offer(CAS), ANS)).toBe('not-offered');
    expect(refusal(AGREEMENT, offer(ANS), ANS)).toBe('own');
    expect(after([offer(BO), ANS], [{ do: 'take-back' }, ANS])).toMatchObject({ state: 'open', handOver: { state: 'withdrawn' } });
  });

  it('is settled once, which ends an offer, and can be opened again', () => {
    const kept = after([offer(BO), ANS], [{ do: 'settle', state: 'kept', result: ' done ' }, ANS]);
    expect(kept).toMatchObject({ state: 'kept', closedAt: 50, closedBy: ANS, result: 'done', handOver: { state: 'withdrawn' } });
    expect(refusal(kept, { do: 'settle', state: 'missed', result: '' }, ANS)).toBe('settled');
    expect(refusal(kept, { do: 'reopen' }, CAS)).toBe('not-yours');
    expect(moveAgreement(kept, { do: 'reopen' }, by(ANS), 60)).toMatchObject({ ok: true, agreement: { state: 'open', closedAt: null, closedBy: null } });
  });

  it('is for its owner and for supervisors', () => {
    const change: AgreementMove = { do: 'change', what: 'Write', dueAt: 5 };
    expect(refusal(AGREEMENT, change, BO)).toBe('not-yours');
    expect(refusal(AGREEMENT, change, BO, 'supervisor')).toBeNull();
  });

  it('always has an owner and a due date, changes hands by acceptance only, and counts every change (invariant 5)', () => {
    const anyAgent = fc.constantFrom(ANS, BO, CAS);
    const anyMove: fc.Arbitrary<AgreementMove> = fc.oneof(
      fc.record({ do: fc.constant('change' as const), what: fc.string(), dueAt: fc.nat() }),
      fc.record({ do: fc.constant('offer' as const), handOverId: fc.constant(brandId<HandOverId>('h')), to: fc.option(anyAgent), department: fc.string(), note: fc.string() }),
      fc.record({ do: fc.constant('return' as const), reason: fc.string() }),
      fc.record({ do: fc.constant('settle' as const), state: fc.constantFrom('kept' as const, 'missed' as const), result: fc.string() }),
      ...(['take-back', 'accept', 'reopen'] as const).map((what) => fc.constant({ do: what })),
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(anyMove, anyAgent, fc.constantFrom<Role>('agent', 'supervisor')), { maxLength: 30 }), (moves) => {
        let now = AGREEMENT;
        for (const [index, [move, agentId, role]] of moves.entries()) {
          const moved = moveAgreement(now, move, by(agentId, role), 100 + index);
          if (!moved.ok) continue;
          const next = moved.agreement;
          expect(Number.isInteger(next.dueAt)).toBe(true);
          if (next.owner !== now.owner) {
            expect(move.do).toBe('accept');
            expect(next.owner).toBe(agentId);
          }
          expect(next.state === 'offered').toBe(next.handOver?.state === 'offered');
          expect(next.closedAt !== null).toBe(next.state === 'kept' || next.state === 'missed');
          expect(next.version).toBe(now.version + 1);
          now = next;
        }
      }),
    );
  });
});
