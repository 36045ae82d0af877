import BetterSqlite from 'better-sqlite3';
import { rmSync } from 'node:fs';

import type { ContactFields } from '../../../shared/domain/contact/contact.ts';
import { searchKey } from '../../../shared/domain/contact/search-key.ts';
import { hasOwnKey, nameKeys } from '../../../shared/domain/contact-file/known-by-name.ts';
import type { ConsentsOfRow } from '../../../shared/domain/contact-file/consent-cells.ts';
import type { SaidOfOrganisation } from '../../../shared/domain/contact-file/organisation-cells.ts';
import type { Rejection, Remark } from '../../../shared/domain/contact-file/row-to-contact.ts';
import { mailKey } from '../repos/contact-keys.ts';

/** Written into the file when it is complete; one without it is left over from a crash. */
const COMPLETE = 0x42414c35;

/**
 * What a file says, row by row, in a file of its own beside the data: so that an import of any size needs no memory, can be tried out
 * before a single contact is touched, and can go on after a crash. It is made anew at any time, so nothing waits for the disk.
 */
const TABLES = `
  create table staged (
    row integer primary key,
    reason text,
    reason_column integer,
    remarks text,
    cells text,
    fields text,
    consents text,
    organisation text,
    listed text,
    last_name_key text,
    organisation_key text,
    customer_number_key text,
    action text,
    contact_id text
  ) strict;
  create table staged_phone (e164 text not null, row integer not null) strict;
  create table staged_mail (address_key text not null, row integer not null) strict;
  create table staged_name (name_key text not null, row integer not null) strict;
`;

/** What is to be done with a staged row. */
export type StagedAction = 'add' | 'update' | 'skip' | 'reject';

export type Staging = {
  readonly db: BetterSqlite.Database;
  readonly addContact: (
    row: number,
    said: { readonly fields: ContactFields; readonly consents: ConsentsOfRow | null; readonly organisation: SaidOfOrganisation | null; readonly listed: Readonly<Record<string, string>> | null },
    remarks: readonly Remark[],
    cells: readonly string[],
  ) => void;
  readonly addRejected: (row: number, reason: Rejection, column: number, cells: readonly string[]) => void;
  /** Runs `work` as one transaction. */
  readonly together: (work: () => void) => void;
  /** After the last row: makes the rows findable by what they are recognised by. */
  readonly complete: () => void;
  readonly close: () => void;
};

/** Makes an empty staging file; one that is there is replaced. @throws what SQLite and the file system say, `SQLITE_FULL` for a full disk */
export function createStaging(file: string): Staging {
  removeStaging(file);
  const db = new BetterSqlite(file);
  db.pragma('journal_mode = OFF');
  db.pragma('synchronous = OFF');
  db.pragma('cache_size = -16384');
  db.exec(TABLES);
  const contact = db.prepare(
    `insert into staged (row, remarks, cells, fields, consents, organisation, listed, last_name_key, organisation_key, customer_number_key) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const rejected = db.prepare(
    `insert into staged (row, reason, reason_column, cells, action) values (?, ?, ?, ?, 'reject')`,
  );
  const phone = db.prepare('insert into staged_phone (e164, row) values (?, ?)');
  const mail = db.prepare('insert into staged_mail (address_key, row) values (?, ?)');
  const name = db.prepare('insert into staged_name (name_key, row) values (?, ?)');
  return {
    db,
    addContact: (row, { fields, consents, organisation, listed }, remarks, cells) => {
      const told = remarks.length > 0;
      contact.run(
        row,
        told ? JSON.stringify(remarks) : null,
        told ? JSON.stringify(cells) : null,
        JSON.stringify(fields),
        consents === null ? null : JSON.stringify(consents),
        organisation === null ? null : JSON.stringify(organisation),
        listed === null ? null : JSON.stringify(listed),
        searchKey(fields.lastName),
        searchKey(fields.organisation),
        searchKey(fields.customerNumber),
      );
      for (const { e164 } of fields.phones) if (e164 !== null) phone.run(e164, row);
      for (const { address } of fields.mails) mail.run(mailKey(address), row);
      if (!hasOwnKey(fields)) for (const { key } of nameKeys(fields)) name.run(key, row);
    },
    addRejected: (row, reason, column, cells) => void rejected.run(row, reason, column, JSON.stringify(cells)),
    together: (work) => db.transaction(work)(),
    complete: () => {
      db.exec(`create index staged_customer_number on staged (customer_number_key, row) where customer_number_key <> '';
        create index staged_mail_key on staged_mail (address_key, row);
        create index staged_name_key on staged_name (name_key, row);
        create index staged_phone_e164 on staged_phone (e164, row);`);
      db.pragma(`user_version = ${COMPLETE}`);
    },
    close: () => db.close(),
  };
}

/** Opens a staging file to read it, or null when it is not there or not complete. */
export function openStaging(file: string): BetterSqlite.Database | null {
  try {
    const db = new BetterSqlite(file, { fileMustExist: true });
    if (db.pragma('user_version', { simple: true }) === COMPLETE) return db;
    db.close();
    return null;
  } catch {
    return null;
  }
}

/** Thrown when a staging file is gone or was never completed. */
export class StagingLost extends Error {}

/** A row that was left out, or of which something was. */
export type ToldRow = {
  readonly row: number;
  readonly reason: Rejection | null;
  /** JSON of `Remark[]`; null without any. */
  readonly remarks: string | null;
  /** JSON of the cells; null for a row that only turned out to fit several contacts. */
  readonly cells: string | null;
  readonly action: StagedAction | null;
};

/** The rows to tell about. @throws StagingLost */
export function toldRows(file: string): {
  /** Rows that fit several contacts, at most `limit`. */
  readonly ambiguous: (limit: number) => readonly number[];
  /** In the order of the source, those after row `from`. */
  readonly after: (from: number, limit: number) => readonly ToldRow[];
  readonly close: () => void;
} {
  const db = openStaging(file);
  if (db === null) throw new StagingLost(file);
  const ambiguous = db.prepare("select row from staged where action = 'reject' and reason is null limit ?").pluck();
  const page = db.prepare(
    `select row, reason, remarks, cells, action from staged
     where row > ? and (reason is not null or remarks is not null or action = 'reject') order by row limit ?`,
  );
  return {
    ambiguous: (limit) => ambiguous.all(limit) as readonly number[],
    after: (from, limit) => page.all(from, limit) as readonly ToldRow[],
    close: () => db.close(),
  };
}

/** Deletes a staging file, if there is one. */
export function removeStaging(file: string): void {
  for (const end of ['', '-journal', '-wal', '-shm']) rmSync(`${file}${end}`, { force: true });
}
