import { useEffect, useState } from 'react';
import { displayPhone } from '../../../../shared/domain/contact/phone-number.ts';
import { figureKind, shownFigure, type FigureKey, type FigureKind } from '../../../../shared/domain/figures/figures.ts';
import type { CallBehind, Report } from '../../../../shared/domain/figures/report.ts';
import { meanOf, type TeamMean } from '../../../../shared/domain/figures/team-mean.ts';
import { inFigureUnit } from '../../../../shared/domain/figures/targets.ts';
import { formatDayTime, formatDuration } from '../../bridge/format.ts';
import { useAppState, useClient, useView } from '../../bridge/hooks.ts';
import { useTranslation } from '../../bridge/texts.ts';
import { FirstRows } from './first-rows.tsx';
import { showFigure, showMean } from './show.ts';
import styles from './figures.module.css';
import { FigureChart } from './time-chart.tsx';

/** One figure: how it is counted, in words; its course; and the calls that it is made of. */
export function FigureDetails({
  report,
  team,
  figure,
  names,
}: {
  readonly report: Report;
  readonly team: TeamMean | null;
  readonly figure: FigureKey;
  readonly names: readonly string[];
}) {
  const { t, i18n } = useTranslation();
  const { of, unit, calls, division } = figureKind(figure);
  const name = t(`figures.name.${figure}`);
  const target = report.targets.find(({ kind }) => figureKind(figure).target === kind);
  const value = shownFigure(figureKind(figure), report.total);
  const mean = team === null ? null : meanOf(figureKind(figure), team);
  const show = (each: number): string => showFigure(each, unit, i18n.language);
  const parts = ({ part, whole, of: divide }: NonNullable<FigureKind['division']>): { readonly part: string; readonly whole: string } => {
    const [above, below] = divide(report.total);
    return { part: showFigure(above, part, i18n.language), whole: showFigure(below, whole, i18n.language) };
  };
  const whyNoTarget = (): string => {
    const apart = report.apart.find(({ kind }) => figureKind(figure).target === kind);
    if (apart === undefined) return t('figures.noTarget');
    const told = apart.of.map(({ project, value: of }) => ({ project, value: show(inFigureUnit({ kind: apart.kind, value: of })) }));
    if (apart.why === 'day') return t('figures.targetOfDay', { value: told[0]?.value });
    return t('figures.targetByProject', { list: told.map((each) => t('figures.targetOfProject', each)).join(', ') });
  };
  return (
    <section className={styles['details']} aria-label={name}>
      <h3>
        {name} <span className={styles['value']}>{value === null ? t('figures.none') : show(value)}</span>
      </h3>
      <h4>{t('figures.formula')}</h4>
      <p>{t(`figures.words.${figure}`)}</p>
      {division !== undefined && value !== null && <p className={styles['sum']}>{t(unit === 'percent' ? 'figures.dividedPercent' : 'figures.divided', { ...parts(division), value: show(value) })}</p>}
      {team !== null && mean !== null && (
        <p>
          {t('figures.mean.words', { value: showMean(mean, unit, i18n.language), count: team.people, at: formatDayTime(team.countedAt, i18n.language) })}{' '}
          <span className={styles['soft']}>{t(unit === 'time' || unit === 'count' ? 'figures.mean.each' : 'figures.mean.together')}</span>
        </p>
      )}
      <FigureChart
        values={report.parts.map((part) => of(part))}
        names={names}
        label={t('figures.chart', { figure: name })}
        target={target === undefined ? null : inFigureUnit(target)}
        show={show}
      />
      {figureKind(figure).target !== undefined && target === undefined && <p className={styles['soft']}>{whyNoTarget()}</p>}
      {calls !== null && <CallsBehind key={[figure, report.whose, report.projectId, report.period.from, report.period.to].join(' ')} report={report} figure={figure} />}
    </section>
  );
}

function CallsBehind({
  report,
  figure,
}: {
  readonly report: Report;
  readonly figure: FigureKey;
}) {
  const { t, i18n } = useTranslation();
  const client = useClient();
  const [found, setFound] = useState<{ readonly calls: readonly CallBehind[]; readonly total: number } | null>(null);
  const { calls: set } = figureKind(figure);
  useEffect(() => {
    let current = true;
    // Counted anew it is asked anew, and the rows stay meanwhile.
    const { whose, projectId, period } = report;
    if (set !== null)
      void client.invoke('figures.calls', { whose, projectId, set, from: period.from, to: period.to }).then((reply) => {
        if (current && reply.ok) setFound(reply.value);
      });
    return () => {
      current = false;
    };
  }, [client, report, set]);
  if (found === null) return null;
  const { calls, total } = found;
  return (
    <>
      <h4>
        {t('figures.behind')} · {t('figures.behindCount', { count: total })}
      </h4>
      {total > calls.length && (
        <p className={styles['soft']}>{t('figures.behindMost', { shown: calls.length, count: total })}</p>
      )}
      {total === 0 ? (
        <p className={styles['soft']}>{t('figures.noCalls')}</p>
      ) : (
        <FirstRows rows={calls.map((call) => ({ key: call.callId, row: <CallRow call={call} language={i18n.language} /> }))} />
      )}
    </>
  );
}

function CallRow({ call, language }: { readonly call: CallBehind; readonly language: string }) {
  const { t } = useTranslation();
  const goTo = useView((view) => view.goTo);
  const country = useAppState(({ settings }) => settings.country);
  const who = call.name || (call.number === '' ? t('figures.unknown') : displayPhone(call.number, country));
  const about = [
    call.answeredAt === null
      ? t('figures.notAnswered')
      : t('figures.talked', { time: formatDuration((call.endedAt ?? call.answeredAt) - call.answeredAt) }),
    ...(call.silenceMs === null || call.silenceMs === 0
      ? []
      : [t('figures.silent', { time: formatDuration(call.silenceMs) })]),
  ].join(' · ');
  const open =
    call.contactId !== null
      ? () => goTo('timeline', call.contactId)
      : call.interactionId !== null && call.outcome !== null
        ? () => goTo('registrations', call.interactionId)
        : null;
  const text = (
    <>
      <span>{formatDayTime(call.startedAt, language)}</span> <strong>{who}</strong>{' '}
      <span className={styles['soft']}>{about}</span>
    </>
  );
  return open === null ? (
    <span className={styles['call']}>{text}</span>
  ) : (
    <button type="button" className={styles['call']} title={t(call.contactId === null ? 'figures.toRecord' : 'figures.toHistory', { who })} onClick={open}>
      {text}
    </button>
  );
}
