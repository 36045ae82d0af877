import type { AgentId, ContactId, E164 } from '../../lib/brand.ts';

export const PHONE_KINDS = ['mobile', 'home', 'work'] as const;
export type PhoneKind = (typeof PHONE_KINDS)[number];

/** A telephone number of a contact: as typed and, when it is valid, as E.164. */
export type ContactPhone = { readonly raw: string; readonly e164: E164 | null; readonly kind: PhoneKind };

export const SALUTATIONS = ['none', 'mr', 'mrs'] as const;
export type Salutation = (typeof SALUTATIONS)[number];

/** What an agent fills in about a customer (a person, possibly at an organisation). */
export type ContactFields = {
  readonly salutation: Salutation;
  readonly initials: string;
  readonly firstName: string;
  /** Tussenvoegsel, such as "van den". */
  readonly infix: string;
  readonly lastName: string;
  readonly organisation: string;
  readonly customerNumber: string;
  readonly language: 'nl' | 'en';
  readonly phones: readonly ContactPhone[];
  readonly email: string;
  readonly street: string;
  readonly houseNumber: string;
  readonly postcode: string;
  readonly city: string;
  readonly notes: string;
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
};
