import { describe, expect, it } from 'vitest';
import { appError } from '../../../shared/errors/app-error.ts';
import { END_CAUSES } from '../../../shared/domain/call/end-cause.ts';
import { addContact, atTheDesk, callIn, interactionOf, NUMBER, talking } from './desk.ts';

describe('an outgoing call', () => {
  it('goes out as typed, is known by its number, and is on record under its SIP Call-ID', async () => {
    const desk = await atTheDesk();
    const anna = await addContact(desk);
    const { callId } = await desk.must('call.dial', { target: ' 06-1234 5678 ', contactId: null });
    expect(desk.sip.asked('dial')).toEqual([[callId, '0612345678']]);
    expect(callIn(desk, callId)).toMatchObject({
      direction: 'out',
      phase: 'dialing',
      contact: { state: 'found', contact: { id: anna.id } },
    });
    expect(desk.state().session.state.state).toBe('dialling');
    desk.sip.happens(callId, { type: 'ringing-there' });
    expect(desk.media.sounds).toEqual(['ringback']);
    desk.sip.happens(callId, { type: 'early-media' });
    expect(desk.media.sounds.at(-1)).toBe('none');
    desk.sip.happens(callId, { type: 'connected' });
    await desk.pass(30_000);
    desk.sip.ends(callId, 'hung-up-there');
    await desk.settle();
    expect(desk.rows('select sip_call_id, end_cause, remote_number, direction, project_id from call')).toEqual([
      {
        sip_call_id: `${callId}@balie`,
        end_cause: 'hung-up-there',
        remote_number: NUMBER,
        direction: 'out',
        project_id: desk.state().project?.id,
      },
    ]);
    expect(interactionOf(desk, callId)).toMatchObject({ state: 'handling', contact: { id: anna.id } });
    expect(desk.desktop.announced).toEqual([]);
  });

  it('to a chosen customer belongs to that customer, also where several have the number', async () => {
    const desk = await atTheDesk();
    await addContact(desk);
    const bert = await addContact(desk, { firstName: 'Bert' });
    const { callId } = await desk.must('call.dial', { target: NUMBER, contactId: bert.id });
    expect(callIn(desk, callId).contact).toMatchObject({ state: 'found', contact: { id: bert.id } });
    expect(interactionOf(desk, callId).contact).toEqual(bert);
  });

  const failures = END_CAUSES.filter((cause) =>
    [
      'busy',
      'no-answer',
      'not-found',
      'declined',
      'unreachable',
      'not-allowed',
      'no-common-codec',
      'server-error',
    ].includes(cause),
  );
  it.each(failures)('that fails with %s is on record, is heard, and leaves its card to be read', async (cause) => {
    const desk = await atTheDesk();
    const { callId } = await desk.must('call.dial', { target: '0612345678', contactId: null });
    desk.sip.happens(callId, { type: 'ringing-there' });
    desk.sip.ends(callId, cause);
    await desk.settle();
    expect(desk.rows('select end_cause, answered_at, seen from call')).toEqual([
      { end_cause: cause, answered_at: null, seen: 1 },
    ]);
    expect(desk.media.sounds.at(-1)).toBe(cause === 'busy' || cause === 'declined' ? 'busy' : 'error');
    expect(interactionOf(desk, callId).state).toBe('unregistered');
    await desk.pass(19_000);
    expect(callIn(desk, callId).end?.cause).toBe(cause);
    await desk.pass(2_000);
    expect(desk.state()).toMatchObject({
      calls: { calls: [] },
      interactions: [],
      session: { state: { state: 'ready' } },
    });
  });

  it('can be cancelled while it rings, without a tone', async () => {
    const desk = await atTheDesk();
    const { callId } = await desk.must('call.dial', { target: '0612345678', contactId: null });
    desk.sip.happens(callId, { type: 'ringing-there' });
    await desk.must('call.hangUp', { callId });
    expect(callIn(desk, callId).end?.cause).toBe('cancelled-here');
    expect(desk.media.sounds).toEqual(['ringback', 'none']);
  });

  it.each([
    ['microphone-missing', 'no-microphone'],
    ['microphone-busy', 'no-microphone'],
    ['microphone-refused', 'microphone-refused'],
    ['media-unavailable', 'media-failed'],
    ['line-not-registered', 'not-registered'],
  ] as const)('that cannot start because of %s is refused and on record as %s', async (code, cause) => {
    const desk = await atTheDesk();
    desk.sip.refuse('dial', appError(code, 'refused by the test'));
    expect(await desk.refusal('call.dial', { target: '0612345678', contactId: null })).toBe(code);
    await desk.settle();
    expect(desk.rows('select end_cause from call')).toEqual([{ end_cause: cause }]);
    expect(desk.state().session.state.state).toBe('ready');
  });

  it('is refused without a line, for what is no number, and beside a conversation', async () => {
    const desk = await atTheDesk();
    expect(await desk.refusal('call.dial', { target: 'jan', contactId: null })).toBe('invalid-number');
    desk.sip.events.emit('line', {
      state: 'not-registered',
      problem: 'connection-lost',
      sipStatus: null,
      field: null,
      retryAt: null,
    });
    expect(await desk.refusal('call.dial', { target: '0612345678', contactId: null })).toBe('line-not-registered');
    desk.sip.events.emit('line', { state: 'registered', user: '1001' });
    const first = await talking(desk);
    expect(await desk.refusal('call.dial', { target: '0612345678', contactId: null })).toBe('already-in-a-call');
    expect(desk.sip.asked('dial')).toEqual([]);
    expect(desk.rows('select id from call')).toHaveLength(1);
    await desk.must('call.hold', { callId: first, on: true });
    expect(await desk.refusal('call.dial', { target: '0612345678', contactId: null })).toBe('ok');
  });

  it('that still rings waits when it is picked up while another conversation goes on', async () => {
    const desk = await atTheDesk();
    const held = await talking(desk);
    await desk.must('call.hold', { callId: held, on: true });
    const { callId } = await desk.must('call.dial', { target: '0201234567', contactId: null });
    const ringing = desk.sip.ring();
    await desk.must('call.answer', { callId: ringing });
    expect(callIn(desk, ringing).phase).toBe('connected');
    desk.sip.happens(callId, { type: 'connected' });
    expect(callIn(desk, callId).hold.local).toBe('on');
    await desk.must('call.hold', { callId: held, on: false });
    expect([held, callId, ringing].map((id) => callIn(desk, id).hold.local)).toEqual(['off', 'on', 'on']);
  });

  it('is repeated by redial, also after a restart and not from practice', async () => {
    const desk = await atTheDesk();
    expect(await desk.refusal('call.redial', {})).toBe('no-redial-number');
    const { callId } = await desk.must('call.dial', { target: '020 123 45 67', contactId: null });
    desk.sip.ends(callId, 'busy');
    await desk.settle();
    await desk.core.stop();
    const again = await atTheDesk({ folder: desk.folder, clock: desk.clock });
    const redialled = await again.must('call.redial', {});
    expect(again.sip.asked('dial')).toEqual([[redialled.callId, '0201234567']]);
    await again.must('call.hangUp', { callId: redialled.callId });
    await again.must('account.usePractice', {});
    expect(await again.refusal('call.redial', {})).toBe('no-redial-number');
  });

  it('clears the cards of calls that are over, and the agent can take one away', async () => {
    const desk = await atTheDesk();
    const first = await desk.must('call.dial', { target: '0201234567', contactId: null });
    desk.sip.ends(first.callId, 'busy');
    const second = await desk.must('call.dial', { target: '0201234568', contactId: null });
    expect(desk.state().calls.calls.map(({ id }) => id)).toEqual([second.callId]);
    desk.sip.ends(second.callId, 'busy');
    await desk.must('call.dismiss', { callId: second.callId });
    expect(desk.state()).toMatchObject({ calls: { calls: [] }, interactions: [] });
  });
});

