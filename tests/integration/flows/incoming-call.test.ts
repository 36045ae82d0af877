import { describe, expect, it } from 'vitest';
import type { CallId } from '../../../shared/lib/brand.ts';
import { addContact, atTheDesk, callIn, fillIn, interactionOf, NUMBER, person, talking } from './desk.ts';
import type { TestCore } from '../../support/test-core.ts';

const NATIONAL = '0612345678';

function callRow(desk: TestCore, callId: CallId): Record<string, unknown> | undefined {
  return desk.rows('select * from call where id = ?', callId)[0];
}

describe('an incoming call', () => {
  it('of a known customer is announced with the name, and the customer belongs to the call', async () => {
    const desk = await atTheDesk();
    const anna = await addContact(desk);
    const callId = desk.sip.ring({ number: NATIONAL });
    expect(callIn(desk, callId).contact).toEqual({ state: 'searching' });
    await desk.settle();
    expect(callIn(desk, callId).contact).toMatchObject({
      state: 'found',
      contact: { id: anna.id, name: 'Anna van den Berg' },
    });
    expect(interactionOf(desk, callId).contact).toEqual(anna);
    expect(desk.desktop.announced.at(-1)?.title).toContain('Anna van den Berg');
    expect(desk.desktop.announced.at(-1)?.body).toContain('Service');
    expect(desk.media.sounds).toEqual(['ring']);
    expect(desk.state().session.state).toEqual({ state: 'ringing', reason: null });
  });

  it.each(['0612345678', '+31612345678', '0031612345678'])('finds the customer by %s', async (number) => {
    const desk = await atTheDesk();
    await addContact(desk);
    const callId = desk.sip.ring({ number });
    await desk.settle();
    expect(callIn(desk, callId).contact.state).toBe('found');
  });

  it('of several customers offers the choice, and the choice links', async () => {
    const desk = await atTheDesk();
    await addContact(desk);
    const bert = await addContact(desk, { firstName: 'Bert', salutation: 'mr' });
    const callId = desk.sip.ring({ number: NATIONAL });
    await desk.settle();
    const { contact } = callIn(desk, callId);
    expect(contact.state === 'several' && contact.candidates.map(({ name }) => name).toSorted()).toEqual([
      'Anna van den Berg',
      'Bert van den Berg',
    ]);
    expect(interactionOf(desk, callId).contact).toBeNull();
    await desk.must('contact.pick', { interactionId: interactionOf(desk, callId).id, contactId: bert.id });
    expect(callIn(desk, callId).contact).toMatchObject({ state: 'found', contact: { id: bert.id } });
    expect(interactionOf(desk, callId).contact).toEqual(bert);
    expect(desk.rows('select contact_id from interaction where call_id = ?', callId)).toEqual([
      { contact_id: bert.id },
    ]);
  });

  it('of nobody known is said to be so, and a customer saved while it rings belongs to it', async () => {
    const desk = await atTheDesk();
    const callId = desk.sip.ring({ number: NATIONAL });
    await desk.settle();
    expect(callIn(desk, callId).contact).toEqual({ state: 'none' });
    const { id: interactionId } = interactionOf(desk, callId);
    const anna = await desk.must('contact.save', {
      contactId: null,
      version: 0,
      fields: person({}, NUMBER),
      interactionId,
    });
    expect(callIn(desk, callId)).toMatchObject({
      phase: 'ringing-in',
      contact: { state: 'found', contact: { id: anna.id } },
    });
    expect(interactionOf(desk, callId).contact).toEqual(anna);
    expect(desk.rows('select contact_id from interaction where id = ?', interactionId)).toEqual([
      { contact_id: anna.id },
    ]);
  });

  it('without a number is searched for nobody', async () => {
    const desk = await atTheDesk();
    await addContact(desk);
    const callId = desk.sip.ring({ number: '' });
    await desk.settle();
    expect(callIn(desk, callId)).toMatchObject({ contact: { state: 'none' }, remote: { number: null } });
  });

  it('shows a change of the customer in the call and in the registration, and takes it away at removal', async () => {
    const desk = await atTheDesk();
    const anna = await addContact(desk);
    const callId = await talking(desk);
    const fields = { ...person({}, NUMBER), lastName: 'Dijk' };
    await desk.must('contact.save', { contactId: anna.id, version: anna.version, fields, interactionId: null });
    expect(callIn(desk, callId).contact).toMatchObject({ state: 'found', contact: { name: 'Anna van den Dijk' } });
    expect(interactionOf(desk, callId).contact).toMatchObject({ lastName: 'Dijk' });
    await desk.must('contact.remove', { contactId: anna.id });
    expect(callIn(desk, callId).contact).toEqual({ state: 'none' });
    expect(interactionOf(desk, callId).contact).toBeNull();
  });

  it('refuses to change a customer on a version that is no longer the last', async () => {
    const desk = await atTheDesk();
    const anna = await addContact(desk);
    const change = {
      contactId: anna.id,
      version: anna.version,
      fields: person({ city: 'Delft' }, NUMBER),
      interactionId: null,
    };
    await desk.must('contact.save', change);
    expect(await desk.refusal('contact.save', change)).toBe('stale-version');
  });

  it('that is missed is on record, on the badge, and needs no registration', async () => {
    const desk = await atTheDesk();
    const callId = desk.sip.ring();
    await desk.pass(7_000);
    desk.sip.ends(callId, 'missed');
    await desk.settle();
    expect(callRow(desk, callId)).toMatchObject({
      end_cause: 'missed',
      answered_at: null,
      ended_at: desk.clock.now(),
      seen: 0,
      remote_number: NUMBER,
    });
    expect(interactionOf(desk, callId).state).toBe('unregistered');
    expect(desk.rows('select * from registration')).toEqual([]);
    expect(desk.desktop.badge()).toBe(1);
    expect(desk.state()).toMatchObject({ figures: { missedUnseen: 1 }, session: { state: { state: 'ready' } } });
    expect(desk.state().recentCalls[0]).toMatchObject({ callId, cause: 'missed' });
    expect(desk.media.sounds).toEqual(['ring', 'silence']);
    await desk.must('call.markMissedSeen', {});
    expect(desk.desktop.badge()).toBe(0);
    await desk.pass(5_000);
    expect(desk.state()).toMatchObject({ calls: { calls: [] }, interactions: [] });
  });

  it.each(['answered-elsewhere', 'declined-here'] as const)(
    'that ends with %s is on record and is not missed',
    async (cause) => {
      const desk = await atTheDesk();
      const callId = desk.sip.ring();
      await desk.settle();
      if (cause === 'declined-here') await desk.must('call.decline', { callId });
      else desk.sip.ends(callId, cause);
      await desk.settle();
      expect(callRow(desk, callId)).toMatchObject({ end_cause: cause, seen: 1 });
      expect(interactionOf(desk, callId).state).toBe('unregistered');
      expect(desk.rows('select * from registration')).toEqual([]);
      expect(desk.desktop.badge()).toBe(0);
      expect(desk.state().figures.missedUnseen).toBe(0);
    },
  );

  it('that was missed while something was typed waits for the agent', async () => {
    const desk = await atTheDesk();
    const callId = desk.sip.ring();
    await fillIn(desk, callId, [['note', 'asked for a manager']]);
    desk.sip.ends(callId, 'missed');
    await desk.settle();
    expect(interactionOf(desk, callId).state).toBe('handling');
  });

  it('that is answered withdraws its announcement and counts the conversation', async () => {
    const desk = await atTheDesk();
    const callId = await talking(desk);
    expect(desk.desktop.withdrawn()).toBeGreaterThan(0);
    expect(callIn(desk, callId)).toMatchObject({ phase: 'connected', answeredAt: desk.clock.now() });
    expect(desk.state().session.state.state).toBe('talking');
    await desk.pass(60_000);
    await desk.must('call.hold', { callId, on: true });
    expect(desk.state().session.state.state).toBe('hold');
    await desk.pass(10_000);
    await desk.must('call.hold', { callId, on: false });
    await desk.pass(5_000);
    await desk.must('call.hangUp', { callId });
    expect(callRow(desk, callId)).toMatchObject({
      hold_ms: 10_000,
      end_cause: 'hung-up-here',
      sip_call_id: `${callId}@pbx`,
    });
    expect(Number(callRow(desk, callId)?.['ended_at']) - Number(callRow(desk, callId)?.['answered_at'])).toBe(75_000);
    expect(desk.state().figures).toMatchObject({ calls: 1, averageHandleMs: 75_000 });
  });

  it('during a conversation rings softly; answering it puts the first on hold', async () => {
    const desk = await atTheDesk();
    const first = await talking(desk);
    const second = desk.sip.ring({ number: '0687654321' });
    await desk.settle();
    expect(desk.media.sounds.at(-1)).toBe('waiting');
    await desk.must('call.answer', { callId: second });
    expect(callIn(desk, first).hold.local).toBe('on');
    expect(callIn(desk, second)).toMatchObject({ phase: 'connected', hold: { local: 'off' } });
    await desk.must('call.hold', { callId: first, on: false });
    expect(callIn(desk, second).hold.local).toBe('on');
    expect(callIn(desk, first).hold.local).toBe('off');
  });
});
