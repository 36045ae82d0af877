import type { LocalisedText } from '../script/script.ts';
import type { AgentId, KnowledgeId, ProjectId } from '../../lib/brand.ts';

/** What agents look up (seed KT1 "productkennis", "kwaliteitshandboek", BC17). News is read before somebody is Ready. */
export const KNOWLEDGE_KINDS = ['article', 'procedure', 'product', 'faq', 'news'] as const;
export type KnowledgeKind = (typeof KNOWLEDGE_KINDS)[number];

/** What is written. A text may be there in one language only; then that one is shown. */
export type KnowledgeFields = {
  readonly kind: KnowledgeKind;
  readonly title: LocalisedText;
  readonly body: LocalisedText;
  /** Null for every project. */
  readonly projectId: ProjectId | null;
  /** Steps of scripts (`script/step`) and fields of forms (`form#field`) beside which it is suggested. */
  readonly beside: readonly string[];
  /** Wall-clock ms; from then on it is there. */
  readonly validFrom: number;
  /** From then on it is not; null for good. */
  readonly validTo: number | null;
  /** Whoever works on the project confirms that it was read before being Ready. */
  readonly mustRead: boolean;
};

export type KnowledgeItem = KnowledgeFields & {
  readonly id: KnowledgeId;
  /** Counts up with each change; a change has to be read again. */
  readonly version: number;
  readonly changedBy: AgentId;
  readonly changedAt: number;
  readonly removed: boolean;
};

export const MAX_TITLE = 200;
export const MAX_KNOWLEDGE = 20_000;
export const MAX_BESIDE = 50;

export type KnowledgeFault = 'no-title' | 'no-body' | 'ends-before-it-begins';
/** Why it cannot be kept; null when it can. */
export function faultOf({ title, body, validFrom, validTo }: KnowledgeFields): KnowledgeFault | null {
  if (title.en.trim() === '' && title.nl.trim() === '') return 'no-title';
  if (body.en.trim() === '' && body.nl.trim() === '') return 'no-body';
  return validTo !== null && validTo <= validFrom ? 'ends-before-it-begins' : null;
}

export const isValid = ({ validFrom, validTo, removed }: Pick<KnowledgeItem, 'validFrom' | 'validTo' | 'removed'>, now: number): boolean =>
  !removed && validFrom <= now && (validTo === null || now < validTo);

/** In the language asked for, else in the other. */
export function wordsIn(text: LocalisedText, language: keyof LocalisedText): string {
  return text[language].trim() === '' ? text[language === 'en' ? 'nl' : 'en'] : text[language];
}

export const stepRef = (scriptId: string, stepId: string): string => `${scriptId}/${stepId}`;
