import type { DirectoryEntryId } from '../../lib/brand.ts';

/** A colleague or a desk that customers can be handed over to. */
export type DirectoryEntry = {
  readonly id: DirectoryEntryId;
  readonly name: string;
  /** What is dialled: a number, a user part or a SIP address. */
  readonly address: string;
  /** Empty where it does not matter. */
  readonly department: string;
  /** Ask the exchange whether they are free (RFC 4235). */
  readonly presence: boolean;
  /** From the provisioning file, which replaces it at every start; not changed in the window. */
  readonly provisioned: boolean;
};

/** What the exchange tells of somebody's telephone. `unknown`: not asked, no answer, or the exchange does not tell. */
export const PRESENCES = ['unknown', 'idle', 'ringing', 'talking'] as const;
export type Presence = (typeof PRESENCES)[number];

/** Entries whose name, department or address holds every word of the query, in the order given; all of them without a query. */
export function searchDirectory(entries: readonly DirectoryEntry[], query: string): readonly DirectoryEntry[] {
  const words = fold(query).split(/\s+/).filter(Boolean);
  return entries.filter((entry) => {
    const text = fold(`${entry.name} ${entry.department} ${entry.address}`);
    return words.every((word) => text.includes(word));
  });
}

/** Lower case, without accents. */
function fold(text: string): string {
  return text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();
}
