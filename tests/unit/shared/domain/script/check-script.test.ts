import { expect, test } from 'vitest';
import { SERVICE_FIELDS } from '../../../../support/registration.ts';
import { checkScript } from '../../../../../shared/domain/script/check-script.ts';
import type { Script, ScriptStep } from '../../../../../shared/domain/script/script.ts';
import { STARTER_SCRIPT } from '../../../../../shared/domain/script/starter-script.ts';

const text = { en: 'x', nl: 'x' };
const hello: ScriptStep = { id: 'hello', phase: 'contact', kind: 'say', title: text, text, next: 'bye' };
const bye: ScriptStep = { id: 'bye', phase: 'close', kind: 'end', title: text, text };
const script: Script = {
  id: 's',
  version: 1,
  name: text,
  conversationKind: 'service',
  firstStep: 'hello',
  steps: [hello, bye],
  objections: [{ id: 'no', label: text, reply: text }],
};
const { next: _next, ...stuck } = hello;
const choice: ScriptStep = { ...stuck, kind: 'choice' };

const found = (broken: Partial<Script>): readonly string[] =>
  checkScript({ ...script, ...broken }, SERVICE_FIELDS).map(({ problem, where, detail }) =>
    [problem, where, detail].join(' / '),
  );

test('the starter script can be used', () => expect(checkScript(STARTER_SCRIPT, SERVICE_FIELDS)).toEqual([]));
test('a sound script', () => expect(found({})).toEqual([]));

test.each<[Partial<Script>, readonly string[]]>([
  [{ firstStep: 'start' }, ['no-first-step /  / start', 'unreachable / hello / hello', 'unreachable / bye / bye']],
  [{ steps: [hello, bye, bye] }, ['duplicate-step / bye / bye']],
  [{ steps: [hello, bye, { ...bye, id: 'island' }] }, ['unreachable / island / island']],
  [{ steps: [stuck] }, ['dead-end / hello / ']],
  [{ steps: [{ ...choice, answers: Array.from({ length: 10 }, (_, index) => ({ value: `a${String(index)}`, label: { en: 'a', nl: 'a' }, next: 'bye' })) }, bye] }, ['too-many-answers / hello / ']],
  [{ steps: [choice] }, ['no-answers / hello / ', 'dead-end / hello / ']],
  [{ steps: [{ ...hello, next: 'gone' }] }, ['unknown-next / hello / gone']],
  [{ steps: [{ ...hello, next: 'hello' }] }, ['no-exit / hello / hello']],
  [{ steps: [{ ...hello, next: 'round' }, { ...hello, id: 'round', next: 'hello' }, bye] }, ['unreachable / bye / bye', 'no-exit / hello / hello', 'no-exit / round / round']],
  [{ steps: [{ ...hello, ways: [{ when: { on: 'answer.x', filled: true }, next: 'bye' }], ...{ next: undefined } } as unknown as ScriptStep, bye] }, ['no-fallback / hello / ', 'unknown-fact / hello / answer.x']],
  [
    { conversationKind: 'sales' },
    ['opening-missing /  / right-person', 'opening-missing /  / convenient', 'opening-missing /  / duration', 'opening-missing /  / reason'],
  ],
  [
    { conversationKind: 'sales', steps: [{ ...hello, opening: ['right-person', 'convenient', 'duration', 'reason'] }, bye] },
    ['opening-unsettled / hello / hello'],
  ],
  [{ conversationKind: 'sales', steps: [{ ...hello, kind: 'check', opening: ['right-person', 'convenient', 'duration', 'reason'] }, bye] }, []],
  [{ steps: [{ ...hello, text: { en: '{% for a in b %}', nl: 'x' } }, bye] }, ['template / hello / en: text: tag "for" not found, line:1, col:1']],
  [
    {
      steps: [
        {
          ...choice,
          answers: [
            { value: 'a', label: text, next: 'bye', fills: { weather: 'fine', note: { en: 'x', nl: ' ' } } },
            { value: 'a', label: { en: '', nl: 'x' }, next: 'gone' },
          ],
        },
        bye,
      ],
    },
    [
      'unknown-next / hello / gone',
      'duplicate-answer / hello / a',
      'unknown-registration-field / hello / weather',
      'missing-language / hello / nl: answer a, note',
      'missing-language / hello / en: answer a',
    ],
  ],
  [
    { steps: [{ ...hello, ways: [{ when: { any: [{ on: 'customer.shoes', filled: true }, { on: 'field.weather', is: ['x'] }, { on: 'customer.kind', is: ['person'] }] }, next: 'bye' }] }, bye] },
    ['unknown-registration-field / hello / weather', 'unknown-fact / hello / customer.shoes'],
  ],
  [{ steps: [{ ...hello, fillsField: 'weather' }, bye] }, ['unknown-registration-field / hello / weather']],
  [
    { steps: [{ ...hello, text: { en: '{{weather}}', nl: '{{answer.bye}} {{answer.gone}}' } }, bye] },
    ['unknown-merge-field / hello / weather', 'unknown-merge-field / hello / answer.gone'],
  ],
  [{ steps: [{ ...hello, hint: { en: 'x', nl: '' } }, bye] }, ['missing-language / hello / nl: hint']],
  [{ name: { en: 'x' } as Script['name'] }, ['missing-language /  / nl: name']],
  [
    { objections: [{ id: 'no', label: text, reply: { en: '{{weather}}', nl: '' } }] },
    ['missing-language / no / nl: reply', 'unknown-merge-field / no / weather'],
  ],
])('%#: %j', (broken, problems) => {
  expect(found(broken)).toEqual(problems);
});
