import { priorityOf, rankWith, type EntryPriority } from '../../../../shared/domain/call-list/entry-priority.ts';
import type { EntryState, OnList } from '../../../../shared/domain/call-list/call-list.ts';
import { brandId, type AgentId, type CallListId, type ContactId, type ProjectId } from '../../../../shared/lib/brand.ts';
import { audit, type RepoContext } from '../context.ts';

type Row = { readonly id: number; readonly list_id: string; readonly name: string; readonly state: string; readonly next_at: number | null; readonly rank: number; readonly tries: number };

/** On which lists of a project somebody is that are still worked; nobody whose card is confidential. */
export function listsOf({ raw }: Pick<RepoContext, 'raw'>, contactId: ContactId, projectId: ProjectId): readonly OnList[] {
  return raw
    .prepare<[string, string], Row>(
      `select e.id, e.list_id, l.name, e.state, e.next_at, e.rank, (select count(*) from call_attempt a where a.entry_id = e.id and a.id > e.tries_after) as tries
       from list_entry e join call_list l on l.id = e.list_id join contact c on c.id = e.contact_id
       where e.contact_id = ? and l.project_id = ? and l.state <> 'archived' and c.confidential = 0 and c.deleted_at is null order by l.created_at desc, l.id`,
    )
    .all(contactId, projectId)
    .map(({ id, list_id: listId, name, state, next_at: nextAt, rank, tries }) => ({ entryId: id, listId: brandId<CallListId>(listId), listName: name, state: state as EntryState, nextAt: state === 'waiting' ? nextAt : null, tries, priority: priorityOf(rank) }));
}

/** Whether it was set: somebody whom a list is done with is called no more, whatever the priority. */
export async function setPriority(context: RepoContext, entryId: number, projectId: ProjectId, priority: EntryPriority, { agentId, at }: { readonly agentId: AgentId; readonly at: number }): Promise<boolean> {
  const { db, codec } = context;
  return db.transaction().execute(async (trx) => {
    const entry = await trx
      .selectFrom('list_entry as e')
      .innerJoin('call_list as l', 'l.id', 'e.list_id')
      .select(['e.rank', 'e.list_id'])
      .where('e.id', '=', entryId)
      .where('l.project_id', '=', projectId)
      .where('e.state', 'in', ['fresh', 'waiting'])
      .executeTakeFirst();
    if (entry === undefined) return false;
    await trx.updateTable('list_entry').set({ rank: rankWith(entry.rank, priority), updated_at: codec.ms.write(at) }).where('id', '=', entryId).execute();
    await audit(context, trx, { at, agentId, action: 'list.priority', entity: 'call_list', entityId: entry.list_id, details: { entryId, priority } });
    return true;
  });
}
