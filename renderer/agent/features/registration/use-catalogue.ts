import { useEffect, useState } from 'react';
import { articleKey, type ArticleFound } from '../../../../shared/domain/article/article.ts';
import { codesIn } from '../../../../shared/domain/registration/order-code.ts';
import type { FormField } from '../../../../shared/domain/registration/form.ts';
import { readRows } from '../../../../shared/domain/registration/table-value.ts';
import type { InteractionId } from '../../../../shared/lib/brand.ts';
import { useClient } from '../../bridge/hooks.ts';

/** Typed letters are searched for after so long, in ms. */
const SEARCH_AFTER_MS = 60;

/** Articles that go with what is typed; none while nothing is. */
export function useArticleSearch(query: string, interactionId: InteractionId): readonly ArticleFound[] {
  const client = useClient();
  const [found, setFound] = useState<{ readonly query: string; readonly articles: readonly ArticleFound[] }>({ query: '', articles: [] });
  const asked = query.trim();
  useEffect(() => {
    if (asked === '') return undefined;
    let current = true;
    const timer = setTimeout(() => {
      void client.invoke('article.search', { query: asked, interactionId }).then((reply) => {
        if (current && reply.ok) setFound({ query: asked, articles: reply.value });
      });
    }, SEARCH_AFTER_MS);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [client, asked, interactionId]);
  return asked === '' ? [] : found.articles;
}

/** What the catalogue says of the lines with an order code, by code. */
export function useCatalogue(field: FormField, value: string, interactionId: InteractionId): ReadonlyMap<string, ArticleFound> {
  const client = useClient();
  const asked = JSON.stringify(field.kind === 'table' ? [...new Set(codesIn(field, readRows(field, value)).map(articleKey))] : []);
  const [found, setFound] = useState<ReadonlyMap<string, ArticleFound>>(new Map());
  useEffect(() => {
    const wanted = JSON.parse(asked) as readonly string[];
    if (wanted.length === 0) return undefined;
    let current = true;
    const timer = setTimeout(() => {
      void client.invoke('article.look', { codes: [...wanted], interactionId }).then((reply) => {
        if (current && reply.ok) setFound(new Map(reply.value.map((article) => [articleKey(article.code), article])));
      });
    }, SEARCH_AFTER_MS);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [client, asked, interactionId]);
  return found;
}
