/** How far people of a list came, to be called again or put on another list. */
export const LIST_OUTCOMES = ['result', 'no-result', 'exhausted', 'no-number', 'skipped', 'waiting', 'fresh'] as const;
export type ListOutcome = (typeof LIST_OUTCOMES)[number];
/** Those that a list can be called anew for: it is done with them. */
export const RECYCLED = ['no-result', 'exhausted', 'no-number', 'skipped'] as const satisfies readonly ListOutcome[];

/** By what a list is divided into parts with a quota of their own. */
export const SEGMENT_BY = ['city', 'postcode', 'type', 'tag'] as const;
export type SegmentBy = (typeof SEGMENT_BY)[number];
/** More parts than this are nobody's quotas: who comes after them is in the part without a name. */
export const MOST_SEGMENTS = 60;

/** What a list was made of; `name` of the file or of the other list. */
export type ListSource = { readonly kind: 'filter' | 'import' | 'list'; readonly name: string };
