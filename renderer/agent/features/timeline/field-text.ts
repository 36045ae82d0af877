import type { ContactFields } from '../../../../shared/domain/contact/contact.ts';
import { displayPhone } from '../../../../shared/domain/contact/phone-number.ts';
import type { Wording } from './kinds/kind.ts';

const words = (...parts: readonly string[]): string => parts.map((part) => part.trim()).filter(Boolean).join(' ');

/**
 * The value of a field of a contact as lines to read, empty for nothing. Identifiers of people and fields stay what they are: their names
 * are not at hand here. @param value of the field as any version of the program kept it
 */
export function fieldLines(field: keyof ContactFields, value: unknown, wording: Wording): readonly string[] {
  if (value === null || value === undefined || value === '') return [];
  const lines = LINES[field] as ((value: unknown, wording: Wording) => readonly string[]) | undefined;
  return lines === undefined ? [typeof value === 'string' ? value : JSON.stringify(value)] : lines(value, wording);
}

type Lines = { readonly [Field in keyof ContactFields]?: (value: NonNullable<ContactFields[Field]>, wording: Wording) => readonly string[] };

const yes = (value: boolean, { t }: Wording): readonly string[] => (value ? [t('timeline.yes')] : []);

const LINES: Lines = {
  salutation: (value, { t }) => (value === 'none' ? [] : [t(`customer.form.salutations.${value}`)]),
  language: (value, { t }) => [t(`customer.form.languages.${value}`)],
  phones: (value, { t, country }) =>
    value.map(({ e164, raw, kind }) => words(displayPhone(e164 ?? raw, country), `(${t(`customer.form.kinds.${kind}`)})`)),
  mails: (value) => value.map(({ address }) => address),
  addresses: (value) =>
    value.map(({ street, houseNumber, postcode, city, country }) =>
      [words(street, houseNumber), words(postcode, city), country].filter((part) => part.trim() !== '').join(', '),
    ),
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
  custom: (value) => Object.values(value),
  visibleTo: (value) => [String(value.length)],
};
