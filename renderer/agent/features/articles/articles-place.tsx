import { FileInput, Package, Plus } from 'lucide-react';
import { useEffect, useState } from 'react';
import { priceOn, type Article } from '../../../../shared/domain/article/article.ts';
import { localDate } from '../../../../shared/domain/contact/calendar-date.ts';
import { displayMinor } from '../../../../shared/domain/registration/describe.ts';
import type { ArticlePage } from '../../../../shared/ipc/commands/article.ts';
import { useAppState, useClient } from '../../bridge/hooks.ts';
import { useTranslation } from '../../bridge/texts.ts';
import { useNow } from '../../bridge/use-now.ts';
import { Button } from '../../ui/button.tsx';
import { cx } from '../../ui/cx.ts';
import { EmptyState } from '../../ui/pane.tsx';
import { PlaceHeader } from '../../ui/place-header.tsx';
import { Tag } from '../../ui/status-dot.tsx';
import { Switch } from '../../ui/switch.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { ArticleForm } from './article-form.tsx';
import styles from './articles.module.css';
import { CatalogueImport } from './catalogue-import.tsx';

const NEW: Article = { code: '', name: '', description: '', unit: '', vat: '21', stock: '', active: true, prices: [] };
const SEARCH_AFTER_MS = 80;

/** What is sold: searched by code or name, changed and imported by those who lead. */
export function ArticlesPlace() {
  const { t } = useTranslation();
  const client = useClient();
  const language = useAppState(({ settings }) => settings.language);
  const mayChange = useAppState(({ session }) => session.agent !== null && session.agent.role !== 'agent');
  const [query, setQuery] = useState('');
  const [all, setAll] = useState(false);
  const [page, setPage] = useState<ArticlePage | null>(null);
  const [round, setRound] = useState(0);
  const [open, setOpen] = useState<{ readonly article: Article; readonly isNew: boolean } | null>(null);
  const asked = JSON.stringify([query, all, round]);
  useEffect(() => {
    const [words, also] = JSON.parse(asked) as [string, boolean];
    let current = true;
    const timer = setTimeout(() => {
      void client.invoke('article.page', { query: words, all: also, offset: 0 }).then((reply) => {
        if (current && reply.ok) setPage(reply.value);
      });
    }, SEARCH_AFTER_MS);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [client, asked]);
  const more = async (): Promise<void> => {
    const reply = await client.invoke('article.page', { query, all, offset: page?.articles.length ?? 0 });
    if (reply.ok) setPage((now) => ({ total: reply.value.total, articles: [...(now?.articles ?? []), ...reply.value.articles] }));
  };
  /** What was open, and what is listed, may be another article now. */
  const taken = (): void => {
    setPage(null);
    setRound((now) => now + 1);
    setOpen((now) => (now?.isNew === true ? now : null));
  };
  const today = localDate(useNow(60_000));
  const articles = page?.articles ?? [];
  return (
    <>
      <PlaceHeader title={t('articles.title')} detail={page === null ? undefined : t('articles.count', { count: page.total })}>
        {mayChange && (
          <Button size="s" icon={<Plus />} onClick={() => setOpen({ article: NEW, isNew: true })}>
            {t('articles.add')}
          </Button>
        )}
      </PlaceHeader>
      <div className={styles['place']}>
        <div className={styles['main']}>
          <div className={styles['bar']}>
            <TextField data-first-focus className={styles['grow']} label={t('articles.search')} labelHidden placeholder={t('articles.search')} value={query} maxLength={200} onChange={({ target }) => setQuery(target.value)} />
            <Switch label={t('articles.all')} checked={all} onChange={setAll} />
            {mayChange && <CatalogueImport icon={<FileInput />} onTaken={taken} />}
          </div>
          {page !== null && page.total === 0 && query === '' ? (
            <div className={styles['nothing']}>
              <EmptyState icon={<Package size={28} />} title={t('articles.none')}>
                {t('articles.noneText')}
              </EmptyState>
            </div>
          ) : (
            <div className={styles['scroll']}>
              <table className={styles['table']}>
                <thead>
                  <tr>
                    <th scope="col">{t('articles.code')}</th>
                    <th scope="col">{t('articles.name')}</th>
                    <th scope="col">{t('articles.priceNow')}</th>
                    <th scope="col">{t('articles.vat')}</th>
                    <th scope="col">{t('articles.stock')}</th>
                  </tr>
                </thead>
                <tbody>
                  {articles.map((article) => {
                    const price = priceOn(article.prices, [], today);
                    const lists = new Set(article.prices.map(({ list }) => list).filter((list) => list !== '')).size;
                    return (
                      <tr key={article.code} className={cx(open?.article.code === article.code && styles['on'])}>
                        <td>{article.code}</td>
                        <td>
                          <button type="button" className={styles['name']} onClick={() => setOpen({ article, isNew: false })}>
                            {article.name}
                          </button>
                          {!article.active && <Tag tone="warn">{t('articles.inactive')}</Tag>}
                        </td>
                        <td className={styles['number']}>
                          {price === null ? '' : displayMinor(price.amount, 'EUR', language)} {lists > 0 && <span className={styles['soft']}>{t('articles.moreLists', { count: lists })}</span>}
                        </td>
                        <td className={styles['number']}>{article.vat}</td>
                        <td>{article.stock}</td>
                      </tr>
                    );
                  })}
                </tbody>
              </table>
              {page !== null && articles.length < page.total && (
                <Button size="s" onClick={() => void more()}>
                  {t('articles.more')}
                </Button>
              )}
            </div>
          )}
        </div>
        {open !== null && (
          <ArticleForm
            key={open.article.code}
            article={open.article}
            isNew={open.isNew}
            disabled={!mayChange}
            onDone={() => {
              setOpen(null);
              setRound((now) => now + 1);
            }}
            onCancel={() => setOpen(null)}
          />
        )}
      </div>
    </>
  );
}
