import { useEffect, useState } from 'react';
import { dayStart } from '../../../../shared/domain/agreement/agenda.ts';
import type { RegistrationCounts } from '../../../../shared/domain/registration/counts.ts';
import type { AppError } from '../../../../shared/errors/app-error.ts';
import type { RegistrationQuery } from '../../../../shared/ipc/commands/registration.ts';
import { useAppState, useClient } from '../../bridge/hooks.ts';
import { useTranslation } from '../../bridge/texts.ts';
import { cx } from '../../ui/cx.ts';
import { ErrorAlert } from '../../ui/error-alert.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import styles from './on-record.module.css';

const PERIODS = ['today', 'week', 'month', 'ever'] as const;
type Period = (typeof PERIODS)[number];
const DAYS_BACK: Readonly<Record<Exclude<Period, 'ever'>, number>> = { today: 0, week: 6, month: 29 };

/** What was registered with one form, counted by cause, outcome and whatever else is chosen in it. */
export function CountsView({ formId, search, round }: { readonly formId: string; readonly search: Omit<RegistrationQuery, 'offset'>; /** Changes when what is on record has changed. */ readonly round: number }) {
  const { t } = useTranslation();
  const client = useClient();
  const language = useAppState(({ settings }) => settings.language);
  const [period, setPeriod] = useState<Period>('month');
  const [counts, setCounts] = useState<RegistrationCounts | null>(null);
  const [error, setError] = useState<AppError | null>(null);
  const question = JSON.stringify([search, formId, period, round]);
  useEffect(() => {
    let current = true;
    const [asked, form, back] = JSON.parse(question) as [Omit<RegistrationQuery, 'offset'>, string, Period];
    const since = back === 'ever' ? null : dayStart(Date.now(), -DAYS_BACK[back]);
    void client.invoke('registration.counts', { ...asked, formId: form, since }).then((reply) => {
      if (!current) return;
      setCounts(reply.ok ? reply.value : null);
      setError(reply.ok ? null : reply.error);
    });
    return () => {
      current = false;
    };
  }, [client, question]);
  return (
    <section aria-label={t('onRecord.counts')} className={styles['record']}>
      <header className={styles['head']}>
        <div className={styles['grow']}>
          <h3 className={styles['who']}>{counts?.name[language] ?? ''}</h3>
          {counts !== null && <span className={styles['soft']}>{t('onRecord.count', { count: counts.total })}</span>}
        </div>
        <Segmented label={t('onRecord.period')} labelHidden value={period} options={PERIODS.map((value) => ({ value, label: t(`onRecord.periods.${value}`) }))} onChange={setPeriod} />
      </header>
      <ErrorAlert error={error} />
      <div className={cx(styles['scroll'], styles['counted'])}>
        {(counts?.total ?? 0) > 0 &&
          counts?.fields.map(({ key, label, answers, open }) => (
            <table key={key} className={styles['counts']}>
              <caption>{label[language]}</caption>
              <tbody>
                {answers.map((answer) => (
                  <Line key={answer.value} label={answer.label[language]} count={answer.count} total={counts.total} />
                ))}
                {open > 0 && <Line label={t('onRecord.notAnswered')} count={open} total={counts.total} />}
              </tbody>
            </table>
          ))}
      </div>
    </section>
  );
}

function Line({ label, count, total }: { readonly label: string; readonly count: number; readonly total: number }) {
  const share = Math.round((100 * count) / total);
  return (
    <tr className={count === 0 ? styles['soft'] : undefined}>
      <th scope="row">{label}</th>
      <td>{count}</td>
      <td>{share}%</td>
      <td aria-hidden="true">
        <progress className={styles['share']} max={100} value={share} />
      </td>
    </tr>
  );
}
