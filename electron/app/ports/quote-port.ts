import type { Quote } from '../../../shared/domain/registration/quote.ts';
import type { AgentId, InteractionId } from '../../../shared/lib/brand.ts';

export type QuotePort = {
  /** The next number of a year that no quote has. */
  readonly nextNumber: (year: string) => Promise<string>;
  readonly add: (quote: Quote, author: { readonly agentId: AgentId; readonly at: number }) => Promise<void>;
  readonly get: (id: string) => Promise<Quote | null>;
  /** Of a conversation, the latest first. */
  readonly ofInteraction: (id: InteractionId) => Promise<readonly Quote[]>;
};
