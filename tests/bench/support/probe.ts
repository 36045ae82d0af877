import type { Page } from '@playwright/test';
import { wallOffset } from './clock.ts';

type ProbeState = { clickAt: number; shownAt: Promise<number> };
type ProbedWindow = { benchProbe: ProbeState };

/** Notes in the page itself when somebody clicks. */
export async function installProbe(page: Page): Promise<void> {
  await page.evaluate(() => {
    const state: ProbeState = { clickAt: 0, shownAt: Promise.resolve(0) };
    (globalThis as unknown as ProbedWindow).benchProbe = state;
    document.addEventListener('click', () => (state.clickAt = performance.now()), { capture: true });
  });
}

/** Instant of the last click in the page, ms since 1970. */
export async function lastClick(page: Page): Promise<number> {
  const at = await page.evaluate(() => (globalThis as unknown as ProbedWindow).benchProbe.clickAt);
  return at + (await page.evaluate(wallOffset));
}

/**
 * From now on the page looks for a visible button whose text begins with `text`.
 * @returns waits for it: the instant (ms since 1970) at which the frame that shows it was produced. @throws Error after 15 s.
 */
export async function watchForButton(page: Page, text: string): Promise<() => Promise<number>> {
  await page.evaluate((wanted) => {
    (globalThis as unknown as ProbedWindow).benchProbe.shownAt = new Promise((resolve, reject) => {
      const isThere = (): boolean =>
        [...document.querySelectorAll('button')].some(
          (button) => (button.textContent ?? '').trim().startsWith(wanted) && button.offsetParent !== null,
        );
      const timer = setTimeout(() => reject(new Error(`no button ${wanted}`)), 15_000);
      const observer = new MutationObserver(() => {
        if (!isThere()) return;
        observer.disconnect();
        clearTimeout(timer);
        // The frame is laid out and painted after its animation callbacks; a task posted there runs after that.
        requestAnimationFrame(() => {
          const { port1, port2 } = new MessageChannel();
          port1.addEventListener('message', () => resolve(performance.now()));
          port1.start();
          port2.postMessage(null);
        });
      });
      observer.observe(document.documentElement, {
        subtree: true,
        childList: true,
        attributes: true,
        characterData: true,
      });
    });
    (globalThis as unknown as ProbedWindow).benchProbe.shownAt.catch(() => undefined);
  }, text);
  return async () => {
    const at = await page.evaluate(async () => (globalThis as unknown as ProbedWindow).benchProbe.shownAt);
    return at + (await page.evaluate(wallOffset));
  };
}
