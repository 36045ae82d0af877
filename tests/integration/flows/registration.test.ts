import { describe, expect, it } from 'vitest';
import { SHIPPED_SCRIPTS } from '../../../shared/domain/script/shipped/index.ts';
import { appError } from '../../../shared/errors/app-error.ts';
import { brandId, type CallId, type ProjectId } from '../../../shared/lib/brand.ts';
import { startCore, type TestCore } from '../../support/test-core.ts';
import { addContact, atTheDesk, COMPLETE, fillIn, interactionOf, talking } from './desk.ts';

type Row = { readonly state: string; readonly form_values: string };
const draft = (desk: TestCore, callId: CallId): Row | undefined =>
  desk.rows<Row>('select state, form_values from interaction where call_id = ?', callId)[0];
const values = (desk: TestCore, callId: CallId): unknown => JSON.parse(draft(desk, callId)?.form_values ?? 'null');

describe('the registration of a call', () => {
  it('is drafted at the first ring, and every change is on disk when it is answered', async () => {
    const desk = await atTheDesk();
    const callId = desk.sip.ring();
    await desk.settle();
    expect(draft(desk, callId)).toEqual({ state: 'open', form_values: '{}' });
    const { id: interactionId } = interactionOf(desk, callId);
    for (const value of ['W', 'Wh', 'Whe']) {
      const reply = await desk.ask('registration.change', { interactionId, field: 'question', value });
      expect(reply).toEqual({ ok: true, value: undefined });
      expect(values(desk, callId)).toEqual({ question: { value, origin: 'agent' } });
    }
  });

  it('that is complete closes itself at hang-up', async () => {
    const desk = await atTheDesk();
    const callId = await talking(desk);
    await fillIn(desk, callId);
    await desk.pass(60_000);
    desk.sip.ends(callId, 'hung-up-there');
    await desk.settle();
    expect(interactionOf(desk, callId).state).toBe('completed');
    expect(
      desk.rows(
        "select form_values ->> '$.question.value' as question, form_values ->> '$.category.value' as category, form_values ->> '$.proposedSolution.value' as proposed_solution, form_values ->> '$.solvedAtOnce.value' as solved_at_once, outcome, state, completed_at, agent_id, practice from registration",
      ),
    ).toEqual([
      {
        question: 'Where is my order?',
        category: 'delivery',
        proposed_solution: 'It comes tomorrow',
        solved_at_once: 'yes',
        outcome: 'solved',
        state: 'completed',
        completed_at: desk.clock.now(),
        agent_id: desk.state().session.agent?.id,
        practice: 0,
      },
    ]);
    expect(desk.state().session.state.state).toBe('ready');
    await desk.pass(5_000);
    expect(desk.state()).toMatchObject({ calls: { calls: [] }, interactions: [] });
  });

  it('has the time of its project to be completed: more of it can be had, it survives a restart, and its end closes nothing', async () => {
    const desk = await atTheDesk();
    const projectId = desk.state().project?.id;
    if (projectId === undefined) throw new Error('no project');
    await desk.must('project.change', { projectId, wrapUpSeconds: 30 });
    expect(desk.state().project).toMatchObject({ wrapUpSeconds: 30 });
    const callId = await talking(desk);
    desk.sip.ends(callId, 'hung-up-there');
    await desk.settle();
    const interactionId = interactionOf(desk, callId).id;
    const wrapUp = () => desk.state().interactions.find(({ id }) => id === interactionId)?.wrapUp;
    expect(wrapUp()).toEqual({ limitMs: 30_000, extraMs: 0 });
    await desk.pass(120_000);
    expect(interactionOf(desk, callId).state).toBe('handling');
    expect(desk.rows('select count(*) as n from registration')).toEqual([{ n: 0 }]);
    // Ninety seconds too late: the minute counts from now.
    await desk.must('registration.extend', { interactionId });
    expect(wrapUp()).toEqual({ limitMs: 30_000, extraMs: 150_000 });
    // A new limit is for the calls that come.
    await desk.must('project.change', { projectId, wrapUpSeconds: null });
    expect(wrapUp()).toEqual({ limitMs: 30_000, extraMs: 150_000 });

    await desk.core.stop();
    const again = await startCore({ folder: desk.folder, clock: desk.clock, secrets: desk.secrets });
    expect(again.state().interactions.find(({ id }) => id === interactionId)?.wrapUp).toEqual({ limitMs: 30_000, extraMs: 150_000 });
    expect(again.state().project).toMatchObject({ wrapUpSeconds: null });
    const next = await talking(again);
    again.sip.ends(next, 'hung-up-there');
    await again.settle();
    expect(interactionOf(again, next)).toMatchObject({ state: 'handling', wrapUp: null });
    expect(await again.ask('project.change', { projectId: brandId<ProjectId>('0190a000-0000-7000-8000-00000000dead'), wrapUpSeconds: 30 })).toMatchObject({
      ok: false,
      error: { code: 'not-found' },
    });
  });

  it('follows the script of its project; a conversation that has begun keeps the one it began with', async () => {
    const desk = await atTheDesk();
    const projectId = desk.state().project?.id;
    if (projectId === undefined) throw new Error('no project');
    const first = await talking(desk);
    await desk.must('project.change', { projectId, scriptId: 'shipped-complaint' });
    expect(desk.state().project).toMatchObject({ scriptId: 'shipped-complaint', wrapUpSeconds: 60 });
    expect(interactionOf(desk, first).script.scriptId).toBe('starter-service');
    await desk.must('script.answer', { interactionId: interactionOf(desk, first).id, stepId: 'greeting', value: '', text: '' });
    expect(interactionOf(desk, first).script.path).toEqual(['greeting', 'person']);
    desk.sip.ends(first, 'hung-up-there');
    await desk.settle();

    const second = await talking(desk);
    expect(interactionOf(desk, second).script).toMatchObject({ scriptId: 'shipped-complaint', path: ['greeting'] });
    await desk.must('script.answer', { interactionId: interactionOf(desk, second).id, stepId: 'greeting', value: '', text: '' });
    expect(interactionOf(desk, second).script.path).toEqual(['greeting', 'complaint']);
    expect(await desk.ask('project.change', { projectId, scriptId: 'nothing' })).toMatchObject({ ok: false, error: { code: 'not-found' } });
    expect(await desk.must('script.list', {})).toHaveLength(SHIPPED_SCRIPTS.length);
    await desk.core.stop();
    const again = await startCore({ folder: desk.folder, clock: desk.clock, secrets: desk.secrets });
    expect(again.state().project?.scriptId).toBe('shipped-complaint');
  });

  it('that misses something is handled after the call; saving says what is missing', async () => {
    const desk = await atTheDesk();
    const callId = await talking(desk);
    await fillIn(desk, callId, COMPLETE.slice(0, 3));
    desk.sip.ends(callId, 'hung-up-there');
    await desk.settle();
    expect(desk.state().session.state.state).toBe('handling');
    expect(interactionOf(desk, callId).state).toBe('handling');
    const { id: interactionId } = interactionOf(desk, callId);
    expect(await desk.ask('registration.save', { interactionId })).toMatchObject({
      ok: false,
      error: { code: 'registration-incomplete', details: { missing: 'solvedAtOnce,outcome' } },
    });
    await desk.pass(30_000);
    expect(desk.state().calls.calls).toHaveLength(1);
    await fillIn(desk, callId, COMPLETE.slice(3));
    expect(interactionOf(desk, callId).state).toBe('handling');
    await desk.must('registration.save', { interactionId });
    expect(desk.rows('select state from registration')).toEqual([{ state: 'completed' }]);
    expect(desk.state()).toMatchObject({ session: { state: { state: 'ready' } }, figures: { afterCallMs: 30_000 } });
    await desk.pass(5_000);
    expect(desk.state()).toMatchObject({ calls: { calls: [] }, interactions: [] });
    await desk.pass(30_000);
    expect(await desk.refusal('registration.change', { interactionId, field: 'note', value: 'too late' })).toBe(
      'not-found',
    );
  });

  it('that was saved during the call is completed at its end', async () => {
    const desk = await atTheDesk();
    const callId = await talking(desk);
    await fillIn(desk, callId);
    await desk.must('registration.save', { interactionId: interactionOf(desk, callId).id });
    expect(draft(desk, callId)?.state).toBe('open');
    desk.sip.ends(callId, 'hung-up-there');
    await desk.settle();
    expect(draft(desk, callId)?.state).toBe('completed');
  });

  it('can be closed incomplete after the call only, with the reason on record', async () => {
    const desk = await atTheDesk();
    const callId = await talking(desk);
    const { id: interactionId } = interactionOf(desk, callId);
    expect(await desk.refusal('registration.close', { interactionId, reason: 'wrong-number' })).toBe(
      'call-not-possible',
    );
    desk.sip.ends(callId, 'hung-up-there');
    await desk.must('registration.close', { interactionId, reason: 'wrong-number' });
    expect(desk.rows('select state, incomplete_reason from registration')).toEqual([
      { state: 'incomplete', incomplete_reason: 'wrong-number' },
    ]);
    expect(desk.state().session.state.state).toBe('ready');
  });

  it('leaves the window when its card was taken away before it was finished', async () => {
    const desk = await atTheDesk();
    const callId = await talking(desk);
    desk.sip.ends(callId, 'hung-up-there');
    await desk.must('call.dismiss', { callId });
    const { id: interactionId } = interactionOf(desk, callId);
    await desk.must('registration.close', { interactionId, reason: 'other' });
    await desk.pass(5_000);
    expect(desk.state().interactions).toEqual([]);
  });

  it('appears in the history of its customer', async () => {
    const desk = await atTheDesk();
    const anna = await addContact(desk);
    const callId = await talking(desk);
    await fillIn(desk, callId);
    desk.sip.ends(callId, 'hung-up-there');
    await desk.settle();
    expect(await desk.must('contact.history', { contactId: anna.id, limit: 5 })).toMatchObject([
      {
        registered: { subject: { en: 'Where is my order?' }, outcome: { en: 'Solved', nl: 'Opgelost' } },
        ...{ state: 'completed', answered: true, agentName: 'Ans' },
      },
    ]);
  });
});

