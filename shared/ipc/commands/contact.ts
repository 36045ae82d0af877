import { z } from 'zod';
import type { Contact } from '../../domain/contact/contact.ts';
import type { ContactHit } from '../../domain/contact/customer-filter.ts';
import type { CallDirection } from '../../domain/call/call.ts';
import type { EndCause } from '../../domain/call/end-cause.ts';
import type { DescribedRegistration } from '../../domain/registration/describe.ts';
import type { IncompleteReason, InteractionState } from '../../domain/interaction/interaction.ts';
import type { LetterText } from '../../domain/contact/letter.ts';
import type { InteractionId, LetterId } from '../../lib/brand.ts';
import { contactFields, contactId, interactionId, line } from '../schemas.ts';
import { asker } from './customers.ts';

/** One earlier contact with a customer, for the history in the customer pane. */
export type HistoryEntry = {
  readonly interactionId: InteractionId;
  readonly at: number;
  readonly direction: CallDirection;
  readonly answered: boolean;
  readonly cause: EndCause | null;
  readonly state: InteractionState;
  readonly incompleteReason: IncompleteReason | null;
  /** What was registered, or typed so far. */
  readonly registered: DescribedRegistration;
  readonly agentName: string;
};

/** A letter or message among the contacts. */
export type PastLetter = LetterText & { readonly letterId: LetterId; readonly at: number; readonly agentName: string };

const limit = z.number().int().min(1).max(50);

export const contactCommands = {
  /** Best first. With an asker, its next question ends this search, which then finds nothing. */
  'contact.search': { input: z.object({ query: line, limit, asker: asker.optional() }), output: z.custom<readonly ContactHit[]>() },
  /** Customers whose name is a typing error away, to stand below those that were found as typed. */
  'contact.similar': {
    input: z.object({ query: line, limit, without: z.array(contactId).max(50).readonly(), asker: asker.optional() }),
    output: z.custom<readonly ContactHit[]>(),
  },
  'contact.get': { input: z.object({ contactId }), output: z.custom<Contact>() },
  /** Creates with `contactId: null`, else changes the version that the agent saw. Links to the interaction when one is named. */
  'contact.save': {
    input: z.object({ contactId: contactId.nullable(), version: z.number().int().min(0), fields: contactFields, interactionId: interactionId.nullable() }),
    output: z.custom<Contact>(),
  },
  'contact.remove': { input: z.object({ contactId }), output: z.void() },
  /** Takes back the last change or removal of this contact. */
  'contact.undo': { input: z.object({ contactId }), output: z.custom<Contact>() },
  /** Says which customer an interaction is with; null for somebody else. */
  'contact.pick': { input: z.object({ interactionId, contactId: contactId.nullable() }), output: z.void() },
  /** Conversations and letters, the latest first. */
  'contact.history': { input: z.object({ contactId, limit: z.number().int().min(1).max(200) }), output: z.custom<readonly (HistoryEntry | PastLetter)[]>() },
} as const;

