import type { CallRules, Claimed } from '../../../app/ports/call-list-port.ts';
import { numberToTry, resultUsedUp, usableNumbers } from '../../../../shared/domain/call-list/attempt-policy.ts';
import type { CallList, EntryEnd, EntryInHand, EntryState } from '../../../../shared/domain/call-list/call-list.ts';
import { countryOfNumber, zonesOfNumber } from '../../../../shared/domain/call-list/calling-time.ts';
import type { GuardVersion } from '../../../../shared/domain/guard/guard-rules.ts';
import { standingRefusal, TRIES_WITHIN_MS, versionAt } from '../../../../shared/domain/guard/judge.ts';
import { isLegalPerson } from '../../../../shared/domain/guard/legal-form.ts';
import { createOpenings } from '../../../../shared/domain/guard/opening.ts';
import { isPremium } from '../../../../shared/domain/guard/premium-numbers.ts';
import { isEmergency } from '../../../../shared/domain/contact/emergency-numbers.ts';
import { phonesByUse } from '../../../../shared/domain/contact/contact.ts';
import { brandId, type AgentId, type ContactId, type E164 } from '../../../../shared/lib/brand.ts';
import { consentRepo } from '../consent.ts';
import { contactRepo } from '../contact.ts';
import type { RepoContext } from '../context.ts';
import { dialRecord } from '../guard/dial-record.ts';
import { listedLookup } from '../guard/listed.ts';
import { callbackOf, inHand } from './claim-contact.ts';
import { prepared } from '../../prepared.ts';
import { lastTryOf, triesOf } from './tries.ts';

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

type Candidate = { readonly id: number; readonly contact_id: string; readonly at: number };
type Part = { readonly id: number; readonly priority: number };
/** What was found about closing times holds for everybody by the same clocks. */
const openings = createOpenings();
const repos = new WeakMap<RepoContext, { readonly contacts: ReturnType<typeof contactRepo>; readonly consents: ReturnType<typeof consentRepo> }>();
function reposOf(context: RepoContext) {
  let found = repos.get(context);
  if (found === undefined) repos.set(context, (found = { contacts: contactRepo(context), consents: consentRepo(context) }));
  return found;
}
/** Who is passed over in one go; then somebody else may write. */
const MOST_PASSED = 200;

type Refused = { readonly state: EntryState; readonly why: EntryEnd | null; readonly nextAt: number | null };

/**
 * The next entry of a list, in this agent's hand. Each step is one look into an index; whoever cannot be called is booked so and is not
 * looked at again, so that the next one stays as near in a list of a million.
 */
