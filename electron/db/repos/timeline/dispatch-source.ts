import type { DispatchBody } from '../../../../shared/domain/timeline/timeline.ts';
import { brandId, type ContactId } from '../../../../shared/lib/brand.ts';
import { pageOf, wordsOf, type Found, type TimelineSource } from './source.ts';

/** What a customer was sent: asked for, and what came of it. A contact has a handful of them. */
export const dispatchSource: TimelineSource<'dispatch'> = {
  kind: 'dispatch',
  page: async ({ db }, contactId, after, limit) => {
    const rows = await db
      .selectFrom('dispatch as d')
      .leftJoin('agent as m', 'm.id', 'd.created_by')
      .leftJoin('agent as c', 'c.id', 'd.closed_by')
      .selectAll('d')
      .select(['m.name as made_name', 'c.name as closed_name'])
      .where('d.contact_id', '=', contactId)
      .execute();
    const all = rows.flatMap((row): readonly Found<'dispatch'>[] => {
      const found = (id: string, event: DispatchBody['event'], at: number, byName: string, text: string): Found<'dispatch'> => ({
        entry: {
          ...{ kind: 'dispatch', id: `${row.id}:${id}`, at, byName },
          body: { event, sent: row.kind as DispatchBody['sent'], article: row.article, address: row.address, text },
          contactId: brandId<ContactId>(contactId),
        },
        text: wordsOf(byName, row.article, row.address, text),
      });
      const asked = found('1', 'asked', row.created_at, row.made_name ?? '', row.channel === 'mail' ? row.subject : '');
      if (row.closed_at !== null) return [asked, found('2', row.state === 'sent' ? 'sent' : 'cancelled', row.closed_at, row.closed_name ?? '', row.state === 'sent' ? row.reply : '')];
      return row.state === 'failed' || row.state === 'uncertain' ? [asked, found('2', row.state, row.updated_at, '', row.reply)] : [asked];
    });
    return pageOf(all, after, limit);
  },
};