describe('the script of a call', () => {
  it('keeps its position, fills the form by its answers, and what the agent typed stays', async () => {
    const desk = await atTheDesk();
    const callId = await talking(desk);
    const { id: interactionId } = interactionOf(desk, callId);
    const answer = (stepId: string, value: string, text = value): Promise<unknown> =>
      desk.must('script.answer', { interactionId, stepId, value, text });
    await answer('greeting', '');
    await answer('person', 'confirmed');
    await answer('question', '', 'Where is my order?');
    expect(interactionOf(desk, callId).values).toEqual({ question: { value: 'Where is my order?', origin: 'script' } });
    await desk.must('registration.change', { interactionId, field: 'category', value: 'other' });
    await answer('subject', 'delivery');
    await answer('question-proposal', '', 'It comes tomorrow');
    await answer('question-think', 'solved');
    expect(interactionOf(desk, callId).values).toEqual({
      question: { value: 'Where is my order?', origin: 'script' },
      category: { value: 'other', origin: 'agent' },
      proposedSolution: { value: 'It comes tomorrow', origin: 'script' },
      outcome: { value: 'solved', origin: 'script' },
      solvedAtOnce: { value: 'yes', origin: 'script' },
    });
    expect(interactionOf(desk, callId).script.path.at(-1)).toBe('summary');
    await desk.must('script.back', { interactionId });
    expect(interactionOf(desk, callId).script.path.at(-1)).toBe('question-think');
    await answer('question-think', 'callback');
    expect(interactionOf(desk, callId).values).toMatchObject({
      outcome: { value: 'callback' },
      solvedAtOnce: { value: 'no' },
    });
    await desk.must('script.jump', { interactionId, stepId: 'close' });
    const [stored] = desk.rows<{ script: string }>('select script from interaction');
    expect(JSON.parse(stored?.script ?? '')).toEqual(interactionOf(desk, callId).script);
    expect(await desk.must('script.get', { scriptId: 'starter-service', version: interactionOf(desk, callId).script.version })).toMatchObject({
      id: 'starter-service',
    });
    expect(await desk.refusal('script.get', { scriptId: 'starter-service', version: 9 })).toBe('not-found');
    desk.sip.ends(callId, 'hung-up-there');
    await desk.settle();
    expect(interactionOf(desk, callId).state).toBe('completed');
  });

  it('offers what goes with the order at the price of the catalogue', async () => {
    const desk = await atTheDesk();
    const { project } = desk.state();
    if (project === null) throw new Error('no project');
    await desk.must('project.change', { projectId: project.id, scriptId: 'shipped-sales' });
    const pads = {
      code: 'V-9',
      name: 'felt pads, SET',
      description: '',
      unit: '',
      vat: '21',
      stock: 'ample',
      active: true,
      prices: [{ list: '', from: '', until: '', amount: 495 }],
    };
    const others = [
      { ...pads, code: 'V-10', name: 'Felt pads, set of forty' },
      { ...pads, code: 'V-8', name: 'Viltjes, set', active: false },
    ];
    for (const article of [pads, ...others]) await desk.must('article.save', { article, isNew: true });
    const callId = await talking(desk);
    const { id: interactionId } = interactionOf(desk, callId);
    const order = (article: string): string =>
      JSON.stringify([{ article, quantity: '1', unitPrice: '50.00', vat: '21' }]);
    await desk.must('registration.change', { interactionId, field: 'lines', value: order('Chair') });
    expect(await desk.must('script.offered', { interactionId, hintId: 'floor-protectors' })).toMatchObject({
      code: 'V-9',
      stock: 'ample',
      price: { amount: 495 },
    });
    await desk.must('script.hint', { interactionId, hintId: 'floor-protectors', accepted: true });
    const line = (): unknown =>
      (JSON.parse(interactionOf(desk, callId).values['lines']?.value ?? '[]') as readonly unknown[]).at(-1);
    expect(line()).toEqual({
      article: 'Felt pads, set',
      articleCode: 'V-9',
      quantity: '1',
      unitPrice: '4.95',
      vat: '21',
    });

    // What the catalogue does not have, or has twice, is for the agent to price.
    for (const code of ['I-1', 'I-2'])
      await desk.must('article.save', { article: { ...pads, code, name: 'Cartridges, set' }, isNew: true });
    await desk.must('registration.change', { interactionId, field: 'lines', value: order('Printer') });
    expect(await desk.must('script.offered', { interactionId, hintId: 'ink' })).toBeNull();
    await desk.must('script.hint', { interactionId, hintId: 'ink', accepted: true });
    expect(line()).toEqual({ article: 'Cartridges, set', quantity: '1', vat: '21' });
    expect(await desk.must('script.offered', { interactionId, hintId: 'nothing' })).toBeNull();
  });

  it('fills in texts in the language of the interface', async () => {
    const desk = await atTheDesk({ languageOverride: 'nl' });
    const callId = await talking(desk);
    const { id: interactionId } = interactionOf(desk, callId);
    for (const [stepId, value] of [
      ['greeting', ''],
      ['person', 'confirmed'],
      ['question', ''],
      ['subject', 'complaint'],
      ['complaint-details', ''],
      ['complaint-proposal', 'refund'],
    ] as const)
      await desk.must('script.answer', { interactionId, stepId, value, text: value });
    expect(interactionOf(desk, callId).values['proposedSolution']?.value).toBe(
      'We halen het artikel op en betalen het aankoopbedrag terug.',
    );
  });
});

