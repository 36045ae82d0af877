import { sql } from 'kysely';

import { likeness, SAME_QUESTION, stemOf, tellingWords } from '../../../../shared/domain/improvement/similar.ts';
import { brandId, type FaqId, type RemarkId } from '../../../../shared/lib/brand.ts';
import type { ImprovementPort, SameQuestion } from '../../../app/ports/improvement-port.ts';
import { audit, practiceFlag, type RepoContext } from '../context.ts';
import { remarkRow, remarksFor, toFaq, toRemark } from './rows.ts';

/** So many candidates are compared; the index gives those with the most parts in common first. */
const CANDIDATES = 60;
/** Words of a question that are looked for. */
const LOOKED_FOR = 12;

/** Remarks, needs, proposals, and questions that are asked often. */
export function improvementRepo(context: RepoContext): ImprovementPort {
  const { db, codec } = context;

  const askedSince = async (groups: readonly RemarkId[], since: number): Promise<ReadonlyMap<string, { readonly asked: number; readonly last: number; readonly faqId: FaqId | null }>> => {
    if (groups.length === 0) return new Map();
    const rows = await db
      .selectFrom('remark as r')
      .leftJoin('faq_proposal as f', 'f.group_id', 'r.group_id')
      .select(['r.group_id', 'f.id as faq_id'])
      .select(sql<number>`sum(r.created_at >= ${since})`.as('asked'))
      .select(sql<number>`max(r.created_at)`.as('last'))
      .where('r.group_id', 'in', groups)
      .where('r.removed_at', 'is', null)
      .groupBy(['r.group_id', 'f.id'])
      .execute();
    return new Map(rows.map((row) => [row.group_id, { asked: row.asked, last: row.last, faqId: row.faq_id === null ? null : brandId<FaqId>(row.faq_id) }]));
  };

  const alike: ImprovementPort['alike'] = async (text, viewer, since, limit) => {
    const words = tellingWords(text).slice(0, LOOKED_FOR);
    if (words.length === 0) return [];
    const asked = words.map((word) => `"${stemOf(word)}"`).join(' OR ');
    const rows = await remarksFor(db, viewer)
      .innerJoin(sql<{ rowid: number; rank: number }>`(select rowid, rank from remark_words where remark_words match ${asked} order by rank limit ${sql.lit(CANDIDATES)})`.as('w'), 'w.rowid', 'r.seq')
      .where('r.kind', '=', 'question')
      .execute();
    const best = new Map<RemarkId, { readonly text: string; readonly likeness: number }>();
    for (const { group_id, text: other } of rows) {
      const group = brandId<RemarkId>(group_id);
      const alikeness = likeness(text, other);
      if (alikeness >= SAME_QUESTION && alikeness > (best.get(group)?.likeness ?? 0)) best.set(group, { text: other, likeness: alikeness });
    }
    const counts = await askedSince([...best.keys()], since);
    return [...best]
      .map(([group, found]): SameQuestion => {
        const { asked: askedInWeek, last: lastAskedAt, faqId } = counts.get(group) ?? { asked: 0, last: 0, faqId: null };
        return { group, ...found, askedInWeek, lastAskedAt, faqId };
      })
      .toSorted((one, other) => other.likeness - one.likeness)
      .slice(0, limit);
  };

  return {
    remark: async (id, viewer) => {
      const row = await remarksFor(db, viewer).where('r.id', '=', id).executeTakeFirst();
      return row === undefined ? null : toRemark(row, codec);
    },

    remarks: async (viewer, { settled, kinds, own }, limit) => {
      const all = remarksFor(db, viewer)
        .where('r.source', '=', 'person')
        .where('r.kind', 'in', [...kinds])
        .$if(own, (query) => query.where((test) => test.or([test('r.created_by', '=', viewer.agentId), test('r.taken_by', '=', viewer.agentId)])));
      const rows = settled
        ? await all.where('r.closed_at', 'is not', null).orderBy('r.closed_at', 'desc').orderBy('r.seq', 'desc').limit(limit).execute()
        : await all.where('r.closed_at', 'is', null).orderBy('r.created_at').orderBy('r.seq').limit(limit).execute();
      return rows.map((row) => toRemark(row, codec));
    },

    alike,

    askedOften: async (viewer, since, often, limit) => {
      const rows = await db
        .selectFrom('remark as r')
        .leftJoin('faq_proposal as f', 'f.group_id', 'r.group_id')
        .select(['r.group_id', 'f.id as faq_id'])
        .select(sql<number>`count(*)`.as('asked'))
        .select(sql<number>`max(r.created_at)`.as('last'))
        // SQLite takes the bare column from the row of the maximum.
        .select('r.text')
        .where('r.practice', '=', viewer.practice ? 1 : 0)
        .where('r.removed_at', 'is', null)
        .where('r.kind', '=', 'question')
        .where('r.created_at', '>=', codec.ms.write(since))
        .groupBy(['r.group_id', 'f.id'])
        .having(sql<number>`count(*)`, '>=', often)
        .orderBy('asked', 'desc')
        .limit(limit)
        .execute();
      return rows.map((row) => ({
        ...{ group: brandId<RemarkId>(row.group_id), text: row.text, likeness: 1, askedInWeek: row.asked, lastAskedAt: row.last },
        faqId: row.faq_id === null ? null : brandId<FaqId>(row.faq_id),
      }));
    },

    async add(remark, { agentId, at }) {
      const when = codec.ms.write(at);
      await db.transaction().execute(async (trx) => {
        await trx.insertInto('remark').values(remarkRow(remark, await practiceFlag(trx, remark.projectId), codec)).execute();
        await audit(context, trx, { at: when, agentId, action: 'remark.made', entity: 'remark', entityId: remark.id, details: { kind: remark.kind, department: remark.department } });
      });
    },

    async addRegistered(remark) {
      const { numInsertedOrUpdatedRows } = await db
        .insertInto('remark')
        .values(remarkRow(remark, await practiceFlag(db, remark.projectId), codec))
        .onConflict((conflict) => conflict.doNothing())
        .executeTakeFirst();
      return (numInsertedOrUpdatedRows ?? 0n) > 0n;
    },

    async save(remark, from, { agentId, at }, action) {
      const when = codec.ms.write(at);
      return db.transaction().execute(async (trx) => {
        const { numUpdatedRows } = await trx
          .updateTable('remark')
          .set({
            ...{ text: remark.text, product: remark.product, department: remark.department, state: remark.state, taken_by: remark.takenBy },
            ...{ answer: remark.answer, closed_at: remark.closedAt, closed_by: remark.closedBy, version: remark.version, updated_at: when, updated_by: agentId },
          })
          .where('id', '=', remark.id)
          .where('version', '=', from)
          .where('removed_at', 'is', null)
          .executeTakeFirst();
        if (numUpdatedRows === 0n) return false;
        await audit(context, trx, { at: when, agentId, action: `remark.${action}`, entity: 'remark', entityId: remark.id, details: { state: remark.state, department: remark.department } });
        return true;
      });
    },

    async remove(id, removed, { agentId, at }) {
      const when = codec.ms.write(at);
      return db.transaction().execute(async (trx) => {
        const { numUpdatedRows } = await trx.updateTable('remark').set({ removed_at: removed ? when : null, updated_at: when, updated_by: agentId }).where('id', '=', id).executeTakeFirst();
        if (numUpdatedRows === 0n) return false;
        await audit(context, trx, { at: when, agentId, action: removed ? 'remark.removed' : 'remark.restored', entity: 'remark', entityId: id });
        return true;
      });
    },

    faqs: async (projectId, practice, limit) => {
      const rows = await faqRows()
        .where('f.practice', '=', practice ? 1 : 0)
        .$if(projectId !== null, (query) => query.where('f.project_id', '=', projectId ?? ''))
        .orderBy('f.created_at', 'desc')
        .limit(limit)
        .execute();
      return rows.map(toFaq);
    },

    faq: async (id) => {
      const row = await faqRows().where('f.id', '=', id).executeTakeFirst();
      return row === undefined ? null : toFaq(row);
    },

    async addFaq(faq, { agentId, at }) {
      const when = codec.ms.write(at);
      return db.transaction().execute(async (trx) => {
        const { numInsertedOrUpdatedRows } = await trx
          .insertInto('faq_proposal')
          .values({
            ...{ id: faq.id, project_id: faq.projectId, practice: await practiceFlag(trx, faq.projectId), language: faq.language, question: faq.question, answer: faq.answer },
            ...{ group_id: faq.group, state: faq.state, reason: faq.reason, decided_at: null, decided_by: null, version: faq.version },
            ...{ created_at: when, created_by: agentId, updated_at: when, updated_by: agentId },
          })
          .onConflict((conflict) => conflict.doNothing())
          .executeTakeFirst();
        if ((numInsertedOrUpdatedRows ?? 0n) === 0n) return false;
        await audit(context, trx, { at: when, agentId, action: 'faq.made', entity: 'faq_proposal', entityId: faq.id });
        return true;
      });
    },

    async saveFaq(faq, from, { agentId, at }, action) {
      const when = codec.ms.write(at);
      return db.transaction().execute(async (trx) => {
        const { numUpdatedRows } = await trx
          .updateTable('faq_proposal')
          .set({
            ...{ question: faq.question, answer: faq.answer, state: faq.state, reason: faq.reason, decided_at: faq.decidedAt, decided_by: faq.decidedBy },
            ...{ version: faq.version, updated_at: when, updated_by: agentId },
          })
          .where('id', '=', faq.id)
          .where('version', '=', from)
          .executeTakeFirst();
        if (numUpdatedRows === 0n) return false;
        await audit(context, trx, { at: when, agentId, action: `faq.${action}`, entity: 'faq_proposal', entityId: faq.id, details: { state: faq.state } });
        return true;
      });
    },
  };

  function faqRows() {
    return db
      .selectFrom('faq_proposal as f')
      .selectAll('f')
      .select(sql<number>`(select count(*) from remark r where r.group_id = f.group_id and r.removed_at is null)`.as('asked'));
  }
}
