import { preferredOf, type Contact, type PhoneKind } from '../../../shared/domain/contact/contact.ts';
import type { Target } from '../../../shared/domain/contact-file/target-field.ts';

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
  'language',
  'birthDate',
  'customerValue',
  'tags',
  'notes',
] as const satisfies readonly Target[];

/** The cells of one contact, in the order of `EXPORT_COLUMNS`. */
export function cellsOf(contact: Contact): readonly string[] {
  const numbers = (kind: PhoneKind): string =>
    contact.phones
      .filter((phone) => phone.kind === kind)
      .map(({ raw, e164 }) => e164 ?? raw)
      .join('; ');
  const [firstMail = '', ...otherMails] = contact.mails.map(({ address }) => address);
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
    contact.language,
    contact.birthDate ?? '',
    contact.customerValue === null ? '' : (contact.customerValue / 100).toFixed(2).replace('.', ','),
    contact.tags.join('|'),
    contact.notes,
  ];
}