describe('a full disk during a call', () => {
  const full = appError('disk-full', 'no space left');

  it('is told, the call goes on, and what was typed is written with the next change', async () => {
    const desk = await atTheDesk({ trouble: true });
    const callId = await talking(desk);
    const { id: interactionId } = interactionOf(desk, callId);
    desk.failWrites(full, (name) => name.startsWith('interactions.') || name.startsWith('calls.'));
    expect(await desk.ask('registration.change', { interactionId, field: 'question', value: 'Typed' })).toMatchObject({
      ok: false,
      error: { code: 'disk-full' },
    });
    expect(interactionOf(desk, callId).values['question']?.value).toBe('Typed');
    const second = desk.sip.ring({ number: '0201234567' });
    await desk.settle();
    expect(desk.state().notices).toMatchObject([{ code: 'disk-full', severity: 'error' }]);
    desk.sip.ends(second, 'missed');
    await desk.settle();
    expect(desk.state().session.state.state).toBe('talking');
    desk.failWrites(null);
    await desk.must('registration.change', { interactionId, field: 'note', value: 'more' });
    expect(values(desk, callId)).toEqual({
      question: { value: 'Typed', origin: 'agent' },
      note: { value: 'more', origin: 'agent' },
    });
  });

  it('at saving leaves the registration open to be saved again', async () => {
    const desk = await atTheDesk({ trouble: true });
    const callId = await talking(desk);
    const { id: interactionId } = interactionOf(desk, callId);
    await fillIn(desk, callId, COMPLETE.slice(0, 4));
    desk.sip.ends(callId, 'hung-up-there');
    await fillIn(desk, callId, COMPLETE.slice(4));
    desk.failWrites(full, (name) => name === 'interactions.close');
    expect(await desk.refusal('registration.save', { interactionId })).toBe('disk-full');
    expect(interactionOf(desk, callId).state).toBe('handling');
    expect(desk.state().session.state.state).toBe('handling');
    desk.failWrites(null);
    await desk.must('registration.save', { interactionId });
    expect(desk.rows('select state from registration')).toEqual([{ state: 'completed' }]);
  });

  it('at hang-up leaves a complete registration to be saved', async () => {
    const desk = await atTheDesk({ trouble: true });
    const callId = await talking(desk);
    await fillIn(desk, callId);
    desk.failWrites(full, (name) => name === 'interactions.close');
    desk.sip.ends(callId, 'hung-up-there');
    await desk.settle();
    expect(interactionOf(desk, callId).state).toBe('handling');
    expect(desk.state().notices).toMatchObject([{ code: 'disk-full' }]);
    desk.failWrites(null);
    await desk.must('registration.save', { interactionId: interactionOf(desk, callId).id });
    expect(desk.rows('select state from registration')).toEqual([{ state: 'completed' }]);
  });
});

