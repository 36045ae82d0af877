import type { AgentId, ContactId, InteractionId } from '../../lib/brand.ts';
import type { IncompleteReason, Interaction } from './interaction.ts';
import type { LocalisedText } from '../script/script.ts';
import type { Enriched, Enrichment } from '../registration/enrichment.ts';
import type { RegistrationKind, RegistrationValues } from '../registration/form.ts';

/** `step`: it went on in its life. `correction`: something was put right or completed. `take-back`: the change before was undone. */
export type ChangeCause = 'step' | 'correction' | 'take-back';

/** A change of a registration that was on record. */
export type RegistrationChange = {
  /** The version that it made; the conversation made the first. */
  readonly version: number;
  readonly cause: ChangeCause;
  /** Why, as it was typed; empty without. */
  readonly reason: string;
  /** Wall-clock ms. */
  readonly at: number;
  readonly byName: string;
  /** What stood there before it. */
  readonly before: RegistrationValues;
  readonly formerState: 'completed' | 'incomplete';
  readonly formerReason: IncompleteReason | null;
};

/** What a registration wrote into the customer's record. */
export type WrittenBack = {
  readonly contactId: ContactId;
  readonly written: readonly Enrichment[];
  readonly refused: Enriched['refused'];
  readonly at: number;
  /** It was taken back. */
  readonly undone: boolean;
};

/** A registration that is on record, with everything that happened to it since. */
export type RegistrationRecord = {
  readonly interaction: Interaction;
  readonly agentName: string;
  readonly version: number;
  /** The latest first. */
  readonly changes: readonly RegistrationChange[];
  readonly writtenBack: WrittenBack | null;
};

/** A registration in a list. */
export type RegistrationLine = {
  readonly interactionId: InteractionId;
  readonly kind: RegistrationKind;
  readonly form: LocalisedText;
  /** When the conversation began, wall-clock ms. */
  readonly at: number;
  readonly agentId: AgentId;
  readonly agentName: string;
  readonly toWhom: string;
  readonly number: string;
  readonly subject: LocalisedText | null;
  readonly outcome: LocalisedText | null;
  /** How its state is called; null for what has none. */
  readonly state: LocalisedText | null;
  /** ISO date by which something has to be done; null without. */
  readonly term: string | null;
  readonly complete: boolean;
  readonly open: boolean;
};

/** A page of those that were found, and with which forms all of them were registered. */
export type RegistrationsFound = {
  readonly lines: readonly RegistrationLine[];
  readonly total: number;
  readonly forms: readonly { readonly id: string; readonly name: LocalisedText; readonly count: number }[];
};

/** `open`: something is left to do. `incomplete`: something is left to fill in. */
export const REGISTRATION_LISTS = ['open', 'incomplete', 'all'] as const;
export type RegistrationList = (typeof REGISTRATION_LISTS)[number];
