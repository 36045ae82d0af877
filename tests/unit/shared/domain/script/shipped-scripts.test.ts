import { describe, expect, it } from 'vitest';
import { missingForCompletion } from '../../../../../shared/domain/interaction/completion.ts';
import { ALONE } from '../../../../support/registration.ts';
import type { RegistrationValues } from '../../../../../shared/domain/registration/form.ts';
import { prefill } from '../../../../../shared/domain/registration/prefill.ts';
import { factsIn, type FormAbout } from '../../../../../shared/domain/registration/field-state.ts';
import { fieldByKey, fitsForm } from '../../../../../shared/domain/registration/field-values.ts';
import type { RegistrationForm } from '../../../../../shared/domain/registration/form.ts';
import { withOutcomes } from '../../../../../shared/domain/registration/form-ref.ts';
import { beginValues, fillFromCustomer } from '../../../../../shared/domain/registration/begin-values.ts';
import { SHIPPED_FORMS, SHIPPED_OUTCOMES } from '../../../../../shared/domain/registration/shipped/index.ts';
import { writeRows } from '../../../../../shared/domain/registration/table-value.ts';
import { checkScript } from '../../../../../shared/domain/script/check-script.ts';
import { advance, currentStep, startRun } from '../../../../../shared/domain/script/script-engine.ts';
import type { ScriptRun, StepAnswer } from '../../../../../shared/domain/script/script-run.ts';
import type { Script, ScriptStep } from '../../../../../shared/domain/script/script.ts';
import { SHIPPED_SCRIPTS } from '../../../../../shared/domain/script/shipped/index.ts';

/** Fits in the script pane without scrolling, at 19 px in a window of 1280×720. */
const LONGEST_SPOKEN_TEXT = 320;
const LONGEST_LABEL = 40;

type Walk = { readonly path: readonly string[]; readonly values: RegistrationValues; readonly about: FormAbout };

function formOf({ form = 'service' }: Script): RegistrationForm {
  const definition = SHIPPED_FORMS.find(({ id }) => id === form);
  const outcomes = SHIPPED_OUTCOMES.find(({ id }) => id === definition?.outcomes);
  if (definition === undefined || outcomes === undefined) throw new Error(`no form ${form}`);
  return withOutcomes(definition, outcomes);
}

/** What an agent may type at a step: for a number with conditions on it, one on either side. */
function typedAt(form: RegistrationForm, step: ScriptStep): readonly string[] {
  const field = step.fillsField === undefined ? null : fieldByKey(form, step.fillsField);
  if (field?.kind === 'number') return step.ways === undefined ? [String(field.min ?? 1)] : [String(field.min ?? 0), String(field.max ?? 10)];
  if (field?.kind === 'date') return ['1-2-2026'];
  if (field?.kind === 'table') return [writeRows(field, [{ article: 'Chair', articleCode: 'C-1', quantity: '2', unitPrice: '49.95', discount: '10', vat: '21' }])];
  return [`typed at ${step.id}`];
}

/** Every way through, by the engine and the form themselves; each answer is given once. */
function walksOf(script: Script, language: 'en' | 'nl'): readonly Walk[] {
  const form = formOf(script);
  const customer = { address: 'Markt 1, Gouda', name: 'Anna' };
  const from = (run: ScriptRun, values: RegistrationValues): readonly Walk[] => {
    const step = currentStep(script, run);
    if (step === null) throw new Error(`no step ${String(run.path.at(-1))}`);
    const about: FormAbout = { ...ALONE, customer, answers: run.answers };
    if (step.kind === 'end') return [{ path: run.path, values, about }];
    const answers: readonly StepAnswer[] =
      step.kind === 'choice'
        ? (step.answers ?? []).map(({ value, label }) => ({ value, text: label[language] }))
        : step.kind === 'ask'
          ? typedAt(form, step).map((text) => ({ value: text, text }))
          : [{ value: '', text: '' }];
    return answers.flatMap((answer) => {
      const filled = prefill(values, step, answer, { form, language });
      const next = advance(script, run, step.id, answer, factsIn(form, filled, about));
      if (!next.ok) throw new Error(`${step.id}: ${next.error}`);
      if (next.value.path.length > 50) throw new Error(`goes round: ${next.value.path.join(' → ')}`);
      return from(next.value, filled);
    });
  };
  return from(startRun(script), fillFromCustomer(beginValues(form, ALONE.today), form, customer));
}

