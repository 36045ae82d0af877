import { expect, test } from '@playwright/test';
import { PRACTICE_PROJECT } from '../../shared/domain/project/default-projects.ts';
import type { ScriptSummary } from '../../shared/domain/script/script.ts';
import { newProfile, practise } from './support/practice.ts';
import { rowsOf } from './support/tables.ts';

test('a caller is verified by key before anything personal is shown', async () => {
  test.setTimeout(300_000);
  const profile = newProfile();
  const practice = await practise({ profile });
  const { desk, panes, balie } = practice;
  const { keyboard } = balie.window;
  const shot = process.env['BALIE_SHOTS'];
  const look = async (name: string): Promise<void> => {
    if (shot !== undefined) await balie.window.screenshot({ path: `${shot}/${name}.png` });
  };

  await desk.invoke('verification.setRule', { projectId: PRACTICE_PROJECT.id, items: ['postcode', 'customerNumber'] });
  await desk.invoke('practice.callMe', { scenarioId: 'order' });
  await expect(desk.onlyCard().answer).toBeVisible();
  await keyboard.press('F2');
  await expect(desk.onlyCard().hangUp).toBeVisible();
  const open = panes.customer.getByRole('region', { name: 'Verification' });
  await expect(open).toBeVisible();
  await expect(panes.customer).toContainText('•••');
  const [masked] = (await desk.state()).interactions;
  expect(masked?.contact?.addresses.map(({ street }) => street)).toEqual(['']);
  await look('verify-open');

  await keyboard.press('Control+I');
  await keyboard.press('1');
  await expect(open.getByRole('checkbox', { name: 'Postcode and number', checked: true })).toBeVisible();
  await open.getByRole('button', { name: 'Does not fit' }).click();
  await expect(open).toContainText('to protect your data');
  await look('verify-failed');
  await open.getByRole('button', { name: 'Verify after all' }).click();
  for (const checkbox of await open.getByRole('checkbox', { checked: false }).all()) await checkbox.press('Space');
  await expect(panes.customer).toContainText('Verified at');
  await expect(panes.customer).not.toContainText('•••');
  await look('verify-done');
  await keyboard.press('F4');
  await expect(desk.onlyCard().status).toHaveText('Ended');
  await desk.clear();
  expect(JSON.parse(rowsOf<{ verification: string }>(profile, 'select verification from interaction order by rowid desc limit 1')[0]?.verification ?? 'null')).toMatchObject({
    required: ['postcode', 'customerNumber'],
    failedAt: null,
  });
  await balie.close();
});

test('a new script is built from nothing, approved, taken into use and held in a call', async () => {
  test.setTimeout(300_000);
  const profile = newProfile();
  const practice = await practise({ profile });
  const { desk, panes, balie } = practice;
  const page = balie.window;
  const { keyboard } = page;
  const shot = process.env['BALIE_SHOTS'];
  const look = async (name: string): Promise<void> => {
    if (shot !== undefined) await page.screenshot({ path: `${shot}/${name}.png` });
  };
  const place = page.getByRole('region', { name: 'Scripts', exact: true });
  // Everything by the keyboard: a button is focused and pressed, a field is focused and typed in.
  const press = (name: string | RegExp): Promise<void> => place.getByRole('button', { name, exact: typeof name === 'string' }).first().press('Enter');
  const fill = async (name: string, text: string): Promise<void> => {
    await place.getByRole('textbox', { name, exact: true }).focus();
    await keyboard.press('Control+A');
    await keyboard.type(text);
  };
  const both = async (label: string, dutch: string, english: string): Promise<void> => {
    await fill(`${label} (Dutch)`, dutch);
    await fill(`${label} (English)`, english);
  };
  const choose = async (name: string, option: string): Promise<void> => {
    await place.getByRole('combobox', { name, exact: true }).press('Enter');
    const wanted = page.getByRole('option', { name: option, exact: true });
    await expect(wanted).toBeVisible();
    await keyboard.type(option);
    await wanted.press('Enter');
  };

  await keyboard.press('Control+9');
  await expect(place.getByRole('button', { name: 'Service conversation' })).toBeVisible();
  await look('scripts-library');
  await press('New script');
  await expect(place.getByRole('status')).toHaveText('Saved');
  await press('Step after this one');
  await both('Title', 'Vraag', 'Question');
  await both('To say', 'Waar gaat het over, {{customer.name}}?', 'What is it about, {{customer.name}}?');
  await choose('Kind', 'Ask and choose');
  await both('Answer 1', 'Levering', 'Delivery');
  await press('Add an answer');
  await both('Answer 2', 'Iets anders', 'Something else');
  await expect(place.getByRole('button', { name: /leads nowhere/ })).toBeVisible();
  await look('scripts-editor');
  await press('Propose');
  await expect(place.getByRole('alert')).toContainText('The checks found');
  await place.getByRole('group', { name: 'Answer 2' }).getByRole('combobox', { name: 'Goes on to' }).press('Enter');
  await page.getByRole('option', { name: 'Goodbye', exact: true }).press('Enter');
  await expect(place.getByText('The checks find nothing wrong')).toBeVisible();
  await keyboard.press('Control+Z');
  await expect(place.getByRole('button', { name: /leads nowhere/ })).toBeVisible();
  await keyboard.press('Control+Y');
  await expect(place.getByText('The checks find nothing wrong')).toBeVisible();
  await look('scripts-sound');
  await press('Propose');
  await press('Approve');
  await press('Take into use');
  await expect(place.getByText('in use', { exact: true })).toBeVisible();
  await look('scripts-versions');
  const made = ((await desk.invoke('script.list', {})) as readonly ScriptSummary[]).find(({ name }) => name.en === 'New script');
  await desk.invoke('project.change', { projectId: PRACTICE_PROJECT.id, scriptId: made?.id ?? '' });

  await keyboard.press('Control+0');
  await desk.invoke('practice.callMe', { scenarioId: 'order' });
  await expect(desk.onlyCard().answer).toBeVisible();
  await keyboard.press('F2');
  await expect(panes.spoken).toContainText('How may I help you?');
  await keyboard.press('Alt+ArrowRight');
  await expect(panes.spoken).toContainText('What is it about');
  await keyboard.press('Alt+2');
  await expect(panes.spoken).toContainText('Thank you for calling');
  await keyboard.press('F4');
  await expect(desk.onlyCard().status).toHaveText('Ended');
  expect(JSON.parse(rowsOf<{ script: string }>(profile, 'select script from interaction order by rowid desc limit 1')[0]?.script ?? '{}')).toMatchObject({ scriptId: made?.id, version: 1, path: ['greeting', 'step-1', 'goodbye'] });
  await balie.close();
});
