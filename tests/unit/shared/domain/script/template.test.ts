import { describe, expect, it } from 'vitest';
import type { TextSegment } from '../../../../../shared/domain/script/merge-fields.ts';
import { isTemplate } from '../../../../../shared/domain/script/merge-fields.ts';
import { fillTemplate, LONGEST_TEMPLATE, namesInTemplate, templateFault } from '../../../../../shared/domain/script/template.ts';

const values = { 'list.contract-number': 'C-7', 'agent.name': 'Ans', 'customer.name': '{{ agent.name }} <b>' } as const;
const answers = { 'kind-of': { value: 'yes', text: 'Ja' } };
const said = (segments: readonly TextSegment[]): string => segments.map((part) => ('text' in part ? part.text : (part.value ?? `[${part.field}]`))).join('');
const fill = (text: string): string => said(fillTemplate(text, values, answers));

describe('a spoken text', () => {
  it.each([
    ['Hi {{agent.name}} of {{ customer.organisation }}, {{answer.kind-of}}, {{answer.way-on}}!', 'Hi Ans of [customer.organisation], Ja, [answer.way-on]!'],
    ['{% if customer.organisation %}firm{% else %}private{% endif %}', 'private'],
    ['{% if agent.name %}{{ agent.name | upcase }}{% endif %}', 'ANS'],
    ['{{ customer.organisation | default: "you" }}', 'you'],
    ['{% if answer.kind-of == "Ja" %}yes{% endif %}', 'yes'],
    ['{% if answer.later == "Ja" %}yes{% endif %}no', 'no'],
    ['{% if list.contract-number %}{{list.contract-number}}{% endif %}{{ list.rate | default: "none" }}', 'C-7none'],
    ['Data is no template: {{customer.name}}', 'Data is no template: {{ agent.name }} <b>'],
  ])('%s', (text, expected) => {
    expect(templateFault(text)).toBeNull();
    expect(fill(text)).toBe(expected);
  });

  it.each([
    ['loops', '{% for i in (1..999999999) %}x{% endfor %}'],
    ['files', '{% include "/etc/passwd" %}'],
    ['assignments', '{% assign a = 1 %}'],
    ['macros within', '{% liquid echo 1 %}'],
    ['filters that are not ours', '{{ agent.name | append: agent.name }}'],
    ['what is not closed', '{% if agent.name %}x'],
    ['what is too long', 'x'.repeat(LONGEST_TEMPLATE + 1)],
  ])('takes no %s, and shows such a text as it is', (_what, text) => {
    expect(templateFault(text)).not.toBeNull();
    expect(fillTemplate(text, values, answers)).toEqual([{ text }]);
  });

  it.each(['{{ agent.name.constructor }}', '{{ constructor }}', '{{ __proto__.x }}', '{{ agent.__proto__ }}', '{{ answer.constructor }}'])('finds nothing in what every object has: %s', (text) => {
    expect(fill(text)).not.toMatch(/function|object/iu);
  });

  it('says which data it asks for, in conditions too', () => {
    expect(namesInTemplate('{% if answer.a == "x" %}{{ customer.name | upcase }}{% endif %}{{nonsense}}').toSorted()).toEqual(['answer.a', 'customer.name', 'nonsense']);
  });

  it.each([
    ['{{customer.name}}', false],
    ['{{ answer.way-on }} x', false],
    ['{% if a %}{% endif %}', true],
    ['{{ a | upcase }}', true],
  ])('needs the engine only where it has more than data: %s', (text, needs) => {
    expect(isTemplate(text)).toBe(needs);
  });
});
