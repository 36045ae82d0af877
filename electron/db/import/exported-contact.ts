import type { Consent, Objection } from '../../../shared/domain/consent/consent.ts';
import type { Contact } from '../../../shared/domain/contact/contact.ts';
import { brandId, type AgentId } from '../../../shared/lib/brand.ts';
import type { OpenDatabase } from '../database.ts';
import { consentReader } from '../repos/consent.ts';

/** A contact with what an export tells beside it. */
export type ExportedContact = {
  readonly contact: Contact;
  /** Empty without one. */
  readonly ownerName: string;
  /** Names of those that may see a confidential contact. */
  readonly visibleTo: readonly string[];
  /** Legal bases that are not withdrawn and have not ended. */
  readonly consents: readonly Consent[];
  /** In force, against the person or one of the numbers. */
  readonly objections: readonly Pick<Objection, 'purpose' | 'channel'>[];
};

/** Adds to contacts what an export tells of them. @throws what SQLite says */
export function exportedContacts({ raw }: OpenDatabase): (contacts: readonly Contact[], now: number) => readonly ExportedContact[] {
  const reader = consentReader(raw);
  const names = new Map((raw.prepare('select id, name from agent').all() as readonly { id: string; name: string }[]).map(({ id, name }) => [brandId<AgentId>(id), name]));
  return (contacts, now) =>
    contacts.map((contact) => ({
      contact,
      ownerName: contact.ownerId === null ? '' : (names.get(contact.ownerId) ?? ''),
      visibleTo: contact.visibleTo.map((id) => names.get(id) ?? '').filter((name) => name !== ''),
      consents: reader.list([contact.id]).filter(({ withdrawnAt, validTo }) => withdrawnAt === null && (validTo === null || validTo > now)),
      objections: reader.inForce([contact.id], contact.phones.flatMap(({ e164 }) => (e164 === null ? [] : [e164]))),
    }));
}
