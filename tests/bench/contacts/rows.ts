// Writes made customers straight into a data file: what a large import would have left there.
import BetterSqlite from 'better-sqlite3';
import { digitsOf } from '../../../electron/db/repos/contact-keys.ts';
import { fieldColumns } from '../../../electron/db/repos/contact-rows.ts';
import { emptyContactFields } from '../../../shared/domain/contact/contact-name.ts';
import { newAddress, newMail, newPhone, type ContactFields } from '../../../shared/domain/contact/contact.ts';
import { brandId, type ContactId, type E164 } from '../../../shared/lib/brand.ts';
import { contacts, MADE_AT, type MadeContact } from './contact.ts';
import { mix } from './random.ts';

/** What an agent would have filled in for a made customer. */
export function fieldsOfMade(made: MadeContact): ContactFields {
  return {
    ...emptyContactFields(undefined, made.language),
    salutation: made.salutation,
    initials: made.initials,
    firstName: made.firstName,
    infix: made.infix,
    lastName: made.lastName,
    organisation: made.organisation,
    customerNumber: made.customerNumber,
    phones: made.phones.map(({ raw, e164, kind }) => newPhone(raw, e164 === null ? null : brandId<E164>(e164), kind)),
    mails: made.emails.map((address) => newMail(address)),
    addresses: made.addresses.map(({ street, houseNumber, postcode, city }) => newAddress({ street, houseNumber, postcode, city })),
    notes: made.notes,
  };
}

/** The identifier of a made customer: version 7 in shape, in the order of the rows. */
export function idOfMade(seed: number, index: number): ContactId {
  const hex = (value: number, length: number): string => value.toString(16).padStart(length, '0');
  const time = hex(MADE_AT - 100_000_000_000 + index * 100, 12);
  const tail = hex(mix(seed ^ index), 8) + hex(index & 0xffff, 4);
  return brandId<ContactId>(
    `${time.slice(0, 8)}-${time.slice(8)}-7${hex(mix(index) & 0xfff, 3)}-8${tail.slice(0, 3)}-${tail.slice(3)}000`,
  );
}

/**
 * Adds `rows` customers to a file that was migrated and that nobody has open.
 * @returns how many rows a second were written
 */
export function writeRows(
  file: string,
  seed: number,
  rows: number,
  progress: (done: number) => void = () => undefined,
): number {
  const db = new BetterSqlite(file);
  const begun = performance.now();
  try {
    db.pragma('synchronous = OFF');
    db.pragma('cache_size = -262144');
    const columns = Object.keys({ ...fieldColumns(fieldsOfMade([...contacts(seed, 1)][0] as MadeContact)) });
    const all = ['id', 'practice', 'version', 'created_at', 'updated_at', ...columns];
    const contact = db.prepare(
      `insert into contact (${all.join(', ')}) values (${all.map((name) => `@${name}`).join(', ')})`,
    );
    const phone = db.prepare(
      'insert into contact_phone (contact_id, position, raw, e164, kind) values (?, ?, ?, ?, ?)',
    );
    const words = db.prepare('insert into contact_words (rowid, real) values (?, ?)');
    const digits = db.prepare('insert into contact_digits (rowid, real) values (?, ?)');
    const some = db.transaction((from: number, to: number) => {
      for (const made of contacts(seed, to, from)) {
        const fields = fieldsOfMade(made);
        const id = idOfMade(seed, made.index);
        const row = fieldColumns(fields);
        const { lastInsertRowid: seq } = contact.run({
          id,
          practice: 0,
          version: 1,
          created_at: MADE_AT,
          updated_at: MADE_AT,
          ...row,
        });
        fields.phones.forEach(({ raw, e164, kind }, position) => phone.run(id, position, raw, e164, kind));
        words.run(seq, row.words_key);
        const numbers = digitsOf(fields);
        if (numbers !== '') digits.run(seq, numbers);
      }
    });
    const step = 20_000;
    for (let from = 0; from < rows; from += step) {
      some(from, Math.min(from + step, rows));
      progress(Math.min(from + step, rows));
    }
    db.pragma('wal_checkpoint(TRUNCATE)');
  } finally {
    db.close();
  }
  return rows / ((performance.now() - begun) / 1_000);
}
