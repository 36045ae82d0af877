import { describe, expect, it } from 'vitest';

import { moveFaq, type FaqProposal } from '../../../../../shared/domain/improvement/faq.ts';
import { moveRemark, saysSomething, type Remark } from '../../../../../shared/domain/improvement/remark.ts';
import { likeness, SAME_QUESTION, stemOf, tellingWords } from '../../../../../shared/domain/improvement/similar.ts';
import { brandId, type AgentId, type FaqId, type ProjectId, type RemarkId } from '../../../../../shared/lib/brand.ts';

const ANS = brandId<AgentId>('ans');
const BO = brandId<AgentId>('bo');
const REMARK: Remark = {
  ...{ id: brandId<RemarkId>('r'), projectId: brandId<ProjectId>('p'), kind: 'need', text: 'Wants a larger table', product: '', contactId: null, contactName: '', interactionId: null },
  ...{ about: null, department: '', source: 'person', group: brandId<RemarkId>('r'), state: 'new', takenBy: null, answer: '' },
  ...{ madeBy: ANS, madeAt: 1, closedAt: null, closedBy: null, version: 1 },
};
const agent = (agentId: AgentId) => ({ agentId, role: 'agent' as const });
const boss = { agentId: BO, role: 'supervisor' as const };

describe('a remark', () => {
  it('is passed on by its writer, taken by anybody, settled by who took it', () => {
    expect(moveRemark(REMARK, { do: 'pass-on', department: 'Sales' }, agent(BO), 2)).toEqual({ ok: false, refusal: 'not-yours' });
    expect(moveRemark(REMARK, { do: 'pass-on', department: ' ' }, agent(ANS), 2)).toEqual({ ok: false, refusal: 'no-department' });
    const passed = moveRemark(REMARK, { do: 'pass-on', department: ' Sales ' }, agent(ANS), 2);
    expect(passed).toMatchObject({ ok: true, remark: { department: 'Sales', state: 'passed-on', version: 2 } });
    const taken = moveRemark(REMARK, { do: 'take' }, agent(BO), 3);
    if (!taken.ok) throw new Error(taken.refusal);
    expect(moveRemark(taken.remark, { do: 'settle', state: 'done', answer: '' }, agent(ANS), 4)).toEqual({ ok: false, refusal: 'not-yours' });
    expect(moveRemark(taken.remark, { do: 'settle', state: 'declined', answer: ' ' }, agent(BO), 4)).toEqual({ ok: false, refusal: 'no-reason' });
    const done = moveRemark(taken.remark, { do: 'settle', state: 'done', answer: 'Offered' }, agent(BO), 4);
    if (!done.ok) throw new Error(done.refusal);
    expect(done.remark).toMatchObject({ state: 'done', closedAt: 4, closedBy: BO });
    expect(moveRemark(done.remark, { do: 'take' }, agent(BO), 5)).toEqual({ ok: false, refusal: 'settled' });
    expect(moveRemark(done.remark, { do: 'reopen' }, agent(BO), 5)).toMatchObject({ ok: true, remark: { state: 'taken', closedAt: null, answer: '' } });
    expect(moveRemark(REMARK, { do: 'reopen' }, boss, 5)).toEqual({ ok: false, refusal: 'not-settled' });
  });

  it('says something by its words or by what it is about', () => {
    expect(saysSomething({ ...REMARK, text: ' ' })).toBe(false);
    expect(saysSomething({ ...REMARK, text: '', about: { on: 'step', scriptId: 's', version: 1, stepId: 'start' } })).toBe(true);
    expect(moveRemark(REMARK, { do: 'change', text: '', product: '' }, agent(ANS), 2)).toEqual({ ok: false, refusal: 'says-nothing' });
  });
});

describe('questions', () => {
  it.each([
    ['Wanneer wordt mijn bestelling bezorgd?', 'wanneer bezorgen jullie de bestelling'],
    ['Hoe kan ik mijn factuur betalen', 'Factuur betalen, hoe?'],
    ['How long is the warranty on chairs?', 'warranty chair'],
  ])('%s and %s are the same', (one, other) => expect(likeness(one, other)).toBeGreaterThanOrEqual(SAME_QUESTION));

  it.each([
    ['Wanneer wordt mijn bestelling bezorgd?', 'Hoe kan ik mijn factuur betalen?'],
    ['Kan ik mijn bestelling annuleren', 'Wanneer komt mijn bestelling'],
    ['', 'anything'],
    ['is it the', 'is it the'],
  ])('%s and %s are not', (one, other) => expect(likeness(one, other)).toBeLessThan(SAME_QUESTION));

  it('carry words without accents, marks and empty words', () => {
    expect(tellingWords('Waar is de Café-rekening? De café!')).toEqual(['cafe', 'rekening']);
    expect(stemOf('leveringen')).toBe('leverin');
    expect(stemOf('prijs')).toBe('prijs');
  });
});

describe('a proposal for a frequently asked question', () => {
  const FAQ: FaqProposal = {
    ...{ id: brandId<FaqId>('f'), projectId: brandId<ProjectId>('p'), language: 'nl', question: 'Hoe lang is de garantie?', answer: '', group: null, asked: 3 },
    ...{ state: 'draft', reason: '', madeBy: ANS, madeAt: 1, decidedBy: null, decidedAt: null, version: 1 },
  };
  it('needs an answer before it is put forward, and a supervisor to be placed', () => {
    expect(moveFaq(FAQ, { do: 'propose' }, agent(ANS), 2)).toEqual({ ok: false, refusal: 'no-answer' });
    const written = moveFaq(FAQ, { do: 'change', question: FAQ.question, answer: 'Twee jaar' }, agent(ANS), 2);
    if (!written.ok) throw new Error(written.refusal);
    const proposed = moveFaq(written.faq, { do: 'propose' }, agent(ANS), 3);
    if (!proposed.ok) throw new Error(proposed.refusal);
    expect(moveFaq(proposed.faq, { do: 'place' }, agent(ANS), 4)).toEqual({ ok: false, refusal: 'not-yours' });
    expect(moveFaq(proposed.faq, { do: 'decline', reason: '' }, boss, 4)).toEqual({ ok: false, refusal: 'no-reason' });
    const placed = moveFaq(proposed.faq, { do: 'place' }, boss, 4);
    if (!placed.ok) throw new Error(placed.refusal);
    expect(placed.faq).toMatchObject({ state: 'placed', decidedBy: BO, decidedAt: 4 });
    expect(moveFaq(placed.faq, { do: 'reopen' }, boss, 5)).toEqual({ ok: false, refusal: 'placed' });
    const declined = moveFaq(proposed.faq, { do: 'decline', reason: 'Is there already' }, boss, 4);
    if (!declined.ok) throw new Error(declined.refusal);
    expect(moveFaq(declined.faq, { do: 'reopen' }, boss, 5)).toMatchObject({ ok: true, faq: { state: 'draft', reason: '' } });
  });
});
