// What a made-up call centre is: its projects, lists, rules, clocks, and people. Everything follows from a few numbers that fast-check draws.
import fc from 'fast-check';
import type { AttemptRules } from '../../../shared/domain/call-list/attempt-policy.ts';
import type { Purpose } from '../../../shared/domain/consent/consent.ts';
import { DUTCH_RULES, type GuardRules } from '../../../shared/domain/guard/guard-rules.ts';
import { NO_PLAN, type CallingHours, type ProjectPlan } from '../../../shared/domain/project/project-plan.ts';
import { randomOf, type Random } from '../../bench/contacts/random.ts';

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

export const uuid = (kind: number, n: number): string => `018f0000-0000-7000-${String(8000 + kind)}-${String(n).padStart(12, '0')}`;

/** A ground for calling somebody, as it was written down. */
export type MadeConsent = {
  readonly id: string;
  readonly basis: 'consent' | 'customer';
  readonly purpose: Purpose;
  readonly product: string;
  readonly channel: 'phone' | 'e-mail' | 'all';
  readonly proof: string;
  readonly from: number;
  readonly to: number | null;
  withdrawn: boolean;
};
export type MadePerson = {
  readonly n: number;
  readonly id: string;
  /** As they stand on the card: some are no numbers. */
  readonly numbers: readonly string[];
  readonly organisation: string;
  readonly legalPerson: boolean;
  deceased: boolean;
  readonly confidential: boolean;
  readonly consents: MadeConsent[];
};
export type MadeProject = { readonly id: string; readonly purpose: Purpose; readonly plan: ProjectPlan };
export type MadeList = { readonly id: string; readonly project: MadeProject; rules: AttemptRules; readonly weight: number; readonly mode: 'preview' | 'timed' | 'power'; readonly share: number };

/** What fast-check draws and makes smaller. */
export type Plan = {
  readonly seed: number;
  readonly begin: number;
  readonly agents: number;
  readonly home: string;
  readonly guard: GuardRules;
  readonly projects: readonly { readonly purpose: Purpose; readonly hours: readonly CallingHours[]; readonly product: string; readonly exemption: 'none' | 'charity'; readonly premium: boolean; readonly callerId: string }[];
  readonly lists: readonly { readonly project: number; readonly rules: AttemptRules; readonly weight: number; readonly mode: MadeList['mode']; readonly share: number }[];
  /** Every so many days is a holiday, by country. */
  readonly holidays: Readonly<Record<string, number>>;
};

/** Days around which something changes: clocks are set, the law changes, the year ends, a day ends early. */
const BEGINS = [
  Date.UTC(2026, 0, 14, 8),
  Date.UTC(2026, 2, 27, 9),
  Date.UTC(2026, 2, 7, 14),
  Date.UTC(2026, 5, 29, 7),
  Date.UTC(2026, 6, 1, 6),
  Date.UTC(2026, 9, 23, 13),
  Date.UTC(2026, 11, 3, 10),
  Date.UTC(2026, 11, 23, 8),
  Date.UTC(2027, 4, 3, 8),
];
const PROJECT_HOURS: readonly (readonly CallingHours[])[] = [
  [],
  [
    { days: [1, 2, 3, 4, 5], from: '09:00', to: '21:00' },
    { days: [6], from: '10:00', to: '16:00' },
  ],
  [{ days: [1, 3, 5], from: '08:30', to: '12:15' }],
  [{ days: [1, 2, 3, 4, 5, 6, 7], from: '13:07', to: '23:58' }],
];
const PRODUCTS = ['', 'Energy', 'Papers'];

const retry = fc.record({ delayMinutes: fc.integer({ min: 5, max: 300 }), max: fc.integer({ min: 1, max: 5 }), otherDayPart: fc.boolean() });
const attemptRules: fc.Arbitrary<AttemptRules> = fc.record({
  after: fc.record({ busy: retry, 'no-answer': retry, voicemail: retry, refused: retry, technical: retry }),
  maxAttempts: fc.integer({ min: 1, max: 8 }),
  pauseMinutes: fc.integer({ min: 1, max: 60 }),
  ringSeconds: fc.constantFrom(0, 30, 45),
});

