import type { AgentId } from '../../../shared/lib/brand.ts';
import type { ArticleDesk } from '../../app/article-desk.ts';
import type { QuoteDesk } from '../../app/quote-desk.ts';
import type { Handlers } from '../handler.ts';

export function articleHandlers(articles: ArticleDesk, by: () => AgentId | null): Handlers<'article'> {
  return {
    'article.page': ({ query, all, offset }) => articles.page(query, all, offset),
    'article.search': ({ query, interactionId }) => articles.search(query, interactionId),
    'article.look': ({ codes, interactionId }) => articles.look(codes, interactionId),
    'article.save': ({ article, isNew }) => articles.save(article, isNew, by()),
    'article.openCatalogue': () => articles.openCatalogue(by()),
    'article.takeOver': () => articles.takeOver(by()),
    'article.takeBack': () => articles.takeBack(by()),
  };
}

export function quoteHandlers(quotes: QuoteDesk): Handlers<'quote'> {
  return {
    'quote.make': ({ interactionId }) => quotes.make(interactionId),
    'quote.of': ({ interactionId }) => quotes.of(interactionId),
    'quote.send': ({ quoteId }) => quotes.send(quoteId),
    'quote.saveCopy': ({ quoteId }) => quotes.saveCopy(quoteId),
  };
}
