import type { Selectable } from 'kysely';

import type { CallListPort } from '../../../app/ports/call-list-port.ts';
import type { AttemptRules } from '../../../../shared/domain/call-list/attempt-policy.ts';
import type { CallList, ListState, OrderRule } from '../../../../shared/domain/call-list/call-list.ts';
import { brandId, type CallListId, type ProjectId } from '../../../../shared/lib/brand.ts';
import type { CallListTable } from '../../schema-call-lists.ts';
import { audit, practiceFlag, type RepoContext } from '../context.ts';
import { claimEntry } from './claim.ts';
import { triesOf } from './tries.ts';

/** Call lists, their entries and the tries of them. */
export function callListRepo(context: RepoContext): CallListPort {
  const { db, codec, raw } = context;

  const toList = (row: Selectable<CallListTable>): CallList => ({
    id: brandId<CallListId>(row.id),
    projectId: brandId<ProjectId>(row.project_id),
    name: row.name,
    state: row.state as ListState,
    order: row.order_rule as OrderRule,
    rules: codec.json.read(row.rules) as AttemptRules,
    counts: { fresh: row.fresh, waiting: row.waiting, done: row.done, removed: row.removed },
    reached: row.reached,
    createdAt: row.created_at,
    version: row.version,
  });
  const get: CallListPort['get'] = async (id) => {
    const row = await db.selectFrom('call_list').selectAll().where('id', '=', id).executeTakeFirst();
    return row === undefined ? null : toList(row);
  };

  return {
    get,

    async list(projectId, archived) {
      const rows = await db
        .selectFrom('call_list')
        .selectAll()
        .where('project_id', '=', projectId)
        .$if(!archived, (query) => query.where('state', '<>', 'archived'))
        .orderBy('created_at', 'desc')
        .execute();
      return rows.map(toList);
    },

    async create({ id, projectId, name, order, rules }, { agentId, at }) {
      const when = codec.ms.write(at);
      await db.transaction().execute(async (trx) => {
        const practice = await practiceFlag(trx, projectId);
        await trx
          .insertInto('call_list')
          .values({ id, project_id: projectId, practice, name, state: 'active', order_rule: order, rules: codec.json.write(rules), created_at: when, created_by: agentId, updated_at: when, updated_by: agentId })
          .execute();
        await audit(context, trx, { at, agentId, action: 'list.made', entity: 'call_list', entityId: id, details: { name } });
      });
    },

    fill: async (id, people, at) => {
      const add = raw.prepare(`insert or ignore into list_entry (list_id, contact_id, rank, state, updated_at) values (?, ?, ?, 'fresh', ?)`);
      const when = codec.ms.write(at);
      return Promise.resolve(
        raw.transaction(() => people.reduce((added, { contactId, rank }) => added + add.run(id, contactId, rank, when).changes, 0)).immediate(),
      );
    },

    async change(id, version, change, { agentId, at }) {
      return db.transaction().execute(async (trx) => {
        const { numUpdatedRows } = await trx
          .updateTable('call_list')
          .set((row) => ({ ...change, version: row('version', '+', 1), updated_at: codec.ms.write(at), updated_by: agentId }))
          .where('id', '=', id)
          .where('version', '=', version)
          .executeTakeFirst();
        if (numUpdatedRows === 0n) return false;
        await audit(context, trx, { at, agentId, action: 'list.changed', entity: 'call_list', entityId: id, details: change });
        return true;
      });
    },

    async claim(id, rules, author) {
      const list = await get(id);
      if (list === null || list.state !== 'active') return { entry: null, nextAt: null };
      return claimEntry(context, list, rules, author);
    },

    async release(agentId, at) {
      const when = codec.ms.write(at);
      await db.transaction().execute(async (trx) => {
        // A call that nobody saw the end of: it may have reached somebody, so it counts as a try.
        await trx
          .updateTable('call_attempt')
          .set({ result: 'technical', cause: 'interrupted', ended_at: when })
          .where('result', 'is', null)
          .$if(agentId !== null, (query) => query.where('agent_id', '=', agentId ?? ''))
          .execute();
        const inHand = trx.updateTable('list_entry').where('leased_by', 'is not', null).$if(agentId !== null, (query) => query.where('leased_by', '=', agentId));
        await inHand
          .set({ state: 'waiting', next_at: when, updated_at: when })
          .where('state', '=', 'fresh')
          .where((row) => row.exists(row.selectFrom('call_attempt as a').select('a.id').whereRef('a.entry_id', '=', 'list_entry.id')))
          .execute();
        await inHand.set({ leased_by: null, updated_at: when }).execute();
      });
    },

    async begin(entryId, number, { agentId, at }) {
      return db.transaction().execute(async (trx) => {
        const entry = await trx.selectFrom('list_entry').select('contact_id').where('id', '=', entryId).where('leased_by', '=', agentId).executeTakeFirst();
        if (entry === undefined) return false;
        await trx
          .insertInto('call_attempt')
          .values({ entry_id: entryId, contact_id: entry.contact_id, number, call_id: null, agent_id: agentId, at: codec.ms.write(at), ended_at: null, result: null, cause: null, sip_status: null })
          .execute();
        return true;
      });
    },

    async book(entryId, { result, end, callId }, at) {
      const last = db.selectFrom('call_attempt').select((row) => row.fn.max('id').as('id')).where('entry_id', '=', entryId);
      await db
        .updateTable('call_attempt')
        .set({ result, ended_at: codec.ms.write(at), ...(end === null ? {} : { cause: end.cause, sip_status: end.sipStatus ?? null }), ...(callId === null ? {} : { call_id: callId }) })
        .where('id', '=', last)
        .execute();
      return triesOf(raw, entryId);
    },

    async withdraw(entryId) {
      await db.deleteFrom('call_attempt').where('entry_id', '=', entryId).where('result', 'is', null).execute();
    },

    async settle(entryId, { state, why, nextAt, outcome }, at) {
      await db
        .updateTable('list_entry')
        .set({ state, why, next_at: nextAt === null ? null : codec.ms.write(nextAt), leased_by: null, updated_at: codec.ms.write(at), ...(outcome === undefined ? {} : { outcome }) })
        .where('id', '=', entryId)
        .execute();
    },
  };
}
