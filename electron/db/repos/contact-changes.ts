import type { Kysely } from 'kysely';

import { changedFields, type ContactChange } from '../../../shared/domain/contact/contact-change.ts';
import { fieldsOf, upgradeFields, type EarlierFields } from '../../../shared/domain/contact/contact-fields.ts';
import type { ContactFields } from '../../../shared/domain/contact/contact.ts';
import { brandId, type AgentId, type ContactId } from '../../../shared/lib/brand.ts';
import type { Codec } from '../codec.ts';
import type { Database } from '../schema.ts';
import { toContacts } from './contact-rows.ts';

/**
 * The changes of a contact, newest first, each with the fields that it changed. What a change left behind is what the next one found, and
 * of the last one what stands in the file now.
 */
export async function contactChanges(db: Kysely<Database>, codec: Codec, id: ContactId, limit: number): Promise<readonly ContactChange[]> {
  const row = await db.selectFrom('contact').selectAll().where('id', '=', id).executeTakeFirst();
  if (row === undefined) return [];
  const [now] = await toContacts(db, [row]);
  const versions = await db
    .selectFrom('contact_version as v')
    .leftJoin('agent as a', 'a.id', 'v.by')
    .select(['v.version', 'v.action', 'v.cause', 'v.at', 'v.by', 'v.before', 'a.name'])
    .where('v.contact_id', '=', id)
    .orderBy('v.version', 'desc')
    .limit(limit)
    .execute();
  let after: ContactFields | null = row.deleted_at === null && now !== undefined ? fieldsOf(now) : null;
  return versions.map(({ version, action, cause, at, by, before: kept, name }) => {
    const before = kept === null ? null : upgradeFields(codec.json.read(kept) as EarlierFields);
    const fields = before === null || after === null ? [] : changedFields(before, after);
    after = before;
    return { version, action, cause, at, by: by === null ? null : brandId<AgentId>(by), byName: name ?? '', fields };
  });
}
