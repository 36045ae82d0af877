import type { ContactId } from '../../../lib/brand.ts';

/** What of a contact tells whether it is the same as another one. Texts as they were typed; the rules fold them. */
export type DuplicateSubject = {
  /** Null for one that is being typed. */
  readonly id: ContactId | null;
  readonly kind: 'person' | 'organisation';
  readonly initials: string;
  readonly firstName: string;
  readonly infix: string;
  readonly lastName: string;
  readonly organisation: string;
  readonly customerNumber: string;
  /** E.164; numbers that are none say nothing. */
  readonly numbers: readonly string[];
  readonly emails: readonly string[];
  readonly places: readonly DuplicatePlace[];
  /** ISO 8601 date (`1974-03-09`); empty when it is not known. */
  readonly birthDate: string;
};

export type DuplicatePlace = {
  readonly houseNumber: string;
  readonly postcode: string;
  readonly city: string;
};
