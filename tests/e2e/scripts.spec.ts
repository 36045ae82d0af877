import { expect, test, type Locator } from '@playwright/test';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { PRACTICE_PROJECT } from '../../shared/domain/project/default-projects.ts';
import type { Script, ScriptSummary } from '../../shared/domain/script/script.ts';
import { keepQuiet, newProfile, practise, type Practice } from './support/practice.ts';
import { rowsOf } from './support/tables.ts';

/** A script that reads nothing out before the caller has shown who it is. */
const VERIFYING: Script = {
  ...{ id: 'right-person', version: 1, name: { en: 'Right person first', nl: 'Eerst wie het is' }, conversationKind: 'service', form: 'service', firstStep: 'greeting', objections: [] },
  steps: [
    { id: 'greeting', phase: 'contact', kind: 'say', title: { en: 'Greeting', nl: 'Begroeting' }, text: { en: 'Good day, {{company.name}}.', nl: 'Goedendag, {{company.name}}.' }, next: 'right' },
    { id: 'right', phase: 'inventory', kind: 'verify', title: { en: 'Right caller', nl: 'Juiste beller' }, text: { en: 'May I ask you some details first?', nl: 'Mag ik eerst een paar gegevens van u?' }, next: 'data', failed: 'later' },
    { id: 'data', phase: 'close', kind: 'end', title: { en: 'Data', nl: 'Gegevens' }, text: { en: 'Thank you. I have your data here.', nl: 'Dank u wel. Ik heb uw gegevens voor me.' } },
    { id: 'later', phase: 'close', kind: 'end', title: { en: 'Another time', nl: 'Later' }, text: { en: 'Another time I can help you.', nl: 'Een andere keer help ik u graag.' } },
  ],
};

