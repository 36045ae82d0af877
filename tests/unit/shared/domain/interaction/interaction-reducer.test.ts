import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { END_CAUSES } from '../../../../../shared/domain/call/end-cause.ts';
import { hasContent, missingForCompletion } from '../../../../../shared/domain/interaction/completion.ts';
import { INCOMPLETE_REASONS, type Interaction } from '../../../../../shared/domain/interaction/interaction.ts';
import {
  isClosed,
  newInteraction,
  reduceInteraction,
  type InteractionEvent,
} from '../../../../../shared/domain/interaction/interaction-reducer.ts';
import { ALONE, SERVICE_FIELDS } from '../../../../support/registration.ts';
import { SERVICE_FORM } from '../../../../../shared/domain/registration/service-form.ts';
import { currentStep } from '../../../../../shared/domain/script/script-engine.ts';
import { STARTER_SCRIPT } from '../../../../../shared/domain/script/starter-script.ts';
import { brandId, type AgentId, type ContactId, type ProjectId } from '../../../../../shared/lib/brand.ts';
import { callId, interactionId, remote } from '../call-samples.ts';

const context = { form: SERVICE_FORM, script: STARTER_SCRIPT, customer: {}, today: ALONE.today };
const draft = newInteraction({
  id: interactionId(1),
  callId: callId(1),
  projectId: brandId<ProjectId>('p'),
  agentId: brandId<AgentId>('a'),
  direction: 'in',
  remote,
  at: 1000,
  script: STARTER_SCRIPT,
  form: SERVICE_FORM,
  today: ALONE.today,
});
const customer = brandId<ContactId>('c');
const fold = (from: Interaction, ...events: readonly InteractionEvent[]): Interaction =>
  events.reduce((interaction, event) => reduceInteraction(interaction, event, context), from);

const answeredAt = (at: number): InteractionEvent => ({ type: 'call-answered', at });
const endedAt = (at: number, cause: (typeof END_CAUSES)[number] = 'hung-up-there'): InteractionEvent => ({
  type: 'call-ended',
  at,
  end: { cause },
  wrapUpMs: 60_000,
});
const typed = (field: string, value: string): InteractionEvent => ({
  type: 'value-changed',
  field,
  value,
  origin: 'agent',
});
const everything: readonly InteractionEvent[] = [
  typed('question', 'Where is it?'),
  typed('category', 'delivery'),
  typed('proposedSolution', 'On its way'),
  typed('solvedAtOnce', 'yes'),
  typed('outcome', 'solved'),
];
const save = (at: number): InteractionEvent => ({ type: 'completed', at });

test('a draft from the first ring', () => {
  expect(draft).toEqual({
    id: interactionId(1),
    callId: callId(1),
    projectId: 'p',
    agentId: 'a',
    direction: 'in',
    remoteRaw: '0612345678',
    remoteNumber: '+31612345678',
    contactId: null,
    startedAt: 1000,
    answeredAt: null,
    endedAt: null,
    end: null,
    state: 'open',
    incompleteReason: null,
    completedAt: null,
    wrapUp: null,
    script: {
      scriptId: STARTER_SCRIPT.id,
      version: STARTER_SCRIPT.version,
      path: [STARTER_SCRIPT.firstStep],
      answers: {},
    },
    form: { formId: 'service', version: SERVICE_FORM.version, outcomes: { setId: 'service', version: 1 } },
    values: {},
  });
});