describe('an outgoing call of a sales project', () => {
  it('is opened before anything is offered, whatever the window asks for, and what was said survives a restart', async () => {
    const desk = await atTheDesk();
    const projectId = desk.state().project?.id;
    if (projectId === undefined) throw new Error('no project');
    await desk.must('project.change', { projectId, scriptId: 'shipped-sales' });
    await desk.must('call.dial', { target: '+31612345678', contactId: null });
    const [call] = desk.state().calls.calls;
    if (call === undefined) throw new Error('no call');
    const { id: interactionId } = interactionOf(desk, call.id);
    const where = () => interactionOf(desk, call.id).script.path.at(-1);
    const answer = (stepId: string, value: string) => desk.must('script.answer', { interactionId, stepId, value, text: value });

    expect(await desk.ask('script.jump', { interactionId, stepId: 'offer' })).toMatchObject({
      ok: false,
      error: { code: 'opening-first', details: { parts: 'right-person,reason,duration,convenient' } },
    });
    await desk.must('script.jump', { interactionId, stepId: 'convenient' });
    await answer('convenient', 'yes');
    expect(where()).toBe('greeting');
    await answer('greeting', 'yes');
    await answer('convenient', 'yes');
    expect(where()).toBe('situation');
    await desk.must('script.jump', { interactionId, stepId: 'lines' });
    await desk.must('script.objection', { interactionId, objectionId: 'too-expensive' });
    await desk.must('script.speak', { interactionId, language: 'en' });
    await desk.must('registration.change', { interactionId, field: 'note', value: 'Wants chairs' });
    const { script } = interactionOf(desk, call.id);
    expect(script).toMatchObject({ objection: 'too-expensive', raised: ['too-expensive'], language: 'en' });

    desk.vanish();
    const later = await startCore({ folder: desk.folder, clock: desk.clock });
    expect(later.state().interactions.find(({ id }) => id === interactionId)?.script).toEqual(script);
  });
});