test('a script with a verifying step comes in from a file, its project is set up in the window, and a caller is verified in the conversation', async () => {
  test.setTimeout(300_000);
  const profile = newProfile();
  const practice = await practise({ profile });
  const { desk, panes, balie } = practice;
  const page = balie.window;
  const { keyboard } = page;
  const look = looker(practice);
  await keepQuiet(practice);
  const folder = mkdtempSync(path.join(tmpdir(), 'balie-script-'));
  const chosen = path.join(folder, 'chosen.json');
  await balie.app.evaluate(({ dialog }, file) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [file] });
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath: file });
  }, chosen);
  const bring = async (content: unknown, within: Locator = place): Promise<void> => {
    writeFileSync(chosen, typeof content === 'string' ? content : JSON.stringify(content));
    await within.getByRole('button', { name: 'Import', exact: true }).press('Enter');
  };
  const place = page.getByRole('region', { name: 'Scripts', exact: true });
  const press = (name: string | RegExp, within: Locator = place): Promise<void> => within.getByRole('button', { name, exact: typeof name === 'string' }).first().press('Enter');
  const choose = async (combobox: Locator, option: string): Promise<void> => {
    await combobox.press('Enter');
    await page.getByRole('option', { name: option, exact: true }).press('Enter');
  };

  // What cannot be used is refused in words that name the place, and the library stays as it is.
  await keyboard.press('Control+9');
  await expect(place.getByRole('button', { name: 'Service conversation' })).toBeVisible();
  const file = (change: object): object => ({ balie: 'script', format: 1, script: { ...VERIFYING, ...change } });
  const [greeting, verify, ...others] = VERIFYING.steps;
  const refused: readonly (readonly [what: string, content: unknown, says: string, place: string])[] = [
    ['no-json', '{"balie":', 'not a file of definitions', ''],
    ['newer', { ...file({}), format: 99 }, 'newer version of Balie', 'format'],
    ['round', file({ steps: [{ ...greeting, next: 'greeting' }, verify, ...others] }), 'goes round without end', 'greeting'],
    ['script-tag', file({ steps: [{ ...greeting, text: { en: 'x', nl: '<script>alert(1)</script>' } }, verify, ...others] }), 'cannot be used', 'script.steps.0.text.nl'],
    ['prototype', JSON.stringify(file({})).replace('"id"', '"__proto__":{"a":1},"id"'), 'not allowed: __proto__', 'script.__proto__'],
    ['template', file({ steps: [{ ...greeting, text: { en: '{% for a in (1..9999999) %}x{% endfor %}', nl: 'x' } }, verify, ...others] }), 'cannot be filled in', 'greeting'],
    ['huge', 'x'.repeat(5_000_001), 'too much in it', ''],
  ];
  const entries = await place.getByRole('navigation').getByRole('button').count();
  for (const [what, content, says, where] of refused) {
    await bring(content);
    await expect(place.getByRole('alert'), what).toContainText(says);
    if (where !== '') await expect(place.getByRole('alert').getByRole('code'), what).toHaveText(where);
    await look(`refused-${what}`);
  }
  expect(await place.getByRole('navigation').getByRole('button').count()).toBe(entries);

  // The right one comes in as a draft; how long nobody may speak is set in the editor and goes with the step.
  await bring(file({}));
  const step = place.getByRole('combobox', { name: 'Step', exact: true });
  await choose(step, 'Right caller');
  await place.getByRole('spinbutton', { name: 'Silence at most (s)' }).fill('2');
  await expect(place.getByRole('status')).toHaveText('Saved');
  // Tried out as the agent will see it.
  const preview = place.getByRole('region', { name: 'As the agent sees it' });
  await expect(preview.getByRole('group', { name: 'To confirm' }).getByRole('checkbox')).toHaveCount(4);
  for (const digit of [1, 2, 3, 4]) await keyboard.press(`Alt+${String(digit)}`);
  await expect(preview.getByText('Verified', { exact: true })).toBeVisible();
  await keyboard.press('Alt+1');
  await press('Does not match', preview);
  await expect(preview).toContainText('to protect your data');
  await look('verify-editor');
  for (const move of ['Propose', 'Approve', 'Take into use']) await press(move);
  await expect(place.getByText('in use', { exact: true })).toBeVisible();

  // The project: what is to be confirmed, its script, and a procedure beside the step.
  await page.getByRole('button', { name: 'Menu', exact: true }).press('Enter');
  await page.getByRole('menuitem', { name: 'General settings' }).press('Enter');
  await page.getByRole('tab', { name: 'Projects', exact: true }).click();
  await page.getByRole('button', { name: 'Change Lindenhuis' }).press('Enter');
  const rule = page.getByRole('group', { name: 'Confirm before data are read out' });
  for (const item of ['Postcode and number', 'Customer number']) await rule.getByRole('checkbox', { name: item }).press('Space');
  await expect(rule.getByRole('checkbox', { checked: true })).toHaveCount(2);
  const form = page.getByRole('form');
  await choose(form.getByRole('combobox', { name: 'Script', exact: true }), 'Right person first');
  await form.getByText('Targets and procedures').click();
  await form.getByRole('button', { name: 'Add a procedure' }).press('Enter');
  await form.getByPlaceholder('Title').fill('Who is who');
  await form.getByPlaceholder('What to do, or where it is written').fill('Nobody hears anything of somebody else.');
  await choose(form.getByRole('combobox', { name: 'Stands in the conversation at' }), 'Step: Right caller');
  await expect(form.getByRole('button', { name: 'No longer at Step: Right caller' })).toBeVisible();
  await look('verify-project');
  await press('Save', form);
  await expect(form).toHaveCount(0);

  // It goes out as one file with its script, its forms and what is to be confirmed; a broken one is refused with the place, and comes in whole.
  const settings = page.getByRole('region', { name: 'Settings', exact: true });
  await settings.getByRole('button', { name: 'More for Lindenhuis' }).press('Enter');
  await page.getByRole('menuitem', { name: 'Export as a file' }).press('Enter');
  await expect(settings.getByText('The project was written to the file.')).toBeVisible();
  const written = JSON.parse(readFileSync(chosen, 'utf8')) as { readonly script: Script; readonly verify: readonly string[]; readonly forms: readonly { readonly fields: readonly object[] }[] };
  expect([written.script.name.en, written.verify]).toEqual(['Right person first', ['postcode', 'customerNumber']]);
  const [first, ...forms] = written.forms;
  const broken: readonly (readonly [what: string, content: unknown, says: string, where: string])[] = [
    ['form', { ...written, forms: [{ ...first, fields: [...(first?.fields ?? []), { key: 'x', kind: 'colour', label: { en: 'x', nl: 'x' } }] }, ...forms] }, 'cannot be used', 'forms.0.fields.'],
    ['script', { ...written, script: { ...written.script, steps: [{ ...written.script.steps[0], text: { en: '{{customer.secret}}', nl: 'x' } }, ...written.script.steps.slice(1)] } }, 'nothing is called “customer.secret”', 'script.greeting'],
    ['newer', { ...written, format: 99 }, 'newer version of Balie', 'format'],
  ];
  for (const [what, content, says, where] of broken) {
    await bring(content, settings);
    await expect(settings.getByRole('alert'), what).toContainText(says);
    await expect(settings.getByRole('alert').getByRole('code'), what).toContainText(where);
    await look(`project-refused-${what}`);
  }
  await bring(written, settings);
  await settings.getByRole('button', { name: 'Import as a new one' }).press('Enter');
  await expect(settings.getByText('Lindenhuis was imported.')).toBeVisible();
  await expect(settings.getByRole('region', { name: 'Lindenhuis' })).toHaveCount(2);
  await look('project-imported');

  // The conversation: covered until confirmed, a silence that lasts is said, a failed check has its words and its remark.
  await keyboard.press('Control+0');
  await desk.invoke('practice.callMe', { scenarioId: 'order' });
  await expect(desk.onlyCard().answer).toBeVisible();
  await keyboard.press('F2');
  await expect(desk.onlyCard().hangUp).toBeVisible();
  await expect(panes.customer).toContainText('•••');
  const [masked] = (await desk.state()).interactions;
  expect(masked?.contact?.addresses.map(({ street }) => street)).toEqual(['']);
  await keyboard.press('Alt+ArrowRight');
  const items = panes.script.getByRole('group', { name: 'To confirm' });
  await expect(items.getByRole('checkbox')).toHaveCount(2);
  await expect(panes.script.getByRole('button', { name: 'Who is who' })).toBeVisible();
  await look('verify-step');
  // The simulated microphone beeps; a busy machine makes something like a voice of it.
  await desk.onlyCard().mute.click();
  await expect(panes.script.getByText(/^Silent for \d+:\d\d, at most 0:02$/u)).toBeVisible({ timeout: 60_000 });
  await desk.onlyCard().unmute.click();
  if (process.env['BALIE_SHOTS'] !== undefined) await page.screenshot({ path: `${process.env['BALIE_SHOTS']}/verify-silent.png` });
  // From the keyboard to what is to be confirmed beside the customer, and ticked there.
  const open = panes.customer.getByRole('region', { name: 'Verification' });
  await keyboard.press('Control+i');
  await expect(open.getByRole('checkbox', { name: 'Postcode and number' })).toBeFocused();
  await keyboard.press('1');
  await expect(items.getByRole('checkbox', { name: 'Postcode and number', checked: true })).toBeVisible();
  await expect(panes.customer).toContainText('•••');
  await keyboard.press('Alt+3');
  await expect(panes.script).toContainText('to protect your data');
  await expect(page.getByText(/to protect your data/u)).toHaveCount(1);
  await open.getByRole('button', { name: 'Note as a quality remark' }).press('Enter');
  await expect(open.getByRole('button', { name: 'Noted' })).toBeVisible();
  await look('verify-failed');
  await keyboard.press('Alt+ArrowRight');
  await expect(panes.spoken).toContainText('Another time');
  await expect(open).toContainText('to protect your data');
  await keyboard.press('Alt+ArrowLeft');
  await open.getByRole('button', { name: 'Verify after all' }).press('Enter');
  for (const [digit, item] of [['1', 'Postcode and number'], ['2', 'Customer number']] as const) {
    if ((await items.getByRole('checkbox', { name: item, checked: false }).count()) > 0) await keyboard.press(`Alt+${digit}`);
  }
  await expect(panes.customer).toContainText('Verified at');
  await expect(panes.customer).not.toContainText('•••');
  await look('verify-done');
  await keyboard.press('Alt+ArrowRight');
  await expect(panes.spoken).toContainText('I have your data here');
  await keyboard.press('F4');
  await expect(desk.onlyCard().status).toHaveText('Ended');
  await desk.clear();
  const [record] = rowsOf<{ verification: string; script: string }>(profile, 'select verification, script from interaction order by rowid desc limit 1');
  expect(JSON.parse(record?.verification ?? 'null')).toMatchObject({ required: ['postcode', 'customerNumber'], failedAt: null });
  expect(JSON.parse(record?.script ?? 'null')).toMatchObject({ version: 1, path: ['greeting', 'right', 'data'] });

  // What was noted at the step waits at the step; the version it was held with retires when the next one is in use.
  await keyboard.press('Control+9');
  await place.getByRole('navigation').getByRole('button', { name: /^Right person first/u }).press('Enter');
  await press('Change');
  await choose(step, 'Right caller');
  const comments = place.getByRole('region', { name: 'Noted in conversations' });
  await expect(comments).toContainText('Version 1');
  await expect(place.getByRole('spinbutton', { name: 'Silence at most (s)' })).toHaveValue('2');
  await place.getByRole('spinbutton', { name: 'Silence at most (s)' }).fill('8');
  await expect(place.getByRole('status')).toHaveText('Saved');
  await look('verify-comments');
  for (const move of ['Propose', 'Approve', 'Take into use']) await press(move);
  await expect(place.getByRole('region', { name: 'Versions' }).getByRole('listitem').filter({ hasText: 'Version 1' })).toContainText('retired');
  await press('What changed');
  await expect(place.getByRole('list', { name: 'What changed' })).toContainText('silence');
  await look('verify-retired');
  await balie.close();
  rmSync(folder, { recursive: true, force: true });
  rmSync(profile, { recursive: true, force: true });
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
  // A copy has its name in both languages.
  await press('Service conversation');
  await press('Copy and change');
  await expect(place).toContainText('Service conversation (own)');
  await desk.invoke('settings.change', { language: 'nl' });
  await expect(page.getByRole('region', { name: 'Scripts', exact: true })).toContainText('Servicegesprek (eigen)');
  await look('scripts-copied');
  await desk.invoke('settings.change', { language: 'en' });
  await press('Discard draft');
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
  // A supervisor sends it back with what is to be changed; whoever wrote it goes on from there.
  await press('Send back');
  await keyboard.type('Greet by name');
  await keyboard.press('Enter');
  await expect(place.getByText('sent back', { exact: true })).toBeVisible();
  await expect(place.getByRole('region', { name: 'Versions' })).toContainText('Greet by name');
  await look('scripts-returned');
  await press('Change');
  await press('Propose');
  await press('Approve');
  await press('Take into use');
  await expect(place.getByText('in use', { exact: true })).toBeVisible();

  // Changed once more: what is different stands side by side.
  await press('Change');
  await both('Title', 'Welkom', 'Welcome');
  await expect(place.getByRole('status')).toHaveText('Saved');
  await press('Propose');
  // The versions before it have the same button.
  await expect(place.getByRole('region', { name: 'Versions' }).getByText('proposed', { exact: true })).toBeVisible();
  await press('What changed');
  await expect(place.getByRole('list', { name: 'What changed' })).toContainText('Greeting Welcome');
  await desk.invoke('settings.change', { language: 'nl' });
  await expect(page.getByRole('list', { name: 'Wat is er anders' })).toContainText('Begroeting Welkom');
  await desk.invoke('settings.change', { language: 'en' });
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
  expect(JSON.parse(script)).toMatchObject({ scriptId: made?.id, version: 2, path: ['greeting', 'step-1', 'step-2', 'step-3', 'goodbye'], hints: { 'offer-1': 'accepted' }, raised: ['objection-1'] });
  // On record it says with which version it was held.
  await panes.closeIncomplete.click();
  await panes.whyIncomplete.getByRole('option').first().click();
  await expect(desk.agentState).toHaveText('Ready');
  await keyboard.press('Control+7');
  const places = page.getByRole('region', { name: 'Registrations', exact: true });
  await places.getByRole('radio', { name: 'All' }).click();
  await places.getByRole('listitem').filter({ hasText: 'Sales order' }).press('Enter');
  await expect(places.getByRole('region', { name: 'Registration', exact: true })).toContainText('script New script, version 2');
  await look('scripts-on-record');
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
