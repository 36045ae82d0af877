import { useState } from 'react';
import { articleKey, type ArticleFound } from '../../../../shared/domain/article/article.ts';
import { displayMinor } from '../../../../shared/domain/registration/describe.ts';
import type { Language } from '../../../../shared/ipc/app-state.ts';
import type { InteractionId } from '../../../../shared/lib/brand.ts';
import { useTranslation } from '../../bridge/texts.ts';
import { LookupInput, type LookupLine } from './lookup-input.tsx';
import { useArticleSearch } from './use-catalogue.ts';

/** A line of text that finds articles by code or name while it is typed; a code that was typed in full is marked by itself. */
export function ArticleInput({
  interactionId,
  language,
  onPick,
  ...line
}: LookupLine & { readonly interactionId: InteractionId; readonly language: Language; readonly onPick: (article: ArticleFound) => void }) {
  const { t } = useTranslation();
  const [query, setQuery] = useState('');
  const found = useArticleSearch(query, interactionId);
  return (
    <LookupInput
      {...line}
      query={query}
      onQuery={setQuery}
      listName={t('articles.found')}
      found={found.map(({ code, name, unit, stock, price }) => ({
        ...{ key: code, code, name: unit === '' ? name : t('articles.perUnit', { name, unit }), exact: articleKey(code) === articleKey(query) },
        price: price === null ? '' : displayMinor(price.amount, 'EUR', language),
        about: [price === null ? t('articles.noPrice') : price.list === '' ? t('articles.generalList') : price.list, stock].filter((part) => part !== '').join(' · '),
      }))}
      onPick={(code) => {
        const article = found.find((each) => each.code === code);
        if (article !== undefined) onPick(article);
      }}
    />
  );
}
