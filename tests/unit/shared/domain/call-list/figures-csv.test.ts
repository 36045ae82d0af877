import { describe, expect, it } from 'vitest';
import { ATTEMPT_RESULTS } from '../../../../../shared/domain/call-list/attempt.ts';
import { listFiguresCsv, type FiguresPart, type FiguresWords } from '../../../../../shared/domain/call-list/figures-csv.ts';
import { listFigures, WEEK_HOURS, type ListCounted } from '../../../../../shared/domain/call-list/list-figures.ts';
import { DEFAULT_SETTINGS } from '../../../../../shared/domain/call-list/list-settings.ts';

const HOUR = 3_600_000;
const KEYS = ['part', 'people', 'tries', 'reached', 'results', 'conversionPercent', 'triesPerResult', 'costEuros', 'byResult', 'outcomes', 'pace', 'hoursLeft', 'goal', 'nextHourTries', 'nextHourReached', 'nextHourResults', 'heatPercent', 'day', 'savedAt'] as const;
const WORDS = {
  ...Object.fromEntries(KEYS.map((key) => [key, key])),
  result: Object.fromEntries(ATTEMPT_RESULTS.map((result) => [result, result])),
  days: ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'],
} as unknown as FiguresWords;
const counted: ListCounted = {
  ...{ tries: 2_400, byResult: { answered: 1_300, busy: 1_100 }, tried: 2_000, workMs: 40 * HOUR, talkMs: 20 * HOUR, lately: { tries: 40, workMs: HOUR }, otherResults: 0, callable: 500 },
  outcomes: [{ label: { en: 'Order, paid', nl: 'Bestelling; betaald' }, count: 1_200 }, { label: { en: '=1+1', nl: '=1+1' }, count: 3 }],
  hours: [{ hour: 9, tries: 8, reached: 3 }],
  triesOf: {},
};
const list = { counts: { fresh: 10_000, waiting: 0, done: 1_500, removed: 0 }, reached: 1_300, results: 1_200, settings: { ...DEFAULT_SETTINGS, costPerHour: 2_500 } };
const none: ListCounted = { ...counted, tries: 0, byResult: {}, tried: 0, workMs: 0, talkMs: 0, lately: { tries: 0, workMs: 0 }, outcomes: [], hours: [], callable: 0 };
const parts: readonly FiguresPart[] = [
  { name: 'Den Haag', counted: none, figures: listFigures({ ...list, counts: { fresh: 2, waiting: 0, done: 0, removed: 0 }, reached: 0, results: 0 }, none, 9) },
  { name: 'all', counted, figures: listFigures(list, counted, 9) },
];
const tables = (language: 'en' | 'nl'): readonly (readonly string[])[] => listFiguresCsv('Spring', parts, 1_500, Date.UTC(2026, 0, 14, 12), WORDS, language).split('\r\n\r\n').map((table) => table.split('\r\n'));

describe('the figures of a list as a file', () => {
  it('are bare numbers with the decimal sign of the language; what cannot be said is empty', () => {
    const [, dutch] = tables('nl');
    expect(dutch).toEqual(['part;people;tries;reached;results;conversionPercent;triesPerResult;costEuros', 'Den Haag;2;0;0;0;;;', 'all;11500;2400;1300;1200;92,3;2;0,83']);
    const [, english] = tables('en');
    expect(english?.[2]).toBe('all,11500,2400,1300,1200,92.3,2,0.83');
  });

  it('say what tries and conversations came to, part by part, whatever words an outcome has', () => {
    const [, , results, outcomes] = tables('nl');
    expect(results).toEqual(['byResult;answered;busy', 'Den Haag;0;0', 'all;1300;1100']);
    expect(outcomes).toEqual([`outcomes;"Bestelling; betaald";'=1+1`, 'Den Haag;0;0', 'all;1200;3']);
    expect(tables('en')[3]?.[0]).toBe(`outcomes,"Order, paid",'=1+1`);
  });

  it('have the pace, the goal, the next hour and the hours of the week in columns of their own', () => {
    const [, , , , totals, heat] = tables('nl');
    expect(totals?.slice(0, 4)).toEqual(['pace;40', 'hoursLeft;400', 'goal;1500', 'nextHourTries;40']);
    expect(heat).toHaveLength(2 + 2 * 7);
    const monday = heat?.[9]?.split(';');
    expect([monday?.slice(0, 2), monday?.length, monday?.[2 + 9]]).toEqual([['all', 'mon'], 2 + WEEK_HOURS / 7, '37,5']);
    expect(heat?.every((row, at) => at === 0 || row.split(';').length === 26)).toBe(true);
  });
});
