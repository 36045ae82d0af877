import { isBillable, type ReasonRule } from '../../../../shared/domain/agent-state/not-ready-reasons.ts';
import { billableMs } from '../../../../shared/domain/figures/figures.ts';
import { inWholeSeconds } from '../../../../shared/domain/figures/partition.ts';
import { loggedInMs, TIME_KINDS, type Sums, type TimeKind } from '../../../../shared/domain/figures/sums.ts';
import { formatDuration } from '../../bridge/format.ts';
import { useReasonText } from '../../bridge/use-reason-text.ts';
import { useAppState } from '../../bridge/hooks.ts';
import { useTranslation } from '../../bridge/texts.ts';
import { showFigure } from './show.ts';
import styles from './figures.module.css';
import { colourOf } from './time-chart.tsx';

export type TimeRow = {
  readonly key: string;
  readonly kind: TimeKind;
  readonly reason: string | null;
  readonly seconds: number;
};

/** Every state with its whole seconds, Not ready by its reasons; together they are the log-in time to the second, and those that are billable the billable time. */
export function timeRows(sums: Sums, rules: readonly ReasonRule[]): { readonly rows: readonly TimeRow[]; readonly seconds: number; readonly billable: number } {
  const whole = inWholeSeconds(sums);
  const found = TIME_KINDS.flatMap(
    (kind): readonly { readonly kind: TimeKind; readonly reason: string | null; readonly ms: number; readonly shown: number }[] =>
      kind === 'not-ready'
        ? Object.keys(sums.reasons).map((reason) => ({ kind, reason, ms: sums.reasons[reason] ?? 0, shown: whole.reasons[reason] ?? 0 }))
        : [{ kind, reason: null, ms: sums.time[kind], shown: whole.time[kind] }],
  ).filter(({ ms }) => ms > 0);
  return {
    rows: found.map(({ kind, reason, shown }) => ({
      key: `${kind} ${reason ?? ''}`,
      kind,
      reason,
      seconds: shown / 1_000,
    })),
    seconds: loggedInMs(whole) / 1_000,
    billable: billableMs(whole, rules) / 1_000,
  };
}

export function TimeTable({ sums }: { readonly sums: Sums }) {
  const { t, i18n } = useTranslation();
  const reasonText = useReasonText();
  const rules = useAppState((state) => state.notReadyReasons);
  const { rows, seconds, billable } = timeRows(sums, rules);
  // Of nothing nothing is a part.
  const share = (part: number): string => (seconds === 0 ? t('figures.none') : showFigure((100 * part) / seconds, 'percent', i18n.language));
  return (
    <table className={styles['times']}>
      <caption>{t('figures.time')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('figures.timePart')}</th>
          <th scope="col">{t('figures.spent')}</th>
          <th scope="col">{t('figures.share')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.key}>
            <th scope="row">
              <svg className={styles['swatch']} aria-hidden="true" width="9" height="9">
                <rect width="9" height="9" rx="2" fill={colourOf(row.kind)} />
              </svg>
              {row.reason === null
                ? t(`figures.kind.${row.kind}`)
                : `${t('figures.kind.not-ready')}: ${reasonText(row.reason)}`}
              {row.reason !== null && isBillable(rules, row.reason) && <span className={styles['soft']}> {t('figures.billableMark')}</span>}
            </th>
            <td>{formatDuration(row.seconds * 1_000)}</td>
            <td>{share(row.seconds)}</td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">{t('figures.kind.login')}</th>
          <td>{formatDuration(seconds * 1_000)}</td>
          <td>{share(seconds)}</td>
        </tr>
        <tr title={t('figures.billableMeans')}>
          <th scope="row">{t('figures.billable')}</th>
          <td>{formatDuration(billable * 1_000)}</td>
          <td>{share(billable)}</td>
        </tr>
      </tfoot>
    </table>
  );
}
