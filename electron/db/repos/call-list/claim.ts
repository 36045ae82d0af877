import type { CallRules } from '../../../app/ports/call-list-port.ts';
import { numberToTry, usableNumbers } from '../../../../shared/domain/call-list/attempt-policy.ts';
import type { CallList, EntryEnd, EntryInHand, EntryState } from '../../../../shared/domain/call-list/call-list.ts';
import { mayCallAt, nextCallingTime, zonesOfNumber } from '../../../../shared/domain/call-list/calling-time.ts';
import { DUTCH_RULES } from '../../../../shared/domain/guard/guard-rules.ts';
import { standingRefusal, versionAt } from '../../../../shared/domain/guard/judge.ts';
import { isLegalPerson } from '../../../../shared/domain/guard/legal-form.ts';
import { fullName } from '../../../../shared/domain/contact/contact-name.ts';
import { phonesByUse } from '../../../../shared/domain/contact/contact.ts';
import { brandId, type AgentId, type ContactId, type E164 } from '../../../../shared/lib/brand.ts';
import { consentRepo } from '../consent.ts';
import { contactRepo } from '../contact.ts';
import type { RepoContext } from '../context.ts';
import { triesOf } from './tries.ts';

const MINUTE_MS = 60_000;

type Candidate = { readonly id: number; readonly contact_id: string; readonly at: number };
type Part = { readonly id: number; readonly priority: number };
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
): Promise<{ readonly entry: EntryInHand | null; readonly nextAt: number | null }> {
  const { raw, codec } = context;
  const when = codec.ms.write(at);
  // A part whose quota is full is called no more; the one with the highest priority comes first, and parts of one priority take turns.
  const parts = raw.prepare<[string], Part>('select id, priority from list_segment where list_id = ? and (quota is null or results < quota) order by priority desc, id').all(list.id);
  const due = raw.prepare<[string, number, number], Candidate>(
    `select id, contact_id, next_at as at from list_entry where list_id = ? and segment = ? and state = 'waiting' and next_at <= ? and leased_by is null order by next_at limit 1`,
  );
  const fresh = raw.prepare<[string, number], Candidate>(`select id, contact_id, rank as at from list_entry where list_id = ? and segment = ? and state = 'fresh' and leased_by is null order by rank, id limit 1`);
  const first = (found: readonly (Candidate | undefined)[]): Candidate | undefined => found.filter((one) => one !== undefined).toSorted((a, b) => a.at - b.at)[0];
  /** Whoever is due again before those who were not tried yet. */
  const find = (): Candidate | undefined => {
    for (const priority of new Set(parts.map((part) => part.priority))) {
      const same = parts.filter((part) => part.priority === priority);
      const found = first(same.map(({ id }) => due.get(list.id, id, when))) ?? first(same.map(({ id }) => fresh.get(list.id, id)));
      if (found !== undefined) return found;
    }
    return undefined;
  };
  const busy = raw.prepare<[string, number, string, number], { until: number | null }>(
    `select case when exists (select 1 from list_entry where contact_id = ? and leased_by is not null and id <> ?) then -1
      else (select max(at) from call_attempt where contact_id = ? and at > ?) end as until`,
  );
  const lease = raw.prepare('update list_entry set leased_by = ?, updated_at = ? where id = ? and leased_by is null');
  const book = raw.prepare('update list_entry set state = ?, why = ?, next_at = ?, leased_by = null, updated_at = ? where id = ?');
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

  for (let found = take.immediate(); found !== null; found = take.immediate()) {
    const looked = await look(context, list, rules, found, at);
    if ('entry' in looked) return { entry: looked.entry, nextAt: null };
    settle(found.id, looked);
  }
  const waits = raw.prepare<[string, number], { at: number | null }>(`select min(next_at) as at from list_entry where list_id = ? and segment = ? and state = 'waiting' and leased_by is null`);
  const times = parts.flatMap(({ id }) => waits.get(list.id, id)?.at ?? []);
  return { entry: null, nextAt: times.length === 0 ? null : Math.min(...times) };
}

/** The person behind an entry, or why nobody calls them (now). */
async function look(context: RepoContext, list: CallList, rules: CallRules, { id, contact_id }: Candidate, at: number): Promise<Refused | { readonly entry: EntryInHand }> {
  const contactId = brandId<ContactId>(contact_id);
  const contact = await contactRepo(context).get(contactId);
  const refuse = (why: EntryEnd): Refused => ({ state: 'removed', why, nextAt: null });
  if (contact === null) return refuse('gone');
  // Those who work the list are not those who may know of the contact.
  if (contact.confidential) return refuse('confidential');
  if (contact.deceased) return refuse('deceased');
  const tried = triesOf(context.raw, id);
  const all = phonesByUse(contact.phones).flatMap(({ e164, valid }) => (e164 === null || !valid ? [] : [e164]));
  const numbers = usableNumbers(all, tried).map((number) => brandId<E164>(number));
  const number = numberToTry(numbers, tried);
  if (number === null) return { state: 'done', why: 'no-number', nextAt: null };
  const known = await consentRepo(context).forDialling({ contactId, number: brandId<E164>(number) }, rules.purpose);
  const refusal = standingRefusal({ ...known, at, purpose: rules.purpose, product: rules.product ?? '', exemption: rules.exemption ?? 'none', legalPerson: isLegalPerson(contact.organisation) }, DUTCH_RULES);
  if (refusal !== null) return refuse(refusal);
  const zones = zonesOfNumber(number, rules.zone);
  const law = rules.purpose === 'service' ? null : versionAt(DUTCH_RULES, at, at);
  const opening = nextCallingTime(rules.hours, zones, at, (moment) => law === null || mayCallAt(law.hours, zones, moment));
  if (opening !== at) return opening === null ? { state: 'done', why: 'exhausted', nextAt: null } : { state: 'waiting', why: null, nextAt: opening };
  const fields = context.raw.prepare<[number], string | null>('select fields from list_entry where id = ?').pluck().get(id) ?? null;
  return { entry: { entryId: id, listId: list.id, contactId, name: fullName(contact), organisation: contact.organisation, numbers: [brandId<E164>(number), ...numbers.filter((one) => one !== number)], tried, fields: fields === null ? {} : (JSON.parse(fields) as EntryInHand['fields']) } };
}
