import { describe, expect, test } from 'vitest';
import type { RegistrationValues } from '../../../../../shared/domain/registration/form.ts';
import { prefill, type PrefillContext } from '../../../../../shared/domain/registration/prefill.ts';
import { SERVICE_FORM } from '../../../../../shared/domain/registration/service-form.ts';
import type { ScriptStep } from '../../../../../shared/domain/script/script.ts';

const label = { en: 'x', nl: 'x' };
const ask: ScriptStep = {
  id: 'ask',
  phase: 'inventory',
  kind: 'ask',
  title: label,
  text: label,
  fillsField: 'question',
  next: 'end',
};
const choice: ScriptStep = {
  id: 'choice',
  phase: 'proposal',
  kind: 'choice',
  title: label,
  text: label,
  answers: [
    {
      value: 'yes',
      label,
      next: 'end',
      fills: { solvedAtOnce: true, outcome: 'solved', proposedSolution: { en: 'Explained', nl: 'Uitgelegd' } },
    },
    { value: 'no', label, next: 'end', fills: { solvedAtOnce: false } },
    { value: 'odd', label, next: 'end', fills: { weather: 'fine', category: 'weather', note: 'kept' } },
    { value: 'nothing', label, next: 'end' },
  ],
};
const context: PrefillContext = { form: SERVICE_FORM, language: 'nl' };
const pick = (value: string): { value: string; text: string } => ({ value, text: value });
const solved: RegistrationValues = {
  solvedAtOnce: { value: 'yes', origin: 'script' },
  outcome: { value: 'solved', origin: 'script' },
  proposedSolution: { value: 'Uitgelegd', origin: 'script' },
};

describe('an answer fills', () => {
  test('choices, yes and no, and texts in the language', () => {
    expect(prefill({}, choice, pick('yes'), context)).toEqual(solved);
    expect(prefill({}, choice, pick('yes'), { ...context, language: 'en' }).proposedSolution?.value).toBe('Explained');
  });

  test('the field that a typed answer belongs to, trimmed', () => {
    expect(prefill({}, ask, { value: '', text: ' Where is it? ' }, context)).toEqual({
      question: { value: 'Where is it?', origin: 'script' },
    });
  });

  test('what the agent has not typed', () => {
    const typed: RegistrationValues = {
      outcome: { value: 'callback', origin: 'agent' },
      solvedAtOnce: { value: '', origin: 'agent' },
    };
    expect(prefill(typed, choice, pick('yes'), context)).toEqual({
      ...solved,
      outcome: { value: 'callback', origin: 'agent' },
    });
  });

  test('only fields and values that the form has', () => {
    expect(prefill({}, choice, pick('odd'), context)).toEqual({ note: { value: 'kept', origin: 'script' } });
  });

  test.each([
    [choice, pick('nothing')],
    [choice, pick('unknown')],
    [ask, { value: '', text: ' ' }],
  ])('nothing: the same object', (step, answer) => {
    expect(prefill(solved, step, answer, context)).toBe(solved);
  });
});

describe('another answer at the same step', () => {
  test('takes away what the first one filled', () => {
    expect(prefill(solved, choice, pick('no'), { ...context, previous: pick('yes') })).toEqual({
      solvedAtOnce: { value: 'no', origin: 'script' },
    });
  });

  test('leaves what the agent has changed since', () => {
    const changed: RegistrationValues = { ...solved, outcome: { value: 'callback', origin: 'agent' } };
    expect(prefill(changed, choice, pick('nothing'), { ...context, previous: pick('yes') })).toEqual({
      outcome: { value: 'callback', origin: 'agent' },
    });
  });

  test('leaves what the agent has filled in alike', () => {
    const alike: RegistrationValues = { outcome: { value: 'solved', origin: 'agent' } };
    expect(prefill(alike, choice, pick('nothing'), { ...context, previous: pick('yes') })).toBe(alike);
  });

  test('replaces a typed answer', () => {
    const first = prefill({}, ask, { value: '', text: 'first' }, context);
    expect(
      prefill(first, ask, { value: '', text: 'second' }, { ...context, previous: { value: '', text: 'first' } })
        .question?.value,
    ).toBe('second');
  });
});
