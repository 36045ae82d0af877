import { Undo2 } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { displayMinor } from '../../../../shared/domain/registration/describe.ts';
import type { CataloguePlan, CatalogueTaken } from '../../../../shared/ipc/commands/article.ts';
import { useAppState } from '../../bridge/hooks.ts';
import { useTranslation } from '../../bridge/texts.ts';
import { useCommand } from '../../bridge/use-command.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorAlert } from '../../ui/error-alert.tsx';
import { InlineAlert } from '../../ui/inline-alert.tsx';
import styles from './articles.module.css';

/** Rows that are told one by one. */
const TOLD = 8;

/** Reads a table of articles, says what is in it and what is left out, and takes it over when told. */
export function CatalogueImport({ icon, onTaken }: { readonly icon: ReactNode; readonly onTaken: () => void }) {
  const { t } = useTranslation();
  const open = useCommand('article.openCatalogue');
  const take = useCommand('article.takeOver');
  const back = useCommand('article.takeBack');
  const language = useAppState(({ settings }) => settings.language);
  const money = (minor: number): string => displayMinor(minor, 'EUR', language);
  const [plan, setPlan] = useState<CataloguePlan | null>(null);
  const [taken, setTaken] = useState<CatalogueTaken | null>(null);
  const [undone, setUndone] = useState(false);
  const choose = async (): Promise<void> => {
    setTaken(null);
    setUndone(false);
    const reply = await open.run({});
    setPlan(reply.ok ? reply.value : null);
  };
  const takeOver = async (): Promise<void> => {
    const reply = await take.run({});
    if (!reply.ok) return;
    setPlan(null);
    setTaken(reply.value);
    onTaken();
  };
  const takeBack = async (): Promise<void> => {
    const reply = await back.run({});
    if (!reply.ok) return;
    setUndone(true);
    setTaken(reply.value);
    onTaken();
  };
  return (
    <div className={styles['import']}>
      <Button size="s" icon={icon} pending={open.pending} onClick={() => void choose()}>
        {t('articles.import')}
      </Button>
      {plan?.state === 'refused' && (
        <InlineAlert severity="error" title={t('articles.refused', { file: plan.file })} onDismiss={() => setPlan(null)}>
          {t(`articles.refusedWhy.${plan.problem}`)}
        </InlineAlert>
      )}
      {plan?.state === 'read' && (
        <InlineAlert
          severity={plan.rejectedRows > 0 ? 'warning' : 'info'}
          title={t('articles.read', { file: plan.file, articles: plan.articles, prices: plan.prices })}
          onDismiss={() => setPlan(null)}
          actions={
            <Button size="s" variant="primary" disabled={plan.articles === 0} pending={take.pending} onClick={() => void takeOver()}>
              {t('articles.takeOver')}
            </Button>
          }
        >
          {t('articles.plan', { added: plan.added, changed: plan.changed })}
          <ul className={styles['rejected']}>
            {plan.sample.map(({ code, name, prices: [price] }) => (
              <li key={code}>{[code, name, price === undefined ? t('articles.noPrice') : money(price.amount)].join(' · ')}</li>
            ))}
            {plan.articles > plan.sample.length && <li>…</li>}
          </ul>
          {plan.priceChanges.length > 0 && (
            <>
              {t('articles.priceChanges', { count: plan.priceChanges.length })}
              <ul className={styles['rejected']}>
                {plan.priceChanges.slice(0, TOLD).map(({ code, name, old, next }, index) => (
                  <li key={`${code}.${String(index)}`}>{t('articles.priceChange', { code, name, old: money(old), next: money(next) })}</li>
                ))}
                {plan.priceChanges.length > TOLD && <li>…</li>}
              </ul>
            </>
          )}
          {plan.rejectedRows > 0 && (
            <>
              {t('articles.rejected', { count: plan.rejectedRows })}
              <ul className={styles['rejected']}>
                {plan.rejected.slice(0, TOLD).map(({ row, fault, text }) => (
                  <li key={row}>{t('articles.rejectedRow', { row: [row, text].filter((part) => part !== '').join(' '), reason: t(`articles.fault.${fault}`) })}</li>
                ))}
                {plan.rejectedRows > TOLD && <li>…</li>}
              </ul>
            </>
          )}
        </InlineAlert>
      )}
      {taken !== null && (
        <InlineAlert
          severity="ok"
          onDismiss={() => setTaken(null)}
          actions={
            !undone && (
              <Button size="s" icon={<Undo2 aria-hidden="true" />} pending={back.pending} onClick={() => void takeBack()}>
                {t('common.undo')}
              </Button>
            )
          }
        >
          {t(undone ? 'articles.takenBack' : 'articles.taken', taken)}
        </InlineAlert>
      )}
      <ErrorAlert error={open.error ?? take.error ?? back.error} />
    </div>
  );
}
