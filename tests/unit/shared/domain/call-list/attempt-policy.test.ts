import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ATTEMPT_RESULTS, resultOfCall, type Tried } from '../../../../../shared/domain/call-list/attempt.ts';
import { afterAttempt, DEFAULT_RULES, numbersThatFollow, numberToTry, RETRIED, type AttemptRules } from '../../../../../shared/domain/call-list/attempt-policy.ts';
import { dayPart, mayCallAt, nextCallingTime, zonesOfNumber } from '../../../../../shared/domain/call-list/calling-time.ts';
import type { CallingHours } from '../../../../../shared/domain/project/project-plan.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
/** A Wednesday, 10:00 in Amsterdam. */
const WEDNESDAY_10 = Date.UTC(2026, 0, 14, 9, 0);
const ZONES = ['Europe/Amsterdam'];
const OFFICE: readonly CallingHours[] = [{ days: [1, 2, 3, 4, 5], from: '09:00', to: '21:00' }];
const [MOBILE, HOME] = ['+31612345678', '+31201234567'];

const step = (tried: readonly Tried[], more: Partial<Parameters<typeof afterAttempt>[0]> = {}) =>
  afterAttempt({ tried, numbers: [MOBILE], rules: DEFAULT_RULES, hours: OFFICE, zones: ZONES, ...more });
const once = (result: Tried['result'], at = WEDNESDAY_10, number = MOBILE): Tried => ({ number, result, at });

describe('calling hours', () => {
  it('go by the clock of the person who is called', () => {
    expect(zonesOfNumber(MOBILE, 'UTC', WEDNESDAY_10)).toEqual(['Europe/Amsterdam']);
    expect(zonesOfNumber('101', 'Europe/Brussels', WEDNESDAY_10)).toEqual(['Europe/Brussels']);
    expect(mayCallAt(OFFICE, ZONES, Date.UTC(2026, 0, 14, 19, 59))).toBe(true);
    expect(mayCallAt(OFFICE, ZONES, Date.UTC(2026, 0, 14, 20, 0))).toBe(false);
    // In summer an hour earlier by UTC.
    expect(mayCallAt(OFFICE, ZONES, Date.UTC(2026, 6, 15, 19, 0))).toBe(false);
    expect(mayCallAt(OFFICE, ZONES, Date.UTC(2026, 6, 15, 7, 0))).toBe(true);
    // A number of a country with many clocks: by all of them.
    const american = zonesOfNumber('+12125550123', 'UTC', WEDNESDAY_10);
    // Where most of them live comes first: what is proposed as their clock.
    expect(american[0]).toBe('America/New_York');
    expect(new Set(american).size).toBe(american.length);
    expect(mayCallAt(OFFICE, american, Date.UTC(2026, 0, 14, 15, 0))).toBe(false);
  });

  it('open next where they do, to the minute, over a weekend and over a change of the clock', () => {
    const friday = Date.UTC(2026, 2, 27, 20, 30);
    // Summer time begins on Sunday 29 March 2026.
    expect(nextCallingTime(OFFICE, ZONES, friday)).toBe(Date.UTC(2026, 2, 30, 7, 0));
    expect(nextCallingTime([{ days: [3], from: '10:07', to: '10:30' }], ZONES, WEDNESDAY_10)).toBe(WEDNESDAY_10 + 7 * MINUTE);
    expect(nextCallingTime([], ZONES, friday)).toBe(friday);
    expect(nextCallingTime([{ days: [], from: '09:00', to: '21:00' }], ZONES, friday)).toBeNull();
  });
});

