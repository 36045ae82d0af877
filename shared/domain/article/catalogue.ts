import { LARGEST_AMOUNT } from '../registration/line-totals.ts';
import { readDate, readDecimal, readMoney, scaled } from '../registration/field-text.ts';
import { articleKey, MAX_ARTICLES, MAX_PRICES, type Article, type ArticlePrice } from './article.ts';

/** Columns of a catalogue; each is known by any of these headings, in either language. */
const HEADINGS = {
  code: ['code', 'order code', 'article code', 'article number', 'sku', 'bestelcode', 'artikelcode', 'artikelnummer', 'artikelnr'],
  name: ['name', 'article', 'title', 'naam', 'artikel', 'artikelnaam', 'omschrijving kort'],
  description: ['description', 'omschrijving', 'beschrijving'],
  unit: ['unit', 'eenheid'],
  vat: ['vat', 'vat %', 'vat rate', 'btw', 'btw %', 'btw-tarief'],
  stock: ['stock', 'stock note', 'availability', 'voorraad', 'beschikbaarheid', 'levertijd'],
  price: ['price', 'unit price', 'price incl vat', 'prijs', 'verkoopprijs', 'prijs incl btw', 'stukprijs'],
  list: ['list', 'price list', 'client', 'prijslijst', 'opdrachtgever', 'klant'],
  from: ['from', 'valid from', 'vanaf', 'geldig vanaf', 'ingangsdatum'],
  until: ['until', 'valid until', 'to', 'tot', 'geldig tot', 't/m', 'einddatum'],
} as const satisfies Readonly<Record<string, readonly string[]>>;
type Column = keyof typeof HEADINGS;

export type CatalogueFault = 'no-code' | 'no-name' | 'bad-price' | 'bad-vat' | 'bad-date' | 'too-long' | 'other-article' | 'unreadable' | 'too-many-prices';
/** A row of the file that is not taken. */
export type RejectedRow = { readonly row: number; readonly fault: CatalogueFault; readonly text: string };
/** An article as a catalogue has it; what it says nothing about stays as it is, or is as usual for a new one. */
export type CatalogueArticle = Omit<Article, 'description' | 'unit' | 'vat' | 'stock'> & { readonly [Part in 'description' | 'unit' | 'vat' | 'stock']?: string };
export type Catalogue = {
  readonly articles: readonly CatalogueArticle[];
  readonly rejected: readonly RejectedRow[];
};
/** Why a whole file is no catalogue. */
export type CatalogueProblem = 'no-code-column' | 'no-name-column' | 'too-many-articles' | 'empty';

export type CatalogueRow = { readonly number: number; readonly cells: readonly string[]; readonly unreadable: boolean };

/** Columns by heading; null for headings that are none of ours. */
export function columnsOf(headings: readonly string[]): readonly (Column | null)[] {
  const known = new Map<string, Column>((Object.keys(HEADINGS) as Column[]).flatMap((column) => HEADINGS[column].map((heading) => [heading, column] as const)));
  return headings.map((heading) => known.get(articleKey(heading.replaceAll(/[._]/gu, ' ').replaceAll(/\s+/gu, ' '))) ?? null);
}

/**
 * A catalogue from the rows of a file, headings first. Rows of one code are one article with several prices; they are told apart by list and
 * day, and the last of the same counts. Rows that cannot be used are left out, each with its number and the reason.
 */
export function readCatalogue(rows: Iterable<CatalogueRow>): Catalogue | CatalogueProblem {
  let columns: readonly (Column | null)[] | null = null;
  const articles = new Map<string, CatalogueArticle>();
  const rejected: RejectedRow[] = [];
  for (const { number, cells, unreadable } of rows) {
    if (cells.every((cell) => cell.trim() === '') && !unreadable) continue;
    if (columns === null) {
      columns = columnsOf(cells);
      if (!columns.includes('code')) return 'no-code-column';
      if (!columns.includes('name')) return 'no-name-column';
      continue;
    }
    const known = columns;
    const cell: Cell = (column) => (known.includes(column) ? (cells[known.indexOf(column)]?.trim() ?? '') : undefined);
    const fault = unreadable ? 'unreadable' : take(articles, cell);
    if (fault !== null) rejected.push({ row: number, fault, text: cell('code')?.slice(0, 60) ?? '' });
    if (articles.size > MAX_ARTICLES) return 'too-many-articles';
  }
  if (columns === null) return 'empty';
  return { articles: [...articles.values()], rejected };
}

/** What stands in a column; undefined where the file has no such column. */
type Cell = (column: Column) => string | undefined;

function take(articles: Map<string, CatalogueArticle>, cell: Cell): CatalogueFault | null {
  const [code = '', name = '', description, unit, stock, vatText = ''] = (['code', 'name', 'description', 'unit', 'stock', 'vat'] as const).map(cell);
  if (code === '') return 'no-code';
  const before = articles.get(articleKey(code));
  if (name === '' && before === undefined) return 'no-name';
  if (code.length > 80 || name.length > 300 || (description ?? '').length > 2_000 || (stock ?? '').length > 300 || (unit ?? '').length > 40 || (cell('list') ?? '').length > 120) return 'too-long';
  // The same code for something else is a mistake of the file; which one is meant, nobody here can tell.
  if (before !== undefined && name !== '' && before.name !== name) return 'other-article';
  const vat = vatText === '' ? before?.vat : readDecimal(vatText, 2);
  if (vat === null || Number(vat) < 0 || Number(vat) > 100) return 'bad-vat';
  const price = readPrice(cell);
  if (typeof price === 'string') return price;
  const prices = [...(before?.prices ?? []).filter((other) => price === null || articleKey(other.list) !== articleKey(price.list) || other.from !== price.from), ...(price === null ? [] : [price])];
  if (prices.length > MAX_PRICES) return 'too-many-prices';
  articles.set(articleKey(code), {
    code: before?.code ?? code,
    name: before?.name ?? name,
    ...said('description', description, before),
    ...said('unit', unit, before),
    ...said('stock', stock, before),
    ...(vat === undefined ? {} : { vat }),
    active: true,
    prices,
  });
  return null;
}

/** What this row says, or a row of the same article before it; nothing where the file has no such column. */
function said(part: 'description' | 'unit' | 'stock', text: string | undefined, before: CatalogueArticle | undefined): Partial<CatalogueArticle> {
  return text === undefined ? {} : { [part]: text || (before?.[part] ?? '') };
}

/** The price of a row; null where it says none. */
function readPrice(cell: Cell): ArticlePrice | null | CatalogueFault {
  const [price = '', list = '', first = '', last = ''] = (['price', 'list', 'from', 'until'] as const).map(cell);
  if (price === '') return null;
  const amount = scaled(readMoney(price) ?? '', 2);
  if (amount === null || amount < 0 || amount > LARGEST_AMOUNT) return 'bad-price';
  const [from, until] = [first, last].map((text) => (text === '' ? '' : readDate(text)));
  if (from == null || until == null || (until !== '' && until < from)) return 'bad-date';
  return { list, from, until, amount };
}
