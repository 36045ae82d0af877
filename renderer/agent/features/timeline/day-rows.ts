import type { TimelineEntry } from '../../../../shared/domain/timeline/timeline.ts';
import type { VirtualRow } from '../../ui/virtual-list.tsx';

export const DAY_PX = 28;
export const ENTRY_PX = 46;

/** A row of the list: the heading of a day, an entry, or the end while more is fetched. */
export type TimelineRow = VirtualRow &
  ({ readonly type: 'day'; readonly at: number } | { readonly type: 'entry'; readonly entry: TimelineEntry; readonly open: boolean } | { readonly type: 'end' });

/** Entries under the days on which they were, in the zone of this computer. Days need no entries to be sorted by: they come in order. */
export function dayRows(entries: readonly TimelineEntry[], open: ReadonlySet<string>, complete: boolean): readonly TimelineRow[] {
  const rows: TimelineRow[] = [];
  let day = '';
  for (const entry of entries) {
    const own = new Date(entry.at).toDateString();
    if (own !== day) rows.push({ type: 'day', key: `day ${own}`, height: DAY_PX, at: entry.at });
    day = own;
    const key = entryKey(entry);
    const isOpen = open.has(key);
    rows.push({ type: 'entry', key, height: ENTRY_PX, entry, open: isOpen, ...(isOpen ? { measured: true } : {}) });
  }
  if (!complete) rows.push({ type: 'end', key: 'end', height: ENTRY_PX });
  return rows;
}

export function entryKey({ kind, id }: TimelineEntry): string {
  return `${kind} ${id}`;
}
