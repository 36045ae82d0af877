import { expect, test } from '@playwright/test';
import { rmSync } from 'node:fs';
import { launchBalie } from './support/balie.ts';
import { deskOf } from './support/desk.ts';
import { keepQuiet, newProfile, practise, restart, type Practice } from './support/practice.ts';

test.describe('settings', () => {
  test.describe.configure({ mode: 'serial' });
  const profile = newProfile();
  let practice: Practice;
  test.beforeAll(async () => {
    practice = await practise({ profile });
    await keepQuiet(practice);
  });
  test.afterAll(async () => {
    await practice.balie.close();
    rmSync(profile, { recursive: true, force: true });
  });

  async function open(item: string, menu = 'Menu'): Promise<void> {
    const { window } = practice.balie;
    await window.getByRole('button', { name: menu, exact: true }).click();
    await window.getByRole('menuitem', { name: item }).click();
  }

  test('light, dark, and as the system', async () => {
    const { window } = practice.balie;
    await open('General settings');
    const background = (): Promise<string> => window.evaluate(() => getComputedStyle(document.body).backgroundColor);
    await window.getByRole('radio', { name: 'Dark' }).click();
    const dark = await background();
    await window.getByRole('radio', { name: 'Light' }).click();
    await expect.poll(background).not.toBe(dark);
    const light = await background();
    await window.getByRole('radio', { name: 'As the system' }).click();
    await window.emulateMedia({ colorScheme: 'dark' });
    await expect.poll(background).toBe(dark);
    await window.emulateMedia({ colorScheme: 'light' });
    await expect.poll(background).toBe(light);
    await window.emulateMedia({ colorScheme: null });
  });

  test('the language changes at once, with everything in view', async () => {
    const { window } = practice.balie;
    await window.getByRole('radio', { name: 'Nederlands' }).click();
    await expect(window.getByRole('heading', { name: 'Instellingen' })).toBeVisible();
    await expect(deskOf(window, 'nl').line).toHaveText('Aangemeld');
    await expect(window.getByRole('region', { name: 'Telefoon', exact: true })).toBeVisible();
    await window.getByRole('radio', { name: 'English' }).click();
    await expect(window.getByRole('heading', { name: 'Settings' })).toBeVisible();
  });

  test('global shortcuts are taken from the system and given back', async () => {
    const { app, window } = practice.balie;
    const registered = (): Promise<boolean> =>
      app.evaluate(({ globalShortcut }) => globalShortcut.isRegistered('CommandOrControl+Shift+F2'));
    const toggle = window.getByRole('switch', { name: 'Shortcuts in every program' });
    const initially = (await toggle.getAttribute('aria-checked')) === 'true';
    await expect.poll(registered).toBe(initially);
    await toggle.click();
    await expect.poll(registered).toBe(!initially);
    await toggle.click();
    await expect.poll(registered).toBe(initially);
  });

  test('a number of another country is read by the country that is set', async () => {
    const { window } = practice.balie;
    const { desk } = practice;
    await desk.invoke('settings.change', { country: 'BE' });
    await expect.poll(async () => (await desk.state()).settings.country).toBe('BE');
    await expect(window.getByRole('combobox', { name: 'Country' })).toContainText('Belgium');
    await desk.invoke('settings.change', { country: 'NL' });
  });

  test('devices are listed, the microphone is heard, and the ring can be tried', async () => {
    const { window } = practice.balie;
    const { desk } = practice;
    await window.getByRole('tab', { name: 'Sound' }).click();
    const { devices } = await desk.state();
    expect(devices.microphones.length).toBeGreaterThan(0);
    await window.getByRole('combobox', { name: 'Microphone' }).click();
    for (const { label } of devices.microphones)
      await expect(window.getByRole('option', { name: label, exact: true })).toBeVisible();
    await window.getByRole('option', { name: devices.microphones[0]?.label ?? '', exact: true }).click();
    await expect.poll(async () => (await desk.state()).devices.microphone).toBe(devices.microphones[0]?.id);
    await expect
      .poll(
        async () => Number(await window.getByRole('meter', { name: 'Microphone level' }).getAttribute('aria-valuenow')),
        { timeout: 20_000, intervals: [100] },
      )
      .toBeGreaterThan(5);
    await window.getByRole('button', { name: 'Test ring' }).click();
    await expect(window.getByRole('button', { name: 'Test ring' })).not.toHaveAttribute('aria-busy', 'true');
    await expect(window.getByRole('alert')).toHaveCount(0);
  });

  test('settings come back after a restart', async () => {
    const { balie, desk } = practice;
    await desk.invoke('settings.change', { theme: 'dark', country: 'DE' });
    const before = (await desk.state()).settings;
    await balie.close();
    practice = await restart(balie, { profile });
    await expect(practice.desk.line).toHaveText('Registered');
    expect((await practice.desk.state()).settings).toEqual(before);
    expect(await practice.balie.window.evaluate(() => document.documentElement.dataset['theme'])).toBe('dark');
  });
});

for (const { name, provision, field, reason } of [
  { name: 'a missing account', provision: {}, field: 'account', reason: /is missing/ },
  {
    name: 'a misspelt setting',
    provision: { practice: true, langage: 'nl' },
    field: 'langage',
    reason: /not a known setting/,
  },
  {
    name: 'a wrong server',
    provision: {
      account: { displayName: 'Ada', uri: 'sip:1001@pbx.example', server: 'https://pbx.example', password: '' },
    },
    field: 'account.server',
    reason: /must start with/,
  },
  { name: 'something that is not JSON', provision: '{ "practice": tru', field: '(file)', reason: /not valid JSON/ },
]) {
  test(`a provisioning file with ${name} is refused by the name of the field`, async () => {
    const balie = await launchBalie({ provision });
    const { window } = balie;
    await expect(window.getByRole('heading', { name: 'The provisioning file has a mistake' })).toBeVisible({
      timeout: 30_000,
    });
    await expect(window.getByText(field, { exact: true })).toBeVisible();
    await expect(window.getByText(reason)).toBeVisible();
    await balie.close();
  });
}

test('two projects and a language by provisioning; --lang goes first', async () => {
  const provision = {
    practice: true,
    language: 'en',
    projects: [
      { key: 'shop', name: 'Web shop' },
      { key: 'bank', name: 'Bank' },
    ],
    project: 'bank',
  };
  const { balie, desk } = await practise({ provision, language: 'nl' });
  await expect(balie.window.getByRole('region', { name: 'Telefoon', exact: true })).toBeVisible();
  expect((await desk.state()).settings.language).toBe('nl');
  await balie.close();
});
