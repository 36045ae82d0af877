// Whether a call that leaves may leave, said again by somebody who has not read the application: from what was made up and what happened
// since, with a calendar of its own.
import type { AttemptResult } from '../../../shared/domain/call-list/attempt.ts';
import type { AttemptRules } from '../../../shared/domain/call-list/attempt-policy.ts';
import type { Purpose } from '../../../shared/domain/consent/consent.ts';
import type { GuardRules, GuardVersion } from '../../../shared/domain/guard/guard-rules.ts';
import type { CallingHours } from '../../../shared/domain/project/project-plan.ts';
import { onTheFile } from './file.ts';
import { DAY, EMERGENCIES, MINUTE, type MadeList, type MadePerson, type World } from './world.ts';

/** Where somebody with such a number may be. */
const PLACES: readonly (readonly [string, string, readonly string[]])[] = [
  ['+31', 'NL', ['Europe/Amsterdam']],
  ['+32', 'BE', ['Europe/Brussels']],
  ['+44', 'GB', ['Europe/London']],
  ['+1', 'US', ['America/New_York', 'America/Chicago', 'America/Denver', 'America/Phoenix', 'America/Los_Angeles', 'America/Anchorage', 'America/Adak', 'Pacific/Honolulu']],
  ['+61', 'AU', ['Australia/Sydney', 'Australia/Brisbane', 'Australia/Adelaide', 'Australia/Darwin', 'Australia/Perth', 'Australia/Eucla', 'Australia/Lord_Howe']],
];

