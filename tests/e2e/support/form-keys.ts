import { expect, type Page } from '@playwright/test';

/** What is typed, or the key that picks it, by field; the lines of a table cell by cell. */
export type Typed = Readonly<Record<string, string | readonly string[]>>;

const MOST_TABS = 60;

/** The field that has the focus. */
const fieldNow = (window: Page): Promise<string> => window.evaluate(() => document.activeElement?.closest('[data-field]')?.getAttribute('data-field') ?? '');

/** Fills the registration in as an agent does: to the first field that is missing, back to the top, and along all of them, until nothing of it is left. */
export async function fillForm(window: Page, typed: Typed): Promise<void> {
  const { keyboard } = window;
  // The form is there a moment after the call.
  await expect(async () => {
    await keyboard.press('Control+Enter');
    expect(await fieldNow(window)).not.toBe('');
  }).toPass({ timeout: 15_000 });
  while ((await fieldNow(window)) !== '') await keyboard.press('Shift+Tab');
  await keyboard.press('Tab');
  const left = new Set(Object.keys(typed));
  for (let tabs = 0; left.size > 0 && tabs < MOST_TABS; tabs += 1) {
    const field = await fieldNow(window);
    // Past the last one: what was chosen may ask for more above it.
    if (field === '') {
      await keyboard.press('Control+Enter');
      continue;
    }
    const given = typed[field];
    if (given !== undefined && left.delete(field)) {
      if (typeof given === 'string') await keyboard.type(given);
      else
        for (const cell of given) {
          if (cell !== '') await keyboard.type(cell);
          await keyboard.press('Enter');
        }
    }
    await keyboard.press('Tab');
  }
  expect([...left], 'fields that Tab did not reach').toEqual([]);
}
