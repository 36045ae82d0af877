import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { livingCalls } from '../../../shared/domain/call/call-selectors.ts';
import { END_CAUSES } from '../../../shared/domain/call/end-cause.ts';
import { hasContent } from '../../../shared/domain/interaction/completion.ts';
import type { RegistrationValues } from '../../../shared/domain/registration/form.ts';
import { appError } from '../../../shared/errors/app-error.ts';
import { ok, err } from '../../../shared/lib/result.ts';
import type { TestCore } from '../../support/test-core.ts';
import { atTheDesk, COMPLETE, fillIn, interactionOf, talking } from './desk.ts';
import { expectPartition, intervalsOf } from './intervals.ts';

const NOT_READY = { state: 'not-ready', reason: 'lunch' } as const;

describe('the state of the agent', () => {
  it('is stored interval by interval through a call and its handling', async () => {
    const desk = await atTheDesk();
    await desk.pass(10_000);
    const callId = desk.sip.ring();
    await desk.pass(4_000);
    await desk.must('call.answer', { callId });
    await desk.pass(60_000);
    await desk.must('call.hold', { callId, on: true });
    await desk.pass(5_000);
    await desk.must('call.hold', { callId, on: false });
    await desk.pass(5_000);
    desk.sip.ends(callId, 'hung-up-there');
    await desk.pass(20_000);
    await desk.must('registration.close', { interactionId: interactionOf(desk, callId).id, reason: 'other' });
    await desk.pass(1_000);
    await desk.must('agent.chooseState', { choice: NOT_READY });
    await desk.pass(1_000);
    await desk.must('agent.logOut', {});
    expect(
      intervalsOf(desk).map(({ state, reason, from_at, to_at }) => [state, reason, Number(to_at) - from_at]),
    ).toEqual([
      ['ready', null, 10_000],
      ['ringing', null, 4_000],
      ['talking', null, 60_000],
      ['hold', null, 5_000],
      ['talking', null, 5_000],
      ['handling', null, 20_000],
      ['ready', null, 1_000],
      ['not-ready', 'lunch', 1_000],
    ]);
    expect(intervalsOf(desk).map(({ call_id }) => call_id)).toEqual([
      null,
      callId,
      callId,
      callId,
      callId,
      null,
      null,
      null,
    ]);
    expectPartition(desk);
  });

  it('takes a reason of the organisation’s own, keeps its time under it, and offers it no longer when it is taken from the list', async () => {
    const desk = await atTheDesk();
    const coaching = { reason: 'own-coaching', name: 'Coaching', billable: true, offered: true } as const;
    const choice = { state: 'not-ready', reason: coaching.reason } as const;
    expect(await desk.refusal('agent.chooseState', { choice })).toBe('bad-request');
    const shipped = desk.state().notReadyReasons;
    await desk.must('agent.setReasons', { reasons: [...shipped, coaching] });
    await desk.must('agent.chooseState', { choice });
    await desk.pass(2_000);
    expect(desk.state().session.state).toEqual(choice);
    const none = [...shipped, coaching].map((rule) => ({ ...rule, offered: false }));
    expect(await desk.refusal('agent.setReasons', { reasons: none })).toBe('bad-request');
    expect(await desk.refusal('agent.setReasons', { reasons: [...shipped, coaching, { ...coaching, reason: 'own-other', name: 'coaching' }] })).toBe('bad-request');
    // Left out is not forgotten: its time keeps its name.
    await desk.must('agent.setReasons', { reasons: shipped });
    expect(desk.state().notReadyReasons.at(-1)).toEqual({ ...coaching, offered: false });
    await desk.must('agent.chooseState', { choice: { state: 'ready' } });
    expect(await desk.refusal('agent.chooseState', { choice })).toBe('bad-request');
    await desk.pass(1_000);
    await desk.must('agent.logOut', {});
    expect(intervalsOf(desk).map(({ reason, from_at, to_at }) => [reason, Number(to_at) - from_at])).toContainEqual(['own-coaching', 2_000]);
  });

  it('that is chosen in mid-call follows after the handling', async () => {
    const desk = await atTheDesk();
    const callId = await talking(desk);
    await desk.must('agent.chooseState', { choice: NOT_READY });
    expect(desk.state().session).toMatchObject({ state: { state: 'talking' }, next: NOT_READY });
    expect(desk.rows('select next_state, next_reason from agent_session')).toEqual([
      { next_state: 'not-ready', next_reason: 'lunch' },
    ]);
    await desk.pass(1_000);
    desk.sip.ends(callId, 'hung-up-there');
    await desk.pass(1_000);
    expect(desk.state().session).toMatchObject({ state: { state: 'handling' }, next: NOT_READY });
    await desk.must('registration.close', { interactionId: interactionOf(desk, callId).id, reason: 'other' });
    expect(desk.state().session).toMatchObject({ state: NOT_READY, next: NOT_READY });
    expectPartition(desk);
  });

  it('opens the microphone with Ready and lets it go with Not ready, also when chosen in mid-call', async () => {
    const desk = await atTheDesk();
    expect(desk.media.microphone()).toBe('open');
    await desk.must('agent.chooseState', { choice: NOT_READY });
    expect(desk.media.microphone()).toBe('closed');
    const callId = await talking(desk);
    await desk.must('agent.chooseState', { choice: { state: 'ready' } });
    await fillIn(desk, callId);
    desk.sip.ends(callId, 'hung-up-there');
    await desk.settle();
    expect([desk.state().session.state.state, desk.media.microphone()]).toEqual(['ready', 'open']);
    const next = await talking(desk);
    await desk.must('agent.chooseState', { choice: NOT_READY });
    expect(desk.media.microphone()).toBe('open');
    await fillIn(desk, next);
    desk.sip.ends(next, 'hung-up-there');
    await desk.settle();
    expect([desk.state().session.state.state, desk.media.microphone()]).toEqual(['not-ready', 'closed']);
    await desk.must('agent.logOut', {});
    expect(desk.media.microphone()).toBe('closed');
  });

  it('is not Ready without a microphone, and says so', async () => {
    const desk = await atTheDesk();
    await desk.must('agent.chooseState', { choice: NOT_READY });
    desk.media.microphoneAnswers(err(appError('microphone-missing', 'none')));
    expect(await desk.refusal('agent.chooseState', { choice: { state: 'ready' } })).toBe('microphone-missing');
    expect(desk.state().session.state).toEqual(NOT_READY);
    const agentId = desk.state().session.agent!.id;
    await desk.must('agent.logOut', {});
    await desk.must('agent.logIn', { agentId, password: '' });
    expect(desk.state().session.state).toEqual({ state: 'not-ready', reason: 'technical' });
    expect(desk.state().notices).toMatchObject([{ code: 'microphone-missing' }]);
    desk.media.microphoneAnswers(ok());
    await desk.must('agent.chooseState', { choice: { state: 'ready' } });
    expect(desk.state().session.state.state).toBe('ready');
  });

  it('cannot be left by logging out during a call', async () => {
    const desk = await atTheDesk();
    const callId = await talking(desk);
    expect(await desk.refusal('agent.logOut', {})).toBe('during-call');
    expect(await desk.refusal('agent.logIn', { agentId: desk.state().session.agent!.id, password: '' })).toBe(
      'during-call',
    );
    desk.sip.ends(callId, 'hung-up-there');
    await desk.must('agent.logOut', {});
    expect(desk.state()).toMatchObject({
      session: { agent: null, state: { state: 'logged-out' } },
      calls: { calls: [] },
      interactions: [],
      line: { state: 'off' },
    });
    expect(desk.rows('select logout_reason from agent_session')).toEqual([{ logout_reason: 'logged-out' }]);
    expectPartition(desk);
  });

  it.each([-3_600_000, 3_600_000])('keeps its intervals in order when the clock jumps by %i ms', async (jump) => {
    const desk = await atTheDesk();
    await desk.pass(10_000);
    const callId = await talking(desk);
    await desk.pass(10_000);
    desk.clock.jump(jump);
    await desk.must('call.hold', { callId, on: true });
    await desk.pass(10_000);
    desk.sip.ends(callId, 'hung-up-there');
    await desk.pass(10_000);
    await desk.must('agent.logOut', {});
    expectPartition(desk);
    const [call] = desk.rows<{ ended_at: number; answered_at: number; hold_ms: number }>('select * from call');
    expect(call!.ended_at).toBeGreaterThanOrEqual(call!.answered_at);
    expect(call!.hold_ms).toBeGreaterThanOrEqual(0);
  });
});

