import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { FIGURE_KEYS, figureKind, shownFigure, whatIf, type FigureKey } from '../../../../../shared/domain/figures/figures.ts';
import { inSeconds, inWholeSeconds, uncovered, withoutOverlaps } from '../../../../../shared/domain/figures/partition.ts';
import { earlierThan, periodOf } from '../../../../../shared/domain/figures/period.ts';
import { spendTime, type TimeSpent } from '../../../../../shared/domain/figures/spend-time.ts';
import { addUp, emptyTally, loggedInMs, TIME_KINDS, upgradeSums, type TimeKind } from '../../../../../shared/domain/figures/sums.ts';
import { hasWork, meanOf } from '../../../../../shared/domain/figures/team-mean.ts';
import { inFigureUnit, isMet, reachedOf, targetsFor, targetsTogether } from '../../../../../shared/domain/figures/targets.ts';
import { TARGET_KINDS } from '../../../../../shared/domain/project/project-plan.ts';
import type { AgentId } from '../../../../../shared/lib/brand.ts';

process.env['TZ'] = 'Europe/Amsterdam';
const HOUR = 3_600_000;
const RUNS = process.env['BALIE_N'] === 'full' ? 10_000 : 200;
const spent = (kind: TimeKind, reason: string | null = null): TimeSpent => ({
  kind,
  reason,
  answered: true,
  counts: true,
});

describe('periods', () => {
  it('know the days on which the clocks change, weeks that begin on Monday, months and years', () => {
    const spring = periodOf('day', new Date(2026, 2, 29, 12).getTime());
    const autumn = periodOf('day', new Date(2026, 9, 25, 12).getTime());
    expect([
      spring.parts.length,
      (spring.to - spring.from) / HOUR,
      autumn.parts.length,
      (autumn.to - autumn.from) / HOUR,
    ]).toEqual([23, 23, 25, 25]);
    const week = periodOf('week', new Date(2026, 2, 29, 23, 59).getTime());
    expect([
      new Date(week.from).getDay(),
      new Date(week.to).getDay(),
      week.parts.length,
      (week.to - week.from) / HOUR,
    ]).toEqual([1, 1, 7, 7 * 24 - 1]);
    expect(periodOf('month', new Date(2028, 1, 10).getTime()).parts.length).toBe(29);
    expect(periodOf('year', new Date(2026, 6, 1).getTime()).parts.length).toBe(12);
    expect(periodOf('month', new Date(2026, 0, 31).getTime(), -1).from).toBe(new Date(2025, 11, 1).getTime());
  });

  it('compare a period that is not over with as much of the one before', () => {
    const day = periodOf('day', new Date(2026, 5, 10, 12).getTime());
    expect(earlierThan(day, day.from + 3 * HOUR)).toEqual({ from: day.from - 24 * HOUR, to: day.from - 21 * HOUR });
    expect(earlierThan(day, day.to + 1)).toEqual({ from: day.from - 24 * HOUR, to: day.from });
    const march = periodOf('month', new Date(2026, 2, 31).getTime());
    expect(earlierThan(march, march.to - 1).to).toBe(march.from);
  });
});