type Clock = { readonly day: number; readonly time: string; readonly date: string };
const formats = new Map<string, Intl.DateTimeFormat>();
/** What a clock on the wall there says. */
function clockIn(zone: string, at: number): Clock {
  let format = formats.get(zone);
  if (format === undefined) formats.set(zone, (format = new Intl.DateTimeFormat('en-GB', { timeZone: zone, weekday: 'short', year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })));
  const parts = new Map(format.formatToParts(at).map(({ type, value }) => [type, value]));
  const of = (type: Intl.DateTimeFormatPartTypes): string => parts.get(type) ?? '';
  return { day: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'].indexOf(of('weekday')) + 1, time: `${of('hour')}:${of('minute')}`, date: `${of('year')}-${of('month')}-${of('day')}` };
}
const opened = (hours: readonly CallingHours[], { day, time }: Clock): boolean => hours.length === 0 || hours.some(({ days, from, to }) => days.includes(day) && from <= time && time < to);

type Objection = { readonly person: MadePerson | null; readonly numbers: readonly string[]; readonly purpose: Purpose | 'all'; withdrawn: boolean };
type Try = { readonly number: string; result: AttemptResult | null; readonly at: number };
export type Dial = {
  readonly agent: string;
  readonly list: MadeList;
  /** The rules of the list when the entry came into the hand. */
  readonly rulesBefore: AttemptRules;
  readonly entryId: number;
  readonly person: MadePerson;
  readonly number: string;
  readonly at: number;
  /** Whom the others have in hand, and which number each of them is calling. */
  readonly others: readonly { readonly person: MadePerson; readonly calling: string | null }[];
};

/** What happened, as far as it says whether somebody may be called. */
export class Oracle {
  readonly objections: Objection[] = [];
  /** By hand: the purpose that each number is kept from. */
  readonly kept = new Map<string, Purpose | 'all'>();
  fileInUse = true;
  guard: GuardRules;
  /** The latest instant at which somebody was called. */
  latest = 0;
  dials = 0;
  readonly #world: World;
  readonly #tries = new Map<number, Try[]>();
  readonly #lastOf = new Map<string, number>();
  readonly #lastTo = new Map<string, number>();
  /** Calls without a conversation. */
  readonly #vain = new Map<string, number[]>();
  readonly #hashed: ReadonlySet<string>;
  readonly #owners = new Map<string, MadePerson[]>();
  readonly #against = new Map<string, Objection[]>();

  constructor(world: World) {
    this.#world = world;
    this.guard = world.plan.guard;
    this.#hashed = new Set(world.people.flatMap(({ n, numbers }) => (onTheFile(n) ? numbers.slice(0, 1) : [])));
    for (const person of world.people) for (const number of person.numbers) this.#owners.set(number, [...(this.#owners.get(number) ?? []), person]);
  }

  object(person: MadePerson | null, number: string | null, purpose: Purpose | 'all'): Objection {
    const objection = { person, numbers: [...(person?.numbers ?? []), ...(number === null ? [] : [number])], purpose, withdrawn: false };
    this.objections.push(objection);
    for (const key of [...(person === null ? [] : [person.id]), ...objection.numbers]) this.#against.set(key, [...(this.#against.get(key) ?? []), objection]);
    return objection;
  }

  /** No list offers such a number, and none asks the telephone for it, whatever the telephone says to that. */
  isEmergency(number: string | null): boolean {
    return EMERGENCIES.some((one) => one === number);
  }

  /** Everything that stands against this call; empty for a call that may be made. */
  judge({ list, rulesBefore, entryId, person, number, at, others }: Dial): readonly string[] {
    const found: string[] = [];
    const { purpose, plan } = list.project;
    const asked = purpose !== 'service';
    // In one hand only.
    if (others.some((other) => other.person === person)) found.push('somebody else has this person in hand');
    if (others.some((other) => other.calling === number)) found.push('somebody else is calling this number');
    if (person.deceased) found.push('has died');
    if (person.confidential) found.push('confidential');
    if (this.isEmergency(number)) found.push('calls an emergency service');
    const place = PLACES.find(([code]) => number.startsWith(code));
    if (place === undefined) return [...found, 'no number that is called from a list'];
    const [, country, zones] = place;
    const clocks = zones.map((zone) => clockIn(zone, at));
    if (!clocks.every((clock) => opened(plan.callingHours, clock))) found.push('outside the hours of the project');
    this.#judgeTries(found, { list, rulesBefore, entryId, person, number, at });
    if (!asked) return found;

    // Objections of this person, of whoever has the number, and against the number.
    const concerned = [person.id, number, ...(this.#owners.get(number) ?? []).map(({ id }) => id)];
    if (concerned.some((key) => this.#against.get(key)?.some((one) => !one.withdrawn && (one.purpose === 'all' || one.purpose === purpose)))) found.push('against an objection');
    const kept = this.kept.get(number);
    if (kept === 'all' || kept === purpose) found.push('on the list kept by hand');
    if (purpose === 'sales' && this.fileInUse && this.#hashed.has(number)) found.push('on the list of a file');
    if (/^\+31(900|906|909|18)/u.test(number) && plan.premium !== true) found.push('at a higher rate');
    if (plan.callerId === 'anonymous') found.push('with a hidden number');
    const law = this.#lawOn(Math.max(at, this.latest));
    if (law === null) return [...found, 'a day without rules'];
    if (!clocks.every((clock) => opened(law.hours, clock) && !law.shortDays.some(({ date, until }) => clock.date.endsWith(date) && clock.time >= until))) found.push('outside the hours of the law');
    if (!law.onHolidays && clocks.some(({ date }) => this.#world.holidays[country]?.includes(date))) found.push('on a holiday');
    if (purpose === 'sales' && !this.#grounded(person, list, law, at)) found.push('without a basis');
    const last = this.#lastTo.get(number);
    if (last !== undefined && at < last + law.pauseMinutes * MINUTE) found.push(`called ${String((at - last) / MINUTE)} minutes ago`);
    const vain = (key: string): number => (this.#vain.get(key) ?? []).filter((one) => one > at - 30 * DAY).length;
    if (Math.max(vain(person.id), vain(number)) >= law.maxTries) found.push('too often within thirty days');
    return found;
  }

  #judgeTries(found: string[], { list, rulesBefore, entryId, person, number, at }: Pick<Dial, 'list' | 'rulesBefore' | 'entryId' | 'person' | 'number' | 'at'>): void {
    const tries = this.#tries.get(entryId) ?? [];
    const before = tries.at(-1);
    // A number that was found to be wrong is dialled no more, and neither is whoever was reached.
    if (tries.some((one) => one.number === number && (one.result === 'wrong-number' || one.result === 'fax'))) found.push('a wrong number again');
    if (tries.some(({ result }) => result === 'answered')) found.push('was reached already');
    const both = [rulesBefore, list.rules];
    if (both.every(({ maxAttempts }) => tries.length >= maxAttempts)) found.push('above the maximum');
    // The other numbers of somebody follow right away; all else waits.
    const follows = before !== undefined && before.at === this.#lastOf.get(person.id) && before.number !== number && ['no-answer', 'wrong-number', 'fax'].includes(before.result ?? '');
    if (!follows) {
      const often = (rules: AttemptRules): boolean => Object.entries(rules.after).some(([result, { max }]) => tries.filter((one) => one.result === result).length >= max);
      if (both.every(often)) found.push('above the maximum of a result');
      const last = this.#lastOf.get(person.id);
      if (last !== undefined && both.every(({ pauseMinutes }) => at < last + pauseMinutes * MINUTE)) found.push(`tried ${String((at - last) / MINUTE)} minutes ago`);
    }
    const to = this.#lastTo.get(number);
    if (to !== undefined && both.every(({ pauseMinutes }) => at < to + pauseMinutes * MINUTE)) found.push(`number tried ${String((at - to) / MINUTE)} minutes ago`);
  }

  /** It left. */
  left({ entryId, person, number, at }: Dial): void {
    this.dials += 1;
    this.#tries.set(entryId, [...(this.#tries.get(entryId) ?? []), { number, result: null, at }]);
    this.#lastOf.set(person.id, at);
    this.#lastTo.set(number, at);
    this.latest = Math.max(this.latest, at);
    for (const key of [person.id, number]) this.#vain.set(key, [...(this.#vain.get(key) ?? []), at]);
  }

  /** Somebody was spoken to. */
  answered(person: MadePerson, number: string, at: number): void {
    for (const key of [person.id, number]) this.#vain.set(key, (this.#vain.get(key) ?? []).filter((one) => one !== at));
  }

  /** What came of the last try, or what it was put right to. */
  ended(entryId: number, result: AttemptResult): void {
    const last = this.#tries.get(entryId)?.at(-1);
    if (last !== undefined) last.result = result;
  }

  /** What was tried before, for whoever looks for the reason. */
  story({ entryId, person, list, rulesBefore }: Dial): string {
    const tries = (this.#tries.get(entryId) ?? []).map(({ number, result, at }) => `${number} ${String(result)} ${new Date(at).toISOString()}`);
    return JSON.stringify({ tries, numbers: person.numbers, last: new Date(this.#lastOf.get(person.id) ?? 0).toISOString(), rules: list.rules, rulesBefore });
  }

  lastTry(entryId: number): Readonly<Try> | undefined {
    return this.#tries.get(entryId)?.at(-1);
  }

  /** Called anew: what was tried before counts no more. */
  anew(entryId: number): void {
    this.#tries.delete(entryId);
  }

  #lawOn(at: number): GuardVersion | null {
    const { date } = clockIn(this.guard.zone, at);
    let found: GuardVersion | null = null;
    for (const version of this.guard.versions) if (version.from <= date) found = version;
    return found;
  }

  #grounded(person: MadePerson, list: MadeList, law: GuardVersion, at: number): boolean {
    if (law.legalPersons && person.legalPerson) return true;
    const { product = '', exemption } = list.project.plan;
    return person.consents.some((one) => {
      const same = one.product.trim() === '' || one.product.trim().toLowerCase() === product.toLowerCase();
      if (one.purpose !== 'sales' || one.channel === 'e-mail' || one.withdrawn || !same || at < one.from || (one.to !== null && at >= one.to)) return false;
      if (one.basis === 'consent') return !law.proof || one.proof.trim() !== '';
      if (law.customer === 'nobody' || (law.customer === 'exempt' && exemption === 'none')) return false;
      return one.to !== null || law.customerMonths === null || this.#months(one.from, at) < law.customerMonths;
    });
  }

  /** Whole months from one instant to another, as a calendar on the wall has them. */
  #months(from: number, to: number): number {
    const [a, b] = [from, to].map((at) => clockIn(this.guard.zone, at)) as [Clock, Clock];
    const parts = ({ date }: Clock): readonly number[] => date.split('-').map(Number);
    const [fromYear = 0, fromMonth = 0, fromDay = 0] = parts(a);
    const [toYear = 0, toMonth = 0, toDay = 0] = parts(b);
    const lastDay = new Date(Date.UTC(toYear, toMonth, 0)).getUTCDate();
    const day = Math.min(fromDay, lastDay);
    const whole = (toYear - fromYear) * 12 + toMonth - fromMonth;
    return toDay > day || (toDay === day && b.time >= a.time) ? whole : whole - 1;
  }
}
