import type { TFunction } from 'i18next';
import type { ContactFields, ContactPhone } from '../../../../shared/domain/contact/contact.ts';
import type { CustomField } from '../../../../shared/domain/contact/custom-field.ts';
import type { AgentId } from '../../../../shared/lib/brand.ts';
import { displayPhone } from '../../../../shared/domain/contact/phone-number.ts';
import { customText } from '../customer/custom-text.ts';
import type { Wording } from './kinds/kind.ts';

const words = (...parts: readonly string[]): string => parts.map((part) => part.trim()).filter(Boolean).join(' ');

/** The value of a field of a contact as lines to read, empty for nothing. @param value of the field as any version of the program kept it */
export function fieldLines(field: keyof ContactFields, value: unknown, wording: Wording): readonly string[] {
  if (value === null || value === undefined || value === '') return [];
  const lines = LINES[field] as ((value: unknown, wording: Wording) => readonly string[]) | undefined;
  return lines === undefined ? [typeof value === 'string' ? value : JSON.stringify(value)] : lines(value, wording);
}

/** What of a field was before and is after, as lines to read: of a list only what became otherwise, unless nothing but its order did. */
export function changedLines(
  { field, before, after }: { readonly field: keyof ContactFields; readonly before: unknown; readonly after: unknown },
  wording: Wording,
): { readonly before: readonly string[]; readonly after: readonly string[] } {
  const [was, is] = [fieldLines(field, before, wording), fieldLines(field, after, wording)];
  const [gone, come] = [was.filter((line) => !is.includes(line)), is.filter((line) => !was.includes(line))];
  return gone.length + come.length === 0 ? { before: was, after: is } : { before: gone, after: come };
}

type Lines = { readonly [Field in keyof ContactFields]?: (value: NonNullable<ContactFields[Field]>, wording: Wording) => readonly string[] };

const yes = (value: boolean, { t }: Wording): readonly string[] => (value ? [t('timeline.yes')] : []);

const LINES: Lines = {
  salutation: (value, { t }) => (value === 'none' ? [] : [t(`customer.form.salutations.${value}`)]),
  language: (value, { t }) => [t(`customer.form.languages.${value}`)],
  phones: (value, { t, country }) =>
    value.map((phone) => words(displayPhone(phone.e164 ?? phone.raw, country), marks(phone, t, t(`customer.form.kinds.${phone.kind}`)))),
  mails: (value, { t }) => value.map((mail) => words(mail.address, marks(mail, t))),
  addresses: (value, { t }) =>
    value.map((address) => {
      const { street, houseNumber, postcode, city, country } = address;
      return words([words(street, houseNumber), words(postcode, city), country].filter((part) => part.trim() !== '').join(', '), marks(address, t));
    }),
  birthDate: (value, { language }) => [
    new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : 'nl-NL', { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(`${value}T00:00:00Z`)),
  ],
  deceased: yes,
  moved: yes,
  confidential: yes,
  readOnly: yes,
  customerValue: (value, { language }) => [
    new Intl.NumberFormat(language === 'en' ? 'en-GB' : 'nl-NL', { style: 'currency', currency: 'EUR' }).format(value / 100),
  ],
  customerType: ({ model, toneHint }, { t }) => [words(t(`timeline.type.${model}`), toneHint === '' ? '' : `– ${toneHint}`)],
  isRightPersonFor: (value) => value,
  tags: (value) => value,
  custom: (value, wording) =>
    Object.entries(value)
      .filter(([, each]) => each !== '')
      .map(([id, each]) => customLine(wording.customFields.find((one) => one.id === id), each, wording)),
  ownerId: (value, wording) => [nameOf(value, wording)],
  visibleTo: (value, wording) => value.map((id) => nameOf(id, wording)),
};

/** Says of a number or an address what its text does not. Earlier versions of the program knew neither of the two. */
function marks({ preferred, valid }: Partial<Pick<ContactPhone, 'preferred' | 'valid'>>, t: TFunction, kind = ''): string {
  const all = [kind, preferred === true ? t('customerFile.changes.preferred') : '', valid === false ? t('customerFile.changes.invalid') : ''].filter((mark) => mark !== '');
  return all.length === 0 ? '' : `(${all.join(', ')})`;
}

/** Somebody who worked here; the id of whoever is not known any more. */
function nameOf(agent: AgentId, { agents }: Wording): string {
  return agents.find(({ id }) => id === agent)?.name ?? agent;
}

/** A value of a field of one's own behind its name; of one that is not known any more, the value alone. */
function customLine(field: CustomField | undefined, value: string, { t, language }: Wording): string {
  return field === undefined ? value : `${field.label}: ${customText(field.kind, value, t, language)}`;
}
