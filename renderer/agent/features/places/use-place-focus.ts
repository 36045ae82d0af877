import { useEffect, useRef, type FocusEvent, type RefObject } from 'react';
import { useOpenPlace } from '../../bridge/place.ts';
import { WORK } from '../../bridge/view-store.ts';
import { isFocusFree, isVisible } from '../../ui/focus.ts';

/**
 * Puts the focus into a view when it is opened: where it was when the view was left, else on what has `data-first-focus`,
 * else on the view itself. Back at the conversation, somebody who is in the telephone stays there.
 * @param area around all views
 * @returns what to do when something in the area gets the focus
 */
export function usePlaceFocus(area: RefObject<HTMLElement | null>): (event: FocusEvent<HTMLElement>) => void {
  const name = useOpenPlace()?.id ?? WORK;
  const last = useRef(new Map<string, HTMLElement>());
  const shown = useRef(name);
  useEffect(() => {
    if (shown.current === name) return;
    shown.current = name;
    const known = last.current.get(name);
    const there = known?.isConnected === true && isVisible(known) ? known : null;
    if (name === WORK) {
      if (isFocusFree(area.current)) there?.focus();
      return;
    }
    const view = area.current?.querySelector<HTMLElement>('[data-view]');
    (there ?? view?.querySelector<HTMLElement>('[data-first-focus]') ?? view)?.focus();
  }, [area, name]);
  return ({ target }) => {
    // Events of lists and menus outside it come through the tree as well.
    if (target instanceof HTMLElement && area.current?.contains(target) === true) last.current.set(name, target);
  };
}
