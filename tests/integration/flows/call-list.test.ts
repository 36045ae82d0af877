import { describe, expect, it } from 'vitest';
import { NO_FILTER } from '../../../shared/domain/contact/customer-filter.ts';
import type { ListWork } from '../../../shared/domain/call-list/call-list.ts';
import { brandId, type CallId, type CallListId, type ContactId, type E164 } from '../../../shared/lib/brand.ts';
import { startCore, type TestCore, type TestCoreOptions } from '../../support/test-core.ts';
import { addContact, atTheDesk, callIn, fillIn, interactionOf } from './desk.ts';

const HOUR = 3_600_000;
const [ANNA, HOME, BERT, CEES] = ['+31612345678', '+31201234567', '+31687654321', '+31611111111'].map((number) => brandId<E164>(number)) as [E164, E164, E164, E164];

/** Three people on a list, worked. */
async function working(options: TestCoreOptions = {}): Promise<{ readonly desk: TestCore; readonly listId: CallListId }> {
  const desk = Object.keys(options).length === 0 ? await atTheDesk() : await startCore(options);
  await addContact(desk, { firstName: 'Anna', lastName: 'Aalbers', infix: '' }, ANNA, HOME);
  await addContact(desk, { firstName: 'Bert', lastName: 'Bos', infix: '' }, BERT);
  await addContact(desk, { firstName: 'Cees', lastName: 'Coster', infix: '' }, CEES);
  const { listId } = await desk.must('callList.create', { name: 'Spring', query: '', filter: NO_FILTER, order: 'as-found' });
  await desk.settle();
  await desk.must('callList.work', { listId });
  return { desk, listId };
}

function work(desk: TestCore): ListWork {
  const { work: now } = desk.state().callLists;
  if (now === null) throw new Error('no list is worked');
  return now;
}
const counts = (desk: TestCore) => desk.state().callLists.lists[0]?.counts;

async function dialled(desk: TestCore, number?: E164): Promise<CallId> {
  const { callId } = await desk.must('callList.dial', { number: number ?? work(desk).number ?? ANNA });
  return callId;
}