const [first, second] = DUTCH_RULES.versions;
if (first === undefined || second === undefined) throw new Error('the shipped rules have two versions');
/** The rules as they are shipped, or as somebody has changed them. */
const guardRules: fc.Arbitrary<GuardRules> = fc.oneof(
  fc.constant(DUTCH_RULES),
  fc
    .record({
      changes: fc.constantFrom('2026-01-16', '2026-03-29', '2026-07-01', '2026-10-25', '2026-12-24'),
      proof: fc.boolean(),
      legalPersons: fc.boolean(),
      onHolidays: fc.boolean(),
      customer: fc.constantFrom('everybody', 'exempt'),
      customerMonths: fc.constantFrom(null, 1, 36),
      pauseMinutes: fc.constantFrom(0, 3, 45),
      maxTries: fc.integer({ min: 1, max: 8 }),
      hours: fc.constantFrom(first.hours, [], [{ days: [1, 2, 3, 4, 5, 6, 7], from: '07:45', to: '24:00' }], [{ days: [2, 4], from: '00:00', to: '11:30' }, { days: [2, 4], from: '13:00', to: '20:10' }]),
    })
    .map(({ changes, ...change }): GuardRules => ({ ...DUTCH_RULES, versions: [{ ...first, ...change }, { ...second, from: changes }] })),
);

export const plans: fc.Arbitrary<Plan> = fc
  .record({
    seed: fc.integer({ min: 0, max: 2 ** 31 - 1 }),
    begin: fc.tuple(fc.constantFrom(...BEGINS), fc.integer({ min: 0, max: 12 * 60 })).map(([day, minutes]) => day + minutes * MINUTE),
    agents: fc.integer({ min: 2, max: 4 }),
    home: fc.constantFrom('Europe/Amsterdam', 'America/New_York', 'Asia/Kolkata'),
    guard: guardRules,
    projects: fc.array(
      fc.record({
        purpose: fc.constantFrom<Purpose>('sales', 'sales', 'research', 'service'),
        hours: fc.constantFrom(...PROJECT_HOURS),
        product: fc.constantFrom(...PRODUCTS),
        exemption: fc.constantFrom('none', 'charity'),
        premium: fc.boolean(),
        callerId: fc.constantFrom('', '', '', '', '', '', '', '', '', 'anonymous'),
      }),
      { minLength: 2, maxLength: 4 },
    ),
    lists: fc.array(fc.record({ project: fc.nat({ max: 3 }), rules: attemptRules, weight: fc.integer({ min: 1, max: 4 }), mode: fc.constantFrom<MadeList['mode']>('preview', 'timed', 'power'), share: fc.double({ min: 0.3, max: 1, noNaN: true }) }), { minLength: 2, maxLength: 5 }),
    holidays: fc.record({ NL: fc.constantFrom(5, 9), US: fc.constantFrom(7, 30), GB: fc.constantFrom(4, 11), BE: fc.constantFrom(3, 12), AU: fc.constantFrom(8, 20) }),
  })
  // The first two projects have a list each.
  .map((plan) => ({ ...plan, lists: plan.lists.map((list, n) => ({ ...list, project: n < 2 ? n : list.project % plan.projects.length })) }));

export type World = {
  readonly plan: Plan;
  readonly projects: readonly MadeProject[];
  readonly lists: readonly MadeList[];
  readonly people: readonly MadePerson[];
  readonly agents: readonly string[];
  /** Days (YYYY-MM-DD) by country. */
  readonly holidays: Readonly<Record<string, readonly string[]>>;
  /** Who is on which list. */
  readonly entries: readonly { readonly list: MadeList; readonly person: MadePerson }[];
  readonly random: Random;
};

/** Whether a name says that it is of a legal person; written down by hand. */
const ORGANISATIONS: readonly (readonly [string, boolean])[] = [
  ['', false],
  ['', false],
  ['', false],
  ['Bakker Transport B.V.', true],
  ['Stichting De Haven', true],
  ['Vereniging Ons Dorp', true],
  ['De Boer V.O.F.', false],
  ['Klusbedrijf Smit (eenmanszaak)', false],
  ['Bloemenhuis Roos', false],
];

