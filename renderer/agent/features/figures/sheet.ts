import type { TFunction } from 'i18next';
import { QUEUE_FIGURE_KEYS, queueFigure, type QueueReport } from '../../../../shared/domain/acd/service-level.ts';
import type { ReasonRule } from '../../../../shared/domain/agent-state/not-ready-reasons.ts';
import { billableMs, FIGURE_KEYS, figureKind } from '../../../../shared/domain/figures/figures.ts';
import type { Report } from '../../../../shared/domain/figures/report.ts';
import { inFigureUnit } from '../../../../shared/domain/figures/targets.ts';
import { formatDuration } from '../../bridge/format.ts';
import { showFigure } from './show.ts';
import { timeRows } from './time-table.tsx';

type Table = { readonly title: string; readonly rows: readonly (readonly string[])[] };

/** A report as tables, for a file. Time in h:mm:ss; every part of the period is a column of the last one. */
export function sheetOf(
  report: Report,
  names: readonly string[],
  t: TFunction,
  language: string,
  { reasonText, rules, queues }: { readonly reasonText: (reason: string) => string; readonly rules: readonly ReasonRule[]; readonly queues: QueueReport | null },
): readonly Table[] {
  const { rows, seconds } = timeRows(report.total);
  const value = (of: number | null, unit: Parameters<typeof showFigure>[1]): string =>
    of === null ? '' : showFigure(of, unit, language);
  const figures = (own: boolean): Table => ({
    title: t(own ? 'figures.own' : 'figures.others'),
    rows: [
      [t('figures.column.figure'), t('figures.column.value'), t('figures.column.earlier'), t('figures.column.target')],
      ...FIGURE_KEYS.filter((key) => figureKind(key).own === own).map((key) => {
        const { of, unit, target } = figureKind(key);
        const goal = report.targets.find(({ kind }) => kind === target);
        return [
          t(`figures.name.${key}`),
          value(of(report.total), unit),
          value(of(report.earlier), unit),
          goal === undefined ? '' : showFigure(inFigureUnit(goal), unit, language),
        ];
      }),
    ],
  });
  const queueTable = ({ rule, total, earlier }: QueueReport): Table => ({
    title: t('queues.title'),
    rows: [
      [t('figures.column.figure'), t('figures.column.value'), t('figures.column.earlier'), t('figures.column.target')],
      ...QUEUE_FIGURE_KEYS.map((key) => {
        const { of, unit } = queueFigure(key);
        return [
          t(`queues.name.${key}`),
          value(of(total, rule), unit),
          value(of(earlier, rule), unit),
          key === 'serviceLevel' ? t('queues.target', { percent: showFigure(rule.percent, 'percent', language), seconds: rule.withinSeconds }) : '',
        ];
      }),
    ],
  });
  return [
    {
      title: t('figures.time'),
      rows: [
        [t('figures.timePart'), t('figures.spent')],
        ...rows.map((row) => [
          row.reason === null
            ? t(`figures.kind.${row.kind}`)
            : `${t('figures.kind.not-ready')}: ${reasonText(row.reason)}`,
          formatDuration(row.seconds * 1_000),
        ]),
        [t('figures.kind.login'), formatDuration(seconds * 1_000)],
        [t('figures.billable'), formatDuration(Math.round(billableMs(report.total, rules) / 1_000) * 1_000)],
      ],
    },
    figures(true),
    figures(false),
    ...(queues?.any === true ? [queueTable(queues)] : []),
    {
      title: t('figures.byPart'),
      rows: [
        ['', ...names],
        ...FIGURE_KEYS.map((key) => [
          t(`figures.name.${key}`),
          ...report.parts.map((part) => value(figureKind(key).of(part), figureKind(key).unit)),
        ]),
      ],
    },
  ];
}
