import { useCallback, useId, useMemo, useRef, useState, type KeyboardEvent } from 'react';
import { useAppState } from '../../bridge/hooks.ts';
import { useTranslation } from '../../bridge/texts.ts';
import { VirtualList, type VirtualScroller } from '../../ui/virtual-list.tsx';
import { createDayRows, DAY_PX, entryKey, ENTRY_PX, rowOfEntry } from './day-rows.ts';
import { TimelineEntryRow } from './timeline-entry-row.tsx';
import { dayName } from './day-name.ts';
import styles from './timeline.module.css';
import type { Timeline } from './use-timeline.ts';

/** Entries that Page Up and Page Down go past. */
const PAGE_STEP = 8;

/**
 * The entries under their days. One stop for the Tab key; arrows, Page Up and Down, Home and End go from entry to entry, Enter opens and
 * closes one.
 */
export function TimelineList({
  timeline: { entries, complete, more, refresh },
  label,
}: {
  readonly timeline: Timeline;
  readonly label: string;
}) {
  const { t } = useTranslation();
  const id = useId();
  const language = useAppState(({ settings }) => settings.language);
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set());
  const [active, setActive] = useState<string | null>(null);
  const scroller = useRef<VirtualScroller | null>(null);
  const box = useRef<HTMLDivElement>(null);
  const [rowsOf] = useState(createDayRows);
  const rows = useMemo(() => rowsOf(entries, open, complete), [rowsOf, entries, open, complete]);
  const found = useMemo(() => (active === null ? 0 : entries.findIndex((entry) => entryKey(entry) === active)), [entries, active]);
  const at = Math.max(0, found);
  const current = entries[at];
  const stop = current === undefined ? null : entryKey(current);

  // The same while the list scrolls: rows that stay in view are not drawn again.
  const toggle = useCallback(
    (key: string): void =>
      setOpen((before) => {
        const next = new Set(before);
        if (!next.delete(key)) next.add(key);
        return next;
      }),
    [],
  );
  const focusOn = (target: number): void => {
    const entry = entries[target];
    if (entry === undefined) return;
    const key = entryKey(entry);
    setActive(key);
    scroller.current?.show(rowOfEntry(rows, target) ?? 0);
    // Drawn by then: the row is pinned.
    requestAnimationFrame(() => box.current?.querySelector<HTMLElement>(`[data-entry="${CSS.escape(key)}"]`)?.focus({ preventScroll: true }));
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    // Keys of what stands in an opened entry are its own.
    if (!(event.target instanceof HTMLElement) || event.target.dataset['entry'] === undefined) return;
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const steps: Readonly<Record<string, number>> = {
      ArrowDown: at + 1,
      ArrowUp: at - 1,
      PageDown: at + PAGE_STEP,
      PageUp: at - PAGE_STEP,
      Home: 0,
      End: entries.length - 1,
    };
    const to = steps[event.key];
    if (to !== undefined) focusOn(Math.max(0, Math.min(entries.length - 1, to)));
    else if ((event.key === 'Enter' || event.key === ' ') && stop !== null) toggle(stop);
    else return;
    event.preventDefault();
  };

  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- the keys of the entries, which have the focus
    <div ref={box} role="feed" aria-label={label} aria-busy={!complete} className={styles['feed']} onKeyDown={onKeyDown}>
      <VirtualList
        rows={rows}
        pinned={stop === null ? null : rowOfEntry(rows, at)}
        scroller={scroller}
        onNearEnd={more}
      >
        {(row) => {
          if (row.type === 'day')
            return (
              // A feed holds articles only; each of them says its day itself.
              <p aria-hidden="true" className={styles['day']} style={{ height: DAY_PX }}>
                {dayName(row.at, language, t)}
              </p>
            );
          if (row.type === 'end') return <p aria-hidden="true" className={styles['end']}>{t('timeline.loading')}</p>;
          return (
            <TimelineEntryRow
              entry={row.entry}
              open={row.open}
              headId={`${id}-${row.key.replaceAll(' ', '-')}`}
              height={ENTRY_PX}
              stop={row.key === stop}
              position={row.position + 1}
              count={complete ? entries.length : -1}
              onFocus={setActive}
              onToggle={toggle}
              onChanged={refresh}
            />
          );
        }}
      </VirtualList>
    </div>
  );
}
