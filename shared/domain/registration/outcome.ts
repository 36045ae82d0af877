import type { LocalisedText } from '../script/script.ts';

/**
 * What an outcome says of the attempt (DOMAIN 4: category). complete: what was asked is done. sale: something was ordered. contact: spoken
 * to, and it goes on elsewhere or later. callback: a later call was agreed. not-interested: reached, and no. do-not-call: does not want
 * calls. unworkable: the number or the person cannot be reached at all.
 */
export const OUTCOME_MEANINGS = ['complete', 'sale', 'contact', 'callback', 'not-interested', 'do-not-call', 'unworkable'] as const;
export type OutcomeMeaning = (typeof OUTCOME_MEANINGS)[number];

/** How a conversation ended (resultaatcode). */
export type Outcome = {
  readonly code: string;
  readonly label: LocalisedText;
  /** The key that picks it: a digit or a small letter. */
  readonly key: string;
  readonly meaning: OutcomeMeaning;
  /** Fields that are needed with this outcome; those that a form does not have are passed over. */
  readonly requires?: readonly string[];
};

/** A version of a set of outcomes; like a version of a form it never changes. */
export type OutcomeSet = {
  readonly format: 1;
  readonly id: string;
  readonly version: number;
  readonly name: LocalisedText;
  readonly outcomes: readonly Outcome[];
};
export type OutcomeSetRef = { readonly setId: string; readonly version: number };
export type OutcomeSetSummary = Pick<OutcomeSet, 'id' | 'name' | 'version'>;

/** What the outcome with this code means; null for a code that is not among them. */
export function meaningOf(outcomes: readonly Outcome[], code: string): OutcomeMeaning | null {
  return outcomes.find((outcome) => outcome.code === code)?.meaning ?? null;
}