describe('a number from outside', () => {
  it('is prepared, not dialled', async () => {
    const desk = await atTheDesk();
    desk.core.prepareNumber('tel:+31201234567');
    expect(desk.state().prepared).toEqual({ target: 'tel:+31201234567', nonce: 1 });
    desk.core.prepareNumber('callto:+31201234567');
    expect(desk.state().prepared).toEqual({ target: 'tel:+31201234567', nonce: 2 });
    expect(desk.sip.asked('dial')).toEqual([]);
  });

  it('is dialled at once where the user has set so', async () => {
    const desk = await atTheDesk();
    await desk.must('settings.change', { dialLinksAtOnce: true });
    desk.core.prepareNumber('tel:+31201234567');
    await desk.settle();
    expect(desk.sip.asked('dial').map(([, target]) => target)).toEqual(['+31201234567']);
  });

  it('is never an emergency call, which is made by hand only, in every state', async () => {
    const desk = await atTheDesk();
    await desk.must('settings.change', { dialLinksAtOnce: true });
    await desk.must('agent.chooseState', { choice: { state: 'not-ready', reason: 'lunch' } });
    desk.core.prepareNumber('tel:112');
    await desk.settle();
    expect(desk.state().prepared).toMatchObject({ target: 'tel:112' });
    expect(await desk.refusal('call.dial', { target: '112', contactId: null })).toBe('emergency-by-hand');
    expect(desk.sip.asked('dial')).toEqual([]);
    const first = await talking(desk);
    expect(await desk.refusal('call.dial', { target: '112', contactId: null, byHand: true })).toBe('ok');
    expect(desk.sip.asked('dial').map(([, target]) => target)).toEqual(['112']);
    expect(callIn(desk, first).hold.local).toBe('on');
  });
});

