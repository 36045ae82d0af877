import { useEffect, useRef, type FocusEvent, type RefObject } from 'react';
import { restFocus } from '../../ui/focus.ts';

/**
 * Keeps the focus in a region when what had it goes away with what was pressed: a form that is left, a button that did its work. It rests
 * on the region itself: the next key goes on from there, and whatever comes next may take it. Whoever is at work elsewhere by then stays there.
 */
export function useFocusKept(region: RefObject<HTMLElement | null>): { readonly onFocusCapture: (event: FocusEvent<HTMLElement>) => void; readonly onBlurCapture: () => void } {
  const last = useRef<HTMLElement | null>(null);
  useEffect(() => {
    const box = region.current;
    if (box === null) return undefined;
    const watch = new MutationObserver(() => {
      if (last.current?.isConnected !== false) return;
      last.current = null;
      if (document.activeElement !== null && document.activeElement !== document.body) return;
      restFocus(box);
    });
    watch.observe(box, { childList: true, subtree: true });
    return () => watch.disconnect();
  }, [region]);
  return {
    onFocusCapture: ({ target }) => {
      if (target instanceof HTMLElement && region.current?.contains(target) === true) last.current = target;
    },
    // Not heard of what is taken out of the document.
    onBlurCapture: () => {
      last.current = null;
    },
  };
}
