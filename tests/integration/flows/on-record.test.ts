import { describe, expect, it } from 'vitest';
import type { OpenedRegistration } from '../../../shared/ipc/commands/registration.ts';
import type { InteractionId } from '../../../shared/lib/brand.ts';
import type { TestCore } from '../../support/test-core.ts';
import { addContact, atTheDesk, interactionOf, talking } from './desk.ts';

const COMPLAINT = { question: 'The table is damaged', category: 'product', severity: 'medium', wishedBy: 'A new one', proposedSolution: 'We bring one', outcome: 'complaint-registered', solvedAtOnce: 'no' };

/** A conversation with these values, to its end. */
async function held(desk: TestCore, values: Readonly<Record<string, string>>): Promise<InteractionId> {
  const callId = await talking(desk);
  const { id } = interactionOf(desk, callId);
  for (const [field, value] of Object.entries(values)) await desk.must('registration.change', { interactionId: id, field, value });
  desk.sip.ends(callId, 'hung-up-there');
  await desk.settle();
  expect(interactionOf(desk, callId).state).toBe('completed');
  await desk.settle();
  await desk.pass(5_000);
  return id;
}
/** The project of the desk registers with this form. */
async function withForm(desk: TestCore, formId: string): Promise<void> {
  const { project } = desk.state();
  if (project === null) throw new Error('no project');
  const { id: projectId, active: _active, kind: _kind, ...settings } = project;
  await desk.must('project.save', { ...settings, projectId, formId, plan: project.plan });
}
const correct = (desk: TestCore, { interaction: { id }, version }: OpenedRegistration, fields: Readonly<Record<string, string>>, reason = '') =>
  desk.must('registration.correct', { interactionId: id, version, fields, reason });

