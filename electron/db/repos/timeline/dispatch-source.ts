import type { DispatchBody } from '../../../../shared/domain/timeline/timeline.ts';
import { brandId, type ContactId } from '../../../../shared/lib/brand.ts';
import { pageOf, wordsOf, type Found, type TimelineSource } from './source.ts';

/** Letters and parcels to a customer: asked for, and what came of it. A contact has a handful of them. */
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
      const found = (id: string, event: DispatchBody['event'], at: number, byName: string): Found<'dispatch'> => {
        const asked = event === 'asked';
        const body: DispatchBody = {
          ...{ event, sent: row.kind as DispatchBody['sent'], article: row.article, channel: row.channel as DispatchBody['channel'] },
          ...{ toName: row.to_name, address: row.address, state: row.state as DispatchBody['state'] },
          ...{ subject: asked ? row.subject : '', letter: asked ? row.body : '', reply: asked ? '' : row.reply },
        };
        return {
          entry: { ...{ kind: 'dispatch', id: `${row.id}:${id}`, at, byName, body }, contactId: brandId<ContactId>(contactId) },
          text: wordsOf(byName, row.article, row.to_name, row.address, body.subject, body.letter, body.reply),
        };
      };
      const asked = found('1', 'asked', row.created_at, row.made_name ?? '');
      if (row.closed_at !== null) return [asked, found('2', row.state === 'sent' ? 'sent' : 'cancelled', row.closed_at, row.closed_name ?? '')];
      return row.state === 'failed' || row.state === 'uncertain' ? [asked, found('2', row.state, row.updated_at, '')] : [asked];
    });
    return pageOf(all, after, limit);
  },
};
