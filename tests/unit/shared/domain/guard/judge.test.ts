import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import type { Consent, Objection } from '../../../../../shared/domain/consent/consent.ts';
import { DUTCH_RULES, ruleFault, versionOn, type GuardRules, type GuardVersion } from '../../../../../shared/domain/guard/guard-rules.ts';
import { judge, type DialFacts } from '../../../../../shared/domain/guard/judge.ts';
import type { OverridableRule } from '../../../../../shared/domain/project/project-plan.ts';
import { isLegalPerson } from '../../../../../shared/domain/guard/legal-form.ts';
import { isPremium } from '../../../../../shared/domain/guard/premium-numbers.ts';
import { wallTime } from '../../../../../shared/lib/zone-time.ts';

const ZONE = 'Europe/Amsterdam';
/** A Tuesday at noon, before and after the first of July 2026. */
const BEFORE = Date.parse('2026-06-23T12:00:00+02:00');
const AFTER = Date.parse('2026-07-07T12:00:00+02:00');
const DAY = 86_400_000;

const consent = (more: Partial<Consent> = {}): Consent =>
  ({ purpose: 'sales', basis: 'consent', product: '', channel: 'phone', scope: '', grantedHow: 'call', proof: 'recording 12', validFrom: BEFORE - 300 * DAY, validTo: null, withdrawnAt: null, ...more }) as Consent;
const objection = (more: Partial<Objection> = {}): Objection => ({ purpose: 'all', channel: 'all', at: BEFORE - DAY, ...more }) as Objection;
const facts = (more: Partial<DialFacts> = {}): DialFacts => ({
  ...{ at: AFTER, latest: 0, purpose: 'sales', exemption: 'none', product: '', requestedAt: null, premium: false, anonymous: false, listed: null, setAside: [], consents: [], objections: [] },
  ...{ legalPerson: false, zones: [ZONE], holiday: false, lastCallAt: null, tries: 0, ...more },
});
const says = (more: Partial<DialFacts> = {}, rules: GuardRules = DUTCH_RULES): string => {
  const verdict = judge(facts(more), rules);
  return verdict.allowed ? verdict.ground : verdict.reason;
};

