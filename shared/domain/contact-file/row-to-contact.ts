import { emptyContactFields } from '../contact/contact-name.ts';
import {
  newAddress,
  newMail,
  newPhone,
  type AddressKind,
  type ContactFields,
  type ContactMail,
  type ContactPhone,
  type PhoneKind,
  type PostalAddress,
} from '../contact/contact.ts';
import { parsePhone, phoneKindOf } from '../contact/phone-number.ts';
import { validateContact } from '../contact/validate-contact.ts';
import { customValue } from '../contact/custom-field.ts';
import type { AgentId, CustomFieldId } from '../../lib/brand.ts';
import { addressColumns, isSamePlace, readAddresses, type AddressColumns } from './address-columns.ts';
import { centsOf, customerTypeOf, dateIn, languageOf } from './cell-values.ts';
import { ConsentCells, isConsentTarget, type ConsentsOfRow } from './consent-cells.ts';
import { looksLikeDate, looksRounded } from './column-content.ts';
import { isMarkTarget, ReachMarks } from './reach-marks.ts';
import { isOrganisationTarget, readOrganisation, type SaidOfOrganisation } from './organisation-cells.ts';
import { isOrganisationName, salutationOf, splitPersonName, splitSurname } from './person-name.ts';
import { plainCell } from './safe-cell.ts';
import { isStatusTarget, readStatus, type NamedAgent } from './status-cells.ts';
import { splitPostcodeCity, splitStreetAddress, tidyPostcode } from './street-address.ts';
import { fieldOfTarget, listFieldName, type ImportedField, type Target } from './target-field.ts';

/** Why a row is not taken over. The first group is found while the file is read, the second when its cells are looked at. */
export const REJECTIONS = [
  'quote-not-closed',
  'quote-misplaced',
  'row-too-long',
  'card-unreadable',
  'card-version',
  'too-many-cells',
  'cell-too-long',
  'control-characters',
  'no-name',
  'several-matches',
] as const;
export type Rejection = (typeof REJECTIONS)[number];

/** What was left out, or taken over as it stood, of a row that is taken over. */
export const REMARKS = [
  'phone-unreadable',
  'phone-none',
  'phone-is-date',
  'phone-rounded',
  'too-many-phones',
  'email-unreadable',
  'too-many-emails',
  'too-many-addresses',
  'postcode-unreadable',
  'salutation-unknown',
  'language-unknown',
  'date-unreadable',
  'amount-unreadable',
  'type-unknown',
  'custom-unreadable',
  'basis-unknown',
  'how-unknown',
  'objection-assumed',
  'deceased-assumed',
  'yes-no-unreadable',
  'agent-unknown',
  'letters-lost',
  'other-encoding',
  'formula-without-value',
] as const;
export type RemarkKind = (typeof REMARKS)[number];
export type Remark = { readonly remark: RemarkKind; /** Column, from 0; -1 for the row. */ readonly column: number };

export type RowOutcome =
  | { readonly kind: 'contact'; readonly fields: ContactFields; readonly remarks: readonly Remark[]; readonly consents: ConsentsOfRow | null; /** Of the organisation that it names; null for nothing. */ readonly organisation: SaidOfOrganisation | null; /** What belongs to a call list made of the file, by heading; null without any. */ readonly listed: Readonly<Record<string, string>> | null }
  | { readonly kind: 'rejected'; readonly reason: Rejection; readonly column: number }
  | { readonly kind: 'blank' };

export type ReadingOptions = {
  readonly mapping: readonly Target[];
  /** Of the columns, for notes that several columns go to. */
  readonly headings: readonly string[];
  /** ISO 3166-1 alpha-2, for telephone numbers without a country code. */
  readonly country: string;
  /** Those that a column can be taken for. */
  readonly customFields?: readonly ImportedField[];
  /** Those that a file can name. */
  readonly agents?: readonly NamedAgent[];
  /** Who imports. */
  readonly importer?: AgentId;
  /** When the file was read, wall-clock ms: since then a customer's type is known. */
  readonly at?: number;
  /** Of contacts of whom the file does not say it. */
  readonly language: ContactFields['language'];
};

/** As long as a line of the contact form may be, and a note. */
const LONGEST_LINE = 300;
const LONGEST_NOTE = 20_000;
const LONGEST_CUSTOM = 2_000;
const MOST_NUMBERS = 20;
const MOST_TAGS = 50;
/** Of these a line may be one of several values. */
const LINES_COUNT: ReadonlySet<Target> = new Set(['notes', 'email', 'tags', 'addresses']);
/** Many values in one cell. */
const LONG: ReadonlySet<Target> = new Set(['notes', 'addresses', 'consents', 'objection', 'rightPersonFor', 'visibleTo', 'invalidPhones', 'invalidEmails']);

