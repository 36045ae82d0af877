import type { Page } from '@playwright/test';

/** When the window showed a silence at a level, wall-clock ms; null when it went away. */
export type ShownSilence = { readonly at: number; readonly level: string | null };

/** Notes every change of the clock of silence on the call card, painted or not yet. */
export async function watchSilences(window: Page): Promise<{ readonly end: () => Promise<readonly ShownSilence[]> }> {
  await window.evaluate(() => {
    const notes: { at: number; level: string | null }[] = [];
    const look = (): void => {
      const level = document.querySelector<HTMLElement>('[data-testid="silence"]')?.dataset['level'] ?? null;
      if ((notes.at(-1)?.level ?? null) !== level) notes.push({ at: Date.now(), level });
    };
    const observer = new MutationObserver(look);
    observer.observe(document.body, { subtree: true, childList: true, attributes: true, attributeFilter: ['data-level'] });
    Object.assign(globalThis, {
      balieSilences: () => {
        observer.disconnect();
        return notes;
      },
    });
  });
  return {
    end: () => window.evaluate(() => (globalThis as unknown as { readonly balieSilences: () => ShownSilence[] }).balieSilences()),
  };
}
