import { upgradeFields, type EarlierFields } from '../../../../shared/domain/contact/contact-fields.ts';
import { fullName } from '../../../../shared/domain/contact/contact-name.ts';
import type { MergeBody } from '../../../../shared/domain/timeline/timeline.ts';
import { brandId, type ContactId } from '../../../../shared/lib/brand.ts';
import { pageOf, wordsOf, type Found, type TimelineSource } from './source.ts';

/** Contacts that went into this one, and those that were taken out again. */
export const mergeSource: TimelineSource<'merge'> = {
  kind: 'merge',
  page: async ({ db, codec }, contactId, after, limit) => {
    const rows = await db
      .selectFrom('contact_merge as m')
      .leftJoin('agent as a', 'a.id', 'm.by')
      .leftJoin('agent as u', 'u.id', 'm.undone_by')
      .select(['m.id', 'm.at', 'm.merged_before', 'm.undone_at', 'a.name', 'u.name as undone_name'])
      .where('m.survivor_id', '=', contactId)
      .execute();
    const all = rows.flatMap((row): readonly Found<'merge'>[] => {
      const fields = upgradeFields(codec.json.read(row.merged_before) as EarlierFields);
      const name = fullName(fields) || fields.organisation;
      const found = (event: MergeBody['event'], at: number, byName: string): Found<'merge'> => ({
        entry: {
          ...{ kind: 'merge', id: `${row.id}:${event}`, at, byName },
          body: { event, mergeId: row.id, name, undoable: event === 'merged' && row.undone_at === null },
          contactId: brandId<ContactId>(contactId),
        },
        text: wordsOf(byName, name),
      });
      return [
        found('merged', row.at, row.name ?? ''),
        ...(row.undone_at === null ? [] : [found('undone', row.undone_at, row.undone_name ?? '')]),
      ];
    });
    return pageOf(all, after, limit);
  },
};
