import type { LocalisedText } from '../script/script.ts';
import type { Condition } from '../condition/condition.ts';
import { ENRICHED, ENRICHED_LABELS } from './enrichment.ts';
import type { FieldOption, FormDefinition, FormField, TableColumn, TableField } from './form.ts';

/** Kinds that can be added to a form; an outcome once. */
export const FIELD_KINDS = ['text', 'long-text', 'number', 'money', 'date', 'choice', 'yes-no', 'lookup', 'table', 'outcome'] as const;
export type FieldKind = (typeof FIELD_KINDS)[number];
export const COLUMN_KINDS = ['text', 'number', 'money', 'date', 'choice', 'lookup'] as const;

/** A form that is begun: with nothing but its outcome. @param outcomes the id of a set */
export function newForm(id: string, name: LocalisedText, outcomes: string): FormDefinition {
  return {
    ...{ format: 1, id, version: 1, kind: 'service', name, sections: [], outcomes, summary: [] },
    fields: [{ key: 'outcome', kind: 'outcome', label: { en: 'Outcome', nl: 'Resultaat' }, required: true }],
  };
}

/** A field of this kind as it begins. */
export function newField(kind: FieldKind, key: string, label: LocalisedText): FormField {
  const common = { key, label };
  switch (kind) {
    case 'outcome':
      return { ...common, key: 'outcome', kind, required: true };
    case 'money':
      return { ...common, kind, currency: 'EUR', min: 0 };
    case 'choice':
      return { ...common, kind, options: [option(1), option(2)] };
    case 'lookup':
      return { ...common, kind, of: 'article' };
    case 'table':
      return { ...common, kind, columns: [{ key: 'column1', kind: 'text', label: { en: 'Column 1', nl: 'Kolom 1' }, required: true }] };
    case 'number':
      return { ...common, kind };
    case 'date':
      return { ...common, kind };
    case 'yes-no':
      return { ...common, kind };
    default:
      return { ...common, kind };
  }
}

function option(number: number): { readonly value: string; readonly label: LocalisedText; readonly code: string } {
  return { value: `choice-${String(number)}`, label: { en: `Choice ${String(number)}`, nl: `Keuze ${String(number)}` }, code: String(number) };
}

/** With these choices; it begins with none that is gone. */
export function withOptions<Chosen extends { readonly options: readonly FieldOption[]; readonly initial?: string }>(chosen: Chosen, options: readonly FieldOption[]): Chosen {
  const { initial, ...others } = chosen;
  return { ...others, options, ...(initial !== undefined && options.some(({ value }) => value === initial) ? { initial } : {}) } as Chosen;
}

/** The field at its new place; the same form when there is no such place. */
export function moveField(form: FormDefinition, from: number, to: number): FormDefinition {
  const moved = form.fields[from];
  if (moved === undefined || to < 0 || to >= form.fields.length) return form;
  const rest = form.fields.filter((_, index) => index !== from);
  return { ...form, fields: [...rest.slice(0, to), moved, ...rest.slice(to)] };
}

/** Without the field, and without what looked at it: no condition may wait for what is not there. */
export function removeField(form: FormDefinition, key: string): FormDefinition {
  return {
    ...form,
    summary: form.summary.filter((each) => each !== key),
    fields: form.fields
      .filter((field) => field.key !== key)
      .map((field) => {
        const { shown, required, ...others } = field;
        const kept = shown === undefined ? undefined : without(shown, `field.${key}`);
        const needed = typeof required === 'object' ? (without(required, `field.${key}`) ?? false) : required;
        return { ...others, ...(kept === undefined ? {} : { shown: kept }), ...(needed === undefined ? {} : { required: needed }) };
      }),
  };
}

/** The condition without the tests on one fact; undefined when nothing is left of it. */
function without(condition: Condition, fact: string): Condition | undefined {
  const parts = (all: readonly Condition[]): readonly Condition[] => all.flatMap((part) => without(part, fact) ?? []);
  if ('all' in condition) return some({ all: parts(condition.all) });
  if ('any' in condition) return some({ any: parts(condition.any) });
  if ('not' in condition) {
    const inner = without(condition.not, fact);
    return inner === undefined ? undefined : { not: inner };
  }
  return condition.on === fact ? undefined : condition;
}