export async function claimEntry(
  context: RepoContext,
  list: CallList,
  rules: CallRules,
  { agentId, at }: { readonly agentId: AgentId; readonly at: number },
): Promise<Claimed> {
  const { raw, codec } = context;
  const when = codec.ms.write(at);
  // A part whose quota is full is called no more; the one with the highest priority comes first, and parts of one priority take turns.
  const parts = prepared<[string], Part>(raw, 'select id, priority from list_segment where list_id = ? and (quota is null or results < quota) order by priority desc, id').all(list.id);
  const due = prepared<[string, number, number], Candidate>(
    raw,
    `select id, contact_id, next_at as at from list_entry where list_id = ? and segment = ? and state = 'waiting' and next_at <= ? and leased_by is null order by next_at limit 1`,
  );
  const fresh = prepared<[string, number], Candidate>(raw, `select id, contact_id, rank as at from list_entry where list_id = ? and segment = ? and state = 'fresh' and leased_by is null order by rank, id limit 1`);
  // Whoever was put before the others, in a part that is still called.
  const ahead = prepared<[string, number, string], Candidate>(
    raw,
    `select id, contact_id, rank as at from list_entry where list_id = ? and rank < 0 and state in ('fresh', 'waiting') and leased_by is null and (state = 'fresh' or next_at <= ?)
       and segment in (select value from json_each(?)) order by rank, id limit 1`,
  );
  const open = JSON.stringify(parts.map(({ id }) => id));
  const first = (found: readonly (Candidate | undefined)[]): Candidate | undefined => found.filter((one) => one !== undefined).toSorted((a, b) => a.at - b.at)[0];
  /** Whoever has priority; then whoever is due again, before those who were not tried yet. */
  const find = (): Candidate | undefined => {
    const before = ahead.get(list.id, when, open);
    if (before !== undefined) return before;
    for (const priority of new Set(parts.map((part) => part.priority))) {
      const same = parts.filter((part) => part.priority === priority);
      const found = first(same.map(({ id }) => due.get(list.id, id, when))) ?? first(same.map(({ id }) => fresh.get(list.id, id)));
      if (found !== undefined) return found;
    }
    return undefined;
  };
  const busy = prepared<[string, number, string, number], { until: number | null }>(
    raw,
    `select case when exists (select 1 from list_entry where contact_id = ? and leased_by is not null and id <> ?) then -1
      else (select max(at) from call_attempt where contact_id = ? and at > ?) end as until`,
  );
  const lease = prepared(raw, 'update list_entry set leased_by = ?, updated_at = ? where id = ? and leased_by is null');
  const book = prepared(raw, 'update list_entry set state = ?, why = ?, next_at = ?, leased_by = null, updated_at = ? where id = ?');
  const settle = (id: number, { state, why, nextAt }: Refused): unknown => book.run(state, why, nextAt === null ? null : codec.ms.write(nextAt), when, id);

  /** One of the two indexes, and the hand on it, in one transaction. */
  const take = raw.transaction((): Candidate | null => {
    for (;;) {
      const found = find();
      if (found === undefined) return null;
      const pause = list.rules.pauseMinutes * MINUTE_MS;
      const { until } = busy.get(found.contact_id, found.id, found.contact_id, when - pause) ?? { until: null };
      if (until === null) {
        lease.run(agentId, when, found.id);
        return found;
      }
      // In another hand, or called a moment ago for another list.
      settle(found.id, { state: 'waiting', why: null, nextAt: until === -1 ? at + pause : until + pause });
    }
  });

  const letGo = prepared(raw, 'update list_entry set leased_by = null where id = ?');
  let passed = 0;
  for (let found = take.immediate(); found !== null; found = take.immediate()) {
    const looked = await look(context, list, rules, found, { agentId, at });
    if ('entry' in looked) return { entry: looked.entry, nextAt: null };
    if ('missing' in looked) {
      letGo.run(found.id);
      return { entry: null, nextAt: null, missing: looked.missing };
    }
    settle(found.id, looked);
    passed += 1;
    if (passed >= MOST_PASSED) return { entry: null, nextAt: null, goOn: true };
  }
  const waits = prepared<[string, number], { at: number | null }>(raw, `select min(next_at) as at from list_entry where list_id = ? and segment = ? and state = 'waiting' and leased_by is null`);
  const times = parts.flatMap(({ id }) => waits.get(list.id, id)?.at ?? []);
  return { entry: null, nextAt: times.length === 0 ? null : Math.min(...times) };
}

const lawOf = ({ purpose, guard }: CallRules, at: number): GuardVersion | null => (purpose === 'service' ? null : versionAt(guard, at, at));

/** When a number may be called next by hours and holidays, null for never; or the country whose holidays have to be known first. */
function openingOf(rules: CallRules, law: GuardVersion | null, number: string, at: number): number | string | null {
  const country = countryOfNumber(number) ?? rules.country;
  const closed = law === null || law.onHolidays ? [] : rules.holidays[country];
  if (closed === undefined) return country;
  return openings({ hours: rules.hours, law: law === null ? null : { hours: law.hours, shortDays: law.shortDays, closed } }, zonesOfNumber(number, rules.zone, at), at);
}

