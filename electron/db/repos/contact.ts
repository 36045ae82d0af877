import type { Kysely } from 'kysely';

import type { DataPort } from '../../app/ports/data-port.ts';
import { upgradeFields, type EarlierFields } from '../../../shared/domain/contact/contact-fields.ts';
import { appError } from '../../../shared/errors/app-error.ts';
import { brandId, type ContactId } from '../../../shared/lib/brand.ts';
import { err, ok } from '../../../shared/lib/result.ts';
import type { Database } from '../schema.ts';
import { contactChanges } from './contact-changes.ts';
import { contactHistory } from './contact-history.ts';
import { toContacts } from './contact-rows.ts';
import { contactWriter, type StoredContact } from './contact-write.ts';
import type { RepoContext } from './context.ts';
import { findContacts } from './search/find-contacts.ts';
import { ALONE } from './search/turn.ts';

/** More people than this on one number cannot be offered as a choice. */
const SAME_NUMBER_LIMIT = 10;
/** A switchboard's number that very many have does not tell who calls; looking at all of them would only take time. */
const OWNERS_LIMIT = 500;
/** A chain of merges is followed this far. */
const MERGES_FOLLOWED = 8;

const notFound = (id: ContactId) => err(appError('not-found', `contact ${id}`));

/** A contact as it stands in the file, removed or not; null when there never was one. */
export async function storedContact(db: Kysely<Database>, id: ContactId): Promise<StoredContact | null> {
  const row = await db.selectFrom('contact').selectAll().where('id', '=', id).executeTakeFirst();
  if (!row) return null;
  const [contact] = await toContacts(db, [row]);
  return contact ? { seq: row.seq, contact, removed: row.deleted_at !== null } : null;
}

/** The contacts: their fields, numbers, earlier versions and search. */
export function contactRepo(context: RepoContext): DataPort['contacts'] {
  const { db, raw, codec } = context;
  const writer = contactWriter(raw);
  const stored = (id: ContactId): Promise<StoredContact | null> => storedContact(db, id);

  return {
    async findByPhone(number, practice) {
      // In two steps, each with one possible index: in one, SQLite may walk through all contacts and look each up among the numbers.
      const owners = await db
        .selectFrom('contact_phone')
        .select('contact_id')
        .distinct()
        .where('e164', '=', number)
        .limit(OWNERS_LIMIT)
        .execute();
      if (owners.length === 0) return [];
      const rows = await db
        .selectFrom('contact')
        .selectAll()
        .where(
          'id',
          'in',
          owners.map((owner) => owner.contact_id),
        )
        .execute();
      const newest = rows
        .filter((row) => codec.bool.read(row.practice) === practice && row.deleted_at === null)
        .toSorted((a, b) => b.updated_at - a.updated_at)
        .slice(0, SAME_NUMBER_LIMIT);
      return toContacts(db, newest);
    },

    async get(id) {
      let wanted: string | null = id;
      for (let step = 0; wanted !== null && step < MERGES_FOLLOWED; step++) {
        const row: { readonly merged_into: string | null; readonly deleted_at: number | null } | undefined = await db
          .selectFrom('contact')
          .select(['merged_into', 'deleted_at'])
          .where('id', '=', wanted)
          .executeTakeFirst();
        if (row === undefined) return null;
        if (row.deleted_at === null) return (await stored(wanted as ContactId))?.contact ?? null;
        wanted = row.merged_into;
      }
      return null;
    },

    search: async (query, limit, practice) =>
      (await findContacts({ raw, viewer: { practice, agentId: null }, country: 'NL', turn: ALONE }, query, limit)) ?? [],

    create: async (id, fields, practice, author) => writer.transaction(() => writer.insert({ id, fields }, practice, author)),

    // oxlint-disable-next-line typescript/require-await -- the port is asynchronous
    createMany: async (contacts, practice, author) => writer.insertMany(contacts, practice, author, 'import'),

    async update(id, version, fields, author, cause = null) {
      const was = await stored(id);
      if (!was || was.removed) return notFound(id);
      if (was.contact.version !== version) {
        return err(
          appError('stale-version', `contact ${id}: version ${was.contact.version}, not ${version}`, {
            version: was.contact.version,
          }),
        );
      }
      return ok(writer.transaction(() => writer.change(was, fields, 'update', author, cause)));
    },

    async remove(id, author) {
      const was = await stored(id);
      if (!was || was.removed) return notFound(id);
      writer.transaction(() => writer.change(was, null, 'remove', author));
      return ok();
    },

    async undo(id, author) {
      const was = await stored(id);
      const last = await db
        .selectFrom('contact_version')
        .selectAll()
        .where('contact_id', '=', id)
        .orderBy('version', 'desc')
        .limit(1)
        .executeTakeFirst();
      if (!was || !last) return notFound(id);
      if (last.before === null) return err(appError('not-found', `contact ${id}: no earlier version`));
      const before = upgradeFields(codec.json.read(last.before) as EarlierFields);
      return ok(writer.transaction(() => writer.change(was, before, 'undo', author)));
    },

    async withheldFrom(agentId, ids) {
      if (ids.length === 0) return [];
      const rows = await db
        .selectFrom('contact as c')
        .leftJoin('contact_visibility as v', (join) => join.onRef('v.contact_id', '=', 'c.id').on('v.agent_id', '=', agentId ?? ''))
        .select('c.id')
        .where('c.id', 'in', [...new Set(ids)])
        .where('c.confidential', '=', 1)
        .where('v.agent_id', 'is', null)
        .execute();
      return rows.map((row) => brandId<ContactId>(row.id));
    },

    history: (id, limit) => contactHistory(db, codec, id, limit),
    changes: (id, limit) => contactChanges(db, codec, id, limit),
  };
}