type Step = { readonly do: string; readonly ms: number; readonly pick: number };
const STEPS = [
  'ring',
  'answer',
  'decline',
  'hang up',
  'end',
  'hold',
  'resume',
  'merge',
  'dial',
  'ringing there',
  'connect',
  'ready',
  'lunch',
  'type',
  'complete',
  'save',
  'close',
  'again',
  'clock',
  'sleep',
];
const steps = fc.array(
  fc.record<Step>({
    do: fc.constantFrom(...STEPS),
    ms: fc.constantFrom(0, 0, 1, 700, 6_000, 61_000),
    pick: fc.nat(20),
  }),
  { minLength: 10, maxLength: 40 },
);

async function take(desk: TestCore, step: Step): Promise<void> {
  const { calls } = desk.state().calls;
  const callId = calls[step.pick % Math.max(calls.length, 1)]?.id;
  const interactionId = desk.state().interactions[step.pick % Math.max(desk.state().interactions.length, 1)]?.id;
  const agentId = desk.state().session.agent?.id ?? desk.state().session.agents[0]!.id;
  const living = callId !== undefined && livingCalls(calls).some(({ id }) => id === callId);
  if (step.do === 'ring' && livingCalls(calls).length < 3 && desk.state().session.agent !== null) desk.sip.ring();
  if (step.do === 'dial') await desk.ask('call.dial', { target: '0201234567', contactId: null });
  if (step.do === 'ready') await desk.ask('agent.chooseState', { choice: { state: 'ready' } });
  if (step.do === 'lunch') await desk.ask('agent.chooseState', { choice: NOT_READY });
  if (step.do === 'again') await desk.ask('agent.logIn', { agentId, password: '' });
  if (step.do === 'clock') desk.clock.jump((step.pick - 10) * 30_000);
  if (step.do === 'sleep') desk.clock.sleep(step.pick * 30_000);
  if (living) {
    if (step.do === 'answer') await desk.ask('call.answer', { callId });
    if (step.do === 'decline') await desk.ask('call.decline', { callId });
    if (step.do === 'hang up') await desk.ask('call.hangUp', { callId });
    if (step.do === 'hold' || step.do === 'resume') await desk.ask('call.hold', { callId, on: step.do === 'hold' });
    const other = livingCalls(calls).find(({ id }) => id !== callId);
    if (step.do === 'merge' && other !== undefined) await desk.ask('call.merge', { callId, withCallId: other.id });
    if (step.do === 'end') desk.sip.ends(callId, END_CAUSES[step.pick % END_CAUSES.length]!);
    if (step.do === 'ringing there') desk.sip.happens(callId, { type: 'ringing-there' });
    if (step.do === 'connect' && calls.find(({ id }) => id === callId)?.direction === 'out')
      desk.sip.happens(callId, { type: 'connected' });
  }
  if (interactionId !== undefined) {
    if (step.do === 'type')
      await desk.ask('registration.change', { interactionId, field: 'note', value: `note ${step.pick}` });
    if (step.do === 'complete')
      for (const [field, value] of COMPLETE) await desk.ask('registration.change', { interactionId, field, value });
    if (step.do === 'save') await desk.ask('registration.save', { interactionId });
    if (step.do === 'close') await desk.ask('registration.close', { interactionId, reason: 'other' });
  }
  await desk.pass(step.ms);
}

