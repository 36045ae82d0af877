import { tidyPostcode } from '../../../../shared/domain/contact-file/street-address.ts';
import { emptyContactFields } from '../../../../shared/domain/contact/contact-name.ts';
import {
  newAddress,
  newMail,
  newPhone,
  type ContactFields,
  type ContactMail,
  type ContactPhone,
  type CustomerType,
  type CustomerTypeModel,
  type PostalAddress,
} from '../../../../shared/domain/contact/contact.ts';
import { dayText } from '../../../../shared/domain/contact/calendar-date.ts';
import { customValue, type CustomField } from '../../../../shared/domain/contact/custom-field.ts';
import { hiddenDisplay } from '../../../../shared/domain/contact/hidden-number.ts';
import { displayPhone, parsePhone, phoneKindOf } from '../../../../shared/domain/contact/phone-number.ts';
import type { AgentId } from '../../../../shared/lib/brand.ts';

type Same =
  | ('salutation' | 'initials' | 'firstName' | 'infix' | 'lastName' | 'role' | 'organisation' | 'customerNumber')
  | ('language' | 'notes' | 'deceased' | 'moved' | 'custom' | 'confidential' | 'visibleTo' | 'readOnly');

/** The fields as they stand in the form: numbers, dates and amounts as typed; lists of words apart by commas. */
export type ContactFormValues = Pick<ContactFields, Same> & {
  readonly phones: readonly Pick<ContactPhone, 'raw' | 'kind' | 'preferred' | 'valid'>[];
  readonly mails: readonly Omit<ContactMail, 'lastReachedAt'>[];
  readonly addresses: readonly Omit<PostalAddress, 'lastReachedAt'>[];
  readonly birthDate: string;
  readonly ownerId: AgentId | '';
  /** In whole units of money, with a fraction. */
  readonly customerValue: string;
  readonly typeModel: CustomerTypeModel | '';
  readonly typeConfidence: CustomerType['confidence'];
  readonly toneHint: string;
  readonly tags: string;
  readonly isRightPersonFor: string;
  /** What was there when the form was opened. */
  readonly rest: ContactFields;
};

/** How amounts and fields of one's own are written in the form. */
type FormWriting = { readonly customFields: readonly CustomField[]; readonly language: 'nl' | 'en' };

const decimal = (value: string, language: FormWriting['language']): string => (language === 'nl' ? value.replace('.', ',') : value);

/** As one reads it; what is read back from it is the same value. */
function customTyped(custom: ContactFields['custom'], { customFields, language }: FormWriting): ContactFields['custom'] {
  return Object.fromEntries(
    Object.entries(custom as Readonly<Record<string, string>>).map(([id, value]) => {
      const kind = customFields.find((each) => each.id === id)?.kind;
      return [id, kind === 'date' ? dayText(value) : kind === 'number' ? decimal(value, language) : value];
    }),
  );
}

export function formValuesOf(fields: ContactFields, writing: FormWriting): ContactFormValues {
  const { salutation, initials, firstName, infix, lastName, role, organisation, customerNumber, language, notes } = fields;
  const { deceased, moved, confidential, visibleTo, readOnly, customerType } = fields;
  return {
    ...{ salutation, initials, firstName, infix, lastName, role, organisation, customerNumber, language, notes },
    ...{ deceased, moved, confidential, visibleTo, readOnly },
    custom: customTyped(fields.custom, writing),
    phones: fields.phones.map(({ raw, kind, preferred, valid }) => ({ raw, kind, preferred, valid })),
    mails: fields.mails.length === 0 ? [newMail('')] : fields.mails,
    addresses: fields.addresses.length === 0 ? [newAddress()] : fields.addresses,
    birthDate: dayText(fields.birthDate ?? ''),
    ownerId: fields.ownerId ?? '',
    customerValue: fields.customerValue === null ? '' : decimal((fields.customerValue / 100).toString(), writing.language),
    typeModel: customerType?.model ?? '',
    typeConfidence: customerType?.confidence ?? 'medium',
    toneHint: customerType?.toneHint ?? '',
    tags: fields.tags.join(', '),
    isRightPersonFor: fields.isRightPersonFor.join(', '),
    rest: fields,
  };
}

