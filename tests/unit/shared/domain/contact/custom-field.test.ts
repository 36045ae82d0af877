import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { customProblems, customValue, fieldsOfProject, type CustomField, type CustomKind } from '../../../../../shared/domain/contact/custom-field.ts';
import { brandId, type CustomFieldId, type ProjectId } from '../../../../../shared/lib/brand.ts';

const field = (kind: CustomKind, given: Partial<CustomField> = {}): CustomField => ({
  id: brandId<CustomFieldId>('f'),
  projectId: null,
  label: 'Label',
  kind,
  options: kind === 'choice' ? ['Goud', 'Zilver'] : [],
  required: false,
  searchable: false,
  position: 0,
  active: true,
  ...given,
});
const read = (kind: CustomKind, text: string) => {
  const value = customValue(field(kind), text);
  return value.ok ? value.value : value.error;
};

describe('a value of a field of one’s own', () => {
  test.each<[CustomKind, string, string]>([
    ['text', '  Jan ', 'Jan'],
    ['text', '', ''],
    ['number', '12', '12'],
    ['number', '-3,5', '-3.5'],
    ['number', '12.50', '12.5'],
    ['number', '1.234,5', '1234.5'],
    ['number', '1,234.5', '1234.5'],
    ['number', '1.234.567', '1234567'],
    ['number', '€ 10', '10'],
    ['number', '1.2.3', 'not-a-number'],
    ['number', 'tien', 'not-a-number'],
    ['date', '2026-02-28', '2026-02-28'],
    ['date', '28-2-2026', '2026-02-28'],
    ['date', '28/02/2026', '2026-02-28'],
    ['date', '29-02-2026', 'not-a-date'],
    ['date', 'gisteren', 'not-a-date'],
    ['choice', ' goud', 'Goud'],
    ['choice', 'Brons', 'not-offered'],
    ['yes-no', 'Ja', '1'],
    ['yes-no', 'no', '0'],
    ['yes-no', 'misschien', 'not-yes-or-no'],
  ])('%s %j becomes %j', (kind, text, expected) => expect(read(kind, text)).toBe(expected));

  test('what is kept reads as itself', () => {
    fc.assert(
      fc.property(fc.constantFrom<CustomKind>('text', 'number', 'date', 'choice', 'yes-no'), fc.string(), (kind, text) => {
        const once = customValue(field(kind), text);
        if (once.ok) expect(customValue(field(kind), once.value)).toEqual(once);
      }),
    );
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e9, max: 1e9 }), (number) => {
        const text = String(Number(number.toFixed(3)));
        expect(read('number', text)).toBe(text);
      }),
    );
  });

  test('one that has to be there, and only those of the project count', () => {
    const needed = field('text', { required: true });
    expect([...customProblems([needed], {})]).toEqual([['f', 'needed']]);
    expect(customProblems([needed], { [needed.id]: 'x' }).size).toBe(0);
    const project = brandId<ProjectId>('p');
    const ids = (fields: readonly CustomField[]) => fields.map(({ label }) => label);
    const fields = [
      field('text', { label: 'other', projectId: brandId<ProjectId>('q') }),
      field('text', { label: 'second', projectId: project, position: 2 }),
      field('text', { label: 'first', position: 1 }),
      field('text', { label: 'removed', active: false }),
    ];
    expect(ids(fieldsOfProject(fields, project))).toEqual(['first', 'second']);
    expect(ids(fieldsOfProject(fields, null))).toEqual(['first']);
  });
});
