import type { ConsentBody } from '../../../../shared/domain/timeline/timeline.ts';
import { brandId, type ContactId } from '../../../../shared/lib/brand.ts';
import { pageOf, wordsOf, type Found, type TimelineSource } from './source.ts';

/** Permissions: given and withdrawn are two entries. A contact has a handful of them. */
export const consentSource: TimelineSource<'consent'> = {
  kind: 'consent',
  page: async ({ db }, contactId, after, limit) => {
    const rows = await db
      .selectFrom('consent as c')
      .leftJoin('agent as a', 'a.id', 'c.created_by')
      .leftJoin('agent as w', 'w.id', 'c.withdrawn_by')
      .selectAll('c')
      .select(['a.name as given_name', 'w.name as withdrawn_name'])
      .where('c.contact_id', '=', contactId)
      .where('c.removed_at', 'is', null)
      .execute();
    const all = rows.flatMap((row): readonly Found<'consent'>[] => {
      const facts = {
        ...{ purpose: row.purpose as ConsentBody['purpose'], basis: row.basis as ConsentBody['basis'], product: row.product },
        ...{ channel: row.channel as ConsentBody['channel'], how: row.granted_how as ConsentBody['how'], proof: row.proof },
      };
      const found = (event: ConsentBody['event'], at: number, byName: string): Found<'consent'> => ({
        entry: {
          ...{ kind: 'consent', id: `${row.id}:${event}`, at, byName, body: { event, ...facts } },
          contactId: brandId<ContactId>(contactId),
        },
        text: wordsOf(byName, row.product, row.channel, row.granted_how, row.proof),
      });
      return [
        found('given', row.created_at, row.given_name ?? ''),
        ...(row.withdrawn_at === null ? [] : [found('withdrawn', row.withdrawn_at, row.withdrawn_name ?? '')]),
      ];
    });
    return pageOf(all, after, limit);
  },
};