const PHONE_KIND: Readonly<Partial<Record<Target, PhoneKind | 'guess'>>> = {
  mobile: 'mobile',
  homePhone: 'home',
  workPhone: 'work',
  phone: 'guess',
};
/** Two numbers in one cell stand on lines of their own or apart by these. */
const BETWEEN_VALUES = /\s*(?:[;|\n]|\s\/\s|,|:::|\bof\b|\bor\b)\s*/iu;

/**
 * Makes a contact of a row: names are taken apart, numbers read in any notation, addresses split. What cannot be read is left out with
 * a remark; a row that makes no contact is rejected with the reason.
 *
 * @param cells one text per column; missing ones count as empty
 */
export function rowToContact(cells: readonly string[], options: ReadingOptions): RowOutcome {
  const { mapping } = options;
  if (cells.every((cell) => cell.trim() === '')) return { kind: 'blank' };
  const extra = cells.findIndex((cell, column) => column >= mapping.length && cell.trim() !== '');
  if (extra >= 0) return { kind: 'rejected', reason: 'too-many-cells', column: extra };
  const row = new Row(options);
  for (let column = 0; column < mapping.length; column += 1) {
    const target = mapping[column] ?? 'ignore';
    const text = plainCell(cells[column] ?? '').trim();
    if (target === 'ignore' || text === '') continue;
    const wrong = row.take(target, text, column);
    if (wrong !== null) return { kind: 'rejected', reason: wrong, column };
  }
  return row.outcome();
}

type Open = { -readonly [Field in keyof ContactFields]: ContactFields[Field] };

/** One address of a row, as its columns give it. */
type Place = { street: string; houseNumber: string; addition: string; postcode: string; city: string; country: string };

/** What the columns are stays the same from row to row. */
const addressesOf = new WeakMap<ReadingOptions, AddressColumns>();
function addressColumnsOf(options: ReadingOptions): AddressColumns {
  let known = addressesOf.get(options);
  if (known === undefined) addressesOf.set(options, (known = addressColumns(options.mapping, options.headings)));
  return known;
}

/** A country alone is no address. */
function addressOf({ addition, ...place }: Place, kind: AddressKind): readonly PostalAddress[] {
  const houseNumber = addition === '' ? place.houseNumber : `${place.houseNumber}${/^\d/u.test(addition) ? '-' : ''}${addition}`;
  return `${place.street}${houseNumber}${place.postcode}${place.city}` === '' ? [] : [newAddress({ ...place, houseNumber, kind })];
}

class Row {
  readonly #options: ReadingOptions;
  readonly #fields: Open;
  readonly #phones: ContactPhone[] = [];
  readonly #mails: ContactMail[] = [];
  readonly #places: (Place | undefined)[] = [];
  readonly #whole: PostalAddress[] = [];
  readonly #notes: string[] = [];
  readonly #tags: string[] = [];
  readonly #custom: Record<CustomFieldId, string> = {};
  readonly #listed = new Map<string, string>();
  readonly #remarks: Remark[] = [];
  readonly #marks: ReachMarks;
  #organisation: SaidOfOrganisation | null = null;
  #toneHint = '';
  #consents: ConsentCells | null = null;
  #fullName = '';
  #emailColumn = -1;
  #postcodeColumn = -1;
  #wholeColumn = -1;

  constructor(options: ReadingOptions) {
    this.#options = options;
    this.#marks = new ReachMarks(options.country);
    this.#fields = { ...emptyContactFields(undefined, options.language) };
  }

