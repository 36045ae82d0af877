import { describe, expect, it } from 'vitest';
import { NO_QUEUE } from '../../../shared/domain/queue/queue-settings.ts';
import { appError } from '../../../shared/errors/app-error.ts';
import { startCore, type TestCore } from '../../support/test-core.ts';
import { ACCOUNT } from './desk.ts';

async function inTheQueue(): Promise<TestCore> {
  const desk = await startCore({ trouble: true });
  await desk.must('account.useSip', { account: { ...ACCOUNT, queue: { ...NO_QUEUE, method: 'codes' } }, password: 'secret' });
  await expect.poll(() => desk.state().queue.state).toBe('in');
  return desk;
}

const codes = (desk: TestCore): readonly unknown[] => desk.sip.asked('callService').map(([code]) => code);

describe('the queue of the telephone system', () => {
  it('follows the agent from log-in to log-out', async () => {
    const desk = await inTheQueue();
    expect(codes(desk)).toEqual(['*45', '*48']);
    await desk.must('agent.chooseState', { choice: { state: 'not-ready', reason: 'lunch' } });
    await expect.poll(() => desk.state().queue).toMatchObject({ state: 'paused', reason: 'lunch', answer: { status: 200 } });
    await desk.must('agent.chooseState', { choice: { state: 'ready' } });
    await expect.poll(() => desk.state().queue.state).toBe('in');
    await desk.must('agent.logOut', {});
    expect(codes(desk)).toEqual(['*45', '*48', '*472', '*48', '*46']);
  });

  it('is paused in mid-call for what follows, once', async () => {
    const desk = await inTheQueue();
    const callId = desk.sip.ring();
    await desk.must('call.answer', { callId });
    await desk.must('agent.chooseState', { choice: { state: 'not-ready', reason: 'break' } });
    await expect.poll(() => desk.state().queue).toMatchObject({ state: 'paused', reason: 'break' });
    desk.sip.ends(callId, 'hung-up-there');
    await desk.settle();
    expect(codes(desk)).toEqual(['*45', '*48', '*471']);
  });

  it('says what the telephone system answered, tries again, and takes the notice away', async () => {
    const desk = await inTheQueue();
    desk.sip.refuse('callService', appError('call-not-possible', 'no answer'));
    await desk.must('agent.chooseState', { choice: { state: 'not-ready', reason: 'lunch' } });
    await expect.poll(() => desk.state().queue.state).toBe('failed');
    expect(desk.state().notices.map(({ code }) => code)).toContain('queue-refused');
    expect(desk.state().session.state).toEqual({ state: 'not-ready', reason: 'lunch' });
    desk.sip.refuse('callService', null);
    await desk.pass(5_000);
    await expect.poll(() => desk.state().queue).toMatchObject({ state: 'paused', reason: 'lunch' });
    expect(desk.state().notices.map(({ code }) => code)).not.toContain('queue-refused');
  });

  it('of a second account is told over that one, also where the first has none', async () => {
    const desk = await startCore({ trouble: true });
    await desk.must('account.useSip', { account: ACCOUNT, password: 'secret' });
    const account = { ...ACCOUNT, uri: 'sip:2001@other.example', queue: { ...NO_QUEUE, method: 'feature-event' } } as const;
    await desk.must('account.save', { accountId: null, account, password: 'secret', projects: [], emergency: false });
    await expect.poll(() => desk.state().queue.state).toBe('in');
    const second = desk.state().lines[1]?.id;
    expect(desk.sip.asked('callService')).toEqual([]);
    const told = (): readonly unknown[] =>
      desk.sip.asked('askFeature').map(([document, over]) => [/State>(\w+)</.exec(String(document))?.[1], over]);
    expect(told()).toEqual([
      ['loggedOn', second],
      ['ready', second],
    ]);
    await desk.must('agent.chooseState', { choice: { state: 'not-ready', reason: 'lunch' } });
    await expect.poll(() => desk.state().queue).toMatchObject({ state: 'paused', reason: 'lunch' });
    expect(told().at(-1)).toEqual(['notReady', second]);
  });
});
