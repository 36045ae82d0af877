import type { CustomerSort } from '../../../../shared/domain/contact/customer-filter.ts';
import type { Reader } from './statements.ts';

/** Where the next page begins: behind this row in the order of the list. */
export type Place = { readonly key: string | number | null; readonly second: number | null; readonly seq: number };

/** An order of the list: an index, the column it is in, and what stands for "not filled in" there. */
type Order = {
  readonly index: string;
  readonly key: string;
  /** A second column of the index, for equal keys. */
  readonly second: string | null;
  readonly empty: '' | null;
};

const ORDERS: Readonly<Record<CustomerSort['by'], Order>> = {
  name: { index: 'contact_sort', key: 'sort_key', second: null, empty: '' },
  organisation: { index: 'contact_organisation', key: 'organisation_key', second: null, empty: '' },
  city: { index: 'contact_city', key: 'city_key', second: null, empty: '' },
  customerNumber: { index: 'contact_customer_number', key: 'customer_number_key', second: null, empty: '' },
  value: { index: 'contact_value', key: 'customer_value', second: 'last_contact_at', empty: null },
  lastContact: { index: 'contact_last_contact', key: 'last_contact_at', second: null, empty: null },
};

type Part = { readonly condition: string; readonly parameters: readonly (string | number)[] };

/** A condition on a column that may be null, which `=` and `>` never fit. */
function compared(column: string, operator: '=' | '<' | '>', value: string | number | null): Part | null {
  if (operator === '=') return value === null ? { condition: `${column} is null`, parameters: [] } : { condition: `${column} = ?`, parameters: [value] };
  // Null sorts before everything in SQLite: after it comes all that is filled in, before it nothing.
  if (value === null) return operator === '>' ? { condition: `${column} is not null`, parameters: [] } : null;
  return { condition: `${column} ${operator} ?`, parameters: [value] };
}

/**
 * Row numbers in the order of the list, from behind `after`, as they are asked for. What is not filled in comes last in both directions.
 * Every piece is one range of one index: walking on from any place in a million rows takes as long as from the first.
 * @param fromEnd the same list from its last row to its first
 */
export function* inOrder(read: Reader, practice: boolean, sort: CustomerSort, after: Place | null, fromEnd = false): Generator<number> {
  const { index, key, second, empty } = ORDERS[sort.by];
  const descending = sort.descending !== fromEnd;
  const from = `select seq from contact indexed by ${index} where practice = ? and deleted_at is null`;
  const direction = descending ? 'desc' : 'asc';
  const onwards = descending ? '<' : '>';
  const order = ` order by ${[key, ...(second === null ? [] : [second]), 'seq'].map((column) => `${column} ${direction}`).join(', ')}`;
  const flag = practice ? 1 : 0;
  const walk = function* (...parts: readonly (Part | null)[]): Generator<number> {
    if (parts.some((part) => part === null)) return;
    const given = parts.filter((part) => part !== null);
    const sql = from + given.map(({ condition }) => ` and ${condition}`).join('') + order;
    yield* read.column<number>(sql, flag, ...given.flatMap(({ parameters }) => parameters));
  };
  const filled: Part = empty === null ? { condition: `${key} is not null`, parameters: [] } : { condition: `${key} > ''`, parameters: [] };
  const unfilled: Part = empty === null ? { condition: `${key} is null`, parameters: [] } : { condition: `${key} = ''`, parameters: [] };
  const behind = (place: Place): Part => ({ condition: `seq ${onwards} ?`, parameters: [place.seq] });

  const [first, last] = fromEnd ? [unfilled, filled] : [filled, unfilled];
  if (after === null) {
    yield* walk(first);
    yield* walk(last);
    return;
  }
  const same = compared(key, '=', after.key);
  if (second === null) yield* walk(same, behind(after));
  else {
    yield* walk(same, compared(second, '=', after.second), behind(after));
    yield* walk(same, compared(second, onwards, after.second));
    // Descending, the rows without a second value are the last of those with the same first one, and "less than" never fits them.
    if (descending && after.second !== null) yield* walk(same, { condition: `${second} is null`, parameters: [] });
  }
  if (after.key !== empty) yield* walk(filled, compared(key, onwards, after.key));
  if ((after.key === empty) === fromEnd) yield* walk(last);
}

/** The order of a few given rows. */
export function sortedRows(read: Reader, rows: Iterable<number>, { by, descending }: CustomerSort): readonly number[] {
  const { key, second } = ORDERS[by];
  const direction = descending ? 'desc' : 'asc';
  const empty = `(${key} is null or ${key} = '')`;
  return read
    .all<{ seq: number }>(
      `select c.seq from json_each(?) j cross join contact c on c.seq = j.value
       order by ${empty}, ${key} ${direction}${second === null ? '' : `, ${second} ${direction}`}, c.seq ${direction}`,
      JSON.stringify([...rows]),
    )
    .map(({ seq }) => seq);
}

/** Where a row stands. */
export function placeOf(read: Reader, seq: number, { by }: CustomerSort): Place {
  const { key, second } = ORDERS[by];
  const row = read.all<{ key: string | number | null; second: number | null }>(`select ${key} as key, ${second ?? 'null'} as second from contact where seq = ?`, seq)[0];
  return { key: row?.key ?? null, second: row?.second ?? null, seq };
}
