import { Download } from 'lucide-react';
import { useEffect, useState, type CSSProperties } from 'react';
import { ATTEMPT_RESULTS } from '../../../../shared/domain/call-list/attempt.ts';
import { partsShown, type CallList } from '../../../../shared/domain/call-list/call-list.ts';
import { hoursToGoal } from '../../../../shared/domain/call-list/goal.ts';
import { listFiguresCsv, type FiguresPart, type FiguresWords } from '../../../../shared/domain/call-list/figures-csv.ts';
import { listFigures, segmentFigures, type Figures, type ListCounted, type ListFigures } from '../../../../shared/domain/call-list/list-figures.ts';
import type { CallListId } from '../../../../shared/lib/brand.ts';
import { formatDecimal } from '../../bridge/format.ts';
import { useAppState, useClient } from '../../bridge/hooks.ts';
import { useTranslation } from '../../bridge/texts.ts';
import { useCommand } from '../../bridge/use-command.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorAlert } from '../../ui/error-alert.tsx';
import { Select } from '../../ui/select.tsx';
import { Spinner } from '../../ui/spinner.tsx';
import styles from './figures-panel.module.css';
import rules from './rules-form.module.css';

type Answer = { readonly list: CallList; readonly counted: ListCounted; readonly weekHour: number; /** Wall-clock ms. */ readonly at: number };
const WAYS = ['reached', 'results', 'conversion', 'tries', 'work', 'pace', 'hoursLeft', 'cost', 'goal', 'heat', 'nextHour'] as const;
const DAYS = [0, 1, 2, 3, 4, 5, 6] as const;
/** A Monday. */
const MONDAY = Date.UTC(2026, 0, 5, 12);
const DAY_MS = 24 * 60 * 60_000;

/** Of the whole list, or of one part; null while they are counted. Counted anew whenever the list has changed. */
function useCounted({ id, version, counts }: CallList, segment: number | null, asked: boolean): Answer | null {
  const client = useClient();
  const [answer, setAnswer] = useState<(Answer & { readonly segment: number | null }) | null>(null);
  const asOf = JSON.stringify([id, version, counts]);
  useEffect(() => {
    if (!asked) return undefined;
    const [listId] = JSON.parse(asOf) as [CallListId];
    let current = true;
    void client.invoke('callList.figures', { listId, segment }).then((reply) => {
      if (current && reply.ok) setAnswer({ ...reply.value, segment });
    });
    return () => {
      current = false;
    };
  }, [client, asOf, segment, asked]);
  return answer !== null && answer.segment === segment ? answer : null;
}

/** A part is worked by the settings of its list. */
function figuresOf({ list, counted, weekHour }: Answer, segment: number | null): ListFigures {
  const part = segment === null ? undefined : list.segments.find(({ id }) => id === segment);
  return listFigures(part === undefined ? list : { ...part, settings: list.settings }, counted, weekHour);
}

