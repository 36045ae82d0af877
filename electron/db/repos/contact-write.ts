import type BetterSqlite from 'better-sqlite3';

import type { ContactAuthor } from '../../app/ports/data-port.ts';
import { fieldsOf, normaliseFields } from '../../../shared/domain/contact/contact-fields.ts';
import type { Contact, ContactFields } from '../../../shared/domain/contact/contact.ts';
import { searchKey } from '../../../shared/domain/contact/search-key.ts';
import type { ContactId } from '../../../shared/lib/brand.ts';
import type { ContactVersionTable } from '../schema.ts';
import { digitsOf, houseNumberKey, mailKey, postcodeKey, tagKey } from './contact-keys.ts';
import { fieldColumns } from './contact-rows.ts';
import { searchIndexWriter } from './search/search-index.ts';
import { organisationWriter } from './organisation-write.ts';

/** A contact as it stands in the file. */
export type StoredContact = { readonly seq: number; readonly contact: Contact; readonly removed: boolean };
/** What a change was part of; null for a change by hand. */
export type ChangeCause = 'import' | 'merge' | 'unmerge' | 'put-back' | 'registration' | null;
export type NewContact = { readonly id: ContactId; readonly fields: ContactFields };

/**
 * The only place that writes contacts: the row with its search keys, the tables of parts, the word and number indexes, and the history
 * are always changed together. Synchronous, on statements prepared once; **the caller holds the transaction** (`transaction`).
 */
export type ContactWriter = {
  /** Runs `work` as one transaction; inside another one as a part of it. */
  readonly transaction: <T>(work: () => T) => T;
  /** The same for very many contacts: what is searched is written at the end of `work`, which must not search. */
  readonly together: <T>(work: () => T) => T;
  /** The same for work that lets others run in between, who must not use this connection. */
  readonly lasting: (work: () => Promise<void>) => Promise<void>;
  readonly insert: (contact: NewContact, practice: boolean, author: ContactAuthor, cause?: ChangeCause) => Contact;
  /** The same, with the place of the contact in the file. */
  readonly insertStored: (contact: NewContact, practice: boolean, author: ContactAuthor, cause?: ChangeCause) => StoredContact;
  /** As many as are given, in one transaction; for an import, which calls this for some thousand at a time. */
  readonly insertMany: (contacts: readonly NewContact[], practice: boolean, author: ContactAuthor, cause?: ChangeCause) => void;
  /** Writes the next version: new fields, or none for a removal. The version before is kept for undo and history. */
  readonly change: (
    was: StoredContact,
    after: ContactFields | null,
    action: Exclude<ContactVersionTable['action'], 'create'>,
    author: ContactAuthor,
    cause?: ChangeCause,
  ) => Contact;
  /**
   * Removes contacts as if they had never been: only ones that an import made and nobody has used since. Their organisations stay.
   * The caller has made sure that nothing refers to them.
   */
  readonly erase: (contacts: readonly { readonly seq: number; readonly id: ContactId }[]) => void;
  /** Computes keys and indexes anew, for what is searched having changed; no new version. */
  readonly reindex: (stored: StoredContact) => void;
};

const PARTS = ['contact_phone', 'contact_mail', 'contact_address', 'contact_tag', 'contact_custom', 'contact_visibility'] as const;
/** What names contacts by their place in the file. */
const BY_PLACE = [['duplicate_todo', 'seq'], ['contact_match', 'seq'], ['duplicate_pair', 'low'], ['duplicate_pair', 'high']] as const;
const NUMBER = /^-?\d+(?:\.\d+)?$/u;

const flag = (value: boolean): number => (value ? 1 : 0);

/** Statements are prepared at their first use: a reading connection has this writer too, and never uses it. */
function statements(raw: BetterSqlite.Database): (sql: string) => BetterSqlite.Statement {
  const prepared = new Map<string, BetterSqlite.Statement>();
  return (sql) => {
    let statement = prepared.get(sql);
    if (statement === undefined) prepared.set(sql, (statement = raw.prepare(sql)));
    return statement;
  };
}

type Row = Readonly<Record<string, unknown>>;

