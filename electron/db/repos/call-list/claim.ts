import type { CallRules, Picked } from '../../../app/ports/call-list-port.ts';
import { numberToTry, resultUsedUp, usableNumbers } from '../../../../shared/domain/call-list/attempt-policy.ts';
import type { CallList, EntryEnd, EntryInHand, EntryState } from '../../../../shared/domain/call-list/call-list.ts';
import { standingRefusal, TRIES_WITHIN_MS } from '../../../../shared/domain/guard/judge.ts';
import { isLegalPerson } from '../../../../shared/domain/guard/legal-form.ts';
import { isPremium } from '../../../../shared/domain/guard/premium-numbers.ts';
import { isEmergencyAnywhere } from '../../../../shared/domain/contact/emergency-numbers.ts';
import { brandId, type AgentId, type E164 } from '../../../../shared/lib/brand.ts';
import { consentRepo } from '../consent.ts';
import type { RepoContext } from '../context.ts';
import { dialRecord } from '../guard/dial-record.ts';
import { listedLookup } from '../guard/listed.ts';
import { personOf } from './candidate.ts';
import { callbackOf, inHand } from './claim-contact.ts';
import { clockOf, createFinder, openingOf, type Candidate } from './claim-find.ts';
import { prepared } from '../../prepared.ts';
import { lastTryOf, triesOf } from './tries.ts';

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

const repos = new WeakMap<RepoContext, ReturnType<typeof consentRepo>>();
function consentsOf(context: RepoContext): ReturnType<typeof consentRepo> {
  let found = repos.get(context);
  if (found === undefined) repos.set(context, (found = consentRepo(context)));
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
  { agentId, at: now }: { readonly agentId: AgentId; readonly at: number },
): Promise<Picked> {
  const { raw, codec } = context;
  const at = codec.ms.write(now);
  const finder = createFinder(raw, list.id, rules, at);
  const busy = prepared<[string, number, string, number], { until: number | null }>(
    raw,
    `select case when exists (select 1 from list_entry where contact_id = ? and leased_by is not null and id <> ?) then -1
      else (select max(at) from call_attempt where contact_id = ? and at > ?) end as until`,
  );
  const lease = prepared(raw, 'update list_entry set leased_by = ?, updated_at = ? where id = ? and leased_by is null');
  const book = prepared(raw, 'update list_entry set state = ?, why = ?, next_at = ?, leased_by = null, updated_at = ? where id = ?');
  const settle = (id: number, { state, why, nextAt }: Refused): unknown => book.run(state, why, nextAt === null ? null : codec.ms.write(nextAt), at, id);

  /** One of the two indexes, and the hand on it, in one transaction. */
  const take = raw.transaction((): Candidate | null => {
    for (;;) {
      const found = finder.find();
      if (found === undefined) return null;
      const pause = list.rules.pauseMinutes * MINUTE_MS;
      const { until } = busy.get(found.contact_id, found.id, found.contact_id, at - pause) ?? { until: null };
      if (until === null) {
        lease.run(agentId, at, found.id);
        return found;
      }
      // In another hand, or called a moment ago for another list.
      settle(found.id, { state: 'waiting', why: null, nextAt: until === -1 ? at + pause : until + pause });
    }
  });

  const letGo = prepared(raw, 'update list_entry set leased_by = null where id = ?');
  const sleeps = prepared(raw, 'update list_entry set clocks = ?, leased_by = null where id = ?');
  const knows = prepared(raw, 'update list_entry set clocks = ? where id = ?');
  let passed = 0;
  for (let found = take.immediate(); found !== null; found = take.immediate()) {
    const looked = await look(context, list, rules, finder, found, { agentId, at });
    if ('entry' in looked) {
      if (looked.clocks !== found.clocks) knows.run(looked.clocks, found.id);
      return { entry: looked.entry, nextAt: null };
    }
    if ('missing' in looked) {
      letGo.run(found.id);
      return { entry: null, nextAt: null, missing: looked.missing };
    }
    if ('asleep' in looked) sleeps.run(looked.asleep, found.id);
    else settle(found.id, looked);
    passed += 1;
    if (passed >= MOST_PASSED) return { entry: null, nextAt: null, goOn: true };
  }
  return { entry: null, nextAt: finder.nextAt() };
}

