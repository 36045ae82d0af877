import { expect, test, type Locator, type Page } from '@playwright/test';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { appendFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { writeCsv } from '../bench/contacts/csv.ts';
import type { Balie } from './support/balie.ts';
import { FULL, keepQuiet, newProfile, practise, restart, talk } from './support/practice.ts';
import { rowsOf } from './support/tables.ts';

const ROWS = FULL ? 1_000_000 : 6_000;
/** Limits are generous: the machine may be busy, and a call slows the import down on purpose. */
const LONG = FULL ? 3_600_000 : 180_000;

type Dialogs = { showOpenDialog: unknown; showSaveDialog: unknown };

/** The choosers of the operating system answer with these paths; that they open cannot be seen from here. */
async function answerDialogs({ app }: Balie, open: string, save: string): Promise<void> {
  await app.evaluate(
    ({ dialog }, [from, to]) => {
      const dialogs = dialog as unknown as Dialogs;
      dialogs.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [from] });
      dialogs.showSaveDialog = () => Promise.resolve({ canceled: false, filePath: to });
    },
    [open, save] as const,
  );
}

const placeOf = (window: Page): Locator => window.getByRole('region', { name: 'Import', exact: true });

async function count(place: Locator, name: string): Promise<number> {
  const text = await place
    .locator('dl > div', { has: place.page().getByText(name, { exact: true }) })
    .locator('dd')
    .innerText();
  return Number(text.replaceAll(/\D/g, ''));
}

const contactsIn = (profile: string): number =>
  Number(
    rowsOf<{ n: number }>(
      profile,
      "select count(*) as n from contact where id in (select contact_id from contact_version where cause = 'import')",
    )[0]?.n ?? 0,
  );