  /** Why the row cannot be used, because of this cell; null when it can. */
  take(target: Target, text: string, column: number): Rejection | null {
    if (text.length > (LONG.has(target) ? LONGEST_NOTE : fieldOfTarget(target) === null ? LONGEST_LINE : LONGEST_CUSTOM)) return 'cell-too-long';
    // oxlint-disable-next-line no-control-regex -- exactly these are looked for
    if (/[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F]/u.test(text)) return 'control-characters';
    if (text.includes('\uFFFD')) this.#remark('letters-lost', column);
    const kind = PHONE_KIND[target];
    const line = text.replaceAll(/\s+/gu, ' ');
    const field = fieldOfTarget(target);
    if (field !== null) this.#takeCustom(field, text, column);
    else if (isConsentTarget(target)) {
      this.#consents ??= new ConsentCells(this.#options.mapping);
      const remark = this.#consents.take(target, target === 'consents' || target === 'objection' ? text : line, column);
      if (remark !== null) this.#remark(remark, column);
    } else if (isStatusTarget(target)) {
      const told = readStatus(target, text, this.#options.agents ?? [], this.#options.importer ?? null);
      Object.assign(this.#fields, told.fields);
      if (told.remark !== null) this.#remark(told.remark, column);
    } else if (isOrganisationTarget(target)) {
      const told = readOrganisation(target, line, this.#options.agents ?? []);
      this.#organisation = { ...this.#organisation, ...told.said };
      if (told.remark !== null) this.#remark(told.remark, column);
    } else if (isMarkTarget(target)) this.#marks.take(target, text);
    else if (kind !== undefined) this.#takePhones(text, kind, column);
    else this.#takeText(target, LINES_COUNT.has(target) ? text : line, column);
    return null;
  }

  outcome(): RowOutcome {
    const fields = this.#fields;
    this.#applyFullName();
    if (fields.infix === '' && fields.lastName !== '') Object.assign(fields, splitSurname(fields.lastName));
    fields.notes = this.#notes.join('\n').slice(0, LONGEST_NOTE);
    fields.phones = this.#marks.phones(this.#phones, MOST_NUMBERS);
    fields.mails = this.#marks.mails(this.#mails, MOST_NUMBERS);
    if (fields.customerType !== null) fields.customerType = { ...fields.customerType, toneHint: this.#toneHint };
    fields.tags = this.#tags;
    fields.custom = this.#custom;
    fields.addresses = this.#addresses();
    const { mails } = fields;
    for (const { field, problem, index } of validateContact(fields)) {
      if (problem === 'name-needed') return { kind: 'rejected', reason: 'no-name', column: -1 };
      if (field === 'mails') {
        this.#remark('email-unreadable', this.#emailColumn);
        fields.mails = fields.mails.filter((mail) => mail !== mails[index ?? 0]);
      }
      if (field === 'addresses') {
        this.#remark('postcode-unreadable', this.#postcodeColumn);
        fields.addresses = fields.addresses.map((address, at) => (at === index ? { ...address, postcode: '' } : address));
      }
    }
    fields.addresses = fields.addresses.filter(({ street, houseNumber, postcode, city }) => `${street}${houseNumber}${postcode}${city}` !== '');
    const organisation = fields.organisation === '' ? null : this.#organisation;
    return { kind: 'contact', fields, organisation, remarks: this.#remarks, consents: this.#consents?.outcome() ?? null, listed: this.#listed.size === 0 ? null : Object.fromEntries(this.#listed) };
  }

  #takeText(target: Target, text: string, column: number): void {
    const fields = this.#fields;
    const place = this.#placeAt(column);
    switch (target) {
      case 'fullName':
        this.#fullName = text;
        break;
      case 'salutation': {
        const salutation = salutationOf(text);
        if (salutation === null) this.#remark('salutation-unknown', column);
        else fields.salutation = salutation;
        break;
      }
      case 'language': {
        const language = languageOf(text);
        if (language === null) this.#remark('language-unknown', column);
        else fields.language = language;
        break;
      }
      case 'email':
        this.#takeEmail(text, column);
        break;
      case 'address': {
        const { street, houseNumber } = splitStreetAddress(text);
        place.street = street;
        if (place.houseNumber === '') place.houseNumber = houseNumber;
        break;
      }
      case 'houseAddition':
        place.addition = text;
        break;
      case 'postcode':
        place.postcode = tidyPostcode(text);
        this.#postcodeColumn = column;
        break;
      case 'postcodeCity': {
        const { postcode, city } = splitPostcodeCity(text);
        place.postcode = tidyPostcode(postcode);
        place.city = city;
        this.#postcodeColumn = column;
        break;
      }
      case 'listField':
        this.#listed.set(listFieldName(this.#options.headings[column] ?? '', column), text);
        break;
      case 'notes':
        this.#notes.push(this.#labelled(text, column));
        break;
      case 'initials':
      case 'firstName':
      case 'infix':
      case 'lastName':
      case 'role':
      case 'organisation':
      case 'customerNumber':
        fields[target] = text;
        break;
      case 'street':
      case 'houseNumber':
      case 'city':
      case 'country':
        place[target] = text;
        break;
      case 'addresses':
        this.#whole.push(...readAddresses(text));
        this.#wholeColumn = column;
        break;
      case 'customerType': {
        const model = customerTypeOf(text);
        if (model === null) this.#remark('type-unknown', column);
        else fields.customerType = { model, confidence: 'medium', observedAt: this.#options.at ?? 0, toneHint: '' };
        break;
      }
      case 'toneHint':
        this.#toneHint = text;
        break;
      case 'tags':
        this.#takeTags(text);
        break;
      case 'birthDate':
        fields.birthDate = dateIn(text);
        if (fields.birthDate === null) this.#remark('date-unreadable', column);
        break;
      case 'customerValue':
        fields.customerValue = centsOf(text);
        if (fields.customerValue === null) this.#remark('amount-unreadable', column);
        break;
      default:
    }
  }

  #placeAt(column: number): Place {
    const at = addressColumnsOf(this.#options).of.get(column) ?? 0;
    return (this.#places[at] ??= { street: '', houseNumber: '', addition: '', postcode: '', city: '', country: '' });
  }

  /** Those of the columns first; a whole one that is the same place says of what kind that is. */
  #addresses(): readonly PostalAddress[] {
    const { kinds } = addressColumnsOf(this.#options);
    let all = this.#places.flatMap((place, at) => (place === undefined ? [] : addressOf(place, kinds[at] ?? 'home')));
    for (const whole of this.#whole)
      if (all.some((one) => isSamePlace(one, whole))) all = all.map((one) => (isSamePlace(one, whole) ? { ...one, kind: whole.kind } : one));
      else all.push(whole);
    if (all.length > MOST_NUMBERS) this.#remark('too-many-addresses', this.#wholeColumn);
    return all.slice(0, MOST_NUMBERS);
  }

  /** Several columns of notes are told apart by their headings. */
  #labelled(text: string, column: number): string {
    const { mapping, headings } = this.#options;
    const heading = headings[column] ?? '';
    return heading !== '' && mapping.filter((target) => target === 'notes').length > 1 ? `${heading}: ${text}` : text;
  }

  #takeEmail(text: string, column: number): void {
    this.#emailColumn = column;
    for (const part of text.split(BETWEEN_VALUES)) {
      const address = /<([^<>]+)>$/u.exec(part)?.[1] ?? part.replace(/^mailto:/iu, '');
      if (address === '' || this.#mails.some((mail) => mail.address.toLowerCase() === address.toLowerCase())) continue;
      if (this.#mails.length === MOST_NUMBERS) this.#remark('too-many-emails', column);
      else this.#mails.push(newMail(address));
    }
  }

  #takeCustom(id: CustomFieldId, text: string, column: number): void {
    const field = this.#options.customFields?.find((one) => one.id === id);
    // Removed since the columns were chosen.
    if (field === undefined) return;
    const value = customValue({ ...field, required: false }, text);
    if (value.ok) this.#custom[id] = value.value;
    else this.#remark('custom-unreadable', column);
  }

  #takeTags(text: string): void {
    for (const tag of text.split(/\s*[|;,\n]\s*/u))
      if (tag !== '' && this.#tags.length < MOST_TAGS) this.#tags.push(tag);
  }

  #takePhones(text: string, kind: PhoneKind | 'guess', column: number): void {
    const { country } = this.#options;
    const whole = parsePhone(text, country);
    const parts =
      whole === null && !looksRounded(text) ? text.split(BETWEEN_VALUES).filter((part) => part !== '') : [text];
    for (const part of parts) {
      const e164 = whole ?? parsePhone(part, country);
      if (e164 === null) {
        // Digits that the country does not know may be an extension; a date or a rounded number is nothing at all.
        const digits = /\d{3}/u.test(part) ? 'phone-unreadable' : 'phone-none';
        const why = looksLikeDate(part) ? 'phone-is-date' : looksRounded(part) ? 'phone-rounded' : digits;
        this.#remark(why, column);
        if (why !== 'phone-unreadable') continue;
      }
      const known = this.#phones.some((phone) => (e164 === null ? phone.raw === part : phone.e164 === e164));
      if (known) continue;
      if (this.#phones.length === MOST_NUMBERS) this.#remark('too-many-phones', column);
      else this.#phones.push(newPhone(part, e164, kind === 'guess' ? phoneKindOf(e164) : kind));
    }
  }

  #applyFullName(): void {
    const fields = this.#fields;
    const name = this.#fullName;
    if (name === '') return;
    if (isOrganisationName(name) && fields.organisation === '') {
      fields.organisation = name;
      return;
    }
    const parts = splitPersonName(name);
    // What has a column of its own is right there.
    if (fields.salutation === 'none') fields.salutation = parts.salutation;
    for (const part of ['initials', 'firstName', 'infix', 'lastName'] as const)
      if (fields[part] === '') fields[part] = parts[part];
    if (parts.titles !== '') this.#notes.unshift(parts.titles);
  }

  #remark(remark: RemarkKind, column: number): void {
    this.#remarks.push({ remark, column });
  }
}
