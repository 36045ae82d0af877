import { expect, test, type Page } from '@playwright/test';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { keepQuiet, practise, ring, type Practice } from './support/practice.ts';
import { KEYSYM, openXKeys, xKeysMissing } from './support/x-keys.ts';

test.describe.configure({ mode: 'serial' });

let practice: Practice;
test.beforeAll(async () => {
  practice = await practise();
  await keepQuiet(practice);
});
test.afterAll(async () => {
  await practice.balie.close();
});

/** No call, no card, nothing to finish, and the window in view. */
test.beforeEach(async () => {
  const { desk, balie } = practice;
  await balie.app.evaluate(({ BrowserWindow }) => {
    for (const window of BrowserWindow.getAllWindows())
      if (window.webContents.getURL().includes('/agent/')) window.show();
  });
  for (const one of await desk.cards.getByRole('button', { name: 'Hang up' }).all())
    await one.press('Enter', { timeout: 2_000 }).catch(() => undefined);
  for (const { id } of (await desk.state()).interactions)
    await desk.invoke('registration.close', { interactionId: id, reason: 'no-time' }).catch(() => undefined);
  await desk.clear();
});

/** The agent window out of view, as minimising does it; without a window manager the machine cannot minimise. */
async function hide(): Promise<void> {
  await practice.balie.app.evaluate(({ BrowserWindow }) => {
    for (const window of BrowserWindow.getAllWindows())
      if (window.webContents.getURL().includes('/agent/')) window.hide();
  });
}

/** The window of the bar: whether it shows, where it is, and how it lies. */
async function bar(): Promise<{
  visible: boolean;
  onTop: boolean;
  focused: boolean;
  x: number;
  y: number;
  height: number;
} | null> {
  return practice.balie.app.evaluate(({ BrowserWindow }) => {
    const window = BrowserWindow.getAllWindows().find(({ webContents }) => webContents.getURL().includes('/bar/'));
    if (window === undefined) return null;
    const { x, y, height } = window.getBounds();
    return { visible: window.isVisible(), onTop: window.isAlwaysOnTop(), focused: window.isFocused(), x, y, height };
  });
}

async function barPage(): Promise<Page> {
  await expect(async () => {
    expect(practice.balie.app.windows().some((page) => page.url().includes('/bar/'))).toBe(true);
  }).toPass();
  const page = practice.balie.app.windows().find((one) => one.url().includes('/bar/'));
  if (page === undefined) throw new Error('there is no call bar');
  return page;
}

test('the call bar shows and works a call while the window is hidden, and goes when it is back', async () => {
  const { desk, balie } = practice;
  expect(await bar()).toBeNull();
  await hide();
  await expect.poll(bar).toMatchObject({ visible: false });
  const card = await (async () => {
    await desk.invoke('practice.callMe', { scenarioId: 'question' });
    return desk.onlyCard();
  })();
  await expect.poll(bar).toMatchObject({ visible: true, onTop: true, focused: false, height: 64 });
  const page = await barPage();
  const status = page.getByRole('status', { name: 'Call' });
  await expect(status).toHaveText('Ringing');
  await page.screenshot({ path: test.info().outputPath('bar-ringing.png') });
  await page.getByRole('button', { name: 'Answer' }).click();
  await expect(status).toHaveText('Talking');
  // The window was not brought forward by the call.
  expect(
    await balie.app.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()
        .find(({ webContents }) => webContents.getURL().includes('/agent/'))
        ?.isVisible(),
    ),
  ).toBe(false);
  await page.keyboard.press('F7');
  await expect(page.getByRole('button', { name: 'Unmute' })).toBeVisible();
  await page.screenshot({ path: test.info().outputPath('bar-talking.png') });
  await page.getByRole('button', { name: 'Unmute' }).click();
  await page.getByRole('button', { name: 'Hold' }).click();
  await expect(status).toHaveText('On hold');
  await page.getByRole('button', { name: 'Resume' }).click();
  await expect(status).toHaveText('Talking');
  await page.getByRole('button', { name: 'Show the window of Balie' }).click();
  await expect.poll(bar).toMatchObject({ visible: false });
  await expect(card.status).toHaveText('Talking');
  await hide();
  await expect.poll(bar).toMatchObject({ visible: true });
  await page.keyboard.press('F4');
  await expect.poll(bar).toMatchObject({ visible: false });
});

