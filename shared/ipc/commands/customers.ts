import { z } from 'zod';
import { CUSTOMER_TYPES } from '../../domain/contact/contact.ts';
import { CONSENT_PURPOSES, CUSTOMER_SORTS, type CustomerFilter, type CustomerRow, type CustomerSort, type SavedFilter } from '../../domain/contact/customer-filter.ts';
import { agentId, customFieldId, line, money, savedFilterId } from '../schemas.ts';

/** Names the field or list that asks, so that its next question ends the search for this one. */
export const asker = z.string().min(1).max(60);

const days = z.number().int().min(0).max(36_500);
export const customerFilter = z.object({
  tags: z.array(line).max(50).readonly(),
  cities: z.array(line).max(50).readonly(),
  owner: z.union([z.literal('mine'), z.literal('nobody'), agentId]).nullable(),
  types: z.array(z.enum(CUSTOMER_TYPES)).max(CUSTOMER_TYPES.length).readonly(),
  valueFrom: money.nullable(),
  valueTo: money.nullable(),
  custom: z.array(z.object({ fieldId: customFieldId, value: line.min(1) })).max(20).readonly(),
  consent: z.object({ purpose: z.enum(CONSENT_PURPOSES), given: z.boolean() }).nullable(),
  objection: z.boolean().nullable(),
  lastContact: z.union([z.object({ within: days }), z.object({ longerAgo: days }), z.literal('never')]).nullable(),
}) satisfies z.ZodType<CustomerFilter>;
export const customerSort = z.object({ by: z.enum(CUSTOMER_SORTS), descending: z.boolean() }) satisfies z.ZodType<CustomerSort>;

/** Some rows of the list of customers; `after` is where the next ones begin, null at the end. */
export type CustomerListPart = { readonly rows: readonly CustomerRow[]; readonly after: string | null; readonly ranked: boolean };

export const customersCommands = {
  /** Null: the same asker asked for something else meanwhile. */
  'customers.page': {
    input: z.object({
      asker,
      query: line,
      filter: customerFilter,
      sort: customerSort,
      after: z.string().max(2_000).nullable(),
      /** From the last row to the first. */
      fromEnd: z.boolean(),
      limit: z.number().int().min(1).max(200),
    }),
    output: z.custom<CustomerListPart | null>(),
  },
  /** Values to filter by that begin so, in alphabetical order. */
  'customers.choices': {
    input: z.object({ asker, of: z.union([z.literal('tag'), z.literal('city'), z.object({ fieldId: customFieldId })]), start: line, limit: z.number().int().min(1).max(50) }),
    output: z.custom<readonly string[]>(),
  },
  'customers.filters': { input: z.object({}), output: z.custom<readonly SavedFilter[]>() },
  /** With `id: null` a new one; else changes one of the agent's own. */
  'customers.saveFilter': {
    input: z.object({ id: savedFilterId.nullable(), name: line.trim().min(1), filter: customerFilter, sort: customerSort, shared: z.boolean() }),
    output: z.custom<SavedFilter>(),
  },
  'customers.removeFilter': { input: z.object({ id: savedFilterId }), output: z.void() },
} as const;
