// What is on record of time in which nothing ran: a lid that was closed, a process that was stopped.
import { describe, expect, it } from 'vitest';
import { atTheDesk, fillIn, interactionOf, talking } from './desk.ts';
import { expectPartition, intervalsOf, statesOf } from './intervals.ts';
import type { TestCore } from '../../support/test-core.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const LUNCH = { state: 'not-ready', reason: 'lunch' } as const;

/** Sleeps, and is awake for the next sign of life. */
async function sleep(desk: TestCore, ms: number): Promise<void> {
  desk.clock.sleep(ms);
  await desk.pass(5_000);
}
const lengths = (desk: TestCore): readonly number[] => intervalsOf(desk).map(({ from_at: from, to_at: to }) => (to ?? desk.clock.now()) - from);

describe('after sleep', () => {
  it('a while of Ready is Not ready for a technical reason, and the session goes on as it was', async () => {
    const desk = await atTheDesk();
    await desk.pass(10_000);
    await sleep(desk, 20 * MINUTE);
    await desk.pass(1_000);
    expect(statesOf(desk)).toEqual([['ready/null', 'not-ready/technical', 'ready/null']]);
    expect(lengths(desk)).toEqual([10_000, 20 * MINUTE + 5_000, 1_000]);
    expect(desk.state()).toMatchObject({ session: { state: { state: 'ready' } }, line: { state: 'registered' }, notices: [] });
    await desk.must('agent.logOut', {});
    expectPartition(desk);
  });

  it('is booked before what is done first, not when the next sign of life is due', async () => {
    const desk = await atTheDesk();
    await desk.pass(12_000);
    desk.clock.sleep(10 * MINUTE);
    await desk.must('agent.chooseState', { choice: LUNCH });
    await desk.pass(1_000);
    expect(statesOf(desk)).toEqual([['ready/null', 'not-ready/technical', 'not-ready/lunch']]);
    // The last sign of life was at ten seconds.
    expect(lengths(desk)).toEqual([10_000, 10 * MINUTE + 2_000, 1_000]);
    desk.clock.sleep(MINUTE);
    await desk.must('agent.logOut', {});
    expect(lengths(desk).at(-1)).toBe(MINUTE + 1_000);
    expectPartition(desk);
  });

  it('Not ready that was chosen goes on: the lid was closed for lunch', async () => {
    const desk = await atTheDesk();
    await desk.must('agent.chooseState', { choice: LUNCH });
    await desk.pass(10_000);
    await sleep(desk, 50 * MINUTE);
    expect(statesOf(desk)).toEqual([['not-ready/lunch']]);
    expect(desk.state().session.state).toEqual(LUNCH);
    await sleep(desk, 15 * HOUR);
    expect(desk.state().session.agent).toBeNull();
    expectPartition(desk);
  });

  it('of a night the session ended when it fell asleep, which is said; what was unfinished waits', async () => {
    const desk = await atTheDesk();
    const callId = await talking(desk);
    await desk.pass(5_000);
    desk.sip.ends(callId, 'hung-up-there');
    await desk.pass(5_000);
    const asleepAt = desk.clock.now();
    await sleep(desk, 9 * HOUR);
    expect(desk.rows('select logout_at from agent_session')).toEqual([{ logout_at: asleepAt }]);
    expect(desk.state()).toMatchObject({ session: { agent: null }, notices: [{ code: 'slept', details: { at: asleepAt, name: 'Ans' } }], interactions: [] });
    expectPartition(desk);
    await desk.must('agent.logIn', { agentId: desk.state().session.agents[0]!.id, password: '' });
    expect(desk.state().notices).toEqual([]);
    expect(interactionOf(desk, callId).state).toBe('handling');
    expect(desk.state().session.state.state).toBe('handling');
    await desk.pass(1_000);
    await desk.must('registration.close', { interactionId: interactionOf(desk, callId).id, reason: 'other' });
    await desk.must('agent.logOut', {});
    expectPartition(desk);
  });

  it('nobody is logged out during a call, however long it was', async () => {
    const desk = await atTheDesk();
    const callId = await talking(desk);
    await desk.pass(5_000);
    await sleep(desk, 2 * HOUR);
    expect(desk.state().session).toMatchObject({ agent: { name: 'Ans' }, state: { state: 'talking' } });
    await fillIn(desk, callId);
    await desk.pass(5_000);
    desk.sip.ends(callId, 'hung-up-there');
    await desk.pass(1_000);
    expect(statesOf(desk)[0]).toEqual(['talking/null', 'not-ready/technical', 'talking/null', 'ready/null']);
    await desk.must('agent.logOut', {});
    expectPartition(desk);
  });

  it('a clock that is set by hours, forward or back, is no sleep', async () => {
    const desk = await atTheDesk();
    for (const jump of [-HOUR, HOUR, 5 * HOUR, -9 * HOUR]) {
      await desk.pass(10_000);
      desk.clock.jump(jump);
    }
    expect(statesOf(desk)).toEqual([['ready/null']]);
    await desk.must('agent.logOut', {});
    expectPartition(desk);
  });
});
