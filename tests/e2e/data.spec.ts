import { expect, test } from '@playwright/test';
import BetterSqlite from 'better-sqlite3';
import { execFileSync } from 'node:child_process';
import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  rmSync,
  statfsSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import path from 'node:path';
import { launchBalie, secondStart } from './support/balie.ts';
import { deskOf } from './support/desk.ts';
import { keepQuiet, newProfile, practise, restart, talk, type Practice } from './support/practice.ts';
import { emptyContactFields } from '../../shared/domain/contact/contact-name.ts';
import { dataFileOf, hashOf, rowsOf } from './support/tables.ts';

const FIELDS = emptyContactFields();

async function addCustomer({ desk }: Practice, lastName: string): Promise<void> {
  await desk.invoke('contact.save', {
    contactId: null,
    version: 0,
    fields: { ...FIELDS, lastName },
    interactionId: null,
  });
}

async function isKnown({ desk }: Practice, lastName: string): Promise<boolean> {
  return ((await desk.invoke('contact.search', { query: lastName, limit: 5 })) as readonly unknown[]).length > 0;
}

/** A profile with a customer in it, closed in order. */
async function usedProfile(customer = 'Bewaarder'): Promise<string> {
  const profile = newProfile();
  const practice = await practise({ profile });
  await addCustomer(practice, customer);
  await practice.desk.invoke('backup.create', {});
  await practice.balie.close();
  return profile;
}

/** The file that was set aside, by its beginning. */
function kept(profile: string, why: 'damaged' | 'replaced'): string {
  const [name] = readdirSync(profile).filter((file) => file.startsWith(`balie-${why}-`) && file.endsWith('.sqlite'));
  if (name === undefined) throw new Error(`no ${why} file in ${readdirSync(profile).join(', ')}`);
  return path.join(profile, name);
}

test('a damaged file is said, left alone, and a backup takes its place', async () => {
  const profile = await usedProfile();
  const file = dataFileOf(profile);
  const handle = openSync(file, 'r+');
  writeSync(handle, Buffer.alloc(3 * 4096, 0xa5), 0, 3 * 4096, 4096);
  closeSync(handle);
  const hash = hashOf(file);

  const balie = await launchBalie({ profile });
  const { window } = balie;
  await expect(window.getByRole('heading', { name: 'The data file is damaged' })).toBeVisible({ timeout: 30_000 });
  await expect(window.getByText(file)).toBeVisible();
  expect(hashOf(file)).toBe(hash);
  await window.getByRole('button', { name: 'Try again' }).click();
  await expect(window.getByRole('heading', { name: 'The data file is damaged' })).toBeVisible();
  expect(hashOf(file)).toBe(hash);

  await window
    .getByRole('list', { name: 'Backups' })
    .getByRole('listitem')
    .filter({ hasText: 'made by hand' })
    .getByRole('button')
    .click();
  await window.getByRole('button', { name: 'Restore', exact: true }).click();
  const desk = deskOf(window);
  await expect(desk.line).toHaveText('Registered');
  await expect(window.getByRole('region', { name: 'Notices' }).getByText('The backup has been restored.')).toBeVisible();
  expect(await desk.invoke('contact.search', { query: 'Bewaarder', limit: 5 })).toHaveLength(1);
  expect(hashOf(kept(profile, 'replaced'))).toBe(hash);
  await balie.close();
  rmSync(profile, { recursive: true, force: true });
});

