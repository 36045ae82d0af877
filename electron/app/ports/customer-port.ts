import type { ContactHit, CustomerFilter, CustomerRow, CustomerSort, SavedFilter } from '../../../shared/domain/contact/customer-filter.ts';
import type { AppError } from '../../../shared/errors/app-error.ts';
import type { AgentId, ContactId, CustomFieldId, SavedFilterId } from '../../../shared/lib/brand.ts';
import type { Result } from '../../../shared/lib/result.ts';

/** Who asks, and where they are. */
export type CustomerAsker = {
  /** Names the field or list that asks: its next question makes this one moot. */
  readonly asker: string;
  readonly agentId: AgentId | null;
  readonly practice: boolean;
  /** ISO 3166 code of the country whose numbers are typed without its prefix. */
  readonly country: string;
};

export type CustomerSearchAsk = CustomerAsker & { readonly query: string; readonly limit: number };
export type CustomerPageAsk = CustomerSearchAsk & {
  readonly filter: CustomerFilter;
  readonly sort: CustomerSort;
  /** Where the page before ended; null for the first page. */
  readonly after: string | null;
  /** From the last row to the first. */
  readonly fromEnd?: boolean;
};

/**
 * A part of the list. `after` is null at its end; otherwise there may be more, also when there are fewer rows than asked for, or none:
 * then the time was up and the next request goes on from there.
 */
export type CustomerPage = {
  readonly rows: readonly CustomerRow[];
  readonly after: string | null;
  /** Best fits first, for a text that was typed; then there is one page. */
  readonly ranked: boolean;
};

export type FilterChoicesAsk = CustomerAsker & {
  readonly of: 'tag' | 'city' | { readonly fieldId: CustomFieldId };
  readonly start: string;
  readonly limit: number;
};

/**
 * Finding customers. Every answer may be null: the same asker wanted something else by then. Confidential contacts are found only for
 * those who may see them.
 */
export type CustomerPort = {
  /** Names, organisation, customer number, e-mail, address, values of fields and any part of a number; best first. */
  readonly search: (ask: CustomerSearchAsk) => Promise<readonly ContactHit[] | null>;
  /** Names one slip of the fingers away, without those that are shown already. */
  readonly similar: (ask: CustomerSearchAsk & { readonly without: readonly ContactId[] }) => Promise<readonly ContactHit[] | null>;
  readonly page: (ask: CustomerPageAsk) => Promise<CustomerPage | null>;
  readonly choices: (ask: FilterChoicesAsk) => Promise<readonly string[] | null>;
};

export type SavedFilterPort = {
  /** Those of the agent and all shared ones, by name. */
  readonly list: (agentId: AgentId) => Promise<readonly SavedFilter[]>;
  /** Makes one, or changes one of the agent's own. Errors: `not-found`, `name-taken`. */
  readonly save: (filter: Omit<SavedFilter, 'own'>, agentId: AgentId) => Promise<Result<void, AppError>>;
  /** Errors: `not-found`, also for somebody else's. */
  readonly remove: (id: SavedFilterId, agentId: AgentId) => Promise<Result<void, AppError>>;
};