/** What a list or a part of it came to so far, when people are reached, and what the next hour will bring; with the way each figure is made in words. */
export function FiguresPanel({ list: shown }: { readonly list: CallList }) {
  const { t } = useTranslation();
  const client = useClient();
  const language = useAppState(({ settings }) => settings.language);
  const [segment, setSegment] = useState<number | null>(null);
  const whole = useCounted(shown, null, true);
  const chosen = useCounted(shown, segment, segment !== null);
  const part = segment === null ? whole : chosen;
  const save = useCommand('callList.saveFigures');
  const [saved, setSaved] = useState(false);
  const [last, setLast] = useState<{ readonly answer: Answer; readonly segment: number | null } | null>(null);
  // What was shown stays until the others are counted, so that nothing moves.
  if (part !== null && part !== last?.answer) setLast({ answer: part, segment });
  if (whole === null || last === null) return <Counting />;
  const { list } = whole;
  const { counted } = last.answer;
  const figures = figuresOf(last.answer, last.segment);
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
  const segments = list.segments.length < 2 ? [] : partsShown(list.segments).filter(({ counts }) => Object.values(counts).some((people) => people > 0)).map(({ id, name }) => ({ id, name: name === '' ? t('callLists.parts.rest') : name }));
  const parts = segments.flatMap(({ id, name }) => list.segments.filter((one) => one.id === id).map((one) => ({ name, figures: segmentFigures(one, whole.counted.triesOf[id] ?? 0) })));
  const { goal } = list.settings;
  const toGoal = goal === null ? null : hoursToGoal(goal, list.results, figuresOf(whole, null));
  const goalText = goal === null ? '' : [t('callLists.goalSo', { results: number.format(list.results), goal: number.format(goal.results) }), toGoal === null ? '' : t('callLists.figures.goalHours', { hours: decimal(toGoal) })].filter((each) => each !== '').join(' · ');
  const rows = [...parts, { name: t('callLists.figures.whole'), figures: figuresOf(whole, null) }];
  const headings = ['part', 'people', 'tries', 'reached', 'results', 'conversion', 'triesPerResult'] as const;
  const cells = ({ people, tries, reached, results, conversion, triesPerResult }: Figures) => [number.format(people), number.format(tries), number.format(reached), number.format(results), percent(conversion), decimal(triesPerResult)];
  const dayName = (day: number): string => new Intl.DateTimeFormat(language, { weekday: 'long', timeZone: 'UTC' }).format(MONDAY + day * DAY_MS);
  const outcomes = counted.outcomes.map(({ label, count }) => [label[language], count] as const);
  const tried = ATTEMPT_RESULTS.flatMap((result) => (counted.byResult[result] === undefined ? [] : [[t(`callLists.result.${result}`), counted.byResult[result]] as const]));
  const words = (): FiguresWords => ({
    ...{ part: t('callLists.figures.part'), people: t('callLists.figures.people'), tries: t('callLists.figures.tries'), reached: t('callLists.figures.reached'), results: t('callLists.figures.results') },
    ...{ conversionPercent: t('figures.inUnit', { name: t('callLists.figures.conversion'), unit: '%' }), triesPerResult: t('callLists.figures.triesPerResult'), costEuros: t('figures.inUnit', { name: t('callLists.figures.costPerResult'), unit: '€' }) },
    ...{ byResult: t('callLists.figures.byResult'), outcomes: t('callLists.figures.outcomes'), pace: t('callLists.figures.pace'), hoursLeft: t('callLists.figures.hoursLeft'), goal: t('callLists.goal') },
    ...{ nextHourTries: t('callLists.figures.nextHourTries'), nextHourReached: t('callLists.figures.nextHourReached'), nextHourResults: t('callLists.figures.nextHourResults') },
    ...{ heatPercent: t('figures.inUnit', { name: t('callLists.figures.heat'), unit: '%' }), day: t('callLists.figures.day'), savedAt: t('callLists.figures.savedAt') },
    result: Object.fromEntries(ATTEMPT_RESULTS.map((result) => [result, t(`callLists.result.${result}`)])) as FiguresWords['result'],
    days: DAYS.map(dayName),
  });
  /** With every part, whichever is shown. */
  const toFile = async (): Promise<void> => {
    setSaved(false);
    const all: FiguresPart[] = [];
    let countedAt = whole.at;
    for (const { id, name } of [...segments, { id: null, name: t('callLists.figures.whole') }]) {
      // oxlint-disable-next-line no-await-in-loop -- one after the other: nobody waits for it
      const reply = await client.invoke('callList.figures', { listId: list.id, segment: id });
      if (!reply.ok) return;
      countedAt = reply.value.at;
      all.push({ name, figures: figuresOf(reply.value, id), counted: reply.value.counted });
    }
    const reply = await save.run({ name: list.name, text: listFiguresCsv(list.name, all, goal?.results ?? null, countedAt, words(), language) });
    setSaved(reply.ok && reply.value);
  };
  return (
    <section className={styles['figures']} aria-label={t('callLists.figures.title')}>
      {segments.length > 0 && (
        <div className={styles['choice']}>
          <Select
            className={styles['of']}
            label={t('callLists.figures.of')}
            value={String(segment ?? 'all')}
            options={[{ value: 'all', label: t('callLists.figures.whole') }, ...segments.map(({ id, name }) => ({ value: String(id), label: name }))]}
            onChange={(chosen) => setSegment(chosen === 'all' ? null : Number(chosen))}
          />
          {part === null && <Counting />}
        </div>
      )}
      <dl className={styles['tiles']}>
        {tiles.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
        {goalText !== '' && last.segment === null && (
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
          onClick={() => void toFile()}
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

/** Of a list of many it takes a moment; where it does not, nothing flashes. */
function Counting() {
  const { t } = useTranslation();
  return (
    <p role="status" className={styles['counting']}>
      <Spinner />
      {t('callLists.figures.counting')}
    </p>
  );
}

function Counts({ title, rows, nothing = '–' }: { readonly title: string; readonly rows: readonly (readonly [string, number])[]; readonly nothing?: string }) {
  const language = useAppState(({ settings }) => settings.language);
  const number = new Intl.NumberFormat(language);
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
              <dd>{number.format(count)}</dd>
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
