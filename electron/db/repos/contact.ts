import { sql, type Kysely } from 'kysely';

import type { ContactAuthor, DataPort } from '../../app/ports/data-port.ts';
import type { Contact, ContactFields } from '../../../shared/domain/contact/contact.ts';
import { appError } from '../../../shared/errors/app-error.ts';
import type { ContactId } from '../../../shared/lib/brand.ts';
import { err, ok } from '../../../shared/lib/result.ts';
import type { ContactVersionTable, Database } from '../schema.ts';
import { contactHistory } from './contact-history.ts';
import { digitsOf } from './contact-keys.ts';
import { fieldColumns, fieldsOf, withPhones } from './contact-rows.ts';
import { searchContacts } from './contact-search.ts';
import type { RepoContext } from './context.ts';

/** More people than this on one number cannot be offered as a choice. */
const SAME_NUMBER_LIMIT = 10;
/** A switchboard's number that very many have does not tell who calls; looking at all of them would only take time. */
const OWNERS_LIMIT = 500;

type Stored = { readonly seq: number; readonly contact: Contact; readonly removed: boolean };

const notFound = (id: ContactId) => err(appError('not-found', `contact ${id}`));

/** Takes a contact out of the word and number indexes. */
async function unindex(db: Kysely<Database>, seq: number): Promise<void> {
  await sql`delete from contact_words where rowid = ${seq}`.execute(db);
  await sql`delete from contact_digits where rowid = ${seq}`.execute(db);
}

async function index(db: Kysely<Database>, seq: number, practice: boolean, fields: ContactFields): Promise<void> {
  const { words_key: words } = fieldColumns(fields);
  const digits = digitsOf(fields);
  const column = practice ? sql.ref('practice') : sql.ref('real');
  await sql`insert into contact_words (rowid, ${column}) values (${seq}, ${words})`.execute(db);
  if (digits !== '') await sql`insert into contact_digits (rowid, ${column}) values (${seq}, ${digits})`.execute(db);
}

async function replacePhones(db: Kysely<Database>, id: ContactId, { phones }: ContactFields): Promise<void> {
  await db.deleteFrom('contact_phone').where('contact_id', '=', id).execute();
  if (phones.length === 0) return;
  await db
    .insertInto('contact_phone')
    .values(
      phones.map((phone, position) => ({
        contact_id: id,
        position,
        raw: phone.raw,
        e164: phone.e164,
        kind: phone.kind,
      })),
    )
    .execute();
}

/** The contacts: their fields, numbers, earlier versions and search. */
export function contactRepo(context: RepoContext): DataPort['contacts'] {
  const { db, codec } = context;

  async function stored(from: Kysely<Database>, id: ContactId): Promise<Stored | null> {
    const row = await from.selectFrom('contact').selectAll().where('id', '=', id).executeTakeFirst();
    if (!row) return null;
    const [contact] = await withPhones(from, [row]);
    return contact ? { seq: row.seq, contact, removed: row.deleted_at !== null } : null;
  }

  /** Keeps what was and what is now, for undo and for who-did-what. */
  async function keepVersion(
    trx: Kysely<Database>,
    id: ContactId,
    version: number,
    action: ContactVersionTable['action'],
    author: ContactAuthor,
    before: ContactFields | null,
    after: ContactFields | null,
  ): Promise<void> {
    const write = (fields: ContactFields | null): string | null =>
      fields === null ? null : codec.json.write(fieldsOf(fields));
    await trx
      .insertInto('contact_version')
      .values({
        contact_id: id,
        version,
        action,
        at: codec.ms.write(author.at),
        by: author.agentId,
        before: write(before),
        after: write(after),
      })
      .execute();
  }

  /** Writes the next version: new fields, or none for a removal. */
  async function change(
    trx: Kysely<Database>,
    was: Stored,
    after: ContactFields | null,
    action: ContactVersionTable['action'],
    author: ContactAuthor,
  ): Promise<Contact> {
    const { contact, seq, removed } = was;
    const { id, practice } = contact;
    const version = contact.version + 1;
    const at = codec.ms.write(author.at);
    await trx
      .updateTable('contact')
      .set({
        ...(after === null
          ? { deleted_at: at, deleted_by: author.agentId }
          : { ...fieldColumns(after), deleted_at: null, deleted_by: null }),
        version,
        updated_at: at,
        updated_by: author.agentId,
      })
      .where('id', '=', id)
      .execute();
    await unindex(trx, seq);
    if (after !== null) {
      await replacePhones(trx, id, after);
      await index(trx, seq, practice, after);
    }
    await keepVersion(trx, id, version, action, author, removed ? null : contact, after);
    return { ...contact, ...after, version, updatedAt: at };
  }

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
      return withPhones(db, newest);
    },

    async get(id) {
      const found = await stored(db, id);
      return found && !found.removed ? found.contact : null;
    },

    search: (query, limit, practice) => searchContacts(db, query, limit, practice),

    async create(id, fields, practice, author) {
      return db.transaction().execute(async (trx) => {
        const at = codec.ms.write(author.at);
        const { seq } = await trx
          .insertInto('contact')
          .values({
            id,
            practice: codec.bool.write(practice),
            ...fieldColumns(fields),
            version: 1,
            deleted_at: null,
            deleted_by: null,
            created_at: at,
            created_by: author.agentId,
            updated_at: at,
            updated_by: author.agentId,
          })
          .returning('seq')
          .executeTakeFirstOrThrow();
        await replacePhones(trx, id, fields);
        await index(trx, seq, practice, fields);
        await keepVersion(trx, id, 1, 'create', author, null, fields);
        return {
          ...fieldsOf(fields),
          id,
          practice,
          createdAt: at,
          createdBy: author.agentId,
          updatedAt: at,
          version: 1,
        };
      });
    },

    async update(id, version, fields, author) {
      return db.transaction().execute(async (trx) => {
        const was = await stored(trx, id);
        if (!was || was.removed) return notFound(id);
        if (was.contact.version !== version) {
          return err(
            appError('stale-version', `contact ${id}: version ${was.contact.version}, not ${version}`, {
              version: was.contact.version,
            }),
          );
        }
        return ok(await change(trx, was, fieldsOf(fields), 'update', author));
      });
    },

    async remove(id, author) {
      return db.transaction().execute(async (trx) => {
        const was = await stored(trx, id);
        if (!was || was.removed) return notFound(id);
        await change(trx, was, null, 'remove', author);
        return ok();
      });
    },

    async undo(id, author) {
      return db.transaction().execute(async (trx) => {
        const was = await stored(trx, id);
        const last = await trx
          .selectFrom('contact_version')
          .selectAll()
          .where('contact_id', '=', id)
          .orderBy('version', 'desc')
          .limit(1)
          .executeTakeFirst();
        if (!was || !last) return notFound(id);
        if (last.before === null) return err(appError('not-found', `contact ${id}: no earlier version`));
        return ok(await change(trx, was, codec.json.read(last.before) as ContactFields, 'undo', author));
      });
    },

    history: (id, limit) => contactHistory(db, codec, id, limit),
  };
}
