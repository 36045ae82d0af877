import type { AgentId, OrganisationId } from '../../lib/brand.ts';
import type { ChangeAction } from './contact-change.ts';

/** What is kept about an organisation (zakelijke klant); its persons are contacts that refer to it. */
export type OrganisationFields = {
  readonly name: string;
  /** Branche. */
  readonly branch: string;
  readonly street: string;
  readonly houseNumber: string;
  readonly postcode: string;
  readonly city: string;
  /** Empty for the own country. */
  readonly country: string;
  readonly website: string;
  /** KvK-nummer, or what another country has. */
  readonly registrationNo: string;
  /** The agent whose account this is. */
  readonly ownerId: AgentId | null;
  /** In minor units (cents) a year; null when unknown. */
  readonly customerValue: number | null;
  readonly notes: string;
};

export type Organisation = OrganisationFields & {
  readonly id: OrganisationId;
  readonly practice: boolean;
  readonly createdAt: number;
  readonly createdBy: AgentId;
  readonly updatedAt: number;
  readonly version: number;
  readonly retentionClass: string;
};

/** One with nothing but a name, as it comes into being when somebody types a new name. */
export function newOrganisation(name: string): OrganisationFields {
  return {
    ...{ name, branch: '', street: '', houseNumber: '', postcode: '', city: '', country: '' },
    ...{ website: '', registrationNo: '', ownerId: null, customerValue: null, notes: '' },
  };
}

/** One field that one change gave another value. */
export type OrganisationFieldChange = {
  readonly [Field in keyof OrganisationFields]: { readonly field: Field; readonly before: OrganisationFields[Field]; readonly after: OrganisationFields[Field] };
}[keyof OrganisationFields];

/** One change of an organisation: who, when, and what of it became something else. */
export type OrganisationChange = {
  /** The version that it made. */
  readonly version: number;
  readonly action: ChangeAction;
  readonly at: number;
  /** Empty for the application itself. */
  readonly byName: string;
  /** Empty for the version that it came into being with. */
  readonly fields: readonly OrganisationFieldChange[];
};

/** Only what an agent fills in. */
export function fieldsOfOrganisation(organisation: OrganisationFields): OrganisationFields {
  const { name, branch, street, houseNumber, postcode, city, country, website, registrationNo, ownerId, customerValue, notes } = organisation;
  return { name, branch, street, houseNumber, postcode, city, country, website, registrationNo, ownerId, customerValue, notes };
}

/** The fields that differ, in the order of the form. */
export function changedOrganisationFields(before: OrganisationFields, after: OrganisationFields): readonly OrganisationFieldChange[] {
  const names = Object.keys(fieldsOfOrganisation(after)) as (keyof OrganisationFields)[];
  return names.filter((field) => before[field] !== after[field]).map((field) => ({ field, before: before[field], after: after[field] }) as OrganisationFieldChange);
}
