import type { SavedFilterPort } from '../../app/ports/customer-port.ts';
import type { CustomerFilter, CustomerSort, SavedFilter } from '../../../shared/domain/contact/customer-filter.ts';
import { NO_FILTER } from '../../../shared/domain/contact/customer-filter.ts';
import { searchKey } from '../../../shared/domain/contact/search-key.ts';
import { appError } from '../../../shared/errors/app-error.ts';
import { brandId, type AgentId, type SavedFilterId } from '../../../shared/lib/brand.ts';
import { err, ok } from '../../../shared/lib/result.ts';
import type { RepoContext } from './context.ts';

const keyOf = (name: string): string => searchKey(name) || name.trim().toLowerCase();

/** Filters that were given a name, an agent's own and shared ones. */
export function savedFilterRepo({ db, codec, now }: RepoContext): SavedFilterPort {
  return {
    async list(agentId) {
      const rows = await db
        .selectFrom('saved_filter')
        .selectAll()
        .where((or) => or.or([or('agent_id', '=', agentId), or('shared', '=', 1)]))
        .orderBy('name_key')
        .execute();
      return rows.map(
        (row): SavedFilter => ({
          id: brandId<SavedFilterId>(row.id),
          name: row.name,
          // A filter of an earlier version lacks what has come since.
          filter: { ...NO_FILTER, ...(codec.json.read(row.filter) as Partial<CustomerFilter>) },
          sort: codec.json.read(row.sort) as CustomerSort,
          shared: codec.bool.read(row.shared),
          own: row.agent_id === agentId,
        }),
      );
    },

    async save({ id, name, filter, sort, shared }, agentId: AgentId) {
      return db.transaction().execute(async (trx) => {
        const before = await trx.selectFrom('saved_filter').select('agent_id').where('id', '=', id).executeTakeFirst();
        if (before !== undefined && before.agent_id !== agentId) return err(appError('not-found', `filter ${id}`));
        const taken = await trx
          .selectFrom('saved_filter')
          .select('id')
          .where('agent_id', '=', agentId)
          .where('name_key', '=', keyOf(name))
          .where('id', '<>', id)
          .executeTakeFirst();
        if (taken !== undefined) return err(appError('name-taken', 'a filter of that name'));
        const at = codec.ms.write(now());
        const row = {
          name: name.trim(),
          name_key: keyOf(name),
          shared: codec.bool.write(shared),
          filter: codec.json.write(filter),
          sort: codec.json.write(sort),
          updated_at: at,
        };
        await trx
          .insertInto('saved_filter')
          .values({ id, agent_id: agentId, created_at: at, ...row })
          .onConflict((conflict) => conflict.column('id').doUpdateSet(row))
          .execute();
        return ok();
      });
    },

    async remove(id, agentId) {
      const { numDeletedRows } = await db.deleteFrom('saved_filter').where('id', '=', id).where('agent_id', '=', agentId).executeTakeFirst();
      return numDeletedRows === 0n ? err(appError('not-found', `filter ${id}`)) : ok();
    },
  };
}