/** Ends what still runs, and closes what is still to be written up. */
async function finish(desk: TestCore): Promise<void> {
  if (desk.state().session.agent === null) await take(desk, { do: 'again', ms: 0, pick: 0 });
  for (const { id } of livingCalls(desk.state().calls.calls)) desk.sip.ends(id, 'hung-up-there');
  await desk.settle();
  for (const { id, state } of desk.state().interactions)
    if (state === 'handling') await desk.must('registration.close', { interactionId: id, reason: 'customer-left' });
  await desk.settle();
}

type Kept = { readonly answered_at: number | null; readonly form_values: string; readonly end_cause: string | null; readonly state: string | null; readonly incomplete_reason: string | null };

/** Invariant 1, on what is in the file. */
function expectRegistered(desk: TestCore): void {
  const records = desk.rows<Kept>(
    'select i.answered_at, i.form_values, c.end_cause, r.state, r.incomplete_reason from interaction i join call c on c.interaction_id = i.id left join registration r on r.interaction_id = i.id',
  );
  for (const { answered_at: answered, form_values: stored, end_cause: result, state, incomplete_reason: reason } of records) {
    const registered = state === 'completed' || (state === 'incomplete' && reason !== null);
    expect(registered, stored).toBe(answered !== null || hasContent(JSON.parse(stored) as RegistrationValues));
    expect(result).not.toBeNull();
  }
  expect(desk.rows('select interaction_id from registration group by interaction_id having count(*) > 1')).toEqual([]);
}

describe('whatever happens', () => {
  it('the intervals partition every session, and calls and interactions are on record as they went', async () => {
    await fc.assert(
      fc.asyncProperty(steps, async (story) => {
        const desk = await atTheDesk();
        for (const step of story) {
          await take(desk, step);
          const conversations = desk
            .state()
            .calls.calls.filter(({ phase, hold }) => phase === 'connected' && hold.local === 'off');
          // Invariant 3: one conversation, or those that were merged into one.
          expect(new Set(conversations.map(({ id, conference }) => conference ?? id)).size).toBeLessThanOrEqual(1);
          const { state, reason } = intervalsOf(desk).at(-1)!;
          expect({ state, reason }).toEqual(desk.state().session.state);
        }
        await finish(desk);
        expectRegistered(desk);
        await desk.core.stop();
        expectPartition(desk);
        expect(
          desk.rows(
            'select * from call where end_cause is null or ended_at is null or ended_at < started_at or answered_at < started_at',
          ),
        ).toEqual([]);
        expect(desk.rows(`select * from interaction where state = 'open'`)).toEqual([]);
        expect(
          desk.rows(
            `select i.id from interaction i left join registration r on r.interaction_id = i.id where (i.state in ('completed', 'incomplete')) <> (r.interaction_id is not null)`,
          ),
        ).toEqual([]);
        expect(
          desk.rows('select c.id from call c left join interaction i on i.id = c.interaction_id where i.id is null'),
        ).toEqual([]);
      }),
      process.env['BALIE_N'] === 'full' ? { numRuns: 60 } : { numRuns: 8, seed: 7 },
    );
  }, process.env['BALIE_N'] === 'full' ? 900_000 : 60_000);
});
