import { expect, test } from '@playwright/test';
import { PRACTICE_PROJECT } from '../../shared/domain/project/default-projects.ts';
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
