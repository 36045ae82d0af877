import type { ContactId, LetterId } from '../../lib/brand.ts';
import { localDate } from './calendar-date.ts';

export const LETTER_DIRECTIONS = ['received', 'sent'] as const;
export const LETTER_CHANNELS = ['post', 'e-mail', 'web', 'fax'] as const;

/** A letter or message that was received from a customer or sent to one, as an agent noted it (ingekomen en verzonden post). */
export type Letter = {
  readonly id: LetterId;
  readonly contactId: ContactId;
  readonly direction: (typeof LETTER_DIRECTIONS)[number];
  readonly channel: (typeof LETTER_CHANNELS)[number];
  /** The day on which it came in or left, ISO 8601. */
  readonly day: string;
  readonly subject: string;
  readonly text: string;
};

/** What can be put right of a letter. */
export type LetterText = Omit<Letter, 'id' | 'contactId'>;

/** What a letter was until somebody put it right. */
export type EarlierLetter = { readonly at: number; readonly byName: string; readonly was: LetterText };

/**
 * Where a day stands in a history of instants: today now, any other day at its noon.
 *
 * @param day ISO 8601, not after today
 * @param now wall-clock ms
 * @returns wall-clock ms; null for a day to come
 */
export function instantOfLetter(day: string, now: number): number | null {
  const today = localDate(now);
  if (day > today) return null;
  return day === today ? now : new Date(`${day}T12:00:00`).getTime();
}