describe('whether a call may be made', () => {
  it('asks for the purpose first', () => {
    expect(says({ purpose: 'service', objections: [objection()] })).toBe('service');
    expect(says({ purpose: 'research' })).toBe('research');
    expect(says({ purpose: 'research', objections: [objection({ purpose: 'research' })] })).toBe('objection');
    expect(says()).toBe('no-legal-basis');
    expect(says({ requestedAt: AFTER - DAY })).toBe('requested');
    // Asked for, and taken back since.
    expect(says({ requestedAt: AFTER - DAY, objections: [objection({ at: AFTER - 1 })] })).toBe('objection');
  });

  it('consent has proof, is for the product, for the period, and not withdrawn', () => {
    expect(says({ consents: [consent()] })).toBe('consent');
    for (const wrong of [{ proof: ' ' }, { product: 'Gas' }, { validTo: AFTER }, { withdrawnAt: AFTER - 1 }, { validFrom: AFTER + 1 }, { purpose: 'research' as const }, { channel: 'e-mail' as const }, { basis: 'contract' as const }])
      expect(says({ consents: [consent(wrong)] }), JSON.stringify(wrong)).toBe('no-legal-basis');
    expect(says({ consents: [consent({ product: 'gas ' })], product: 'Gas' })).toBe('consent');
  });

  it('a customer relationship counts until the first of July 2026 within its term, and afterwards for the exempt', () => {
    const customer = [consent({ basis: 'customer', proof: '' })];
    expect(says({ at: BEFORE, consents: customer })).toBe('customer');
    expect(says({ at: BEFORE, consents: [consent({ basis: 'customer', validFrom: Date.parse('2023-06-23T11:59:00+02:00') })] })).toBe('no-legal-basis');
    expect(says({ consents: customer })).toBe('no-legal-basis');
    for (const exemption of ['charity', 'charity-lottery', 'press'] as const) expect(says({ exemption, consents: customer })).toBe('customer');
    // The very minute, by the calendar of the Netherlands; a clock that is set back does not help.
    expect(says({ at: Date.parse('2026-06-30T21:59:00+02:00'), consents: customer })).toBe('customer');
    expect(says({ at: Date.parse('2026-07-01T09:00:00+02:00'), consents: customer })).toBe('no-legal-basis');
    expect(says({ at: BEFORE, latest: AFTER, consents: customer })).toBe('no-legal-basis');
  });

  it('legal persons may be called; sole traders, partnerships and whoever does not say are natural persons', () => {
    expect(says({ legalPerson: true })).toBe('legal-person');
    for (const name of ['Bakkerij Jansen B.V.', 'Jansen bv', 'Stichting De Brug', 'Coöperatie Zon U.A.', 'Vereniging Buurt', 'Gemeente Gouda', 'Philips N.V.']) expect(isLegalPerson(name), name).toBe(true);
    for (const name of ['Bakkerij Jansen', 'Jansen en Zn V.O.F.', 'Maatschap Tandartsen', 'Schilder eenmanszaak', 'Jansen C.V.', 'Nvidia-winkel', '', 'Bart Visser']) expect(isLegalPerson(name), name).toBe(false);
  });

  it('then the hours of the day, holidays, the pause, the tries, and the number that is shown (F44)', () => {
    const consents = [consent()];
    const late = judge(facts({ consents, at: Date.parse('2026-07-07T22:05:00+02:00') }), DUTCH_RULES);
    expect(late).toMatchObject({ allowed: false, reason: 'hours', source: expect.stringContaining('Code Telemarketing'), next: Date.parse('2026-07-08T09:00:00+02:00') });
    expect(says({ consents, at: Date.parse('2026-07-12T12:00:00+02:00') })).toBe('hours');
    // Noon here is six in the morning there.
    expect(says({ consents, zones: ['America/New_York'] })).toBe('hours');
    expect(says({ consents, zones: ['America/New_York', ZONE] })).toBe('hours');
    expect(says({ consents, holiday: true })).toBe('holiday');
    expect(says({ consents, anonymous: true })).toBe('caller-id');
    expect(says({ consents, premium: true })).toBe('premium');
    expect(says({ consents, tries: 8 })).toBe('tries');
    // Rules that were set aside for one call; what the law says is none of them.
    expect(judge(facts({ consents, tries: 8, setAside: ['tries'] }), DUTCH_RULES)).toEqual({ allowed: true, ground: 'consent', source: expect.any(String), despite: ['tries'] });
    expect(says({ consents, tries: 8, holiday: true, setAside: ['tries'] })).toBe('holiday');
    expect(says({ setAside: ['tries', 'holiday', 'hours', 'pause'] })).toBe('no-legal-basis');
    // Listed by hand after it was asked for; a register says nothing about a call that was asked for.
    const listed = { name: 'letter', since: AFTER - 1 };
    expect([says({ consents, listed }), says({ requestedAt: AFTER - DAY, listed }), says({ requestedAt: AFTER - DAY, listed: { ...listed, since: null } }), says({ purpose: 'research', listed })]).toEqual(['do-not-call', 'do-not-call', 'requested', 'do-not-call']);
    // The evening of 4 May 2027, a Tuesday: until half past six.
    expect([says({ consents, at: Date.parse('2027-05-04T18:29:00+02:00') }), says({ consents, at: Date.parse('2027-05-04T18:30:00+02:00') })]).toEqual(['consent', 'hours']);
    expect(says({ consents, lastCallAt: AFTER - 60_000 })).toBe('pause');
    expect(says({ consents, lastCallAt: AFTER - 600_000 })).toBe('consent');
    // The clock was set back after a call.
    expect(says({ consents, lastCallAt: AFTER + DAY })).toBe('pause');
    expect([isPremium('+319001234567'), isPremium('+31201234567'), isPremium('+31612345678')]).toEqual([true, false, false]);
  });
});

