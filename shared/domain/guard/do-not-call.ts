import type { E164 } from '../../lib/brand.ts';

/** Whom a list keeps from being called: calls about sales, research, or both. */
export const LISTED_FOR = ['all', 'sales', 'research'] as const;
export type ListedFor = (typeof LISTED_FOR)[number];

/** Numbers that are not called: those put down by hand, or those of a file. */
export type DoNotCallList = {
  readonly id: number;
  /** `own`: the one that is kept by hand. */
  readonly kind: 'own' | 'file';
  readonly name: string;
  /** Where it comes from, in words. */
  readonly source: string;
  readonly purpose: ListedFor;
  /** Numbers on it. */
  readonly numbers: number;
  /** Lines of the file that were no number and no hash. */
  readonly refused: number;
  readonly at: number;
  readonly byName: string;
  /** Being read: it counts already with what was read so far. */
  readonly filling: boolean;
  readonly removedAt: number | null;
};

/** A number that was put down by hand. */
export type OwnNumber = { readonly number: E164; readonly reason: string; readonly source: string; readonly purpose: ListedFor; readonly at: number; readonly byName: string };

/** The list that stands against a number. `since` only where it was put down by hand. */
export type Listed = { readonly name: string; readonly since: number | null };

/** How somebody else may have written a number before hashing it: E.164 with and without the plus, with 00, and as dialled at home. */
export function writtenForms(number: string, countryCode: string): readonly string[] {
  const digits = number.replace(/^\+/u, '');
  const home = countryCode !== '' && digits.startsWith(countryCode) ? [`0${digits.slice(countryCode.length)}`] : [];
  return [`+${digits}`, digits, `00${digits}`, ...home];
}

/** SHA-256 in hexadecimal. */
export const isHash = (text: string): boolean => /^[0-9a-f]{64}$/iu.test(text);
