import { useEffect, type RefObject } from 'react';
import { isFocusFree, takesFocus } from './focus.ts';

/** So many steps back are known. */
const MOST = 30;
const FOCUSABLE = 'button, input, select, textarea, [tabindex="0"]';

/** What had the focus when a form opened. */
export const openerOf = new WeakMap<HTMLFormElement, Element>();

/**
 * Whatever has the focus may go: a row that is removed, a button that has done its work, a panel that closes. Then the focus goes to what
 * opened it or stands beside that, else to the row that took the place, else back to where it was before, so that whoever works by keys goes
 * on from there.
 * @param inside any element of the view
 */
export function useKeptFocus(inside: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const view = inside.current?.closest<HTMLElement>('[data-view]') ?? inside.current;
    if (view === null) return undefined;
    let before: readonly HTMLElement[] = [];
    let form: HTMLFormElement | null = null;
    let row: { readonly item: HTMLElement; readonly list: HTMLElement; readonly place: number } | null = null;
    const remember = ({ target }: FocusEvent): void => {
      if (!(target instanceof HTMLElement)) return;
      before = [target, ...before.filter((each) => each !== target && each.isConnected)].slice(0, MOST);
      form = target.closest('form');
      const item = target.closest('li');
      const list = item?.parentElement ?? null;
      row = item === null || list === null || !view.contains(list) ? null : { item, list, place: [...list.children].indexOf(item) };
    };
    const keep = (): void => {
      if (!isFocusFree() || before[0] === undefined || before[0].isConnected) return;
      const opener = form === null || form.isConnected ? undefined : openerOf.get(form);
      if (takesFocus(opener)) return opener.focus();
      // What opened it cannot be pressed for now: the keyboard stays in its part of the page.
      const part = opener?.isConnected === true ? opener.closest('section') : null;
      const near = part === null ? undefined : (before.find((each) => part.contains(each) && takesFocus(each)) ?? [...part.querySelectorAll(FOCUSABLE)].find(takesFocus));
      if (near !== undefined) return near.focus();
      const next = row === null || row.item.isConnected || !row.list.isConnected ? undefined : (row.list.children[row.place] ?? row.list.lastElementChild);
      const beside = next == null ? undefined : [...next.querySelectorAll(FOCUSABLE)].find(takesFocus);
      (beside ?? before.find((each) => each.hasAttribute('aria-expanded') && takesFocus(each)) ?? before.find(takesFocus) ?? [...view.querySelectorAll(FOCUSABLE)].find(takesFocus) ?? view).focus();
    };
    const observer = new MutationObserver(keep);
    view.addEventListener('focusin', remember);
    observer.observe(view, { childList: true, subtree: true });
    return () => {
      view.removeEventListener('focusin', remember);
      observer.disconnect();
    };
  }, [inside]);
}
