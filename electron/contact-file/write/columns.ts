import { phonesByUse, preferredOf, type Contact, type PhoneKind } from '../../../shared/domain/contact/contact.ts';
import type { ExportedContact } from '../../db/import/exported-contact.ts';
import { customerTypeWord, writeCents } from '../../../shared/domain/contact-file/cell-values.ts';
import { writeAddresses } from '../../../shared/domain/contact-file/address-columns.ts';
import { writeConsents, writeObjections } from '../../../shared/domain/contact-file/consent-text.ts';
import { organisationCells, type OrganisationTarget } from '../../../shared/domain/contact-file/organisation-cells.ts';
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
  'toneHint',
  'tags',
  'notes',
  'deceased',
  'moved',
  'objection',
  'consents',
  'preferredPhone',
  'invalidPhones',
  'invalidEmails',
  'rightPersonFor',
  'owner',
  'visibleTo',
  'readOnly',
  'organisationBranch',
  'organisationAddress',
  'organisationWebsite',
  'organisationNumber',
  'organisationValue',
  'organisationOwner',
] as const satisfies readonly FixedTarget[];

/** What an export leaves out or adds. */
export type ExportedParts = {
  /** Whoever exports may not see telephone numbers. */
  readonly hideNumbers: boolean;
  /** Columns of their own, behind the others. */
  readonly customFields: readonly Pick<CustomField, 'id' | 'kind'>[];
};

/** What has no place in an address book, and must not get lost all the same: without it somebody who died, or who objected, would be called. */
export function statusCells({ contact, ownerName, visibleTo, consents, objections, organisation, organisationOwnerName }: ExportedContact): Readonly<Record<StatusColumn, string>> {
  const { language, phones, mails, customerType } = contact;
  const yes = (is: boolean): string => (is ? (language === 'nl' ? 'ja' : 'yes') : '');
  const preferred = phones.find((phone) => phone.preferred);
  return {
    toneHint: customerType?.toneHint ?? '',
    deceased: yes(contact.deceased),
    moved: yes(contact.moved),
    objection: writeObjections(objections, language),
    consents: writeConsents(consents, language),
    preferredPhone: preferred === undefined ? '' : (preferred.e164 ?? preferred.raw),
    invalidPhones: phones.filter(({ valid }) => !valid).map(({ raw, e164 }) => e164 ?? raw).join('; '),
    invalidEmails: mails.filter(({ valid }) => !valid).map(({ address }) => address).join('; '),
    rightPersonFor: contact.isRightPersonFor.map((topic) => topic.replaceAll(/[;|\n]+/gu, ',')).join(' | '),
    owner: ownerName,
    visibleTo: contact.confidential ? visibleTo.join(' | ') : '',
    readOnly: yes(contact.readOnly),
    ...organisationCells(organisation, organisationOwnerName, language === 'nl' ? 'nl' : 'en'),
  };
}
type StatusColumn = 'toneHint' | 'deceased' | 'moved' | 'objection' | 'consents' | 'preferredPhone' | 'invalidPhones' | 'invalidEmails' | 'rightPersonFor' | 'owner' | 'visibleTo' | 'readOnly' | OrganisationTarget;

/** What may be told of somebody to whoever exports. */
export function shownPart(given: ExportedContact, { hideNumbers }: Pick<ExportedParts, 'hideNumbers'>): ExportedContact {
  return hideNumbers ? { ...given, contact: { ...given.contact, phones: [] } } : given;
}

/** The cells of one contact, in the order of `EXPORT_COLUMNS`, and the custom fields. */
export function cellsOf(given: ExportedContact, parts: ExportedParts): readonly string[] {
  const shown = shownPart(given, parts);
  const { contact } = shown;
  const status = statusCells(shown);
  const numbers = (kind: PhoneKind): string =>
    phonesByUse(contact.phones)
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
    contact.customerValue === null ? '' : writeCents(contact.customerValue),
    contact.customerType === null ? '' : customerTypeWord(contact.customerType.model, contact.language),
    status.toneHint,
    contact.tags.join('|'),
    contact.notes,
    status.deceased,
    status.moved,
    status.objection,
    status.consents,
    status.preferredPhone,
    status.invalidPhones,
    status.invalidEmails,
    status.rightPersonFor,
    status.owner,
    status.visibleTo,
    status.readOnly,
    status.organisationBranch,
    status.organisationAddress,
    status.organisationWebsite,
    status.organisationNumber,
    status.organisationValue,
    status.organisationOwner,
    ...parts.customFields.map(({ id, kind }) => customCell(contact, contact.custom[id] ?? '', kind)),
  ];
}

function customCell({ language }: Contact, value: string, kind: CustomField['kind']): string {
  if (kind !== 'yes-no' || value === '') return value;
  if (language === 'nl') return value === '1' ? 'ja' : 'nee';
  return value === '1' ? 'yes' : 'no';
}
