import { describe, expect, it } from 'vitest';
import type { Condition } from '../../../../../shared/domain/condition/condition.ts';
import { conditionOf, simpleOf } from '../../../../../shared/domain/condition/simple-condition.ts';
import { FIELD_KINDS, idFrom, keyFrom, moveField, newField, newForm, removeField, withAmounts, withOptions, withWriteBack } from '../../../../../shared/domain/registration/build-form.ts';
import type { FormDefinition, FormField, TableField } from '../../../../../shared/domain/registration/form.ts';
import { SHIPPED_FORMS } from '../../../../../shared/domain/registration/shipped/index.ts';
import { readForm } from '../../../../../shared/ipc/definitions/form-schema.ts';

const both = (text: string) => ({ en: text, nl: text });
const begun = newForm('mine', both('Mine'), 'service');
const usable = (form: FormDefinition): unknown => {
  const read = readForm(JSON.parse(JSON.stringify(form)));
  return read.ok ? null : read.error;
};

describe('a form that is built', () => {
  it('can be used from the start, and with one field of every kind', () => {
    expect(usable(begun)).toBeNull();
    const fields = FIELD_KINDS.filter((kind) => kind !== 'outcome').map((kind) => newField(kind, keyFrom(kind, []), both(kind)));
    expect(usable({ ...begun, fields: [...fields, ...begun.fields] })).toBeNull();
  });

  it('loses with a field every condition that looked at it, whatever form that was', () => {
    for (const form of SHIPPED_FORMS)
      for (const { key } of form.fields) {
        const left = removeField(form, key);
        if (left.fields.length > 0) expect([form.id, key, usable(left)]).toEqual([form.id, key, null]);
      }
  });

  it('keeps all fields when one is moved, and ignores places that are none', () => {
    const [form] = SHIPPED_FORMS;
    if (form === undefined) throw new Error('no form');
    expect(moveField(form, 0, 2).fields.map(({ key }) => key).toSorted()).toEqual(form.fields.map(({ key }) => key).toSorted());
    expect(moveField(form, 0, 2).fields[2]).toBe(form.fields[0]);
    expect(moveField(form, 0, -1)).toBe(form);
    expect(moveField(form, 99, 0)).toBe(form);
  });

  it('names fields after what they are called, each once, and never after what every object has', () => {
    expect(keyFrom('Delivery date', [])).toBe('deliveryDate');
    expect(keyFrom('Één ding', ['eenDing'])).toBe('eenDing2');
    expect(keyFrom('constructor', [])).toBe('field');
    expect(keyFrom('123', ['field'])).toBe('field2');
    expect(idFrom('Één actie', ['een-actie'])).toBe('een-actie-2');
  });

  it('begins with what it takes, and with no choice that is gone', () => {
    const choice = { ...newField('choice', 'size', both('Size')), kind: 'choice' as const, initial: 'choice-2', options: [{ value: 'choice-1', label: both('S') }, { value: 'choice-2', label: both('M') }] };
    const fields = (field: FormField): FormDefinition => ({ ...begun, fields: [field, ...begun.fields] });
    expect(usable(fields(choice))).toBeNull();
    expect(withOptions(choice, choice.options.slice(0, 1))).not.toHaveProperty('initial');
    expect(withOptions(choice, choice.options).initial).toBe('choice-2');
    expect(usable(fields({ ...choice, initial: 'choice-9' }))).toMatchObject({ problem: 'unknown-name', path: 'fields.0.initial' });
    expect(usable(fields({ key: 'n', kind: 'number', label: both('N'), max: 5, initial: '6' }))).toMatchObject({ problem: 'invalid', path: 'fields.0.initial' });
    expect(usable(fields({ key: 'm', kind: 'money', currency: 'EUR', label: both('M'), initial: 'ten' }))).toMatchObject({ path: 'fields.0.initial' });
    expect(usable(fields({ key: 't', kind: 'table', label: both('T'), columns: [{ key: 'n', kind: 'number', label: both('N'), initial: 'x' }] }))).toMatchObject({ path: 'fields.0.columns.0.initial' });
    expect(usable(fields({ key: 'y', kind: 'yes-no', label: both('Y'), initial: 'yes' }))).toBeNull();
  });

  it('counts with the columns of an order, and stops when told', () => {
    const table = newField('table', 'lines', both('Lines')) as TableField;
    const counting = withAmounts(table, true);
    expect(usable({ ...begun, fields: [counting, ...begun.fields] })).toBeNull();
    expect(withAmounts(counting, true).columns).toEqual(counting.columns);
    expect(withAmounts(counting, false).amounts).toBeUndefined();
  });
});

describe('a condition in lines', () => {
  it.each<Condition>([
    { on: 'field.a', is: ['x', 'y'] },
    { not: { on: 'field.a', is: ['x'] } },
    { all: [{ on: 'customer.name', filled: true }, { on: 'field.b', filled: false }] },
    { any: [{ on: 'field.a', atLeast: 3 }, { on: 'field.b', atMost: -1.5 }] },
  ])('is the same again: %j', (condition) => {
    const simple = simpleOf(condition);
    expect(simple && conditionOf(simple)).toEqual(condition);
  });
  it('is none where it is put together in another way', () => {
    expect(simpleOf({ all: [{ any: [{ on: 'field.a', filled: true }] }] })).toBeNull();
    expect(simpleOf({ not: { on: 'field.a', filled: true } })).toBeNull();
    expect(conditionOf({ join: 'all', tests: [] })).toBeUndefined();
  });
});

it('gives a table whose values go to the customer the columns that it needs, once, and lets them be taken away', () => {
  const plain: TableField = { key: 'changes', kind: 'table', label: both('Changes'), columns: [{ key: 'column1', kind: 'text', label: both('') }, { key: 'why', kind: 'text', label: both('Why') }] };
  const on = withWriteBack(plain, true);
  expect(on.columns.map(({ key }) => key)).toEqual(['field', 'old', 'new', 'why']);
  expect(usable({ ...begun, fields: [...begun.fields, on] })).toBeNull();
  expect(withWriteBack(on, true)).toEqual(on);
  expect(usable({ ...begun, fields: [...begun.fields, { ...on, columns: on.columns.slice(1) }] })).toMatchObject({ problem: 'unknown-name', path: expect.stringContaining('writesBack.field') as unknown });
  expect(withWriteBack(on, false).writesBack).toBeUndefined();
});
