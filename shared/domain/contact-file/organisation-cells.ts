import type { OrganisationFields } from '../contact/organisation.ts';
import { readAddresses, writeAddresses } from './address-columns.ts';
import { newAddress } from '../contact/contact.ts';
import { centsOf, writeCents } from './cell-values.ts';
import { agentNamed, type NamedAgent } from './status-cells.ts';
import type { Target } from './target-field.ts';

const ORGANISATION = ['organisationBranch', 'organisationAddress', 'organisationWebsite', 'organisationNumber', 'organisationValue', 'organisationOwner'] as const;
export type OrganisationTarget = (typeof ORGANISATION)[number];

/** What a file can say of an organisation beside its name. */
export type OrganisationDetails = Omit<OrganisationFields, 'name' | 'notes'>;
/** Only what was said. */
export type SaidOfOrganisation = Partial<OrganisationDetails>;

/** Whether a column tells of somebody's organisation, and not of the person. */
export function isOrganisationTarget(target: Target): target is OrganisationTarget {
  return (ORGANISATION as readonly Target[]).includes(target);
}

type Told = { readonly said: SaidOfOrganisation; readonly remark: 'amount-unreadable' | 'agent-unknown' | null };

/** What one cell of such a column says; nothing when it cannot be read, with the remark why. */
export function readOrganisation(target: OrganisationTarget, text: string, agents: readonly NamedAgent[]): Told {
  switch (target) {
    case 'organisationBranch':
      return { said: { branch: text }, remark: null };
    case 'organisationWebsite':
      return { said: { website: text }, remark: null };
    case 'organisationNumber':
      return { said: { registrationNo: text }, remark: null };
    case 'organisationAddress': {
      const [first] = readAddresses(text);
      if (first === undefined) return { said: {}, remark: null };
      const { street, houseNumber, postcode, city, country } = first;
      return { said: { street, houseNumber, postcode, city, country }, remark: null };
    }
    case 'organisationValue': {
      const customerValue = centsOf(text);
      return customerValue === null ? { said: {}, remark: 'amount-unreadable' } : { said: { customerValue }, remark: null };
    }
    case 'organisationOwner': {
      const ownerId = agentNamed(text, agents);
      return ownerId === null ? { said: {}, remark: 'agent-unknown' } : { said: { ownerId }, remark: null };
    }
  }
}

/** What an export writes of an organisation, which `readOrganisation` reads again. @param ownerName empty without one */
export function organisationCells(organisation: OrganisationDetails | null, ownerName: string, language: 'nl' | 'en'): Readonly<Record<OrganisationTarget, string>> {
  if (organisation === null)
    return { organisationBranch: '', organisationAddress: '', organisationWebsite: '', organisationNumber: '', organisationValue: '', organisationOwner: '' };
  const { branch, street, houseNumber, postcode, city, country, website, registrationNo, customerValue } = organisation;
  const placed = `${street}${houseNumber}${postcode}${city}` !== '';
  return {
    organisationBranch: branch,
    organisationAddress: placed ? writeAddresses([newAddress({ street, houseNumber, postcode, city, country, kind: 'work' })], language) : '',
    organisationWebsite: website,
    organisationNumber: registrationNo,
    organisationValue: customerValue === null ? '' : writeCents(customerValue),
    organisationOwner: ownerName,
  };
}
