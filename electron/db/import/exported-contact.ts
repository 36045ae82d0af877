import type { Consent, Objection } from '../../../shared/domain/consent/consent.ts';
import type { Contact } from '../../../shared/domain/contact/contact.ts';
import type { OrganisationDetails } from '../../../shared/domain/contact-file/organisation-cells.ts';
import { brandId, type AgentId, type OrganisationId } from '../../../shared/lib/brand.ts';
import type { OpenDatabase } from '../database.ts';
import { consentReader } from '../repos/consent.ts';

/** A contact with what an export tells beside it. */
export type ExportedContact = {
  readonly contact: Contact;
  /** Empty without one. */
  readonly ownerName: string;
  /** Names of those that may see a confidential contact. */
  readonly visibleTo: readonly string[];
  /** What is kept about the organisation; null without one. */
  readonly organisation: OrganisationDetails | null;
  /** Empty without one. */
  readonly organisationOwnerName: string;
  /** Legal bases that are not withdrawn and have not ended. */
  readonly consents: readonly Consent[];
  /** In force, against the person or one of the numbers. */
  readonly objections: readonly Pick<Objection, 'purpose' | 'channel'>[];
};

/** Adds to contacts what an export tells of them. @throws what SQLite says */
export function exportedContacts({ raw }: OpenDatabase): (contacts: readonly Contact[], now: number) => readonly ExportedContact[] {
  const reader = consentReader(raw);
  const names = new Map((raw.prepare('select id, name from agent').all() as readonly { id: string; name: string }[]).map(({ id, name }) => [brandId<AgentId>(id), name]));
  const nameOf = (id: AgentId | null): string => (id === null ? '' : (names.get(id) ?? ''));
  const kept = raw.prepare(
    `select branch, street, house_number as houseNumber, postcode, city, country, website, registration_no as registrationNo, owner_id as ownerId, customer_value as customerValue
     from organisation where id = ? and deleted_at is null`,
  );
  const organisationOf = (id: OrganisationId | null): OrganisationDetails | null => (id === null ? null : ((kept.get(id) as OrganisationDetails | undefined) ?? null));
  return (contacts, now) =>
    contacts.map((contact) => {
      const organisation = organisationOf(contact.organisationId);
      return {
        contact,
        ownerName: nameOf(contact.ownerId),
        organisation,
        organisationOwnerName: nameOf(organisation?.ownerId ?? null),
        visibleTo: contact.visibleTo.map((id) => names.get(id) ?? '').filter((name) => name !== ''),
        consents: reader.list([contact.id]).filter(({ withdrawnAt, validTo }) => withdrawnAt === null && (validTo === null || validTo > now)),
        objections: reader.inForce([contact.id], contact.phones.flatMap(({ e164 }) => (e164 === null ? [] : [e164]))),
      };
    });
}
