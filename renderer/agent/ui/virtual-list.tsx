import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual';
import { useCallback, useEffect, useImperativeHandle, useRef, type ReactNode, type RefObject } from 'react';
import styles from './virtual-list.module.css';

export type VirtualRow = {
  readonly key: string;
  /** Px; what the row has until it is measured, and for rows that never change. */
  readonly height: number;
  /** Grows with its content, so it is measured while it is on screen. */
  readonly measured?: boolean;
};

/** Rows drawn beyond each edge, so that a turn of the wheel shows no blank. */
const BEYOND = 6;
/** More is asked for before the end comes into view. */
const AHEAD_PX = 1_200;

/**
 * A list of any length that holds only the rows in view. The caller keeps the focus: `pinned` names a row that stays drawn wherever the
 * list is scrolled to, so that the focus in it is not lost.
 */
export function VirtualList<Row extends VirtualRow>({
  rows,
  pinned = null,
  scroller,
  className,
  onNearEnd,
  children,
}: {
  readonly rows: readonly Row[];
  readonly pinned?: number | null;
  /** Gets the scrolling element, for moving to a row. */
  readonly scroller: RefObject<VirtualScroller | null>;
  readonly className?: string | undefined;
  /** The end is near: fetch more. Told once for each number of rows. */
  readonly onNearEnd?: () => void;
  readonly children: (row: Row, index: number) => ReactNode;
}) {
  const box = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => box.current,
    // The same function while the rows are: with another one all of them are measured anew, at every turn of the wheel.
    getItemKey: useCallback((index: number) => rows[index]?.key ?? index, [rows]),
    estimateSize: useCallback((index: number) => rows[index]?.height ?? 0, [rows]),
    overscan: BEYOND,
    // The first rows are there at once, to take the focus.
    initialRect: { width: 0, height: 480 },
    rangeExtractor: (range) => {
      const shown = defaultRangeExtractor(range);
      return pinned === null || pinned >= rows.length || shown.includes(pinned) ? shown : [...shown, pinned].toSorted((a, b) => a - b);
    },
  });
  useImperativeHandle(scroller, () => ({ show: (index) => virtual.scrollToIndex(index, { align: 'auto' }) }), [virtual]);

  const total = virtual.getTotalSize();
  const bottom = (virtual.scrollOffset ?? 0) + (virtual.scrollRect?.height ?? 0);
  const asked = useRef(-1);
  useEffect(() => {
    if (onNearEnd === undefined || asked.current === rows.length || bottom + AHEAD_PX < total) return;
    asked.current = rows.length;
    onNearEnd();
  }, [onNearEnd, rows.length, bottom, total]);

  return (
    <div ref={box} className={className === undefined ? styles['scroller'] : `${styles['scroller']} ${className}`}>
      <div className={styles['space']} style={{ height: total }}>
        {virtual.getVirtualItems().map(({ index, start, key }) => {
          const row = rows[index];
          if (row === undefined) return null;
          const { height, measured = false } = row;
          return (
            <div
              key={key}
              ref={measured ? virtual.measureElement : null}
              data-index={index}
              className={styles['row']}
              style={{ transform: `translateY(${String(start)}px)`, ...(measured ? { minHeight: height } : { height }) }}
            >
              {children(row, index)}
            </div>
          );
        })}
      </div>
    </div>
  );
}

export type VirtualScroller = {
  /** Scrolls as little as is needed to have a row in view. */
  readonly show: (index: number) => void;
};
