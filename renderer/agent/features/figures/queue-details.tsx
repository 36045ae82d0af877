import { useEffect, useState } from 'react';
import { waitingIn } from '../../../../shared/domain/acd/queue-live.ts';
import {
  offeredIn,
  queueFigure,
  type QueueFigureKey,
  type QueueReport,
  type VisitBehind,
  type VisitSet,
} from '../../../../shared/domain/acd/service-level.ts';
import { formatDayTime, formatDuration } from '../../bridge/format.ts';
import { useAppState, useClient } from '../../bridge/hooks.ts';
import { useTranslation } from '../../bridge/texts.ts';
import { useNow } from '../../bridge/use-now.ts';
import styles from './figures.module.css';
import { FirstRows } from './first-rows.tsx';
import { showFigure } from './show.ts';
import { FigureChart } from './time-chart.tsx';

/** One figure of the queues: how it is counted, in words; its course; and the callers that it is made of. */
export function QueueDetails({
  report,
  figure,
  names,
}: {
  readonly report: QueueReport;
  readonly figure: QueueFigureKey;
  readonly names: readonly string[];
}) {
  const { t, i18n } = useTranslation();
  const { of, unit, visits } = queueFigure(figure);
  const { rule, total } = report;
  const name = t(`queues.name.${figure}`);
  const value = of(total, rule);
  const show = (each: number): string => showFigure(each, unit, i18n.language);
  // Whoever waits now has no end yet, and that is no gap.
  const live = useAppState((state) => state.queueLive);
  const now = useNow(60_000);
  const unknown = total.unknown - (report.period.to > now ? waitingIn(live, report.queues).waiting : 0);
  const seconds = rule.withinSeconds;
  const whole = offeredIn(total) - (rule.abandoned === 'left-out' ? total.abandoned : 0);
  const within = total.answeredWithin + (rule.abandoned === 'within' ? total.abandonedWithin + total.leftWithin : 0);
  return (
    <section className={styles['details']} aria-label={name}>
      <h3>
        {name} <span className={styles['value']}>{value === null ? t('figures.none') : show(value)}</span>
      </h3>
      <h4>{t('figures.formula')}</h4>
      <p>
        {figure === 'serviceLevel'
          ? t(`queues.words.serviceLevel.${rule.abandoned}`, { seconds })
          : t(`queues.words.${figure}`)}
      </p>
      {figure === 'serviceLevel' && value !== null && (
        <p>{t('queues.words.counted', { within, seconds, whole, value: show(value) })}</p>
      )}
      {rule.shortSeconds > 0 && visits !== null && visits !== 'answered' && (
        <p>{t('queues.words.short', { seconds: rule.shortSeconds, count: total.short })}</p>
      )}
      {total.otherRule > 0 && figure === 'serviceLevel' && <p>{t('queues.otherRule')}</p>}
      {unknown > 0 && <p className={styles['soft']}>{t('queues.unknown', { count: unknown })}</p>}
      {figure === 'serviceLevel' && rule.penalty !== '' && (
        <p className={styles['soft']}>{t('queues.penalty', { text: rule.penalty })}</p>
      )}
      <p className={styles['soft']}>{t('queues.of', { names: report.queues.join(', ') })}</p>
      <FigureChart
        values={report.parts.map((part) => of(part, rule))}
        names={names}
        label={t('figures.chart', { figure: name })}
        target={figure === 'serviceLevel' ? rule.percent : null}
        show={show}
      />
      {visits !== null && (
        <VisitsBehind
          key={`${figure} ${String(report.period.from)} ${String(offeredIn(total) + total.short + total.unknown)}`}
          report={report}
          set={visits}
        />
      )}
    </section>
  );
}

function VisitsBehind({
  report: { projectId, period },
  set,
}: {
  readonly report: QueueReport;
  readonly set: VisitSet;
}) {
  const { t, i18n } = useTranslation();
  const client = useClient();
  const [found, setFound] = useState<{ readonly visits: readonly VisitBehind[]; readonly total: number } | null>(null);
  useEffect(() => {
    let current = true;
    void client.invoke('queues.visits', { projectId, set, from: period.from, to: period.to }).then((reply) => {
      if (current && reply.ok) setFound(reply.value);
    });
    return () => {
      current = false;
    };
  }, [client, projectId, set, period.from, period.to]);
  if (found === null) return null;
  return (
    <>
      <h4>
        {t(set === 'late' ? 'queues.behindLate' : 'queues.behind')} · {t('queues.behindCount', { count: found.total })}
      </h4>
      {found.total > found.visits.length && (
        <p className={styles['soft']}>{t('queues.behindMost', { shown: found.visits.length, count: found.total })}</p>
      )}
      {found.total === 0 ? (
        <p className={styles['soft']}>{t('queues.noCallers')}</p>
      ) : (
        <FirstRows
          rows={found.visits.map((visit, index) => ({
            key: `${String(visit.enteredAt)} ${String(index)}`,
            row: (
              <span className={styles['call']}>
                {formatDayTime(visit.enteredAt, i18n.language)} <strong>{visit.queue}</strong> <span className={styles['soft']}>{aboutVisit(visit, t)}</span>
              </span>
            ),
          }))}
        />
      )}
    </>
  );
}

function aboutVisit(
  { outcome, waitMs, talkMs, agent }: VisitBehind,
  t: ReturnType<typeof useTranslation>['t'],
): string {
  return [
    t(`queues.outcome.${outcome}`),
    ...(waitMs === null ? [] : [t('queues.waited', { time: formatDuration(waitMs) })]),
    ...(talkMs === null ? [] : [t('queues.talked', { time: formatDuration(talkMs) })]),
    ...(agent === '' ? [] : [agent]),
  ].join(' · ');
}
