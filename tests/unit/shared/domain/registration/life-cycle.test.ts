import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { FormDefinition } from '../../../../../shared/domain/registration/form.ts';
import { withOutcomes } from '../../../../../shared/domain/registration/form-ref.ts';
import { caseOf, mayBecome, termLook } from '../../../../../shared/domain/registration/life-cycle.ts';
import { SALES_OUTCOMES, SERVICE_OUTCOMES } from '../../../../../shared/domain/registration/shipped/outcomes.ts';
import { QUOTE_FORM, RESERVATION_FORM, SALES_ORDER_FORM } from '../../../../../shared/domain/registration/shipped/sales-kinds.ts';
import { COMPLAINT_FORM } from '../../../../../shared/domain/registration/shipped/service-kinds.ts';

const values = (all: Readonly<Record<string, string>>) => Object.fromEntries(Object.entries(all).map(([key, value]) => [key, { value, origin: 'agent' as const }]));
const complaint = withOutcomes(COMPLAINT_FORM, SERVICE_OUTCOMES);
const order = withOutcomes(SALES_ORDER_FORM, SALES_OUTCOMES);

it('goes from received to closed, with its term until the customer was told', () => {
  const path = ['received', 'acknowledged', 'in-progress', 'solved', 'reported-back', 'closed'];
  for (const [index, state] of path.entries()) {
    const at = values({ outcome: 'complaint-registered', state, term: '2026-12-24' });
    const next = path[index + 1];
    expect(caseOf(complaint, at)).toMatchObject({ state, open: index < 4, term: index < 4 ? '2026-12-24' : null });
    if (next !== undefined) expect(mayBecome(complaint, at, next)).toBe(true);
    if (index < 4) expect(mayBecome(complaint, at, 'closed')).toBe(false);
  }
});

it('is no case where nothing was ordered, and none where it was solved at once', () => {
  expect(caseOf(order, values({ outcome: 'not-interested', state: 'draft' }))).toBeNull();
  expect(caseOf(order, values({ outcome: 'sold', state: 'draft', deliveryDate: '2026-12-01' }))).toEqual({ state: 'draft', next: ['confirmed', 'cancelled'], term: '2026-12-01', open: true });
  expect(caseOf(complaint, values({ outcome: 'solved' }))).toBeNull();
});

it('lets a state of somebody’s own form become any of its choices', () => {
  const own: FormDefinition = {
    ...COMPLAINT_FORM,
    fields: COMPLAINT_FORM.fields.map((field) => (field.key === 'state' && field.kind === 'choice' ? { ...field, options: ['new', 'parked', 'closed'].map((value) => ({ value, label: { en: value, nl: value } })) } : field)),
  };
  expect(caseOf(withOutcomes(own, SERVICE_OUTCOMES), values({ outcome: 'solved', state: 'parked' }))).toMatchObject({ next: ['new', 'closed'], open: true });
  expect(caseOf(withOutcomes(own, SERVICE_OUTCOMES), values({ outcome: 'solved', state: 'closed' }))).toMatchObject({ next: [], open: false });
});

it('never leads out of the states of its form, and every state can be reached', () => {
  const forms = [complaint, order, withOutcomes(QUOTE_FORM, SALES_OUTCOMES), withOutcomes(RESERVATION_FORM, SERVICE_OUTCOMES)];
  for (const form of forms) {
    const field = form.fields.find(({ key }) => key === 'state');
    if (field?.kind !== 'choice' || field.initial === undefined) throw new Error('no states');
    const all = field.options.map(({ value }) => value);
    const outcome = form.choices.find(({ meaning }) => meaning === 'sale')?.code ?? '';
    const reached = new Set<string>();
    const go = (state: string): void => {
      if (reached.has(state)) return;
      reached.add(state);
      for (const next of caseOf(form, values({ outcome, state }))?.next ?? []) go(next);
    };
    go(field.initial);
    expect([...reached].toSorted()).toEqual(all.toSorted());
  }
});

it('tells how near a day is by the calendar, also where the clocks change', () => {
  expect(['2026-10-23', '2026-10-24', '2026-10-27', '2026-10-28'].map((term) => termLook(term, '2026-10-24'))).toEqual(['late', 'today', 'soon', 'later']);
  fc.assert(fc.property(fc.date({ min: new Date('2026-01-01'), max: new Date('2027-12-31'), noInvalidDate: true }), (day) => termLook(day.toISOString().slice(0, 10), day.toISOString().slice(0, 10)) === 'today'));
});