describe('time that adds up', () => {
  it('gives an instant of two sessions to the state that began last, and goes on with the other', () => {
    const pieces = withoutOverlaps([
      { from: 0, to: 100, what: 'a' },
      { from: 20, to: 50, what: 'b' },
      { from: 30, to: 30, what: 'nothing' },
      { from: 40, to: 10, what: 'backwards' },
      { from: 120, to: 130, what: 'c' },
    ]);
    expect(pieces).toEqual([
      { from: 0, to: 20, what: 'a' },
      { from: 20, to: 50, what: 'b' },
      { from: 50, to: 100, what: 'a' },
      { from: 120, to: 130, what: 'c' },
    ]);
    expect(
      uncovered(
        [
          { from: -10, to: 110 },
          { from: 105, to: 125 },
        ],
        pieces,
      ),
    ).toEqual([
      { from: -10, to: 0 },
      { from: 100, to: 105 },
      { from: 105, to: 120 },
    ]);
  });

  it(`leaves no residue in ${String(RUNS)} random days, whatever the log is like`, { timeout: 600_000 }, () => {
    // Days on which the clocks change among them; sessions over midnight, two at once, gaps, clocks set back.
    const days = [new Date(2026, 2, 29), new Date(2026, 9, 25), new Date(2026, 5, 10), new Date(2026, 11, 31)].map(
      (day) => day.getTime(),
    );
    const stretch = fc.record({
      from: fc.integer({ min: -3 * HOUR, max: 27 * HOUR }),
      ms: fc.oneof(fc.integer({ min: -HOUR, max: 9 * HOUR }), fc.integer({ min: 0, max: 120_000 })),
    });
    const interval = fc.tuple(stretch, fc.constantFrom(...TIME_KINDS), fc.constantFrom('lunch', 'break', null));
    const wholeMinute = 60_000;
    fc.assert(
      fc.property(
        fc.constantFrom(...days),
        fc.array(stretch, { maxLength: 4 }),
        fc.array(interval, { maxLength: 40 }),
        fc.boolean(),
        (day, logins, log, coarse) => {
          const at = (ms: number): number => day + (coarse ? Math.round(ms / wholeMinute) * wholeMinute : ms);
          const sessions = logins.map(({ from, ms }) => ({ from: at(from), to: at(from + ms) }));
          const intervals = log.map(([{ from, ms }, kind, reason]) => ({
            from: at(from),
            to: at(from + ms),
            what: spent(kind, kind === 'not-ready' ? reason : null),
          }));
          const { from, to, parts } = periodOf('day', day + HOUR);
          const bounds = [...parts, to];
          const tallies = parts.map(() => emptyTally());
          spendTime(sessions, intervals, bounds, tallies, true);
          const total = addUp(tallies);
          // The log-in time found another way: the union of everything, by its edges.
          const edges = [...sessions, ...intervals]
            .filter((one) => one.to > one.from)
            .flatMap((one) => [
              [Math.max(from, Math.min(to, one.from)), 1] as const,
              [Math.max(from, Math.min(to, one.to)), -1] as const,
            ])
            .toSorted(([a], [b]) => a - b);
          let [depth, since, union] = [0, 0, 0];
          for (const [edge, step] of edges) {
            if (depth > 0) union += edge - since;
            depth += step;
            since = edge;
          }
          expect(loggedInMs(total)).toBe(union);
          expect(Object.values(total.reasons).reduce((sum, ms) => sum + ms, 0)).toBe(total.time['not-ready']);
          // The seconds on screen add up too.
          const kinds = TIME_KINDS.map((kind) => total.time[kind]);
          expect(inSeconds(kinds).reduce((sum, seconds) => sum + seconds, 0)).toBe(Math.floor(union / 1_000));
          expect(
            inSeconds(kinds).every((seconds, index) => Math.abs(seconds - (kinds[index] as number) / 1_000) < 1),
          ).toBe(true);
          // Each part is a part: hour by hour, and the whole at once, come to the same.
          const whole = [emptyTally()];
          spendTime(sessions, intervals, [from, to], whole, true);
          expect(whole[0]?.time).toEqual(total.time);
        },
      ),
      { numRuns: RUNS },
    );
  });
});