describe('rules', () => {
  const [first, second] = DUTCH_RULES.versions as [GuardVersion, GuardVersion];
  const fault = (...versions: readonly GuardVersion[]) => ruleFault({ ...DUTCH_RULES, versions });
  it('that contradict themselves are refused with their place, and allow nothing', () => {
    expect(ruleFault(DUTCH_RULES)).toBeNull();
    expect(fault()).toEqual({ place: 'versions', problem: 'nothing' });
    expect(fault(second, first)).toEqual({ place: 'versions.1.from', problem: 'order' });
    expect(fault(first, { ...second, from: first.from })).toEqual({ place: 'versions.1.from', problem: 'same-day' });
    expect(fault({ ...first, from: '2026-02-30' })).toEqual({ place: 'versions.0.from', problem: 'date' });
    expect(fault({ ...first, sources: { ...first.sources, law: ' ' } })).toEqual({ place: 'versions.0.sources.law', problem: 'source' });
    expect(fault({ ...first, shortDays: [{ date: '02-30', until: '18:30' }] })).toEqual({ place: 'versions.0.shortDays.0.date', problem: 'short-day' });
    expect(fault({ ...first, shortDays: [{ date: '05-04', until: '18:30' }, { date: '05-04', until: '17:00' }] })).toEqual({ place: 'versions.0.shortDays.1.date', problem: 'short-twice' });
    expect(fault({ ...first, shortDays: [{ date: '05-04', until: '09:00' }] })).toEqual({ place: 'versions.0.shortDays.0.until', problem: 'short-shut' });
    expect(fault({ ...first, customer: 'nobody' })).toEqual({ place: 'versions.0.customerMonths', problem: 'term' });
    expect(fault({ ...first, hours: [{ days: [1], from: '10:00', to: '09:00' }] })).toEqual({ place: 'versions.0.hours.0.to', problem: 'hours' });
    expect(fault({ ...first, hours: [{ days: [8], from: '10:00', to: '19:00' }] })).toEqual({ place: 'versions.0.hours.0.days', problem: 'days' });
    expect(fault({ ...first, hours: [{ days: [1], from: '09:00', to: '12:00' }, { days: [1], from: '11:00', to: '13:00' }] })).toEqual({ place: 'versions.0.hours.1', problem: 'overlap' });
    expect(fault({ ...first, maxTries: 0 })).toEqual({ place: 'versions.0.maxTries', problem: 'number' });
    expect(says({ consents: [consent()] }, { ...DUTCH_RULES, versions: [second, first] })).toBe('rules');
    expect(says({ consents: [consent()], at: Date.parse('2020-01-07T12:00:00Z') })).toBe('rules');
    expect([versionOn(DUTCH_RULES, '2026-06-30'), versionOn(DUTCH_RULES, '2026-07-01')]).toEqual([first, second]);
  });
});

