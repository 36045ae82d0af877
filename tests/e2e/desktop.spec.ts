import { expect, test } from '@playwright/test';
import { desktopBusMissing, openDesktopBus, type DesktopBus } from './support/desktop-bus.ts';
import { keepQuiet, practise, ring, type Practice } from './support/practice.ts';

test.describe.configure({ mode: 'serial' });

const missing = desktopBusMissing();
let desktop: DesktopBus;
let practice: Practice;

test.beforeAll(async () => {
  if (missing !== null) return;
  desktop = await openDesktopBus();
  practice = await practise({ env: desktop.env });
});
test.afterAll(async () => {
  await practice?.balie.close();
  await desktop?.close();
});
test.beforeEach(() => test.skip(missing !== null, `no desktop bus: ${missing ?? ''}`));

const toolTip = (): Promise<string> => desktop.toolTip();
/** What can be chosen; above it stands the state, which may have the same words. */
const labels = async (): Promise<readonly string[]> =>
  (await desktop.menu()).flatMap(({ label, enabled }) => (enabled ? [label] : []));
const checked = async (): Promise<readonly string[]> =>
  (await desktop.menu()).flatMap((entry) => (entry.checked ? [entry.label] : []));
const latest = () => desktop.shown.at(-1);

const inView = (): Promise<boolean> =>
  practice.balie.app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows().some(
      (window) => window.webContents.getURL().includes('/agent/') && window.isVisible(),
    ),
  );
const agentWindow = (what: 'close' | 'hide'): Promise<void> =>
  practice.balie.app.evaluate(({ BrowserWindow }, name) => {
    for (const window of BrowserWindow.getAllWindows())
      if (window.webContents.getURL().includes('/agent/')) window[name]();
  }, what);

test('the icon in the tray says the state and works the call; the notification answers, declines and leads to the call', async () => {
  const { desk } = practice;
  await keepQuiet(practice);
  await expect.poll(toolTip, { timeout: 20_000 }).toContain('Ready');
  const quiet = await desktop.icon();
  await expect.poll(checked).toEqual(['Ready']);

  // A call: picture, words and menu change, and a notification with its buttons comes.
  const before = desktop.shown.length;
  const card = await ring(practice, 'question');
  await expect.poll(toolTip).toContain('Ringing');
  await expect.poll(() => desktop.icon()).not.toBe(quiet);
  await expect.poll(() => desktop.shown.length).toBe(before + 1);
  const { calls } = await desk.state();
  const name = calls.calls.at(-1)?.remote.displayName ?? '';
  expect(latest()?.title).toContain(name);
  expect(latest()?.actions).toEqual(['default', expect.any(String), 'answer', 'Answer', 'decline', 'Decline']);
  expect(latest()?.hints).toMatchObject({ urgency: 2, category: 'call.incoming' });
  await expect.poll(labels).toContainEqual(expect.stringMatching(/^Answer /));
  desktop.invoke(latest()?.id ?? 0, 'answer');
  await expect(card.status).toHaveText('Talking');
  await expect.poll(toolTip).toContain('Talking');
  await expect.poll(labels).toContainEqual(expect.stringMatching(/^Hang up /));
  await desktop.choose((await labels()).find((label) => label.startsWith('Hang up')) ?? '');
  await expect(card.status).toHaveText('Ended');

  // Answered elsewhere than on the notification, it goes.
  await finish();
  await (await ring(practice, 'question')).decline.click();
  await expect.poll(() => latest()?.withdrawn).toBe(true);

  // Its click brings a hidden window with the ringing call, and its other button turns the caller away.
  await finish();
  await agentWindow('hide');
  const hidden = desktop.shown.length;
  await desk.invoke('practice.callMe', { scenarioId: 'question' });
  await expect.poll(() => desktop.shown.length).toBe(hidden + 1);
  expect(await inView()).toBe(false);
  desktop.invoke(latest()?.id ?? 0, 'default');
  await expect.poll(inView).toBe(true);
  await expect(desk.onlyCard().status).toHaveText('Ringing');
  await desk.onlyCard().decline.click();
  await finish();
  const declined = desktop.shown.length;
  const again = await ring(practice, 'question');
  await expect.poll(() => desktop.shown.length).toBe(declined + 1);
  desktop.invoke(latest()?.id ?? 0, 'decline');
  await expect(again.status).toHaveText('Ended');
  await finish();
});

test('the tray chooses the state, and takes the window in when it is closed', async () => {
  const { desk } = practice;
  const other = (await labels()).find((label) => label.startsWith('Not ready')) ?? '';
  await desktop.choose(other);
  await expect.poll(toolTip).toContain('Not ready');
  await expect.poll(checked).toEqual([other]);
  await desktop.choose('Ready');
  await expect.poll(async () => (await desk.state()).session.state.state).toBe('ready');

  await desk.invoke('settings.change', { minimiseToTray: true });
  await agentWindow('close');
  await expect.poll(inView).toBe(false);
  const show = (await labels()).find((label) => label.startsWith('Show')) ?? '';
  await desktop.choose(show);
  await expect.poll(inView).toBe(true);
  await desk.invoke('settings.change', { minimiseToTray: false });
});

test('a callback whose moment has come is said by the desktop and in the tray; a click brings the hidden window with it in sight', async () => {
  const { desk, balie } = practice;
  const me = (await desk.state()).session.agent?.id;
  await agentWindow('hide');
  const before = desktop.shown.length;
  const made = (await desk.invoke('agreement.make', {
    ...{ contactId: null, interactionId: null, number: '+31612345678', toWhom: 'Mrs Berg', what: 'The price of the table', dueAt: Date.now() + 1_500, owner: me },
    callback: { anyone: false, zone: 'Europe/Amsterdam' },
  })) as { readonly id: string };
  await expect.poll(() => desktop.shown.length, { timeout: 20_000 }).toBe(before + 1);
  expect(latest()).toMatchObject({ title: expect.stringContaining('Mrs Berg'), body: expect.stringContaining('The price of the table'), withdrawn: false });
  await expect.poll(labels).toContainEqual(expect.stringMatching(/callback|call back/iu));
  expect(await inView()).toBe(false);
  desktop.invoke(latest()?.id ?? 0, 'default');
  await expect.poll(inView).toBe(true);
  await expect(balie.window.getByRole('region', { name: 'Callback due', exact: true })).toContainText('Mrs Berg');
  // Put off, it is said no more until then.
  await desk.invoke('callback.postpone', { agreementId: made.id, dueAt: Date.now() + 3_600_000 });
  await expect.poll(() => latest()?.withdrawn).toBe(true);
  await desk.invoke('agreement.remove', { agreementId: made.id, removed: true });
});

/** Nothing to register, no cards. */
async function finish(): Promise<void> {
  const { desk } = practice;
  for (const { id } of (await desk.state()).interactions)
    await desk.invoke('registration.close', { interactionId: id, reason: 'no-time' }).catch(() => undefined);
  await desk.clear();
}
