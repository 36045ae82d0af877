import { emptyContactFields } from '../../../../shared/domain/contact/contact-name.ts';
import { newAddress, newMail, newPhone, type ContactFields, type PhoneKind } from '../../../../shared/domain/contact/contact.ts';
import { parsePhone, phoneKindOf, displayPhone } from '../../../../shared/domain/contact/phone-number.ts';

/** The fields as they stand in the form: numbers as typed, of addresses the first one; `rest` is what the form does not show. */
export type ContactFormValues = Pick<
  ContactFields,
  'salutation' | 'initials' | 'firstName' | 'infix' | 'lastName' | 'organisation' | 'customerNumber' | 'language' | 'notes'
> & {
  readonly phones: readonly { readonly raw: string; readonly kind: PhoneKind }[];
  readonly email: string;
  readonly street: string;
  readonly houseNumber: string;
  readonly postcode: string;
  readonly city: string;
  readonly rest: ContactFields;
};

export function formValuesOf(fields: ContactFields): ContactFormValues {
  const { salutation, initials, firstName, infix, lastName, organisation, customerNumber, language, notes } = fields;
  const { street = '', houseNumber = '', postcode = '', city = '' } = fields.addresses[0] ?? {};
  return {
    ...{ salutation, initials, firstName, infix, lastName, organisation, customerNumber, language, notes },
    ...{ email: fields.mails[0]?.address ?? '', street, houseNumber, postcode, city },
    phones: fields.phones.map(({ raw, kind }) => ({ raw, kind })),
    rest: fields,
  };
}

/** An empty form with the number of the call, ready to read. @param country ISO 3166-1 alpha-2 */
export function newFormValues(number: string, country: string, language: 'nl' | 'en'): ContactFormValues {
  const values = formValuesOf(emptyContactFields(undefined, language));
  const phone = {
    raw: number === '' ? '' : displayPhone(number, country),
    kind: phoneKindOf(parsePhone(number, country)),
  };
  return { ...values, phones: [phone] };
}

/** What is sent: without surrounding blanks and empty numbers, and with every number that is one as E.164. */
export function fieldsOf(values: ContactFormValues, country: string): ContactFields {
  const trimmed = Object.fromEntries(
    Object.entries(values).map(([key, value]) => [key, typeof value === 'string' ? value.trim() : value]),
  ) as ContactFormValues;
  const { email, street, houseNumber, postcode, city, rest, ...own } = trimmed;
  const known = (raw: string) => rest.phones.find((phone) => phone.raw === raw);
  return {
    ...rest,
    ...own,
    organisationId: own.organisation === rest.organisation ? rest.organisationId : null,
    mails: [...(email === '' ? [] : [{ ...(rest.mails[0] ?? newMail('')), address: email }]), ...rest.mails.slice(1)],
    addresses: [
      ...([street, houseNumber, postcode, city].every((part) => part === '')
        ? []
        : [{ ...(rest.addresses[0] ?? newAddress()), street, houseNumber, postcode, city }]),
      ...rest.addresses.slice(1),
    ],
    phones: values.phones
      .map(({ raw, kind }) => ({ ...(known(raw) ?? newPhone(raw.trim(), parsePhone(raw, country), kind)), kind }))
      .filter(({ raw }) => raw !== ''),
  };
}