describe('while nobody is logged in', () => {
  const loggedOut = async () => {
    const desk = await atTheDesk();
    const agentId = desk.state().session.agent?.id;
    if (agentId === undefined) throw new Error('nobody was logged in');
    await desk.must('agent.logOut', {});
    expect(desk.state().line.state).toBe('off');
    return { desk, agentId };
  };

  it('the emergency services alone can be called; the line is up for that call, and the audit says so', async () => {
    const { desk } = await loggedOut();
    expect(await desk.refusal('call.dial', { target: '112', contactId: null, byHand: true })).toBe('not-logged-in');
    expect(await desk.refusal('call.emergency', { number: '0612345678' })).toBe('not-logged-in');
    expect(desk.state().line.state).toBe('off');
    const { callId } = await desk.must('call.emergency', { number: '112' });
    expect(desk.sip.asked('dial').map(([, target]) => target)).toEqual(['112']);
    expect(desk.state().line.state).toBe('registered');
    desk.sip.happens(callId, { type: 'connected' });
    const other = desk.sip.ring();
    await desk.settle();
    expect(desk.sip.asked('decline')).toEqual([[other, 480]]);
    expect(await desk.refusal('call.hold', { callId, on: true })).toBe('not-logged-in');
    await desk.must('call.mute', { callId, on: true });
    await desk.must('call.hangUp', { callId });
    await desk.settle();
    expect(desk.state().line.state).toBe('off');
    expect(desk.state().interactions).toEqual([]);
    expect(desk.rows('select id from call')).toEqual([]);
    const [noted, ...more] = desk.rows("select agent_id, entity_id, details from audit where action = 'unattended-call'");
    expect(more).toEqual([]);
    expect(noted).toMatchObject({ agent_id: null, entity_id: callId });
    expect(JSON.parse(String(noted?.['details']))).toMatchObject({ dialled: '112', cause: 'hung-up-here' });
  });

  it('a press beside the first one asks for the same call', async () => {
    const { desk } = await loggedOut();
    const [one, two] = await Promise.all([desk.must('call.emergency', { number: '112' }), desk.must('call.emergency', { number: '112' })]);
    expect(two).toEqual(one);
    expect(desk.sip.asked('dial')).toHaveLength(1);
  });

  it('whoever logs in during the call has it: the line stays as it is, and the call is on record', async () => {
    const { desk, agentId } = await loggedOut();
    const { callId } = await desk.must('call.emergency', { number: '112' });
    desk.sip.happens(callId, { type: 'connected' });
    await desk.must('agent.logIn', { agentId, password: '' });
    expect(callIn(desk, callId)).toMatchObject({ phase: 'connected' });
    expect(interactionOf(desk, callId)).toMatchObject({ agentId, state: 'open' });
    desk.sip.ends(callId, 'hung-up-there');
    await desk.settle();
    expect(desk.state().line.state).toBe('registered');
    expect(desk.rows('select id, agent_id, end_cause from call')).toEqual([{ id: callId, agent_id: agentId, end_cause: 'hung-up-there' }]);
    expect(desk.rows("select id from audit where action = 'unattended-call'")).toEqual([]);
  });

  it('a line that cannot register says so, and goes off again', async () => {
    const { desk } = await loggedOut();
    desk.sip.becomes({ state: 'not-registered', problem: 'server-unreachable', sipStatus: null, field: null, retryAt: null });
    expect(await desk.refusal('call.emergency', { number: '112' })).toBe('emergency-no-line');
    expect(desk.state().line.state).toBe('off');
  });
});

describe('global shortcuts', () => {
  it('answer, mute and hang up the call at hand', async () => {
    const desk = await atTheDesk();
    desk.core.shortcut('answer');
    desk.core.shortcut('hang-up');
    expect(desk.sip.asked('answer')).toEqual([]);
    const callId = desk.sip.ring();
    desk.core.shortcut('answer');
    await desk.settle();
    expect(callIn(desk, callId).phase).toBe('connected');
    desk.core.shortcut('mute');
    expect(callIn(desk, callId).muted).toBe(true);
    desk.core.shortcut('mute');
    expect(callIn(desk, callId).muted).toBe(false);
    desk.core.shortcut('hang-up');
    await desk.settle();
    expect(callIn(desk, callId).end?.cause).toBe('hung-up-here');
  });
});
