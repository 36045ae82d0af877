import type { Condition } from '../condition/condition.ts';

/** A text in each language of the interface; scripts are complete in both. */
export type LocalisedText = { readonly en: string; readonly nl: string };

/** In the order of a conversation. */
export const SCRIPT_PHASES = ['contact', 'inventory', 'proposal', 'time-to-think', 'summary', 'close'] as const;
export type ScriptPhase = (typeof SCRIPT_PHASES)[number];

/** What a conversation is for (seed competence 5). */
export type ConversationKind = 'service' | 'advice' | 'complaint' | 'bad-news' | 'sales' | 'inventory' | 'survey';

/** say: read aloud; ask: free text answer; choice: number keys; check: tick; info: for the agent only; end: last step. */
export type ScriptStepKind = 'say' | 'ask' | 'choice' | 'check' | 'info' | 'end';

export type ScriptAnswer = {
  readonly value: string;
  readonly label: LocalisedText;
  readonly next: string;
  /** registration field values this answer fills */
  readonly fills?: Readonly<Record<string, string | boolean | LocalisedText>>;
};

export type ScriptStep = {
  readonly id: string;
  readonly phase: ScriptPhase;
  readonly kind: ScriptStepKind;
  readonly title: LocalisedText;
  /** merge fields in double braces, such as {{customer.name}} */
  readonly text: LocalisedText;
  readonly answers?: readonly ScriptAnswer[];
  /** for ask: the registration field that the typed answer fills */
  readonly fillsField?: string;
  /** Where it goes on while a condition holds, the first one that does; else to `next`. The answer just given counts. */
  readonly ways?: readonly { readonly when: Condition; readonly next: string }[];
  readonly next?: string;
  readonly hint?: LocalisedText;
  readonly maxSilenceMs?: number;
};

export type ScriptObjection = { readonly id: string; readonly label: LocalisedText; readonly reply: LocalisedText };

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
};
