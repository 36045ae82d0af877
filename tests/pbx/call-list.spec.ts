import { expect, test, type Page } from '@playwright/test';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Desk } from '../e2e/support/desk.ts';
import { NO_FILTER } from '../../shared/domain/contact/customer-filter.ts';
import { newForm } from '../../shared/domain/registration/build-form.ts';
import { addCustomer, openOffice, type Office } from './support/office.ts';

/** What the network does with the people of the list. */
const DIALPLAN = `
[tests](+)
exten => _+X.,1,UserEvent(Dialled,Number: \${EXTEN})
 same => n,Goto(outcome-\${EXTEN:-1},1)
exten => outcome-1,1,Hangup(17)
; rings for two seconds
exten => outcome-2,1,Dial(PJSIP/2001,2)
 same => n,Hangup(19)
exten => outcome-3,1,Hangup(1)
exten => outcome-4,1,Goto(600,1)
`;
const PICTURES = process.env['BALIE_SHOTS'];

let office: Office;
let desk: Desk;
let window: Page;
/** The numbers that reached the exchange, in order. */
const dialled = (): readonly (string | undefined)[] => office.asterisk.ami.events.filter((event) => event['UserEvent'] === 'Dialled').map((event) => event['Number']);

test.beforeAll(async () => {
  office = await openOffice({ asterisk: { dialplan: DIALPLAN } });
  desk = office.desk();
  ({ window } = office.balie());
  office.peer.incoming = { kind: 'manual' };
  await addCustomer(desk, { firstName: 'Aad', lastName: 'Aalbers', numbers: ['+31610000001'] });
  await addCustomer(desk, { firstName: 'Bea', lastName: 'Bos', numbers: ['+31610000002', '+31201000001'] });
  await addCustomer(desk, { firstName: 'Cor', lastName: 'Coster', numbers: ['+31610000003'] });
  await addCustomer(desk, { firstName: 'Dirk', lastName: 'Dekker', numbers: ['+31610000004'] });
});
test.afterAll(async () => office.close());

async function draw(name: string): Promise<void> {
  if (PICTURES === undefined) return;
  for (const theme of ['light', 'dark'] as const) {
    await window.evaluate((value) => document.documentElement.setAttribute('data-theme', value), theme);
    await window.screenshot({ animations: 'disabled', path: path.join(PICTURES, `call-list-${name}-${theme}.png`) });
  }
}

