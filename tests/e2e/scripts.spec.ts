import { expect, test, type Locator } from '@playwright/test';
import { PRACTICE_PROJECT } from '../../shared/domain/project/default-projects.ts';
import type { ScriptSummary } from '../../shared/domain/script/script.ts';
import { keepQuiet, newProfile, practise, type Practice } from './support/practice.ts';
import { rowsOf } from './support/tables.ts';

test('a caller is verified by key before anything personal is shown', async () => {
  test.setTimeout(300_000);
  const profile = newProfile();
  const practice = await practise({ profile });
  const { desk, panes, balie } = practice;
  const { keyboard } = balie.window;
  const look = looker(practice);

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
  await open.getByRole('button', { name: 'Does not match' }).click();
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
  const look = looker(practice);
  await keepQuiet(practice);
  const place = page.getByRole('region', { name: 'Scripts', exact: true });
  // Everything by the keyboard: a button is focused and pressed, a field is focused and typed in.
  const press = (name: string | RegExp, within: Locator = place): Promise<void> => within.getByRole('button', { name, exact: typeof name === 'string' }).first().press('Enter');
  const fill = async (name: string, text: string, within: Locator = place): Promise<void> => {
    await within.getByRole('textbox', { name, exact: true }).focus();
    await keyboard.press('Control+A');
    await keyboard.type(text);
  };
  const both = async (label: string, dutch: string, english: string, within: Locator = place): Promise<void> => {
    await fill(`${label} (Dutch)`, dutch, within);
    await fill(`${label} (English)`, english, within);
  };
  const choose = async (name: string, option: string, within: Locator = place): Promise<void> => {
    await within.getByRole('combobox', { name, exact: true }).press('Enter');
    const wanted = page.getByRole('listbox', { name, exact: true }).getByRole('option', { name: option, exact: true });
    await expect(wanted).toBeVisible();
    await wanted.press('Enter');
  };
  const group = (name: string): Locator => place.getByRole('group', { name, exact: true });
  const sound = place.getByText('The checks find nothing wrong');

  await keyboard.press('Control+9');
  await expect(place.getByRole('button', { name: 'Service conversation' })).toBeVisible();
  await look('scripts-library');
  await press('New script');
  await expect(place.getByRole('status')).toHaveText('Saved');

  // The whole script: its form, an objection, and something to offer beside what is ordered.
  await place.getByRole('radio', { name: 'Whole script' }).press('Space');
  await choose('Form that it fills', 'Sales order');
  await press('Add an objection');
  await both('Objection 1', 'Te duur', 'Too expensive');
  await both('Reply', 'Waarmee vergelijkt u het?', 'What do you compare it with?');
  await expect(place.getByRole('button', { name: 'Add an offer' })).toBeVisible();
  await press('Add an offer');
  const offer = group('Offer 1');
  await fill('When this is ordered', 'chair, ST-12', offer);
  await both('To say', 'Er hoort een kussen bij. Zal ik dat meesturen?', 'There is a cushion with it. Shall I send it along?', offer);
  for (const [column, text] of [['Article', 'Cushion'], ['Order code', 'CU-1'], ['Qty', '1'], ['Price', '4,95']] as const) await fill(column, text, offer);
  await expect(sound).toBeVisible();
  await look('scripts-offer');

  // A step with answers that fill the form in, one with the lines, and one for large orders only.
  await place.getByRole('radio', { name: 'Step', exact: true }).press('Space');
  await press('Step after this one');
  await both('Title', 'Vraag', 'Question');
  await both('To say', 'Waar gaat het over, {{customer.name}}?', 'What is it about, {{customer.name}}?');
  await choose('Kind', 'Ask and choose');
  await both('Answer 1', 'Bestelling', 'Order');
  await press('Fill in a field', group('What answer 1 fills in'));
  await choose('Field 1', 'Outcome', group('What answer 1 fills in'));
  await choose('Value 1', 'Sold', group('What answer 1 fills in'));
  await press('Add an answer');
  await both('Answer 2', 'Iets anders', 'Something else');
  await expect(place.getByRole('button', { name: /leads nowhere/ })).toBeVisible();
  await look('scripts-editor');
  await press('Propose');
  await expect(place.getByRole('alert')).toContainText('The checks found');
  await choose('Goes on to', 'Goodbye', group('Answer 2'));
  await expect(sound).toBeVisible();
  await keyboard.press('Control+Z');
  await expect(place.getByRole('button', { name: /leads nowhere/ })).toBeVisible();
  await keyboard.press('Control+Y');
  await expect(sound).toBeVisible();
  for (const [dutch, english] of [['Regels', 'Lines'], ['Grote order', 'Large order']] as const) {
    await press('Step after this one');
    await both('Title', dutch, english);
    await both('To say', `${dutch}, zegt u het maar.`, `${english}, please tell me.`);
  }
  await choose('Goes on to', 'Goodbye');
  await choose('Step', 'Lines');
  await choose('Kind', 'Ask');
  await choose('Fills the field', 'Articles');
  await choose('Goes on to', 'Goodbye');
  await press('Way on condition');
  const way = group('Way on condition 1');
  await choose('What', 'Form: Articles', way);
  await choose('How', 'is at least', way);
  await fill('Value', '100', way);
  await choose('Goes on to', 'Large order', way);
  await choose('Step', 'Question');
  await choose('Goes on to', 'Lines', group('Answer 1'));
  await expect(sound).toBeVisible();
  await choose('Step', 'Lines');
  await look('scripts-way');
  await press('Propose');
  await press('Approve');
  await press('Take into use');
  await expect(place.getByText('in use', { exact: true })).toBeVisible();

  // Changed once more: what is different stands side by side.
  await press('Change');
  await both('Title', 'Welkom', 'Welcome');
  await expect(place.getByRole('status')).toHaveText('Saved');
  await press('Propose');
  await press('What changed');
  await expect(place.getByRole('list', { name: 'What changed' })).toContainText('Greeting Welcome');
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
  await keyboard.press('Control+Alt+1');
  await expect(panes.spoken).toContainText('What do you compare it with?');
  await keyboard.press('Alt+ArrowLeft');
  await expect(panes.spoken).toContainText('What is it about');
  await keyboard.press('Alt+1');
  await expect(panes.script.getByRole('combobox', { name: 'Article, line 1' })).toBeFocused();
  for (const text of ['Oak chair', 'ST-12', '3', '49,95', '', '']) {
    await keyboard.type(text);
    await keyboard.press('Enter');
  }
  const hint = panes.script.getByRole('region', { name: 'To offer' });
  await expect(hint).toContainText('Shall I send it along?');
  await look('call-offer');
  await keyboard.press('Alt+y');
  await expect(hint).toHaveCount(0);
  await expect(panes.registration.getByText('€154.80')).toBeVisible();
  await keyboard.press('Alt+ArrowRight');
  await expect(panes.spoken).toContainText('Large order, please tell me.');
  await look('call-large-order');
  await keyboard.press('Alt+ArrowRight');
  await expect(panes.spoken).toContainText('Thank you for calling');
  await keyboard.press('F4');
  await expect(desk.onlyCard().status).toHaveText('Ended');
  const { script } = rowsOf<{ script: string }>(profile, 'select script from interaction order by rowid desc limit 1')[0] ?? { script: '{}' };
  expect(JSON.parse(script)).toMatchObject({ scriptId: made?.id, version: 1, path: ['greeting', 'step-1', 'step-2', 'step-3', 'goodbye'], hints: { 'offer-1': 'accepted' }, raised: ['objection-1'] });
  await balie.close();
});

/** Pictures for whoever looks, in both languages and themes; none in an ordinary run. */
function looker({ desk, balie }: Practice): (name: string) => Promise<void> {
  const folder = process.env['BALIE_SHOTS'];
  return async (name) => {
    if (folder === undefined) return;
    for (const language of ['nl', 'en'] as const)
      for (const theme of ['dark', 'light'] as const) {
        await desk.invoke('settings.change', { language, theme });
        await balie.window.waitForTimeout(250);
        await balie.window.screenshot({ path: `${folder}/${name}-${language}-${theme}.png` });
      }
  };
}
