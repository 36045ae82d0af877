import { expect, test, type Locator } from '@playwright/test';
import { localDate } from '../../shared/domain/contact/calendar-date.ts';
import { fieldsOf } from '../../shared/domain/contact/contact-fields.ts';
import { emptyContactFields } from '../../shared/domain/contact/contact-name.ts';
import type { ContactHit } from '../../shared/domain/contact/customer-filter.ts';
import { newMail, newPhone, type Contact } from '../../shared/domain/contact/contact.ts';
import { brandId, type E164 } from '../../shared/lib/brand.ts';
import { completeByCommand, keepQuiet, practise, ring, talk, type Practice } from './support/practice.ts';

test.describe.configure({ mode: 'serial' });

let practice: Practice;
test.beforeAll(async () => {
  practice = await practise();
  await keepQuiet(practice);
});
test.afterAll(async () => {
  await practice.balie.close();
});

const option = (name: string | RegExp): Locator => practice.balie.window.getByRole('option', { name });
const textOf = (label: string): Locator => practice.panes.customer.getByRole('textbox', { name: label, exact: true });

async function find(query: string): Promise<void> {
  const { panes } = practice;
  await practice.balie.window.keyboard.press('Control+k');
  await panes.search.fill('');
  await expect(practice.balie.window.getByRole('option')).toHaveCount(0);
  await panes.search.fill(query);
}

/** Whether what has the focus stands in this region. */
const focusIn = (region: Locator): Promise<boolean> => region.evaluate((box) => box.contains(document.activeElement));

test('a new customer, a change, and both taken back', async () => {
  const { balie, panes } = practice;
  await balie.window.keyboard.press('Control+n');
  await textOf('First name').fill('Zoë');
  await textOf('Infix').fill('van ’t');
  await textOf('Last name').fill('Größen-Żółkiewska');
  await textOf('Telephone').fill('020 123 45 67');
  await textOf('E-mail').fill('not an address');
  await textOf('City').fill('Den Haag');
  await panes.customer.getByRole('button', { name: 'Save customer' }).click();
  await expect(panes.customer.getByText('An e-mail address looks like name@example.com.')).toBeVisible();
  await textOf('E-mail').fill('zoe@example.com');
  await panes.customer.getByRole('button', { name: 'Save customer' }).click();
  await expect(panes.customer.getByRole('heading', { name: /Größen-Żółkiewska/ })).toBeVisible();
  await expect(panes.customer.getByText(/^Added /)).toBeVisible();

  await balie.window.keyboard.press('Control+e');
  await textOf('City').fill('Delft');
  await balie.window.keyboard.press('Control+Enter');
  await expect(panes.customer.getByText(/Delft/)).toBeVisible();
  await expect(panes.customer.getByText(/^Changed /)).toBeVisible();
  await panes.customer.getByRole('button', { name: 'Undo' }).click();
  await expect(panes.customer.getByText(/Den Haag/)).toBeVisible();
});

test('removed, and back again', async () => {
  const { balie, panes } = practice;
  await panes.customer.getByRole('button', { name: 'Remove customer' }).click();
  await expect(panes.customer.getByText(/^Removed /)).toBeVisible();
  await find('Zółkiewska');
  await expect(option(/Größen/)).toHaveCount(0);
  await balie.window.keyboard.press('Escape');
  await panes.customer.getByRole('button', { name: 'Undo' }).click();
  await expect(panes.customer.getByRole('heading', { name: /Größen-Żółkiewska/ })).toBeVisible();
});