describe('the end of the call', () => {
  test.each<[string, readonly InteractionEvent[], Partial<Interaction>]>([
    [
      'answered and complete',
      [answeredAt(2000), ...everything, endedAt(3000)],
      { state: 'completed', completedAt: 3000, endedAt: 3000 },
    ],
    [
      'answered and incomplete',
      [answeredAt(2000), typed('note', 'x'), endedAt(3000)],
      { state: 'handling', completedAt: null },
    ],
    [
      'answered and empty: the time to complete it begins',
      [answeredAt(2000), endedAt(3000)],
      { state: 'handling', wrapUp: { limitMs: 60_000, extraMs: 0 } },
    ],
    [
      'more time',
      [answeredAt(2000), { type: 'wrap-up-extended', at: 2500 }, endedAt(3000), { type: 'wrap-up-extended', at: 4000 }],
      { wrapUp: { limitMs: 60_000, extraMs: 60_000 } },
    ],
    ['missed', [endedAt(3000, 'missed')], { state: 'unregistered', end: { cause: 'missed' } }],
    ['missed, with a note', [typed('note', 'x'), endedAt(3000, 'missed')], { state: 'handling' }],
    ['missed, with blanks', [typed('note', ' '), endedAt(3000, 'missed')], { state: 'unregistered' }],
    [
      'missed, with what the customer’s data filled',
      [{ type: 'value-changed', field: 'note', value: 'x', origin: 'contact' }, endedAt(3000, 'missed')],
      { state: 'unregistered' },
    ],
    ['answered elsewhere', [endedAt(3000, 'answered-elsewhere')], { state: 'unregistered' }],
    [
      'answered elsewhere, with a note',
      [typed('note', 'x'), endedAt(3000, 'answered-elsewhere')],
      { state: 'handling' },
    ],
    [
      'not answered and complete waits for the agent',
      [...everything, endedAt(3000, 'no-answer')],
      { state: 'handling', completedAt: null },
    ],
    [
      'not answered and saved',
      [...everything, save(2500), endedAt(3000, 'no-answer')],
      { state: 'completed', completedAt: 2500 },
    ],
    [
      'interrupted',
      [answeredAt(2000), { type: 'recovered-after-crash', at: 3000 }],
      { state: 'handling', endedAt: 3000, end: { cause: 'interrupted' }, wrapUp: null },
    ],
    [
      'interrupted and complete waits for the agent',
      [answeredAt(2000), ...everything, { type: 'recovered-after-crash', at: 3000 }],
      { state: 'handling' },
    ],
    [
      'interrupted and saved waits too',
      [answeredAt(2000), ...everything, save(2500), { type: 'recovered-after-crash', at: 3000 }],
      { state: 'handling', completedAt: null },
    ],
    ['interrupted while ringing', [{ type: 'recovered-after-crash', at: 3000 }], { state: 'unregistered' }],
    ['before it began, by a clock set back', [answeredAt(-5), endedAt(-10)], { answeredAt: 1000, endedAt: 1000 }],
  ])('%s', (_, events, expected) => {
    expect(fold(draft, ...events)).toMatchObject(expected);
  });
});

describe('completing', () => {
  const handling = fold(draft, answeredAt(2000), endedAt(3000));

  test('after the call, when nothing is missing', () => {
    expect(fold(handling, ...everything, save(4000))).toMatchObject({
      state: 'completed',
      completedAt: 4000,
      incompleteReason: null,
    });
    expect(fold(handling, ...everything).state).toBe('handling');
  });

  test('during the call counts from then, unless something is taken out again', () => {
    const saved = fold(draft, answeredAt(2000), ...everything, save(2500));
    expect(saved).toMatchObject({ state: 'open', completedAt: 2500 });
    expect(fold(saved, typed('note', 'x'), endedAt(3000))).toMatchObject({ state: 'completed', completedAt: 2500 });
    expect(fold(saved, typed('outcome', ''), endedAt(3000))).toMatchObject({ state: 'handling', completedAt: null });
  });

  test('is closed as incomplete with a reason', () => {
    expect(fold(handling, { type: 'closed-incomplete', at: 4000, reason: 'no-time' })).toMatchObject({
      state: 'incomplete',
      incompleteReason: 'no-time',
      completedAt: 4000,
    });
  });
});

describe('script and customer', () => {
  const question = fold(draft, { type: 'script-jumped', stepId: 'question' });

  test('an answer moves on and fills the registration', () => {
    const next = fold(question, {
      type: 'script-answered',
      stepId: 'question',
      answer: { value: '', text: 'Where is it?' },
      language: 'nl',
    });
    expect(next.values).toEqual({ question: { value: 'Where is it?', origin: 'script' } });
    expect(currentStep(STARTER_SCRIPT, next.script)?.id).toBe('subject');
    expect(fold(next, { type: 'script-back' }).script.path).toEqual(question.script.path);
  });

  test('a changed answer takes its own fills back', () => {
    const answer = (value: string): InteractionEvent => ({
      type: 'script-answered',
      stepId: 'subject',
      answer: { value, text: value },
      language: 'nl',
    });
    const first = fold(draft, { type: 'script-jumped', stepId: 'subject' }, answer('invoice'));
    expect(fold(first, { type: 'script-back' }, answer('product')).values).toEqual({
      category: { value: 'product', origin: 'script' },
    });
  });

  test('customer linked and unlinked', () => {
    const linked = fold(draft, { type: 'contact-linked', contactId: customer });
    expect(linked.contactId).toBe(customer);
    expect(fold(linked, { type: 'contact-linked', contactId: null }).contactId).toBeNull();
    expect(newInteraction({ ...draft, remote, at: 1, script: STARTER_SCRIPT, form: SERVICE_FORM, today: ALONE.today, contactId: customer }).contactId).toBe(
      customer,
    );
  });
});