/** When the first of somebody's numbers opens, where all are closed now: in the evening a whole list is passed over by this alone. */
function wakes(raw: RepoContext['raw'], rules: CallRules, contactId: string, at: number): number | null {
  const numbers = prepared<[string], string>(raw, 'select e164 from contact_phone where contact_id = ? and valid = 1 and e164 is not null').pluck().all(contactId);
  const law = lawOf(rules, at);
  const nexts = numbers.map((number) => openingOf(rules, law, number, at));
  if (nexts.some((next) => typeof next !== 'number' || next <= at)) return null;
  return nexts.length === 0 ? null : Math.min(...nexts.map(Number));
}

/** The person behind an entry, or why nobody calls them (now). */
async function look(context: RepoContext, list: CallList, rules: CallRules, { id, contact_id }: Candidate, { agentId, at }: { readonly agentId: AgentId; readonly at: number }): Promise<Refused | { readonly missing: string } | { readonly entry: EntryInHand }> {
  const contactId = brandId<ContactId>(contact_id);
  const refuse = (why: EntryEnd): Refused => ({ state: 'removed', why, nextAt: null });
  const wait = (nextAt: number): Refused => ({ state: 'waiting', why: null, nextAt });
  const asleep = wakes(context.raw, rules, contact_id, at);
  if (asleep !== null) return wait(asleep);
  const { contacts, consents } = reposOf(context);
  const contact = await contacts.get(contactId);
  if (contact === null) return refuse('gone');
  // Those who work the list are not those who may know of the contact.
  if (contact.confidential) return refuse('confidential');
  if (contact.deceased) return refuse('deceased');
  const agreed = callbackOf(context, { projectId: list.projectId, contactId, agentId, at });
  if (agreed !== null) return wait(agreed);
  const { purpose } = rules;
  const listed = listedLookup(context.raw);
  const tried = triesOf(context.raw, id);
  const all = phonesByUse(contact.phones).flatMap(({ e164, valid }) => (e164 === null || !valid ? [] : [e164]));
  const free = all.filter((each) => listed(each, purpose) === null);
  if (free.length === 0 && all.length > 0) return refuse('do-not-call');
  // Numbers that no list dials: those of emergency services, and those at a higher rate unless the project calls them.
  const callable = free.filter((each) => !isEmergency(each, rules.country) && (rules.premium || purpose === 'service' || !isPremium(each)));
  // Rules may have become stricter since the last try.
  if (tried.length >= list.rules.maxAttempts || resultUsedUp(list.rules, tried)) return { state: 'done', why: 'exhausted', nextAt: null };
  const numbers = usableNumbers(callable, tried).map((number) => brandId<E164>(number));
  const number = numberToTry(numbers, tried);
  if (number === null) return { state: 'done', why: 'no-number', nextAt: null };
  // Somebody else may have it too.
  const pause = list.rules.pauseMinutes * MINUTE_MS;
  const last = lastTryOf(context.raw, number, at - pause);
  if (last !== null) return wait(last + pause);
  const known = await consents.forDialling({ contactId, number: brandId<E164>(number) }, purpose);
  const refusal = standingRefusal({ ...known, at, purpose, listed: null, product: rules.product, exemption: rules.exemption, legalPerson: isLegalPerson(contact.organisation) }, rules.guard);
  if (refusal !== null) return refuse(refusal);
  const law = lawOf(rules, at);
  const opening = openingOf(rules, law, number, at);
  if (typeof opening === 'string') return { missing: opening };
  if (law !== null) {
    const record = dialRecord(context.raw)({ contactId, number: brandId<E164>(number), purpose, since: at - TRIES_WITHIN_MS });
    // Too often for now: the earliest of those tries is forgotten first, so it is asked again a day later.
    if (record.tries >= law.maxTries) return wait(at + DAY_MS);
    const until = record.lastCallAt === null ? at : record.lastCallAt + law.pauseMinutes * MINUTE_MS;
    if (until > at) return wait(until);
  }
  if (opening !== at) return opening === null ? { state: 'done', why: 'exhausted', nextAt: null } : wait(opening);
  return { entry: inHand(context, contact, { entryId: id, listId: list.id, number: brandId<E164>(number), numbers, tried }) };
}
