import { readCatalogue, type Catalogue, type CatalogueProblem, type CatalogueRow } from '../../shared/domain/article/catalogue.ts';
import { MAX_ARTICLES, MAX_PRICES } from '../../shared/domain/article/article.ts';
import type { Breathe, Progress } from '../db/import/work.ts';
import { openContactFile } from './read/open-file.ts';
import { FileFault } from './read/source.ts';

/** Most rows that are read: several prices for each article. */
const MOST_ROWS = MAX_ARTICLES * 5;
/** Rejected rows that are told one by one. */
const MOST_TOLD = MAX_PRICES;

export type CatalogueResult = (Catalogue & { readonly rejectedRows: number }) | { readonly problem: CatalogueProblem };

/** Reads a table of articles and prices, a CSV file or a workbook. @throws FileFault for what is neither */
export async function readArticles({ file }: { readonly file: string }, progress: Progress, breathe: Breathe): Promise<CatalogueResult> {
  const opened = await openContactFile(file);
  if (opened.reading.format === 'vcard') throw new FileFault('unknown-format', 'cards are no catalogue');
  const rows: CatalogueRow[] = [];
  const source = opened.source();
  for await (const some of source.rows()) {
    for (const { number, cells, fault } of some) rows.push({ number, cells, unreadable: fault !== null });
    if (rows.length > MOST_ROWS) return { problem: 'too-many-articles' };
    progress(rows.length, null, source.progress());
    await breathe();
  }
  const read = readCatalogue(rows);
  return typeof read === 'string' ? { problem: read } : { ...read, rejected: read.rejected.slice(0, MOST_TOLD), rejectedRows: read.rejected.length };
}