test('a large file is imported during a call, survives a reload and a crash, and is taken back', async () => {
  test.setTimeout(LONG * 4);
  const folder = mkdtempSync(path.join(tmpdir(), 'balie-import-'));
  const file = path.join(folder, 'klanten.csv');
  await writeCsv(file, 5, ROWS);
  // Two rows that cannot be taken over: a mark that is never closed, and one without a name.
  await appendFile(file, 'K-MIS;"dhr.;;\r\n;;;;;;;0612345678\r\n');
  const rejectedFile = path.join(folder, 'afgewezen.csv');

  const practice = await practise({ profile: newProfile() });
  await keepQuiet(practice);
  const { balie, panes } = practice;
  const { window, profile } = balie;
  await answerDialogs(balie, file, rejectedFile);

  await window.keyboard.press('Control+4');
  const place = placeOf(window);
  await expect(place.getByRole('button', { name: 'Choose file…' })).toBeFocused();
  await window.keyboard.press('Enter');
  await expect(place.getByRole('combobox', { name: 'Klantnummer is' })).toHaveText('Customer number');
  await expect(place.getByRole('combobox', { name: 'Tussenvoegsel is' })).toHaveText('Infix');
  await expect(place.getByRole('combobox', { name: 'Contractnummer is' })).toHaveText('Leave out');
  await place.getByRole('button', { name: 'Check the file' }).press('Enter');
  const begin = place.getByRole('button', { name: /^Import [\d.,]+ customers$/ });
  await expect(begin).toBeEnabled({ timeout: LONG });
  expect(await count(place, 'New')).toBeGreaterThan(ROWS * 0.95);
  expect(await count(place, 'Rejected')).toBeGreaterThanOrEqual(2);
  await expect(place.getByText('a quotation mark is not closed')).toBeVisible();
  expect(rowsOf(profile, 'select * from import_run')).toEqual([]);
  // Back, to choose otherwise, and the same again.
  await place.getByRole('button', { name: 'Back to the columns' }).click();
  await expect(place.getByRole('combobox', { name: 'Contractnummer is' })).toHaveText('Leave out');
  await place.getByRole('button', { name: 'Check the file' }).press('Enter');
  await expect(begin).toBeEnabled({ timeout: LONG });

  await place.getByRole('button', { name: 'Save the list…' }).click();
  await expect(place.getByText('The list is saved.')).toBeVisible({ timeout: LONG });
  const list = readFileSync(rejectedFile, 'utf8');
  expect(list).toContain(`${ROWS + 2};rejected;a quotation mark is not closed;K-MIS;`);
  expect(list).toContain(`${ROWS + 3};rejected;no name and no organisation;`);

  // During a call, while the agent types.
  const card = await talk(practice);
  await window.keyboard.press('Control+4');
  await begin.press('Enter');
  await expect(place.getByRole('progressbar', { name: 'Importing' })).toBeVisible();
  await expect(place.getByText('Slower while there is a call.')).toBeVisible();
  await window.keyboard.press('Control+0');
  await panes.question.fill('Typed while an import runs');
  await expect
    .poll(
      () =>
        rowsOf<{ form_values: string }>(profile, 'select form_values from interaction')
          .map(({ form_values: values }) => values)
          .join(),
      { timeout: 20_000 },
    )
    .toContain('Typed while an import runs');
  expect(Number(rowsOf<{ position: number }>(profile, 'select position from import_run')[0]?.position)).toBeLessThan(
    ROWS,
  );

  await window.reload();
  await expect(card.hangUp).toBeVisible({ timeout: 30_000 });
  await window.getByRole('navigation', { name: 'Places' }).getByRole('button', { name: 'Import' }).click();
  await expect(place.getByRole('progressbar', { name: 'Importing' })).toBeVisible();
  await card.hangUp.click();

  // A short question: a long one, asked again and again, would keep the log of the file from being folded in.
  const position = (): number => Number(rowsOf<{ position: number }>(profile, 'select position from import_run')[0]?.position);
  await expect.poll(position, { timeout: LONG, intervals: [50] }).toBeGreaterThan(ROWS * 0.6);
  await balie.kill();
  const crashed = contactsIn(profile);
  expect(crashed).toBeLessThan(ROWS);

  const again = await restart(balie, { withinMs: LONG });
  const window2 = again.balie.window;
  const place2 = placeOf(window2);
  // Main is asked for something only when it has found out what the crash left, and is at rest.
  await expect(again.desk.line).toHaveText('Registered', { timeout: 60_000 });
  await keepQuiet(again);
  await expect.poll(async () => (await again.desk.state()).contactFiles.job?.phase, { timeout: 60_000 }).toBe('interrupted');
  await answerDialogs(again.balie, file, path.join(folder, 'klanten-uit.csv'));
  await window2.getByRole('navigation', { name: 'Places' }).getByRole('button', { name: 'Import' }).click();
  await expect(place2.getByText(/^Balie ended in the middle of this import/)).toBeVisible();
  await place2.getByRole('button', { name: 'Go on' }).click();
  await expect(place2.getByText('klanten.csv is imported')).toBeVisible({ timeout: LONG });
  const added = await count(place2, 'Added');
  const updated = (await count(place2, 'Updated')) + (await count(place2, 'Nothing new'));
  expect(added + updated).toBeGreaterThan(ROWS * 0.95);
  expect(contactsIn(profile)).toBe(added);
  // Also those that were counted before the crash; which they were is in the file.
  expect(await count(place2, 'Rejected')).toBeGreaterThanOrEqual(2);
  await expect(place2.getByText('Check the file again to see which rows were rejected, and why.')).toBeVisible();

  await place2.getByRole('button', { name: 'Close', exact: true }).click();
  await place2.getByRole('button', { name: 'Export all customers…' }).click();
  await expect(place2.getByText(/customers written to klanten-uit\.csv/)).toBeVisible({ timeout: LONG });
  expect(readFileSync(path.join(folder, 'klanten-uit.csv'), 'utf8').split('\r\n').length).toBeGreaterThan(added);

  // During a call again, which leaves time to stop it in the middle.
  const second = await talk(again);
  await window2.keyboard.press('Control+4');
  await place2.getByRole('list', { name: 'Imports so far' }).getByRole('button').click();
  await place2.getByRole('button', { name: 'Take back', exact: true }).click();
  await expect(place2.getByRole('progressbar', { name: 'Taking back' })).toBeVisible();
  await place2.getByRole('button', { name: 'Stop, and leave the rest in' }).click();
  await expect(place2.getByText('Taking back klanten.csv was stopped')).toBeVisible({ timeout: 60_000 });
  expect(contactsIn(profile)).toBe(added - (await count(place2, 'Removed again')));
  expect(await count(place2, 'Still in')).toBeGreaterThan(0);
  await second.hangUp.click();
  await place2.getByRole('button', { name: 'Take back the rest' }).click();
  await place2.getByRole('button', { name: 'Take back', exact: true }).click();
  await expect(place2.getByText('klanten.csv is taken back')).toBeVisible({ timeout: LONG });
  expect(contactsIn(profile)).toBe(0);
  expect(
    rowsOf<{ action: string }>(
      profile,
      "select action from audit where action like 'import-%' or action = 'exported' order by id",
    ).map(({ action }) => action),
  ).toEqual(['import-started', 'import-done', 'exported', 'import-part-undone', 'import-undone']);
  await again.balie.close();
  rmSync(profile, { recursive: true, force: true });
  rmSync(folder, { recursive: true, force: true });
});