test('a list is made and worked by keys: busy, no answer at two numbers, a wrong number and a conversation, as the exchange saw them (F38, F39, F40)', async () => {
  const bar = window.getByRole('region', { name: 'Call list', exact: true });
  const before = bar.getByRole('status');
  const call = bar.getByRole('button', { name: /^Call/ });
  await window.keyboard.press('Control+8');
  const place = window.getByRole('region', { name: 'Call lists', exact: true });
  await expect(place.getByText('No call lists')).toBeVisible();
  await draw('none');
  await place.getByRole('button', { name: 'New list' }).click();
  await window.keyboard.type('Spring offer');
  await draw('new');
  await window.keyboard.press('Enter');
  await expect(place.getByText('4 people · 4 not tried')).toBeVisible();
  await draw('lists');
  await place.getByRole('button', { name: 'Work this list' }).click();

  await expect(bar.getByText('Aad Aalbers')).toBeVisible();
  await expect(window.getByRole('region', { name: 'Customer', exact: true }).getByText('Aad Aalbers')).toBeVisible();
  await expect(call).toBeFocused();
  // How it will begin, with the data of whoever is in hand.
  await expect(window.getByRole('region', { name: 'Script', exact: true }).getByText('How it begins')).toBeVisible();
  await draw('preview');
  await window.keyboard.press('Enter');
  await expect(before).toHaveText(/^Aad Aalbers: busy, again /, { timeout: 20_000 });

  await expect(bar.getByText('Bea Bos')).toBeVisible();
  await expect(call).toBeFocused();
  await window.keyboard.press('Enter');
  await draw('calling');
  await expect(before).toHaveText('Bea Bos: no answer', { timeout: 30_000 });
  // The second number of the same person, at once.
  await expect(call).toHaveText('Call 020 100 0001');
  await expect(call).toBeFocused();
  await window.keyboard.press('Enter');
  await expect(before).toHaveText(/^Bea Bos: busy, again /, { timeout: 20_000 });

  await expect(bar.getByText('Cor Coster')).toBeVisible();
  await window.keyboard.press('Enter');
  await expect(before).toHaveText('Cor Coster: wrong number', { timeout: 20_000 });

  await expect(bar.getByText('Dirk Dekker')).toBeVisible();
  await window.keyboard.press('Enter');
  await expect(desk.cards.getByText('Talking')).toBeVisible({ timeout: 20_000 });
  await draw('talking');
  const interaction = (await desk.state()).interactions.at(-1);
  if (interaction === undefined) throw new Error('the conversation has no record');
  for (const [field, value] of [['question', 'An offer'], ['category', 'delivery'], ['proposedSolution', 'Sent'], ['solvedAtOnce', 'yes'], ['outcome', 'solved']] as const)
    await desk.invoke('registration.change', { interactionId: interaction.id, field, value });
  await desk.cards.getByRole('button', { name: 'Hang up' }).press('Enter');
  await expect(bar.getByText(/^Nobody can be called now/)).toBeVisible({ timeout: 20_000 });
  await expect(before).toHaveText('Dirk Dekker: reached');
  await draw('empty');

  const [list] = (await desk.state()).callLists.lists;
  expect(list).toMatchObject({ reached: 1, counts: { fresh: 0, waiting: 2, done: 2, removed: 0 } });
  expect(dialled()).toEqual(['+31610000001', '+31610000002', '+31201000001', '+31610000003', '+31610000004']);

  // Put right afterwards, and stopped.
  await bar.getByRole('button', { name: 'Stop' }).press('Enter');
  await expect(bar).toHaveCount(0);

  // By itself after some seconds, until a key says otherwise.
  await addCustomer(desk, { firstName: 'Eef', lastName: 'Evers', numbers: ['+31620000001'] });
  await addCustomer(desk, { firstName: 'Fien', lastName: 'Faber', numbers: ['+31620000003'] });
  await addCustomer(desk, { firstName: 'Gijs', lastName: 'Groot', numbers: ['+31630000001'] });
  await addCustomer(desk, { firstName: 'Hanna', lastName: 'Haan', numbers: ['+31630000004'] });
  await window.keyboard.press('Control+8');
  await place.getByRole('button', { name: 'Settings' }).click();
  await place.getByRole('radio', { name: 'By itself after a moment' }).click();
  await place.getByLabel('Seconds to read').fill('3');
  await draw('settings');
  await place.getByRole('button', { name: 'Save' }).click();
  await expect.poll(async () => (await desk.state()).callLists.lists[0]?.settings).toMatchObject({ mode: 'timed', countdownSeconds: 3 });
  const [timed] = (await desk.state()).callLists.lists;
  // Rules that say against each other are refused where they stand.
  await place.getByRole('button', { name: 'Settings' }).click();
  await place.getByRole('radio', { name: 'Trying again' }).click();
  await place.getByLabel('Busy: Again after (minutes)').fill('5');
  await expect(place.getByText('Shorter than the 10 minutes between two tries.')).toBeVisible();
  await expect(place.getByRole('button', { name: 'Save' })).toBeDisabled();
  await draw('rules');
  await window.keyboard.press('Escape');
  await desk.invoke('callList.create', { name: 'Autumn offer', query: '', filter: NO_FILTER, order: 'as-found' });
  await expect(place.getByText('Autumn offer')).toBeVisible();
  await draw('several');
  const second = (await desk.state()).callLists.lists.find(({ name }) => name === 'Autumn offer');
  if (second === undefined || timed === undefined) throw new Error('the lists are not there');
  await desk.invoke('callList.change', { listId: second.id, version: second.version, settings: timed.settings });
  await place.getByRole('listitem', { name: 'Autumn offer' }).getByRole('button', { name: 'Work this list' }).click();
  const timer = bar.getByRole('timer');
  await expect(timer).toHaveText(/^Calls in \d s · any key stops it$/);
  await draw('countdown');
  await window.keyboard.press('Home');
  await expect(timer).toHaveCount(0);
  await expect(call).toHaveText('Call 06 20000001');
  await window.keyboard.press('Enter');
  await expect(before).toHaveText(/^Eef Evers: busy, again /, { timeout: 20_000 });
  await expect(before).toHaveText('Fien Faber: wrong number', { timeout: 20_000 });
  // At once after the outcome, once the agent has begun; voicemail is one key.
  await bar.getByRole('button', { name: 'Stop' }).press('Enter');
  await desk.invoke('callList.change', { listId: second.id, version: second.version + 1, settings: { ...timed.settings, mode: 'power' } });
  await desk.invoke('callList.work', { listId: second.id });
  await expect(call).toHaveText('Call 06 30000001');
  await call.press('Enter');
  await expect(before).toHaveText(/^Gijs Groot: busy, again /, { timeout: 20_000 });
  await expect(desk.cards.getByText('Talking')).toBeVisible({ timeout: 20_000 });
  await window.keyboard.press('Alt+v');
  await expect(before).toHaveText(/^Hanna Haan: voicemail, again /, { timeout: 20_000 });
  // Its figures, and the ways to go on with it.
  await bar.getByRole('button', { name: 'Stop' }).press('Enter');
  await window.keyboard.press('Control+8');
  const card = place.getByRole('listitem', { name: 'Autumn offer' });
  await card.getByRole('button', { name: 'Figures' }).click();
  const figures = place.getByRole('region', { name: 'Figures', exact: true });
  await expect(figures.getByRole('row', { name: /^The whole list 8 4 0 0/ })).toBeVisible();
  await draw('figures');
  if (PICTURES !== undefined) {
    await card.getByRole('button', { name: 'Settings' }).click();
    for (const tab of ['Dialling', 'Trying again', 'Quotas', 'Call again'] as const) {
      await place.getByRole('radio', { name: tab, exact: true }).click();
      await draw(`tab-${tab}`);
    }
    await desk.invoke('settings.change', { language: 'nl' });
    await draw('tab-nl');
    const dutch = window.getByRole('region', { name: 'Bellijsten', exact: true });
    await dutch.getByRole('button', { name: 'Cijfers' }).first().click();
    await draw('figures-nl');
    await dutch.getByRole('button', { name: 'Nieuwe lijst' }).click();
    await dutch.getByRole('radio', { name: 'Een andere lijst' }).click();
    await draw('new-nl');
    await desk.invoke('settings.change', { language: 'en' });
  }
  expect(dialled().slice(-4)).toEqual(['+31620000001', '+31620000003', '+31630000001', '+31630000004']);
});

