import type { CustomerFilter } from '../../../../shared/domain/contact/customer-filter.ts';
import { searchKey } from '../../../../shared/domain/contact/search-key.ts';
import type { AgentId } from '../../../../shared/lib/brand.ts';
import { tagKey } from '../contact-keys.ts';
import { RowSet } from './row-set.ts';
import type { Reader } from './statements.ts';
import { sliced, type Turn } from './turn.ts';

/** Whose list it is. */
export type Viewer = { readonly practice: boolean; readonly agentId: AgentId | null };

export const DAY_MS = 86_400_000;
/** As many bytes of a value as the index of traits keeps. */
const TRAIT_CHARACTERS = 60;

const trait = (letter: string, value: string): string => `${letter}${Buffer.from(Array.from(value).slice(0, TRAIT_CHARACTERS).join('')).toString('hex')}`;
const bare = (id: string): string => id.replaceAll('-', '');

/** A city as the index of traits and `contact.city_key` have it: SQLite's `lower` knows only ASCII. */
export const cityKey = (city: string): string => city.trim().replace(/[A-Z]/gu, (letter) => letter.toLowerCase());

/** What the index of traits is asked for; null when the filter needs none of it. */
export function traitsMatch(filter: CustomerFilter, { practice, agentId }: Viewer): string | null {
  const any = (words: readonly string[]): string[] => (words.length === 0 ? [] : [`(${words.join(' OR ')})`]);
  const parts = [
    ...any(filter.tags.map((tag) => trait('t', tagKey(tag)))),
    ...any(filter.cities.map((city) => trait('c', cityKey(city)))),
    ...any(filter.types.map((type) => `m${type}`)),
    ...(filter.owner === null ? [] : [filter.owner === 'nobody' ? 'wn' : `w${bare(filter.owner === 'mine' ? (agentId ?? 'none') : filter.owner)}`]),
    ...filter.custom.map(({ fieldId, value }) => `f${bare(fieldId)}x${trait('', searchKey(value))}`),
    ...(filter.objection === true ? ['o'] : []),
    ...(filter.consent?.given === true ? [`k${filter.consent.purpose}`] : []),
  ];
  const without = [
    ...(filter.objection === false ? ['o'] : []),
    ...(filter.consent?.given === false ? [`k${filter.consent.purpose}`] : []),
  ];
  if (parts.length === 0 && without.length === 0) return null;
  // NOT is written between two: those who are not meant are taken from those who are.
  const those = [...parts, practice ? 'p' : 'r'].join(' AND ');
  return without.reduce((rest, word) => `(${rest}) NOT ${word}`, those);
}

/** Conditions on a contact's own row that the index of traits does not know; each begins with " and". */
export type RowConditions = { readonly sql: string; readonly parameters: readonly (string | number)[] };

export function rowConditions(filter: CustomerFilter, now: number): RowConditions {
  let sql = '';
  const parameters: (string | number)[] = [];
  const add = (condition: string, ...values: readonly (string | number)[]): void => {
    sql += ` and ${condition}`;
    parameters.push(...values);
  };
  if (filter.valueFrom !== null) add('c.customer_value >= ?', filter.valueFrom);
  if (filter.valueTo !== null) add('c.customer_value <= ?', filter.valueTo);
  const last = filter.lastContact;
  if (last === 'never') add('c.last_contact_at is null');
  else if (last !== null && 'within' in last) add('c.last_contact_at >= ?', now - last.within * DAY_MS);
  else if (last !== null) add('c.last_contact_at < ?', now - last.longerAgo * DAY_MS);
  // That a consent ran out shows only by the clock; the index knows those that nobody took back.
  if (filter.consent?.given === true)
    add(
      'exists (select 1 from consent k where k.contact_id = c.id and k.purpose = ? and k.withdrawn_at is null and k.removed_at is null and k.valid_from <= ? and (k.valid_to is null or k.valid_to > ?))',
      ...[filter.consent.purpose, now, now],
    );
  return { sql, parameters };
}

/** How long a set stays good while others write: an agent who scrolls sees one list, not a moving one. */
const KEEP_MS = 10_000;
const MOST_KEPT = 4;

/** Gathers the contacts that have the traits; keeps the latest sets for those who scroll or type on. */
export class FilterSets {
  readonly #read: Reader;
  readonly #kept = new Map<string, { readonly set: RowSet; readonly at: number; readonly version: number }>();

  constructor(read: Reader) {
    this.#read = read;
  }

  /** Null when the asker wants something else by now. */
  async get(match: string, turn: Turn): Promise<RowSet | null> {
    const version = this.#read.value<number>('select data_version from pragma_data_version') ?? 0;
    const known = this.#kept.get(match);
    if (known !== undefined && (known.version === version || performance.now() - known.at < KEEP_MS)) return known.set;
    const highest = this.#read.value<number>('select max(seq) from contact') ?? 0;
    const set = new RowSet(highest);
    const slice = sliced(turn, Infinity);
    let read = 0;
    for (const row of this.#read.column<number>('select rowid from contact_traits where contact_traits match ?', match)) {
      set.add(row);
      if (++read % 2_048 === 0 && slice.due() && !(await slice.rest())) return null;
    }
    this.#kept.delete(match);
    this.#kept.set(match, { set, at: performance.now(), version });
    for (const oldest of this.#kept.keys()) {
      if (this.#kept.size <= MOST_KEPT) break;
      this.#kept.delete(oldest);
    }
    return set;
  }
}
