import { mayCallAt, nextCallingTime } from '../call-list/calling-time.ts';
import { isValidAt, objectionAgainst, type Consent, type Objection, type Purpose } from '../consent/consent.ts';
import { instantAt, wallTime } from '../../lib/zone-time.ts';
import type { Exemption } from '../project/project-plan.ts';
import type { OverridableRule } from '../project/project-plan.ts';
import { ruleFault, versionOn, type GuardRules, type GuardVersion } from './guard-rules.ts';

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
/** Tries longer ago are no reason any more. */
export const TRIES_WITHIN_MS = 30 * DAY_MS;

/** What allows a call. `requested`: the person asked to be called back. `research`: no sales in it. */
type Ground = 'service' | 'requested' | 'research' | 'consent' | 'customer' | 'legal-person';

/** What forbids a call, in the order in which it is told. */
export type GuardReason = 'premium' | 'rules' | 'objection' | 'do-not-call' | 'no-legal-basis' | 'caller-id' | OverridableRule;

export type DialFacts = {
  /** Wall-clock ms. */
  readonly at: number;
  /** The latest instant that is on record: a clock that was set back does not bring back rules that have gone. */
  readonly latest: number;
  readonly purpose: Purpose;
  readonly exemption: Exemption;
  /** What the project is about; empty for nothing in particular. */
  readonly product: string;
  /** When the person asked for this call; null when nobody did. */
  readonly requestedAt: number | null;
  /** A number at a higher rate, and a project that does not call those. */
  readonly premium: boolean;
  /** On a list of those not to be called, for this purpose; since when, where it was put there by hand. */
  readonly listed: { readonly name: string; readonly since: number | null } | null;
  /** Rules that somebody set aside for this one call, with a reason. */
  readonly setAside: readonly OverridableRule[];
  /** The number that is shown hides who calls. */
  readonly anonymous: boolean;
  readonly consents: readonly Consent[];
  readonly objections: readonly Objection[];
  /** Whoever is called is one by its name; sole traders and partnerships are natural persons. */
  readonly legalPerson: boolean;
  /** The clocks by which it may be there. */
  readonly zones: readonly string[];
  readonly holiday: boolean;
  /** The latest call to this number, and how many calls to this person came to no conversation within thirty days. */
  readonly lastCallAt: number | null;
  readonly tries: number;
};

export type Verdict =
  | { readonly allowed: true; readonly ground: Ground; readonly source: string; /** Rules that would have forbidden it. */ readonly despite: readonly OverridableRule[] }
  | { readonly allowed: false; readonly reason: GuardReason; readonly source: string; /** When it is allowed, as far as that is only a matter of time; wall-clock ms. */ readonly next: number | null };

