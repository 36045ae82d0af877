import type { ContactId } from '../../../lib/brand.ts';
import type { ContactFields } from '../contact.ts';

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

/** What is compared of a contact that is being filled in. @param id null for a new one */
export function subjectOf(id: ContactId | null, fields: ContactFields): DuplicateSubject {
  const { initials, firstName, infix, lastName, organisation, customerNumber } = fields;
  return {
    ...{ id, initials, firstName, infix, lastName, organisation, customerNumber },
    // Without a person's name it is an organisation's general line; without either it is not known yet.
    kind: firstName.trim() === '' && lastName.trim() === '' && organisation.trim() !== '' ? 'organisation' : 'person',
    numbers: fields.phones.flatMap(({ e164 }) => (e164 === null ? [] : [e164])),
    emails: fields.mails.map(({ address }) => address),
    places: fields.addresses.map(({ houseNumber, postcode, city }) => ({ houseNumber, postcode, city })),
    birthDate: fields.birthDate ?? '',
  };
}

export type DuplicatePlace = {
  readonly houseNumber: string;
  readonly postcode: string;
  readonly city: string;
};
