import { AxeBuilder } from '@axe-core/playwright';
import { expect, test } from '@playwright/test';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { keepQuiet, practise, talk, type Practice } from './support/practice.ts';

async function expectAccessible({ balie }: Practice): Promise<void> {
  const { violations } = await new AxeBuilder({ page: balie.window }).setLegacyMode(true).analyze();
  const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
  expect.soft(serious.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`)).toEqual([]);
}

test('in a call, by keys: a signal in three, a question that comes back, a brochure; then the planner', async () => {
  test.setTimeout(120_000);
  const practice = await practise();
  try {
    const { balie, desk } = practice;
    const { window } = balie;
    const { keyboard } = window;
    await keepQuiet(practice);
    await talk(practice, 'question');

    // Three keys: it keeps the customer and the step.
    const note = window.getByRole('region', { name: 'Note a signal' });
    await keyboard.press('Control+j');
    await expect(note.getByRole('radio', { checked: true })).toBeFocused();
    await keyboard.press('3');
    await keyboard.press('Enter');
    await expect(note.getByRole('status')).toHaveText('Noted: Bottleneck');
    const list = { settled: false, kinds: ['bottleneck'], own: true };
    expect(await desk.invoke('remark.list', list)).toMatchObject([{ kind: 'bottleneck', contactName: 'Anna van den Berg', about: { on: 'step' } }]);
    await keyboard.press('Enter');
    await expect(note).toBeHidden();
    expect(await desk.invoke('remark.list', list)).toEqual([]);

    // The third time in a week is a frequently asked question.
    const question = { kind: 'question', product: '', contactId: null, interactionId: null, about: null, department: '' };
    for (const text of ['When is my order delivered?', 'Order delivered when']) await desk.invoke('remark.add', { ...question, text });
    await keyboard.press('Control+j');
    await keyboard.press('1');
    await keyboard.type('when will the order be delivered');
    await expect(note.getByRole('list', { name: 'Asked before' })).toContainText('Asked 2 times this week');
    await expectAccessible(practice);
    await keyboard.press('Enter');
    await expect(note.getByRole('status')).toContainText('Asked 3 times this week');
    await keyboard.press('Enter');
    const signals = window.getByRole('region', { name: 'Signals', exact: true });
    await expect(signals.getByRole('textbox', { name: 'Answer' })).toBeFocused();
    await keyboard.type('Within two working days');
    await signals.getByRole('button', { name: 'Save' }).click();
    await expect(signals).toContainText('Within two working days');
    await expectAccessible(practice);
    // A need goes to the department that the project names for it, and says where it stands.
    await signals.getByRole('button', { name: 'Who gets what' }).press('Enter');
    const routes = signals.getByRole('form', { name: 'Who gets what' });
    await routes.getByLabel('Customer need').fill('Sales');
    await routes.getByRole('button', { name: 'Save' }).press('Enter');
    await keyboard.press('Control+0');
    await keyboard.press('Control+j');
    await note.getByRole('radio', { name: 'Customer need' }).click();
    await keyboard.type('Wants a larger table');
    await keyboard.press('Enter');
    await expect(note.getByRole('status')).toContainText('Sales');
    await keyboard.press('Escape');
    expect(await desk.invoke('remark.list', { settled: false, kinds: ['need'], own: false })).toMatchObject([{ text: 'Wants a larger table', department: 'Sales', state: 'passed-on' }]);

    await keyboard.press('Control+g');
    const send = window.getByRole('region', { name: 'Send the customer something' });
    await expect(send.getByRole('radio', { name: 'Brochure' })).toBeFocused();
    await keyboard.press('1');
    await keyboard.type('Garden chairs');
    await expect(send.getByRole('textbox', { name: 'E-mail address' })).toHaveValue('anna.vandenberg@example.com');
    await keyboard.press('Enter');
    await expect(send.getByRole('status')).toContainText('Nothing leaves while you practise');
    await keyboard.press('Escape');
    // A parcel, asked for with the focus on how it goes.
    await keyboard.press('Control+g');
    await keyboard.press('2');
    await keyboard.type('Oak sample');
    const byPost = send.getByRole('radio', { name: 'Post' });
    await byPost.press('Space');
    await expect(byPost).toBeChecked();
    await byPost.press('Enter');
    await expect.poll(async () => (await desk.state()).dispatches.map(({ article, state }) => [article, state])).toContainEqual(['Oak sample', 'requested']);
    await keyboard.press('Escape');

    await desk.invoke('agreement.make', { contactId: null, interactionId: null, number: null, what: 'Send the invoice', dueAt: Date.now() - 3_600_000, owner: (await desk.state()).session.agent?.id });
    await keyboard.press('Control+6');
    const planner = window.getByRole('region', { name: 'Planner', exact: true });
    await expect(planner.getByRole('region', { name: 'Late' }).getByRole('listitem')).toBeFocused();
    await expect(planner.getByRole('region', { name: 'To be sent' })).toContainText('Garden chairs');
    await expectAccessible(practice);
    const file = path.join(balie.profile, 'planner.ics');
    await balie.app.evaluate(({ dialog }, target) => {
      dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath: target });
    }, file);
    await planner.getByRole('button', { name: 'Calendar file' }).click();
    await expect(planner).toContainText('1 appointment saved');
    expect(readFileSync(file, 'utf8')).toContain('SUMMARY:Send the invoice\r\n');
    // It stays asked for until somebody says that it went.
    const parcel = planner.getByRole('listitem').filter({ hasText: 'Oak sample' });
    await parcel.focus();
    await keyboard.press('b');
    await expect(parcel).toHaveCount(0);
    await planner.getByRole('listitem').filter({ hasText: 'Garden chairs' }).focus();
    await keyboard.press('c');
    await expect(planner).not.toContainText('Garden chairs');
    // Somebody of the department takes the need up; who noted it sees that.
    const need = planner.getByRole('listitem').filter({ hasText: 'Wants a larger table' });
    await expect(need).toContainText('for Sales');
    await need.focus();
    await keyboard.press('t');
    await expect(need).toHaveCount(0);
    await planner.getByRole('alert').or(planner.getByRole('status')).filter({ hasText: 'Taken up: Wants a larger table' }).getByRole('button', { name: 'Undo' }).press('Enter');
    await expect(need).toContainText('for Sales');
    await need.focus();
    await keyboard.press('t');
    await expect(need).toHaveCount(0);
    await planner.getByRole('listitem').filter({ hasText: 'Send the invoice' }).focus();
    await keyboard.press('k');
    await expect(planner).toContainText('Nothing to do');
    expect(await desk.invoke('remark.list', { settled: false, kinds: ['need'], own: false })).toMatchObject([{ state: 'taken' }]);
  } finally {
    await practice.balie.close();
  }
});
