import type { ContactId, InteractionId, ProjectId } from '../../lib/brand.ts';
import type { Currency } from './form.ts';

/** An offer that was put on paper: a PDF file, and what has to be known to send and to follow it. The file never changes; another one is another quote. */
export type Quote = {
  readonly id: string;
  /** Counts through the year: 2026-0001. */
  readonly number: string;
  readonly interactionId: InteractionId;
  readonly projectId: ProjectId;
  readonly contactId: ContactId | null;
  readonly toWhom: string;
  /** Where it is to be sent; empty for paper. */
  readonly email: string;
  /** An ISO date, inclusive; empty for no end. */
  readonly validUntil: string;
  /** What is to be paid, in minor units. */
  readonly total: number;
  readonly currency: Currency;
  readonly language: 'en' | 'nl';
  /** Goes beyond the mandate of whoever made it, and says so. */
  readonly provisional: boolean;
  /** Name of the file in the folder `quotes` of the profile. */
  readonly file: string;
  /** Wall-clock ms. */
  readonly at: number;
};

const MATERIAL = /^quote:(\d{4}-\d{4,})$/u;

/** How a quote is called among the files that go along with an e-mail. */
export function quoteMaterial(number: string): string {
  return `quote:${number}`;
}

/** The number of the quote that goes along under this name; null for another file. */
export function numberOfMaterial(id: string): string | null {
  return MATERIAL.exec(id)?.[1] ?? null;
}
