import path from 'node:path';

import { createArticleDesk, type ArticleDesk } from './article-desk.ts';
import { createQuoteDesk, type QuoteDesk } from './quote-desk.ts';

/** What is sold and offered: the catalogue, and quotes on paper. */
export function createSellingDesks(
  deps: Parameters<typeof createArticleDesk>[0] & Omit<Parameters<typeof createQuoteDesk>[0], 'folder' | 'look'> & { readonly dataFolder: string },
): { readonly articles: ArticleDesk; readonly quotes: QuoteDesk } {
  const articles = createArticleDesk(deps);
  return { articles, quotes: createQuoteDesk({ ...deps, look: articles.look, folder: path.join(deps.dataFolder, 'quotes') }) };
}