describe.each(SHIPPED_SCRIPTS.map((script) => [script.id, script] as const))('%s', (_id, script) => {
  it('has no problem that the check of scripts knows', () => {
    expect(checkScript(script, formOf(script).fields.map(({ key }) => key))).toEqual([]);
  });

  it.each(['en', 'nl'] as const)('leaves the registration complete on every way through (%s)', (language) => {
    const form = formOf(script);
    const walks = walksOf(script, language);
    expect(walks.length).toBeGreaterThan(3);
    for (const { path, values, about } of walks) {
      const missing = missingForCompletion(values, form, about);
      if (missing.length > 0) expect(missing, path.join(' → ')).toEqual([]);
    }
    // Every step is on some way, and every answer fills what the form takes.
    expect(new Set(walks.flatMap(({ path }) => path))).toEqual(new Set(script.steps.map(({ id }) => id)));
    for (const { id, answers } of script.steps)
      for (const { fills } of answers ?? [])
        for (const [key, value] of Object.entries(fills ?? {}))
          if (typeof value === 'string') expect(fitsForm(form, key, value), `${id}: ${key} ${value}`).toBe(true);
  });

  it('fits on the screen, and has a number key for every answer', () => {
    for (const { id, text, title, hint, answers } of script.steps) {
      for (const language of ['en', 'nl'] as const) {
        expect(text[language].length, `${id} ${language}`).toBeLessThanOrEqual(LONGEST_SPOKEN_TEXT);
        expect(title[language].length, `${id} ${language}`).toBeLessThanOrEqual(LONGEST_LABEL);
        expect(hint?.[language].length ?? 0, `${id} ${language}`).toBeLessThanOrEqual(LONGEST_SPOKEN_TEXT);
        for (const { label } of answers ?? []) expect(label[language].length, `${id} ${language}`).toBeLessThanOrEqual(LONGEST_LABEL);
      }
      expect(answers?.length ?? 0).toBeLessThanOrEqual(9);
    }
  });

  it('asks when to call wherever another call is agreed on', () => {
    for (const step of script.steps)
      for (const { value, next, fills } of step.answers ?? [])
        if (fills?.['outcome'] === 'callback') expect(script.steps.find(({ id }) => id === next)?.fillsField, `${step.id}: ${value}`).toBe('callbackAt');
  });

  it('says what can be said: goodbyes that wish a good day, three dots where own words go, no day that nobody has looked up', () => {
    const texts = [...script.steps.map(({ id, text }) => [id, text] as const), ...script.objections.map(({ id, reply }) => [id, reply] as const)];
    for (const [id, { en, nl }] of texts) for (const said of [en, nl]) expect(said, id).not.toMatch(/…\.|\.\.|\{\{tomorrow\}\}/u);
    for (const { id, text } of script.steps.filter(({ kind }) => kind === 'end')) expect(text.nl, id).toMatch(/\bdag\b/iu);
  });

  it('has an objection or more, each with a reply', () => {
    expect(script.objections.length).toBeGreaterThanOrEqual(3);
  });
});

it('have names and ids of their own', () => {
  expect(new Set(SHIPPED_SCRIPTS.map(({ id }) => id)).size).toBe(SHIPPED_SCRIPTS.length);
  expect(new Set(SHIPPED_SCRIPTS.map(({ name }) => name.nl)).size).toBe(SHIPPED_SCRIPTS.length);
});

it('tell in every sales call that has come to an offer how to have no more of them', () => {
  const script = SHIPPED_SCRIPTS.find(({ conversationKind }) => conversationKind === 'sales');
  if (script === undefined) throw new Error('no sales script');
  const told = walksOf(script, 'nl').filter(({ path }) => path.includes('offer') && path.at(-1) !== 'until-then');
  expect(told.length).toBeGreaterThan(5);
  for (const { path } of told) {
    const last = script.steps.find(({ id }) => id === path.at(-1));
    expect(path.includes('call-again') || path.includes('respect') || /gebeld worden/u.test(last?.text.nl ?? ''), path.join(' → ')).toBe(true);
  }
});
