// How long an agent waits for the customers that are typed for, as main sees it: question sent to the reading thread, answer back.
import BetterSqlite from 'better-sqlite3';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { openData, type DataOptions } from '../../../electron/db/client.ts';
import { NO_FILTER, type CustomerFilter, type CustomerSort } from '../../../shared/domain/contact/customer-filter.ts';
import { searchKey } from '../../../shared/domain/contact/search-key.ts';
import { idOfMade, ownerId } from '../contacts/rows.ts';
import { drawQueries, QUERY_KINDS, type QueryKind } from '../contacts/queries.ts';
import { watchIdleProcess } from '../support/idle-process.ts';

/** The rows that are on screen at once. */
const FIRST_ROWS = 20;

export type SearchFigures = {
  /** Wait for the first rows, ms, by what was typed. For a typing error: for the second answer, which has them. */
  readonly wait: Readonly<Record<QueryKind, readonly number[]>>;
  /** A bare lookup by an indexed `like 'x%'` in this very process, for each of the prefixes. */
  readonly bare: readonly number[];
  /** One page of the list, by what is asked. */
  readonly pages: Readonly<Record<string, readonly number[]>>;
  /** The longest time for which main's loop did not turn, ms. */
  readonly stall: number;
  /** The same of a process that does nothing, at the same time. */
  readonly idle: number;
  /** Share of typing errors for which a customer of the name that was meant is among the first rows. */
  readonly righted: number;
  /** Share of whole names, numbers and addresses whose very customer is among the first rows, or that fill these with others that fit. */
  readonly found: number;
};

type Data = Extract<Awaited<ReturnType<typeof openData>>, { readonly ok: true }>['value'];

/** Filters and orders as agents use them, from dense to sparse. */
const LISTS: Readonly<Record<string, { readonly filter: Partial<CustomerFilter>; readonly sort: CustomerSort }>> = {
  'by name': { filter: {}, sort: { by: 'name', descending: false } },
  'dearest first': { filter: {}, sort: { by: 'value', descending: true } },
  'own accounts': { filter: { owner: ownerId(3) }, sort: { by: 'value', descending: true } },
  'tag and city': { filter: { tags: ['nieuwsbrief'], cities: ['Amsterdam'] }, sort: { by: 'name', descending: false } },
  'no objection, long ago': {
    filter: { objection: false, lastContact: { longerAgo: 365 }, valueFrom: 100_000 },
    sort: { by: 'lastContact', descending: true },
  },
};

/**
 * @param count how many queries
 * @param options how to open the file; the built data threads
 * @param practice the customers are those of the practice line
 */
export async function measureSearch(
  options: DataOptions,
  seed: number,
  rows: number,
  count: number,
  practice = false,
): Promise<SearchFigures> {
  const opened = await openData(options);
  if (!opened.ok) throw new Error(`did not open: ${opened.error.message}`);
  const data = opened.value;
  const queries = drawQueries(seed, rows, count);
  const who = { agentId: ownerId(0), practice, country: 'NL', limit: FIRST_ROWS };
  const wait: Record<QueryKind, number[]> = { exact: [], prefix: [], number: [], 'typing error': [] };
  let slips = 0;
  let righted = 0;
  let whole = 0;
  let found = 0;
  // As many as an agent needs to get going: files in the page cache, statements prepared.
  for (const { text } of queries.slice(0, 50)) await data.customers.search({ ...who, asker: 'warm', query: text });
  const loop = monitorEventLoopDelay({ resolution: 1 });
  const ofMachine = await watchIdleProcess();
  loop.enable();
  for (const [number, { kind, text, word, index }] of queries.entries()) {
    const asker = String(number);
    const begun = performance.now();
    const hits = (await data.customers.search({ ...who, asker, query: text })) ?? [];
    if (kind !== 'typing error') {
      wait[kind].push(performance.now() - begun);
      if (kind !== 'exact' || index < 0) continue;
      whole += 1;
      if (hits.length === FIRST_ROWS || hits.some(({ id }) => id === idOfMade(seed, index))) found += 1;
      continue;
    }
    const similar =
      hits.length < FIRST_ROWS
        ? ((await data.customers.similar({
            ...who,
            asker,
            query: text,
            limit: FIRST_ROWS - hits.length,
            without: hits.map(({ id }) => id),
          })) ?? [])
        : [];
    wait[kind].push(performance.now() - begun);
    slips += 1;
    const meant = searchKey(word).slice(0, Math.max(3, searchKey(text).split(' ').at(-1)?.length ?? 3) - 1);
    const fits = (name: string): boolean =>
      searchKey(name)
        .split(' ')
        .some((each) => each.startsWith(meant));
    if ([...hits, ...similar].some(({ name, organisation }) => fits(name) || fits(organisation))) righted += 1;
  }
  const pages: Record<string, number[]> = {};
  for (const [name, list] of Object.entries(LISTS)) pages[name] = await measurePages(data, who, list);
  loop.disable();
  const idle = await ofMachine();
  const bare = measureBare(
    options.file,
    queries.map(({ text }) => text),
  );
  await data.close();
  for (const kind of QUERY_KINDS) if (wait[kind].length === 0) throw new Error(`no query of the kind ${kind}`);
  return {
    wait,
    bare,
    pages,
    // What is told is the time between two ticks, one resolution of which is no stall.
    stall: loop.max / 1e6 - 1,
    idle,
    righted: righted / slips,
    found: found / whole,
  };
}

/** Thirty pages on end, as somebody scrolls. */
async function measurePages(
  data: Data,
  who: { readonly agentId: ReturnType<typeof ownerId>; readonly practice: boolean; readonly country: string },
  { filter, sort }: (typeof LISTS)[string],
): Promise<number[]> {
  const times: number[] = [];
  let after: string | null = null;
  for (let page = 0; page < 30; page++) {
    const begun = performance.now();
    const part = await data.customers.page({
      ...who,
      asker: 'list',
      query: '',
      filter: { ...NO_FILTER, ...filter },
      sort,
      after,
      limit: 100,
    });
    times.push(performance.now() - begun);
    after = part?.after ?? null;
    if (after === null) break;
  }
  return times;
}

/** The least that can be done for a prefix: an index on the family name, and its rows. */
function measureBare(file: string, texts: readonly string[]): readonly number[] {
  const raw = new BetterSqlite(file, { readonly: true });
  try {
    const lookup = raw.prepare(
      'select * from contact where practice = 0 and deleted_at is null and last_name_key >= ? and last_name_key < ? order by last_name_key limit 20',
    );
    const keys = texts.map(searchKey).filter(Boolean);
    const times: number[] = [];
    for (const key of keys) {
      const begun = performance.now();
      lookup.all(key, `${key}\u{10FFFF}`);
      times.push(performance.now() - begun);
    }
    return times;
  } finally {
    raw.close();
  }
}
