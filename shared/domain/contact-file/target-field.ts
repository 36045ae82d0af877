import type { CustomFieldId } from '../../lib/brand.ts';
import { brandId } from '../../lib/brand.ts';
import type { CustomField } from '../contact/custom-field.ts';

/** What a column of a file can be taken for, whatever an administrator added. */
export const TARGETS = [
  'ignore',
  'salutation',
  'initials',
  'firstName',
  'infix',
  'lastName',
  'fullName',
  'organisation',
  'role',
  'customerNumber',
  'language',
  'mobile',
  'homePhone',
  'workPhone',
  'phone',
  'email',
  'address',
  'street',
  'houseNumber',
  'houseAddition',
  'postcode',
  'city',
  'postcodeCity',
  'country',
  'addresses',
  'birthDate',
  'customerValue',
  'customerType',
  'toneHint',
  'tags',
  'notes',
  'rightPersonFor',
  'owner',
  'deceased',
  'moved',
  'readOnly',
  'visibleTo',
  'organisationBranch',
  'organisationAddress',
  'organisationWebsite',
  'organisationNumber',
  'organisationValue',
  'organisationOwner',
  'preferredPhone',
  'invalidPhones',
  'invalidEmails',
  'consentService',
  'consentResearch',
  'consentSales',
  'consentDate',
  'consentProof',
  'consentHow',
  'consents',
  'objection',
  'listField',
] as const;
export type FixedTarget = (typeof TARGETS)[number];
/** A field that an administrator added. */
export type CustomTarget = `custom:${string}`;
export type Target = FixedTarget | CustomTarget;

/** What an import has to know of the fields that an administrator added. */
export type ImportedField = Pick<CustomField, 'id' | 'label' | 'kind' | 'options'>;

export function customTarget(field: CustomFieldId): CustomTarget {
  return `custom:${field}`;
}

/** The field that a column is taken for; null for one that always exists. */
export function fieldOfTarget(target: Target): CustomFieldId | null {
  return target.startsWith('custom:') ? brandId<CustomFieldId>(target.slice('custom:'.length)) : null;
}

export function isFixed(target: Target): target is FixedTarget {
  return fieldOfTarget(target) === null;
}

/** What several columns may be taken for at once; all others only one. */
export const REPEATABLE: ReadonlySet<Target> = new Set([
  'ignore',
  'mobile',
  'homePhone',
  'workPhone',
  'phone',
  'email',
  'notes',
  'listField',
  'address',
  'street',
  'houseNumber',
  'houseAddition',
  'postcode',
  'city',
  'postcodeCity',
  'country',
  'addresses',
  'consentDate',
  'consentProof',
  'consentHow',
]);

/**
 * What a cell that is kept for the call list is called: by the heading, in one case and without what no name has, so that forms find it
 * again whatever file it came from.
 */
export function listFieldName(heading: string, column: number): string {
  const name = heading.trim().replaceAll(/\s+/gu, ' ').slice(0, LONGEST_LIST_FIELD).toLowerCase();
  return name === '' || name.startsWith('__') ? `column ${String(column + 1)}` : name;
}
export const LONGEST_LIST_FIELD = 60;

/** What tells who a row is about; a mapping without any of them makes no contact. */
export const NAMING: ReadonlySet<Target> = new Set(['firstName', 'lastName', 'fullName', 'organisation']);

export type MappingProblem =
  | { readonly problem: 'no-name' }
  | { readonly problem: 'twice'; readonly target: Target; readonly columns: readonly number[] };

/** Why a mapping cannot be used; empty when it can. */
export function mappingProblems(mapping: readonly Target[]): readonly MappingProblem[] {
  const problems: MappingProblem[] = [];
  if (!mapping.some((target) => NAMING.has(target))) problems.push({ problem: 'no-name' });
  for (const target of new Set(mapping)) {
    const columns = mapping.flatMap((one, column) => (one === target ? [column] : []));
    if (columns.length > 1 && !REPEATABLE.has(target)) problems.push({ problem: 'twice', target, columns });
  }
  return problems;
}
