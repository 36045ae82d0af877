import type { E164 } from '../../lib/brand.ts';
import { isDate } from '../contact/calendar-date.ts';
import { newAddress, newMail, newPhone, preferredOf, type ContactFields } from '../contact/contact.ts';
import type { LocalisedText } from '../script/script.ts';
import { displayDate } from './describe.ts';
import { readDate } from './field-text.ts';
import { valueIn } from './field-values.ts';
import type { RegistrationForm, RegistrationValues, TableField } from './form.ts';
import { isBlankRow, readRows, type TableRow } from './table-value.ts';

/** What of a customer can be put right from a registration (DOMAIN 4: databaseverrijking). */
export const ENRICHED = [
  'firstName',
  'infix',
  'lastName',
  'birthDate',
  'phone',
  'email',
  'street',
  'houseNumber',
  'postcode',
  'city',
  'country',
  'organisation',
  'role',
  'customerNumber',
] as const;
export type EnrichedField = (typeof ENRICHED)[number];

/** How they are called in forms. */
export const ENRICHED_LABELS: Readonly<Record<EnrichedField, LocalisedText>> = {
  firstName: { en: 'First name', nl: 'Voornaam' },
  infix: { en: 'Infix', nl: 'Tussenvoegsel' },
  lastName: { en: 'Last name', nl: 'Achternaam' },
  birthDate: { en: 'Date of birth', nl: 'Geboortedatum' },
  phone: { en: 'Telephone', nl: 'Telefoon' },
  email: { en: 'E-mail', nl: 'E-mail' },
  street: { en: 'Street', nl: 'Straat' },
  houseNumber: { en: 'House number', nl: 'Huisnummer' },
  postcode: { en: 'Postcode', nl: 'Postcode' },
  city: { en: 'Town', nl: 'Plaats' },
  country: { en: 'Country', nl: 'Land' },
  organisation: { en: 'Organisation', nl: 'Bedrijf' },
  role: { en: 'Position', nl: 'Functie' },
  customerNumber: { en: 'Customer number', nl: 'Klantnummer' },
};

/** One value that takes the place of another. An empty `old` adds a number or address, and takes the place of whatever else stands there; an empty `next` removes. */
export type Enrichment = { readonly field: EnrichedField; readonly old: string; readonly next: string };
/** `changed-meanwhile`: what stands there is not what was read out. `unfit`: the new value cannot stand there. */
export type EnrichmentRefusal = 'changed-meanwhile' | 'unfit';
export type Enriched = {
  readonly fields: ContactFields;
  readonly written: readonly Enrichment[];
  readonly refused: readonly (Enrichment & { readonly why: EnrichmentRefusal })[];
};

/** Of these a customer may have several. */
const LISTED: readonly EnrichedField[] = ['phone', 'email'];
const LONGEST = 200;

/** A telephone number in whatever notation, as E.164; null for what is none. */
export type ReadPhone = (text: string) => E164 | null;

/** The changes in the tables of a form whose new values belong to the customer, in the order in which they stand there. */
export function enrichmentsIn(form: Pick<RegistrationForm, 'fields'>, values: RegistrationValues): readonly Enrichment[] {
  return form.fields.flatMap((field) =>
    field.kind === 'table' && field.writesBack !== undefined
      ? readRows(field, valueIn(values, field.key)).flatMap((row) => enrichmentOf(field, row) ?? [])
      : [],
  );
}

/** The change in a line; null for a line without a new value, and for one that is only noted. */
export function enrichmentOf({ writesBack }: TableField, row: TableRow): Enrichment | null {
  if (writesBack === undefined || isBlankRow(row)) return null;
  const field = ENRICHED.find((each) => each === row[writesBack.field]);
  const next = (row[writesBack.next] ?? '').trim();
  return field === undefined || next === '' ? null : { field, old: (row[writesBack.old] ?? '').trim(), next };
}

/** What stands there now, as it is read out; empty where nothing does. */
export function presentValue(contact: ContactFields, field: EnrichedField): string {
  switch (field) {
    case 'phone':
      return preferredOf(contact.phones)?.raw ?? '';
    case 'email':
      return preferredOf(contact.mails)?.address ?? '';
    case 'birthDate':
      return contact.birthDate === null ? '' : displayDate(contact.birthDate, 'nl');
    case 'street':
    case 'houseNumber':
    case 'postcode':
    case 'city':
    case 'country':
      return preferredOf(contact.addresses)?.[field] ?? '';
    default:
      return contact[field];
  }
}

/** Whether a new value can stand in the field at all, as far as that can be told while it is typed. */
export function fitsField({ field, next }: Pick<Enrichment, 'field' | 'next'>): boolean {
  if (next.length > LONGEST) return false;
  switch (field) {
    case 'phone':
      return next.replaceAll(/\D/gu, '').length >= 6 && /^[+\d\s().\-/]+$/u.test(next);
    case 'email':
      return /^[^\s@<>,;]+@[^\s@<>,;]+\.[^\s@<>,;]+$/u.test(next);
    case 'birthDate':
      return dayOf(next) !== null;
    default:
      return true;
  }
}

