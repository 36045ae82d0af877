import { expect, test } from 'vitest';
import { withOutcomes } from '../../../../../shared/domain/registration/form-ref.ts';
import { fitProblems } from '../../../../../shared/domain/registration/script-fit.ts';
import { SHIPPED_FORMS, SHIPPED_OUTCOMES } from '../../../../../shared/domain/registration/shipped/index.ts';
import {
  changeOffer,
  withFills,
  withOffer,
  withOfferField,
  withOfferWhen,
  withWays,
} from '../../../../../shared/domain/script/edit-script.ts';
import { checkScript } from '../../../../../shared/domain/script/check-script.ts';
import { SALES_SCRIPT } from '../../../../../shared/domain/script/shipped/sales.ts';
import { SHIPPED_SCRIPTS } from '../../../../../shared/domain/script/shipped/index.ts';
import type { Script, ScriptAnswer, ScriptStep } from '../../../../../shared/domain/script/script.ts';

const formOf = (script: Script) => {
  const form = SHIPPED_FORMS.find(({ id }) => id === (script.form ?? 'service'));
  const outcomes = SHIPPED_OUTCOMES.find(({ id }) => id === form?.outcomes);
  if (form === undefined || outcomes === undefined) throw new Error('no form');
  return withOutcomes(form, outcomes);
};
const filling = (fills: NonNullable<ScriptAnswer['fills']>): Script => ({
  ...SALES_SCRIPT,
  steps: SALES_SCRIPT.steps.map((step) =>
    step.id === 'payment' ? { ...step, answers: (step.answers ?? []).map((answer) => withFills(answer, fills)) } : step,
  ),
});

test.each(SHIPPED_SCRIPTS.map((script) => [script.id, script] as const))(
  '%s writes what its form takes',
  (_id, script) => expect(fitProblems(script, formOf(script))).toEqual([]),
);

test.each<[NonNullable<ScriptAnswer['fills']>, number]>([
  [{ payment: 'invoice' }, 0],
  [{ payment: 'gold' }, 4],
  [{ lines: 'chairs' }, 4],
  [{ outcome: 'sold', note: { en: 'x', nl: 'y' } }, 0],
  [{ weather: 'fine' }, 0],
])('%j', (fills, count) => {
  expect(fitProblems(filling(fills), formOf(SALES_SCRIPT))).toHaveLength(count);
});

test('something to offer needs a table of the form, what calls for it, and a line', () => {
  const offering = withOffer({ ...SALES_SCRIPT, hints: [] }, 'lines', false);
  const problems = (script: Script): readonly string[] =>
    fitProblems(script, formOf(SALES_SCRIPT)).map(({ problem, where, detail }) => [problem, where, detail].join(' / '));
  expect(problems(offering)).toEqual(['offer-empty / offer-1 / ']);
  const whole = changeOffer(offering, 'offer-1', (offer) => ({
    ...offer,
    whenArticle: ['chair'],
    row: { article: 'Cushion' },
  }));
  expect(problems(whole)).toEqual([]);
  expect(
    problems(changeOffer(whole, 'offer-1', (offer) => ({ ...offer, row: { article: 'Cushion', colour: 'red' } }))),
  ).toEqual(['unknown-registration-field / offer-1 / lines.colour']);
  expect(problems(changeOffer(whole, 'offer-1', (offer) => ({ ...offer, table: 'payment' })))).toEqual([
    'offer-table / offer-1 / payment',
  ]);
  expect(problems(changeOffer(whole, 'offer-1', (offer) => ({ ...offer, whenArticle: ['*'] })))).toEqual([
    'offer-empty / offer-1 / ',
  ]);
  // In words, and whatever is ordered on a condition.
  const inWords = changeOffer(whole, 'offer-1', (offer) => withOfferField(offer, 'address', true));
  expect(problems(inWords)).toEqual([]);
  expect(problems(changeOffer(inWords, 'offer-1', ({ words: _words, ...offer }) => offer))).toEqual([
    'offer-empty / offer-1 / ',
  ]);
  const always = changeOffer(whole, 'offer-1', (offer) =>
    withOfferWhen({ ...offer, whenArticle: [''] }, { on: 'field.lines', atLeast: 50 }),
  );
  expect(problems(always)).toEqual([]);
  const keys = formOf(SALES_SCRIPT).fields.map(({ key }) => key);
  expect(
    checkScript({ ...inWords, steps: SALES_SCRIPT.steps }, keys).map(({ problem, where, detail }) =>
      [problem, where, detail].join(' / '),
    ),
  ).toEqual(expect.arrayContaining(['missing-language / offer-1 / nl: line', 'missing-language / offer-1 / en: text']));
  const strange = changeOffer(whole, 'offer-1', (offer) =>
    withOfferWhen(
      { ...offer, text: { en: 'x', nl: 'x' } },
      {
        any: [
          { on: 'field.weather', filled: true },
          { on: 'answer.nowhere', filled: true },
        ],
      },
    ),
  );
  expect(checkScript(strange, keys).map(({ problem, where, detail }) => [problem, where, detail].join(' / '))).toEqual([
    'unknown-registration-field / offer-1 / weather',
    'unknown-fact / offer-1 / answer.nowhere',
  ]);
  expect(changeOffer(whole, 'offer-1', null).hints).toBeUndefined();
});

test('what is empty is left out of the definition', () => {
  const step: ScriptStep = {
    id: 'a',
    phase: 'contact',
    kind: 'say',
    title: { en: 'a', nl: 'a' },
    text: { en: 'a', nl: 'a' },
    next: 'b',
  };
  const ways = [{ when: { on: 'customer.name', filled: true }, next: 'c' }] as const;
  expect(withWays(withWays(step, ways), [])).toEqual(step);
  expect(withWays(step, ways).ways).toEqual(ways);
  const answer: ScriptAnswer = { value: 'x', label: { en: 'x', nl: 'x' }, next: 'b' };
  expect(withFills(withFills(answer, { note: 'y' }), {})).toEqual(answer);
});