describe('figures', () => {
  const tally = emptyTally();
  Object.assign(tally.time, {
    talking: 600_000,
    hold: 60_000,
    consult: 40_000,
    handling: 300_000,
    ringing: 50_000,
    dialling: 30_000,
    ready: 920_000,
    'not-ready': 1_000_000,
    practice: 500_000,
  });
  Object.assign(tally.counts, {
    callsIn: 8,
    callsOut: 2,
    answerMs: 40_000,
    besideTalkMs: 320_000,
    afterCallMs: 290_000,
    asked: 8,
    solved: 6,
    reached: 5,
    sales: 2,
    results: 3,
    turnover: 12_345,
    promisesDue: 4,
    promisesKept: 3,
    measured: 5,
    unannouncedMs: 20_000,
    scripts: 10,
    scriptsComplete: 9,
  });

  it('follow the formulas of the profession', () => {
    expect(Object.fromEntries(FIGURE_KEYS.map((key) => [key, figureKind(key).of(tally)]))).toEqual({
      ...{
        login: 3_500_000,
        talk: 600_000,
        hold: 60_000,
        consult: 40_000,
        handling: 300_000,
        ready: 920_000,
        notReady: 1_000_000,
      },
      // (700 s of conversation + 320 s beside it) / 10
      ...{
        aht: 102_000,
        averageTalk: 70_000,
        afterCall: 29_000,
        answerTime: 5_000,
        solved: 75,
        conversion: 40,
        turnover: 1_234.5,
        results: 3,
      },
      ...{ promises: 75, silence: 4_000, script: 90, missed: 0, callsIn: 8, callsOut: 2 },
      // 2,000 s at work, 1,080 of them busy
      ...{ callsPerHour: 18, occupancy: 54 },
    });
    expect(
      FIGURE_KEYS.map((key) => figureKind(key).of(emptyTally())).every((value) => value === null || value === 0),
    ).toBe(true);
    expect(FIGURE_KEYS.filter((key) => !figureKind(key).own)).toEqual([
      'ready',
      'callsIn',
      'callsPerHour',
      'occupancy',
    ]);
  });

  it('show times of whole seconds that add up with those of the states', () => {
    const time = fc.record(Object.fromEntries(TIME_KINDS.map((kind) => [kind, fc.nat(90_000_000)])) as Record<TimeKind, fc.Arbitrary<number>>);
    fc.assert(
      fc.property(time, fc.nat(30_000), (given, lunch) => {
        const sums = { ...emptyTally(), time: { ...given, 'not-ready': given['not-ready'] + lunch }, reasons: { lunch } };
        const whole = inWholeSeconds(sums);
        const shown = (key: FigureKey): number => shownFigure(figureKind(key), sums) as number;
        const states = (['talk', 'hold', 'consult', 'handling', 'ready', 'notReady'] as const).reduce((sum, key) => sum + shown(key), 0);
        const others = (['ringing', 'preview', 'dialling', 'practice', 'unrecorded'] as const).reduce((sum, kind) => sum + whole.time[kind], 0);
        expect(states + others).toBe(shown('login'));
        expect(shown('login')).toBe(Math.floor(loggedInMs(sums) / 1_000) * 1_000);
        expect(Object.values(whole.time).every((ms) => ms % 1_000 === 0)).toBe(true);
      }),
    );
  });

  it('are what they are divided from', () => {
    const divided = FIGURE_KEYS.flatMap((key) => {
      const { division, unit, of } = figureKind(key);
      if (division === undefined) return [];
      const [part, whole] = division.of(tally);
      return [[key, (part / whole) * (unit === 'percent' ? 100 : unit === 'per-hour' ? HOUR : 1) - (of(tally) ?? Number.NaN)] as const];
    });
    expect(divided.length).toBe(12);
    for (const [key, difference] of divided) expect(Math.abs(difference), key).toBeLessThan(1e-6);
  });

  it('of a team are for each person what adds up, and by the same formula what does not', () => {
    const team = { sums: addUp([tally, tally, emptyTally()]), people: 3 };
    const mean = (key: FigureKey): number | null => meanOf(figureKind(key), team);
    expect([mean('login'), mean('callsIn'), mean('aht'), mean('conversion'), mean('turnover')]).toEqual([7_000_000 / 3, 16 / 3, 102_000, 40, 1_234.5]);
    expect(meanOf(figureKind('aht'), { sums: emptyTally(), people: 3 })).toBeNull();
    expect([emptyTally(), tally].map(hasWork)).toEqual([false, true]);
  });

  it('tell what ten seconds less per call would mean', () => {
    expect(whatIf(tally, 10_000)).toEqual({
      savedMs: 100_000,
      ahtMs: 92_000,
      moreCalls: 100_000 / 92_000,
      callsPerHour: ((10 + 100_000 / 92_000) * HOUR) / 2_000_000,
      occupancy: 49,
    });
    expect([whatIf(tally, 102_000), whatIf(emptyTally(), 1_000)]).toEqual([null, null]);
  });

  it('hold targets in the units people think in, a person’s own before everybody’s', () => {
    expect(TARGET_KINDS.filter((kind) => !FIGURE_KEYS.some((key) => figureKind(key).target === kind))).toEqual([]);
    expect([
      reachedOf('handle-seconds', tally),
      reachedOf('turnover-per-call', tally),
      reachedOf('silence-seconds', emptyTally()),
    ]).toEqual([102, 1_234.5, null]);
    expect(inFigureUnit({ kind: 'handle-seconds', value: 90 })).toBe(90_000);
    const [anna, ben] = ['anna', 'ben'] as unknown as [AgentId, AgentId];
    const targets = [
      { kind: 'handle-seconds', value: 90 },
      { kind: 'handle-seconds', value: 120, for: anna },
      { kind: 'results-per-day', value: 40, for: 'team' },
    ] as const;
    expect(
      [targetsFor(targets, anna), targetsFor(targets, ben), targetsFor(targets, 'team')].map((found) =>
        found.map(({ value }) => value),
      ),
    ).toEqual([[120], [90], [40]]);
    expect([
      isMet({ kind: 'silence-seconds', value: 5, reached: 4 }),
      isMet({ kind: 'promises-percent', value: 5, reached: 4 }),
      isMet({ kind: 'promises-percent', value: 5, reached: null }),
    ]).toEqual([true, false, null]);
  });

  it('of several projects together have a line where they say the same, or are a person’s own; else it is told what each says', () => {
    const [anna, ben] = ['anna', 'ben'] as unknown as readonly [AgentId, AgentId];
    const service = { name: 'Service', targets: [{ kind: 'handle-seconds', value: 120 }, { kind: 'silence-seconds', value: 5 }, { kind: 'results-per-day', value: 8 }] as const };
    const sales = {
      name: 'Sales',
      targets: [{ kind: 'handle-seconds', value: 240 }, { kind: 'silence-seconds', value: 5 }, { kind: 'conversion-percent', value: 20 }, { kind: 'handle-seconds', value: 200, for: ben }] as const,
    };
    const both = targetsTogether([service, sales], anna, 'day');
    expect(both.targets).toEqual([{ kind: 'silence-seconds', value: 5 }]);
    expect(both.apart).toEqual([
      { kind: 'handle-seconds', why: 'projects', of: [{ project: 'Service', value: 120 }, { project: 'Sales', value: 240 }] },
      { kind: 'results-per-day', why: 'projects', of: [{ project: 'Service', value: 8 }] },
      { kind: 'conversion-percent', why: 'projects', of: [{ project: 'Sales', value: 20 }] },
    ]);
    expect(targetsTogether([service, sales], ben, 'day').targets.map(({ value }) => value)).toEqual([200, 5]);
    expect(targetsTogether([service], anna, 'week')).toEqual({ targets: service.targets.slice(0, 2), apart: [{ kind: 'results-per-day', why: 'day', of: [{ project: 'Service', value: 8 }] }] });
    expect(targetsTogether([service], anna, 'day')).toEqual({ targets: service.targets, apart: [] });
    expect(targetsTogether([service, sales], 'team', 'day')).toEqual({ targets: [], apart: [] });
    expect(targetsTogether([], anna, 'day')).toEqual({ targets: [], apart: [] });
  });

  it('of an earlier version are read: after-call time was all handling then', () => {
    const tally = emptyTally();
    tally.time.handling = 7;
    const { afterCallMs: _none, ...counts } = tally.counts;
    expect(upgradeSums({ ...tally, counts }).counts).toEqual({ ...tally.counts, afterCallMs: 7 });
    expect(upgradeSums({ ...tally, counts: { ...tally.counts, afterCallMs: 3 } }).counts.afterCallMs).toBe(3);
  });
});
