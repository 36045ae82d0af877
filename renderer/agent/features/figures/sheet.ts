import type { TFunction } from 'i18next';
import { QUEUE_FIGURE_KEYS, queueFigure, type QueueReport } from '../../../../shared/domain/acd/service-level.ts';
import type { ReasonRule } from '../../../../shared/domain/agent-state/not-ready-reasons.ts';
import { FIGURE_KEYS, figureKind, shownFigure, type FigureKey, type FigureUnit } from '../../../../shared/domain/figures/figures.ts';
import type { Report } from '../../../../shared/domain/figures/report.ts';
import type { TeamFile } from '../../../../shared/domain/figures/figures-file.ts';
import { addUp, type Sums } from '../../../../shared/domain/figures/sums.ts';
import { meanOf, type TeamMean } from '../../../../shared/domain/figures/team-mean.ts';
import type { Cell } from '../../../../shared/domain/contact-file/tables-csv.ts';
import { inFigureUnit } from '../../../../shared/domain/figures/targets.ts';
import { formatDuration } from '../../bridge/format.ts';
import { plainFigure, showFigure, showMean } from './show.ts';
import { timeRows } from './time-table.tsx';

type Table = { readonly title: string; readonly rows: readonly (readonly Cell[])[] };
/** On paper figures stand as on screen; for a spreadsheet they are plain numbers, with their unit beside them. */
type FileKind = 'csv' | 'pdf';

/** A report as tables, for a file; every part of the period is a column of the last one. */
export function sheetOf(
  report: Report,
  names: readonly string[],
  t: TFunction,
  language: string,
  { as, reasonText, rules, queues, team }: { readonly as: FileKind; readonly reasonText: (reason: string) => string; readonly rules: readonly ReasonRule[]; readonly queues: QueueReport | null; readonly team: TeamMean | null },
): readonly Table[] {
  const { rows, seconds, billable } = timeRows(report.total, rules);
  const plain = as === 'csv';
  const show = (of: number, unit: FigureUnit): Cell => (plain ? plainFigure(of, unit) : showFigure(of, unit, language));
  const value = (of: number | null, unit: FigureUnit): Cell => (of === null ? '' : show(of, unit));
  const spent = (ofSeconds: number): Cell => (plain ? ofSeconds : formatDuration(ofSeconds * 1_000));
  const unitHead = plain ? [t('figures.column.unit')] : [];
  const unitCell = (unit: FigureUnit): readonly string[] => (plain ? [t(`figures.units.${unit}`)] : []);
  const figures = (own: boolean): Table => ({
    title: t(own ? 'figures.own' : 'figures.others'),
    rows: [
      [t('figures.column.figure'), ...unitHead, t('figures.column.value'), t('figures.column.earlier'), ...(team === null ? [] : [t('figures.column.team', { count: team.people })]), t('figures.column.target')],
      ...FIGURE_KEYS.filter((key) => figureKind(key).own === own).map((key) => {
        const { unit, target } = figureKind(key);
        const mean = team === null ? null : meanOf(figureKind(key), team);
        const goal = report.targets.find(({ kind }) => kind === target);
        return [
          t(`figures.name.${key}`),
          ...unitCell(unit),
          value(shownFigure(figureKind(key), report.total), unit),
          value(shownFigure(figureKind(key), report.earlier), unit),
          ...(team === null ? [] : [mean === null ? '' : plain ? plainFigure(mean, unit) : showMean(mean, unit, language)]),
          goal === undefined ? '' : show(inFigureUnit(goal), unit),
        ];
      }),
    ],
  });
  const queueTable = ({ rule, total, earlier }: QueueReport): Table => ({
    title: t('queues.title'),
    rows: [
      [t('figures.column.figure'), ...unitHead, t('figures.column.value'), t('figures.column.earlier'), t('figures.column.target')],
      ...QUEUE_FIGURE_KEYS.map((key) => {
        const { of, unit } = queueFigure(key);
        return [
          plain && key === 'serviceLevel' ? t('queues.nameWithin', { seconds: rule.withinSeconds }) : t(`queues.name.${key}`),
          ...unitCell(unit),
          value(of(total, rule), unit),
          value(of(earlier, rule), unit),
          key !== 'serviceLevel' ? '' : plain ? rule.percent : t('queues.target', { percent: showFigure(rule.percent, 'percent', language), seconds: rule.withinSeconds }),
        ];
      }),
    ],
  });
  return [
    {
      title: t('figures.time'),
      rows: [
        [t('figures.timePart'), plain ? t('figures.inUnit', { name: t('figures.spent'), unit: t('figures.units.time') }) : t('figures.spent')],
        ...rows.map((row) => [
          row.reason === null
            ? t(`figures.kind.${row.kind}`)
            : `${t('figures.kind.not-ready')}: ${reasonText(row.reason)}`,
          spent(row.seconds),
        ]),
        [t('figures.kind.login'), spent(seconds)],
        [t('figures.billable'), spent(billable)],
      ],
    },
    figures(true),
    figures(false),
    ...(queues?.any === true ? [queueTable(queues)] : []),
    {
      title: t('figures.byPart'),
      rows: [
        [plain ? t('figures.column.figure') : '', ...unitHead, ...names],
        ...FIGURE_KEYS.map((key) => [
          t(`figures.name.${key}`),
          ...unitCell(figureKind(key).unit),
          ...report.parts.map((part) => value(shownFigure(figureKind(key), part), figureKind(key).unit)),
        ]),
      ],
    },
  ];
}

/** The table of a team for a file: a row for each person, and of those who are beyond doubt together. */
export function teamSheet(files: readonly TeamFile[], doubtful: ReadonlySet<string>, t: TFunction, language: string, as: FileKind): readonly Table[] {
  const counted = files.filter(({ id }) => !doubtful.has(id));
  const table = (own: boolean): Table => {
    const keys = FIGURE_KEYS.filter((key) => figureKind(key).own === own);
    const cells = (sums: Sums): readonly Cell[] =>
      keys.map((key) => {
        const { unit } = figureKind(key);
        const value = shownFigure(figureKind(key), sums);
        return value === null ? '' : as === 'csv' ? plainFigure(value, unit) : showFigure(value, unit, language);
      });
    const head = (key: FigureKey): string => (as === 'csv' ? t('figures.inUnit', { name: t(`figures.name.${key}`), unit: t(`figures.units.${figureKind(key).unit}`) }) : t(`figures.name.${key}`));
    const total = counted.length === files.length ? t('figures.files.total', { count: files.length }) : t('figures.files.totalPart', { counted: counted.length, count: files.length });
    return {
      title: t(own ? 'figures.files.inHand' : 'figures.others'),
      rows: [
        [t('figures.files.person'), ...keys.map(head)],
        ...files.map(({ id, person, sums }) => [doubtful.has(id) ? `${person.name} (${t('figures.files.twoKeys')})` : person.name, ...cells(sums)]),
        [total, ...cells(addUp(counted.map(({ sums }) => sums)))],
      ],
    };
  };
  return [table(true), table(false)];
}
