import { describe, expect, it } from 'vitest';
import { missingForCompletion } from '../../../../../shared/domain/interaction/completion.ts';
import { ALONE, SERVICE_FIELDS } from '../../../../support/registration.ts';
import type { RegistrationValues } from '../../../../../shared/domain/registration/form.ts';
import { prefill } from '../../../../../shared/domain/registration/prefill.ts';
import { SERVICE_FORM } from '../../../../../shared/domain/registration/service-form.ts';
import { checkScript } from '../../../../../shared/domain/script/check-script.ts';
import { advance, currentStep, startRun } from '../../../../../shared/domain/script/script-engine.ts';
import type { ScriptRun, StepAnswer } from '../../../../../shared/domain/script/script-run.ts';
import type { Script } from '../../../../../shared/domain/script/script.ts';
import { SHIPPED_SCRIPTS } from '../../../../../shared/domain/script/shipped/index.ts';

/** Fits in the script pane without scrolling, at 19 px in a window of 1280×720. */
const LONGEST_SPOKEN_TEXT = 320;
const LONGEST_LABEL = 40;

type Walk = { readonly path: readonly string[]; readonly values: RegistrationValues };

/** Every way through, by the engine and the form themselves; each answer is given once. */
function walksOf(script: Script, language: 'en' | 'nl'): readonly Walk[] {
  const from = (run: ScriptRun, values: RegistrationValues): readonly Walk[] => {
    const step = currentStep(script, run);
    if (step === null) throw new Error(`no step ${String(run.path.at(-1))}`);
    if (step.kind === 'end') return [{ path: run.path, values }];
    const answers: readonly StepAnswer[] =
      step.kind === 'choice'
        ? (step.answers ?? []).map(({ value, label }) => ({ value, text: label[language] }))
        : [{ value: '', text: step.kind === 'ask' ? `typed at ${step.id}` : '' }];
    return answers.flatMap((answer) => {
      const next = advance(script, run, step.id, answer);
      if (!next.ok) throw new Error(`${step.id}: ${next.error}`);
      if (next.value.path.length > 50) throw new Error(`goes round: ${next.value.path.join(' → ')}`);
      return from(next.value, prefill(values, step, answer, { form: SERVICE_FORM, language }));
    });
  };
  return from(startRun(script), {});
}

describe.each(SHIPPED_SCRIPTS.map((script) => [script.id, script] as const))('%s', (_id, script) => {
  it('has no problem that the check of scripts knows', () => {
    expect(checkScript(script, SERVICE_FIELDS)).toEqual([]);
  });

  it.each(['en', 'nl'] as const)('leaves the registration complete on every way through (%s)', (language) => {
    const walks = walksOf(script, language);
    expect(walks.length).toBeGreaterThan(3);
    for (const { path, values } of walks) expect(missingForCompletion(values, SERVICE_FORM, ALONE), path.join(' → ')).toEqual([]);
    // Every step is on some way.
    expect(new Set(walks.flatMap(({ path }) => path))).toEqual(new Set(script.steps.map(({ id }) => id)));
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

  it('has an objection or more, each with a reply', () => {
    expect(script.objections.length).toBeGreaterThanOrEqual(3);
  });
});

it('have names and ids of their own', () => {
  expect(new Set(SHIPPED_SCRIPTS.map(({ id }) => id)).size).toBe(SHIPPED_SCRIPTS.length);
  expect(new Set(SHIPPED_SCRIPTS.map(({ name }) => name.nl)).size).toBe(SHIPPED_SCRIPTS.length);
});
