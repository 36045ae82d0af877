import { useCallback, useEffect, useImperativeHandle, useLayoutEffect, useMemo, useRef, useState, type ReactNode, type RefObject } from 'react';
import { rowsInView, tops } from './virtual-rows.ts';
import styles from './virtual-list.module.css';

export type VirtualRow = {
  readonly key: string;
  /** Px; what the row has until it is measured, and for rows that never change. */
  readonly height: number;
  /** Grows with its content, so it is measured while it is on screen. */
  readonly measured?: boolean;
};

/** Drawn beyond each edge, so that a turn of the wheel shows no blank. */
const BEYOND_PX = 240;
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
  const [view, setView] = useState({ top: 0, height: 0 });
  const [heights, setHeights] = useState<ReadonlyMap<string, number>>(new Map());
  const offsets = useMemo(
    () => tops(rows.map(({ key, height, measured }) => (measured === true ? (heights.get(key) ?? height) : height))),
    [rows, heights],
  );
  const total = offsets.at(-1) ?? 0;
  const shown = rowsInView(offsets, view.top - BEYOND_PX, view.top + view.height + BEYOND_PX);

  const look = useCallback(() => {
    const element = box.current;
    if (element === null) return;
    setView((before) =>
      before.top === element.scrollTop && before.height === element.clientHeight
        ? before
        : { top: element.scrollTop, height: element.clientHeight },
    );
  }, []);
  useLayoutEffect(() => {
    const element = box.current;
    if (element === null) return undefined;
    look();
    const observer = new ResizeObserver(look);
    observer.observe(element);
    return () => observer.disconnect();
  }, [look]);

  useImperativeHandle(
    scroller,
    () => ({
      show: (index) => {
        const element = box.current;
        const [top, bottom] = [offsets[index] ?? 0, offsets[index + 1] ?? total];
        if (element === null) return;
        if (top < element.scrollTop) element.scrollTop = top;
        else if (bottom > element.scrollTop + element.clientHeight) element.scrollTop = bottom - element.clientHeight;
      },
    }),
    [offsets, total],
  );

  const asked = useRef(-1);
  useEffect(() => {
    if (onNearEnd === undefined || asked.current === rows.length || view.top + view.height + AHEAD_PX < total) return;
    asked.current = rows.length;
    onNearEnd();
  }, [onNearEnd, rows.length, view, total]);

  const measure = useCallback(
    (key: string, height: number) =>
      setHeights((before) => (before.get(key) === height ? before : new Map(before).set(key, height))),
    [],
  );

  const indexes = Array.from({ length: shown.to - shown.from }, (_, index) => shown.from + index);
  if (pinned !== null && pinned < rows.length && !indexes.includes(pinned)) indexes.push(pinned);
  return (
    <div ref={box} className={className === undefined ? styles['scroller'] : `${styles['scroller']} ${className}`} onScroll={look}>
      <div className={styles['space']} style={{ height: total }}>
        {indexes.map((index) => {
          const row = rows[index];
          if (row === undefined) return null;
          return (
            <Placed key={row.key} row={row} top={offsets[index] ?? 0} onMeasured={measure}>
              {children(row, index)}
            </Placed>
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

function Placed({
  row: { key, height, measured },
  top,
  onMeasured,
  children,
}: {
  readonly row: VirtualRow;
  readonly top: number;
  readonly onMeasured: (key: string, height: number) => void;
  readonly children: ReactNode;
}) {
  const box = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const element = box.current;
    if (measured !== true || element === null) return undefined;
    const tell = (): void => onMeasured(key, element.offsetHeight);
    tell();
    const observer = new ResizeObserver(tell);
    observer.observe(element);
    return () => observer.disconnect();
  }, [key, measured, onMeasured]);
  return (
    <div
      ref={box}
      className={styles['row']}
      style={{ transform: `translateY(${String(top)}px)`, ...(measured === true ? { minHeight: height } : { height }) }}
    >
      {children}
    </div>
  );
}