test('what a file says for its list fills the form, with the customer’s own fields beside it, and says where it came from', async () => {
  test.setTimeout(240_000);
  await desk.invoke('callList.work', { listId: null });
  const folder = mkdtempSync(path.join(tmpdir(), 'balie-list-'));
  const file = path.join(folder, 'renewals.csv');
  writeFileSync(
    file,
    'Name,Phone,Member since,Current rate,Plan\nEva Evers,+31610000014,2019-03-31,"39,50",Everything\n',
  );
  await desk.invoke('customField.save', {
    fieldId: null,
    field: {
      projectId: null,
      label: 'Member since',
      kind: 'date',
      options: [],
      required: false,
      searchable: false,
      position: 1,
      active: true,
    },
  });
  const [own] = (await desk.state()).customFields;
  const base = newForm('renewal', { en: 'Renewal', nl: 'Verlenging' }, 'service');
  await desk.invoke('form.publish', {
    basedOn: 0,
    definition: {
      ...base,
      fields: [
        { key: 'since', kind: 'date', label: { en: 'Member since', nl: 'Lid sinds' }, from: `custom:${own?.id ?? ''}` },
        {
          key: 'rate',
          kind: 'money',
          currency: 'EUR',
          label: { en: 'Current rate', nl: 'Huidig tarief' },
          from: 'list:current rate',
        },
        {
          key: 'plan',
          kind: 'choice',
          label: { en: 'Plan', nl: 'Pakket' },
          from: 'list:plan',
          options: [
            { value: 'all', label: { en: 'Everything', nl: 'Alles' } },
            { value: 'half', label: { en: 'Half', nl: 'Half' } },
          ],
        },
        { key: 'campaign', kind: 'text', label: { en: 'Campaign', nl: 'Actie' }, from: 'list' },
        ...base.fields,
      ],
    },
  });
  await desk.invoke('project.change', { projectId: (await desk.state()).project?.id, formId: 'renewal' });

  await office.balie().app.evaluate(({ dialog }, chosen) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [chosen] });
  }, file);
  await window.keyboard.press('Control+4');
  const place = window.getByRole('region', { name: 'Import', exact: true });
  await place.getByRole('button', { name: 'Choose file…' }).press('Enter');
  for (const column of ['Current rate', 'Plan']) {
    await place.getByRole('combobox', { name: `${column} is` }).click();
    await window.getByRole('option', { name: 'Keep for the call list' }).click();
  }
  await expect(place.getByRole('combobox', { name: 'Member since is' })).toHaveText('Member since');
  await draw('columns');
  await place.getByRole('button', { name: 'Check the file' }).press('Enter');
  await place.getByRole('button', { name: /^Import 1 customer/ }).press('Enter');
  await expect(place.getByText('renewals.csv is imported')).toBeVisible();

  await window.keyboard.press('Control+8');
  const lists = window.getByRole('region', { name: 'Call lists', exact: true });
  await lists.getByRole('button', { name: 'New list' }).click();
  await window.keyboard.type('Renewals');
  await lists.getByRole('radio', { name: 'An import' }).click();
  await lists.getByRole('textbox', { name: 'Name' }).press('Enter');
  await lists
    .getByRole('listitem')
    .filter({ hasText: 'Renewals' })
    .getByRole('button', { name: 'Work this list' })
    .click();
  const bar = window.getByRole('region', { name: 'Call list', exact: true });
  await expect(bar.getByText('current rate: 39,50 · plan: Everything')).toBeVisible();
  await draw('fields');
  await window.keyboard.press('Enter');
  const form = window.getByRole('region', { name: 'Registration', exact: true });
  await expect(desk.onlyCard().hold).toBeVisible();
  await expect(form.getByText('from the call list')).toHaveCount(3);
  await expect(form.getByRole('textbox', { name: 'Current rate' })).toHaveValue('39.50');
  await expect(form.getByRole('textbox', { name: 'Member since' })).toHaveValue(/2019/u);
  expect((await desk.state()).interactions.at(-1)).toMatchObject({
    values: {
      since: { value: '2019-03-31', origin: 'contact' },
      rate: { value: '39.50', origin: 'list' },
      plan: { value: 'all', origin: 'list' },
      campaign: { value: 'Renewals', origin: 'list' },
    },
  });
  await draw('filled');
  await window.keyboard.press('F4');
  await expect(desk.onlyCard().status).toHaveText('Ended');
  rmSync(folder, { recursive: true, force: true });
});
