import type { AgentId, OrganisationId } from '../../lib/brand.ts';

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