/** The first line of a table whose new value does not fit, counted from 0; null when all do. */
export function unfitLine(field: TableField, rows: readonly TableRow[]): number | null {
  const index = rows.findIndex((row) => {
    const enrichment = enrichmentOf(field, row);
    return enrichment !== null && !fitsField(enrichment);
  });
  return index < 0 ? null : index;
}

/** The changes that take these back, the last one first. */
export function reversed(written: readonly Enrichment[]): readonly Enrichment[] {
  return written.toReversed().map(({ field, old, next }) => ({ field, old: next, next: old }));
}

/**
 * The customer's record with the new values in it. A value is written only where the old one still stands: what somebody else has changed
 * in the meantime is refused, and so is what cannot stand there. What stands there already counts as written.
 */
export function enrich(contact: ContactFields, changes: readonly Enrichment[], readPhone: ReadPhone): Enriched {
  return changes.reduce<Enriched>(
    (sofar, change) => {
      const next = change.next !== '' && !fitsField(change) ? 'unfit' : changed(sofar.fields, change, readPhone);
      return typeof next === 'string'
        ? { ...sofar, refused: [...sofar.refused, { ...change, why: next }] }
        : { ...sofar, fields: next, written: [...sofar.written, LISTED.includes(change.field) || change.old !== '' ? change : { ...change, old: presentValue(sofar.fields, change.field) }] };
    },
    { fields: contact, written: [], refused: [] },
  );
}

function changed(fields: ContactFields, { field, old, next }: Enrichment, readPhone: ReadPhone): ContactFields | EnrichmentRefusal {
  switch (field) {
    case 'phone': {
      const key = (text: string): string => readPhone(text) ?? text.replaceAll(/[^\d+]/gu, '');
      const phones = swapped(fields.phones, ({ raw }) => key(raw), key(old), key(next), (former) => {
        const e164 = readPhone(next);
        return former === null ? newPhone(next, e164, 'mobile') : { ...former, raw: next, e164, valid: true, lastReachedAt: null };
      });
      return phones === null ? 'changed-meanwhile' : { ...fields, phones };
    }
    case 'email': {
      const key = (text: string): string => text.trim().toLowerCase();
      const mails = swapped(fields.mails, ({ address }) => key(address), key(old), key(next), (former) =>
        former === null ? newMail(next) : { ...former, address: next, valid: true, lastReachedAt: null },
      );
      return mails === null ? 'changed-meanwhile' : { ...fields, mails };
    }
    case 'birthDate': {
      const [was, is] = [old === '' ? null : dayOf(old), next === '' ? null : dayOf(next)];
      if (fields.birthDate === is) return fields;
      return old === '' || fields.birthDate === was ? { ...fields, birthDate: is } : 'changed-meanwhile';
    }
    case 'organisation':
      // Another name is another organisation: it is found, or made, by its name.
      return plain(fields.organisation, old, next) ?? { ...fields, organisation: next, organisationId: null };
    case 'street':
    case 'houseNumber':
    case 'postcode':
    case 'city':
    case 'country': {
      const present = preferredOf(fields.addresses);
      if (present === undefined) return old === '' ? { ...fields, addresses: [newAddress({ [field]: next })] } : 'changed-meanwhile';
      const refusal = plain(present[field], old, next);
      if (refusal !== null || present[field].trim() === next) return refusal ?? fields;
      return { ...fields, moved: false, addresses: fields.addresses.map((each) => (each === present ? { ...each, [field]: next, valid: true } : each)) };
    }
    default: {
      const refusal = plain(fields[field], old, next);
      return refusal ?? { ...fields, [field]: next };
    }
  }
}

/** Why a plain text is not written; null when it is. */
function plain(present: string, old: string, next: string): EnrichmentRefusal | null {
  return old === '' || present.trim() === old || present.trim() === next ? null : 'changed-meanwhile';
}

/** The list with the old entry replaced, the new one added or the old one taken out; null when the old one is not there. */
function swapped<Item>(items: readonly Item[], keyOf: (item: Item) => string, old: string, next: string, make: (former: Item | null) => Item): readonly Item[] | null {
  if (next !== '' && items.some((item) => keyOf(item) === next)) return items;
  if (old === '') return next === '' ? items : [...items, make(null)];
  if (!items.some((item) => keyOf(item) === old)) return next === '' ? items : null;
  return items.flatMap((item) => (keyOf(item) === old ? (next === '' ? [] : [make(item)]) : [item]));
}

/** A birth date has its century. */
function dayOf(text: string): string | null {
  return isDate(text) ? text : /\d{4}$/u.test(text.trim()) ? readDate(text) : null;
}
