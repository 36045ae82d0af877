import type { Target } from './target-field.ts';

/** Properties of one's own, for what no address book has a place for; without them somebody who died, or who objected, would be called. */
export const CARD_STATUS = [
  ['X-DECEASED', 'deceased'],
  ['X-MOVED', 'moved'],
  ['X-OBJECTION', 'objection'],
  ['X-LEGAL-BASES', 'consents'],
  ['X-INVALID-TEL', 'invalidPhones'],
  ['X-INVALID-EMAIL', 'invalidEmails'],
  ['X-RIGHT-PERSON-FOR', 'rightPersonFor'],
  ['X-ACCOUNT-OWNER', 'owner'],
  ['X-VISIBLE-TO', 'visibleTo'],
  ['X-READ-ONLY', 'readOnly'],
  ['X-ORG-BRANCH', 'organisationBranch'],
  ['X-ORG-ADDRESS', 'organisationAddress'],
  ['X-ORG-WEBSITE', 'organisationWebsite'],
  ['X-ORG-NUMBER', 'organisationNumber'],
  ['X-ORG-VALUE', 'organisationValue'],
  ['X-ORG-OWNER', 'organisationOwner'],
] as const satisfies readonly (readonly [string, Target])[];

/** The columns that vCards are laid out in, with what each is taken for at first. The names are those of the properties (RFC 6350). */
export const VCARD_COLUMNS = [
  ['FN', 'fullName'],
  ['N.prefix', 'salutation'],
  ['N.initials', 'initials'],
  ['N.given', 'firstName'],
  ['N.infix', 'infix'],
  ['N.family', 'lastName'],
  ['ORG', 'organisation'],
  ['TITLE', 'role'],
  ['TEL.cell', 'mobile'],
  ['TEL.home', 'homePhone'],
  ['TEL.work', 'workPhone'],
  ['TEL', 'phone'],
  ['EMAIL', 'email'],
  ['ADR.street', 'address'],
  ['ADR.code', 'postcode'],
  ['ADR.locality', 'city'],
  ['ADR.country', 'country'],
  ['ADR.more', 'addresses'],
  ['LANG', 'language'],
  ['BDAY', 'birthDate'],
  ['CATEGORIES', 'tags'],
  ['X-CUSTOMER-NUMBER', 'customerNumber'],
  ['N.titles', 'notes'],
  ['NOTE', 'notes'],
  ['TEL.pref', 'preferredPhone'],
  ...CARD_STATUS,
] as const satisfies readonly (readonly [string, Target])[];

export type VcardColumn = (typeof VCARD_COLUMNS)[number][0];

/** Whether a table has the columns that cards are laid out in, as the list of rejected cards has. */
export function hasCardColumns(headings: readonly string[]): boolean {
  return VCARD_COLUMNS.every(([name]) => headings.includes(name) || name === 'TEL.pref' || name.startsWith('X-'));
}