/** `asleep`: the telephone is closed for them by these clocks. */
type Looked = Refused | { readonly missing: string } | { readonly asleep: string } | { readonly entry: EntryInHand; readonly clocks: string };

/** The person behind an entry, or why nobody calls them (now). */
async function look(context: RepoContext, list: CallList, rules: CallRules, { law, isOpen }: Pick<ReturnType<typeof createFinder>, 'law' | 'isOpen'>, found: Candidate, { agentId, at }: { readonly agentId: AgentId; readonly at: number }): Promise<Looked> {
  const { id, contact_id } = found;
  const { raw } = context;
  const person = personOf(raw, contact_id);
  const refuse = (why: EntryEnd): Refused => ({ state: 'removed', why, nextAt: null });
  const wait = (nextAt: number): Refused => ({ state: 'waiting', why: null, nextAt });
  if (person === null) return refuse('gone');
  const tried = triesOf(raw, id);
  const clocks = found.clocks === '' ? clockOf(numberToTry(person.numbers, tried)) : found.clocks;
  // In the evening those of whom nobody knows yet are passed over by this alone, once.
  if (!isOpen(clocks)) return { asleep: clocks };
  // Those who work the list are not those who may know of the contact.
  if (person.confidential) return refuse('confidential');
  if (person.deceased) return refuse('deceased');
  const contactId = person.id;
  const agreed = callbackOf(context, { projectId: list.projectId, contactId, agentId, at });
  if (agreed !== null) return wait(agreed);
  const { purpose } = rules;
  const listed = listedLookup(raw);
  const all = person.numbers;
  const free = all.filter((each) => listed(each, purpose) === null);
  if (free.length === 0 && all.length > 0) return refuse('do-not-call');
  // Numbers that no list dials: those of emergency services, and those at a higher rate unless the project calls them.
  const callable = free.filter((each) => !isEmergencyAnywhere(each) && (rules.premium || purpose === 'service' || !isPremium(each)));
  // Rules may have become stricter since the last try.
  if (tried.length >= list.rules.maxAttempts || resultUsedUp(list.rules, tried)) return { state: 'done', why: 'exhausted', nextAt: null };
  const numbers = usableNumbers(callable, tried).map((number) => brandId<E164>(number));
  const number = numberToTry(numbers, tried);
  if (number === null) return { state: 'done', why: 'no-number', nextAt: null };
  // Somebody else may have the number too, and another list the person.
  const pause = list.rules.pauseMinutes * MINUTE_MS;
  const last = lastTryOf(raw, { entryId: id, contactId, number }, at - pause);
  if (last !== null) return wait(last + pause);
  if (purpose !== 'service') {
    const known = await consentsOf(context).forDialling({ contactId, number: brandId<E164>(number) }, purpose);
    const refusal = standingRefusal({ ...known, at, purpose, listed: null, product: rules.product, exemption: rules.exemption, legalPerson: isLegalPerson(person.organisation) }, rules.guard);
    if (refusal !== null) return refuse(refusal);
  }
  const opening = openingOf(rules, law, clockOf(number), at);
  if (typeof opening === 'string') return { missing: opening };
  if (law !== null) {
    const record = dialRecord(raw)({ contactId, number: brandId<E164>(number), purpose, since: at - TRIES_WITHIN_MS });
    // Too often for now: the earliest of those tries is forgotten first, so it is asked again a day later.
    if (record.tries >= law.maxTries) return wait(at + DAY_MS);
    const until = record.lastCallAt === null ? at : record.lastCallAt + law.pauseMinutes * MINUTE_MS;
    if (until > at) return wait(until);
  }
  // The number that is next is closed, another one is not: by this clock they are called.
  if (opening !== at) return opening === null ? { state: 'done', why: 'exhausted', nextAt: null } : { asleep: clockOf(number) };
  return { clocks, entry: inHand(context, person, { entryId: id, listId: list.id, number: brandId<E164>(number), numbers, tried }) };
}
