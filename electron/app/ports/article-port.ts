import type { CatalogueArticle } from '../../../shared/domain/article/catalogue.ts';
import type { Article, PriceChange } from '../../../shared/domain/article/article.ts';
import type { AgentId } from '../../../shared/lib/brand.ts';

export type ArticlePort = {
  /** Those whose code or name has every word, by name; those that are no longer sold only when asked for. */
  readonly find: (query: string, all: boolean, limit: number, offset: number) => Promise<{ readonly articles: readonly Article[]; readonly total: number }>;
  /** By code; what is not there is left out. */
  readonly byCodes: (codes: readonly string[]) => Promise<readonly Article[]>;
  /** Writes an article with all of its prices; under another code than before it is another article. */
  readonly save: (article: Article, at: number, by: AgentId | null) => Promise<void>;
  /** What was read of a catalogue, a piece at a time; nothing is an article yet. */
  readonly stage: (piece: { readonly id: string; readonly file: string; readonly articles: readonly CatalogueArticle[] }, at: number, by: AgentId | null) => Promise<void>;
  /** What taking it over would do: how many are new and how many are there, and the prices that become others. */
  readonly plan: (id: string) => Promise<{ readonly added: number; readonly changed: number; readonly prices: readonly PriceChange[] }>;
  /** One transaction: articles that are there take over what the catalogue says, and keep what it says nothing about; prices of the same list and day are replaced, others stay. */
  readonly takeOver: (id: string, at: number, by: AgentId | null) => Promise<{ readonly added: number; readonly changed: number }>;
  /** One transaction: back to what stood there before, but for what was changed by hand since. Null when it is not the last one, or not there. */
  readonly takeBack: (id: string, at: number, by: AgentId | null) => Promise<{ readonly added: number; readonly changed: number } | null>;
};
