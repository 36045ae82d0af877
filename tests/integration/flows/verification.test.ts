import BetterSqlite from 'better-sqlite3';
import { v7 } from 'uuid';
import { describe, expect, it } from 'vitest';
import { NO_FILTER } from '../../../shared/domain/contact/customer-filter.ts';
import { newForm } from '../../../shared/domain/registration/build-form.ts';
import type { FormField } from '../../../shared/domain/registration/form.ts';
import { brandId, type LetterId } from '../../../shared/lib/brand.ts';
import { startCore, type TestCore } from '../../support/test-core.ts';
import { addContact, atTheDesk, interactionOf, NUMBER, talking } from './desk.ts';

const CUSTOMER = { firstName: 'Anna', lastName: 'Berg', customerNumber: 'K-20417', birthDate: '1980-02-29', street: 'Dorpsstraat', houseNumber: '12', postcode: '3511 AB', city: 'Utrecht' };
const SECRETS = ['Berg', 'K-20417', '1980-02-29', '3511 AB', 'Dorpsstraat'];

/** A desk that wants four things confirmed, with a customer on file. */
async function strictDesk(items: readonly ('name' | 'birthDate' | 'postcode' | 'customerNumber')[] = ['name', 'birthDate', 'postcode', 'customerNumber']) {
  const desk = await atTheDesk({ gaps: 99 });
  const projectId = desk.state().project?.id;
  if (projectId === undefined) throw new Error('no project');
  await desk.must('verification.setRule', { projectId, items: [...items] });
  const customer = await addContact(desk, CUSTOMER);
  await desk.pass(60_000);
  return { desk, customer, projectId };
}

const read = async (desk: TestCore, ...asked: Parameters<TestCore['ask']>): Promise<string> => JSON.stringify(await desk.ask(...asked));

