import type { ObjectionBody } from '../../../../shared/domain/timeline/timeline.ts';
import { brandId, type ContactId } from '../../../../shared/lib/brand.ts';
import { pageOf, wordsOf, type Found, type TimelineSource } from './source.ts';

/** Objections (recht van verzet): made and withdrawn are two entries. Those that came along with a merge stand at the contact that made them. */
export const objectionSource: TimelineSource<'objection'> = {
  kind: 'objection',
  page: async ({ db }, contactId, after, limit) => {
    const rows = await db
      .selectFrom('contact_objection as o')
      .leftJoin('agent as a', 'a.id', 'o.created_by')
      .leftJoin('agent as w', 'w.id', 'o.withdrawn_by')
      .selectAll('o')
      .select(['a.name as made_name', 'w.name as withdrawn_name'])
      .where('o.contact_id', '=', contactId)
      .where((test) =>
        test.not(
          test.exists(
            test
              .selectFrom('contact_objection as origin')
              .innerJoin('contact as merged', 'merged.id', 'origin.contact_id')
              .select('origin.seq')
              .whereRef('origin.objection_id', '=', 'o.objection_id')
              .where('merged.merged_into', '=', contactId),
          ),
        ),
      )
      .execute();
    // One row for the person and one for each number: told once.
    const once = [...new Map(rows.map((row) => [row.objection_id, row])).values()];
    const all = once.flatMap((row): readonly Found<'objection'>[] => {
      const found = (event: ObjectionBody['event'], at: number, byName: string): Found<'objection'> => ({
        entry: {
          ...{ kind: 'objection', id: `${row.objection_id}:${event}`, at, byName },
          body: {
            ...{ event, note: row.note },
            ...{ purpose: row.purpose as ObjectionBody['purpose'], channel: row.channel as ObjectionBody['channel'] },
          },
          contactId: brandId<ContactId>(contactId),
        },
        text: wordsOf(byName, row.note, row.channel),
      });
      return [
        found('made', row.created_at, row.made_name ?? ''),
        ...(row.withdrawn_at === null ? [] : [found('withdrawn', row.withdrawn_at, row.withdrawn_name ?? '')]),
      ];
    });
    return pageOf(all, after, limit);
  },
};
