import { sql, type Selectable } from 'kysely';

import type { KnowledgeFields, KnowledgeItem } from '../../../../shared/domain/knowledge/knowledge.ts';
import { brandId, type AgentId, type KnowledgeId, type ProjectId } from '../../../../shared/lib/brand.ts';
import type { KnowledgeAsker, KnowledgePort } from '../../../app/ports/knowledge-port.ts';
import type { KnowledgeTable } from '../../schema-follow-up.ts';
import { audit, type RepoContext } from '../context.ts';

/** How much more a word in the title counts than one in the text. */
const TITLE = 6;

/** What agents look up, and who read what. */
export function knowledgeRepo(context: RepoContext): KnowledgePort {
  const { db, codec } = context;

  const valid = ({ projectId, at }: KnowledgeAsker) =>
    db
      .selectFrom('knowledge as k')
      .selectAll('k')
      .where('k.removed_at', 'is', null)
      .where('k.valid_from', '<=', codec.ms.write(at))
      .where((test) => test.or([test('k.valid_to', 'is', null), test('k.valid_to', '>', codec.ms.write(at))]))
      .where((test) => test.or([test('k.project_id', 'is', null), test('k.project_id', '=', projectId ?? '')]));

  function toItem(row: Selectable<KnowledgeTable>): KnowledgeItem {
    return {
      id: brandId<KnowledgeId>(row.id),
      kind: row.kind as KnowledgeItem['kind'],
      title: { en: row.title_en, nl: row.title_nl },
      body: { en: row.body_en, nl: row.body_nl },
      projectId: row.project_id === null ? null : brandId<ProjectId>(row.project_id),
      beside: codec.json.read(row.beside) as readonly string[],
      validFrom: row.valid_from,
      validTo: row.valid_to,
      mustRead: codec.bool.read(row.must_read),
      version: row.version,
      changedBy: brandId<AgentId>(row.updated_by),
      changedAt: row.updated_at,
      removed: row.removed_at !== null,
    };
  }
  const written = (fields: KnowledgeFields) => ({
    ...{ kind: fields.kind, title_en: fields.title.en, title_nl: fields.title.nl, body_en: fields.body.en, body_nl: fields.body.nl, project_id: fields.projectId },
    ...{ beside: codec.json.write(fields.beside), valid_from: codec.ms.write(fields.validFrom), valid_to: fields.validTo, must_read: codec.bool.write(fields.mustRead) },
  });

  return {
    get: async (id) => {
      const row = await db.selectFrom('knowledge').selectAll().where('id', '=', id).executeTakeFirst();
      return row === undefined ? null : toItem(row);
    },
    list: async (limit) => (await db.selectFrom('knowledge').selectAll().where('removed_at', 'is', null).orderBy('kind').orderBy('title_nl').orderBy('title_en').limit(limit).execute()).map(toItem),

    search: async (words, all, asker, limit) => {
      const asked = words.map((word) => `"${word.replaceAll('"', '')}" *`).join(all ? ' AND ' : ' OR ');
      if (asked === '') return [];
      const rows = await valid(asker)
        .innerJoin(sql<{ rowid: number; score: number }>`(select rowid, bm25(knowledge_words, ${sql.lit(TITLE)}, ${sql.lit(TITLE)}, 1, 1) as score from knowledge_words where knowledge_words match ${asked})`.as('w'), 'w.rowid', 'k.seq')
        .orderBy('w.score')
        .limit(limit)
        .execute();
      return rows.map(toItem);
    },

    beside: async (refs, asker, limit) => {
      if (refs.length === 0) return [];
      const rows = await valid(asker)
        .where(sql<boolean>`exists (select 1 from json_each(k.beside) where value in (${sql.join(refs)}))`)
        .orderBy('k.updated_at', 'desc')
        .limit(limit)
        .execute();
      return rows.map(toItem);
    },

    unread: async (asker, limit) => {
      const rows = await valid(asker)
        .where('k.must_read', '=', 1)
        .where(sql<boolean>`not exists (select 1 from knowledge_read r where r.agent_id = ${asker.agentId} and r.knowledge_id = k.id and r.version = k.version)`)
        .orderBy('k.valid_from')
        .orderBy('k.seq')
        .limit(limit)
        .execute();
      return rows.map(toItem);
    },

    async save(id, fields, from, { agentId, at }) {
      const when = codec.ms.write(at);
      const version = (from ?? 0) + 1;
      return db.transaction().execute(async (trx) => {
        if (from === null)
          await trx
            .insertInto('knowledge')
            .values({ id, ...written(fields), removed_at: null, version, created_at: when, created_by: agentId, updated_at: when, updated_by: agentId })
            .execute();
        else {
          const { numUpdatedRows } = await trx
            .updateTable('knowledge')
            .set({ ...written(fields), version, updated_at: when, updated_by: agentId })
            .where('id', '=', id)
            .where('version', '=', from)
            .where('removed_at', 'is', null)
            .executeTakeFirst();
          if (numUpdatedRows === 0n) return false;
        }
        await trx.insertInto('knowledge_version').values({ knowledge_id: id, version, fields: codec.json.write(fields), at: when, by_id: agentId }).execute();
        await audit(context, trx, { at: when, agentId, action: from === null ? 'knowledge.made' : 'knowledge.changed', entity: 'knowledge', entityId: id, details: { version, mustRead: fields.mustRead } });
        return true;
      });
    },

    async remove(id, removed, { agentId, at }) {
      const when = codec.ms.write(at);
      return db.transaction().execute(async (trx) => {
        const { numUpdatedRows } = await trx.updateTable('knowledge').set({ removed_at: removed ? when : null }).where('id', '=', id).executeTakeFirst();
        if (numUpdatedRows === 0n) return false;
        await audit(context, trx, { at: when, agentId, action: removed ? 'knowledge.removed' : 'knowledge.restored', entity: 'knowledge', entityId: id });
        return true;
      });
    },

    async read(id, version, { agentId, at }) {
      await db
        .insertInto('knowledge_read')
        .values({ knowledge_id: id, version, agent_id: agentId, at: codec.ms.write(at) })
        .onConflict((conflict) => conflict.doNothing())
        .execute();
    },

    readers: async (id, version) => {
      const rows = await db.selectFrom('knowledge_read').select(['agent_id', 'at']).where('knowledge_id', '=', id).where('version', '=', version).orderBy('at').execute();
      return rows.map((row) => ({ agentId: brandId<AgentId>(row.agent_id), at: row.at }));
    },
  };
}
