import { useLayoutEffect, useRef, type RefObject } from 'react';
import { isFocusFree } from '../../ui/focus.ts';

/** The button that opened a form gets the focus back when the form is left, unless the keyboard is at work somewhere else by then. @param open the form is there */
export function useBackFrom(open: boolean): RefObject<HTMLButtonElement | null> {
  const button = useRef<HTMLButtonElement>(null);
  const was = useRef(open);
  useLayoutEffect(() => {
    const left = was.current && !open;
    was.current = open;
    if (left && isFocusFree()) button.current?.focus();
  }, [open]);
  return button;
}
