import { describe, expect, it } from 'vitest';
import { NO_FILTER } from '../../../shared/domain/contact/customer-filter.ts';
import { morningOf } from '../../../shared/domain/callback/outcome.ts';
import { wallTime } from '../../../shared/lib/zone-time.ts';
import { brandId, type AgreementId, type CallId, type CallListId, type E164 } from '../../../shared/lib/brand.ts';
import type { TestCore } from '../../support/test-core.ts';
import { addContact, atTheDesk, fillIn, interactionOf, NUMBER, talking } from './desk.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const ZONE = 'Europe/Amsterdam';
const BERT = brandId<E164>('+31687654321');

const agreements = (desk: TestCore) => desk.rows<{ readonly id: string; readonly due_at: number; readonly number: string; readonly callback_zone: string | null; readonly state: string; readonly what: string }>('select id, due_at, number, callback_zone, state, what from agreement order by created_at, id');
const entry = (desk: TestCore) => desk.rows<{ readonly state: string; readonly next_at: number | null; readonly leased: number }>('select state, next_at, leased_by is not null as leased from list_entry order by id')[0];
const work = (desk: TestCore) => desk.state().callLists.work;

/** Registers what was said as to be called back, and closes it. */
async function laterOn(desk: TestCore, callId: CallId): Promise<void> {
  await fillIn(desk, callId);
  await desk.must('registration.change', { interactionId: interactionOf(desk, callId).id, field: 'outcome', value: 'callback' });
}
async function book(desk: TestCore, callId: CallId, minutes: number): Promise<AgreementId> {
  const { id: interactionId, contact } = interactionOf(desk, callId);
  const { id } = await desk.must('agreement.make', {
    ...{ contactId: contact?.id ?? null, interactionId, number: NUMBER, toWhom: '', what: 'The price', dueAt: desk.clock.now() + minutes * MINUTE, owner: desk.state().session.agent?.id ?? '' },
    callback: { anyone: false, zone: ZONE },
  });
  return id;
}

/** Anna and Bert on a list, Anna in hand. */
async function working(): Promise<{ readonly desk: TestCore; readonly listId: CallListId }> {
  const desk = await atTheDesk();
  await addContact(desk);
  await addContact(desk, { firstName: 'Bert', lastName: 'Bos', infix: '' }, BERT);
  const { listId } = await desk.must('callList.create', { name: 'Spring', query: '', filter: NO_FILTER, order: 'as-found' });
  await desk.settle();
  await desk.must('callList.work', { listId });
  return { desk, listId };
}
/** Anna was called from the list and asked for another call in so many minutes. */
async function askedLater(desk: TestCore, minutes: number): Promise<AgreementId> {
  const { callId } = await desk.must('callList.dial', { number: brandId<E164>(NUMBER) });
  desk.sip.happens(callId, { type: 'connected' });
  await desk.settle();
  const id = await book(desk, callId, minutes);
  await laterOn(desk, callId);
  desk.sip.ends(callId, 'hung-up-there');
  await desk.settle();
  await desk.settle();
  return id;
}

