// Writes made customers into a data file through the very code that an import uses, with what hangs on them.
import BetterSqlite from 'better-sqlite3';
import { contactWriter, type NewContact } from '../../../electron/db/repos/contact-write.ts';
import { emptyContactFields } from '../../../shared/domain/contact/contact-name.ts';
import { newAddress, newMail, newPhone, type ContactFields } from '../../../shared/domain/contact/contact.ts';
import { SERVICE_PROJECT } from '../../../shared/domain/project/default-projects.ts';
import { brandId, type AgentId, type ContactId, type CustomFieldId, type E164 } from '../../../shared/lib/brand.ts';
import { contacts, MADE_AT, OWNERS, type MadeContact } from './contact.ts';
import { drawFirstName } from './first-names.ts';
import { mix, randomOf } from './random.ts';

/** The field of the service project in which the contract number stands. */
export const CONTRACT_FIELD = brandId<CustomFieldId>('018f0000-0000-7000-8000-0000000000f1');
/** The agent who owns the accounts with this number. */
export const ownerId = (number: number): AgentId =>
  brandId<AgentId>(`018f0000-0000-7000-8000-0000000a${String(number).padStart(4, '0')}`);

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
    addresses: made.addresses.map(({ street, houseNumber, postcode, city }) =>
      newAddress({ street, houseNumber, postcode, city }),
    ),
    notes: made.notes,
    tags: made.tags,
    ownerId: made.owner === null ? null : ownerId(made.owner),
    customerValue: made.valueCents,
    customerType:
      made.customerType === null
        ? null
        : { model: made.customerType, confidence: 'medium', observedAt: MADE_AT, toneHint: '' },
    custom: made.contractNumber === '' ? {} : { [CONTRACT_FIELD]: made.contractNumber },
    confidential: made.confidential,
    visibleTo: made.confidential ? [ownerId(0)] : [],
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

/** Agents and the custom field to which the rows refer; those that are there stay as they are. */
function prepare(db: BetterSqlite.Database, seed: number): void {
  const agent = db.prepare(
    `insert or ignore into agent (id, name, name_key, role, password_hash, active, created_at, created_by, updated_at, updated_by)
     values (?, ?, ?, ?, null, 1, ?, null, ?, null)`,
  );
  for (let number = 0; number < OWNERS; number++) {
    const name = `${drawFirstName(randomOf(seed, -1 - number)).name} ${number + 1}`;
    // Somebody has to be allowed everything.
    agent.run(ownerId(number), name, name.toLowerCase(), number === 0 ? 'administrator' : 'agent', MADE_AT, MADE_AT);
  }
  db.prepare(
    `insert or ignore into custom_field (id, project_id, label, kind, options, required, searchable, position, active, created_at, created_by, updated_at, updated_by)
     values (?, ?, 'Contractnummer', 'text', '[]', 0, 1, 0, 1, ?, null, ?, null)`,
  ).run(CONTRACT_FIELD, SERVICE_PROJECT.id, MADE_AT, MADE_AT);
}

/**
 * Takes off what is not needed while customers are made, and gives back what puts it there again. Indexes that only readers use: building
 * each once, in order, takes a tenth of the time of keeping a dozen of them up to date for every row. Triggers of objections and
 * consents: they look for customers, and for call lists that have them, and neither is there yet; without the indexes each would go
 * through all numbers.
 */
function withoutWatchers(db: BetterSqlite.Database): () => void {
  const watchers = db
    .prepare(
      `select type, name, sql from sqlite_schema where sql is not null and (
        type = 'index' and sql not like 'create unique%'
          and tbl_name in ('contact', 'contact_phone', 'contact_mail', 'contact_address', 'contact_tag', 'contact_custom')
        or type = 'trigger' and tbl_name in ('contact_objection', 'consent'))`,
    )
    .all() as readonly { readonly type: string; readonly name: string; readonly sql: string }[];
  for (const { type, name } of watchers) db.exec(`drop ${type} ${name}`);
  return () => {
    for (const { sql } of watchers) db.exec(sql);
  };
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
  practice = false,
): number {
  const db = new BetterSqlite(file);
  const begun = performance.now();
  try {
    db.pragma('synchronous = OFF');
    db.pragma('cache_size = -262144');
    db.pragma('temp_store = memory');
    db.pragma('foreign_keys = OFF');
    prepare(db, seed);
    const restoreWatchers = withoutWatchers(db);
    const writer = contactWriter(db);
    const author = { agentId: ownerId(0), at: MADE_AT };
    const lastContact = db.prepare('update contact set last_contact_at = ? where id = ?');
    const objection = db.prepare(
      `insert into contact_objection (objection_id, contact_id, number, purpose, channel, note, created_at, created_by, updated_at, updated_by)
       values (?, ?, null, 'sales', 'all', '', ?, null, ?, null)`,
    );
    const consent = db.prepare(
      `insert into consent (id, contact_id, purpose, basis, product, channel, scope, granted_how, proof, valid_from, created_at, created_by, updated_at, updated_by)
       values (?, ?, 'sales', 'consent', '', 'phone', '', 'call', '', ?, ?, null, ?, null)`,
    );
    const step = 5_000;
    for (let from = 0; from < rows; from += step) {
      const to = Math.min(from + step, rows);
      const made = [...contacts(seed, to, from)];
      writer.transaction(() => {
        // Before their customers, whose traits then are written once.
        for (const one of made) {
          const id = idOfMade(seed, one.index);
          if (one.objection) objection.run(id, id, MADE_AT, MADE_AT);
          if (one.consent) consent.run(id, id, MADE_AT, MADE_AT, MADE_AT);
        }
        writer.insertMany(
          made.map((one): NewContact => ({ id: idOfMade(seed, one.index), fields: fieldsOfMade(one) })),
          practice,
          author,
          'import',
        );
        for (const { index, lastContactAt } of made)
          if (lastContactAt !== null) lastContact.run(lastContactAt, idOfMade(seed, index));
      });
      progress(to);
    }
    restoreWatchers();
    db.pragma('wal_checkpoint(TRUNCATE)');
  } finally {
    db.close();
  }
  return rows / ((performance.now() - begun) / 1_000);
}