test('a file from a newer version is said, left alone, and an empty one can be begun beside it', async () => {
  const profile = await usedProfile();
  const file = dataFileOf(profile);
  const db = new BetterSqlite(file);
  const version = Number(db.pragma('user_version', { simple: true }));
  db.pragma(`user_version = ${String(version + 7)}`);
  db.pragma('wal_checkpoint(truncate)');
  db.close();
  const hash = hashOf(file);

  const balie = await launchBalie({ profile });
  const { window } = balie;
  await expect(window.getByRole('heading', { name: 'The data file is from a newer version' })).toBeVisible({
    timeout: 30_000,
  });
  await expect(window.getByText(String(version + 7), { exact: true })).toBeVisible();
  expect(hashOf(file)).toBe(hash);
  await window.getByRole('button', { name: 'Start with an empty file' }).click();
  await window
    .getByRole('group', { name: 'Start with an empty file' })
    .getByRole('button', { name: 'Start with an empty file' })
    .click();
  await expect(window.getByRole('button', { name: 'Practice line' })).toBeVisible();
  expect(hashOf(kept(profile, 'damaged'))).toBe(hash);
  await balie.close();
  rmSync(profile, { recursive: true, force: true });
});

test('a file that another program holds is said, and opens when it is free', async () => {
  const profile = await usedProfile();
  const file = dataFileOf(profile);
  const hash = hashOf(file);
  const db = new BetterSqlite(file);
  db.pragma('locking_mode = exclusive');
  db.exec('begin exclusive; select count(*) from agent; commit');

  const balie = await launchBalie({ profile });
  const { window } = balie;
  await expect(window.getByRole('heading', { name: 'The data file cannot be opened' })).toBeVisible({
    timeout: 45_000,
  });
  db.close();
  expect(hashOf(file)).toBe(hash);
  await window.getByRole('button', { name: 'Try again' }).click();
  await expect(deskOf(window).line).toHaveText('Registered');
  await balie.close();

  // Not even a file: a folder of that name.
  rmSync(file);
  mkdirSync(file);
  const again = await launchBalie({ profile });
  await expect(again.window.getByRole('heading', { name: 'The data file cannot be opened' })).toBeVisible({
    timeout: 30_000,
  });
  expect(existsSync(file)).toBe(true);
  await again.close();
  rmSync(profile, { recursive: true, force: true });
});

test('a full disk: nothing typed is lost, and a start on it is refused with the file as it was', async () => {
  test.skip(
    process.platform !== 'linux' || process.getuid?.() !== 0,
    'a disk of its own can be mounted only by root on Linux',
  );
  test.setTimeout(120_000);
  const profile = newProfile();
  execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=64m', 'tmpfs', profile]);
  const filler = path.join(profile, 'filler');
  const fill = (): void => {
    const { bavail, bsize } = statfsSync(profile);
    const handle = openSync(filler, 'a');
    const block = Buffer.alloc(Number(bsize));
    try {
      for (let left = Number(bavail); left > 0; left--) writeSync(handle, block);
    } catch {
      // Full.
    } finally {
      closeSync(handle);
    }
  };
  try {
    const practice = await practise({ profile });
    const { balie, desk, panes } = practice;
    await talk(practice, 'question');
    await panes.note.fill('before');
    await expect(panes.registration.getByText('saved', { exact: true })).toBeVisible();
    fill();
    const long = 'more than fits '.repeat(700);
    await panes.note.fill(long);
    await expect(panes.registration.getByText('What you typed is not on disk yet')).toBeVisible({ timeout: 30_000 });
    await expect(panes.registration.getByText('The disk is full.')).toBeVisible();
    await expect(panes.note).toHaveValue(long);
    rmSync(filler);
    await panes.registration.getByRole('button', { name: 'Try again' }).click();
    await expect(panes.registration.getByText('saved', { exact: true })).toBeVisible();
    await desk.onlyCard().hangUp.click();
    await balie.close();
    const [row] = rowsOf<{ form_values: string }>(profile, 'select form_values from interaction');
    expect((JSON.parse(row?.form_values ?? '{}') as { note: { value: string } }).note.value).toBe(long);

    const hash = hashOf(dataFileOf(profile));
    fill();
    const again = await launchBalie({ profile });
    await expect(again.window.getByRole('heading', { name: 'The disk is full' })).toBeVisible({ timeout: 30_000 });
    expect(hashOf(dataFileOf(profile))).toBe(hash);
    rmSync(filler);
    await again.window.getByRole('button', { name: 'Try again' }).click();
    await expect(deskOf(again.window).line).toHaveText('Registered');
    await again.close();
  } finally {
    execFileSync('umount', ['-l', profile]);
    rmSync(profile, { recursive: true, force: true });
  }
});