/** Numbers of emergency services of the Netherlands and elsewhere, as they stand on cards; written down by hand. */
export const EMERGENCIES = ['112', '+31112', '0031112', '+31911', '911', '+1911', '999', '+44999', '110', '+49110', '+32112', '+32100', '000', '+61000'] as const;

function numberOf(random: Random, n: number): string {
  const eight = String(10_000_000 + ((n * 7919 + random.int(3)) % 80_000_000));
  switch (random.int(24)) {
    case 0:
      return `+32470${eight.slice(0, 6)}`;
    case 1:
      return `+447400${eight.slice(0, 6)}`;
    case 2:
      return `+1212555${eight.slice(0, 4)}`;
    case 3:
      return `+61412${eight.slice(0, 6)}`;
    case 4:
      // At a higher rate.
      return `+31900${eight.slice(0, 4)}`;
    case 5:
      // Somebody else has it too: one house, or one person on two cards.
      return `+3120${String(5_000_000 + (n >> 1))}`;
    case 6:
      return random.pick(EMERGENCIES);
    default:
      return `+316${eight}`;
  }
}

function consentOf(random: Random, begin: number, id: string): MadeConsent {
  const from = begin - random.pick([HOUR, DAY, 20 * DAY, 35 * 30 * DAY, 37 * 31 * DAY, -6 * HOUR]) - random.int(DAY);
  return {
    ...{ id, basis: random.chance(0.7) ? 'consent' : 'customer', purpose: random.chance(0.9) ? 'sales' : 'service', product: random.pick(['', '', ...PRODUCTS, ' energy ']) },
    ...{ channel: random.pick(['phone', 'all', 'phone', 'e-mail']), proof: random.chance(0.8) ? 'recording 12' : ' ' },
    ...{ from, to: random.chance(0.3) ? begin + random.int(9 * DAY) - DAY : null, withdrawn: random.chance(0.08) },
  };
}

/** @param entries on the lists of this world together, roughly */
export function worldOf(plan: Plan, entries: number): World {
  const random = randomOf(plan.seed, 1);
  const projects = plan.projects.map(({ purpose, hours, ...more }, n): MadeProject => ({ id: uuid(4, n), purpose, plan: { ...NO_PLAN, ...more, callingHours: hours } }));
  const lists = plan.lists.map(({ project, ...list }, n): MadeList => ({ ...list, id: uuid(3, n), project: projects[project] as MadeProject }));
  const shares = lists.reduce((sum, { share }) => sum + share, 0);
  const count = Math.max(2, Math.round(entries / shares));
  const people = Array.from({ length: count }, (_each, n): MadePerson => {
    const [organisation, legalPerson] = random.pick(ORGANISATIONS);
    return {
      ...{ n, id: uuid(1, n), organisation, legalPerson, deceased: random.chance(0.02), confidential: random.chance(0.02) },
      numbers: Array.from({ length: random.pick([0, 1, 1, 1, 1, 2, 2, 3]) }, (_one, place) => numberOf(random, n * 3 + place)).filter((one, at, all) => all.indexOf(one) === at),
      consents: Array.from({ length: random.pick([0, 1, 1, 1, 2]) }, (_one, place) => consentOf(random, plan.begin, uuid(5, n * 2 + place))),
    };
  });
  const held = lists.flatMap((list) => people.filter(() => random.chance(list.share)).map((person) => ({ list, person })));
  const from = plan.begin - 5 * DAY;
  const days = Object.entries(plan.holidays).map(([country, every]) => [country, Array.from({ length: 60 }, (_each, n) => new Date(from + n * every * DAY).toISOString().slice(0, 10))] as const);
  return { plan, projects, lists, people, entries: held, random, agents: Array.from({ length: plan.agents }, (_each, n) => uuid(2, n)), holidays: Object.fromEntries(days) };
}
