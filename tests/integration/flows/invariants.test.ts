// The invariants of registrations and orders, walked through the whole application by stories that nobody thought of.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../../../shared/domain/registration/field-text.ts';
import { localDate } from '../../../shared/domain/contact/calendar-date.ts';
import type { OpenedRegistration } from '../../../shared/ipc/commands/registration.ts';
import type { CallId } from '../../../shared/lib/brand.ts';
import type { TestCore } from '../../support/test-core.ts';
import { addContact, atTheDesk, interactionOf, talking } from './desk.ts';

const RUNS = process.env['BALIE_N'] === 'full' ? { numRuns: 60 } : { numRuns: 5, seed: 3 };
const MANDATE_PERCENT = 10;

const mostly = <T,>(usual: fc.Arbitrary<T>, now: fc.Arbitrary<T>): fc.Arbitrary<T> => fc.oneof({ weight: 9, arbitrary: usual }, { weight: 1, arbitrary: now });
const cents = fc.integer({ min: 1, max: 99_999 }).map((minor) => (minor / 100).toFixed(2));
const line = fc.record({
  article: mostly(fc.constantFrom('Chair', 'Table'), fc.constant('')),
  quantity: mostly(fc.constantFrom('1', '2.5', '12'), fc.constantFrom('0', 'two')),
  unitPrice: cents,
  discount: fc.constantFrom('', '0', '5', '10', '10.01', '25', '100'),
  vat: fc.constantFrom('21', '9', '0'),
});
const order = fc.record({
  lines: fc.array(line, { minLength: 1, maxLength: 3 }),
  /** Days from the day of the conversation. */
  delivery: fc.integer({ min: -10, max: 40 }),
  /** What a correction makes of it afterwards. */
  later: fc.option(fc.record({ lines: fc.array(line, { minLength: 1, maxLength: 3 }), delivery: fc.integer({ min: -40, max: 40 }) })),
});

type OrderRow = { readonly id: string; readonly state: string; readonly started_at: number; readonly form_values: string };
const largestDiscount = (lines: string): number => Math.max(0, ...(JSON.parse(lines === '' ? '[]' : lines) as { discount?: string }[]).map(({ discount }) => Number(discount ?? 0)));

describe('an order (invariant 7)', () => {
  it('is on record with a delivery on its own day or later, and a discount within the mandate or handed over for a decision', async () => {
    const seen = { orders: 0, beyond: 0 };
    await fc.assert(
      fc.asyncProperty(fc.array(order, { minLength: 1, maxLength: 3 }), async (orders) => {
        const desk = await sellingDesk();
        for (const each of orders) {
          const callId = await talking(desk);
          await take(desk, callId, each);
          const [stored, beyond] = await checkOrders(desk);
          seen.orders += stored;
          seen.beyond += beyond;
        }
        await desk.core.stop();
      }),
      RUNS,
    );
    expect(Math.min(seen.orders, seen.beyond)).toBeGreaterThan(0);
  }, process.env['BALIE_N'] === 'full' ? 900_000 : 120_000);
});

/** A desk that sells, with a mandate and somebody who may decide beyond it. */
async function sellingDesk(): Promise<TestCore> {
  const desk = await atTheDesk();
  await addContact(desk);
  await desk.must('agent.save', { agentId: null, name: 'Bo', role: 'supervisor', active: true });
  const { project, session } = desk.state();
  if (project === null || session.agent === null) throw new Error('nobody works here');
  const { id: projectId, active: _active, kind: _kind, ...settings } = project;
  const mandates = [{ agentId: session.agent.id, role: null, discountPercent: MANDATE_PERCENT, amount: null }];
  await desk.must('project.save', { ...settings, projectId, formId: 'sales-order', plan: { ...project.plan, mandates } });
  return desk;
}

type Order = typeof order extends fc.Arbitrary<infer T> ? T : never;

/** The order is taken in the conversation, closed as it may be, and put right afterwards. */
async function take(desk: TestCore, callId: CallId, { lines, delivery, later }: Order): Promise<void> {
  const { id: interactionId } = interactionOf(desk, callId);
  const today = localDate(desk.clock.now());
  const values = { lines: JSON.stringify(lines), deliveryDate: addDays(today, delivery), address: 'Lindelaan 1, Gouda', payment: 'invoice', outcome: 'sold' };
  for (const [field, value] of Object.entries(values)) await desk.ask('registration.change', { interactionId, field, value });
  desk.sip.ends(callId, 'hung-up-there');
  await desk.settle();
  if (interactionOf(desk, callId).state !== 'completed') {
    const saved = await desk.ask('registration.save', { interactionId });
    if (!saved.ok) await desk.must('registration.close', { interactionId, reason: 'customer-left' });
  }
  await desk.settle();
  if (later !== null) {
    const opened: OpenedRegistration = await desk.must('registration.open', { interactionId });
    const fields = { lines: JSON.stringify(later.lines), deliveryDate: addDays(today, later.delivery) };
    await desk.ask('registration.correct', { interactionId, version: opened.version, fields, reason: 'put right' });
  }
  await desk.settle();
  await desk.pass(5_000);
}

/** @returns how many orders there are, and how many of them go beyond the mandate */
async function checkOrders(desk: TestCore): Promise<readonly [number, number]> {
  const rows = desk.rows<OrderRow>("select i.id, r.state, i.started_at, r.form_values from registration r join interaction i on i.id = r.interaction_id where r.state = 'completed'");
  let beyond = 0;
  for (const { id, started_at: startedAt, form_values: stored } of rows) {
    const values = JSON.parse(stored) as Record<string, { readonly value: string } | undefined>;
    const { lines = { value: '' }, deliveryDate = { value: '' } } = values;
    expect(deliveryDate.value >= localDate(startedAt), deliveryDate.value).toBe(true);
    if (largestDiscount(lines.value) <= MANDATE_PERCENT) continue;
    beyond += 1;
    await expect
      .poll(() => desk.rows('select h.id from hand_over h join agreement a on a.id = h.agreement_id where a.interaction_id = ?', id).length, { timeout: 5_000 })
      .toBeGreaterThan(0);
  }
  return [rows.length, beyond];
}
