import { expect, test, type Page } from '@playwright/test';
import { keepQuiet, practise, type Practice } from './support/practice.ts';

test.describe.configure({ mode: 'serial' });

let practice: Practice;
test.beforeAll(async () => {
  practice = await practise();
  await keepQuiet(practice);
});
test.afterAll(async () => {
  await practice.balie.close();
});

/** The agent window out of view, as minimising does it; without a window manager the machine cannot minimise. */
async function hide(): Promise<void> {
  await practice.balie.app.evaluate(({ BrowserWindow }) => {
    for (const window of BrowserWindow.getAllWindows())
      if (window.webContents.getURL().includes('/agent/')) window.hide();
  });
}

/** The window of the bar: whether it shows, where it is, and how it lies. */
async function bar(): Promise<{ visible: boolean; onTop: boolean; focused: boolean; x: number; y: number; height: number } | null> {
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
  expect(await balie.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().find(({ webContents }) => webContents.getURL().includes('/agent/'))?.isVisible())).toBe(false);
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

test('the bar can be moved, remembers where it was, and may ask for nothing else', async () => {
  const { desk, balie } = practice;
  await balie.app.evaluate(({ BrowserWindow }) => {
    BrowserWindow.getAllWindows().find(({ webContents }) => webContents.getURL().includes('/bar/'))?.setPosition(300, 200);
  });
  const page = await barPage();
  const replies = await page.evaluate(async () => {
    const { callBar } = globalThis as unknown as { callBar: { invoke: (name: string, input: object) => Promise<unknown> } };
    return { required: Object.keys(globalThis).includes('require'), snapshot: await callBar.invoke('system.snapshot', {}) };
  });
  expect(replies).toMatchObject({ required: false, snapshot: { ok: false } });
  for (const { id } of (await desk.state()).interactions) await desk.invoke('registration.close', { interactionId: id, reason: 'no-time' }).catch(() => undefined);
});
