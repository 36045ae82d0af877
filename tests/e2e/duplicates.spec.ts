import { AxeBuilder } from '@axe-core/playwright';
import { expect, test } from '@playwright/test';
import type { SoftphoneBridge } from '../../shared/ipc/envelope.ts';
import { FULL, keepQuiet, practise, type Practice } from './support/practice.ts';

/** Changes of one customer, so that the history has something to scroll. */
const CHANGES = FULL ? 10_000 : 120;
/** Stands in two of them: in the one that wrote it and in the next. */
const SOUGHT = FULL ? 'note 9999' : 'note 77';

let practice: Practice;
test.describe.configure({ mode: 'serial' });
test.beforeAll(async () => {
  practice = await practise();
  await keepQuiet(practice);
});
test.afterAll(() => practice?.balie.close());

const field = (name: string) => practice.panes.customer.getByRole('textbox', { name, exact: true });
const place = (name: string) => practice.balie.window.getByRole('region', { name, exact: true });

/** Nothing serious in the way of assistive technology. */
async function expectAccessible(): Promise<void> {
  const { violations } = await new AxeBuilder({ page: practice.balie.window }).setLegacyMode(true).analyze();
  const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
  expect.soft(serious.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`)).toEqual([]);
}

test('says while typing whose number it is, and opens that one by a key', async () => {
  const { balie, panes } = practice;
  const { keyboard } = balie.window;
  await keyboard.press('Control+n');
  await field('First name').fill('Zoë');
  await field('Last name').fill('Bosch');
  await field('Telephone').fill('020 765 43 21');
  await panes.customer.getByRole('button', { name: 'Save customer' }).click();
  await expect(panes.customer.getByRole('heading', { name: 'Zoë Bosch' })).toBeVisible();

  await keyboard.press('Control+n');
  await field('First name').fill('Zoe');
  await field('Telephone').fill('+31 20 765 4321');
  const hint = panes.customer.getByRole('status', { name: 'Already known?' });
  await expect(hint).toContainText('belongs to Zoë Bosch');
  await keyboard.press('Control+o');
  await expect(panes.customer.getByRole('heading', { name: 'Zoë Bosch' })).toBeVisible();
  await expect(hint).toHaveCount(0);

  // Somebody who does not heed it makes a duplicate.
  await keyboard.press('Control+n');
  await field('First name').fill('Zoe');
  await field('Infix').fill('van den');
  await field('Last name').fill('Bos');
  await field('Telephone').fill('020 7654321');
  await field('City').fill('Delft');
  await keyboard.press('Control+Enter');
  await expect(panes.customer.getByRole('heading', { name: 'Zoe van den Bos' })).toBeVisible();
});

test('lists the two, and merges them by keyboard alone', async () => {
  const { keyboard } = practice.balie.window;
  await keyboard.press('Control+3');
  const pair = place('Duplicates').getByRole('listitem').filter({ hasText: 'Zoë Bosch' });
  await expect(pair).toContainText('same number', { timeout: 60_000 });
  await expect(pair).toBeFocused();
  await expectAccessible();
  await keyboard.press('Enter');
  const name = place('Duplicates').getByRole('radiogroup', { name: 'Last name' });
  await expect(place('Duplicates').getByRole('radiogroup', { name: 'First name' })).toBeFocused();
  await keyboard.press('ArrowDown');
  await expect(name).toBeFocused();
  await expectAccessible();
  await keyboard.press('ArrowRight');
  await expect(name.getByRole('radio', { name: 'Last name: right' })).toBeChecked();
  await keyboard.press('ArrowLeft');
  await expect(name.getByRole('radio', { name: 'Last name: left' })).toBeChecked();
  await keyboard.press('Control+Enter');
  await expect(place('Duplicates')).toContainText('Zoe van den Bos was merged into Zoë Bosch.');
  await place('Duplicates').getByRole('button', { name: 'Undo' }).click();
  await expect(place('Duplicates')).toContainText('The merge was taken back.');
  await expect(pair).toBeVisible({ timeout: 60_000 });

  await pair.getByRole('button', { name: 'Not the same' }).click();
  await expect(pair).toHaveCount(0);
  await place('Duplicates').getByRole('button', { name: 'Undo' }).click();
  await expect(pair).toBeVisible();
  await pair.focus();
  await keyboard.press('Enter');
  await expect(place('Duplicates').getByRole('radiogroup', { name: 'First name' })).toBeFocused();
  await keyboard.press('Control+Enter');
  await expect(place('Duplicates')).toContainText('was merged into');
});

test('shows the whole history: filtered, searched, scrolled, and the merge taken back in it', async () => {
  test.setTimeout(FULL ? 900_000 : 60_000);
  const { balie, desk, panes } = practice;
  const { keyboard } = balie.window;
  await keyboard.press('Escape');
  await keyboard.press('Control+k');
  await panes.search.fill('bosch');
  await expect(balie.window.getByRole('option', { name: /Zoë Bosch/ })).toBeVisible();
  await keyboard.press('Enter');
  await expect(panes.customer.getByRole('heading', { name: 'Zoë Bosch' })).toBeVisible();
  const [found] = (await desk.invoke('contact.search', { query: 'bosch', limit: 1 })) as readonly { readonly id: string }[];
  const contactId = found?.id ?? '';
  await balie.window.evaluate(
    async ([contact, changes]) => {
      const { softphone } = globalThis as unknown as { readonly softphone: SoftphoneBridge };
      for (let change = 1; change <= changes; change++) {
        const found = await softphone.invoke('contact.get', { contactId: contact });
        if (!found.ok) throw new Error(found.error.code);
        const { id: _id, version, ...fields } = found.value as Record<string, unknown>;
        const saved = await softphone.invoke('contact.save', { contactId: contact, version, fields: { ...fields, notes: `note ${String(change)}` }, interactionId: null });
        if (!saved.ok) throw new Error(saved.error.code);
      }
    },
    [contactId, CHANGES] as const,
  );

  await keyboard.press('Control+h');
  const feed = (within = panes.customer) => within.getByRole('feed', { name: 'History' });
  await expect(feed().getByRole('article').first()).toBeVisible();
  await panes.customer.getByRole('button', { name: 'Show large' }).click();
  const history = place('History');
  const entries = feed(history).getByRole('article');
  await expect(entries.first()).toContainText(`note ${String(CHANGES)}`);
  await expect(feed(history).getByText('Today').first()).toBeVisible();
  expect(await entries.count()).toBeLessThan(60);
  await expectAccessible();

  await entries.first().focus();
  // Each press goes to the end of what is loaded, which loads more.
  await expect(async () => {
    await keyboard.press('End');
    await expect(entries.last()).toBeFocused({ timeout: 500 });
    await expect(entries.last()).toContainText('Customer added', { timeout: 500 });
  }).toPass({ timeout: FULL ? 600_000 : 20_000 });

  await history.getByRole('textbox', { name: 'Search in the history' }).fill(SOUGHT);
  await expect(entries).toHaveCount(2);
  await history.getByRole('textbox', { name: 'Search in the history' }).fill('');
  await history.getByRole('button', { name: 'Calls' }).click();
  await expect(history).toContainText('Nothing found.');
  await history.getByRole('button', { name: 'Calls' }).click();

  await history.getByRole('textbox', { name: 'Search in the history' }).fill('van den bos');
  const merge = entries.filter({ hasText: 'Merged with Zoe van den Bos' }).first();
  await merge.focus();
  await keyboard.press('Enter');
  await merge.getByRole('button', { name: 'Take the merge back' }).click();
  await expect(entries.filter({ hasText: 'Merge with Zoe van den Bos taken back' }).first()).toBeVisible();
  const back = (await desk.invoke('contact.search', { query: 'van den bos', limit: 5 })) as readonly { readonly name: string }[];
  expect(back.map(({ name }) => name)).toContain('Zoe van den Bos');

  // A letter of another day: noted by one key, found back, removed and put back.
  await history.getByRole('textbox', { name: 'Search in the history' }).fill('');
  await keyboard.press('Control+Shift+G');
  const form = history.getByRole('form', { name: 'Note a letter' });
  await expect(form.getByRole('radio', { name: 'Received' })).toBeFocused();
  await form.getByRole('radio', { name: 'Post' }).click();
  await form.getByLabel('Received on').fill('2024-02-29');
  await form.getByRole('textbox', { name: 'Subject' }).fill('Cancellation');
  await form.getByRole('textbox', { name: 'Text, or what it says in short' }).fill('Leaves us in March.');
  // Looking elsewhere for a moment costs nothing of it.
  await history.getByRole('button', { name: 'To the customer' }).click();
  await keyboard.press('Control+2');
  await expect(form.getByRole('textbox', { name: 'Subject' })).toHaveValue('Cancellation');
  await form.getByRole('textbox', { name: 'Subject' }).press('Control+Enter');
  await expect(history.getByRole('status').filter({ hasText: 'Noted in the history.' })).toBeVisible();
  await history.getByRole('textbox', { name: 'Search in the history' }).fill('leaves march');
  await expect(entries).toHaveCount(1);
  const letter = entries.filter({ hasText: 'Letter received' });
  await expect(feed(history).getByText('29 February 2024').first()).toBeVisible();
  await letter.focus();
  await keyboard.press('Enter');
  // Put right, looked at as it was, and back.
  await letter.getByRole('button', { name: 'Change', exact: true }).click();
  const change = letter.getByRole('form', { name: 'Change' });
  await change.getByRole('textbox', { name: 'Text, or what it says in short' }).fill('Leaves us in April.');
  await keyboard.press('Control+Enter');
  await expect(letter.getByRole('button', { name: 'Undo' })).toBeFocused();
  await expect(entries).toHaveCount(1);
  await letter.getByText(/^Until .*, changed by/u).click();
  await expect(letter.getByText(/Leaves us in March\.$/u)).toBeVisible();
  await keyboard.press('Shift+Tab');
  await letter.getByRole('button', { name: 'Undo' }).click();
  await expect(letter.locator('p').filter({ hasText: /^Leaves us in March\.$/u })).toBeVisible();
  await letter.getByRole('button', { name: 'Remove from the history' }).click();
  await letter.getByRole('button', { name: 'Undo' }).click();
  await expect(letter.getByText('Leaves us in March.').last()).toBeVisible();
  await expectAccessible();
});
