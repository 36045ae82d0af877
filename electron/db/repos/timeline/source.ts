import type { Kysely } from 'kysely';

import type { TimelineBound, TimelineEntryOf, TimelineFilter, TimelineKind } from '../../../../shared/domain/timeline/timeline.ts';
import type { TimelineQuery } from '../../../app/ports/timeline-port.ts';
import type { Codec } from '../../codec.ts';
import type { Database } from '../../schema.ts';

export type SourceContext = {
  readonly db: Kysely<Database>;
  readonly codec: Codec;
  readonly viewer: TimelineQuery['viewer'];
  /** What is asked for; empty for everything. */
  readonly filters: ReadonlySet<TimelineFilter>;
};

/** An entry with the words by which it is found. */
export type Found<Kind extends TimelineKind> = { readonly entry: TimelineEntryOf<Kind>; readonly text: string };

/** Gives the entries of one kind, for one contact. */
export type TimelineSource<Kind extends TimelineKind> = {
  readonly kind: Kind;
  /** At most `limit` that come after the bound, in the order of the list; fewer only at the end. */
  readonly page: (
    context: SourceContext,
    contactId: string,
    after: TimelineBound,
    limit: number,
  ) => Promise<readonly Found<Kind>[]>;
};

/** For kinds of which a contact has few: the page out of all of them. */
export function pageOf<Kind extends TimelineKind>(
  all: readonly Found<Kind>[],
  { at, id }: TimelineBound,
  limit: number,
): readonly Found<Kind>[] {
  return all
    .filter(({ entry }) => entry.at < at || (entry.at === at && entry.id < id))
    .toSorted((a, b) => b.entry.at - a.entry.at || (a.entry.id < b.entry.id ? 1 : -1))
    .slice(0, limit);
}

/** Words to be found by, of whatever is known. */
export function wordsOf(...parts: readonly (string | null | undefined)[]): string {
  return parts.filter((part) => part !== null && part !== undefined && part !== '').join(' ');
}
