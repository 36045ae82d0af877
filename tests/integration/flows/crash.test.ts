import { describe, expect, it } from 'vitest';
import type { Contact } from '../../../shared/domain/contact/contact.ts';
import { startCore, type TestCore } from '../../support/test-core.ts';
import { addContact, atTheDesk, COMPLETE, fillIn, interactionOf, talking } from './desk.ts';
import { expectPartition, statesOf } from './intervals.ts';

const MINUTE = 60_000;

/** The same profile in a new process. */
function restarted(desk: TestCore): Promise<TestCore> {
  return startCore({ folder: desk.folder, clock: desk.clock, secrets: desk.secrets });
}

describe('after a crash in mid-call', () => {
  it('the call is on record as interrupted, its registration is back with every character, and the session goes on', async () => {
    const desk = await atTheDesk();
    const anna = await addContact(desk);
    const callId = await talking(desk);
    await fillIn(desk, callId, COMPLETE.slice(0, 2));
    await desk.must('script.answer', {
      interactionId: interactionOf(desk, callId).id,
      stepId: 'greeting',
      value: '',
      text: '',
    });
    await desk.pass(12_000);
    const lastBeat = desk.clock.now() - 2_000;
    const before = interactionOf(desk, callId);
    desk.vanish();
    desk.clock.advance(MINUTE);

    const again = await restarted(desk);
    expect(again.rows('select end_cause, ended_at from call')).toEqual([
      { end_cause: 'interrupted', ended_at: lastBeat },
    ]);
    expect(interactionOf(again, callId)).toEqual({
      ...before,
      // Read anew, with the moment at which the customer was reached.
      contact: expect.objectContaining({ id: anna.id, lastContactAt: expect.any(Number) as number }) as Contact,
      state: 'handling',
      endedAt: lastBeat,
      end: { cause: 'interrupted' },
    });
    const { lastContactAt: _when, phones: _reached, ...known } = anna;
    expect(interactionOf(again, callId).contact).toMatchObject(known);
    expect(again.state().notices).toMatchObject([{ code: 'interrupted-call', details: { count: 1 } }]);
    expect(again.state()).toMatchObject({
      session: { agent: { name: 'Ans' }, state: { state: 'handling' } },
      line: { state: 'registered' },
    });
    expect(statesOf(again)).toEqual([['talking/null', 'not-ready/technical', 'handling/null']]);
    expectPartition(again);

    await fillIn(again, callId, COMPLETE.slice(2));
    await again.must('registration.save', { interactionId: before.id });
    expect(again.rows('select state, contact_id from registration')).toEqual([
      { state: 'completed', contact_id: anna.id },
    ]);
    expect(again.state().session.state.state).toBe('ready');
    await again.pass(5_000);
    expect(again.state().interactions).toEqual([]);
  });

  it('long ago, the session ended with it; a new one begins and the registration still waits', async () => {
    const desk = await atTheDesk();
    const callId = await talking(desk);
    await desk.pass(5_000);
    desk.vanish();
    desk.clock.advance(31 * MINUTE);
    const again = await restarted(desk);
    expect(again.rows('select logout_reason, logout_at - login_at as ms from agent_session order by rowid')).toEqual([
      { logout_reason: 'crash', ms: 5_000 },
      { logout_reason: null, ms: null },
    ]);
    expect(interactionOf(again, callId).state).toBe('handling');
    expect(again.state().session.state.state).toBe('handling');
    expectPartition(again);
  });

  it('a call that nobody had answered needs nothing, and a complete one is looked at again', async () => {
    const desk = await atTheDesk();
    const talked = await talking(desk);
    await fillIn(desk, talked);
    desk.sip.ring({ number: '0201234567' });
    await desk.settle();
    desk.vanish();
    const again = await restarted(desk);
    expect(again.state().interactions.map(({ callId, state }) => [callId, state])).toEqual([[talked, 'handling']]);
    expect(again.rows(`select state from interaction order by state`)).toEqual([
      { state: 'handling' },
      { state: 'unregistered' },
    ]);
  });

  it('what was chosen to follow is still chosen', async () => {
    const desk = await atTheDesk();
    const callId = await talking(desk);
    await desk.must('agent.chooseState', { choice: { state: 'not-ready', reason: 'lunch' } });
    desk.vanish();
    desk.clock.advance(1_000);
    const again = await restarted(desk);
    expect(again.state().session).toMatchObject({
      state: { state: 'handling' },
      next: { state: 'not-ready', reason: 'lunch' },
    });
    await again.must('registration.close', { interactionId: interactionOf(again, callId).id, reason: 'interrupted' });
    expect(again.state().session.state).toEqual({ state: 'not-ready', reason: 'lunch' });
    expectPartition(again);
  });

  it('without a call, the chosen state goes on and nothing is said', async () => {
    const desk = await atTheDesk();
    await desk.must('agent.chooseState', { choice: { state: 'not-ready', reason: 'meeting' } });
    await desk.pass(7_000);
    desk.vanish();
    desk.clock.advance(MINUTE);
    const again = await restarted(desk);
    expect(again.state()).toMatchObject({ session: { state: { state: 'not-ready', reason: 'meeting' } }, notices: [] });
    expect(again.media.microphone()).toBe('closed');
    expect(statesOf(again)).toEqual([['not-ready/meeting', 'not-ready/technical', 'not-ready/meeting']]);
    expectPartition(again);
  });

  it('with the clock set back in between, the intervals still partition the sessions', async () => {
    const desk = await atTheDesk();
    await desk.pass(10 * MINUTE);
    await talking(desk);
    desk.vanish();
    desk.clock.jump(-60 * MINUTE);
    const again = await restarted(desk);
    expectPartition(again);
    expect(again.state().session.agent?.name).toBe('Ans');
  });
});

describe('an ordered end', () => {
  it('in mid-call writes the end of the call and of the session', async () => {
    const desk = await atTheDesk();
    const callId = await talking(desk);
    await fillIn(desk, callId, COMPLETE.slice(0, 1));
    const ringing = desk.sip.ring({ number: '0201234567' });
    await desk.pass(30_000);
    await desk.core.stop();
    expect(desk.rows('select id, end_cause, ended_at from call order by rowid')).toEqual([
      { id: callId, end_cause: 'hung-up-here', ended_at: desk.clock.now() },
      { id: ringing, end_cause: 'cancelled-here', ended_at: desk.clock.now() },
    ]);
    expect(desk.rows('select logout_reason, logout_at from agent_session')).toEqual([
      { logout_reason: 'quit', logout_at: desk.clock.now() },
    ]);
    expectPartition(desk);
    const again = await restarted(desk);
    expect(interactionOf(again, callId)).toMatchObject({
      state: 'handling',
      end: { cause: 'hung-up-here' },
      values: { question: { value: COMPLETE[0][1] } },
    });
    expect(again.state().notices).toEqual([]);
    expectPartition(again);
  });

  it('of the window is refused once in a call, and insisted on by a second try within five seconds', async () => {
    const desk = await atTheDesk();
    expect(desk.core.mayClose()).toBe(true);
    await talking(desk);
    expect(desk.core.mayClose()).toBe(false);
    expect(desk.state().notices).toMatchObject([{ code: 'during-call' }]);
    await desk.pass(6_000);
    expect(desk.core.mayClose()).toBe(false);
    await desk.pass(4_000);
    expect(desk.core.mayClose()).toBe(true);
  });
});
