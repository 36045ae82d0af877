import type { ChecklistItem } from './checklist-item.ts';
import type { Condition } from '../condition/condition.ts';

/** A text in each language of the interface; scripts are complete in both. */
export type LocalisedText = { readonly en: string; readonly nl: string };

/** In the order of a conversation. */
export const SCRIPT_PHASES = ['contact', 'inventory', 'proposal', 'time-to-think', 'summary', 'close'] as const;
export type ScriptPhase = (typeof SCRIPT_PHASES)[number];

/** What a conversation is for (seed competence 5). */
export const CONVERSATION_KINDS = ['service', 'advice', 'complaint', 'bad-news', 'sales', 'inventory', 'survey'] as const;
export type ConversationKind = (typeof CONVERSATION_KINDS)[number];

/**
 * say: read aloud; ask: free text answer; choice: number keys; verify: the caller is who they say (what the project wants confirmed);
 * offer: read aloud, the proposal itself; check: tick; info: for the agent only; end: last step.
 */
export const SCRIPT_STEP_KINDS = ['say', 'ask', 'choice', 'verify', 'offer', 'check', 'info', 'end'] as const;
export type ScriptStepKind = (typeof SCRIPT_STEP_KINDS)[number];

/** What an outgoing call must have settled before its matter is spoken about (branch code). */
export const OPENING_PARTS = ['right-person', 'convenient', 'duration', 'reason'] as const;
export type OpeningPart = (typeof OPENING_PARTS)[number];

export type ScriptAnswer = {
  readonly value: string;
  readonly label: LocalisedText;
  readonly next: string;
  /** registration field values this answer fills */
  readonly fills?: Readonly<Record<string, string | boolean | LocalisedText>>;
  /** With this answer the parts of the opening that the step is for are settled. */
  readonly opens?: boolean;
};

export type ScriptStep = {
  readonly id: string;
  readonly phase: ScriptPhase;
  readonly kind: ScriptStepKind;
  readonly title: LocalisedText;
  /** A template (template.ts): data in double braces, such as {{customer.name}}, and parts on condition. */
  readonly text: LocalisedText;
  readonly answers?: readonly ScriptAnswer[];
  /** for ask: the registration field that the typed answer fills */
  readonly fillsField?: string;
  /** Where it goes on while a condition holds, the first one that does; else to `next`. The answer just given counts. */
  readonly ways?: readonly { readonly when: Condition; readonly next: string }[];
  readonly next?: string;
  /** for verify: where it goes on when the caller could not be verified; `next` when left out */
  readonly failed?: string;
  /** Parts of the opening that this step settles: a choice by the answers that say so, a check by its tick. */
  readonly opening?: readonly OpeningPart[];
  readonly hint?: LocalisedText;
  /** What of the conversation checklist is done with this step; by its place in the conversation when left out. */
  readonly covers?: readonly ChecklistItem[];
  /** From when on a silence at this step is too long, in ms; the project's limit when left out. */
  readonly maxSilenceMs?: number;
};

export type ScriptObjection = { readonly id: string; readonly label: LocalisedText; readonly reply: LocalisedText };

/** Something to offer beside what is being ordered. cross: as a line of its own; up: in the place of the line. */
export type SellHint = {
  readonly id: string;
  readonly kind: 'cross' | 'up';
  /** The field of the form with what is ordered: a table of lines, or words. */
  readonly table: string;
  /**
   * Order codes, or words of the name, of the articles that call for it; several words are looked for together. A `*` at either end stands
   * for any letters (`*stoel*`). Whatever is ordered calls for it when there are none, as long as `when` holds.
   */
  readonly whenArticle: readonly string[];
  /** What must hold beside: the total of the order, an answer given, what is known of the customer. */
  readonly when?: Condition;
  readonly text: LocalisedText;
  /** The line that accepting writes, by column. */
  readonly row: Readonly<Record<string, string | LocalisedText>>;
  /** Where what is ordered is noted in words: those that accepting adds. */
  readonly words?: LocalisedText;
};

/** What a script is called. */
export type ScriptSummary = Pick<Script, 'id' | 'name' | 'form'>;

export type Script = {
  readonly id: string;
  readonly version: number;
  readonly name: LocalisedText;
  readonly conversationKind: ConversationKind;
  /** Id of the form that its answers fill; the service form when left out. */
  readonly form?: string;
  readonly firstStep: string;
  readonly steps: readonly ScriptStep[];
  readonly objections: readonly ScriptObjection[];
  readonly hints?: readonly SellHint[];
};