test('somebody objects by one key, and the slip is taken back', async () => {
  const { balie, desk, panes } = practice;
  const [found] = (await desk.invoke('contact.search', { query: 'zółkiewska', limit: 1 })) as readonly ContactHit[];
  const consent = { purpose: 'sales', basis: 'consent', product: '', channel: 'phone', scope: '', grantedHow: 'letter', proof: 'Form 12', validFrom: Date.now() - 86_400_000, validTo: null };
  await desk.invoke('customer.grant', { contactId: found?.id, consent });
  await balie.window.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
  await balie.window.keyboard.press('Control+Shift+X');
  await expect(panes.customer.getByText(/Objection: sales, by telephone/)).toBeVisible();
  // What it is about is the next key's.
  await balie.window.keyboard.press('Tab');
  await expect(panes.customer.getByRole('combobox', { name: 'What for' })).toBeFocused();
  // What was agreed to before does not count against it.
  await expect(panes.customer.getByText('service only', { exact: true })).toBeVisible();
  expect(await desk.invoke('customer.objectionsOf', { number: '+31201234567' })).toHaveLength(1);
  await panes.customer.getByRole('button', { name: 'Undo' }).last().click();
  await expect(panes.customer.getByText(/Objection:/)).toHaveCount(0);
  await expect(panes.customer.getByText('service, sales', { exact: true })).toBeVisible();
  expect(await desk.invoke('customer.objectionsOf', { number: '+31201234567' })).toEqual([]);
});

test('a field of one’s own is added, filled in, found, and one change of it is put back', async () => {
  const { balie, desk, panes } = practice;
  await desk.invoke('customField.save', {
    fieldId: null,
    field: { projectId: null, label: 'Club', kind: 'text', options: [], required: false, searchable: true, position: 0, active: true },
  });
  await balie.window.keyboard.press('Control+e');
  await textOf('Club').fill('Schaakvereniging');
  await panes.customer.getByLabel('Organisation', { exact: true }).fill('Bakkerij De Wit');
  await balie.window.keyboard.press('Control+Enter');
  await expect(panes.customer.getByText('Schaakvereniging')).toBeVisible();
  // Somebody new has no value for it yet, which must not stand in the way of typing.
  await balie.window.keyboard.press('Control+n');
  await textOf('First name').fill('Onbekend');
  await textOf('Telephone').fill('020 1234567');
  await expect(panes.customer.getByRole('status', { name: 'Already known?' })).toContainText('Größen');
  await textOf('First name').press('Escape');
  await find('schaak');
  await expect(option(/Größen/)).toHaveCount(1);
  await balie.window.keyboard.press('Escape');
  await balie.window.keyboard.press('Escape');
  await panes.customer.getByRole('button', { name: 'Open the file' }).click();
  await balie.window.getByRole('button', { name: 'Put Own fields back' }).click();
  await expect(balie.window.getByRole('list', { name: 'Changes' }).getByRole('listitem').first()).toContainText('Put back');
  // F35: of three persons of one organisation, one is the right one for something.
  for (const lastName of ['Aalders', 'Zwart'])
    await desk.invoke('contact.save', { contactId: null, version: 0, fields: { ...emptyContactFields(), firstName: 'Jan', lastName, organisation: 'Bakkerij De Wit' }, interactionId: null });
  await balie.window.getByRole('button', { name: 'Bakkerij De Wit' }).first().click();
  const persons = balie.window.getByRole('button', { name: /is the right person/ });
  await expect(persons).toHaveCount(3);
  await balie.window.getByRole('button', { name: /Jan Zwart is the right person/ }).click();
  await balie.window.getByRole('textbox', { name: 'Right person for' }).fill('invoices');
  await balie.window.keyboard.press('Enter');
  await expect(balie.window.getByRole('listitem').filter({ hasText: 'Jan Zwart' })).toContainText('Right person for invoices');
  await expect(balie.window.getByText('Right person for invoices')).toHaveCount(1);
  await balie.window.getByRole('listitem').filter({ hasText: 'Jan Zwart' }).getByRole('button', { name: 'Undo' }).click();
  await expect(balie.window.getByText('Right person for invoices')).toHaveCount(0);
  await balie.window.keyboard.press('Escape');
});

test('a locked window hides the work, and a click brings it back', async () => {
  const { balie, desk, panes } = practice;
  await desk.invoke('lock.lock', {});
  await expect(balie.window.getByText('The window is locked')).toBeVisible();
  await expect(panes.customer).toHaveCount(0);
  await balie.window.getByRole('button', { name: 'Go on' }).click();
  await expect(panes.customer.getByRole('heading', { name: /Größen-Żółkiewska/ })).toBeVisible();
});