describe('a conversation that ends in calling back (F41)', () => {
  it('is a callback with number and reason, although nobody said when: tomorrow, in calling hours', async () => {
    const desk = await atTheDesk();
    await addContact(desk);
    const callId = await talking(desk, NUMBER);
    await laterOn(desk, callId);
    desk.sip.ends(callId, 'hung-up-there');
    await desk.settle();
    const [made, ...others] = agreements(desk);
    expect(others).toEqual([]);
    expect(made).toMatchObject({ number: NUMBER, callback_zone: ZONE, state: 'open' });
    const dueAt = made?.due_at ?? 0;
    expect(wallTime(dueAt, ZONE)).toMatchObject({ hour: 9, minute: 0 });
    expect(dueAt).toBeGreaterThan(desk.clock.now());
    // It comes up like any other.
    desk.clock.jump(dueAt - desk.clock.now());
    await desk.pass(1_000);
    expect(desk.state().callbacks.due).toEqual([made?.id]);
  });

  it('is the one that was agreed in it, and none besides', async () => {
    const desk = await atTheDesk();
    await addContact(desk);
    const callId = await talking(desk, NUMBER);
    const id = await book(desk, callId, 30);
    await laterOn(desk, callId);
    desk.sip.ends(callId, 'hung-up-there');
    await desk.settle();
    expect(agreements(desk)).toMatchObject([{ id, what: 'The price' }]);
  });

  it('fills the day that a form asks for, and goes by that day where nothing was agreed', async () => {
    const desk = await atTheDesk();
    await desk.must('project.change', { projectId: desk.state().project?.id ?? '', formId: 'lead' });
    await addContact(desk);
    const callId = await talking(desk, NUMBER);
    const { id: interactionId } = interactionOf(desk, callId);
    await book(desk, callId, 24 * 60);
    const day = interactionOf(desk, callId).values['callbackAt']?.value ?? '';
    expect(day).toMatch(/^\d{4}-\d\d-\d\d$/);
    expect(new Date(`${day}T12:00`).toDateString()).toBe(new Date(desk.clock.now() + 24 * HOUR).toDateString());
    const [made] = agreements(desk);
    await desk.must('agreement.remove', { agreementId: brandId<AgreementId>(made?.id ?? ''), removed: true });
    await desk.must('registration.change', { interactionId, field: 'interest', value: 'Chairs' });
    await desk.must('registration.change', { interactionId, field: 'outcome', value: 'callback' });
    desk.sip.ends(callId, 'hung-up-there');
    await desk.settle();
    const dues = desk.rows<{ readonly due_at: number }>('select due_at from agreement where removed_at is null and callback_zone is not null');
    expect(dues.map(({ due_at }) => due_at)).toEqual([morningOf(day, ZONE)]);
  });

  describe('from a list', () => {
    it('the next try follows it: nobody is offered before the moment, and at it the callback is kept from the list', async () => {
      const { desk } = await working();
      const id = await askedLater(desk, 30);
      const dueAt = desk.clock.now() + 30 * MINUTE;
      expect(work(desk)).toMatchObject({ entry: { name: 'Bert Bos' }, before: { result: 'answered', again: agreements(desk)[0]?.due_at } });
      expect(entry(desk)).toMatchObject({ state: 'waiting', next_at: agreements(desk)[0]?.due_at });
      expect(agreements(desk)[0]?.due_at).toBeLessThanOrEqual(dueAt);
      await desk.must('callList.skip', { reason: 'other' });
      expect(work(desk)).toMatchObject({ entry: null, nextAt: agreements(desk)[0]?.due_at });
      await desk.pass(31 * MINUTE);
      await desk.settle();
      expect(work(desk)?.entry?.name).toBe('Anna van den Berg');
      expect(desk.state().callbacks.due).toEqual([id]);
      const { callId } = await desk.must('callList.dial', { number: brandId<E164>(NUMBER) });
      await desk.settle();
      expect(desk.state().callbacks.inHand).toMatchObject({ agreementId: id, callId, what: 'The price' });
      expect(desk.state().callbacks.inHand?.notes.length).toBeGreaterThan(0);
      desk.sip.happens(callId, { type: 'connected' });
      await fillIn(desk, callId);
      desk.sip.ends(callId, 'hung-up-there');
      await desk.settle();
      await desk.settle();
      expect(agreements(desk)).toMatchObject([{ state: 'kept' }]);
      expect(entry(desk)).toMatchObject({ state: 'done', leased: 0 });
      expect(desk.state().callLists.lists[0]).toMatchObject({ reached: 1, results: 1 });
    });

    it('moved to an earlier moment, or a later one, the next try goes along; the bar is there at the new moment', async () => {
      const { desk } = await working();
      const id = await askedLater(desk, 4 * 60);
      await desk.must('callList.skip', { reason: 'other' });
      const move = async (minutes: number): Promise<void> => {
        const version = desk.state().agreements.find((one) => one.id === id)?.version ?? 0;
        await desk.must('agreement.move', { agreementId: id, version, move: { do: 'change', what: 'The price', dueAt: desk.clock.now() + minutes * MINUTE } });
      };
      await move(20);
      expect(entry(desk)).toMatchObject({ state: 'waiting', next_at: agreements(desk)[0]?.due_at });
      await desk.pass(19 * MINUTE);
      expect([work(desk)?.entry, desk.state().callbacks.due]).toEqual([null, []]);
      await desk.pass(2 * MINUTE);
      await desk.settle();
      expect([work(desk)?.entry?.name, desk.state().callbacks.due]).toEqual(['Anna van den Berg', [id]]);
      await desk.must('callList.work', { listId: null });
      await desk.must('callback.postpone', { agreementId: id, dueAt: desk.clock.now() + 10 * MINUTE });
      expect(entry(desk)).toMatchObject({ leased: 0 });
      await desk.must('callList.work', { listId: desk.state().callLists.lists[0]?.id ?? 'all' });
      expect(work(desk)).toMatchObject({ entry: null, nextAt: agreements(desk)[0]?.due_at });
    });

    it('dialled from the bar it is worked as the entry that it is; who was in hand comes next', async () => {
      const { desk } = await working();
      const id = await askedLater(desk, 20);
      expect(work(desk)?.entry?.name).toBe('Bert Bos');
      await desk.pass(20 * MINUTE);
      const { callId } = await desk.must('callback.dial', { agreementId: id });
      expect(work(desk)).toMatchObject({ phase: 'calling', callId, entry: { name: 'Anna van den Berg', tried: [{ result: 'answered' }] } });
      expect(desk.state().callbacks.inHand).toMatchObject({ agreementId: id });
      // One click and another: nobody is called twice.
      expect((await desk.ask('callback.dial', { agreementId: id })).ok).toBe(false);
      expect(desk.sip.asked('dial')).toHaveLength(2);
      desk.sip.happens(callId, { type: 'connected' });
      await fillIn(desk, callId);
      desk.sip.ends(callId, 'hung-up-there');
      await desk.settle();
      await desk.settle();
      expect(agreements(desk)).toMatchObject([{ state: 'kept' }]);
      expect(entry(desk)).toMatchObject({ state: 'done', leased: 0 });
      expect(work(desk)?.entry?.name).toBe('Bert Bos');
      expect(desk.rows('select result from call_attempt order by id')).toEqual([{ result: 'answered' }, { result: 'answered' }]);
    });

    it('also while no list is worked, and again when nobody answers', async () => {
      const { desk } = await working();
      const id = await askedLater(desk, 20);
      await desk.must('callList.work', { listId: null });
      await desk.pass(20 * MINUTE);
      const { callId } = await desk.must('callback.dial', { agreementId: id });
      desk.sip.ends(callId, 'busy');
      await desk.settle();
      await desk.settle();
      expect(work(desk)).toBeNull();
      expect(entry(desk)).toMatchObject({ state: 'waiting', leased: 0 });
      expect(desk.state().callbacks).toMatchObject({ due: [id], inHand: null });
    });

    it('what was promised by one agent is left to them until it is everybody’s', async () => {
      const { desk, listId } = await working();
      await askedLater(desk, 20);
      const { id } = await desk.must('agent.save', { agentId: null, name: 'Bo', role: 'agent', active: true });
      await desk.must('agent.logIn', { agentId: id, password: '' });
      await desk.settle();
      await desk.must('callList.work', { listId });
      await desk.must('callList.skip', { reason: 'other' });
      await desk.pass(25 * MINUTE);
      await desk.settle();
      expect(work(desk)?.entry).toBeNull();
      await desk.pass(30 * MINUTE);
      await desk.settle();
      expect(work(desk)?.entry?.name).toBe('Anna van den Berg');
    });
  });
});