describe('a caller whom the project wants verified', () => {
  it('stays covered in everything that leaves main until all is ticked, and the result is kept with the call', async () => {
    const { desk, customer } = await strictDesk();
    expect(JSON.stringify(desk.state())).not.toContain('masked');
    const before = desk.frames.length;
    const callId = await talking(desk);
    const { id: interactionId } = interactionOf(desk, callId);
    expect(interactionOf(desk, callId).masked).toEqual({ name: 'A. B•••', birthDate: '••-••-1980', postcode: '35••• •••', customerNumber: '•••17' });

    const asked = await Promise.all([
      read(desk, 'contact.get', { contactId: customer.id }),
      read(desk, 'contact.search', { query: '3511', limit: 10 }),
      read(desk, 'contact.history', { contactId: customer.id, limit: 10 }),
      read(desk, 'timeline.page', { contactId: customer.id, filters: [], search: '', after: null, limit: 20 }),
      read(desk, 'system.snapshot', {}),
    ]);
    for (const told of [...asked, JSON.stringify(desk.state()), JSON.stringify(desk.frames.slice(before))])
      for (const secret of SECRETS) expect(told).not.toContain(secret);
    expect(asked[0]).toContain('Utrecht');
    // Nothing that is covered can be written over the data themselves.
    expect(await desk.refusal('contact.save', { contactId: customer.id, version: customer.version, fields: { ...customer, lastName: 'B•••' }, interactionId: null })).toBe('verify-first');
    expect(await desk.refusal('customer.putBack', { contactId: customer.id, version: 1, field: 'lastName' })).toBe('verify-first');
    const letter = { letterId: brandId<LetterId>(v7()), version: 1, direction: 'received', channel: 'post', day: '2020-02-29', subject: '', text: 'From •••' } as const;
    expect(await desk.refusal('customer.changeLetter', letter)).toBe('verify-first');

    const tick = (item: 'name' | 'birthDate' | 'postcode' | 'customerNumber', confirmed = true) => desk.must('verification.tick', { interactionId, item, confirmed });
    await tick('name');
    await tick('birthDate');
    await tick('postcode');
    expect(interactionOf(desk, callId).contact?.lastName).toBe('B•••');
    await tick('customerNumber');
    expect(interactionOf(desk, callId)).toMatchObject({ contact: { lastName: 'Berg', birthDate: '1980-02-29', customerNumber: 'K-20417' }, verification: { verifiedAt: desk.clock.now(), failedAt: null } });
    expect(await read(desk, 'contact.get', { contactId: customer.id })).toContain('Dorpsstraat');
    await tick('name', false);
    expect(interactionOf(desk, callId).contact?.lastName).toBe('B•••');
    await tick('name');

    desk.sip.ends(callId, 'hung-up-there');
    await desk.settle();
    const [row] = desk.rows<{ verification: string }>('select verification from interaction where call_id = ?', callId);
    expect(JSON.parse(row?.verification ?? '')).toMatchObject({ required: ['name', 'birthDate', 'postcode', 'customerNumber'], confirmed: { postcode: desk.clock.now() }, failedAt: null });
  });

  it('who does not fit stays covered, and is not covered any more when the call is over', async () => {
    const { desk } = await strictDesk(['postcode']);
    const callId = await talking(desk);
    const { id: interactionId } = interactionOf(desk, callId);
    expect(interactionOf(desk, callId).contact).toMatchObject({ lastName: 'Berg', addresses: [{ postcode: '35•••', street: '', city: 'Utrecht' }] });
    await desk.must('verification.fail', { interactionId, failed: true });
    expect(interactionOf(desk, callId)).toMatchObject({ contact: { addresses: [{ street: '' }] }, verification: { failedAt: desk.clock.now(), verifiedAt: null } });
    await desk.must('registration.change', { interactionId, field: 'note', value: 'Could not say the postcode' });
    desk.sip.ends(callId, 'hung-up-there');
    await desk.settle();
    expect(interactionOf(desk, callId).contact?.addresses[0]?.street).toBe('Dorpsstraat');

    desk.vanish();
    const later = await startCore({ folder: desk.folder, clock: desk.clock, gaps: 99 });
    expect(later.state().interactions[0]?.verification).toMatchObject({ failedAt: desk.clock.now(), required: ['postcode'] });
  });

  it('outside of a call, for whom is called by name, for whom was written down in the call, and where nothing is on file, nothing is covered', async () => {
    const { desk, customer } = await strictDesk(['name', 'postcode']);
    expect(await read(desk, 'contact.get', { contactId: customer.id })).toContain('Berg');
    await desk.must('call.dial', { target: NUMBER, contactId: null });
    const [call] = desk.state().calls.calls;
    if (call === undefined) throw new Error('no call');
    expect(interactionOf(desk, call.id)).toMatchObject({ masked: { postcode: '35••• •••' }, contact: { lastName: 'Berg' }, verification: { required: ['postcode'] } });
    desk.sip.ends(call.id, 'hung-up-there');
    await desk.settle();

    const callId = desk.sip.ring({ number: '+31699999999' });
    await desk.settle();
    const stranger = interactionOf(desk, callId);
    expect(stranger.masked).toBeUndefined();
    expect(await read(desk, 'contact.search', { query: '3511', limit: 10 })).not.toContain('Berg');
    const { contact: _nobody, ...rest } = stranger;
    expect(rest.verification).toMatchObject({ confirmed: {} });
    await desk.must('contact.save', { contactId: null, version: 0, fields: { ...customer, lastName: 'Nieuw', phones: [] }, interactionId: stranger.id });
    expect(interactionOf(desk, callId)).toMatchObject({ contact: { lastName: 'Nieuw' } });
    expect(await read(desk, 'contact.search', { query: '3511', limit: 10 })).toContain('Berg');
  });

  it('what a call list says of somebody waits as well: in the form, in what is spoken, and beside the entry', async () => {
    const { desk } = await strictDesk(['postcode']);
    const form = newForm('campaign', { en: 'Campaign', nl: 'Actie' }, 'service');
    const column: FormField = { key: 'rate', kind: 'text', label: { en: 'Rate', nl: 'Tarief' }, from: 'list:rate' };
    await desk.must('form.publish', { definition: { ...form, fields: [column, { ...column, key: 'list', from: 'list' }, ...form.fields] }, basedOn: 0 });
    await desk.must('project.change', { projectId: desk.state().project?.id ?? '', formId: 'campaign' });
    const { listId } = await desk.must('callList.create', { name: 'Spring', query: '', filter: NO_FILTER, order: 'as-found' });
    await desk.settle();
    const file = new BetterSqlite(desk.file);
    file.exec(`update list_entry set fields = '{"rate":"S-3950"}'`);
    file.close();
    await desk.must('callList.work', { listId });
    expect(desk.state().callLists.work?.entry?.fields).toEqual({ rate: 'S-3950' });
    const { callId } = await desk.must('callList.dial', { number: NUMBER });
    const before = desk.frames.length;
    desk.sip.happens(callId, { type: 'connected' });
    await desk.settle();
    const { id: interactionId } = interactionOf(desk, callId);
    expect(interactionOf(desk, callId).values).toMatchObject({ list: { value: 'Spring', origin: 'list' } });
    for (const told of [await read(desk, 'system.snapshot', {}), JSON.stringify(desk.state()), JSON.stringify(desk.frames.slice(before))]) expect(told).not.toContain('S-3950');
    await desk.must('verification.tick', { interactionId, item: 'postcode', confirmed: true });
    expect(interactionOf(desk, callId)).toMatchObject({ values: { rate: { value: 'S-3950', origin: 'list' } }, list: { name: 'Spring', fields: { rate: 'S-3950' } } });
  });

  it('a project that does not exist, an item that nobody knows and a call without a rule are refused', async () => {
    const { desk, projectId } = await strictDesk([]);
    const callId = await talking(desk);
    const { id: interactionId, verification } = interactionOf(desk, callId);
    expect(verification).toBeUndefined();
    expect(await desk.refusal('verification.tick', { interactionId, item: 'name', confirmed: true })).toBe('not-found');
    expect(await desk.refusal('verification.tick', { interactionId, item: 'constructor' as never, confirmed: true })).toBe('bad-request');
    expect(await desk.refusal('verification.setRule', { projectId: '018f0000-0000-7000-8000-00000000abcd', items: [] })).toBe('not-found');
    expect(await desk.refusal('verification.setRule', { projectId, items: ['shoe-size'] as never })).toBe('bad-request');
  });
});