describe('a registration that is on record', () => {
  it('goes on in its life step by step, with the promise that watches its term, and back', async () => {
    const desk = await atTheDesk();
    await addContact(desk);
    await withForm(desk, 'complaint');
    const id = await held(desk, COMPLAINT);
    const promise = (): unknown => desk.rows('select state, due_at from agreement');
    await expect.poll(promise).toMatchObject([{ state: 'open' }]);
    const { lines } = await desk.must('registration.list', { which: 'open', kind: 'complaint', query: 'berg damaged', offset: 0 });
    expect(lines).toMatchObject([{ interactionId: id, kind: 'complaint', toWhom: 'Anna van den Berg', state: { nl: 'Ontvangen' }, complete: true, open: true }]);
    let record = await desk.must('registration.open', { interactionId: id });
    expect(record).toMatchObject({ version: 1, changes: [], interaction: { contact: { lastName: 'Berg' } } });
    // Not past what lies between, and nothing that is needed goes missing.
    expect(await desk.refusal('registration.correct', { interactionId: id, version: 1, fields: { state: 'closed' }, reason: '' })).toBe('case-step');
    expect(await desk.refusal('registration.correct', { interactionId: id, version: 1, fields: { question: '' }, reason: '' })).toBe('registration-incomplete');
    expect(await desk.refusal('registration.correct', { interactionId: id, version: 1, fields: { category: 'weather' }, reason: '' })).toBe('bad-request');
    record = await correct(desk, record, { term: '2027-01-31', question: 'The table and a chair are damaged' }, 'A chair too');
    expect(record).toMatchObject({ version: 2, changes: [{ version: 2, cause: 'correction', reason: 'A chair too', before: { question: { value: COMPLAINT.question } } }] });
    expect(promise()).toEqual([{ state: 'open', due_at: new Date(2027, 0, 31, 17).getTime() }]);
    expect(await desk.refusal('registration.correct', { interactionId: id, version: 1, fields: { state: 'solved' }, reason: '' })).toBe('stale-version');
    for (const state of ['in-progress', 'solved', 'reported-back']) record = await correct(desk, record, { state });
    expect(record.promises).toMatchObject([{ state: 'kept' }]);
    expect((await desk.must('registration.list', { which: 'open', kind: null, query: '', offset: 0 })).total).toBe(0);
    // Counted by cause: what was chosen, how often, and since when.
    const counts = (since: number | null, formId = 'complaint') => desk.must('registration.counts', { which: 'all', kind: null, query: '', formId, since });
    const ever = await counts(null);
    expect(ever.fields.find(({ key }) => key === 'category')?.answers.filter(({ count }) => count > 0)).toMatchObject([{ value: 'product', count: 1 }]);
    expect([ever.total, (await counts(desk.clock.now() + 1)).total, (await counts(null, 'quote')).total]).toEqual([1, 0, 0]);
    expect(await desk.refusal('registration.counts', { which: 'all', kind: null, query: '', formId: 'nowhere', since: null })).toBe('not-found');
    // Taken back: the customer was not told after all, and the promise is open again.
    record = await desk.must('registration.takeBack', { interactionId: id, version: record.version });
    expect(record).toMatchObject({ interaction: { values: { state: { value: 'solved' } } }, promises: [{ state: 'open' }] });
    expect(record.changes.map(({ cause }) => cause)).toEqual(['take-back', 'step', 'step', 'step', 'correction']);
    // History and timeline tell it as it stands now; the audit trail has every change.
    expect(await desk.must('contact.history', { contactId: record.interaction.contactId ?? '', limit: 5 })).toMatchObject([{ registered: { subject: { en: 'The table and a chair are damaged' } } }]);
    expect(desk.rows("select action from audit where action like 'registration.%'").length).toBe(6);
  });

  it('takes what was being typed when the call ended, and what comes much later only as a correction', async () => {
    const desk = await atTheDesk();
    await addContact(desk);
    await withForm(desk, 'complaint');
    const callId = await talking(desk);
    const { id: interactionId } = interactionOf(desk, callId);
    for (const [field, value] of Object.entries(COMPLAINT)) await desk.must('registration.change', { interactionId, field, value });
    desk.sip.ends(callId, 'hung-up-there');
    // These were on their way: the registration is closing itself, and nothing of it is on disk yet.
    const late = await Promise.all([
      desk.ask('registration.change', { interactionId, field: 'question', value: 'The table is damaged, and so is the chair' }),
      desk.ask('registration.change', { interactionId, field: 'term', value: '2027-01-31' }),
    ]);
    expect(interactionOf(desk, callId).state).toBe('completed');
    expect(late).toEqual([
      { ok: true, value: undefined },
      { ok: true, value: undefined },
    ]);
    const { interaction, changes } = await desk.must('registration.open', { interactionId });
    expect(interaction).toMatchObject({ state: 'completed', values: { question: { value: 'The table is damaged, and so is the chair' }, term: { value: '2027-01-31' } } });
    expect(changes.map(({ cause }) => cause)).toEqual(['correction', 'correction']);
    // The promise that watches the term follows, too.
    await expect.poll(() => desk.rows('select due_at from agreement')).toEqual([{ due_at: new Date(2027, 0, 31, 17).getTime() }]);
    // What would leave it incomplete stays out, and is said.
    expect(await desk.refusal('registration.change', { interactionId, field: 'question', value: '' })).toBe('registration-incomplete');
    await desk.pass(60_000);
    expect(await desk.refusal('registration.change', { interactionId, field: 'question', value: 'Long after' })).toBe('not-found');
  });

  it('that was closed incomplete is completed later, and counts as complete from then on', async () => {
    const desk = await atTheDesk();
    await addContact(desk);
    const callId = await talking(desk);
    const { id } = interactionOf(desk, callId);
    await desk.must('registration.change', { interactionId: id, field: 'question', value: 'When does it come?' });
    desk.sip.ends(callId, 'hung-up-there');
    await desk.settle();
    await desk.must('registration.close', { interactionId: id, reason: 'no-time' });
    expect((await desk.must('registration.list', { which: 'incomplete', kind: null, query: '', offset: 0 })).lines).toMatchObject([{ interactionId: id, complete: false }]);
    let record = await desk.must('registration.open', { interactionId: id });
    record = await correct(desk, record, { category: 'delivery' });
    expect(record.interaction.state).toBe('incomplete');
    record = await correct(desk, record, { proposedSolution: 'Tomorrow', solvedAtOnce: 'yes', outcome: 'solved' });
    expect(record.interaction).toMatchObject({ state: 'completed', incompleteReason: null });
    expect(desk.rows('select state, outcome, meaning, incomplete_reason from registration')).toEqual([{ state: 'completed', outcome: 'solved', meaning: 'complete', incomplete_reason: null }]);
    record = await desk.must('registration.takeBack', { interactionId: id, version: record.version });
    expect(record.interaction).toMatchObject({ state: 'incomplete', incompleteReason: 'no-time' });
  });

  it('writes what the customer put right into the customer’s record, with who, when and from what, and takes it out again', async () => {
    const desk = await atTheDesk();
    const contact = await addContact(desk, { street: 'Lindelaan', houseNumber: '12', postcode: '2801 AB', city: 'Gouda', email: 'anna@example.org' });
    await withForm(desk, 'data-enrichment');
    const changes = JSON.stringify([
      { field: 'street', old: 'Lindelaan', new: 'Markt' },
      { field: 'phone', old: '06 12345678', new: '06-87654321' },
      // Somebody else was first: this is not what stands there.
      { field: 'email', old: 'a@example.org', new: 'anna@example.com' },
      { field: 'other', old: '', new: 'Prefers the evening' },
    ]);
    const id = await held(desk, { changed: 'yes', changes, checkedWith: 'Anna', outcome: 'completed' });
    await expect.poll(() => desk.state().notices.map(({ code }) => code)).toContain('data-not-written');
    const after = await desk.must('contact.get', { contactId: contact.id });
    expect(after).toMatchObject({ addresses: [{ street: 'Markt', houseNumber: '12' }], phones: [{ raw: '06-87654321', e164: '+31687654321' }], mails: [{ address: 'anna@example.org' }] });
    const [change] = (await desk.must('customer.changes', { contactId: contact.id, limit: 5 })) ?? [];
    expect(change).toMatchObject({ cause: 'registration', byName: desk.state().session.agent?.name, fields: [{ field: 'phones' }, { field: 'addresses' }] });
    const record = await desk.must('registration.open', { interactionId: id });
    expect(record.writtenBack).toMatchObject({ written: [{ field: 'street' }, { field: 'phone' }], refused: [{ field: 'email', why: 'changed-meanwhile' }], undone: false });
    // What could not be written is somebody's to do.
    expect(record.promises).toMatchObject([{ what: 'Put into the customer data by hand: E-mail: anna@example.com', state: 'open' }]);
    // A correction writes what is new in it, and nothing twice.
    await correct(desk, record, { changes: JSON.stringify([...(JSON.parse(changes) as object[]), { field: 'city', old: 'Gouda', new: 'Delft' }]) });
    expect(await desk.must('contact.get', { contactId: contact.id })).toMatchObject({ addresses: [{ street: 'Markt', city: 'Delft' }], phones: [{}] });
    expect(await desk.must('registration.putBackData', { interactionId: id })).toMatchObject({ undone: true });
    expect(await desk.must('contact.get', { contactId: contact.id })).toMatchObject({ addresses: [{ street: 'Lindelaan', city: 'Gouda' }], phones: [{ e164: '+31612345678' }], mails: [{ address: 'anna@example.org' }] });
    expect(await desk.refusal('registration.putBackData', { interactionId: id })).toBe('not-found');
  });

  it('hands a price below the catalogue’s over like a discount, also in a correction, and passes an order on with a receipt', async () => {
    const desk = await atTheDesk();
    await addContact(desk);
    const me = desk.state().session.agent?.id ?? '';
    await desk.must('agent.save', { agentId: null, name: 'Bo', role: 'supervisor', active: true });
    await desk.must('article.save', { isNew: true, article: { code: 'CH-1', name: 'Chair', description: '', unit: '', vat: '21', stock: '', active: true, prices: [{ list: '', from: '', until: '', amount: 10_000 }] } });
    const { project } = desk.state();
    if (project === null) throw new Error('no project');
    const { id: projectId, active: _active, kind: _kind, ...settings } = project;
    await desk.must('project.save', { ...settings, projectId, formId: 'sales-order', plan: { ...project.plan, mandates: [{ agentId: me, role: null, discountPercent: 10, amount: null }] } });
    const lines = (unitPrice: string, discount = ''): string => JSON.stringify([{ article: 'Chair', articleCode: 'ch-1', quantity: '2', unitPrice, discount, vat: '21' }]);
    const id = await held(desk, { outcome: 'sold', lines: lines('95', '5'), deliveryDate: '2027-02-01', address: 'Lindelaan 1', payment: 'invoice', state: 'confirmed' });
    const decided = (): unknown => desk.rows("select what from agreement where what like 'Decide%'");
    await desk.settle();
    expect(decided()).toEqual([]);
    const record = await desk.must('registration.open', { interactionId: id });
    const cheaper = await correct(desk, record, { lines: lines('80') });
    expect(decided()).toEqual([{ what: expect.stringContaining('Decide on a discount of 20% (mandate 10%)') as unknown }]);
    // The same once more is not asked again.
    const passed = await correct(desk, cheaper, { state: 'passed-on' });
    expect(decided()).toHaveLength(1);
    expect(passed.promises).toMatchObject([{ what: expect.stringContaining('Process the order') as unknown, state: 'offered', handOver: { department: 'Order desk', state: 'offered' } }]);
    await correct(desk, passed, { state: 'delivered' });
    expect((await desk.must('registration.open', { interactionId: id })).promises).toMatchObject([{ state: 'kept' }]);
  });
});
