import type { Article } from '../../../shared/domain/article/article.ts';
import type { AgentId } from '../../../shared/lib/brand.ts';

export type ArticlePort = {
  /** Those whose code or name has every word, by name; those that are no longer sold only when asked for. */
  readonly find: (query: string, all: boolean, limit: number, offset: number) => Promise<{ readonly articles: readonly Article[]; readonly total: number }>;
  /** By code; what is not there is left out. */
  readonly byCodes: (codes: readonly string[]) => Promise<readonly Article[]>;
  /** Writes an article with all of its prices; under another code than before it is another article. */
  readonly save: (article: Article, at: number, by: AgentId | null) => Promise<void>;
  /**
   * One transaction: articles that are there take over what the catalogue says; prices of the same list and day are replaced, others stay.
   * @returns how many were new and how many were changed
   */
  readonly takeOver: (articles: readonly Article[], at: number, by: AgentId | null) => Promise<{ readonly added: number; readonly changed: number }>;
};
