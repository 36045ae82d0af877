import type { TimelineEntry } from '../../../../shared/domain/timeline/timeline.ts';
import type { VirtualRow } from '../../ui/virtual-list.tsx';

export const DAY_PX = 28;
export const ENTRY_PX = 46;

/** An entry; `position` is its place among the entries, from 0. */
export type EntryRow = VirtualRow & { readonly type: 'entry'; readonly entry: TimelineEntry; readonly open: boolean; readonly position: number };
/** A row of the list: the heading of a day, an entry, or the end while more is fetched. */
export type TimelineRow = EntryRow | (VirtualRow & ({ readonly type: 'day'; readonly at: number; readonly position: number } | { readonly type: 'end'; readonly position: number }));

/** Rows as they were made before, of which those of a longer list begin. */
type Before = { readonly entries: readonly TimelineEntry[]; readonly open: ReadonlySet<string>; readonly rows: readonly TimelineRow[]; readonly dayBegan: number };

/**
 * Makes the rows of a list that grows at its end: at ten thousand entries making all of them anew for every page would cost a frame of
 * scrolling.
 */
export function createDayRows(): typeof dayRows {
  let before: Before = { entries: [], open: new Set(), rows: [], dayBegan: Infinity };
  return (entries, open, complete) => {
    const known = before.entries.length;
    const goesOn = known > 0 && before.open === open && entries.length >= known && entries[0] === before.entries[0] && entries[known - 1] === before.entries[known - 1];
    before = addRows(goesOn ? before : { entries: [], open, rows: [], dayBegan: Infinity }, entries);
    return withEnd(before.rows, entries.length, complete);
  };
}

/** Entries under the days on which they were, in the zone of this computer. Days need no entries to be sorted by: they come in order. */
export function dayRows(entries: readonly TimelineEntry[], open: ReadonlySet<string>, complete: boolean): readonly TimelineRow[] {
  return withEnd(addRows({ entries: [], open, rows: [], dayBegan: Infinity }, entries).rows, entries.length, complete);
}

function withEnd(rows: readonly TimelineRow[], position: number, complete: boolean): readonly TimelineRow[] {
  return complete ? rows : [...rows, { type: 'end', key: 'end', height: ENTRY_PX, position }];
}

function addRows(before: Before, entries: readonly TimelineEntry[]): Before {
  const { open } = before;
  const rows = [...before.rows];
  let { dayBegan } = before;
  for (let position = before.entries.length; position < entries.length; position++) {
    const entry = entries[position];
    if (entry === undefined) break;
    // A date is made once a day: there may be ten thousand entries.
    if (entry.at < dayBegan) {
      dayBegan = new Date(entry.at).setHours(0, 0, 0, 0);
      rows.push({ type: 'day', key: `day ${String(dayBegan)}`, height: DAY_PX, at: entry.at, position });
    }
    const key = entryKey(entry);
    const isOpen = open.size > 0 && open.has(key);
    rows.push({ type: 'entry', key, height: ENTRY_PX, entry, position, open: isOpen, ...(isOpen ? { measured: true } : {}) });
  }
  return { entries, open, rows, dayBegan };
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
