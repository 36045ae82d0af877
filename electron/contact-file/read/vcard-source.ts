import ICAL from 'ical.js';
import { writeAddresses } from '../../../shared/domain/contact-file/address-columns.ts';
import { splitStreetAddress } from '../../../shared/domain/contact-file/street-address.ts';
import { newAddress } from '../../../shared/domain/contact/contact.ts';
import { INFIX_WORDS, salutationOf, splitPersonName } from '../../../shared/domain/contact-file/person-name.ts';
import { searchKey } from '../../../shared/domain/contact/search-key.ts';
import type { Rejection } from '../../../shared/domain/contact-file/row-to-contact.ts';
import { NO_REMARKS, type Source, type SourceRow } from './source.ts';
import { textLines, type TextEncoding, type TextLine } from './text-lines.ts';
import { CARD_STATUS, VCARD_COLUMNS, type VcardColumn } from '../../../shared/domain/contact-file/vcard-columns.ts';

/** Lines of a card, its pictures left out; what is longer is no card of a person. */
const MOST_LINES = 2_000;
/** Lines of a broken card that are looked at. */
const MOST_RESCUED = 200;
/** Pictures, sounds and keys: by far the largest part of many cards, and of no use here. */
const LEFT_OUT = /^(?:[\w-]+\.)?(?:PHOTO|LOGO|SOUND|KEY)[;:]/iu;

/**
 * The cards of a vCard file, version 3.0 (RFC 2426) or 4.0 (RFC 6350), laid out in columns. A card that cannot be read is given with
 * the reason, and reading goes on at the next one.
 */
export function vcardSource(file: string, encoding: TextEncoding, size: number): Source {
  let read = 0;
  return {
    progress: () => (size === 0 ? 1 : Math.min(1, read / size)),
    rows: async function* () {
      const cards = new Cards();
      for await (const lines of textLines(file, encoding, (bytes) => (read = bytes))) {
        const rows = cards.take(lines);
        if (rows.length > 0) yield rows;
      }
      const rows = cards.end();
      if (rows.length > 0) yield rows;
    },
  };
}

class Cards {
  #number = 0;
  #lines: string[] | null = null;
  #skipping = false;
  #tooLong = false;
  #rows: SourceRow[] = [];

  take(lines: readonly TextLine[]): readonly SourceRow[] {
    for (const { text, cutOff } of lines) this.#line(text, cutOff);
    return this.#taken();
  }

  end(): readonly SourceRow[] {
    // A file that ends within a card was cut off.
    if (this.#lines !== null) this.#give('card-unreadable');
    return this.#taken();
  }

  #taken(): readonly SourceRow[] {
    const rows = this.#rows;
    this.#rows = [];
    return rows;
  }