const dayIn = (zone: string, at: number): string => {
  const { year, month, day } = wallTime(at, zone);
  return `${String(year)}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
};
const same = (a: string, b: string): boolean => a.trim().toLowerCase() === b.trim().toLowerCase();

/** The version by the day of the call; by the latest day on record where the clock was set back. */
export const versionAt = (rules: GuardRules, at: number, latest: number): GuardVersion | null => versionOn(rules, dayIn(rules.zone, Math.max(at, latest)));

/** The end of a customer relationship that names none: so many months on, by the calendar. */
function endOfTerm(from: number, months: number, zone: string): number {
  const wall = wallTime(from, zone);
  const total = wall.month - 1 + months;
  const [year, month] = [wall.year + Math.floor(total / 12), (total % 12) + 1];
  // The last day of a shorter month.
  const day = Math.min(wall.day, new Date(Date.UTC(year, month, 0)).getUTCDate());
  return instantAt({ ...wall, year, month, day }, zone);
}

/** On what ground somebody may be called about sales; null for none. Consent for another product is no consent. */
export function salesGround(
  { consents, product, exemption, legalPerson, at }: Pick<DialFacts, 'consents' | 'product' | 'exemption' | 'legalPerson' | 'at'>,
  version: GuardVersion,
  zone: string,
): 'consent' | 'customer' | 'legal-person' | null {
  const fits = (consent: Consent): boolean => consent.purpose === 'sales' && (consent.channel === 'all' || consent.channel === 'phone') && (consent.product.trim() === '' || same(consent.product, product)) && isValidAt(consent, at);
  if (consents.some((consent) => consent.basis === 'consent' && fits(consent) && (!version.proof || consent.proof.trim() !== ''))) return 'consent';
  const customers = version.customer === 'everybody' || (version.customer === 'exempt' && exemption !== 'none');
  const inTerm = ({ validFrom, validTo }: Consent): boolean => validTo !== null || version.customerMonths === null || at < endOfTerm(validFrom, version.customerMonths, zone);
  if (customers && consents.some((consent) => consent.basis === 'customer' && fits(consent) && inTerm(consent))) return 'customer';
  return version.legalPersons && legalPerson ? 'legal-person' : null;
}

/**
 * Whether this call may be made now, and on what ground; the purpose decides first. Nothing is allowed by rules that contradict
 * themselves, or on a day for which there are none.
 */
export function judge(facts: DialFacts, rules: GuardRules): Verdict {
  const { at, purpose } = facts;
  const no = (reason: GuardReason, source: string, next: number | null = null): Verdict => ({ allowed: false, reason, source, next });
  const against = objectionAgainst(facts.objections, purpose, 'phone');
  // Asked for: unless it was taken back since.
  const takenBack = (since: number | null | undefined): boolean => since != null && facts.requestedAt !== null && since > facts.requestedAt;
  const requested = facts.requestedAt !== null && !takenBack(against?.at) && !takenBack(facts.listed?.since);
  const yes = (ground: Ground, source: string, despite: readonly OverridableRule[] = []): Verdict => ({ allowed: true, ground, source, despite });
  if (purpose === 'service') return yes('service', '');
  if (requested) return yes('requested', '');

  const version = ruleFault(rules) === null ? versionAt(rules, at, facts.latest) : null;
  if (version === null) return no('rules', '');
  const { law, code, own } = version.sources;
  if (against !== null) return no('objection', law);
  if (facts.listed !== null) return no('do-not-call', facts.listed.name);
  const ground = purpose === 'research' ? 'research' : salesGround(facts, version, rules.zone);
  if (ground === null) return no('no-legal-basis', law);
  if (facts.premium) return no('premium', own);
  if (facts.anonymous) return no('caller-id', code);
  // A call on record that is still to come: the clock was set back, and nobody knows how far.
  const free = facts.lastCallAt === null ? at : facts.lastCallAt + version.pauseMinutes * MINUTE_MS;
  const hurdles: readonly (readonly [OverridableRule, boolean, Verdict])[] = [
    ['tries', facts.tries >= version.maxTries, no('tries', own)],
    ['holiday', facts.holiday && !version.onHolidays, no('holiday', code)],
    ['hours', !mayCallAt(version.hours, facts.zones, at, version.shortDays), no('hours', code)],
    ['pause', free > at, no('pause', own, free)],
  ];
  const broken = hurdles.filter(([, is]) => is);
  const first = broken.find(([rule]) => !facts.setAside.includes(rule));
  if (first === undefined) return yes(ground, law, broken.map(([rule]) => rule));
  return first[0] === 'hours' ? no('hours', code, nextCallingTime(version.hours, facts.zones, at, (moment) => mayCallAt([], facts.zones, moment, version.shortDays))) : first[2];
}

/** What stands against calling somebody whatever the time is, for whoever picks the next of a list; null for nothing. */
export function standingRefusal(facts: Pick<DialFacts, 'at' | 'listed' | 'purpose' | 'consents' | 'objections' | 'product' | 'exemption' | 'legalPerson'>, rules: GuardRules): 'objection' | 'do-not-call' | 'no-legal-basis' | null {
  if (facts.purpose === 'service') return null;
  if (objectionAgainst(facts.objections, facts.purpose, 'phone') !== null) return 'objection';
  if (facts.listed !== null) return 'do-not-call';
  if (facts.purpose === 'research') return null;
  const version = versionAt(rules, facts.at, facts.at);
  return version === null || salesGround(facts, version, rules.zone) === null ? 'no-legal-basis' : null;
}
