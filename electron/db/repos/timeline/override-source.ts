import { sql } from 'kysely';

import type { OverridableRule } from '../../../../shared/domain/project/project-plan.ts';
import { brandId, type ContactId } from '../../../../shared/lib/brand.ts';
import { pageOf, wordsOf, type Found, type TimelineSource } from './source.ts';

type Row = { readonly id: string; readonly at: number; readonly rule: OverridableRule; readonly reason: string; readonly used_at: number | null; readonly name: string | null };

/** Rules that were set aside to call somebody. */
export const overrideSource: TimelineSource<'override'> = {
  kind: 'override',
  page: async ({ db }, contactId, after, limit) => {
    const { rows } = await sql<Row>`select o.id, o.created_at as at, o.rule, o.reason, o.used_at, a.name from guard_override o left join agent a on a.id = o.created_by where o.contact_id = ${contactId}`.execute(db);
    const all = rows.map(
      ({ id, at, rule, reason, used_at, name }): Found<'override'> => ({
        entry: { ...{ kind: 'override', id, at, byName: name ?? '' }, body: { rule, reason, used: used_at !== null }, contactId: brandId<ContactId>(contactId) },
        text: wordsOf(name ?? '', reason),
      }),
    );
    return pageOf(all, after, limit);
  },
};