/** Inserts rows, each time with the same columns for a table. By position: values by name take the driver three times as long. */
function rowInserter(raw: BetterSqlite.Database): (table: string, row: Row) => BetterSqlite.RunResult {
  const known = new Map<string, { readonly columns: readonly string[]; readonly statement: BetterSqlite.Statement }>();
  return (table, row) => {
    let into = known.get(table);
    if (into === undefined) {
      const columns = Object.keys(row);
      const statement = raw.prepare(`insert into ${table} (${columns.join(', ')}) values (${columns.map(() => '?').join(', ')})`);
      known.set(table, (into = { columns, statement }));
    }
    return into.statement.run(into.columns.map((name) => row[name]));
  };
}

export function contactWriter(raw: BetterSqlite.Database): ContactWriter {
  const run = statements(raw);
  const organisations = organisationWriter(raw);

  const insertRow = rowInserter(raw);

  /** When each number, address and mailbox last answered: of the application, not of the form that wrote over them. */
  const reached = (id: ContactId, table: string, key: string): ((key: string | null, given: number | null) => number | null) => {
    const known = run(`select ${key} as key, last_reached_at as at from ${table} where contact_id = ? and last_reached_at is not null`).all(id) as readonly { key: string | null; at: number }[];
    return (of, given) => known.find((each) => each.key === of)?.at ?? given;
  };

  const writeParts = (id: ContactId, fields: ContactFields, fresh: boolean): void => {
    const kept = fresh
      ? null
      : { phone: reached(id, 'contact_phone', 'coalesce(e164, raw)'), mail: reached(id, 'contact_mail', 'address_key') };
    if (!fresh) for (const table of PARTS) run(`delete from ${table} where contact_id = ?`).run(id);
    fields.phones.forEach(({ raw: written, e164, kind, preferred, valid, lastReachedAt }, position) => {
      const at = kept === null ? lastReachedAt : kept.phone(e164 ?? written, lastReachedAt);
      insertRow('contact_phone', { contact_id: id, position, raw: written, e164, kind, preferred: flag(preferred), valid: flag(valid), last_reached_at: at });
    });
    fields.mails.forEach(({ address, kind, preferred, valid, lastReachedAt }, position) => {
      const key = mailKey(address);
      const at = kept === null ? lastReachedAt : kept.mail(key, lastReachedAt);
      insertRow('contact_mail', { contact_id: id, position, address, address_key: key, kind, preferred: flag(preferred), valid: flag(valid), last_reached_at: at });
    });
    fields.addresses.forEach(({ street, houseNumber, postcode, city, country, kind, preferred, valid, lastReachedAt }, position) =>
      insertRow('contact_address', {
        ...{ contact_id: id, position, street, house_number: houseNumber, postcode, city, country },
        ...{ postcode_key: postcodeKey(postcode), house_number_key: houseNumberKey(houseNumber) },
        ...{ kind, preferred: flag(preferred), valid: flag(valid), last_reached_at: lastReachedAt },
      }),
    );
    const keys = new Set<string>();
    fields.tags.forEach((tag, position) => {
      const key = tagKey(tag);
      if (keys.has(key)) return;
      keys.add(key);
      insertRow('contact_tag', { contact_id: id, tag_key: key, tag, position });
    });
    for (const [field, value] of Object.entries(fields.custom)) {
      const number = NUMBER.test(value) ? Number(value) : null;
      insertRow('contact_custom', { contact_id: id, field_id: field, value, value_key: searchKey(value), value_number: number });
    }
    for (const agent of fields.visibleTo) insertRow('contact_visibility', { contact_id: id, agent_id: agent });
  };

  /** Values of custom fields that are searched like names. */
  const searchedValues = ({ custom }: ContactFields): readonly string[] => {
    const entries = Object.entries(custom);
    if (entries.length === 0) return [];
    const searched = new Set((run("select id from custom_field where searchable = 1 and kind <> 'yes-no'").all() as readonly { id: string }[]).map(({ id }) => id));
    return entries.filter(([field]) => searched.has(field)).map(([, value]) => value);
  };

  const search = searchIndexWriter(run);

  const keepVersion = (id: ContactId, version: number, action: string, cause: ChangeCause, { agentId, at }: ContactAuthor, before: ContactFields | null): void =>
    void insertRow('contact_version', {
      ...{ contact_id: id, version, action, cause, at: Math.round(at), by: agentId },
      ...{ before: before === null ? null : JSON.stringify(fieldsOf(before)), after: null },
    });

  /** The organisation by its record: the one that is named, or one of that name, made when there is none. */
  const withOrganisation = (fields: ContactFields, practice: boolean, author: ContactAuthor): ContactFields => {
    const organisation = organisations.resolve(fields.organisationId, fields.organisation, practice, author);
    return { ...fields, organisationId: organisation?.id ?? null, organisation: organisation?.name ?? '' };
  };

  const insertStored: ContactWriter['insertStored'] = ({ id, fields: given }, practice, author, cause = null) => {
    const at = Math.round(author.at);
    const fields = withOrganisation(normaliseFields(given), practice, author);
    const columns = fieldColumns(fields, searchedValues(fields));
    const { lastInsertRowid } = insertRow('contact', {
      ...{ id, practice: flag(practice), ...columns, version: 1, deleted_at: null, deleted_by: null },
      ...{ created_at: at, created_by: author.agentId, updated_at: at, updated_by: author.agentId },
    });
    const seq = Number(lastInsertRowid);
    run('insert into duplicate_todo (seq) values (?)').run(seq);
    writeParts(id, fields, true);
    search.put(seq, practice, columns, digitsOf(fields));
    keepVersion(id, 1, 'create', cause, author, null);
    const contact: Contact = {
      ...{ ...fields, id, practice, createdAt: at, createdBy: author.agentId, updatedAt: at, version: 1 },
      ...{ retentionClass: 'standard', lastContactAt: null },
    };
    return { seq, contact, removed: false };
  };
  const insert: ContactWriter['insert'] = (contact, practice, author, cause) => insertStored(contact, practice, author, cause).contact;

  const setColumns = (id: ContactId, row: Readonly<Record<string, unknown>>): void =>
    void run(`update contact set ${Object.keys(row).map((name) => `${name} = @${name}`).join(', ')} where id = @id`).run({ ...row, id });

  const gathered = <T>(work: () => T): T => {
    const gather = search.gather();
    try {
      const result = work();
      gather.put();
      return result;
    } finally {
      gather.drop();
    }
  };

  return {
    transaction: (work) => raw.transaction(work).immediate(),
    together: (work) => raw.transaction(() => gathered(work)).immediate(),
    lasting: async (work) => {
      raw.exec('begin immediate');
      const gather = search.gather();
      try {
        await work();
        gather.put();
        raw.exec('commit');
      } catch (error) {
        gather.drop();
        // A full disk may have ended it already.
        if (raw.inTransaction) raw.exec('rollback');
        throw error;
      }
    },
    insert,
    insertStored,
    insertMany: (contacts, practice, author, cause = null) =>
      raw.transaction(() => gathered(() => contacts.forEach((contact) => insert(contact, practice, author, cause)))).immediate(),

    change: ({ contact, seq, removed }, given, action, author, cause = null) => {
      const { id, practice } = contact;
      const version = contact.version + 1;
      const at = Math.round(author.at);
      const after = given === null ? null : withOrganisation(normaliseFields(given), practice, author);
      const columns = after === null ? null : fieldColumns(after, searchedValues(after));
      setColumns(id, {
        ...(columns === null ? { deleted_at: at, deleted_by: author.agentId } : { ...columns, deleted_at: null, deleted_by: null }),
        ...{ version, updated_at: at, updated_by: author.agentId },
      });
      search.remove(seq);
      if (after !== null && columns !== null) {
        writeParts(id, after, false);
        search.put(seq, practice, columns, digitsOf(after));
      }
      keepVersion(id, version, action, cause, author, removed ? null : contact);
      return { ...contact, ...after, version, updatedAt: at };
    },

    erase: (contacts) => {
      for (const { seq } of contacts) search.remove(seq);
      const ids = JSON.stringify(contacts.map(({ id }) => id));
      for (const table of [...PARTS, 'contact_version']) run(`delete from ${table} where contact_id in (select value from json_each(?))`).run(ids);
      const seqs = JSON.stringify(contacts.map(({ seq }) => seq));
      run('delete from contact where seq in (select value from json_each(?))').run(seqs);
      // The next contact gets the highest of these numbers again.
      for (const [table, column] of BY_PLACE) run(`delete from ${table} where ${column} in (select value from json_each(?))`).run(seqs);
    },

    reindex: ({ contact, seq, removed }) => {
      const columns = fieldColumns(contact, searchedValues(contact));
      setColumns(contact.id, columns);
      search.remove(seq);
      if (!removed) search.put(seq, contact.practice, columns, digitsOf(contact));
    },
  };
}
