/** False for what stands in a view that is hidden; the focus leaves it only when the next frame is painted. */
export function isVisible(element: Element): boolean {
  return element.closest('[style*="display: none"], [hidden]') === null;
}
