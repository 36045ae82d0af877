import { describe, expect, it } from 'vitest';
import { brandId, type AgreementId, type CallId, type E164 } from '../../../shared/lib/brand.ts';
import type { TestCore } from '../../support/test-core.ts';
import { addContact, atTheDesk, callIn, changePlan, fillIn, interactionOf, NUMBER, talking } from './desk.ts';

const MINUTE = 60_000;
const ZONE = 'Europe/Amsterdam';

async function booked(
  desk: TestCore,
  minutes: number,
  anyone = false,
  contactId: string | null = null,
): Promise<AgreementId> {
  const me = desk.state().session.agent;
  if (me === null) throw new Error('nobody is there');
  const { id } = await desk.must('agreement.make', {
    ...{
      contactId,
      interactionId: null,
      number: NUMBER,
      toWhom: 'Anna',
      what: 'About the delivery',
      dueAt: desk.clock.now() + minutes * MINUTE,
      owner: me.id,
    },
    callback: { anyone, zone: ZONE },
  });
  return id;
}
const due = (desk: TestCore) => desk.state().callbacks.due;

async function asColleague(desk: TestCore): Promise<void> {
  const { id } = await desk.must('agent.save', { agentId: null, name: 'Bo', role: 'agent', active: true });
  await desk.must('agent.logIn', { agentId: id, password: '' });
  await desk.settle();
}

