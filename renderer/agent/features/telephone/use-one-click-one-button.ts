import { useRef, type MouseEvent } from 'react';

/** Clicks this close in time (ms) and place (px) are one double click. */
const TOGETHER_MS = 500;
const TOGETHER_PX = 8;

/**
 * Keeps the second half of a double click from a button that has meanwhile come into the place of the first, such as Hold where
 * Answer was. For `onClickCapture` of what holds both buttons; clicks by keyboard and on one and the same button all count.
 */
export function useOneClickOneButton(): (event: MouseEvent) => void {
  const last = useRef<{
    readonly at: number;
    readonly x: number;
    readonly y: number;
    readonly button: Element | null;
  } | null>(null);
  return (event) => {
    // By keyboard, or by assistive technology, which has no place either.
    if (event.detail === 0 || (event.clientX === 0 && event.clientY === 0)) return;
    const button = event.target instanceof Element ? event.target.closest('button') : null;
    const before = last.current;
    const together =
      before !== null &&
      event.timeStamp - before.at < TOGETHER_MS &&
      Math.abs(event.clientX - before.x) < TOGETHER_PX &&
      Math.abs(event.clientY - before.y) < TOGETHER_PX;
    if (together && before.button !== button) {
      event.preventDefault();
      event.stopPropagation();
      return;
    }
    last.current = { at: event.timeStamp, x: event.clientX, y: event.clientY, button };
  };
}
