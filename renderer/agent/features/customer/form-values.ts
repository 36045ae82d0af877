import { emptyContactFields } from '../../../../shared/domain/contact/contact-name.ts';
import type { ContactFields, PhoneKind } from '../../../../shared/domain/contact/contact.ts';
import { parsePhone, phoneKindOf, displayPhone } from '../../../../shared/domain/contact/phone-number.ts';

/** The fields as they stand in the form: numbers as typed. */
export type ContactFormValues = Omit<ContactFields, 'phones'> & {
  readonly phones: readonly { readonly raw: string; readonly kind: PhoneKind }[];
};

export function formValuesOf(fields: ContactFields): ContactFormValues {
  const { salutation, initials, firstName, infix, lastName, organisation, customerNumber, language } = fields;
  const { email, street, houseNumber, postcode, city, notes } = fields;
  return {
    ...{ salutation, initials, firstName, infix, lastName, organisation, customerNumber, language },
    ...{ email, street, houseNumber, postcode, city, notes },
    phones: fields.phones.map(({ raw, kind }) => ({ raw, kind })),
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
  return {
    ...trimmed,
    phones: values.phones
      .map(({ raw, kind }) => ({ raw: raw.trim(), kind, e164: parsePhone(raw, country) }))
      .filter(({ raw }) => raw !== ''),
  };
}