for (const query of [
  'zoe',
  'ZOË',
  'grossen',
  'größen zol',
  'van t gro',
  '2012345',
  '020 123',
  'den haag gro',
  'zoe@exa',
]) {
  test(`is found by “${query}”`, async () => {
    await find(query);
    await expect(option(/Größen-Żółkiewska/)).toBeVisible();
    await practice.balie.window.keyboard.press('Escape');
  });
}

test('opens from the search, and its number goes into the call', async () => {
  const { balie, desk, panes } = practice;
  await find('berg');
  await expect(option(/van den Berg/)).toBeVisible();
  await balie.window.keyboard.press('Enter');
  await expect(panes.customer.getByRole('heading', { name: /van den Berg/ })).toBeVisible();
  // Whoever works by keys goes on in the card, and Escape in the search leads back to where the work was.
  await balie.window.keyboard.press('Tab');
  expect(await focusIn(panes.customer)).toBe(true);
  await find('zoe');
  await expect(option(/Größen/)).toBeVisible();
  await balie.window.keyboard.press('Escape');
  await expect(panes.search).toBeFocused();
  await balie.window.keyboard.press('Escape');
  await expect(panes.search).toHaveValue('');
  expect(await focusIn(panes.customer)).toBe(true);
  await panes.customer.getByRole('button', { name: /^Call \d/ }).click();
  const card = desk.card('Anna van den Berg');
  await expect(card.hangUp).toBeVisible();
  await card.hangUp.click();
  await expect(card.status).toHaveText('Ended');
  await desk.clear();
});

test('shows the last five contacts, newest first', async () => {
  test.setTimeout(120_000);
  const { desk, panes } = practice;
  const questions = ['first', 'second', 'third', 'fourth', 'fifth', 'sixth'].map((word) => `The ${word} question`);
  for (const question of questions) {
    const card = await talk(practice, 'order');
    await completeByCommand(practice, question);
    await card.hangUp.click();
    await expect(desk.agentState).toHaveText('Ready');
    await desk.clear();
  }
  await ring(practice, 'order');
  const history = panes.customer.getByRole('list', { name: 'Last contacts' }).getByRole('listitem');
  await expect(history).toHaveCount(5);
  for (const [index, question] of questions.toReversed().slice(0, 5).entries())
    for (const part of [question, 'Solved']) await expect(history.nth(index)).toContainText(part);
  await desk.onlyCard().decline.click();
  await desk.clear();
});

test('several customers with one number: the agent says who it is', async () => {
  const { desk, panes } = practice;
  const version = 0;
  const fields = {
    ...emptyContactFields(),
    ...{ salutation: 'mr', firstName: 'Bert', lastName: 'Huisgenoot' },
    phones: [newPhone('06 55550102', brandId<E164>('+31655550102'), 'mobile')],
  };
  await desk.invoke('contact.save', { contactId: null, version, fields, interactionId: null });
  await ring(practice, 'complaint');
  const choice = panes.customer.getByRole('listbox', { name: 'Which customer?' });
  await expect(choice.getByRole('option')).toHaveCount(2);
  await choice.getByRole('option', { name: /Huisgenoot/ }).click();
  await expect(panes.customer.getByRole('heading', { name: /Huisgenoot/ })).toBeVisible();
  await desk.onlyCard().answer.click();
  await expect(desk.onlyCard().hold).toBeVisible();
  await expect(desk.card(/Huisgenoot/).root).toBeVisible();

  // The wrong one was chosen: the choice can be changed, and a new customer made for this call.
  await panes.customer.getByRole('button', { name: 'Wrong customer' }).click();
  await panes.customer.getByRole('textbox', { name: 'Find a customer' }).fill('vries');
  await panes.customer.getByRole('option', { name: /Vries/ }).click();
  await expect(panes.customer.getByRole('heading', { name: /Vries/ })).toBeVisible();
  await desk.onlyCard().hangUp.click();
});

/** The customer who has this number. */
async function contactOf(number: string): Promise<Contact> {
  const [hit] = (await practice.desk.invoke('contact.search', { query: number, limit: 1 })) as readonly ContactHit[];
  return (await practice.desk.invoke('contact.get', { contactId: hit?.id ?? '' })) as Contact;
}

