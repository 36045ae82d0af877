import { preferredOf, type Contact, type PhoneKind } from '../../../shared/domain/contact/contact.ts';
import { customerTypeWord } from '../../../shared/domain/contact-file/cell-values.ts';
import { writeAddresses } from '../../../shared/domain/contact-file/address-columns.ts';
import type { CustomField } from '../../../shared/domain/contact/custom-field.ts';
import type { FixedTarget } from '../../../shared/domain/contact-file/target-field.ts';

/** Columns of an exported table, each under the name by which an import knows it again. Telephone numbers are E.164 where they are known. */
export const EXPORT_COLUMNS = [
  'customerNumber',
  'salutation',
  'initials',
  'firstName',
  'infix',
  'lastName',
  'organisation',
  'role',
  'mobile',
  'homePhone',
  'workPhone',
  'email',
  'email',
  'street',
  'houseNumber',
  'postcode',
  'city',
  'country',
  'addresses',
  'language',
  'birthDate',
  'customerValue',
  'customerType',
  'tags',
  'notes',
] as const satisfies readonly FixedTarget[];

/** What an export leaves out or adds. */
export type ExportedParts = {
  /** Whoever exports may not see telephone numbers. */
  readonly hideNumbers: boolean;
  /** Columns of their own, behind the others. */
  readonly customFields: readonly Pick<CustomField, 'id' | 'kind'>[];
};

/** The cells of one contact, in the order of `EXPORT_COLUMNS`, and the custom fields. */
export function cellsOf(given: Contact, { hideNumbers, customFields }: ExportedParts): readonly string[] {
  const contact = hideNumbers ? { ...given, phones: [] } : given;
  const numbers = (kind: PhoneKind): string =>
    contact.phones
      .filter((phone) => phone.kind === kind)
      .map(({ raw, e164 }) => e164 ?? raw)
      .join('; ');
  const preferredMail = preferredOf(contact.mails);
  const [firstMail = '', ...otherMails] = contact.mails.toSorted((a, b) => Number(b === preferredMail) - Number(a === preferredMail)).map(({ address }) => address);
  const address = preferredOf(contact.addresses);
  return [
    contact.customerNumber,
    contact.salutation === 'none'
      ? ''
      : contact.salutation === 'mr'
        ? contact.language === 'nl'
          ? 'dhr.'
          : 'Mr'
        : contact.language === 'nl'
          ? 'mevr.'
          : 'Mrs',
    contact.initials,
    contact.firstName,
    contact.infix,
    contact.lastName,
    contact.organisation,
    contact.role,
    numbers('mobile'),
    numbers('home'),
    numbers('work'),
    firstMail,
    otherMails.join('; '),
    address?.street ?? '',
    address?.houseNumber ?? '',
    address?.postcode ?? '',
    address?.city ?? '',
    address?.country ?? '',
    // Whatever the columns of one address cannot say.
    contact.addresses.length > 1 || contact.addresses.some(({ kind }) => kind !== 'home') ? writeAddresses(contact.addresses, contact.language === 'nl' ? 'nl' : 'en') : '',
    contact.language,
    contact.birthDate ?? '',
    contact.customerValue === null ? '' : (contact.customerValue / 100).toFixed(2).replace('.', ','),
    contact.customerType === null ? '' : customerTypeWord(contact.customerType.model, contact.language),
    contact.tags.join('|'),
    contact.notes,
    ...customFields.map(({ id, kind }) => customCell(contact, contact.custom[id] ?? '', kind)),
  ];
}

function customCell({ language }: Contact, value: string, kind: CustomField['kind']): string {
  if (kind !== 'yes-no' || value === '') return value;
  if (language === 'nl') return value === '1' ? 'ja' : 'nee';
  return value === '1' ? 'yes' : 'no';
}
