import type { AgentId, CustomFieldId, SavedFilterId } from '../../lib/brand.ts';
import type { ContactSummary } from '../call/call.ts';
import type { CustomerTypeModel } from './contact.ts';

/** Whose accounts: those of whoever looks (so that a shared filter fits everybody), of nobody, or of one agent. */
export type OwnerFilter = 'mine' | 'nobody' | AgentId;

export const CONSENT_PURPOSES = ['service', 'research', 'sales'] as const;
export type ConsentPurpose = (typeof CONSENT_PURPOSES)[number];

/** Which customers a list shows. Everything that is given has to hold; of several tags, cities or types one is enough. */
export type CustomerFilter = {
  readonly tags: readonly string[];
  readonly cities: readonly string[];
  readonly owner: OwnerFilter | null;
  readonly types: readonly CustomerTypeModel[];
  /** Customer value in minor units (cents) a year, both ends included. */
  readonly valueFrom: number | null;
  readonly valueTo: number | null;
  readonly custom: readonly { readonly fieldId: CustomFieldId; readonly value: string }[];
  /** Customers who have, or have not, agreed to be called for a purpose. */
  readonly consent: { readonly purpose: ConsentPurpose; readonly given: boolean } | null;
  /** Whether they objected to something (recht van verzet). */
  readonly objection: boolean | null;
  /** In days before now, so that a saved filter keeps its meaning. `never`: no contact yet. */
  readonly lastContact: { readonly within: number } | { readonly longerAgo: number } | 'never' | null;
};

export const NO_FILTER: CustomerFilter = {
  tags: [],
  cities: [],
  owner: null,
  types: [],
  valueFrom: null,
  valueTo: null,
  custom: [],
  consent: null,
  objection: null,
  lastContact: null,
};

/** The agent's own accounts, those worth most first (F37). */
export const OWN_ACCOUNTS: CustomerFilter = { ...NO_FILTER, owner: 'mine' };

export const CUSTOMER_SORTS = ['name', 'organisation', 'city', 'customerNumber', 'value', 'lastContact'] as const;
export type CustomerSort = { readonly by: (typeof CUSTOMER_SORTS)[number]; readonly descending: boolean };

/** A filter that was given a name. */
export type SavedFilter = {
  readonly id: SavedFilterId;
  readonly name: string;
  readonly filter: CustomerFilter;
  readonly sort: CustomerSort;
  /** Everybody has it; otherwise only whoever saved it. */
  readonly shared: boolean;
  /** Whether whoever asks may change it. */
  readonly own: boolean;
};

/** The part of a customer in which the search found what was typed, when the name does not show it. */
export type HitPart = {
  readonly in: 'customerNumber' | 'mail' | 'address' | 'custom' | 'tag';
  readonly text: string;
};

/** A customer that was found. */
export type ContactHit = ContactSummary & {
  readonly part?: HitPart;
  /** Words that stand in for what was typed, for a hit with a typing error. */
  readonly corrected?: readonly string[];
};

/** One line of the list of customers. */
export type CustomerRow = ContactHit & {
  readonly customerNumber: string;
  readonly mail: string;
  readonly postcode: string;
  readonly tags: readonly string[];
  readonly type: CustomerTypeModel | null;
  /** Minor units a year. */
  readonly value: number | null;
  /** Wall-clock ms. */
  readonly lastContactAt: number | null;
  readonly ownerId: AgentId | null;
  readonly objection: boolean;
};

/** Whether the filter lets everybody through. */
export function isEmptyFilter(filter: CustomerFilter): boolean {
  return filterParts(filter).length === 0;
}

/** The parts of a filter that are in use, in the order in which they are shown. */
export function filterParts(filter: CustomerFilter): readonly (keyof CustomerFilter)[] {
  return (Object.keys(NO_FILTER) as (keyof CustomerFilter)[]).filter((part) => {
    const value = filter[part];
    return Array.isArray(value) ? value.length > 0 : value !== null;
  });
}