function some(condition: { readonly all: readonly Condition[] } | { readonly any: readonly Condition[] }): Condition | undefined {
  const parts = 'all' in condition ? condition.all : condition.any;
  return parts.length > 1 ? condition : parts[0];
}

/** A name for a field or column from what it is called: "Delivery date" is `deliveryDate`; with a number where it is taken. */
export function keyFrom(label: string, taken: readonly string[], otherwise = 'field'): string {
  const words = label
    .normalize('NFD')
    .replaceAll(/\p{Diacritic}/gu, '')
    .toLowerCase()
    .split(/[^a-z0-9]+/u)
    .filter((word) => word !== '');
  const joined = words.map((word, index) => (index === 0 ? word : word.charAt(0).toUpperCase() + word.slice(1))).join('').slice(0, 40);
  const base = /^[a-z]/u.test(joined) && !(joined in {}) ? joined : otherwise;
  return free(base, taken, '');
}

/** An id for a form or a choice: small letters, digits and dashes. */
export function idFrom(name: string, taken: readonly string[], otherwise = 'form'): string {
  const base = name
    .normalize('NFD')
    .replaceAll(/\p{Diacritic}/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/gu, '-')
    .replaceAll(/^-+|-+$/gu, '')
    .slice(0, 60);
  return free(base === '' ? otherwise : base, taken, '-');
}

function free(base: string, taken: readonly string[], between: string): string {
  if (!taken.includes(base)) return base;
  for (let number = 2; ; number += 1) if (!taken.includes(`${base}${between}${String(number)}`)) return `${base}${between}${String(number)}`;
}

/** A table that counts: the columns that an order line needs, added where they are missing; or one that does not. */
export function withAmounts(field: TableField, on: boolean): TableField {
  const { amounts: _before, ...plain } = field;
  if (!on) return plain;
  const needed: readonly TableColumn[] = [
    { key: 'quantity', kind: 'number', label: { en: 'Qty', nl: 'Aantal' }, required: true, min: 0.001, max: 100_000, decimals: 3, initial: '1' },
    { key: 'unitPrice', kind: 'money', label: { en: 'Price', nl: 'Prijs' }, required: true, min: 0 },
    { key: 'discount', kind: 'number', label: { en: 'Disc. %', nl: 'Kort. %' }, min: 0, max: 100, decimals: 2 },
    {
      ...{ key: 'vat', kind: 'choice', label: { en: 'VAT', nl: 'Btw' }, required: true, initial: '21' },
      options: ['21', '9', '0'].map((rate) => ({ value: rate, label: { en: `${rate}%`, nl: `${rate}%` } })),
    },
  ];
  const columns = [...field.columns.filter(({ key }) => !needed.some((column) => column.key === key)), ...needed.map((column) => field.columns.find(({ key, kind }) => key === column.key && kind === column.kind) ?? column)];
  return { ...plain, columns: columns.slice(0, 12), amounts: { quantity: 'quantity', price: 'unitPrice', discount: 'discount', vat: 'vat', includesVat: true, currency: 'EUR' } };
}

/** A table whose new values go to the customer: the columns that say what, from what and to what, added where they are missing; or one that does not. */
export function withWriteBack(field: TableField, on: boolean): TableField {
  const { writesBack: _before, ...plain } = field;
  if (!on) return plain;
  const needed: readonly TableColumn[] = [
    { key: 'field', kind: 'choice', label: { en: 'Field', nl: 'Gegeven' }, required: true, options: ENRICHED.map((value) => ({ value, label: ENRICHED_LABELS[value] })) },
    { key: 'old', kind: 'text', label: { en: 'Old', nl: 'Oud' } },
    { key: 'new', kind: 'text', label: { en: 'New', nl: 'Nieuw' }, required: true },
  ];
  const others = field.columns.filter(({ key, label, kind }) => !needed.some((column) => column.key === key) && !(kind === 'text' && label.en === '' && label.nl === ''));
  return { ...plain, columns: [...needed.map((column) => field.columns.find(({ key, kind }) => key === column.key && kind === column.kind) ?? column), ...others].slice(0, 12), writesBack: { field: 'field', old: 'old', next: 'new' } };
}
