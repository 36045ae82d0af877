import { Download } from 'lucide-react';
import { useEffect, useState, type CSSProperties } from 'react';
import { ATTEMPT_RESULTS } from '../../../../shared/domain/call-list/attempt.ts';
import type { CallList } from '../../../../shared/domain/call-list/call-list.ts';
import { hoursToGoal } from '../../../../shared/domain/call-list/goal.ts';
import { listFigures, segmentFigures, type ListCounted, type ListFigures } from '../../../../shared/domain/call-list/list-figures.ts';
import type { CallListId } from '../../../../shared/lib/brand.ts';
import { formatDecimal } from '../../bridge/format.ts';
import { useAppState, useClient } from '../../bridge/hooks.ts';
import { useTranslation } from '../../bridge/texts.ts';
import { useCommand } from '../../bridge/use-command.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorAlert } from '../../ui/error-alert.tsx';
import { csvOf, type Cell } from '../../../../shared/domain/contact-file/tables-csv.ts';
import styles from './figures-panel.module.css';
import rules from './rules-form.module.css';

type Answer = { readonly list: CallList; readonly counted: ListCounted; readonly weekHour: number };
const WAYS = ['reached', 'results', 'conversion', 'tries', 'work', 'pace', 'hoursLeft', 'cost', 'goal', 'heat', 'nextHour'] as const;
const DAYS = [0, 1, 2, 3, 4, 5, 6] as const;
/** A Monday. */
const MONDAY = Date.UTC(2026, 0, 5, 12);
const DAY_MS = 24 * 60 * 60_000;

