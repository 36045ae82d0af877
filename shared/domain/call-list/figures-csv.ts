import { csvOf, type Cell } from '../contact-file/tables-csv.ts';
import { localDate } from '../contact/calendar-date.ts';
import { ATTEMPT_RESULTS, type AttemptResult } from './attempt.ts';
import type { ListCounted, ListFigures } from './list-figures.ts';

/** The whole list, or a part of it. */
export type FiguresPart = { readonly name: string; readonly figures: ListFigures; readonly counted: Pick<ListCounted, 'byResult' | 'outcomes'> };

/** Headings in the language of whoever saves. */
export type FiguresWords = Readonly<
  Record<'part' | 'people' | 'tries' | 'reached' | 'results' | 'conversionPercent' | 'triesPerResult' | 'costEuros' | 'byResult' | 'outcomes' | 'pace' | 'hoursLeft' | 'goal' | 'nextHourTries' | 'nextHourReached' | 'nextHourResults' | 'heatPercent' | 'day' | 'savedAt', string>
> & {
  readonly result: Readonly<Record<AttemptResult, string>>;
  /** From Monday on. */
  readonly days: readonly string[];
};

/**
 * The figures of a list as a file that spreadsheets calculate with: bare numbers, with the decimal sign of the language; what a number is
 * (percent, euros) stands in its heading. What cannot be said is an empty cell.
 * @param parts the whole list last
 * @param goal results that are aimed at; null for no goal
 * @param at wall-clock ms at which it was counted
 */
export function listFiguresCsv(name: string, parts: readonly FiguresPart[], goal: number | null, at: number, words: FiguresWords, language: 'en' | 'nl'): string {
  const bare = (value: number | null | undefined, digits = 0): Cell => (value === null || value === undefined ? '' : Number(value.toFixed(digits)));
  const percent = (share: number | null | undefined): Cell => (share === null || share === undefined ? '' : bare(share * 100, 1));
  const euros = (cents: number | null): Cell => (cents === null ? '' : bare(cents / 100, 2));
  const tried = ATTEMPT_RESULTS.filter((result) => parts.some(({ counted }) => counted.byResult[result] !== undefined));
  const outcomes = [...new Set(parts.flatMap(({ counted }) => counted.outcomes.map(({ label }) => label[language])))];
  const whole = parts.at(-1)?.figures ?? null;
  const hours = Array.from({ length: 24 }, (_, hour) => hour);
  const count = ({ counted }: FiguresPart, outcome: string): Cell => bare(counted.outcomes.filter(({ label }) => label[language] === outcome).reduce((sum, each) => sum + each.count, 0));
  return csvOf(
    [
      [
        [name],
        [words.savedAt, `${localDate(at)} ${new Date(at).toTimeString().slice(0, 5)}`],
      ],
      [
        [words.part, words.people, words.tries, words.reached, words.results, words.conversionPercent, words.triesPerResult, words.costEuros],
        ...parts.map(({ name: part, figures }) => [part, bare(figures.people), bare(figures.tries), bare(figures.reached), bare(figures.results), percent(figures.conversion), bare(figures.triesPerResult, 2), euros(figures.costPerResult)]),
      ],
      [
        [words.byResult, ...tried.map((result) => words.result[result])],
        ...parts.map(({ name: part, counted }) => [part, ...tried.map((result) => bare(counted.byResult[result] ?? 0))]),
      ],
      [[words.outcomes, ...outcomes], ...parts.map((part) => [part.name, ...outcomes.map((outcome) => count(part, outcome))])],
      [
        [words.pace, bare(whole?.pace, 1)],
        [words.hoursLeft, bare(whole?.hoursLeft, 1)],
        ...(goal === null ? [] : [[words.goal, bare(goal)]]),
        [words.nextHourTries, bare(whole?.nextHour?.tries, 1)],
        [words.nextHourReached, bare(whole?.nextHour?.reached, 1)],
        [words.nextHourResults, bare(whole?.nextHour?.results, 1)],
      ],
      [
        [words.heatPercent],
        [words.part, words.day, ...hours.map((hour) => `${String(hour)}:00`)],
        ...parts.flatMap(({ name: part, figures }) => words.days.map((day, index) => [part, day, ...hours.map((hour) => percent(figures.heat[index * 24 + hour]?.share))])),
      ],
    ],
    language,
  );
}
