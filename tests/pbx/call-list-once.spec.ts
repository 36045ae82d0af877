// Whatever happens to the application while a list is worked, nobody is dialled twice: as the exchange saw it.
import { expect, test } from '@playwright/test';
import { NO_FILTER } from '../../shared/domain/contact/customer-filter.ts';
import { secondStart } from '../e2e/support/balie.ts';
import { rowsOf } from '../e2e/support/tables.ts';
import { addCustomer, openOffice, type Office } from './support/office.ts';

/** Everybody rings for long; numbers that end in 9 are busy. */
const DIALPLAN = `
[tests](+)
exten => _+X.,1,UserEvent(Dialled,Number: \${EXTEN})
 same => n,GotoIf($["\${EXTEN:-1}"="9"]?busy)
 same => n,Ringing()
 same => n,Wait(60)
 same => n,Hangup(19)
 same => n(busy),Hangup(17)
`;

let office: Office;
test.beforeAll(async () => {
  office = await openOffice({ asterisk: { dialplan: DIALPLAN } });
});
test.afterAll(async () => office.close());

test('a double click, another window, another start, a kill in the middle of a call and a clock elsewhere dial nobody twice (invariant 8)', async () => {
  test.setTimeout(300_000);
  const dialled = (): readonly (string | undefined)[] => office.asterisk.ami.events.filter((event) => event['UserEvent'] === 'Dialled').map((event) => event['Number']);
  const bar = () => office.balie().window.getByRole('region', { name: 'Call list', exact: true });
  const call = () => bar().getByRole('button', { name: /^Call/ });
  // One person twice, under two spellings with one number; and an emergency number.
  for (const [lastName, number] of [['Aalbers', '+31610000001'], ['Bos', '+31610000009'], ['Coster', '+31610000003'], ['Koster', '+31610000003'], ['Noord', '+31112'], ['Rood', '+31610000019'], ['Smit', '+31610000005']] as const)
    await addCustomer(office.desk(), { firstName: 'Kim', lastName, numbers: [number] });
  const { listId } = (await office.desk().invoke('callList.create', { name: 'Once', query: '', filter: NO_FILTER, order: 'as-found' })) as { readonly listId: string };
  await expect.poll(async () => (await office.desk().state()).callLists.filling).toBeNull();
  await office.desk().invoke('callList.work', { listId });
  await expect(bar().getByText('Kim Aalbers')).toBeVisible();

  // Two clicks and a key at once, and a command beside them.
  await call().dblclick();
  await office.balie().window.keyboard.press('Enter');
  await office.desk().invoke('callList.dial', { number: '+31610000001' }).catch(() => undefined);
  await expect.poll(dialled).toEqual(['+31610000001']);
  // Another start on this profile hands over and ends; it works nothing itself.
  expect(await secondStart(office.balie(), 'tel:+31610000001')).toBe(0);
  expect((await office.desk().state()).callLists.work).toMatchObject({ phase: 'calling', number: '+31610000001' });

  // Killed while it rings: whoever was called counts as tried, and nobody is in a hand.
  await office.balie().kill();
  const { profile } = office.balie();
  await office.start({ env: { TZ: 'America/Los_Angeles' } });
  await expect.poll(async () => (await office.desk().state()).line.state, { timeout: 60_000 }).toBe('registered');
  expect(rowsOf(profile, 'select 1 from list_entry where leased_by is not null')).toEqual([]);
  expect(rowsOf(profile, 'select number, result, cause from call_attempt')).toEqual([{ number: '+31610000001', result: 'technical', cause: 'interrupted' }]);
  const list = async () => (await office.desk().state()).callLists.lists.find(({ id }) => id === listId);
  await office.desk().invoke('callList.work', { listId });
  // By another clock of the computer, the next one: Bos, who is busy; then Coster, and not whoever has the same number.
  await expect(bar().getByText('Kim Bos')).toBeVisible();
  await call().dblclick();
  await expect(bar().getByRole('status')).toHaveText(/^Kim Bos: busy, again /, { timeout: 30_000 });
  await expect(bar().getByText('Kim Coster')).toBeVisible();
  await call().press('Enter');
  await expect.poll(() => dialled().length).toBe(3);
  // Where Call stood there are other buttons by now: the second click of a double click presses none of them.
  await bar().getByRole('button', { name: 'Wrong number' }).dispatchEvent('click', { detail: 2 });
  expect((await office.desk().state()).callLists.work).toMatchObject({ phase: 'calling', number: '+31610000003' });
  await office.balie().window.keyboard.press('F4');
  await expect(bar().getByText('Kim Rood')).toBeVisible({ timeout: 30_000 });
  // A key held down calls one, and not whoever comes after them.
  const { keyboard } = office.balie().window;
  await call().focus();
  await keyboard.down('Enter');
  await expect(async () => {
    await keyboard.down('Enter');
    await expect(bar().getByText('Kim Smit')).toBeVisible({ timeout: 10 });
  }).toPass({ timeout: 30_000, intervals: [10] });
  await expect(call()).toBeFocused();
  await keyboard.down('Enter');
  await keyboard.up('Enter');
  expect((await office.desk().state()).callLists.work).toMatchObject({ phase: 'preview', number: '+31610000005' });
  await call().press('Enter');
  await expect.poll(() => dialled().length).toBe(5);

  // Asked for while it is being called, and pulled out again: nobody has it twice.
  await office.balie().kill();
  await office.start({ env: { TZ: 'Asia/Kolkata' } });
  await expect.poll(async () => (await office.desk().state()).line.state, { timeout: 60_000 }).toBe('registered');
  await office.desk().invoke('callList.work', { listId });
  await expect(bar().getByText(/^Nobody can be called now/)).toBeVisible({ timeout: 30_000 });
  expect(dialled()).toEqual(['+31610000001', '+31610000009', '+31610000003', '+31610000019', '+31610000005']);
  // The second spelling waits for the number's time; the emergency number is no number of this list.
  expect((await list())?.counts).toEqual({ fresh: 0, waiting: 6, done: 1, removed: 0 });
});
