import type { TimelineEntry } from '../../../../shared/domain/timeline/timeline.ts';
import type { VirtualRow } from '../../ui/virtual-list.tsx';

export const DAY_PX = 28;
export const ENTRY_PX = 46;

/** An entry; `position` is its place among the entries, from 0. */
export type EntryRow = VirtualRow & { readonly type: 'entry'; readonly entry: TimelineEntry; readonly open: boolean; readonly position: number };
/** A row of the list: the heading of a day, an entry, or the end while more is fetched. */
export type TimelineRow = EntryRow | (VirtualRow & ({ readonly type: 'day'; readonly at: number; readonly position: number } | { readonly type: 'end'; readonly position: number }));

/** Entries under the days on which they were, in the zone of this computer. Days need no entries to be sorted by: they come in order. */
export function dayRows(entries: readonly TimelineEntry[], open: ReadonlySet<string>, complete: boolean): readonly TimelineRow[] {
  const rows: TimelineRow[] = [];
  let dayBegan = Infinity;
  for (const [position, entry] of entries.entries()) {
    // A date is made once a day: there may be ten thousand entries.
    if (entry.at < dayBegan) {
      dayBegan = new Date(entry.at).setHours(0, 0, 0, 0);
      rows.push({ type: 'day', key: `day ${String(dayBegan)}`, height: DAY_PX, at: entry.at, position });
    }
    const key = entryKey(entry);
    const isOpen = open.size > 0 && open.has(key);
    rows.push({ type: 'entry', key, height: ENTRY_PX, entry, position, open: isOpen, ...(isOpen ? { measured: true } : {}) });
  }
  if (!complete) rows.push({ type: 'end', key: 'end', height: ENTRY_PX, position: entries.length });
  return rows;
}

/** Index of the row of the entry at this place; null when there is none. */
export function rowOfEntry(rows: readonly TimelineRow[], position: number): number | null {
  let low = 0;
  let high = rows.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((rows[middle]?.position ?? Infinity) < position) low = middle + 1;
    else high = middle;
  }
  // The heading of a day stands before its first entry.
  const index = rows[low]?.type === 'day' ? low + 1 : low;
  const row = rows[index];
  return row?.type === 'entry' && row.position === position ? index : null;
}

export function entryKey({ kind, id }: TimelineEntry): string {
  return `${kind} ${id}`;
}
