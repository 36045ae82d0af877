/** False for what stands in a view that is hidden; the focus leaves it only when the next frame is painted. */
export function isVisible(element: Element): boolean {
  return element.closest('[style*="display: none"], [hidden]') === null;
}

/**
 * Whether the focus may be put somewhere else: nothing has it, or something that is no longer in view has. Whoever is busy elsewhere in the
 * window stays there.
 * @param within what lies in it may lose the focus as well
 */
export function isFocusFree(within?: Element | null): boolean {
  const active = document.activeElement;
  return active === null || active === document.body || !isVisible(active) || within?.contains(active) === true;
}

/** Whether the focus can be put there. */
export function takesFocus(element: Element | null | undefined): element is HTMLElement {
  return element instanceof HTMLElement && element.isConnected && element !== document.body && !element.matches(':disabled') && isVisible(element);
}