test('a copy is made every day, more by hand, and restored from the window', async () => {
  const profile = newProfile();
  let practice = await practise({ profile });
  const daily = (): readonly string[] =>
    readdirSync(path.join(profile, 'backups')).filter((name) => /^daily-.*\.sqlite$/.test(name));
  await expect.poll(() => (existsSync(path.join(profile, 'backups')) ? daily().length : 0)).toBe(1);
  await practice.balie.close();
  practice = await restart(practice.balie, { profile });
  await expect(practice.desk.line).toHaveText('Registered');
  const { window } = practice.balie;

  await addCustomer(practice, 'Vroegere');
  await window.getByRole('button', { name: 'Menu', exact: true }).click();
  await window.getByRole('menuitem', { name: 'Data and backups' }).click();
  await window.getByRole('button', { name: 'Back up now' }).click();
  await expect(window.getByText('The backup has been made.')).toBeVisible();
  expect(daily()).toHaveLength(1);
  await addCustomer(practice, 'Latere');
  const before = rowsOf(profile, "select count(*) as n from contact where last_name = 'Latere'");
  expect(before).toEqual([{ n: 1 }]);

  await window
    .getByRole('list', { name: 'Backups' })
    .getByRole('listitem')
    .filter({ hasText: 'made by hand' })
    .getByRole('button')
    .click();
  await window.getByRole('button', { name: 'Restore', exact: true }).click();
  await expect(window.getByRole('region', { name: 'Notices' }).getByText('The backup has been restored.')).toBeVisible();
  await expect(practice.desk.line).toHaveText('Registered');
  expect(await isKnown(practice, 'Vroegere')).toBe(true);
  expect(await isKnown(practice, 'Latere')).toBe(false);
  const aside = new BetterSqlite(kept(profile, 'replaced'), { readonly: true });
  expect(aside.prepare("select count(*) as n from contact where last_name = 'Latere'").all()).toEqual([{ n: 1 }]);
  aside.close();
  await practice.balie.close();
  rmSync(profile, { recursive: true, force: true });
});

test('a second start brings the first to the front and hands its number over, prepared, not dialled', async () => {
  test.skip(process.env['ELECTRON_EXEC_PATH'] === undefined, 'the path of Electron is not known');
  const practice = await practise();
  await keepQuiet(practice);
  const { balie, desk } = practice;
  await balie.app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()
      .find(({ webContents }) => webContents.getURL().includes('/agent/'))
      ?.minimize(),
  );
  expect(await secondStart(balie, 'tel:+31201234567')).toBe(0);
  await expect(desk.number).toHaveValue(/^\+?31 ?20|^020/);
  await expect(desk.cards).toHaveCount(0);
  const shown = (): Promise<boolean> =>
    balie.app.evaluate(
      ({ BrowserWindow }) =>
        BrowserWindow.getAllWindows()
          .find(({ webContents }) => webContents.getURL().includes('/agent/'))
          ?.isVisible() ?? false,
    );
  await expect.poll(shown).toBe(true);
  for (const [link, text] of [
    ['sip:anna@practice.invalid', /anna@practice\.invalid/],
    ['callto:0655550102', /6 ?55550102/],
  ] as const) {
    expect(await secondStart(balie, link)).toBe(0);
    await expect(desk.number).toHaveValue(text);
  }
  // A provisioning file for a running application is not taken over by the way.
  writeFileSync(path.join(balie.profile, 'other.json'), '{}');
  expect(await secondStart(balie, `--provision=${path.join(balie.profile, 'other.json')}`)).toBe(0);
  await expect(desk.line).toHaveText('Registered');
  await balie.close();
});
