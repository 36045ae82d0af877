import { useState } from 'react';
import { MAX_PRICES, type Article } from '../../../../shared/domain/article/article.ts';
import { displayNumber } from '../../../../shared/domain/registration/describe.ts';
import { readDecimal, readMoney, scaled, unscaled } from '../../../../shared/domain/registration/field-text.ts';
import { useAppState } from '../../bridge/hooks.ts';
import { useTranslation } from '../../bridge/texts.ts';
import { useCommand } from '../../bridge/use-command.ts';
import { EditRows } from '../../ui/edit-rows.tsx';
import { ErrorAlert } from '../../ui/error-alert.tsx';
import { EscapeForm } from '../../ui/escape-form.tsx';
import { FormActs } from '../../ui/form-acts.tsx';
import { NumberText } from '../../ui/number-text.tsx';
import { Switch } from '../../ui/switch.tsx';
import { TextArea } from '../../ui/text-area.tsx';
import { TextField } from '../../ui/text-field.tsx';
import styles from './articles.module.css';

/** One article with its prices. */
export function ArticleForm({
  article: initial,
  isNew,
  disabled,
  onDone,
  onCancel,
}: {
  readonly article: Article;
  readonly isNew: boolean;
  readonly disabled: boolean;
  readonly onDone: () => void;
  readonly onCancel: () => void;
}) {
  const { t } = useTranslation();
  const language = useAppState(({ settings }) => settings.language);
  const save = useCommand('article.save');
  const [article, setArticle] = useState(initial);
  const [tried, setTried] = useState(false);
  const set = (change: Partial<Article>): void => setArticle((now) => ({ ...now, ...change }));
  const vat = readDecimal(article.vat, 2);
  const wrong = article.code.trim() === '' || article.name.trim() === '' || vat === null || Number(vat) < 0 || Number(vat) > 100 || article.prices.some(({ amount, from, until }) => amount < 0 || (until !== '' && until < from));
  const submit = async (): Promise<void> => {
    setTried(true);
    if (wrong || vat === null) return;
    const reply = await save.run({ article: { ...article, code: article.code.trim(), name: article.name.trim(), vat, prices: [...article.prices] }, isNew });
    if (reply.ok) onDone();
  };
  return (
    <EscapeForm label={isNew ? t('articles.addTitle') : t('articles.change', { name: initial.name })} className={styles['form']} onSubmit={() => void submit()} onCancel={onCancel}>
      <TextField
        // oxlint-disable-next-line jsx-a11y/no-autofocus -- opened to be filled in
        autoFocus={isNew}
        label={t('articles.code')}
        disabled={disabled || !isNew}
        maxLength={80}
        value={article.code}
        missing={tried && article.code.trim() === ''}
        onChange={({ target }) => set({ code: target.value })}
      />
      <TextField label={t('articles.name')} disabled={disabled} maxLength={300} value={article.name} missing={tried && article.name.trim() === ''} onChange={({ target }) => set({ name: target.value })} />
      <TextArea label={t('articles.description')} disabled={disabled} maxLength={2_000} value={article.description} onChange={({ target }) => set({ description: target.value })} />
      <div className={styles['pair']}>
        <TextField label={t('articles.unit')} disabled={disabled} maxLength={40} value={article.unit} onChange={({ target }) => set({ unit: target.value })} />
        <TextField label={t('articles.vat')} inputMode="decimal" disabled={disabled} maxLength={6} value={article.vat} missing={tried && vat === null} onChange={({ target }) => set({ vat: target.value })} />
      </div>
      <TextField label={t('articles.stock')} hint={t('articles.stockHint')} disabled={disabled} maxLength={300} value={article.stock} onChange={({ target }) => set({ stock: target.value })} />
      <Switch label={t('articles.active')} checked={article.active} disabled={disabled} onChange={(active) => set({ active })} />
      <EditRows
        label={t('articles.prices')}
        hint={t('articles.pricesHint')}
        add={t('articles.addPrice')}
        rows={article.prices}
        most={MAX_PRICES}
        disabled={disabled}
        create={() => ({ list: '', from: '', until: '', amount: 0 })}
        onChange={(prices) => set({ prices })}
      >
        {(price, change) => (
          <div className={styles['price']}>
            <NumberText
              label={t('articles.price')}
              disabled={disabled}
              value={displayNumber(unscaled(price.amount, 2), language)}
              read={(text) => scaled(readMoney(text) ?? '', 2)}
              onChange={(amount) => change({ amount: amount ?? 0 })}
            />
            <TextField label={t('articles.list')} placeholder={t('articles.listHint')} disabled={disabled} maxLength={120} value={price.list} onChange={({ target }) => change({ list: target.value })} />
            <TextField type="date" label={t('articles.from')} disabled={disabled} value={price.from} onChange={({ target }) => change({ from: target.value })} />
            <TextField type="date" label={t('articles.until')} disabled={disabled} value={price.until} onChange={({ target }) => change({ until: target.value })} />
          </div>
        )}
      </EditRows>
      {tried && wrong && (
        <p role="alert" className={styles['bad']}>
          {t('articles.problem')}
        </p>
      )}
      <ErrorAlert error={save.error} />
      <FormActs disabled={disabled} pending={save.pending} onCancel={onCancel} />
    </EscapeForm>
  );
}
