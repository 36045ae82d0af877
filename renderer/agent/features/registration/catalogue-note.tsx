import { articleKey, type ArticleFound } from '../../../../shared/domain/article/article.ts';
import { codeColumn } from '../../../../shared/domain/registration/order-code.ts';
import { displayDate, displayMinor } from '../../../../shared/domain/registration/describe.ts';
import { scaled } from '../../../../shared/domain/registration/field-text.ts';
import type { TableField } from '../../../../shared/domain/registration/form.ts';
import type { TableRow } from '../../../../shared/domain/registration/table-value.ts';
import type { Language } from '../../../../shared/ipc/app-state.ts';
import { useTranslation } from '../../bridge/texts.ts';
import { cx } from '../../ui/cx.ts';
import styles from './table-control.module.css';

/** Where the price of a line comes from, and what is known of the stock. A price that is another one than the catalogue's is said. */
export function CatalogueNote({ field, row, found, language }: { readonly field: TableField; readonly row: TableRow; readonly found: ReadonlyMap<string, ArticleFound>; readonly language: Language }) {
  const { t } = useTranslation();
  const column = codeColumn(field);
  const article = column === null ? undefined : found.get(articleKey(row[column] ?? ''));
  if (article === undefined) return null;
  const { price, stock } = article;
  const typed = field.amounts === undefined ? null : scaled(row[field.amounts.price] ?? '', 2);
  const differs = price !== null && typed !== null && typed !== price.amount;
  const source = price === null ? t('articles.noPrice') : t(differs ? 'articles.otherPrice' : 'articles.fromList', { price: displayMinor(price.amount, field.amounts?.currency ?? 'EUR', language), list: price.list === '' ? t('articles.generalList') : price.list });
  const since = price === null || price.from === '' ? '' : t('articles.since', { date: displayDate(price.from, language) });
  const text = [source, since, stock === '' ? '' : t('articles.stockIs', { stock })].filter((part) => part !== '').join(' · ');
  return (
    <span className={cx(styles['note'], differs && styles['differs'])}>{text}</span>
  );
}
