/** False for what stands in a view that is hidden; the focus leaves it only when the next frame is painted. */
export function isVisible(element: Element): boolean {
  return element.closest('[style*="display: none"], [hidden]') === null;
}

/** On a region that has the focus only because what had it is gone: nobody is busy there. */
export const FOCUS_RESTS = 'data-focus-rests';

/**
 * Whether the focus may be put somewhere else: nothing has it, or something that is no longer in view has, or it only rests. Whoever is busy elsewhere in the
 * window stays there.
 * @param within what lies in it may lose the focus as well
 */
export function isFocusFree(within?: Element | null): boolean {
  const active = document.activeElement;
  return active === null || active === document.body || active.hasAttribute(FOCUS_RESTS) || !isVisible(active) || within?.contains(active) === true;
}

/**
 * Puts the focus on a region because what had it is gone, or was never there: the next key goes on from there, and whatever comes next may take it.
 */
export function restFocus(region: HTMLElement): void {
  // Not for good: a click on a word in it is no work that would hold the focus there.
  region.tabIndex = -1;
  region.setAttribute(FOCUS_RESTS, '');
  const leave = (): void => {
    region.removeAttribute('tabindex');
    region.removeAttribute(FOCUS_RESTS);
  };
  region.addEventListener('blur', leave, { once: true });
  region.focus();
}

/** Whether the focus can be put there. */
export function takesFocus(element: Element | null | undefined): element is HTMLElement {
  return element instanceof HTMLElement && element.isConnected && element !== document.body && !element.matches(':disabled') && isVisible(element);
}