describe('for any rules, clocks, consents and objections', () => {
  const instant = fc.integer({ min: Date.parse('2021-01-01'), max: Date.parse('2029-12-31') });
  const anyConsent = fc.record({
    purpose: fc.constantFrom('sales' as const, 'research' as const, 'service' as const),
    basis: fc.constantFrom('consent' as const, 'customer' as const, 'contract' as const, 'legitimate-interest' as const),
    product: fc.constantFrom('', 'gas', 'stroom'),
    channel: fc.constantFrom('phone' as const, 'all' as const, 'e-mail' as const),
    proof: fc.constantFrom('', 'x'),
    validFrom: instant,
    validTo: fc.option(instant),
    withdrawnAt: fc.option(instant),
  });
  const anyObjection = fc.record({ purpose: fc.constantFrom('all' as const, 'sales' as const, 'research' as const), channel: fc.constantFrom('all' as const, 'phone' as const, 'post' as const), at: instant });
  const zones = fc.constantFrom([ZONE], ['Europe/Lisbon'], ['America/New_York', 'America/Los_Angeles'], ['Asia/Tokyo'], ['Australia/Lord_Howe']);
  const anyFacts = fc.record({
    ...{ at: instant, latest: instant, purpose: fc.constantFrom('sales' as const, 'research' as const), exemption: fc.constantFrom('none' as const, 'charity' as const), product: fc.constantFrom('', 'gas') },
    ...{ requestedAt: fc.option(instant, { freq: 4 }), premium: fc.boolean(), anonymous: fc.boolean(), setAside: fc.subarray(['tries', 'holiday', 'hours', 'pause'] as const), listed: fc.option(fc.record({ name: fc.constant('l'), since: fc.option(instant) }), { freq: 3 }), legalPerson: fc.boolean(), holiday: fc.boolean(), zones },
    ...{ consents: fc.array(anyConsent as fc.Arbitrary<Consent>, { maxLength: 4 }), objections: fc.array(anyObjection as fc.Arbitrary<Objection>, { maxLength: 2 }), lastCallAt: fc.option(instant), tries: fc.nat(12) },
  });
  const hour = fc.integer({ min: 0, max: 23 });
  const anyRules = fc
    .array(fc.record({ year: fc.integer({ min: 2021, max: 2028 }), customer: fc.constantFrom('everybody' as const, 'exempt' as const, 'nobody' as const), from: hour, to: hour, days: fc.uniqueArray(fc.integer({ min: 0, max: 8 }), { minLength: 1 }), legalPersons: fc.boolean(), onHolidays: fc.boolean(), proof: fc.boolean(), maxTries: fc.integer({ min: 0, max: 12 }) }), { maxLength: 3 })
    .map((list): GuardRules => ({
      ...DUTCH_RULES,
      versions: list.map(({ year, from, to, days, ...more }) => ({ ...more, from: `${String(year)}-07-01`, sources: { law: 's', code: 's', own: '' }, shortDays: [], customerMonths: more.customer === 'nobody' ? null : 36, pauseMinutes: 10, hours: [{ days, from: `${String(from).padStart(2, '0')}:00`, to: `${String(to).padStart(2, '0')}:00` }] })),
    }));

  it('no call is made without a ground, outside the hours, above the tries, or against an objection', () => {
    let allowed = 0;
    fc.assert(
      fc.property(anyFacts, fc.oneof(fc.constant(DUTCH_RULES), anyRules), (given, rules) => {
        const verdict = judge(given, rules);
        if (!verdict.allowed) return;
        allowed += 1;
        const against = given.objections.filter((one) => (one.purpose === 'all' || one.purpose === given.purpose) && one.channel !== 'post');
        if (verdict.ground === 'requested') {
          expect(given.requestedAt).not.toBeNull();
          expect(against[0] === undefined || against[0].at <= (given.requestedAt ?? 0)).toBe(true);
          return;
        }
        expect(against).toEqual([]);
        expect(given.listed).toBeNull();
        const kept = (rule: OverridableRule): boolean => !given.setAside.includes(rule);
        expect(ruleFault(rules)).toBeNull();
        // The day by hand: the last version that has begun on it.
        const wall = wallTime(Math.max(given.at, given.latest), ZONE);
        const day = wall.year * 10_000 + wall.month * 100 + wall.day;
        const version = rules.versions.filter(({ from }) => Number(from.replaceAll('-', '')) <= day).at(-1);
        if (version === undefined) throw new Error('allowed without rules');
        const live = given.consents.filter((one) => one.purpose === 'sales' && one.channel !== 'e-mail' && (one.product === '' || one.product === given.product) && one.validFrom <= given.at && (one.validTo ?? Infinity) > given.at && (one.withdrawnAt ?? Infinity) > given.at);
        if (given.purpose === 'sales')
          expect(
            live.some(({ basis, proof }) => basis === 'consent' && (!version.proof || proof !== '')) ||
              (version.customer !== 'nobody' && (version.customer === 'everybody' || given.exemption !== 'none') && live.some(({ basis }) => basis === 'customer')) ||
              (version.legalPersons && given.legalPerson),
          ).toBe(true);
        expect(!given.premium && !given.anonymous).toBe(true);
        if (kept('tries')) expect(given.tries < version.maxTries).toBe(true);
        if (kept('holiday')) expect(!given.holiday || version.onHolidays).toBe(true);
        const short = (zone: string): boolean => { const { month, day: on, hour: h, minute: m } = wallTime(given.at, zone); return version.shortDays.some(({ date, until }) => date === `${String(month).padStart(2, '0')}-${String(on).padStart(2, '0')}` && `${String(h).padStart(2, '0')}:${String(m).padStart(2, '0')}` >= until); };
        if (kept('hours')) expect(given.zones.some(short)).toBe(false);
        for (const zone of kept('hours') ? given.zones : []) {
          const { hour: now, minute } = wallTime(given.at, zone);
          const weekday = new Intl.DateTimeFormat('en-GB', { timeZone: zone, weekday: 'short' }).format(given.at);
          const iso = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'].indexOf(weekday) + 1;
          expect(version.hours.some(({ days, from, to }) => days.includes(iso) && Number(from.slice(0, 2)) * 60 <= now * 60 + minute && now * 60 + minute < Number(to.slice(0, 2)) * 60 + Number(to.slice(3)))).toBe(true);
        }
        if (given.lastCallAt !== null && kept('pause')) expect(given.at - given.lastCallAt).toBeGreaterThanOrEqual(600_000);
      }),
      { numRuns: process.env['BALIE_N'] === 'full' ? 1_000_000 : 5_000 },
    );
    // A guard that allows nothing would hold as well.
    expect(allowed).toBeGreaterThan(5);
  });
});
