import { useEffect, useState, type RefObject } from 'react';

/**
 * How many rows have room in an element, so that a list in it never scrolls.
 * @param rowHeight px
 * @param most also where nothing can be measured
 */
export function useFittingRows(element: RefObject<HTMLElement | null>, rowHeight: number, most: number): number {
  const [rows, setRows] = useState(most);
  useEffect(() => {
    const box = element.current;
    if (box === null || typeof ResizeObserver === 'undefined') return undefined;
    const observer = new ResizeObserver(([entry]) => {
      const height = entry?.contentRect.height ?? 0;
      setRows(Math.max(1, Math.min(most, Math.floor(height / rowHeight))));
    });
    observer.observe(box);
    return () => observer.disconnect();
  }, [element, rowHeight, most]);
  return rows;
}
