import { describe, expect, it } from 'vitest';
import { mandateOf, mayWorkFor, NO_PLAN, type ProjectPlan } from '../../../../../shared/domain/project/project-plan.ts';
import { projectForInvite, type InviteFacts } from '../../../../../shared/domain/project/route-call.ts';
import { brandId, type AgentId } from '../../../../../shared/lib/brand.ts';

const ANS = brandId<AgentId>('018f0000-0000-7000-8000-0000000000a1');
const BO = brandId<AgentId>('018f0000-0000-7000-8000-0000000000a2');
const plan = (given: Partial<ProjectPlan>): ProjectPlan => ({ ...NO_PLAN, ...given });

describe('the project of an incoming call', () => {
  const shop = { name: 'shop', plan: plan({ routes: [{ on: 'number', header: '', value: '020 123 45 67' }, { on: 'number', header: '', value: '0800*' }] }) };
  const bank = { name: 'bank', plan: plan({ routes: [{ on: 'queue', header: '', value: 'Bank' }, { on: 'header', header: 'X-Campaign', value: 'spring*' }] }) };
  const chosen = (facts: Partial<InviteFacts>): string | undefined => projectForInvite([shop, bank], { called: [], headers: {}, ...facts }, 'NL')?.name;

  it.each([
    [{ called: ['+31201234567'] }, 'shop'],
    [{ called: ['1001', '0201234567'] }, 'shop'],
    [{ called: ['08001234'] }, 'shop'],
    [{ called: ['1001'] }, undefined],
    [{ headers: { 'x-queue': ['bank'] } }, 'bank'],
    [{ headers: { 'x-campaign': ['Spring-2026'] } }, 'bank'],
    [{ headers: { 'x-campaign': ['autumn'] } }, undefined],
    [{ headers: { constructor: ['spring'] } }, undefined],
  ] as const)('%j is %s', (facts, name) => expect(chosen(facts)).toBe(name));

  it('is what the exchange says on purpose, before the number that was dialled', () => {
    expect(chosen({ called: ['0201234567'], headers: { 'x-queue-name': ['BANK'] } })).toBe('bank');
  });

  it('never follows an empty rule', () => {
    expect(projectForInvite([{ plan: plan({ routes: [{ on: 'number', header: '', value: ' ' }] }) }], { called: ['', ' '], headers: {} }, 'NL')).toBeNull();
  });
});

describe('who may', () => {
  const ans = { id: ANS, role: 'agent' } as const;
  it('is everybody where nobody is named, else those and whoever leads', () => {
    expect(mayWorkFor({ plan: NO_PLAN }, ans)).toBe(true);
    expect(mayWorkFor({ plan: plan({ agents: [BO] }) }, ans)).toBe(false);
    expect(mayWorkFor({ plan: plan({ agents: [BO] }) }, { ...ans, role: 'supervisor' })).toBe(true);
    expect(mayWorkFor({ plan: plan({ agents: [ANS] }) }, ans)).toBe(true);
  });
  it('go how far: the own limit before that of the role', () => {
    const mandates = [
      { agentId: null, role: 'agent', discountPercent: 5, amount: 2_500 },
      { agentId: ANS, role: null, discountPercent: 15, amount: null },
    ] as const;
    expect(mandateOf(plan({ mandates }), ans)).toEqual({ discountPercent: 15, amount: null });
    expect(mandateOf(plan({ mandates }), { id: BO, role: 'agent' })).toEqual({ discountPercent: 5, amount: 2_500 });
    expect(mandateOf(plan({ mandates }), { id: BO, role: 'supervisor' })).toEqual({ discountPercent: null, amount: null });
  });
});
