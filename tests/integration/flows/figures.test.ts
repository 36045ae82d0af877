// What the figures say of work that was done at the desk: from the click to the row, and from the row to the report.
import { describe, expect, it } from 'vitest';
import { FIGURES, type CallSet } from '../../../shared/domain/figures/figures.ts';
import { loggedInMs } from '../../../shared/domain/figures/sums.ts';
import { localDate } from '../../../shared/domain/contact/calendar-date.ts';
import { addDays } from '../../../shared/domain/registration/field-text.ts';
import type { AgentId, CallId } from '../../../shared/lib/brand.ts';
import { createFakeClock } from '../../support/fake-clock.ts';
import type { TestCore } from '../../support/test-core.ts';
import { addContact, atTheDesk, interactionOf, NUMBER, talking } from './desk.ts';
import { expectPartition } from './intervals.ts';

process.env['TZ'] = 'Europe/Amsterdam';
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

const me = (desk: TestCore): AgentId => desk.state().session.agent?.id as AgentId;
const dayOf = (desk: TestCore, at: number) => desk.must('figures.report', { whose: me(desk), projectId: null, span: 'day', at, steps: 0 });
const behind = async (desk: TestCore, set: CallSet) =>
  (await desk.must('figures.calls', { whose: me(desk), projectId: null, set, from: 0, to: desk.clock.now() + 1 })).calls.map(({ callId }) => callId);

/** A call that is written up with these values. */
async function held(desk: TestCore, values: Readonly<Record<string, string>>): Promise<CallId> {
  const callId = await talking(desk, NUMBER);
  const { id: interactionId } = interactionOf(desk, callId);
  for (const [field, value] of Object.entries(values)) await desk.must('registration.change', { interactionId, field, value });
  await desk.pass(60_000);
  desk.sip.ends(callId, 'hung-up-there');
  await desk.settle();
  if (interactionOf(desk, callId).state === 'handling') await desk.must('registration.save', { interactionId });
  await desk.pass(5_000);
  return callId;
}

describe('figures', () => {
  it('of orders, conversion and promises follow from what was registered, with the calls that they are made of', async () => {
    const desk = await atTheDesk();
    const contact = await addContact(desk);
    const { project } = desk.state();
    if (project === null) throw new Error('no project');
    const { id: projectId, active: _active, kind: _kind, ...settings } = project;
    const targets = [{ kind: 'turnover-per-call', value: 4_000 }, { kind: 'conversion-percent', value: 70 }] as const;
    await desk.must('project.save', { ...settings, projectId, formId: 'sales-order', plan: { ...project.plan, targets } });
    const order = (lines: readonly object[]) => ({ lines: JSON.stringify(lines), deliveryDate: addDays(localDate(desk.clock.now()), 7), address: 'Lindelaan 1', payment: 'invoice', outcome: 'sold' });
    // 2 × 12,10 with VAT in it is 20 without; 100 less a tenth, at 9 %, is 82,57.
    const first = await held(desk, order([{ article: 'A', quantity: '2', unitPrice: '12.10', vat: '21' }]));
    const second = await held(desk, order([{ article: 'B', quantity: '1', unitPrice: '100', discount: '10', vat: '9' }]));
    const refused = await held(desk, { outcome: 'not-interested', declineReason: 'price' });
    // Nobody was reached: no chance to sell, no part of the conversion.
    await held(desk, { outcome: 'not-reached' });
    const promise = async (hours: number) => desk.must('agreement.make', { contactId: contact.id, interactionId: null, number: null, toWhom: '', what: 'Call', dueAt: desk.clock.now() + hours * HOUR, owner: me(desk) });
    const kept = await promise(1);
    await promise(1);
    await promise(12);
    await desk.must('agreement.move', { agreementId: kept.id, version: kept.version, move: { do: 'settle', state: 'kept', result: '' } });
    await desk.pass(2 * HOUR);
    const { total, targets: shown } = await dayOf(desk, desk.clock.now());
    expect(total.counts).toMatchObject({ callsIn: 4, registered: 4, reached: 3, sales: 2, results: 2, turnover: 2_000 + 8_257, promisesDue: 2, promisesKept: 1 });
    expect([FIGURES.conversion, FIGURES.turnover, FIGURES.promises].map(({ of }) => of(total))).toEqual([(100 * 2) / 3, 10_257 / 4, 50]);
    expect(shown.map(({ kind }) => kind)).toEqual(['turnover-per-call', 'conversion-percent']);
    expect(desk.state().targets.map(({ kind, reached }) => [kind, reached])).toEqual([['turnover-per-call', 10_257 / 4], ['conversion-percent', (100 * 2) / 3]]);
    expect((await behind(desk, 'sales')).toSorted()).toEqual([first, second].toSorted());
    expect((await behind(desk, 'reached')).toSorted()).toEqual([first, second, refused].toSorted());
    expect((await behind(desk, FIGURES.results.calls)).toSorted()).toEqual([first, second].toSorted());
    expect(await behind(desk, 'asked')).toEqual([]);
  });

  it('of a night in which the clocks change: a call over midnight counts once, its time on both days, and each day adds up', async () => {
    // Half past eleven in the evening before the clocks go forward.
    const clock = createFakeClock(new Date(2026, 2, 28, 23, 30).getTime());
    const desk = await atTheDesk({ clock });
    const login = clock.now();
    await desk.pass(10 * MINUTE);
    const callId = await talking(desk);
    // From 23:40 to 03:10 by the new time: two and a half hours.
    await desk.pass(2.5 * HOUR);
    expect(new Date(clock.now()).getHours()).toBe(3);
    desk.sip.ends(callId, 'hung-up-there');
    await desk.pass(5 * MINUTE);
    await desk.must('registration.close', { interactionId: interactionOf(desk, callId).id, reason: 'other' });
    await desk.pass(5 * MINUTE);
    const [before, after] = [await dayOf(desk, login), await dayOf(desk, clock.now())];
    expect([before.parts.length, after.parts.length]).toEqual([24, 23]);
    expect([before.total.counts.callsIn, after.total.counts.callsIn]).toEqual([1, 0]);
    expect([before.total.time.talking, after.total.time.talking]).toEqual([20 * MINUTE, 130 * MINUTE]);
    expect([loggedInMs(before.total), loggedInMs(after.total)]).toEqual([30 * MINUTE, 140 * MINUTE]);
    expect([before, after].map(({ total }) => total.time.unrecorded)).toEqual([0, 0]);
    await desk.must('agent.logOut', {});
    expectPartition(desk);
    const [spring] = desk.rows<{ ms: number }>('select sum(to_at - from_at) as ms from state_interval');
    expect(spring?.ms).toBe(clock.now() - login);
  });
});
