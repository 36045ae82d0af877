import { TO_EVERYBODY_MS } from '../../../../shared/domain/agreement/callback.ts';
import { usableNumbers } from '../../../../shared/domain/call-list/attempt-policy.ts';
import { priorityOf } from '../../../../shared/domain/call-list/entry-priority.ts';
import type { EntryInHand } from '../../../../shared/domain/call-list/call-list.ts';
import { brandId, type AgentId, type CallListId, type ContactId, type E164, type ProjectId } from '../../../../shared/lib/brand.ts';
import { prepared } from '../../prepared.ts';
import type { RepoContext } from '../context.ts';
import { personOf, type Person } from './candidate.ts';
import { triesOf } from './tries.ts';

type Author = { readonly agentId: AgentId; readonly at: number };

/** An entry as whoever works it sees it. */
export function inHand({ raw }: Pick<RepoContext, 'raw'>, person: Pick<Person, 'id' | 'name' | 'organisation'>, { number, numbers, ...entry }: Pick<EntryInHand, 'entryId' | 'listId' | 'numbers' | 'tried'> & { readonly number: E164 }): EntryInHand {
  const { fields, rank } = prepared<[number], { fields: string | null; rank: number }>(raw, 'select fields, rank from list_entry where id = ?').get(entry.entryId) ?? { fields: null, rank: 0 };
  return {
    ...{ ...entry, contactId: person.id, name: person.name, organisation: person.organisation },
    ...{ numbers: [number, ...numbers.filter((one) => one !== number)], fields: fields === null ? {} : (JSON.parse(fields) as EntryInHand['fields']), priority: priorityOf(rank) },
  };
}

/**
 * Until when somebody is left alone because a callback was agreed with them: until its moment, and, where another agent promised it, until it
 * is everybody's. Null when nothing was agreed, or when it is due for this agent.
 * @returns wall-clock ms
 */
export function callbackOf({ raw }: Pick<RepoContext, 'raw'>, { projectId, contactId, agentId, at }: Author & { readonly projectId: ProjectId; readonly contactId: ContactId }): number | null {
  const open = prepared<[string, string], { due: number; owner: string; anyone: number }>(
      raw,
      `select due_at as due, owner_id as owner, for_anyone as anyone from agreement
       where contact_id = ? and project_id = ? and callback_zone is not null and closed_at is null and removed_at is null order by due_at limit 1`,
    ).get(contactId, projectId);
  if (open === undefined) return null;
  const from = open.due + (open.anyone === 1 || open.owner === agentId ? 0 : TO_EVERYBODY_MS);
  return from > at ? from : null;
}

/** Somebody of a list who is called back is taken from it, so that no hand calls them a second time. */
export function claimContact(context: RepoContext, projectId: ProjectId, contactId: ContactId, number: E164, { agentId, at }: Author): EntryInHand | null {
  const { raw, codec } = context;
  const person = personOf(raw, contactId);
  if (person === null) return null;
  const lease = raw.transaction(() => {
    const found = raw
      .prepare<[string, string], { id: number; list_id: string }>(
        `select e.id, e.list_id from list_entry e join call_list l on l.id = e.list_id
         where e.contact_id = ? and l.project_id = ? and l.state <> 'archived' and e.state = 'waiting' and e.leased_by is null order by e.next_at limit 1`,
      )
      .get(contactId, projectId);
    if (found !== undefined) raw.prepare('update list_entry set leased_by = ?, updated_at = ? where id = ?').run(agentId, codec.ms.write(at), found.id);
    return found;
  });
  const found = lease.immediate();
  if (found === undefined) return null;
  const tried = triesOf(raw, found.id);
  return inHand(context, person, { entryId: found.id, listId: brandId<CallListId>(found.list_id), number, numbers: usableNumbers(person.numbers, tried).map((one) => brandId<E164>(one)), tried });
}
