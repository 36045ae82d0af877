import type { AgentId, ContactId, CustomFieldId, E164, OrganisationId } from '../../lib/brand.ts';

export const PHONE_KINDS = ['mobile', 'home', 'work'] as const;
export type PhoneKind = (typeof PHONE_KINDS)[number];
export const MAIL_KINDS = ['private', 'work'] as const;
export type MailKind = (typeof MAIL_KINDS)[number];
export const ADDRESS_KINDS = ['home', 'work', 'post', 'billing'] as const;
export type AddressKind = (typeof ADDRESS_KINDS)[number];

/** What every way to reach somebody has. At most one of each sort is preferred. */
type Reach = {
  readonly preferred: boolean;
  /** False once it turned out not to work any more; kept, so that nobody tries it again. */
  readonly valid: boolean;
  /** Wall-clock ms of the last conversation or message that arrived; null when none did. Written by the application, never by a form. */
  readonly lastReachedAt: number | null;
};

/** A telephone number of a contact: as typed and, when it is a number that exists, as E.164. */
export type ContactPhone = Reach & { readonly raw: string; readonly e164: E164 | null; readonly kind: PhoneKind };
export type ContactMail = Reach & { readonly address: string; readonly kind: MailKind };
export type PostalAddress = Reach & {
  readonly street: string;
  readonly houseNumber: string;
  readonly postcode: string;
  readonly city: string;
  /** Empty for the own country. */
  readonly country: string;
  readonly kind: AddressKind;
};

export const SALUTATIONS = ['none', 'mr', 'mrs'] as const;
export type Salutation = (typeof SALUTATIONS)[number];

/** How somebody decides: denken, geven, voelen, doen. */
export const CUSTOMER_TYPES = ['thinking', 'giving', 'feeling', 'doing'] as const;
export type CustomerTypeModel = (typeof CUSTOMER_TYPES)[number];
export const CONFIDENCES = ['low', 'medium', 'high'] as const;
export type CustomerType = {
  readonly model: CustomerTypeModel;
  readonly confidence: (typeof CONFIDENCES)[number];
  /** Wall-clock ms. */
  readonly observedAt: number;
  /** In an agent's own words; empty for the hint that goes with the type. */
  readonly toneHint: string;
};

/** What is kept about a customer: a person, possibly at an organisation, or an organisation's general line (then without a name). */
export type ContactFields = {
  readonly salutation: Salutation;
  readonly initials: string;
  readonly firstName: string;
  /** Tussenvoegsel, such as "van den"; never sorted by. */
  readonly infix: string;
  readonly lastName: string;
  /** Work at the organisation, such as "purchaser". */
  readonly role: string;
  /** Null with a name in `organisation`: the organisation of that name, made when there is none. */
  readonly organisationId: OrganisationId | null;
  /** Its name, as shown. */
  readonly organisation: string;
  /** What to ask this person for at the organisation, such as "invoices". */
  readonly isRightPersonFor: readonly string[];
  readonly customerNumber: string;
  readonly language: 'nl' | 'en';
  readonly phones: readonly ContactPhone[];
  readonly mails: readonly ContactMail[];
  readonly addresses: readonly PostalAddress[];
  /** ISO 8601 date; null when unknown. */
  readonly birthDate: string | null;
  readonly deceased: boolean;
  /** The address is known to be out of date and the new one is not known yet. */
  readonly moved: boolean;
  /** The agent whose account this is. */
  readonly ownerId: AgentId | null;
  /** Klantwaarde, in minor units (cents) a year; null when unknown. */
  readonly customerValue: number | null;
  readonly customerType: CustomerType | null;
  readonly tags: readonly string[];
  /** Values of the project's own fields in their canonical form (see custom-field.ts). */
  readonly custom: Readonly<Record<CustomFieldId, string>>;
  readonly notes: string;
  /** Visible to `visibleTo` only. */
  readonly confidential: boolean;
  readonly visibleTo: readonly AgentId[];
  /** Changed by supervisors and administrators only. */
  readonly readOnly: boolean;
};

export type Contact = ContactFields & {
  readonly id: ContactId;
  /** Belongs to the practice line and is shown only there. */
  readonly practice: boolean;
  readonly createdAt: number;
  readonly createdBy: AgentId;
  readonly updatedAt: number;
  /** Rises by one with each change; a save against an older version is refused. */
  readonly version: number;
  readonly retentionClass: string;
  /** Wall-clock ms of the latest conversation; null without one. */
  readonly lastContactAt: number | null;
  /** Confidential, and whoever looks is not among `visibleTo`: everything above is left out. */
  readonly hidden?: true;
};

/** The one that counts: the preferred one while it works, else the first that works, else the first. */
export function preferredOf<Item extends Reach>(items: readonly Item[]): Item | undefined {
  return items.find(({ preferred, valid }) => preferred && valid) ?? items.find(({ valid }) => valid) ?? items[0];
}

/** Ways to reach somebody in the order in which they are tried: the preferred one first, those that do not work last. */
export function byUse<Item extends Reach>(items: readonly Item[]): readonly Item[] {
  const rank = ({ preferred, valid }: Reach): number => (valid ? (preferred ? 0 : 1) : 2);
  return items.toSorted((a, b) => rank(a) - rank(b));
}

/** Telephone numbers in the order in which they are tried. */
export function phonesByUse(phones: readonly ContactPhone[]): readonly ContactPhone[] {
  return byUse(phones);
}

/** A number as it is added: works as far as is known. */
export function newPhone(raw: string, e164: E164 | null, kind: PhoneKind): ContactPhone {
  return { raw, e164, kind, preferred: false, valid: true, lastReachedAt: null };
}

export function newMail(address: string, kind: MailKind = 'private'): ContactMail {
  return { address, kind, preferred: false, valid: true, lastReachedAt: null };
}

export function newAddress(address: Partial<PostalAddress> = {}): PostalAddress {
  return {
    ...{ street: '', houseNumber: '', postcode: '', city: '', country: '', kind: 'home' },
    ...{ preferred: false, valid: true, lastReachedAt: null },
    ...address,
  };
}
