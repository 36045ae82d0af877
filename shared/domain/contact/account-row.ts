import type { ContactId, OrganisationId } from '../../lib/brand.ts';

/** A person or an organisation that somebody looks after: exactly one of the two ids is given. */
export type AccountRow = {
  readonly contactId: ContactId | null;
  readonly organisationId: OrganisationId | null;
  readonly name: string;
  readonly organisation: string;
  readonly city: string;
  /** Minor units a year; null when unknown. */
  readonly customerValue: number | null;
  readonly lastContactAt: number | null;
};
export const ACCOUNT_SORTS = ['value', 'last-contact'] as const;
export type AccountSort = (typeof ACCOUNT_SORTS)[number];