describe('after an attempt', () => {
  it('somebody who was reached is done, and a number that is wrong is no number', () => {
    expect(step([once('answered')])).toEqual({ step: 'done', why: 'reached' });
    expect(step([once('wrong-number')])).toEqual({ step: 'done', why: 'no-number' });
    expect(step([once('fax')], { numbers: [MOBILE, HOME] })).toEqual({ step: 'other-number', number: HOME });
  });

  it('busy comes back after its minutes, and never more often than its maximum', () => {
    expect(step([once('busy')])).toEqual({ step: 'again', at: WEDNESDAY_10 + 15 * MINUTE });
    const busy = Array.from({ length: 5 }, (_, number) => once('busy', WEDNESDAY_10 + number * HOUR));
    expect(step(busy.slice(0, 4)).step).toBe('again');
    expect(step(busy)).toEqual({ step: 'done', why: 'exhausted' });
  });

  it('no answer: the other number first, then another part of the day', () => {
    const numbers = [MOBILE, HOME];
    expect(step([once('no-answer')], { numbers })).toEqual({ step: 'other-number', number: HOME });
    // Tried in the morning: at twelve, when the two hours are over and the afternoon begins.
    expect(step([once('no-answer'), once('no-answer', WEDNESDAY_10 + MINUTE, HOME)], { numbers })).toEqual({ step: 'again', at: WEDNESDAY_10 + 2 * HOUR + MINUTE });
    expect(step([once('no-answer', WEDNESDAY_10 - HOUR)])).toEqual({ step: 'again', at: WEDNESDAY_10 + 2 * HOUR });
    expect(numberToTry(numbers, [once('no-answer'), once('busy', WEDNESDAY_10, HOME)])).toBe(MOBILE);
  });

  it('what was tried in this round does not follow, whichever number is chosen', () => {
    const numbers = [MOBILE, HOME, '+31301234567'];
    expect(numbersThatFollow(numbers, [once('no-answer', WEDNESDAY_10, HOME)])).toEqual([MOBILE, '+31301234567']);
    expect(numbersThatFollow(numbers, [once('no-answer', WEDNESDAY_10, HOME), once('wrong-number', WEDNESDAY_10, MOBILE)])).toEqual(['+31301234567']);
    expect(numbersThatFollow(numbers, [once('no-answer'), once('no-answer', WEDNESDAY_10, HOME), once('no-answer', WEDNESDAY_10, '+31301234567')])).toEqual([]);
    // The second round, the longest not tried first.
    expect(numbersThatFollow(numbers, [once('busy'), once('no-answer', WEDNESDAY_10, HOME), once('busy', WEDNESDAY_10, HOME)])).toEqual(['+31301234567', MOBILE]);
  });

  it('is over when one of the results came as often as it may, whatever came last', () => {
    const rules = { ...DEFAULT_RULES, after: { ...DEFAULT_RULES.after, voicemail: { delayMinutes: 240, max: 1, otherDayPart: false } } };
    expect(step([once('voicemail'), once('busy', WEDNESDAY_10 + HOUR)], { rules })).toEqual({ step: 'done', why: 'exhausted' });
  });

  it('is never in the night: the next morning', () => {
    const late = Date.UTC(2026, 0, 14, 19, 50);
    expect(step([once('busy', late)])).toEqual({ step: 'again', at: Date.UTC(2026, 0, 15, 8, 0) });
  });

  it('attempts never exceed the maximum, and the next time respects delay, pause and hours (invariant 8)', () => {
    const rules = fc.record({
      after: fc.record(Object.fromEntries(RETRIED.map((result) => [result, fc.record({ delayMinutes: fc.integer({ min: 0, max: 5000 }), max: fc.integer({ min: 1, max: 9 }), otherDayPart: fc.boolean() })]))),
      maxAttempts: fc.integer({ min: 1, max: 12 }),
      pauseMinutes: fc.integer({ min: 0, max: 120 }),
    }) as fc.Arbitrary<AttemptRules>;
    const hours = fc.array(
      fc.record({ days: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 }), from: fc.constantFrom('00:00', '08:30', '12:00', '17:15'), to: fc.constantFrom('18:00', '20:45', '23:59') }),
      { maxLength: 3 },
    );
    const zone = fc.constantFrom(['Europe/Amsterdam'], ['America/New_York', 'America/Los_Angeles'], ['Asia/Kathmandu'], ['Australia/Lord_Howe']);
    const results = fc.array(fc.constantFrom(...ATTEMPT_RESULTS), { minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(rules, hours, zone, results, fc.integer({ min: WEDNESDAY_10, max: WEDNESDAY_10 + 400 * 24 * HOUR }), fc.integer({ min: 1, max: 3 }), (given, open, zones, outcomes, start, count) => {
        const numbers = [MOBILE, HOME, '+31301234567'].slice(0, count);
        let at = start;
        const tried: Tried[] = [];
        let number = numberToTry(numbers, tried);
        for (const result of outcomes) {
          if (number === null) break;
          tried.push({ number, result, at });
          const next = step(tried, { numbers, rules: given, hours: open, zones });
          if (next.step === 'done') break;
          expect(tried.length).toBeLessThan(given.maxAttempts);
          if (next.step === 'other-number') {
            expect(next.number).not.toBe(number);
            number = next.number;
            continue;
          }
          const retried = RETRIED.find((each) => each === result);
          if (retried !== undefined) expect(next.at).toBeGreaterThanOrEqual(at + given.after[retried].delayMinutes * MINUTE);
          expect(next.at).toBeGreaterThanOrEqual(at + given.pauseMinutes * MINUTE);
          expect(mayCallAt(open, zones, next.at)).toBe(true);
          number = numberToTry(numbers, tried);
          at = next.at;
        }
        for (const result of RETRIED) expect(tried.filter((one) => one.result === result).length).toBeLessThanOrEqual(given.after[result].max + count);
        expect(tried.length).toBeLessThanOrEqual(given.maxAttempts);
      }),
      { numRuns: process.env['BALIE_N'] === 'full' ? 20_000 : 150 },
    );
  }, process.env['BALIE_N'] === 'full' ? 600_000 : 10_000);

  it('another part of the day is one by the called person’s clock', () => {
    expect(dayPart(WEDNESDAY_10, 'Europe/Amsterdam')).toBe('morning');
    expect(dayPart(WEDNESDAY_10, 'Asia/Tokyo')).toBe('evening');
  });
});

it('a call without a conversation is proposed by its cause', () => {
  expect(resultOfCall({ cause: 'hung-up-there' }, true)).toBe('answered');
  expect(resultOfCall({ cause: 'busy', sipStatus: 486 }, false)).toBe('busy');
  expect(resultOfCall({ cause: 'not-found', sipStatus: 404 }, false)).toBe('wrong-number');
  expect(resultOfCall({ cause: 'declined', sipStatus: 603 }, false)).toBe('refused');
  expect(resultOfCall({ cause: 'no-answer', sipStatus: 480 }, false)).toBe('no-answer');
  expect(resultOfCall({ cause: 'connection-lost' }, false)).toBe('technical');
});
