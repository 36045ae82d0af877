import { describe, expect, it } from 'vitest';
import { agenda, dayStart, quickDue } from '../../../../../shared/domain/agreement/agenda.ts';
import type { Agreement } from '../../../../../shared/domain/agreement/agreement.ts';
import { brandId, type AgentId, type AgreementId, type HandOverId, type ProjectId } from '../../../../../shared/lib/brand.ts';

const [ME, OTHER] = [brandId<AgentId>('me'), brandId<AgentId>('other')];
/** A Wednesday. */
const NOW = new Date(2026, 10, 18, 10, 0).getTime();
const at = (day: number, hour: number, minute = 0): number => new Date(2026, 10, day, hour, minute).getTime();

function due(dueAt: number, more: Partial<Agreement> = {}): Agreement {
  return {
    ...{ id: brandId<AgreementId>(String(dueAt)), projectId: brandId<ProjectId>('p'), contactId: null, interactionId: null, toWhom: '', number: null },
    ...{ what: 'x', owner: ME, dueAt, state: 'open', madeBy: ME, madeAt: 1, closedAt: null, closedBy: null, result: '', version: 1, handOver: null, received: null },
    ...more,
  };
}

describe('the agenda', () => {
  it('puts what others wait for first, then what is late, then day by day', () => {
    const handOver = { id: brandId<HandOverId>('h'), from: OTHER, to: ME, department: '', note: '', state: 'offered' as const, offeredAt: 1, answeredAt: null, answeredBy: null, reason: '', outside: null };
    const outside = { toName: 'Bo', address: '', expiresAt: at(30, 9), answeredBy: 'Bo' };
    const elsewhere = due(at(18, 8), { state: 'accepted', handOver: { ...handOver, from: ME, to: null, state: 'accepted', answeredAt: 2, outside } });
    // What was offered to outside is nobody's here to answer: it stays the owner's.
    const waiting = due(at(21, 9), { state: 'offered', handOver: { ...handOver, from: OTHER, to: null, outside } });
    const offered = due(at(25, 9), { owner: OTHER, state: 'offered', handOver });
    const parts = agenda([due(at(19, 9)), due(at(18, 23, 59)), due(at(18, 9)), due(at(20, 0)), due(at(18, 10)), offered, elsewhere, waiting], ME, NOW);
    expect(parts.map(({ part, agreements }) => [part, agreements.map(({ dueAt }) => dueAt)])).toEqual([
      ['offered', [at(25, 9)]],
      ['overdue', [at(18, 9), at(18, 10)]],
      ['today', [at(18, 23, 59)]],
      ['tomorrow', [at(19, 9)]],
      ['later', [at(20, 0), at(21, 9)]],
      ['elsewhere', [at(18, 8)]],
    ]);
  });

  it('offers moments of working days', () => {
    expect(quickDue('today', NOW)).toBe(at(18, 17));
    expect(quickDue('today', at(18, 17, 20))).toBe(at(18, 18, 30));
    expect(quickDue('tomorrow', NOW)).toBe(at(19, 9));
    // Friday: tomorrow is Monday, and so is the day after.
    expect(quickDue('tomorrow', at(20, 10))).toBe(at(23, 9));
    expect(quickDue('two-days', at(20, 10))).toBe(at(23, 9));
    expect(quickDue('two-days', NOW)).toBe(at(20, 9));
    expect(quickDue('week', NOW)).toBe(at(25, 9));
  });

  it('knows days of 23 and 25 hours', () => {
    for (const day of [new Date(2026, 2, 28, 12), new Date(2026, 9, 24, 12)]) {
      const tomorrow = new Date(dayStart(day.getTime(), 1));
      expect([tomorrow.getDate(), tomorrow.getHours()]).toEqual([day.getDate() + 1, 0]);
      expect(new Date(quickDue('week', day.getTime())).getHours()).toBe(9);
    }
  });
});
