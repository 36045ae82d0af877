import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  fieldsIn,
  isMergeField,
  listField,
  listValues,
  mergeText,
  type TextSegment,
} from '../../../../../shared/domain/script/merge-fields.ts';

const values = { 'customer.name': 'mevrouw Van den Berg', 'agent.name': '  ', 'company.name': '<b>{{agent.name}}</b>' };
const answers = { 'order-details': { value: '', text: ' two lamps ' } };

test.each<[string, readonly TextSegment[]]>([
  ['', []],
  ['Hello', [{ text: 'Hello' }]],
  [
    'Hello {{customer.name}}!',
    [{ text: 'Hello ' }, { field: 'customer.name', value: 'mevrouw Van den Berg' }, { text: '!' }],
  ],
  ['{{ customer.name }}', [{ field: 'customer.name', value: 'mevrouw Van den Berg' }]],
  [
    '{{agent.name}}{{weather}}',
    [
      { field: 'agent.name', value: null },
      { field: 'weather', value: null },
    ],
  ],
  ['{{company.name}}', [{ field: 'company.name', value: '<b>{{agent.name}}</b>' }]],
  ['{{answer.order-details}}', [{ field: 'answer.order-details', value: 'two lamps' }]],
  ['{{answer.nothing}}', [{ field: 'answer.nothing', value: null }]],
  [
    '{{constructor}} {{answer.toString}}',
    [{ field: 'constructor', value: null }, { text: ' ' }, { field: 'answer.toString', value: null }],
  ],
  ['{{}} {{ {a} }} {{1}} {{open', [{ text: '{{}} {{ {a} }} {{1}} {{open' }]],
])('%s', (template, segments) => {
  expect(mergeText(template, values, answers)).toEqual(segments);
});

test('fields in a text, each once', () => expect(fieldsIn('{{a.b}} {{ c }} {{a.b}} {{}}')).toEqual(['a.b', 'c']));

test.each([
  ['customer.name', true],
  ['answer.question', true],
  ['answer.nowhere', false],
  ['customer.shoeSize', false],
  ['list.contract-number', true],
  ['list.', false],
  ['list.Contract number', false],
  ['', false],
])('%s is a field: %s', (field, known) => {
  expect(isMergeField(field, ['question'])).toBe(known);
});

test('nothing of a text is lost: put together again it is the template', () => {
  const template = fc
    .array(fc.oneof(fc.string(), fc.constantFrom('{{', '}}', '{{customer.name}}', '{{agent.name}}', '{{weather}}')))
    .map((parts) => parts.join(''));
  fc.assert(
    fc.property(template, (written) => {
      const again = mergeText(written, values, answers)
        .map((segment) => ('text' in segment ? segment.text : `{{${segment.field}}}`))
        .join('');
      expect(again).toBe(written.replaceAll(/\{\{\s*([a-z][\w.-]*)\s*\}\}/giu, '{{$1}}'));
    }),
  );
});

test.each([
  ['contract number', 'list.contract-number'],
  ['Année / jour', 'list.annee-jour'],
  ['constructor', 'list.constructor'],
  ['€', null],
])('the column %s is %s', (heading, field) => expect(listField(heading)).toBe(field));

test('what the file of a call list said stands in a text; another list leaves a blank', () => {
  const said = { ...values, ...listValues({ 'contract number': ' C-7 ', '€': '1' }) };
  expect(mergeText('{{list.contract-number}} {{list.rate}} {{list.constructor}}', said, {})).toEqual([
    { field: 'list.contract-number', value: 'C-7' },
    { text: ' ' },
    { field: 'list.rate', value: null },
    { text: ' ' },
    { field: 'list.constructor', value: null },
  ]);
});
