import type { Kysely, Selectable } from 'kysely';

import type { ContactSummary } from '../../../shared/domain/call/call.ts';
import { summaryOf } from '../../../shared/domain/contact/contact-name.ts';
import type {
  AddressKind,
  Contact,
  ContactFields,
  ContactMail,
  ContactPhone,
  CustomerType,
  MailKind,
  PhoneKind,
  PostalAddress,
} from '../../../shared/domain/contact/contact.ts';
import { preferredOf, SALUTATIONS } from '../../../shared/domain/contact/contact.ts';
import { brandId, type AgentId, type ContactId, type E164, type OrganisationId } from '../../../shared/lib/brand.ts';
import type { ContactAddressTable, ContactMailTable, ContactPhoneTable, ContactTable, Database } from '../schema.ts';
import { contactKeys, phoneDigits } from './contact-keys.ts';

export type ContactRow = Selectable<ContactTable>;
type ReachRow = Pick<Selectable<ContactPhoneTable>, 'preferred' | 'valid' | 'last_reached_at'>;

/** What stands in tables beside the contact. */
type Parts = Pick<ContactFields, 'phones' | 'mails' | 'addresses' | 'tags' | 'custom' | 'visibleTo'>;
const NO_PARTS: Parts = { phones: [], mails: [], addresses: [], tags: [], custom: {}, visibleTo: [] };

/**
 * The columns of a contact's own row, with their search keys; its parts have tables of their own.
 * @param more words by which it is found beside its own
 */
export function fieldColumns(fields: ContactFields, more: readonly string[] = []) {
  const address = preferredOf(fields.addresses);
  return {
    salutation: fields.salutation,
    initials: fields.initials,
    first_name: fields.firstName,
    infix: fields.infix,
    last_name: fields.lastName,
    role: fields.role,
    organisation_id: fields.organisationId,
    organisation: fields.organisation,
    customer_number: fields.customerNumber,
    language: fields.language,
    email: preferredOf(fields.mails)?.address ?? '',
    street: address?.street ?? '',
    house_number: address?.houseNumber ?? '',
    postcode: address?.postcode ?? '',
    city: address?.city ?? '',
    birth_date: fields.birthDate,
    deceased: fields.deceased ? 1 : 0,
    moved: fields.moved ? 1 : 0,
    owner_id: fields.ownerId,
    customer_value: fields.customerValue,
    type_model: fields.customerType?.model ?? null,
    type_confidence: fields.customerType?.confidence ?? null,
    type_observed_at: fields.customerType === null ? null : Math.round(fields.customerType.observedAt),
    tone_hint: fields.customerType?.toneHint ?? '',
    right_person_for: JSON.stringify(fields.isRightPersonFor),
    notes: fields.notes,
    confidential: fields.confidential ? 1 : 0,
    read_only: fields.readOnly ? 1 : 0,
    ...contactKeys(fields, more),
  };
}

function reachOf(row: ReachRow) {
  return { preferred: row.preferred !== 0, valid: row.valid !== 0, lastReachedAt: row.last_reached_at };
}

function toPhone(row: Selectable<ContactPhoneTable>): ContactPhone {
  const e164 = row.e164 === null ? null : brandId<E164>(row.e164);
  return { raw: row.raw, e164, kind: row.kind as PhoneKind, ...reachOf(row) };
}

function toMail(row: Selectable<ContactMailTable>): ContactMail {
  return { address: row.address, kind: row.kind as MailKind, ...reachOf(row) };
}

function toAddress(row: Selectable<ContactAddressTable>): PostalAddress {
  const { street, house_number: houseNumber, postcode, city, country } = row;
  return { street, houseNumber, postcode, city, country, kind: row.kind as AddressKind, ...reachOf(row) };
}

function typeOf(row: ContactRow): CustomerType | null {
  if (row.type_model === null) return null;
  return {
    model: row.type_model as CustomerType['model'],
    confidence: (row.type_confidence ?? 'low') as CustomerType['confidence'],
    observedAt: row.type_observed_at ?? row.updated_at,
    toneHint: row.tone_hint,
  };
}

