import { BriefcaseBusiness, Building2, UserRound } from 'lucide-react';
import { useEffect, useState } from 'react';
import { ACCOUNT_SORTS, type AccountRow, type AccountSort } from '../../../../shared/domain/contact/account-row.ts';
import { formatDay } from '../../bridge/format.ts';
import { useAppState, useClient, useView } from '../../bridge/hooks.ts';
import { useTranslation } from '../../bridge/texts.ts';
import { useNow } from '../../bridge/use-now.ts';
import { cx } from '../../ui/cx.ts';
import { EmptyState } from '../../ui/pane.tsx';
import { PlaceHeader } from '../../ui/place-header.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { money } from '../customer/card-lines.tsx';
import styles from './customer-file.module.css';

const MINUTE_MS = 60_000;

/** The customers of whoever works here: the dearest first, or those longest without a conversation. */
export function AccountsList() {
  const { t } = useTranslation();
  const client = useClient();
  const goTo = useView((view) => view.goTo);
  const language = useAppState(({ settings }) => settings.language);
  const latest = useAppState(({ recentCalls }) => recentCalls[0]?.endedAt ?? null);
  const now = useNow(MINUTE_MS);
  const [sort, setSort] = useState<AccountSort>('value');
  const [answer, setAnswer] = useState<{ readonly rows: readonly AccountRow[]; readonly asOf: number | null } | null>(null);
  const rows = answer?.rows ?? null;
  useEffect(() => {
    let current = true;
    void client.invoke('customer.accounts', { sort }).then((reply) => {
      if (current) setAnswer({ rows: reply.ok ? (reply.value ?? []) : [], asOf: latest });
    });
    return () => {
      current = false;
    };
  }, [client, sort, latest]);
  return (
    <>
      <PlaceHeader title={t('customerFile.accounts.title')} detail={rows === null ? undefined : t('customerFile.accounts.count', { count: rows.length })}>
        <Segmented
          label={t('customerFile.accounts.sort')}
          labelHidden
          options={ACCOUNT_SORTS.map((value) => ({ value, label: t(`customerFile.accounts.sorts.${value}`) }))}
          value={sort}
          onChange={setSort}
        />
      </PlaceHeader>
      <div className={styles['page']}>
        {rows !== null && rows.length === 0 && <EmptyState icon={<BriefcaseBusiness size={28} />} title={t('customerFile.accounts.none')}>{t('customerFile.accounts.noneText')}</EmptyState>}
        {rows !== null && rows.length > 0 && (
          <>
            <div className={cx(styles['account'], styles['heads'])} aria-hidden="true">
              <span />
              <span />
              <span />
              <span className={styles['figure']}>{t('customers.column.value')}</span>
              <span className={styles['figure']}>{t('customers.column.lastContact')}</span>
            </div>
            <ul className={styles['rows']} aria-label={t('customerFile.accounts.title')}>
              {rows.map((row) => (
                <li key={row.contactId ?? row.organisationId}>
                  <button type="button" className={styles['account']} onClick={() => goTo('accounts', row.contactId ?? `organisation:${row.organisationId ?? ''}`)}>
                    {row.contactId === null ? <Building2 size={15} aria-hidden="true" /> : <UserRound size={15} aria-hidden="true" />}
                    <span className={styles['who']}>{row.name}</span>
                    <span className={styles['soft']}>{[row.organisation === row.name ? '' : row.organisation, row.city].filter(Boolean).join(' · ')}</span>
                    <span className={styles['figure']}>{row.customerValue === null ? '–' : money(row.customerValue, language)}</span>
                    <span className={styles['figure']}>{row.lastContactAt === null ? t('customerFile.accounts.never') : formatDay(row.lastContactAt, language, now)}</span>
                  </button>
                </li>
              ))}
            </ul>
          </>
        )}
      </div>
    </>
  );
}
