import type { LocalisedText } from '../script/script.ts';
import type { AttemptResult } from './attempt.ts';
import type { CallList, ListSegment } from './call-list.ts';

const HOUR_MS = 60 * 60_000;
const MINUTE_MS = 60_000;
export const WEEK_HOURS = 7 * 24;
/** Between two tries of one agent a longer time is a break, not work. */
export const BREAK_MS = 15 * MINUTE_MS;
/** A pace out of less work than this says nothing. */
const LEAST_WORK_MS = 5 * MINUTE_MS;
/** An hour with few tries says little: it counts together with so many tries that go as all do. */
const PRIOR_TRIES = 20;

/** What was counted of a list. Times in ms. */
export type ListCounted = {
  readonly tries: number;
  readonly byResult: Readonly<Partial<Record<AttemptResult, number>>>;
  /** People of whom somebody tried the number. */
  readonly tried: number;
  /** What conversations came to, as it was registered; the most frequent first. */
  readonly outcomes: readonly { readonly label: LocalisedText; readonly count: number }[];
  /** From the first to the last moment of each try, and the time between two that is no break. */
  readonly workMs: number;
  readonly talkMs: number;
  /** Tries in the last two hours of work, and how long those took. */
  readonly lately: { readonly tries: number; readonly workMs: number };
  /** By the clock of those who were called; hour 0 is Monday from midnight on. */
  readonly hours: readonly { readonly hour: number; readonly tries: number; readonly reached: number }[];
  /** Tries by part. */
  readonly triesOf: Readonly<Record<number, number>>;
  /** Not tried yet, or due within the hour, in parts that are still called. */
  readonly callable: number;
  /** Conversations with a result that people of the list had otherwise since it was made: they called themselves, or were called by hand. */
  readonly otherResults: number;
};

/** The figures of a list or of a part of it; null where nothing is there to divide by. */
export type Figures = {
  readonly people: number;
  readonly reached: number;
  readonly results: number;
  /** Share of those reached with whom it came to a result, 0 to 1. */
  readonly conversion: number | null;
  readonly tries: number;
  readonly triesPerResult: number | null;
};

export type ListFigures = Figures & {
  /** Tries in an hour of work. */
  readonly pace: number | null;
  /** Hours of work until everybody is through, at this pace and with as many tries for each as so far. */
  readonly hoursLeft: number | null;
  /** Cents. */
  readonly cost: number | null;
  readonly costPerResult: number | null;
  /** What the coming hour will bring. */
  readonly nextHour: { readonly tries: number; readonly reached: number; readonly results: number } | null;
  /** Share of the tries of an hour by which somebody was reached, 0 to 1; null for hours in which nobody was tried. */
  readonly heat: readonly ({ readonly tries: number; readonly share: number } | null)[];
};

const part = (of: number, whole: number): number | null => (whole === 0 ? null : of / whole);
const people = ({ counts }: Pick<ListSegment, 'counts'>): number => counts.fresh + counts.waiting + counts.done + counts.removed;

/** Of one part. */
export const segmentFigures = (segment: ListSegment, tries: number): Figures => ({
  ...{ people: people(segment), reached: segment.reached, results: segment.results, tries },
  ...{ conversion: part(segment.results, segment.reached), triesPerResult: part(tries, segment.results) },
});

/** Tries in an hour of work, of the last two hours of work; and the hours that are left at this pace. */
export function listPace({ counts }: Pick<CallList, 'counts'>, { tries, lately }: Pick<ListCounted, 'tries' | 'lately'>): { readonly pace: number | null; readonly hoursLeft: number | null } {
  const pace = lately.workMs >= LEAST_WORK_MS ? (lately.tries * HOUR_MS) / lately.workMs : null;
  return { pace, hoursLeft: pace === null || counts.done === 0 ? null : ((counts.fresh + counts.waiting) * (tries / counts.done)) / pace };
}

/**
 * The figures of a list out of what was counted. Each is worded in the window (`callLists.figures.how`) and in the manual.
 * @param weekHour the hour that comes, by the clock of this computer
 */
export function listFigures(list: Pick<CallList, 'counts' | 'reached' | 'results' | 'settings'>, counted: ListCounted, weekHour: number): ListFigures {
  const { tries, workMs, talkMs } = counted;
  const { costPerHour, costPerMinute } = list.settings;
  const now = listPace(list, counted);
  const { pace, hoursLeft } = now.pace === null ? listPace(list, { tries, lately: { tries, workMs } }) : now;
  const cost = costPerHour === null && costPerMinute === null ? null : Math.round(((costPerHour ?? 0) * workMs) / HOUR_MS + ((costPerMinute ?? 0) * talkMs) / MINUTE_MS);
  const share = part(counted.byResult.answered ?? 0, tries);
  const hours = new Map(counted.hours.map((hour) => [hour.hour, hour]));
  const coming = hours.get(weekHour) ?? { tries: 0, reached: 0 };
  const expected = pace === null || share === null ? null : Math.min(pace, counted.callable);
  const reachedShare = share === null ? 0 : (coming.reached + PRIOR_TRIES * share) / (coming.tries + PRIOR_TRIES);
  const conversion = part(list.results, list.reached);
  return {
    ...{ people: people(list), reached: list.reached, results: list.results, conversion, tries, triesPerResult: part(tries, list.results) },
    ...{ pace, hoursLeft },
    cost,
    costPerResult: cost === null || list.results === 0 ? null : Math.round(cost / list.results),
    nextHour: expected === null ? null : { tries: expected, reached: expected * reachedShare, results: expected * reachedShare * (conversion ?? 0) },
    heat: Array.from({ length: WEEK_HOURS }, (_, hour) => {
      const found = hours.get(hour);
      return found === undefined || found.tries === 0 ? null : { tries: found.tries, share: found.reached / found.tries };
    }),
  };
}
