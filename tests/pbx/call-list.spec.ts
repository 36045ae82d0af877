import { expect, test, type Page } from '@playwright/test';
import path from 'node:path';
import type { Desk } from '../e2e/support/desk.ts';
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
});