describe('a callback (F41)', () => {
  it('comes up at its minute, also after the computer slept, and is no other notice', async () => {
    const desk = await atTheDesk();
    const first = await booked(desk, 10);
    expect(due(desk)).toEqual([]);
    await desk.pass(10 * MINUTE - 1_000);
    expect(due(desk)).toEqual([]);
    await desk.pass(1_000);
    expect(due(desk)).toEqual([first]);
    expect(desk.state().notices.filter(({ code }) => code === 'agreement-due')).toEqual([]);
    // Asleep: the clock goes on, timers do not. The first look afterwards finds it.
    const second = await booked(desk, 8 * 60);
    desk.clock.jump(9 * 60 * MINUTE);
    await desk.pass(1_000);
    expect(due(desk)).toEqual([first, second]);
    // Set back: what was due is not any more, and comes again.
    desk.clock.jump(-9 * 60 * MINUTE);
    await desk.pass(1_000);
    expect(due(desk)).toEqual([first]);
  });

  it('is said by the desktop, whose click opens it, until it was put off', async () => {
    const desk = await atTheDesk();
    const first = await booked(desk, 10);
    expect(desk.desktop.reminder()).toBeNull();
    await desk.pass(10 * MINUTE);
    expect(desk.desktop.reminder()).toMatchObject({
      title: expect.stringContaining('Anna'),
      body: 'About the delivery',
    });
    desk.desktop.reminder()?.onClick();
    expect(desk.desktop.asked).toContain('front');
    expect(desk.state().callbacks.opened).toMatchObject({ agreementId: first });
    await desk.must('callback.postpone', { agreementId: first, dueAt: desk.clock.now() + 10 * MINUTE });
    expect(desk.desktop.reminder()).toBeNull();
  });

  it('one command dials with what was noted then in sight, and a conversation keeps it', async () => {
    const desk = await atTheDesk();
    const anna = await addContact(desk);
    const earlier = await talking(desk, NUMBER);
    const interactionId = interactionOf(desk, earlier).id;
    await fillIn(desk, earlier);
    const { id } = await desk.must('agreement.make', {
      ...{
        contactId: anna.id,
        interactionId,
        number: NUMBER,
        toWhom: '',
        what: 'About the delivery',
        dueAt: desk.clock.now() + MINUTE,
        owner: desk.state().session.agent?.id ?? '',
      },
      callback: { anyone: false, zone: ZONE },
    });
    desk.sip.ends(earlier, 'hung-up-there');
    await desk.settle();
    await desk.pass(MINUTE);
    // In a call of somebody else it waits in sight.
    const other = await talking(desk, '+31201234567');
    expect(due(desk)).toEqual([id]);
    expect((await desk.ask('callback.dial', { agreementId: id })).ok).toBe(false);
    desk.sip.ends(other, 'hung-up-there');
    await desk.settle();
    const { callId } = await desk.must('callback.dial', { agreementId: id });
    expect(callIn(desk, callId)).toMatchObject({
      direction: 'out',
      remote: { number: NUMBER },
      contact: { state: 'found' },
    });
    expect(desk.state().callbacks.inHand).toMatchObject({
      agreementId: id,
      what: 'About the delivery',
      notes: expect.arrayContaining([
        { name: expect.anything(), value: { en: 'Where is my order?', nl: 'Where is my order?' } },
      ]),
    });
    desk.sip.happens(callId, { type: 'connected' });
    desk.sip.ends(callId, 'hung-up-there');
    await desk.settle();
    expect(desk.state().callbacks).toEqual({ due: [], inHand: null, opened: null });
    expect(desk.rows('select state from agreement')).toEqual([{ state: 'kept' }]);
  });

  it('stays due when nobody answers, and is put off', async () => {
    const desk = await atTheDesk();
    const id = await booked(desk, 1);
    await desk.pass(MINUTE);
    const { callId } = await desk.must('callback.dial', { agreementId: id });
    desk.sip.ends(callId, 'no-answer');
    await desk.settle();
    expect(desk.state().callbacks).toMatchObject({ due: [id], inHand: null });
    expect(await desk.ask('callback.postpone', { agreementId: id, dueAt: desk.clock.now() })).toMatchObject({
      ok: false,
      error: { code: 'bad-request' },
    });
    await desk.must('callback.postpone', { agreementId: id, dueAt: desk.clock.now() + 10 * MINUTE });
    expect(due(desk)).toEqual([]);
    await desk.pass(10 * MINUTE);
    expect(due(desk)).toEqual([id]);
  });

  it('for anyone it is everybody’s, and whoever calls has it; one that nobody called goes up to everybody', async () => {
    const desk = await atTheDesk();
    const shared = await booked(desk, 5, true);
    const own = await booked(desk, 5);
    await asColleague(desk);
    expect(desk.state().agreements.map(({ id }) => id)).toEqual([shared]);
    await desk.pass(5 * MINUTE);
    expect(due(desk)).toEqual([shared]);
    await desk.pass(15 * MINUTE);
    expect(due(desk)).toEqual([shared]);
    await desk.pass(15 * MINUTE);
    expect(due(desk)).toEqual([shared, own]);
    expect(desk.state().agreements.map(({ id }) => id)).toEqual([shared, own]);
    const { callId } = await desk.must('callback.dial', { agreementId: own });
    await desk.settle();
    expect(desk.state().agreements.find(({ id }) => id === own)).toMatchObject({
      owner: desk.state().session.agent?.id,
    });
    desk.sip.ends(brandId<CallId>(callId), 'busy');
  });

  it('warns of a holiday there and of closed hours, with the moment at which they open', async () => {
    const desk = await atTheDesk();
    const me = desk.state().session.agent?.id ?? '';
    const ask = (iso: string) =>
      desk.must('callback.conflicts', {
        dueAt: Date.parse(iso),
        number: brandId<E164>(NUMBER),
        owner: me,
        agreementId: null,
      });
    expect(await ask('2026-04-27T10:00:00+02:00')).toEqual([
      { kind: 'holiday', name: { nl: 'Koningsdag', en: expect.any(String) } },
    ]);
    await changePlan(desk, { callingHours: [{ days: [1, 2, 3, 4, 5], from: '09:00', to: '17:00' }] });
    expect(await ask('2026-04-28T20:00:00+02:00')).toEqual([
      { kind: 'hours', next: Date.parse('2026-04-29T09:00:00+02:00') },
    ]);
  });

  it('warns of another one close by, and forbids nothing', async () => {
    const desk = await atTheDesk();
    const id = await booked(desk, 60);
    const me = desk.state().session.agent?.id ?? '';
    const dueAt = desk.clock.now() + 65 * MINUTE;
    expect(
      await desk.must('callback.conflicts', { dueAt, number: brandId<E164>(NUMBER), owner: me, agreementId: null }),
    ).toEqual([{ kind: 'other', at: desk.clock.now() + 60 * MINUTE, toWhom: 'Anna' }]);
    expect(await desk.must('callback.conflicts', { dueAt, number: null, owner: me, agreementId: id })).toEqual([]);
  });
});
