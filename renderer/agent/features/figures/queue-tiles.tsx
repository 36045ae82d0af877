import { useEffect, useState } from 'react';
import { waitingIn } from '../../../../shared/domain/acd/queue-live.ts';
import {
  QUEUE_FIGURE_KEYS,
  queueFigure,
  type QueueFigureKey,
  type QueueReport,
} from '../../../../shared/domain/acd/service-level.ts';
import type { Span } from '../../../../shared/domain/figures/period.ts';
import type { ProjectId } from '../../../../shared/lib/brand.ts';
import { formatDuration } from '../../bridge/format.ts';
import { useAppState, useClient } from '../../bridge/hooks.ts';
import { useTranslation } from '../../bridge/texts.ts';
import { useNow } from '../../bridge/use-now.ts';
import { cx } from '../../ui/cx.ts';
import styles from './figures.module.css';
import { showFigure } from './show.ts';

/** The queues of a project in a period; null until they are counted. */
export function useQueueReport(ask: {
  readonly projectId: ProjectId | null;
  readonly span: Span;
  readonly at: number;
  readonly steps: number;
}): QueueReport | null {
  const client = useClient();
  const { projectId, span, at, steps } = ask;
  const [report, setReport] = useState<QueueReport | null>(null);
  useEffect(() => {
    let current = true;
    void client.invoke('queues.report', { projectId, span, at, steps }).then((reply) => {
      if (current && reply.ok) setReport(reply.value);
    });
    return () => {
      current = false;
    };
  }, [client, projectId, span, at, steps]);
  return report;
}

/** Service level, waiting and the like: what comes of how busy it is. Each opens the way it is counted, and the callers behind it. */
export function QueueTiles({
  report,
  chosen,
  onChoose,
}: {
  readonly report: QueueReport;
  readonly chosen: QueueFigureKey | null;
  readonly onChoose: (key: QueueFigureKey | null) => void;
}) {
  const { t } = useTranslation();
  return (
    <section aria-label={t('queues.title')}>
      <h3 className={styles['heading']}>
        {t('queues.title')}
        {report.any && <WaitingNow queues={report.queues} />}
      </h3>
      {!report.any ? (
        <p className={styles['soft']}>{t('queues.none')}</p>
      ) : (
        <div className={styles['tiles']}>
          {QUEUE_FIGURE_KEYS.map((key) => (
            <Tile
              key={key}
              report={report}
              figure={key}
              pressed={chosen === key}
              onPress={() => onChoose(chosen === key ? null : key)}
            />
          ))}
        </div>
      )}
    </section>
  );
}

function WaitingNow({ queues }: { readonly queues: readonly string[] }) {
  const { t } = useTranslation();
  const live = useAppState((state) => state.queueLive);
  const now = useNow();
  if (live.state !== 'on') return null;
  const { waiting, since } = waitingIn(live, queues);
  return (
    <span className={styles['now']}>
      {' · '}
      {t('queues.now')}:{' '}
      {waiting === 0
        ? t('queues.nowNone')
        : `${String(waiting)}, ${t('queues.nowLongest', { time: formatDuration(Math.max(0, now - (since ?? now))) })}`}
    </span>
  );
}

function Tile({
  report,
  figure,
  pressed,
  onPress,
}: {
  readonly report: QueueReport;
  readonly figure: QueueFigureKey;
  readonly pressed: boolean;
  readonly onPress: () => void;
}) {
  const { t, i18n } = useTranslation();
  const { of, unit } = queueFigure(figure);
  const show = (value: number | null): string =>
    value === null ? t('figures.none') : showFigure(value, unit, i18n.language);
  const { rule, total, earlier } = report;
  const value = of(total, rule);
  const met = figure !== 'serviceLevel' || value === null ? null : value >= rule.percent;
  return (
    <button type="button" className={styles['tile']} aria-pressed={pressed} onClick={onPress}>
      <span className={styles['name']}>{t(`queues.name.${figure}`)}</span>
      <span className={styles['value']}>{show(value)}</span>
      <span className={styles['beside']}>{t('figures.earlier', { value: show(of(earlier, rule)) })}</span>
      {figure === 'serviceLevel' && (
        <span className={cx(styles['target'], met === false && styles['off'], met === true && styles['met'])}>
          {t('queues.target', {
            percent: showFigure(rule.percent, 'percent', i18n.language),
            seconds: rule.withinSeconds,
          })}
          {met !== null && <span className="visually-hidden">. {t(met ? 'queues.met' : 'queues.notMet')}</span>}
          {met !== null && <span aria-hidden="true"> {met ? '✓' : '·'}</span>}
        </span>
      )}
    </button>
  );
}
