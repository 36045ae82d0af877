import { z } from 'zod';
import { MAX_PRICES, type Article, type ArticleFound, type PriceChange } from '../../domain/article/article.ts';
import type { CatalogueArticle, CatalogueProblem, RejectedRow } from '../../domain/article/catalogue.ts';
import { LARGEST_AMOUNT } from '../../domain/registration/line-totals.ts';
import { interactionId } from '../schemas.ts';

export type ArticlePage = { readonly articles: readonly Article[]; readonly total: number };
/** A file of articles that was read, and what would be taken over. */
export type CataloguePlan =
  | { readonly state: 'none' }
  | { readonly state: 'refused'; readonly file: string; readonly problem: CatalogueProblem | 'unreadable' }
  | { readonly state: 'read'; readonly file: string; readonly articles: number; readonly added: number; readonly changed: number; readonly prices: number; readonly priceChanges: readonly PriceChange[]; readonly sample: readonly CatalogueArticle[]; readonly rejected: readonly RejectedRow[]; readonly rejectedRows: number };
export type CatalogueTaken = { readonly added: number; readonly changed: number };

const day = z.union([z.literal(''), z.string().regex(/^\d{4}-\d{2}-\d{2}$/u)]);
const price = z
  .strictObject({ list: z.string().max(120), from: day, until: day, amount: z.number().int().min(0).max(LARGEST_AMOUNT) })
  .refine(({ from, until }) => until === '' || until >= from, { path: ['until'] });
const article = z.strictObject({
  code: z.string().trim().min(1).max(80),
  name: z.string().trim().min(1).max(300),
  description: z.string().max(2_000),
  unit: z.string().max(40),
  vat: z.string().regex(/^(?:100|\d{1,2}(?:\.\d{1,2})?)$/u),
  stock: z.string().max(300),
  active: z.boolean(),
  prices: z.array(price).max(MAX_PRICES).readonly(),
}) satisfies z.ZodType<Article>;
const query = z.string().max(200);

export const articleCommands = {
  /** Articles whose code or name has every word; `all` with those that are no longer sold. */
  'article.page': { input: z.object({ query, all: z.boolean(), offset: z.number().int().min(0).max(1e6) }), output: z.custom<ArticlePage>() },
  /** While an order line is typed: with the price of the customer, the client or everybody, on the day of the conversation. */
  'article.search': { input: z.object({ query, interactionId: interactionId.nullable() }), output: z.custom<readonly ArticleFound[]>() },
  'article.look': { input: z.object({ codes: z.array(z.string().max(80)).max(200), interactionId: interactionId.nullable() }), output: z.custom<readonly ArticleFound[]>() },
  'article.save': { input: z.object({ article, isNew: z.boolean() }), output: z.void() },
  /** Asks for a CSV file or a workbook and reads it. */
  'article.openCatalogue': { input: z.object({}), output: z.custom<CataloguePlan>() },
  /** Back to what stood there before the last catalogue, but for what was changed by hand since. */
  'article.takeBack': { input: z.object({}), output: z.custom<CatalogueTaken>() },
  'article.takeOver': { input: z.object({}), output: z.custom<CatalogueTaken>() },
} as const;
