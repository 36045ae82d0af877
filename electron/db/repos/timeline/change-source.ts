import { sql, type Kysely } from 'kysely';

import { changedFields } from '../../../../shared/domain/contact/contact-change.ts';
import { fieldsOf, upgradeFields, type EarlierFields } from '../../../../shared/domain/contact/contact-fields.ts';
import type { ContactFields } from '../../../../shared/domain/contact/contact.ts';
import { brandId, type ContactId } from '../../../../shared/lib/brand.ts';
import type { Database } from '../../schema.ts';
import { toContacts } from '../contact-rows.ts';
import { wordsOf, type TimelineSource } from './source.ts';

/** Digits of a version in an id, so that ids sort as versions do. */
const DIGITS = 9;

/** Every change of the contact's own data: who, when, and what of it became something else. */
export const changeSource: TimelineSource<'change'> = {
  kind: 'change',
  page: async ({ db, codec }, contactId, { at, id }, limit) => {
    const prefix = `${contactId}:`;
    // A bound of another kind stands for "all" or "none" of that instant.
    const version = id.startsWith(prefix) ? Number(id.slice(prefix.length)) : id === '' ? 0 : Number.MAX_SAFE_INTEGER;
    const rows = await db
      .selectFrom('contact_version as v')
      .leftJoin('agent as a', 'a.id', 'v.by')
      .select(['v.version', 'v.action', 'v.cause', 'v.at', 'v.before', 'a.name'])
      .where('v.contact_id', '=', contactId)
      .where('v.at', '<=', at)
      .where((test) => test.or([test('v.at', '<', at), test('v.version', '<', version)]))
      // A merge and what it left behind are an entry of their own.
      .where(sql<boolean>`coalesce(v.cause, '') not in ('merge', 'unmerge')`)
      .orderBy('v.at', 'desc')
      .orderBy('v.version', 'desc')
      .limit(limit)
      .execute();
    if (rows.length === 0) return [];
    const afterwards = await whatFollowed(db, (text) => upgradeFields(codec.json.read(text) as EarlierFields), contactId, rows.map((row) => row.version));
    return rows.map((row) => {
      const before = row.before === null ? null : upgradeFields(codec.json.read(row.before) as EarlierFields);
      const after = row.action === 'remove' ? null : (afterwards.get(row.version) ?? null);
      const fields = before === null || after === null ? [] : changedFields(before, after);
      const byName = row.name ?? '';
      return {
        entry: {
          kind: 'change',
          id: `${prefix}${String(row.version).padStart(DIGITS, '0')}`,
          at: row.at,
          contactId: brandId<ContactId>(contactId),
          byName,
          body: { action: row.action, cause: row.cause, fields },
        },
        text: wordsOf(byName, ...fields.flatMap((each) => [textOf(each.before), textOf(each.after)])),
      };
    });
  },
};

/** The fields that each of these versions left behind: what the next one found, and of the last one what stands in the file. */
async function whatFollowed(
  db: Kysely<Database>,
  read: (text: string) => ContactFields,
  contactId: string,
  versions: readonly number[],
): Promise<ReadonlyMap<number, ContactFields>> {
  const next = await db
    .selectFrom('contact_version')
    .select(['version', 'before'])
    .where('contact_id', '=', contactId)
    .where('version', 'in', versions.map((version) => version + 1))
    .execute();
  const found = new Map(next.flatMap(({ version, before }) => (before === null ? [] : [[version - 1, read(before)] as const])));
  const row = await db.selectFrom('contact').selectAll().where('id', '=', contactId).executeTakeFirst();
  if (row !== undefined && versions.includes(row.version)) {
    const [now] = await toContacts(db, [row]);
    if (now !== undefined) found.set(row.version, fieldsOf(now));
  }
  return found;
}

/** The words in a value, whatever it is made of. */
function textOf(value: unknown): string {
  if (typeof value === 'string') return value;
  if (Array.isArray(value)) return value.map(textOf).join(' ');
  return typeof value === 'object' && value !== null ? Object.values(value).map(textOf).join(' ') : '';
}
