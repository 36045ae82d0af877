import { ADDRESS_KINDS, newAddress, type AddressKind, type PostalAddress } from '../contact/contact.ts';
import { searchKey } from '../contact/search-key.ts';
import { splitPostcodeCity, splitStreetAddress, tidyPostcode } from './street-address.ts';
import type { Target } from './target-field.ts';

/** Parts of one address; a file may have several of each. */
const PARTS: ReadonlySet<Target> = new Set(['address', 'street', 'houseNumber', 'houseAddition', 'postcode', 'city', 'postcodeCity', 'country']);

const KIND_WORDS: readonly (readonly [kind: AddressKind, words: RegExp])[] = [
  ['billing', /factu|invoice|billing/u],
  ['work', /zakelijk|werk|kantoor|business|work|office/u],
  ['post', /postadres|postbus|correspond|mailing/u],
  ['home', /thuis|woon|prive|home/u],
];

/** Which address each column belongs to, and of what kind each address is. */
export type AddressColumns = { readonly of: ReadonlyMap<number, number>; readonly kinds: readonly AddressKind[] };

/**
 * Tells the addresses of a row apart: by the numbers and words in the headings ("Straat 2", "Factuurplaats"), and where these leave a part
 * twice in one address ("Bezoekadres; Plaats; Postadres; Plaats"), by their order: a part that was there already begins the next address.
 */
export function addressColumns(mapping: readonly Target[], headings: readonly string[]): AddressColumns {
  const columns = mapping.flatMap((target, column) => (PARTS.has(target) ? [{ target, column, heading: searchKey(headings[column] ?? '') }] : []));
  const named = groupsOf(columns, byHeading);
  const groups = named.some(isTwice) ? inOrder(columns) : named;
  return {
    of: new Map(groups.flatMap((group, index) => group.map(({ column }) => [column, index] as const))),
    kinds: groups.map((group) => kindIn(group.map(({ heading }) => heading).join(' ')) ?? 'home'),
  };
}

type Column = { readonly target: Target; readonly column: number; readonly heading: string };

function byHeading({ heading }: Column): string {
  const number = /(?:^|\s)([2-9])(?=\s|$)/u.exec(heading)?.[1] ?? '';
  const kind = kindIn(heading) ?? '';
  return `${number} ${kind === 'home' ? '' : kind}`;
}

function kindIn(heading: string): AddressKind | null {
  return KIND_WORDS.find(([, words]) => words.test(heading))?.[0] ?? null;
}

function groupsOf(columns: readonly Column[], key: (column: Column) => string): readonly (readonly Column[])[] {
  const groups = new Map<string, Column[]>();
  for (const column of columns) {
    const name = key(column);
    groups.set(name, [...(groups.get(name) ?? []), column]);
  }
  return [...groups.values()];
}

function isTwice(group: readonly Column[]): boolean {
  return new Set(group.map(({ target }) => target)).size < group.length;
}

function inOrder(columns: readonly Column[]): readonly (readonly Column[])[] {
  const groups: Column[][] = [[]];
  for (const column of columns) {
    const last = groups.at(-1) ?? [];
    if (last.some(({ target }) => target === column.target)) groups.push([column]);
    else last.push(column);
  }
  return groups;
}

const WORDS: Readonly<Record<AddressKind, readonly [nl: string, en: string]>> = {
  home: ['thuis', 'home'],
  work: ['werk', 'work'],
  post: ['post', 'post'],
  billing: ['factuur', 'billing'],
};

/** Addresses as one cell, which `readAddresses` takes apart again: street; number; postcode; city; country; kind, and a bar between two. */
export function writeAddresses(addresses: readonly PostalAddress[], language: 'nl' | 'en'): string {
  const plain = (text: string): string => text.replaceAll(/[;|\n]+/gu, ',');
  return addresses
    .map(({ street, houseNumber, postcode, city, country, kind }) =>
      [...[street, houseNumber, postcode, city, country].map(plain), WORDS[kind][language === 'nl' ? 0 : 1]].join('; '),
    )
    .join(' | ');
}

/** Whole addresses from one cell: as `writeAddresses` makes them, or as people write them ("Markt 1, 2801 AB Gouda (werk)"). */
export function readAddresses(text: string): readonly PostalAddress[] {
  return text
    .split(/[|\n]/u)
    .map((each) => (each.split(';').length >= 5 ? listed(each) : written(each)))
    .filter(({ street, houseNumber, postcode, city }) => `${street}${houseNumber}${postcode}${city}` !== '');
}

function listed(text: string): PostalAddress {
  const [street = '', houseNumber = '', postcode = '', city = '', country = '', kind = ''] = text.split(';').map((part) => part.trim());
  return newAddress({ street, houseNumber, postcode: tidyPostcode(postcode), city, country, kind: kindOfWord(kind) });
}

function written(text: string): PostalAddress {
  const [, plain = '', kind = ''] = /^(.*?)(?:\(([^()]*)\))?\s*$/su.exec(text.trim()) ?? [];
  const parts = plain
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
  const at = parts.findIndex((part) => splitPostcodeCity(part).postcode !== '');
  // Without a Dutch postcode: street, then postcode and city as they stand, then the country.
  const place = at >= 0 ? at : Math.min(1, parts.length - 1);
  const { street, houseNumber } = splitStreetAddress(parts.slice(0, Math.max(at, place)).join(', '));
  const { postcode, city } = splitPostcodeCity(parts[place] ?? '');
  const rest = parts.slice(place + 1);
  const town = city === '' && rest.length > 0 ? (rest.shift() ?? '') : city;
  return newAddress({ street, houseNumber, postcode: tidyPostcode(postcode), city: town, country: rest.join(', '), kind: kindOfWord(kind) });
}

function kindOfWord(word: string): AddressKind {
  const key = searchKey(word);
  return ADDRESS_KINDS.find((kind) => WORDS[kind].includes(key)) ?? kindIn(key) ?? 'home';
}

/** Whether two addresses are the same place, whatever they are used for. */
export function isSamePlace(a: PostalAddress, b: PostalAddress): boolean {
  const key = ({ street, houseNumber, postcode, city }: PostalAddress): string =>
    [street, houseNumber.replaceAll(/\s/gu, ''), postcode.replaceAll(/\s/gu, ''), city].map((part) => part.trim().toLowerCase()).join('|');
  return key(a) === key(b);
}