/** An empty form with the number of the call, ready to read. @param country ISO 3166-1 alpha-2 */
export function newFormValues(number: string, country: string, language: 'nl' | 'en'): ContactFormValues {
  const values = formValuesOf(emptyContactFields(undefined, language), { customFields: [], language });
  const shown = number === '' || hiddenDisplay(number) !== null ? number : displayPhone(number, country);
  const { raw, kind, preferred, valid } = newPhone(shown, null, phoneKindOf(parsePhone(number, country)));
  return { ...values, phones: [{ raw, kind, preferred, valid }] };
}

/** The words between commas, each once. */
function wordsOf(text: string): readonly string[] {
  return [...new Set(text.split(',').map((word) => word.trim()))].filter((word) => word !== '');
}

/** A day as it is kept, from how it was typed; what is no day stays as it is, to be judged. */
function dayOf(text: string): string | null {
  if (text.trim() === '') return null;
  const day = customValue({ kind: 'date', options: [], required: false }, text);
  return day.ok ? day.value : text.trim();
}

/** Cents, from an amount as typed; NaN for what is none. */
function centsOf(text: string): number | null {
  const amount = customValue({ kind: 'number', options: [], required: false }, text);
  if (!amount.ok) return Number.NaN;
  return amount.value === '' ? null : Math.round(Number(amount.value) * 100);
}

/** Values of fields of one's own in their canonical form; what does not fit stays as typed, to be judged. One that nobody touched has none. */
function customOf(values: ContactFields['custom'], fields: readonly CustomField[]): ContactFields['custom'] {
  return Object.fromEntries(
    Object.entries(values as Readonly<Record<string, string | undefined>>).map(([id, typed = '']) => {
      const field = fields.find((each) => each.id === id);
      const value = field === undefined ? null : customValue(field, typed);
      return [id, value?.ok === true ? value.value : typed];
    }),
  );
}

/** What is sent: without surrounding blanks and empty lines, and with every number that is one as E.164. @param now wall-clock ms */
export function fieldsOf(values: ContactFormValues, country: string, customFields: readonly CustomField[], now: number): ContactFields {
  const trimmed = Object.fromEntries(
    Object.entries(values).map(([key, value]) => [key, typeof value === 'string' ? value.trim() : value]),
  ) as ContactFormValues;
  const { rest, typeModel, typeConfidence, toneHint, customerValue, birthDate, ownerId, tags, isRightPersonFor, ...own } = trimmed;
  const was = rest.customerType;
  const observed = was !== null && was.model === typeModel && was.confidence === typeConfidence ? was.observedAt : now;
  return {
    ...rest,
    ...own,
    organisationId: own.organisation === rest.organisation ? rest.organisationId : null,
    phones: values.phones
      .map(({ raw, ...more }) => {
        const known = rest.phones.find((phone) => phone.raw === raw);
        return { ...(known ?? newPhone(raw.trim(), parsePhone(raw, country), more.kind)), ...more };
      })
      .filter(({ raw }) => raw !== ''),
    mails: values.mails
      .map((mail) => ({ ...newMail(''), ...mail, address: mail.address.trim() }))
      .filter(({ address }) => address !== ''),
    addresses: values.addresses
      .map((address) => ({
        ...newAddress(address),
        street: address.street.trim(),
        houseNumber: address.houseNumber.trim(),
        postcode: tidyPostcode(address.postcode.trim()),
        city: address.city.trim(),
      }))
      .filter(({ street, houseNumber, postcode, city }) => `${street}${houseNumber}${postcode}${city}` !== ''),
    birthDate: dayOf(birthDate),
    ownerId: ownerId === '' ? null : ownerId,
    customerValue: centsOf(customerValue),
    customerType: typeModel === '' ? null : { model: typeModel, confidence: typeConfidence, observedAt: observed, toneHint },
    tags: wordsOf(tags),
    isRightPersonFor: wordsOf(isRightPersonFor),
    custom: customOf(values.custom, customFields),
  };
}
