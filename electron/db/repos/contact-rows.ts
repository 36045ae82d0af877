import type { Kysely, Selectable } from 'kysely';

import type { ContactSummary } from '../../../shared/domain/call/call.ts';
import type {
  Contact,
  ContactFields,
  ContactPhone,
  PhoneKind,
  Salutation,
} from '../../../shared/domain/contact/contact.ts';
import { summaryOf } from '../../../shared/domain/contact/contact-name.ts';
import { brandId, type AgentId, type ContactId, type E164 } from '../../../shared/lib/brand.ts';
import type { ContactPhoneTable, ContactTable, Database } from '../schema.ts';
import { contactKeys, phoneDigits } from './contact-keys.ts';

type ContactRow = Selectable<ContactTable>;
type PhoneRow = Selectable<ContactPhoneTable>;

/** The columns that hold what an agent fills in, with their search keys. */
export function fieldColumns(fields: ContactFields) {
  return {
    salutation: fields.salutation,
    initials: fields.initials,
    first_name: fields.firstName,
    infix: fields.infix,
    last_name: fields.lastName,
    organisation: fields.organisation,
    customer_number: fields.customerNumber,
    language: fields.language,
    email: fields.email,
    street: fields.street,
    house_number: fields.houseNumber,
    postcode: fields.postcode,
    city: fields.city,
    notes: fields.notes,
    ...contactKeys(fields),
  };
}

function toPhone(row: PhoneRow): ContactPhone {
  return { raw: row.raw, e164: row.e164 === null ? null : brandId<E164>(row.e164), kind: row.kind as PhoneKind };
}

/** Only the fields of a contact, as they are kept in its earlier versions. */
export function fieldsOf(contact: ContactFields): ContactFields {
  const {
    salutation,
    initials,
    firstName,
    infix,
    lastName,
    organisation,
    customerNumber,
    language,
    phones,
    email,
    street,
    houseNumber,
    postcode,
    city,
    notes,
  } = contact;
  return {
    salutation,
    initials,
    firstName,
    infix,
    lastName,
    organisation,
    customerNumber,
    language,
    phones,
    email,
    street,
    houseNumber,
    postcode,
    city,
    notes,
  };
}

function toContact(row: ContactRow, phones: readonly PhoneRow[]): Contact {
  return {
    id: brandId<ContactId>(row.id),
    practice: row.practice !== 0,
    createdAt: row.created_at,
    createdBy: brandId<AgentId>(row.created_by ?? ''),
    updatedAt: row.updated_at,
    version: row.version,
    salutation: row.salutation as Salutation,
    initials: row.initials,
    firstName: row.first_name,
    infix: row.infix,
    lastName: row.last_name,
    organisation: row.organisation,
    customerNumber: row.customer_number,
    language: row.language as ContactFields['language'],
    phones: phones.map(toPhone),
    email: row.email,
    street: row.street,
    houseNumber: row.house_number,
    postcode: row.postcode,
    city: row.city,
    notes: row.notes,
  };
}

async function phonesOf(
  db: Kysely<Database>,
  ids: readonly string[],
): Promise<ReadonlyMap<string, readonly PhoneRow[]>> {
  const rows =
    ids.length === 0
      ? []
      : await db
          .selectFrom('contact_phone')
          .selectAll()
          .where('contact_id', 'in', ids)
          .orderBy('contact_id')
          .orderBy('position')
          .execute();
  const byContact = new Map<string, PhoneRow[]>();
  for (const row of rows) byContact.set(row.contact_id, [...(byContact.get(row.contact_id) ?? []), row]);
  return byContact;
}

/** Adds the telephone numbers to contact rows; keeps their order. */
export async function withPhones(db: Kysely<Database>, rows: readonly ContactRow[]): Promise<readonly Contact[]> {
  const phones = await phonesOf(
    db,
    rows.map((row) => row.id),
  );
  return rows.map((row) => toContact(row, phones.get(row.id) ?? []));
}

/**
 * One line per contact, in the order of the rows. Shows the number that holds the digits which were searched for, where there is one.
 */
export async function summaries(
  db: Kysely<Database>,
  rows: readonly ContactRow[],
  digits = '',
): Promise<readonly ContactSummary[]> {
  const contacts = await withPhones(db, rows);
  return contacts.map((contact) => {
    const summary = summaryOf(contact);
    const matching = digits === '' ? undefined : contact.phones.find((phone) => phoneDigits(phone).includes(digits));
    return matching ? { ...summary, number: matching.e164 ?? matching.raw } : summary;
  });
}
