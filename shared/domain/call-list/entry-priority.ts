/** How soon somebody of a list is called; the later ones of this list come before the earlier ones, and before every part of the list. */
export const ENTRY_PRIORITIES = ['normal', 'high', 'first'] as const;
export type EntryPriority = (typeof ENTRY_PRIORITIES)[number];

/** Further apart than the places of any list, which are at most some ten million. */
const STEP = 2 ** 40;

/** The priority of an entry with this rank: it is kept in the rank, so that a million without one cost nothing. */
export const priorityOf = (rank: number): EntryPriority => ENTRY_PRIORITIES[rank >= 0 ? 0 : Math.min(ENTRY_PRIORITIES.length - 1, Math.ceil(-rank / STEP))] ?? 'normal';

/** The rank of an entry with another priority; its place among those of one priority stays. */
export const rankWith = (rank: number, priority: EntryPriority): number => rank + (ENTRY_PRIORITIES.indexOf(priorityOf(rank)) - ENTRY_PRIORITIES.indexOf(priority)) * STEP;