describe('a call list', () => {
  it('is filled from the customer file, and its first entry is in hand with its numbers', async () => {
    const { desk } = await working();
    expect(counts(desk)).toEqual({ fresh: 3, waiting: 0, done: 0, removed: 0 });
    expect(work(desk)).toMatchObject({ list: { name: 'Spring' }, phase: 'preview', number: ANNA, entry: { name: 'Anna Aalbers', numbers: [ANNA, HOME], tried: [] } });
    expect(desk.state().callLists.filling).toBeNull();
  });

  it('busy comes back after its minutes with the others first; the second number is offered after no answer (F39, F40)', async () => {
    const { desk } = await working();
    const first = await dialled(desk);
    expect(callIn(desk, first)).toMatchObject({ contact: { state: 'found', contact: { name: 'Anna Aalbers' } } });
    desk.sip.ends(first, 'no-answer');
    await desk.settle();
    expect(work(desk)).toMatchObject({ phase: 'preview', number: HOME, entry: { name: 'Anna Aalbers', numbers: [HOME, ANNA] }, before: { result: 'no-answer', again: null } });
    desk.sip.ends(await dialled(desk), 'busy');
    await desk.settle();
    expect(work(desk)).toMatchObject({ phase: 'preview', number: BERT, before: { name: 'Anna Aalbers', result: 'busy', again: desk.clock.now() + 15 * 60_000 } });
    expect(counts(desk)).toMatchObject({ fresh: 2, waiting: 1 });
    // Bert and Cees are skipped: now there is nobody, until Anna's minutes are over.
    await desk.must('callList.skip', { reason: 'bad-moment' });
    await desk.must('callList.skip', { reason: 'not-the-right-one' });
    expect(work(desk)).toMatchObject({ phase: 'empty', entry: null, before: { name: 'Cees Coster', result: 'skipped' } });
    await desk.pass(14 * 60_000);
    expect(work(desk).entry).toBeNull();
    await desk.pass(2 * 60_000);
    expect(work(desk)).toMatchObject({ phase: 'preview', entry: { name: 'Anna Aalbers', tried: [{ number: ANNA, result: 'no-answer' }, { number: HOME, result: 'busy' }] } });
  });

  it('after a conversation the next entry comes when it is registered, and the one before is reached', async () => {
    const { desk } = await working();
    const callId = await dialled(desk);
    desk.sip.happens(callId, { type: 'connected' });
    await desk.pass(20_000);
    desk.sip.ends(callId, 'hung-up-there');
    await desk.settle();
    expect(work(desk)).toMatchObject({ phase: 'after', entry: { name: 'Anna Aalbers' } });
    await fillIn(desk, callId);
    await desk.must('registration.save', { interactionId: interactionOf(desk, callId).id });
    await desk.settle();
    expect(work(desk)).toMatchObject({ phase: 'preview', entry: { name: 'Bert Bos' }, before: { result: 'answered' } });
    expect(desk.state().callLists.lists[0]).toMatchObject({ reached: 1, counts: { fresh: 2, done: 1 } });
    expect(desk.rows('select number, result, cause from call_attempt')).toEqual([{ number: ANNA, result: 'answered', cause: 'hung-up-there' }]);
  });

  it('what was registered before the end of the call needs no time after it', async () => {
    const { desk } = await working();
    const callId = await dialled(desk);
    desk.sip.happens(callId, { type: 'connected' });
    await fillIn(desk, callId);
    desk.sip.ends(callId, 'hung-up-there');
    await desk.settle();
    expect(work(desk)).toMatchObject({ phase: 'preview', entry: { name: 'Bert Bos' }, before: { result: 'answered' } });
  });

  it('voicemail is one key: hung up, booked, nothing left to register; a result can be put right', async () => {
    const { desk } = await working();
    const callId = await dialled(desk);
    desk.sip.happens(callId, { type: 'connected' });
    await desk.must('callList.book', { result: 'voicemail' });
    expect(desk.sip.asked('hangUp')).toEqual([[callId]]);
    desk.sip.ends(callId, 'hung-up-here');
    await desk.settle();
    expect(work(desk)).toMatchObject({ entry: { name: 'Bert Bos' }, before: { name: 'Anna Aalbers', result: 'voicemail' } });
    expect(desk.state().interactions).toMatchObject([{ state: 'incomplete' }]);
    await desk.must('callList.book', { result: 'busy' });
    expect(work(desk).before).toMatchObject({ result: 'busy', again: desk.clock.now() + 15 * 60_000 });
    expect(desk.rows('select result from call_attempt')).toEqual([{ result: 'busy' }]);
  });

  it('postponed comes back at its time; a time that has passed is refused', async () => {
    const { desk } = await working();
    expect(await desk.ask('callList.postpone', { at: desk.clock.now() - 1 })).toMatchObject({ ok: false, error: { code: 'bad-request' } });
    const at = desk.clock.now() + HOUR;
    await desk.must('callList.postpone', { at });
    expect(work(desk)).toMatchObject({ entry: { name: 'Bert Bos' }, before: { name: 'Anna Aalbers', result: 'postponed', again: at } });
    await desk.pass(HOUR + 1_000);
    await desk.must('callList.skip', { reason: 'other' });
    expect(work(desk).entry?.name).toBe('Anna Aalbers');
  });

  it('a double click dials once, and takes one entry', async () => {
    const { desk } = await working();
    const twice = await Promise.all([desk.ask('callList.dial', { number: ANNA }), desk.ask('callList.dial', { number: ANNA })]);
    expect(twice.map(({ ok }) => ok)).toEqual([true, false]);
    expect(desk.sip.asked('dial')).toHaveLength(1);
    expect(desk.rows('select count(*) as n from call_attempt')).toEqual([{ n: 1 }]);
    // A number that is not of the person in hand is not dialled, however it came here.
    expect(await desk.ask('callList.dial', { number: CEES })).toMatchObject({ ok: false });
  });

  it('whoever objects is off every list at once, and back when it is taken back; who gave no consent is passed over', async () => {
    const { desk } = await working({ provisioning: { account: { displayName: 'Ans', uri: 'sip:1001@pbx.example', server: 'wss://pbx.example:8089/ws', password: 'secret' }, projects: [{ key: 'ask', name: 'Research', purpose: 'research' }] } });
    expect(work(desk).entry?.name).toBe('Anna Aalbers');
    const [bert] = desk.rows<{ readonly id: string }>(`select id from contact where last_name = 'Bos'`);
    const contactId = brandId<ContactId>(bert?.id ?? '');
    const entryOfBert = () => desk.rows('select state, why from list_entry where contact_id = ?', contactId);
    const { objectionId } = await desk.must('customer.object', { contactId, number: null, purpose: 'all', channel: 'all', note: '', interactionId: null });
    expect(entryOfBert()).toEqual([{ state: 'removed', why: 'objection' }]);
    await desk.must('customer.withdrawObjection', { objectionId, withdrawn: true });
    expect(entryOfBert()).toEqual([{ state: 'fresh', why: null }]);
    await desk.must('customer.withdrawObjection', { objectionId, withdrawn: false });
    await desk.must('callList.skip', { reason: 'other' });
    expect(work(desk).entry?.name).toBe('Cees Coster');
    expect(entryOfBert()).toEqual([{ state: 'removed', why: 'objection' }]);
  });

  it('a paused list is not worked, and lets go of what is in hand; stopping frees the entry', async () => {
    const { desk, listId } = await working();
    expect(desk.rows('select count(*) as n from list_entry where leased_by is not null')).toEqual([{ n: 1 }]);
    await desk.must('callList.work', { listId: null });
    expect(desk.state().callLists.work).toBeNull();
    expect(desk.rows('select count(*) as n from list_entry where leased_by is not null')).toEqual([{ n: 0 }]);
    await desk.must('callList.work', { listId });
    await desk.must('callList.change', { listId, version: 1, state: 'paused' });
    expect(desk.state().callLists.work).toBeNull();
    expect(await desk.ask('callList.work', { listId })).toMatchObject({ ok: false, error: { code: 'not-found' } });
    expect(await desk.ask('callList.change', { listId, version: 1, state: 'active' })).toMatchObject({ ok: false, error: { code: 'stale-version' } });
  });
});
