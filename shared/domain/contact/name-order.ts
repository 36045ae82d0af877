import type { ContactFields } from './contact.ts';
import { searchKey } from './search-key.ts';

type Named = Pick<ContactFields, 'initials' | 'firstName' | 'infix' | 'lastName' | 'organisation'>;

/**
 * The key by which names are put in order, the Dutch way: "Anna van den Berg" stands under B, then by first name (or initials), then by
 * infix. Without a surname the first name counts, without a person the organisation. The data file computes the same for its lists.
 */
export function nameOrder({ initials, firstName, infix, lastName, organisation }: Named): string {
  const last = searchKey(lastName);
  const first = searchKey(firstName);
  // A tab sorts below every letter and blank, so that all of "Berg" come before "Berg Jansen" and "Bergman".
  if (last !== '') return `${last}\t${first || initials.replaceAll('.', '').toLowerCase()}\t${infix.toLowerCase()}`;
  return first || searchKey(organisation);
}

/** For sorting people as a Dutch telephone book does. */
export function compareNames(a: Named, b: Named): number {
  const [one, other] = [nameOrder(a), nameOrder(b)];
  return one < other ? -1 : one > other ? 1 : 0;
}