async function changeOf(number: string, part: Partial<Contact>): Promise<void> {
  const contact = await contactOf(number);
  await practice.desk.invoke('contact.save', { contactId: contact.id, version: contact.version, fields: { ...fieldsOf(contact), ...part }, interactionId: null });
}

test('the type with its hint, a birthday, a move and a death are seen at the next contact; own accounts by value and by last contact (F36, F37)', async () => {
  const { balie, desk, panes } = practice;
  const { customer } = panes;
  const ownerId = (await desk.state()).session.agent?.id ?? null;
  const today = localDate(Date.now());
  const customerType = { model: 'feeling', confidence: 'medium', observedAt: 1, toneHint: '' } as const;
  // As much as a card may have to say.
  const mails = ['een', 'twee', 'drie', 'vier'].map((name) => newMail(`${name}@example.com`));
  const much = { mails, tags: ['vip', 'terugbellen'], notes: 'Belt liever in de avond.', organisation: 'Bakkerij De Korenbloem' };
  await changeOf('0655550103', { birthDate: `1980${today.slice(4)}`, moved: true, customerType, ownerId, customerValue: 1_000, ...much });
  await changeOf('0655550101', { ownerId, customerValue: 9_000 });

  const card = await ring(practice, 'order');
  for (const text of ['Has a birthday today', 'Has moved: ask for the new address', 'Show understanding first.']) await expect(customer).toContainText(text);
  await card.answer.click();
  await expect(card.hangUp).toBeVisible();
  await expect(customer).toContainText('Show understanding first.');
  await card.hangUp.click();
  await desk.clear();

  // F33: the last contacts are read without a click or a scroll, on a small screen too.
  await balie.app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()
      .find(({ webContents }) => webContents.getURL().includes('/agent/'))
      ?.setContentSize(1280, 720),
  );
  const again = await ring(practice, 'order');
  await expect(customer.getByRole('list', { name: 'Last contacts' }).getByRole('listitem').first()).toBeInViewport({ ratio: 1 });
  await expect(customer.getByText('Belt liever in de avond.')).not.toBeInViewport();
  await again.decline.click();
  await desk.clear();

  await changeOf('0655550103', { deceased: true });
  const late = await ring(practice, 'order');
  await expect(customer).toContainText('This person has died.');
  for (const text of ['birthday', 'moved']) await expect(customer).not.toContainText(text);
  await expect(customer.getByRole('button', { name: /^Call / })).toHaveCount(0);
  await late.decline.click();
  await desk.clear();
  // By hand it is asked, and Enter pressed twice leaves it; meant, the relatives are called.
  const { keyboard } = balie.window;
  const question = desk.telephone.getByRole('group', { name: 'Call all the same' });
  await desk.number.fill('06 55550103');
  await keyboard.press('Enter');
  await expect(question).toContainText(/has died\. Nothing was dialled\./);
  await expect(question.getByRole('button', { name: 'Cancel' })).toBeFocused();
  await keyboard.press('Enter');
  await expect(question).toHaveCount(0);
  await expect(desk.number).toBeFocused();
  await expect(desk.cards).toHaveCount(0);
  await keyboard.press('Enter');
  await expect(question).toBeVisible();
  await keyboard.press('Tab');
  await keyboard.press('Enter');
  await expect(desk.onlyCard().hangUp).toBeVisible();
  await expect(question).toHaveCount(0);
  await desk.onlyCard().hangUp.click();
  await desk.clear();
  await changeOf('0655550103', { deceased: false });

  await balie.window.getByRole('navigation', { name: 'Places' }).getByRole('button', { name: 'Own accounts' }).click();
  const place = balie.window.getByRole('region', { name: 'Own accounts', exact: true });
  const rows = place.getByRole('list', { name: 'Own accounts' }).getByRole('listitem');
  await expect(rows).toHaveCount(2);
  const [dearest, other] = [(await contactOf('0655550101')).lastName, (await contactOf('0655550103')).lastName];
  await expect(rows.first()).toContainText(dearest);
  await expect(rows.first()).toContainText('€90');
  await place.getByRole('radio', { name: 'Longest without contact' }).click();
  await expect(rows.last()).toContainText(other);
  await balie.window.keyboard.press('Escape');
});