describe('what is impossible returns the same object', () => {
  const talking = fold(draft, answeredAt(2000));
  const handling = fold(talking, endedAt(3000));
  const closed = fold(talking, ...everything, endedAt(3000));
  test.each<[string, Interaction, InteractionEvent]>([
    ['a second answer', talking, answeredAt(2500)],
    ['an answer after the end', handling, answeredAt(4000)],
    ['a second end', handling, endedAt(4000)],
    ['completing what is incomplete', handling, save(4000)],
    ['closing during the call', talking, { type: 'closed-incomplete', at: 2500, reason: 'other' }],
    ['an unknown step', talking, { type: 'script-jumped', stepId: 'gone' }],
    ['the step on screen', talking, { type: 'script-jumped', stepId: STARTER_SCRIPT.firstStep }],
    ['back from the first step', talking, { type: 'script-back' }],
    [
      'an answer at another step',
      talking,
      { type: 'script-answered', stepId: 'subject', answer: { value: 'invoice', text: '' }, language: 'nl' },
    ],
    [
      'an unknown answer',
      fold(talking, { type: 'script-jumped', stepId: 'subject' }),
      { type: 'script-answered', stepId: 'subject', answer: { value: 'x', text: '' }, language: 'nl' },
    ],
    ['the same customer', talking, { type: 'contact-linked', contactId: null }],
    ['a value that the form does not offer', talking, typed('outcome', 'weather')],
    ['typing after it is closed', closed, typed('note', 'x')],
    ['linking after it is closed', closed, { type: 'contact-linked', contactId: customer }],
    ['an event of a type from the future', talking, { type: 'levitated' } as unknown as InteractionEvent],
  ])('%s', (_, before, event) => {
    expect(reduceInteraction(before, event, context)).toBe(before);
  });
});

const at = fc.integer({ min: 0, max: 10_000 });
const anyEvent: fc.Arbitrary<InteractionEvent> = fc.oneof(
  at.map(answeredAt),
  fc.tuple(at, fc.constantFrom(...END_CAUSES)).map(([when, cause]) => endedAt(when, cause)),
  at.map((when): InteractionEvent => ({ type: 'recovered-after-crash', at: when })),
  at.map(save),
  fc
    .tuple(at, fc.constantFrom(...INCOMPLETE_REASONS))
    .map(([when, reason]): InteractionEvent => ({ type: 'closed-incomplete', at: when, reason })),
  fc.constantFrom(...everything, typed('outcome', ''), typed('note', 'x')),
  fc
    .record({
      field: fc.constantFrom(...SERVICE_FIELDS),
      value: fc.constantFrom('', ' ', 'yes', 'order', 'solved', 'text'),
      origin: fc.constantFrom('agent' as const, 'script' as const, 'contact' as const),
    })
    .map((change): InteractionEvent => ({ type: 'value-changed', ...change })),
  fc
    .constantFrom(...STARTER_SCRIPT.steps)
    .map((step): InteractionEvent => ({ type: 'script-jumped', stepId: step.id })),
  fc
    .tuple(fc.constantFrom(...STARTER_SCRIPT.steps), fc.nat(8))
    .map(([step, n]): InteractionEvent => ({
      type: 'script-answered',
      stepId: step.id,
      answer: { value: step.answers?.[n % step.answers.length]?.value ?? '', text: 'said' },
      language: 'en',
    })),
  fc.constant<InteractionEvent>({ type: 'script-back' }),
);

test('any events: closed absorbs, instants are in order, every answered conversation ends registered or waiting', () => {
  fc.assert(
    fc.property(fc.array(anyEvent, { maxLength: 40 }), (events) => {
      let interaction = draft;
      for (const event of events) {
        const before = interaction;
        interaction = reduceInteraction(before, event, context);
        if (isClosed(before)) expect(interaction).toBe(before);
        const { startedAt, answeredAt: answered, endedAt: end, completedAt, state, values } = interaction;
        expect(answered ?? startedAt).toBeGreaterThanOrEqual(startedAt);
        if (end !== null) expect(end).toBeGreaterThanOrEqual(answered ?? startedAt);
        expect(state === 'open').toBe(end === null);
        if (completedAt !== null) expect(completedAt).toBeGreaterThanOrEqual(startedAt);
        if (state === 'completed') expect(missingForCompletion(values, SERVICE_FORM, { ...ALONE, answers: interaction.script.answers })).toEqual([]);
        if (state === 'unregistered') expect([answered, hasContent(values)]).toEqual([null, false]);
        expect(state === 'incomplete').toBe(interaction.incompleteReason !== null);
        expect(currentStep(STARTER_SCRIPT, interaction.script)).not.toBeNull();
      }
    }),
    { numRuns: 500 },
  );
});
