import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { holds, MAX_CONDITION_DEPTH, type Condition } from '../../../../../shared/domain/condition/condition.ts';
import type { FormDefinition } from '../../../../../shared/domain/registration/form.ts';
import { SHIPPED_FORMS, SHIPPED_OUTCOMES } from '../../../../../shared/domain/registration/shipped/index.ts';
import { SERVICE_DEFINITION } from '../../../../../shared/domain/registration/service-form.ts';
import { readForm, readOutcomes } from '../../../../../shared/ipc/definitions/form-schema.ts';

const plain = (data: unknown): unknown => JSON.parse(JSON.stringify(data));
const label = { en: 'x', nl: 'x' };
const field = (key: string, more: object = {}): object => ({ key, kind: 'text', label, ...more });
const form = (...fields: readonly object[]): object => ({ ...SERVICE_DEFINITION, summary: [], fields });
const faultOf = (data: unknown): readonly string[] => {
  const read = readForm(data);
  return read.ok ? [] : [read.error.problem, read.error.path];
};
const nested = (depth: number): object => (depth <= 1 ? { on: 'field.a', filled: true } : { not: nested(depth - 1) });

test('every shipped definition can be used, as it stands and after a journey as JSON', () => {
  for (const each of SHIPPED_FORMS) expect(readForm(plain(each))).toEqual({ ok: true, value: each });
  for (const each of SHIPPED_OUTCOMES) expect(readOutcomes(plain(each))).toEqual({ ok: true, value: each });
});

describe('refused, with the place named:', () => {
  const circle: Record<string, unknown> = { ...SERVICE_DEFINITION };
  circle['sections'] = [circle];
  const deep = Array.from({ length: 100_000 }).reduce<unknown>((inner) => [inner], 1);
  it.each<[string, unknown, readonly string[]]>([
    ['nothing', null, ['invalid', '']],
    ['data that goes round', circle, ['goes-round', 'sections.0']],
    ['data of a hundred thousand levels', deep, ['too-deep', Array.from({ length: 16 }, () => '0').join('.')]],
    ['too much data', { ...SERVICE_DEFINITION, sections: Array.from({ length: 20_001 }, () => 1) }, ['too-large', 'sections']],
    ['an endless text', form(field('a', { label: { en: 'x'.repeat(5_000), nl: 'x' } })), ['too-large', 'fields.0.label.en']],
    ['a later format', { ...SERVICE_DEFINITION, format: 2, anything: 'new' }, ['newer-format', 'format']],
    ['a function', { ...SERVICE_DEFINITION, name: () => 'x' }, ['no-plain-data', 'name']],
    ['a date', { ...SERVICE_DEFINITION, name: new Date(0) }, ['no-plain-data', 'name']],
    ['a prototype', JSON.parse('{"fields":[{"__proto__":{"x":1}}]}'), ['forbidden-name', 'fields.0.__proto__']],
    ['a field by the name of a method', form(field('toString')), ['invalid', 'fields.0.key']],
    ['an unknown part', form(field('a', { onClick: 'alert(1)' })), ['invalid', 'fields.0']],
    ['an unknown kind', form(field('a', { kind: 'html' })), ['invalid', 'fields.0.kind']],
    ['a language that is missing', form(field('a', { label: { en: 'x' } })), ['invalid', 'fields.0.label.nl']],
    ['two fields of one name', form(field('a'), field('a')), ['repeated', 'fields.1.key']],
    ['a section that is nowhere', form(field('a', { section: 'b' })), ['unknown-name', 'fields.0.section']],
    ['a condition on no field', form(field('a', { shown: { any: [{ on: 'field.b', filled: true }] } })), ['unknown-name', 'fields.0.shown.any.0.on']],
    ['a condition on no fact', form(field('a', { required: { on: 'window.location', filled: true } })), ['invalid', 'fields.0.required.on']],
    ['a condition of too many levels', form(field('a', { shown: nested(MAX_CONDITION_DEPTH + 1) })), ['invalid', 'fields.0.shown']],
    [
      'fields that wait for each other',
      form(field('a'), field('b', { shown: { on: 'field.c', filled: true } }), field('c', { shown: { on: 'field.b', filled: true } })),
      ['conditions-go-round', 'fields.1.shown'],
    ],
    ['a field that waits for itself', form(field('a', { shown: { on: 'field.a', filled: true } })), ['conditions-go-round', 'fields.0.shown']],
    ['an outcome by another name', form(field('a', { kind: 'outcome' })), ['unknown-name', 'fields.0.key']],
    ['two choices with one key', form(field('a', { kind: 'choice', options: [{ value: 'x', label, code: '1' }, { value: 'y', label, code: '1' }] })), ['repeated', 'fields.0.options.1.code']],
    [
      'amounts of columns that are none',
      form(field('a', { kind: 'table', columns: [{ key: 'q', kind: 'number', label }], amounts: { quantity: 'q', price: 'p', includesVat: true, currency: 'EUR' } })),
      ['unknown-name', 'fields.0.amounts.price'],
    ],
    ['a summary of no field', { ...SERVICE_DEFINITION, summary: ['nowhere'] }, ['unknown-name', 'summary.0']],
  ])('%s', (_, data, fault) => expect(faultOf(data)).toEqual(fault));

  it('two outcomes with one key', () => {
    const [set] = SHIPPED_OUTCOMES;
    const [first, second] = set?.outcomes ?? [];
    const read = readOutcomes({ ...set, outcomes: [first, { ...second, key: first?.key }] });
    expect(read).toMatchObject({ ok: false, error: { problem: 'repeated', path: 'outcomes.1.key' } });
  });
});

test('any data at all is taken or refused, never thrown at; what is taken has its form', () => {
  const keys = fc.constantFrom('format', 'fields', 'key', 'kind', 'shown', 'on', 'all', '__proto__', 'constructor', 'x');
  const anything = fc.anything({ key: keys, withBigInt: true, withDate: true, withMap: true, withNullPrototype: true, maxDepth: 6 });
  fc.assert(
    fc.property(anything, fc.constantFrom('fields', 'sections', 'name', 'id', 'summary', 'outcomes'), (data, part) => {
      expect(readForm(data).ok).toBe(false);
      const read = readForm({ ...SERVICE_DEFINITION, [part]: data });
      if (read.ok) expect((read.value as FormDefinition & Record<string, unknown>)[part]).toEqual(data);
      else expect(read.error.path.startsWith(part) || read.error.path === '').toBe(true);
    }),
    { numRuns: 300 },
  );
});

test('conditions: any of them is decided, whatever the facts', () => {
  const leaf = fc.oneof(
    fc.record({ on: fc.constantFrom('field.a', 'answer.b', 'customer.name', 'x'), is: fc.array(fc.string(), { minLength: 1 }) }),
    fc.record({ on: fc.constant('field.a'), filled: fc.boolean() }),
    fc.record({ on: fc.constant('field.a'), atLeast: fc.double() }),
    fc.record({ on: fc.constant('field.a'), atMost: fc.double() }),
  );
  const { tree } = fc.letrec<{ tree: Condition }>((tie) => ({
    tree: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      leaf,
      fc.record({ all: fc.array(tie('tree'), { minLength: 1, maxLength: 3 }) }),
      fc.record({ any: fc.array(tie('tree'), { minLength: 1, maxLength: 3 }) }),
      fc.record({ not: tie('tree') }),
    ),
  }));
  fc.assert(
    fc.property(tree, fc.string(), (condition, value) => {
      expect(typeof holds(condition, () => value)).toBe('boolean');
    }),
  );
});