test('the bar stays where it was put, also when its process dies, and its page may ask for nothing else', async () => {
  const { balie } = practice;
  await hide();
  await ring(practice);
  const page = await barPage();
  const replies = await page.evaluate(async () => {
    const { callBar } = globalThis as unknown as {
      callBar: { invoke: (name: string, input: object) => Promise<unknown> };
    };
    return {
      required: Object.keys(globalThis).includes('require'),
      snapshot: await callBar.invoke('system.snapshot', {}),
    };
  });
  expect(replies).toMatchObject({ required: false, snapshot: { ok: false } });
  await balie.app.evaluate(({ BrowserWindow }) => {
    BrowserWindow.getAllWindows()
      .find(({ webContents }) => webContents.getURL().includes('/bar/'))
      ?.setPosition(300, 200);
  });
  const kept = path.join(balie.profile, 'call-bar.json');
  await expect
    .poll(() => existsSync(kept) && (JSON.parse(readFileSync(kept, 'utf8')) as unknown))
    .toEqual({ x: 300, y: 200 });
  await balie.app.evaluate(({ BrowserWindow }) => {
    BrowserWindow.getAllWindows()
      .find(({ webContents }) => webContents.getURL().includes('/bar/'))
      ?.webContents.forcefullyCrashRenderer();
  });
  await expect.poll(bar).toBeNull();
  await expect.poll(bar).toMatchObject({ visible: true, x: 300, y: 200 });
  await (await barPage()).getByRole('button', { name: 'Decline' }).click();
  await expect.poll(bar).toMatchObject({ visible: false });
});

test('the keys of the window can be chosen: conflicts are refused by name, the list shows the present ones', async () => {
  const { balie, desk } = practice;
  const { window } = balie;
  await window.bringToFront();
  await window.getByRole('button', { name: 'Menu', exact: true }).click();
  await window.getByRole('menuitem', { name: 'General settings' }).click();
  await window.getByRole('tab', { name: 'Keyboard' }).click();
  const calls = window.getByRole('region', { name: 'Call', exact: true });
  const answer = calls.getByRole('button', { name: /^Answer: .*Choose another key$/ });
  await answer.click();
  await window.keyboard.press('F6');
  await expect(calls.getByRole('alert')).toHaveText('F6 is already the key for: Hold or resume.');
  await window.keyboard.press('a');
  await expect(calls.getByRole('alert')).toContainText('would act while you type');
  await window.keyboard.press('Control+Shift+Y');
  await expect(answer).toHaveAccessibleName('Answer: Ctrl+Shift+Y. Choose another key');
  await window.screenshot({ path: test.info().outputPath('keys.png') });
  await window.keyboard.press('F1');
  await expect(window.getByRole('dialog', { name: 'All shortcuts' })).toContainText('Ctrl+Shift+Y');
  await window.keyboard.press('Escape');
  const card = await ring(practice, 'question');
  await expect(card.answer).toHaveAttribute('aria-keyshortcuts', 'Control+Shift+Y');
  await window.keyboard.press('F2');
  await window.keyboard.press('Control+Shift+Y');
  await expect(card.status).toHaveText('Talking');
  await card.hangUp.click();
  await calls.getByRole('button', { name: 'Answer: back to F2' }).click();
  await expect(answer).toHaveAccessibleName('Answer: F2. Choose another key');
  expect((await desk.state()).settings.keys).toEqual({});
  await window.getByRole('button', { name: 'Back to work' }).click();
});

test('keys in every program answer, mute and hang up while the window is hidden, also with a key of one’s own', async () => {
  const missing = xKeysMissing();
  test.skip(missing !== null, `no keys can be pressed: ${missing}`);
  const { desk } = practice;
  await desk.invoke('settings.change', {
    globalShortcuts: true,
    callBar: false,
    keys: { 'global-answer': 'Ctrl+Alt+M' },
  });
  const keys = await openXKeys();
  try {
    const card = await ring(practice, 'question');
    await hide();
    await keys.press(KEYSYM.Control, KEYSYM.Shift, KEYSYM.F(2));
    await expect(card.status).toHaveText('Ringing');
    await keys.press(KEYSYM.Control, KEYSYM.Alt, KEYSYM.m);
    await expect(card.status).toHaveText('Talking');
    await keys.press(KEYSYM.Control, KEYSYM.Shift, KEYSYM.F(7));
    await expect(card.unmute).toHaveCount(1);
    await keys.press(KEYSYM.Control, KEYSYM.Shift, KEYSYM.F(4));
    await expect(card.status).toHaveText('Ended');
  } finally {
    keys.close();
    await desk.invoke('settings.change', { globalShortcuts: false, callBar: true, keys: {} });
  }
});
