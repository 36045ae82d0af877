import { expect, test } from '@playwright/test';
import { readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { PRACTICE_PROJECT } from '../../shared/domain/project/default-projects.ts';
import { newProfile, practise } from './support/practice.ts';
import { rowsOf } from './support/tables.ts';

type Row = { readonly form_id: string; readonly outcome: string; readonly meaning: string; readonly form_values: string; readonly completed_at: number };

test('a sale with its lines, a complaint and a survey are held by the keyboard alone, and are done at hang-up', async () => {
  test.setTimeout(300_000);
  const profile = newProfile();
  const practice = await practise({ profile });
  const { desk, panes } = practice;
  const { keyboard } = practice.balie.window;
  const shot = process.env['BALIE_SHOTS'];
  const look = async (name: string): Promise<void> => {
    if (shot !== undefined) await practice.balie.window.screenshot({ path: `${shot}/${name}.png` });
  };
  const type = async (...texts: readonly string[]): Promise<void> => {
    for (const text of texts) {
      if (text !== '') await keyboard.type(text);
      await keyboard.press('Enter');
    }
  };
  const step = (title: string): Promise<void> => expect(panes.script.getByText(title, { exact: true }).first()).toBeVisible();
  const choose = async (title: string, digit: string): Promise<void> => {
    await step(title);
    await keyboard.press(`Alt+${digit}`);
  };
  const call = async (scriptId: string, hold: () => Promise<void>): Promise<Row | undefined> => {
    const before = rowsOf<{ readonly n: number }>(profile, 'select count(*) as n from registration')[0]?.n ?? 0;
    await desk.invoke('project.change', { projectId: PRACTICE_PROJECT.id, scriptId });
    await desk.invoke('practice.callMe', { scenarioId: 'order' });
    await expect(desk.onlyCard().answer).toBeVisible();
    await keyboard.press('F2');
    await expect(desk.onlyCard().hangUp).toBeVisible();
    await hold();
    await expect(panes.registration.getByText('Closes itself at hang-up')).toBeVisible();
    await look(scriptId);
    await keyboard.press('F4');
    await expect(desk.agentState).toHaveText('Ready');
    await desk.clear();
    // Ready is told before the file has it.
    await expect.poll(() => rowsOf<{ readonly n: number }>(profile, 'select count(*) as n from registration')[0]?.n).toBe(before + 1);
    return rowsOf<Row>(profile, 'select form_id, outcome, meaning, form_values, completed_at from registration order by rowid desc limit 1')[0];
  };

  const table = { code: 'T-1', name: 'Table', description: '', unit: '', vat: '21', stock: 'two weeks', active: true, prices: [{ list: '', from: '', until: '', amount: 25_000 }] };
  await desk.invoke('article.save', { article: table, isNew: true });
  const sale = await call('shipped-sales', async () => {
    await choose('Right person', '1');
    await choose('Convenient?', '1');
    await step('What is needed?');
    await type('Chairs for the lunchroom');
    await step('The offer');
    await keyboard.press('Alt+ArrowRight');
    await choose('What does the customer want?', '1');
    await step('The order');
    await expect(panes.script.getByRole('combobox', { name: 'Article, line 1' })).toBeFocused();
    await type('Oak chair', 'ST-12', '12', '49,95', '10', '');
    // Found by its code while it is typed: name, price and VAT come from the catalogue.
    await keyboard.type('t-1');
    await expect(practice.balie.window.getByRole('option', { name: /T-1/u, selected: true })).toBeVisible();
    await keyboard.press('Enter');
    await type('1', '', '', '');
    await expect(panes.registration.getByText('From the catalogue: general list · stock: two weeks')).toBeVisible();
    await expect(panes.registration.getByText('€789.46')).toBeVisible();
    await look('sales-lines');
    await type('');
    await step('Delivery date');
    await type('+7');
    await step('Delivery address');
    await expect(panes.registration.getByText('from customer data')).toBeVisible();
    await type('');
    await choose('Payment', '1');
    await step('Summary');
    await expect(panes.spoken).toContainText('12 × Oak chair ST-12, − 10%, €539.46');
    await choose('Summary', '1');
    await step('Thanks');
  });
  expect(sale).toMatchObject({ form_id: 'sales-order', outcome: 'sold', meaning: 'sale' });
  expect(JSON.parse((JSON.parse(sale?.form_values ?? '{}') as { lines: { value: string } }).lines.value)).toEqual([
    { article: 'Oak chair', articleCode: 'ST-12', quantity: '12', unitPrice: '49.95', discount: '10', vat: '21' },
    { article: 'Table', articleCode: 'T-1', quantity: '1', unitPrice: '250.00', vat: '21' },
  ]);

  const complaint = await call('shipped-complaint', async () => {
    await step('Greeting');
    await keyboard.press('Alt+ArrowRight');
    await step('Hear the complaint');
    await type('The table top is damaged');
    await step('Name the feeling');
    await keyboard.press('Alt+ArrowRight');
    await choose('Right person', '1');
    await choose('What is it about?', '1');
    await choose('How bad is it?', '2');
    await step('What does the customer want?');
    await type('A new table');
    await step('What we do about it');
    await type('We bring a new one on Tuesday');
    await choose('Is that good?', '2');
    await step('Summary');
    await expect(panes.registration.getByText('Answer by')).toBeVisible();
    await keyboard.press('Alt+ArrowRight');
  });
  expect(complaint).toMatchObject({ form_id: 'complaint', outcome: 'complaint-registered', meaning: 'complete' });

  // On record it goes on: found in the list of what is to be followed, opened and brought further by keys, put right, and taken back.
  const { window } = practice.balie;
  await keyboard.press('Control+7');
  const place = window.getByRole('region', { name: 'Registrations', exact: true });
  await place.getByRole('listitem').filter({ hasText: 'Complaint' }).press('Enter');
  const record = place.getByRole('region', { name: 'Registration', exact: true });
  await expect(record.getByText('State: Received')).toBeVisible();
  await record.getByRole('group', { name: 'Goes on to' }).getByRole('button').first().press('2');
  await expect(record.getByText('State: Being looked into')).toBeVisible();
  await record.getByRole('textbox', { name: 'Proposed solution' }).fill('We bring a new one on Wednesday');
  await record.getByRole('textbox', { name: 'Why' }).fill('The van is full on Tuesday');
  await keyboard.press('Control+Enter');
  await expect(record.getByRole('region', { name: 'Changes' })).toContainText('on Tuesday → We bring a new one on Wednesday');
  await look('on-record');
  await record.getByRole('button', { name: 'Undo' }).click();
  await expect(record.getByRole('textbox', { name: 'Proposed solution' })).toHaveValue('We bring a new one on Tuesday');
  // To the end: solved, and the customer told.
  for (const [name, state] of [['Solved', 'Solved'], ['Customer informed', 'Customer informed']] as const) {
    await record.getByRole('group', { name: 'Goes on to' }).getByRole('button', { name }).press('Enter');
    await expect(record.getByText(`State: ${state}`)).toBeVisible();
  }
  // An order goes to the order desk as a promise; that it was taken over there is the receipt.
  await place.getByRole('radio', { name: 'All' }).click();
  await place.getByRole('listitem').filter({ hasText: 'Sales order' }).press('Enter');
  await record.getByRole('group', { name: 'Goes on to' }).getByRole('button', { name: 'Passed on' }).press('Enter');
  await expect(record.getByText('State: Passed on')).toBeVisible();
  await expect(record.getByRole('region', { name: 'Promises' })).toContainText('handed to Order desk');
  const me = (await desk.state()).session.agent?.id;
  const bo = (await desk.invoke('agent.save', { agentId: null, name: 'Bo', role: 'agent', active: true })) as { readonly id: string };
  const become = async (agentId: string | undefined): Promise<void> => {
    await desk.invoke('agent.logOut', {});
    await desk.invoke('agent.logIn', { agentId, password: '' });
    await expect(desk.agentState).toHaveText('Ready');
  };
  await become(bo.id);
  await keyboard.press('Control+5');
  const order = window.getByRole('region', { name: 'Offered to you' }).getByRole('listitem').filter({ hasText: 'Process the order' });
  await order.focus();
  await look('order-offered');
  await keyboard.press('a');
  await expect(order).toHaveCount(0);
  await become(me);
  await keyboard.press('Control+7');
  await place.getByRole('radio', { name: 'All' }).click();
  await place.getByRole('listitem').filter({ hasText: 'Sales order' }).press('Enter');
  await expect(record.getByRole('region', { name: 'Promises' })).toContainText('received by Bo');
  await look('order-received');
  await keyboard.press('Control+0');

  // Data put right while talking go into the customer's record at hang-up, and can be taken out again.
  await desk.invoke('project.change', { projectId: PRACTICE_PROJECT.id, formId: 'data-enrichment' });
  await desk.invoke('practice.callMe', { scenarioId: 'order' });
  await desk.onlyCard().answer.click();
  const form = panes.registration;
  await form.getByRole('radiogroup', { name: 'Anything changed' }).getByRole('radio', { name: 'Yes' }).click();
  await form.getByRole('combobox', { name: 'Field, line 1' }).selectOption('city');
  const old = await form.getByRole('textbox', { name: 'Old, line 1' }).inputValue();
  expect(old).not.toBe('');
  await form.getByRole('textbox', { name: 'New, line 1' }).fill('Delft');
  await expect(form.getByText('goes into the customer’s data')).toBeVisible();
  await form.getByRole('combobox', { name: 'Outcome' }).press('1');
  await look('enrichment');
  await expect(form.getByText('Closes itself at hang-up')).toBeVisible();
  await keyboard.press('F4');
  await expect(desk.agentState).toHaveText('Ready');
  const city = (): string | undefined => rowsOf<{ city: string }>(profile, "select city from contact_address where contact_id = (select contact_id from registration_written_back)")[0]?.city;
  await expect.poll(city).toBe('Delft');
  await form.getByRole('button', { name: 'Open registration' }).click();
  await expect(record.getByRole('region', { name: 'Written into the customer’s data' })).toContainText(`${old} → Delft`);
  await look('written-back');
  await record.getByRole('button', { name: 'Undo in the customer’s data' }).click();
  await expect.poll(city).toBe(old);
  await keyboard.press('Control+0');
  await desk.clear();
  await desk.invoke('project.change', { projectId: PRACTICE_PROJECT.id, formId: null });

  const survey = await call('shipped-survey', async () => {
    await choose('Right person', '1');
    await choose('Convenient?', '1');
    await choose('Takes part?', '1');
    await choose('1. Last contact', '1');
    await choose('2. How helped', '1');
    await choose('3. Solved at once', '1');
    await choose('4. Ordered this year', '2');
    await step('7. Satisfied');
    await type('8');
    await step('8. Recommends');
    await type('9');
    await step('9. What could be better');
    await type('Nothing');
    await choose('10. Come back to it', '1');
    await step('Thanks');
  });
  expect(survey).toMatchObject({ form_id: 'survey', outcome: 'completed' });
  expect(Object.keys(JSON.parse(survey?.form_values ?? '{}') as object)).not.toContain('quality');

  // The answers as a file: a column for each question; what was skipped is not what stayed empty.
  const answers = path.join(profile, 'answers.csv');
  await practice.balie.app.evaluate(({ dialog }, to) => void ((dialog as { showSaveDialog: unknown }).showSaveDialog = () => Promise.resolve({ canceled: false, filePath: to })), answers);
  await keyboard.press('Control+7');
  await place.getByRole('radio', { name: 'All' }).click();
  await place.getByRole('button', { name: 'Export (CSV)' }).press('Enter');
  await look('export-menu');
  await window.getByRole('menuitem', { name: 'Customer survey (1)' }).press('Enter');
  await expect(place.getByText('1 registration written to answers.csv.')).toBeVisible();
  await look('exported');
  // Counted: how often each answer was given.
  await place.getByRole('button', { name: 'Counts' }).press('Enter');
  await window.getByRole('menuitem', { name: /^Complaint \(1\)/u }).press('Enter');
  const counts = place.getByRole('region', { name: 'Counts' });
  await expect(counts.getByRole('row', { name: 'Product 1 100%' })).toBeVisible();
  await look('counts');
  const [head = '', line = ''] = readFileSync(answers, 'utf8').split('\r\n');
  expect(head).toMatch(/;1\. Last contact;2\. How helped;.*;5\. Delivered on time;/u);
  expect(line).toMatch(/;Telephone;Very good;n\/a;Yes;No;n\/a;n\/a;n\/a;8;9;n\/a;Nothing;Yes;/u);
  await keyboard.press('Control+0');

  // Registered at the very end of the call: no time was spent on handling it.
  expect(rowsOf(profile, "select state from state_interval where state = 'handling'")).toEqual([]);
  expect(rowsOf(profile, 'select count(*) as n from registration r join interaction i on i.id = r.interaction_id where r.completed_at > i.ended_at')).toEqual([{ n: 0 }]);
  await practice.balie.close();
  rmSync(profile, { recursive: true, force: true });
});
