// Many contacts at once, written straight into the file: what an import would have left there.
import BetterSqlite from 'better-sqlite3';
import { v7 } from 'uuid';

import { fieldColumns } from '../../../electron/db/repos/contact-rows.ts';
import { digitsOf } from '../../../electron/db/repos/contact-keys.ts';
import { fields, mobile, T0 } from './support.ts';

const FIRST = ['Jan', 'Klaas', 'Piet', 'Anna', 'Zoë', 'Fatima', 'Mohammed', 'Sanne', 'Daan', 'Emma'];
const LAST = [
  'Jansen',
  'de Vries',
  'Bakker',
  'Visser',
  'Smit',
  'Meijer',
  'de Boer',
  'Mulder',
  'Bos',
  'Vos',
  'Peters',
  'Hendriks',
];
const CITY = ['Utrecht', 'Amsterdam', 'Delft', 'Gouda', 'Leiden'];

/** Adds `count` contacts; number n has the telephone number +316 followed by n in eight digits. */
export function fillWithContacts(file: string, count: number): void {
  const db = new BetterSqlite(file);
  db.pragma('synchronous = OFF');
  const pick = <T>(list: readonly T[], number: number): T => list[number % list.length] as T;
  const sample = fieldColumns(fields());
  const columns = ['seq', 'id', 'practice', 'version', 'created_at', 'updated_at', ...Object.keys(sample)];
  const contact = db.prepare(
    `insert into contact (${columns.join(', ')}) values (${columns.map((name) => `@${name}`).join(', ')})`,
  );
  const phone = db.prepare(
    "insert into contact_phone (contact_id, position, raw, e164, kind) values (?, 0, ?, ?, 'mobile')",
  );
  const words = db.prepare('insert into contact_words (rowid, real) values (?, ?)');
  const digits = db.prepare('insert into contact_digits (rowid, real) values (?, ?)');
  db.transaction(() => {
    for (let number = 1; number <= count; number++) {
      const given = fields({
        firstName: pick(FIRST, number),
        infix: '',
        lastName: `${pick(LAST, Math.floor(number / 10))}${number % 3 === 0 ? ` ${number % 1_000}` : ''}`,
        organisation: number % 10 === 0 ? `Bakkerij ${number}` : '',
        customerNumber: `K-${number}`,
        email: number % 2 === 0 ? `mail${number}@voorbeeld.example` : '',
        city: pick(CITY, number),
        phones: [mobile(`+316${String(number).padStart(8, '0')}`)],
      });
      const id = v7();
      const row = fieldColumns(given);
      contact.run({ seq: number, id, practice: 0, version: 1, created_at: T0, updated_at: T0, ...row });
      phone.run(id, given.phones[0]?.raw, given.phones[0]?.e164);
      words.run(number, row.words_key);
      digits.run(number, digitsOf(given));
    }
  })();
  db.pragma('wal_checkpoint(TRUNCATE)');
  db.close();
}