function toContact(row: ContactRow, parts: Parts): Contact {
  return {
    id: brandId<ContactId>(row.id),
    practice: row.practice !== 0,
    createdAt: row.created_at,
    createdBy: brandId<AgentId>(row.created_by ?? ''),
    updatedAt: row.updated_at,
    version: row.version,
    retentionClass: row.retention_class,
    lastContactAt: row.last_contact_at,
    // A word that this version does not know says nothing; it is no reason to show none of the name.
    salutation: SALUTATIONS.find((known) => known === row.salutation) ?? 'none',
    initials: row.initials,
    firstName: row.first_name,
    infix: row.infix,
    lastName: row.last_name,
    role: row.role,
    organisationId: row.organisation_id === null ? null : brandId<OrganisationId>(row.organisation_id),
    organisation: row.organisation,
    isRightPersonFor: JSON.parse(row.right_person_for) as readonly string[],
    customerNumber: row.customer_number,
    language: row.language as ContactFields['language'],
    birthDate: row.birth_date,
    deceased: row.deceased !== 0,
    moved: row.moved !== 0,
    ownerId: row.owner_id === null ? null : brandId<AgentId>(row.owner_id),
    customerValue: row.customer_value,
    customerType: typeOf(row),
    notes: row.notes,
    confidential: row.confidential !== 0,
    readOnly: row.read_only !== 0,
    ...parts,
  };
}

function grouped<Row extends { readonly contact_id: string }>(rows: readonly Row[]): ReadonlyMap<string, readonly Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const group = groups.get(row.contact_id);
    if (group === undefined) groups.set(row.contact_id, [row]);
    else group.push(row);
  }
  return groups;
}

/** The rows of one table of parts that belong to these contacts, by contact, in order. */
async function partsOf<Table extends 'contact_phone' | 'contact_mail' | 'contact_address' | 'contact_tag'>(
  db: Kysely<Database>,
  table: Table,
  ids: readonly string[],
): Promise<ReadonlyMap<string, readonly Selectable<Database[Table]>[]>> {
  const rows = await db
    .selectFrom(table as 'contact_phone')
    .selectAll()
    .where('contact_id', 'in', ids)
    .orderBy('contact_id')
    .orderBy('position')
    .execute();
  return grouped(rows as unknown as readonly (Selectable<Database[Table]> & { readonly contact_id: string })[]);
}

/** Whole contacts, with everything that stands in other tables; keeps the order of the rows. */
export async function toContacts(db: Kysely<Database>, rows: readonly ContactRow[]): Promise<readonly Contact[]> {
  if (rows.length === 0) return [];
  const ids = rows.map((row) => row.id);
  const phones = await partsOf(db, 'contact_phone', ids);
  const mails = await partsOf(db, 'contact_mail', ids);
  const addresses = await partsOf(db, 'contact_address', ids);
  const tags = await partsOf(db, 'contact_tag', ids);
  const custom = grouped(await db.selectFrom('contact_custom').selectAll().where('contact_id', 'in', ids).execute());
  const confidential = rows.filter((row) => row.confidential !== 0).map((row) => row.id);
  const visibility =
    confidential.length === 0
      ? new Map<string, readonly { readonly agent_id: string }[]>()
      : grouped(await db.selectFrom('contact_visibility').selectAll().where('contact_id', 'in', confidential).orderBy('agent_id').execute());
  return rows.map((row) =>
    toContact(row, {
      phones: (phones.get(row.id) ?? []).map(toPhone),
      mails: (mails.get(row.id) ?? []).map(toMail),
      addresses: (addresses.get(row.id) ?? []).map(toAddress),
      tags: (tags.get(row.id) ?? []).map(({ tag }) => tag),
      custom: Object.fromEntries((custom.get(row.id) ?? []).map(({ field_id: field, value }) => [field, value])),
      visibleTo: (visibility.get(row.id) ?? []).map((each) => brandId<AgentId>(each.agent_id)),
    }),
  );
}

/** The numbers of these contacts, each contact's in order. */
export async function numbersOf(db: Kysely<Database>, rows: readonly ContactRow[]): Promise<readonly Selectable<ContactPhoneTable>[]> {
  return rows.length === 0 ? [] : [...(await partsOf(db, 'contact_phone', rows.map((row) => row.id))).values()].flat();
}

/**
 * One line per contact, in the order of the rows, from the contact's own row and its numbers alone. The number that holds the digits
 * which were searched for comes first, where there is one.
 */
export function summaries(
  rows: readonly ContactRow[],
  /** Of all of them, each contact's in order. */
  numbers: readonly Selectable<ContactPhoneTable>[],
  digits = '',
): readonly ContactSummary[] {
  const phones = grouped(numbers);
  return rows.map((row) => {
    const own = (phones.get(row.id) ?? []).map(toPhone);
    const summary = { ...summaryOf(toContact(row, { ...NO_PARTS, phones: own })), city: row.city };
    const matching = digits === '' || row.deceased !== 0 ? undefined : own.find((phone) => phoneDigits(phone).includes(digits));
    if (matching === undefined) return summary;
    const number = matching.e164 ?? matching.raw;
    const others = summary.numbers?.filter((each) => each !== number);
    return { ...summary, number, ...(others === undefined ? {} : { numbers: [number, ...others] }) };
  });
}