  #line(text: string, cutOff: boolean): void {
    if (/^BEGIN:VCARD\s*$/iu.test(text)) {
      if (this.#lines !== null) this.#give('card-unreadable');
      this.#lines = [];
      this.#skipping = false;
      this.#tooLong = false;
      return;
    }
    if (this.#lines === null) return;
    if (/^END:VCARD\s*$/iu.test(text)) {
      this.#give(this.#tooLong ? 'row-too-long' : null);
      return;
    }
    const continued = text.startsWith(' ') || text.startsWith('\t');
    if (!continued) this.#skipping = LEFT_OUT.test(text);
    if (this.#skipping || text === '') return;
    if (cutOff || this.#lines.length >= MOST_LINES) this.#tooLong = true;
    else this.#lines.push(text);
  }

  #give(fault: Rejection | null): void {
    const lines = this.#lines ?? [];
    this.#lines = null;
    this.#number += 1;
    const read = fault === null ? readCard(lines) : { fault };
    const cells = 'cells' in read ? read.cells : cellsOfBroken(lines);
    this.#rows.push({ number: this.#number, cells, fault: 'cells' in read ? null : read.fault, remarks: NO_REMARKS });
  }
}

/** Of a card that is not read what its lines say all the same, so that the list of rejected rows holds it and can be imported. */
function cellsOfBroken(lines: readonly string[]): readonly string[] {
  const whole: string[] = [];
  for (const line of lines.slice(0, MOST_RESCUED)) {
    const before = whole.at(-1) ?? '';
    if (/^[ \t]/u.test(line) && whole.length > 0) whole[whole.length - 1] = `${before}${line.slice(1)}`;
    else if (/ENCODING=QUOTED-PRINTABLE[^:]*:.*=$/iu.test(before)) whole[whole.length - 1] = `${before.slice(0, -1)}${line}`;
    else whole.push(line);
  }
  return layOut(whole.flatMap(propertyOf));
}

/** A line as versions 2.1 to 4.0 have it: `TEL;CELL:06…`, `item1.EMAIL;TYPE=work:…`. */
function propertyOf(line: string): readonly Property[] {
  const [, name = '', written = '', text = ''] = /^(?:[\w-]+\.)?([A-Z-]+)((?:;[^:;]*)*):(.*)$/iu.exec(line) ?? [];
  if (name === '' || text === '') return [];
  const parameters = written.split(';').map((each) => /^(?:TYPE=)?(.*)$/iu.exec(each)?.[1] ?? '');
  const value = parameters.some((each) => /^ENCODING=QUOTED-PRINTABLE$/iu.test(each)) ? fromQuotedPrintable(text) : text;
  const plain = (part: string): string => part.replaceAll(/\\n/giu, '\n').replaceAll(/\\(.)/gu, '$1');
  const parted = /^(?:N|ORG|ADR)$/iu.test(name);
  return [[name.toLowerCase(), { type: parameters.filter((each) => !each.includes('=')) }, 'text', parted ? value.split(/(?<!\\);/u).map(plain) : plain(value)]];
}

function fromQuotedPrintable(text: string): string {
  const bytes = text.replaceAll(/%/gu, '%25').replaceAll(/=([0-9A-F]{2})/giu, '%$1');
  try {
    return decodeURIComponent(bytes);
  } catch {
    return text;
  }
}

type Property = readonly [
  name: string,
  parameters: Readonly<Record<string, string | readonly string[]>>,
  type: string,
  ...values: readonly unknown[],
];

function readCard(lines: readonly string[]): { readonly cells: readonly string[] } | { readonly fault: Rejection } {
  const version = /^VERSION:\s*(\S+)/imu.exec(lines.find((line) => /^VERSION:/iu.test(line)) ?? '')?.[1] ?? '';
  if (version !== '3.0' && version !== '4.0') return { fault: 'card-version' };
  try {
    const card = ICAL.parse(['BEGIN:VCARD', ...lines, 'END:VCARD'].join('\n')) as unknown as readonly [
      string,
      readonly Property[],
    ];
    return { cells: layOut(card[1]) };
  } catch {
    return { fault: 'card-unreadable' };
  }
}

function layOut(properties: readonly Property[]): readonly string[] {
  const found = new Map<VcardColumn, string[]>();
  const add = (column: VcardColumn, text: string): void => {
    if (text.trim() !== '') found.set(column, [...(found.get(column) ?? []), text.trim()]);
  };
  const address = addressOf(properties);
  for (const property of properties)
    if (property[0] !== 'adr' || property === address) takeProperty(property, add);
    else add('ADR.more', wholeAddress(property));
  // Of what kind the first one is has no column: said as one of several.
  if (address !== undefined && typesOf(address[1]).includes('work')) add('ADR.more', wholeAddress(address));
  addInfix(found);
  // The written name only counts where its parts are not given.
  if (found.has('N.family') || found.has('N.given')) found.delete('FN');
  else if (found.has('ORG') && found.get('FN')?.join() === found.get('ORG')?.join()) found.delete('FN');
  return VCARD_COLUMNS.map(([column]) => (found.get(column) ?? []).join('\n'));
}

/** Many address books leave the infix out of the name's parts and write it in the whole name only. */
function addInfix(found: Map<VcardColumn, string[]>): void {
  const family = found.get('N.family')?.join(' ') ?? '';
  if (family === '' || found.has('N.infix')) return;
  const { infix, lastName } = splitPersonName(found.get('FN')?.[0] ?? '');
  if (infix !== '' && searchKey(lastName) === searchKey(family)) found.set('N.infix', [infix]);
}

function takeProperty(
  [name, parameters, , ...values]: Property,
  add: (column: VcardColumn, text: string) => void,
): void {
  const text = values.map(flat).join(', ');
  switch (name) {
    case 'fn':
      add('FN', text);
      break;
    case 'n':
      takeName(parts(values[0]), add);
      break;
    case 'org':
      add('ORG', parts(values[0]).filter(Boolean).join(', '));
      break;
    case 'tel':
      takePhone(text.replace(/^tel:/iu, ''), typesOf(parameters), isPreferred(parameters), add);
      break;
    case 'email':
      add('EMAIL', text.replace(/^mailto:/iu, ''));
      break;
    case 'adr':
      takeAddress(parts(values[0]), add);
      break;
    case 'title':
      add('TITLE', text);
      break;
    case 'bday':
      add('BDAY', text);
      break;
    case 'categories':
      add('CATEGORIES', values.map(flat).join('\n'));
      break;
    case 'lang':
      add('LANG', text);
      break;
    case 'note':
      add('NOTE', text);
      break;
    case 'x-customer-number':
      add('X-CUSTOMER-NUMBER', text);
      break;
    case 'gender':
      if (/^[mf]$/iu.test(text.slice(0, 1))) add('N.prefix', text.slice(0, 1));
      break;
    // RFC 6474: a date, or words.
    case 'deathdate':
      add('X-DECEASED', 'yes');
      break;
    default: {
      const column = CARD_STATUS.find(([property]) => property.toLowerCase() === name)?.[0];
      if (column !== undefined) add(column, text);
    }
  }
}

function takeName(
  [family = '', given = '', additional = '', prefix = '']: readonly string[],
  add: (column: VcardColumn, text: string) => void,
): void {
  const isInfix =
    additional !== '' &&
    additional
      .toLowerCase()
      .split(/\s+/u)
      .every((word) => INFIX_WORDS.has(word));
  const initials = /^(?:\p{Lu}\p{Ll}{0,2}\.\s?)+$/u.test(given) || (/^\p{Lu}{1,4}$/u.test(given) && /\p{Ll}/u.test(family));
  add('N.family', family);
  add(initials ? 'N.initials' : 'N.given', isInfix || additional === '' ? given : `${given} ${additional}`.trim());
  if (isInfix) add('N.infix', additional);
  if (prefix !== '') add((salutationOf(prefix) ?? 'none') === 'none' ? 'N.titles' : 'N.prefix', prefix);
}

function takePhone(number: string, types: readonly string[], preferred: boolean, add: (column: VcardColumn, text: string) => void): void {
  if (types.includes('fax') || types.includes('pager')) return;
  const column = types.includes('cell')
    ? 'TEL.cell'
    : types.includes('work')
      ? 'TEL.work'
      : types.includes('home')
        ? 'TEL.home'
        : 'TEL';
  add(column, number);
  if (preferred) add('TEL.pref', number);
}

/** As a column of whole addresses has them. */
function wholeAddress([, parameters, , ...values]: Property): string {
  const [, , written = '', city = '', , postcode = '', country = ''] = parts(values[0]);
  const { street, houseNumber } = splitStreetAddress(written);
  const kind = typesOf(parameters).includes('work') ? 'work' : 'home';
  return writeAddresses([newAddress({ street, houseNumber, postcode, city, country, kind })], 'en');
}

/** The columns of an address have one: the one to use, else the first. */
function addressOf(properties: readonly Property[]): Property | undefined {
  const all = properties.filter(([name]) => name === 'adr');
  return all.find(([, parameters]) => isPreferred(parameters)) ?? all[0];
}

function takeAddress(
  [, , street = '', locality = '', , code = '', country = '']: readonly string[],
  add: (column: VcardColumn, text: string) => void,
): void {
  add('ADR.street', street);
  add('ADR.locality', locality);
  add('ADR.code', code);
  add('ADR.country', country);
}

function isPreferred(parameters: Property[1]): boolean {
  return 'pref' in parameters || typesOf(parameters).includes('pref');
}

function typesOf({ type = [] }: Property[1]): readonly string[] {
  return (typeof type === 'string' ? [type] : type).flatMap((one) => one.toLowerCase().split(','));
}

function parts(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.map(flat) : [flat(value)];
}

function flat(value: unknown): string {
  if (Array.isArray(value)) return value.map(flat).filter(Boolean).join(' ');
  return typeof value === 'string' ? value : '';
}
