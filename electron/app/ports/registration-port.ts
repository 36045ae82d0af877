import type { Interaction } from '../../../shared/domain/interaction/interaction.ts';
import type { ValueCount } from '../../../shared/domain/registration/counts.ts';
import type { RegistrationKind } from '../../../shared/domain/registration/form.ts';
import type { ChangeCause, RegistrationList, RegistrationRecord, RegistrationsFound, WrittenBack } from '../../../shared/domain/interaction/record.ts';
import type { AgentId, AgreementId, InteractionId } from '../../../shared/lib/brand.ts';

type Author = { readonly agentId: AgentId; readonly at: number };

/** What a promise that follows from a registration is for: the answer to a complaint, following a quote, passing an order on, writing by hand what could not be written. */
export type PromisePurpose = 'answer' | 'quote' | 'order' | 'by-hand';

export type RegistrationSearch = {
  readonly which: RegistrationList;
  readonly kind: RegistrationKind | null;
  /** Words that all stand in the name, the number or the registration. */
  readonly query: string;
  readonly viewer: { readonly agentId: AgentId; readonly practice: boolean };
};

/** Registrations that are on record. */
export type RegistrationPort = {
  /** Null when there is none. */
  readonly get: (id: InteractionId) => Promise<RegistrationRecord | null>;
  /**
   * What is open comes by its term, everything else by when it was, the latest first. What concerns contacts that are confidential to the
   * viewer is left out.
   */
  readonly list: (asked: RegistrationSearch & { readonly limit: number; readonly offset: number }) => Promise<RegistrationsFound>;
  /** Of those found with one form: how many there are, and how often each value stands in these fields. @param since wall-clock ms at which the call began, at the earliest */
  readonly counts: (asked: RegistrationSearch & { readonly formId: string; readonly keys: readonly string[]; readonly since: number | null }) => Promise<{ readonly total: number; readonly found: readonly ValueCount[] }>;
  /** One transaction, durable: the registration as it is now, what stood there before it, the audit record. @returns false when somebody else was first */
  readonly change: (after: Interaction, from: number, change: { readonly cause: ChangeCause; readonly reason: string }, author: Author) => Promise<boolean>;
  readonly saveWrittenBack: (id: InteractionId, writtenBack: Omit<WrittenBack, 'at'>, author: Author) => Promise<void>;
  readonly promises: (id: InteractionId) => Promise<readonly { readonly purpose: PromisePurpose; readonly agreementId: AgreementId }[]>;
  readonly addPromise: (id: InteractionId, purpose: PromisePurpose, agreementId: AgreementId) => Promise<void>;
};
