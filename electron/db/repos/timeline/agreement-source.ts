import type { AgreementBody } from '../../../../shared/domain/timeline/timeline.ts';
import { brandId, type ContactId } from '../../../../shared/lib/brand.ts';
import { pageOf, wordsOf, type Found, type TimelineSource } from './source.ts';

/** Promises: made, handed over, kept or not. A contact has a handful of them. */
export const agreementSource: TimelineSource<'agreement'> = {
  kind: 'agreement',
  page: async ({ db }, contactId, after, limit) => {
    const rows = await db
      .selectFrom('agreement as g')
      .leftJoin('agent as m', 'm.id', 'g.created_by')
      .leftJoin('agent as c', 'c.id', 'g.closed_by')
      .selectAll('g')
      .select(['m.name as made_name', 'c.name as closed_name'])
      .where('g.contact_id', '=', contactId)
      .where('g.removed_at', 'is', null)
      .execute();
    if (rows.length === 0) return [];
    const handOvers = await db
      .selectFrom('hand_over as h')
      .innerJoin('agent as f', 'f.id', 'h.from_id')
      .leftJoin('agent as t', 't.id', 'h.to_id')
      .leftJoin('agent as a', 'a.id', 'h.answered_by')
      .leftJoin('hand_over_outside as o', 'o.hand_over_id', 'h.id')
      .selectAll('h')
      .select(['f.name as from_name', 't.name as to_name', 'a.name as answered_name', 'o.answered_by as outside_name'])
      .where('h.agreement_id', 'in', rows.map(({ id }) => id))
      .execute();
    const all = rows.flatMap((row): readonly Found<'agreement'>[] => {
      const found = (id: string, event: AgreementBody['event'], at: number, byName: string, whose: string, text: string): Found<'agreement'> => ({
        entry: { ...{ kind: 'agreement', id: `${row.id}:${id}`, at, byName, body: { event, what: row.what, dueAt: row.due_at, whose, text } }, contactId: brandId<ContactId>(contactId) },
        text: wordsOf(byName, whose, row.what, text),
      });
      return [
        found('1', 'made', row.created_at, row.made_name ?? '', '', ''),
        ...handOvers
          .filter((each) => each.agreement_id === row.id)
          .flatMap((each) => [
            found(`2:${each.id}`, 'offered', each.offered_at, each.from_name, each.to_name ?? each.department, each.note),
            ...(each.answered_at !== null && (each.state === 'accepted' || each.state === 'returned')
              ? [found(`3:${each.id}`, each.state, each.answered_at, each.answered_name ?? each.outside_name ?? '', each.answered_name ?? each.outside_name ?? '', each.reason)]
              : []),
          ]),
        ...(row.closed_at === null ? [] : [found('4', row.state === 'kept' ? ('kept' as const) : ('missed' as const), row.closed_at, row.closed_name ?? '', '', row.result)]),
      ];
    });
    return pageOf(all, after, limit);
  },
};
