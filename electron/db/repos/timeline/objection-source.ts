import { sql } from 'kysely';

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
    const { rows: offers } = await sql<{ readonly id: string; readonly at: number; readonly name: string | null }>`select o.call_id as id, o.created_at as at, a.name from objection_offer o left join agent a on a.id = o.created_by where o.contact_id = ${contactId}`.execute(db);
    const offered = offers.map(
      ({ id, at, name }): Found<'objection'> => ({
        entry: { ...{ kind: 'objection', id: `${id}:offered`, at, byName: name ?? '' }, body: { event: 'offered', note: '', purpose: 'sales', channel: 'phone' }, contactId: brandId<ContactId>(contactId) },
        text: wordsOf(name ?? ''),
      }),
    );
    return pageOf([...all, ...offered], after, limit);
  },
};