/** What a list came to so far, when people are reached, and what the next hour will bring; with the way each figure is made in words. */
export function FiguresPanel({ list: { id, version, counts } }: { readonly list: CallList }) {
  const { t } = useTranslation();
  const client = useClient();
  const language = useAppState(({ settings }) => settings.language);
  const [answer, setAnswer] = useState<Answer | null>(null);
  const save = useCommand('callList.saveFigures');
  const [saved, setSaved] = useState(false);
  const asOf = JSON.stringify([id, version, counts]);
  useEffect(() => {
    // Anew whenever the list has changed.
    const [listId] = JSON.parse(asOf) as [CallListId];
    let current = true;
    void client.invoke('callList.figures', { listId }).then((reply) => {
      if (current && reply.ok) setAnswer(reply.value);
    });
    return () => {
      current = false;
    };
  }, [client, asOf]);
  if (answer === null) return null;
  const { list, counted, weekHour } = answer;
  const figures = listFigures(list, counted, weekHour);
  const number = new Intl.NumberFormat(language);
  const percent = (share: number | null): string => (share === null ? '–' : new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 0 }).format(share));
  const decimal = (value: number | null): string => (value === null ? '–' : formatDecimal(value, language));
  const money = (cents: number | null): string => (cents === null ? '–' : new Intl.NumberFormat(language, { style: 'currency', currency: 'EUR' }).format(cents / 100));
  const tiles = [
    [t('callLists.figures.reached'), number.format(figures.reached)],
    [t('callLists.figures.results'), number.format(figures.results)],
    [t('callLists.figures.conversion'), percent(figures.conversion)],
    [t('callLists.figures.triesPerResult'), decimal(figures.triesPerResult)],
    [t('callLists.figures.costPerResult'), money(figures.costPerResult)],
    [t('callLists.figures.pace'), decimal(figures.pace)],
    [t('callLists.figures.hoursLeft'), decimal(figures.hoursLeft)],
  ] as const;
  const parts = list.segments.length < 2 ? [] : list.segments.map((segment) => ({ name: segment.name === '' ? t('callLists.parts.rest') : segment.name, figures: segmentFigures(segment, counted.triesOf[segment.id] ?? 0) })).filter((part) => part.figures.people > 0);
  const { goal } = list.settings;
  const toGoal = goal === null ? null : hoursToGoal(goal, list.results, figures);
  const goalText = goal === null ? '' : [t('callLists.goalSo', { results: number.format(list.results), goal: number.format(goal.results) }), toGoal === null ? '' : t('callLists.figures.goalHours', { hours: decimal(toGoal) })].filter((each) => each !== '').join(' · ');
  const rows = [...parts, { name: t('callLists.figures.whole'), figures }];
  const headings = ['part', 'people', 'tries', 'reached', 'results', 'conversion', 'triesPerResult'] as const;
  const cells = ({ people, tries, reached, results, conversion, triesPerResult }: (typeof rows)[number]['figures']) => [number.format(people), number.format(tries), number.format(reached), number.format(results), percent(conversion), decimal(triesPerResult)];
  /** To count with: without units and signs. */
  const plain = (value: number | null, times = 1): Cell => (value === null ? '' : value * times);
  const plainCells = ({ people, tries, reached, results, conversion, triesPerResult }: (typeof rows)[number]['figures']): readonly Cell[] => [people, tries, reached, results, plain(conversion, 100), plain(triesPerResult)];
  const inUnit = (name: string, unit: string): string => t('figures.inUnit', { name, unit });
  const dayName = (day: number): string => new Intl.DateTimeFormat(language, { weekday: 'long', timeZone: 'UTC' }).format(MONDAY + day * DAY_MS);
  const outcomes = counted.outcomes.map(({ label, count }) => [label[language], count] as const);
  const tried = ATTEMPT_RESULTS.flatMap((result) => (counted.byResult[result] === undefined ? [] : [[t(`callLists.result.${result}`), counted.byResult[result]] as const]));
  const text = (): string =>
    csvOf(
      [
        [headings.map((heading) => (heading === 'conversion' ? inUnit(t('callLists.figures.conversion'), '%') : t(`callLists.figures.${heading}`))), ...rows.map((row) => [row.name, ...plainCells(row.figures)])],
        [[t('callLists.figures.byResult'), t('callLists.figures.count')], ...tried],
        [[t('callLists.figures.outcomes'), t('callLists.figures.count')], ...outcomes],
        [
          [inUnit(t('callLists.figures.costPerResult'), '€'), plain(figures.costPerResult, 0.01)],
          [t('callLists.figures.pace'), plain(figures.pace)],
          [t('callLists.figures.hoursLeft'), plain(figures.hoursLeft)],
          ...(goalText === '' ? [] : [[t('callLists.figures.goal'), goalText]]),
        ],
        [[inUnit(t('callLists.figures.day'), '%'), ...Array.from({ length: 24 }, (_, hour) => `${String(hour)}:00`)], ...DAYS.map((day) => [dayName(day), ...figures.heat.slice(day * 24, day * 24 + 24).map((cell) => plain(cell?.share ?? null, 100))])],
      ],
      language,
    );
  return (
    <section className={styles['figures']} aria-label={t('callLists.figures.title')}>
      <dl className={styles['tiles']}>
        {tiles.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
        {goalText !== '' && (
          <div className={styles['next']}>
            <dt>{t('callLists.figures.goal')}</dt>
            <dd>{goalText}</dd>
          </div>
        )}
        <div className={styles['next']}>
          <dt>{t('callLists.figures.nextHour')}</dt>
          <dd>{figures.nextHour === null ? t('callLists.figures.none') : t('callLists.figures.nextHourText', { tries: number.format(Math.round(figures.nextHour.tries)), reached: decimal(figures.nextHour.reached), results: decimal(figures.nextHour.results) })}</dd>
        </div>
      </dl>
      <table className={rules['table']}>
        <thead>
          <tr>
            {headings.map((heading) => (
              <th key={heading} scope="col">
                {t(`callLists.figures.${heading}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.name}>
              <th scope="row">{row.name}</th>
              {cells(row.figures).map((cell, index) => (
                // oxlint-disable-next-line react/no-array-index-key -- a cell is its column
                <td key={index}>{cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <div className={styles['lists']}>
        <Counts title={t('callLists.figures.byResult')} rows={tried} />
        <Counts title={t('callLists.figures.outcomes')} rows={outcomes} nothing={t('callLists.figures.noOutcomes')} />
      </div>
      {counted.otherResults > 0 && <p className={styles['note']}>{t('callLists.figures.other', { count: counted.otherResults })}</p>}
      <HeatMap heat={figures.heat} dayName={dayName} percent={percent} />
      <div className={styles['foot']}>
        <Button
          size="s"
          icon={<Download />}
          pending={save.pending}
          onClick={() =>
            void save.run({ name: list.name, text: text() }).then((reply) => {
              setSaved(reply.ok && reply.value);
            })
          }
        >
          {t('callLists.figures.save')}
        </Button>
        {saved && <span role="status">{t('callLists.figures.saved')}</span>}
        <details>
          <summary>{t('callLists.figures.how')}</summary>
          <ul>
            {WAYS.map((way) => (
              <li key={way}>{t(`callLists.figures.ways.${way}`)}</li>
            ))}
          </ul>
        </details>
      </div>
      <ErrorAlert error={save.error} />
    </section>
  );
}

function Counts({ title, rows, nothing = '–' }: { readonly title: string; readonly rows: readonly (readonly [string, number])[]; readonly nothing?: string }) {
  return (
    <div>
      <h4>{title}</h4>
      {rows.length === 0 ? (
        <p className={styles['note']}>{nothing}</p>
      ) : (
        <dl className={styles['counts']}>
          {rows.map(([name, count]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{count}</dd>
            </div>
          ))}
        </dl>
      )}
    </div>
  );
}

/** Days by hours: the deeper the colour, the more often somebody was reached; the figure says it too. */
function HeatMap({ heat, dayName, percent }: { readonly heat: ListFigures['heat']; readonly dayName: (day: number) => string; readonly percent: (share: number) => string }) {
  const { t } = useTranslation();
  // The best hour is the darkest, however good it is.
  const best = Math.max(0.01, ...heat.map((cell) => cell?.share ?? 0));
  const used = heat.flatMap((cell, index) => (cell === null ? [] : [index % 24]));
  const [from, to] = used.length === 0 ? [9, 20] : [Math.min(9, ...used), Math.max(20, ...used)];
  const hours = Array.from({ length: to - from + 1 }, (_, index) => from + index);
  return (
    <table className={styles['heat']}>
      <caption>{t('callLists.figures.heat')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('callLists.figures.day')}</th>
          {hours.map((hour) => (
            <th key={hour} scope="col">
              {hour}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {DAYS.map((day) => (
          <tr key={day}>
            <th scope="row">{dayName(day)}</th>
            {hours.map((hour) => {
              const cell = heat[day * 24 + hour] ?? null;
              return (
                <td key={hour} style={{ '--share': cell === null ? 0 : cell.share / best } as CSSProperties} title={cell === null ? undefined : t('callLists.figures.cell', { share: percent(cell.share), tries: cell.tries })}>
                  {cell === null ? '' : percent(cell.share)}
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
