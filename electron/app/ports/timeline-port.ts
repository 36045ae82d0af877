import type { TimelineCursor, TimelineFilter, TimelinePage } from '../../../shared/domain/timeline/timeline.ts';
import type { AgentId, ContactId } from '../../../shared/lib/brand.ts';

export type TimelineQuery = {
  readonly contactId: ContactId;
  /** Who looks: agents hear only what they recorded themselves. */
  readonly viewer: { readonly agentId: AgentId; readonly all: boolean };
  /** Empty for everything. */
  readonly filters: readonly TimelineFilter[];
  /** Every word of it must be found in an entry; empty for no search. */
  readonly search: string;
  readonly after: TimelineCursor | null;
  readonly limit: number;
};

/** What happened with a contact, and with those that went into it. */
export type TimelinePort = { readonly page: (query: TimelineQuery) => Promise<TimelinePage> };
