import { AxeBuilder } from '@axe-core/playwright';
import { expect, test } from '@playwright/test';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { openFile, sealFile } from '../../electron/app/follow-up/hand-over/signed-file.ts';
import { newKey, readKey } from '../../electron/app/signing/signed-text.ts';
import { keepQuiet, newProfile, practise, restart, talk, type Practice } from './support/practice.ts';

const HOUR = 3_600_000;

async function expectAccessible({ balie }: Practice): Promise<void> {
  const { violations } = await new AxeBuilder({ page: balie.window }).setLegacyMode(true).analyze();
  const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
  expect.soft(serious.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`)).toEqual([]);
}

/** To somebody with a Balie of their own, whose key and receipt are made here, and back the other way. */
async function handOverByFiles({ balie, desk }: Practice, owner: string | undefined): Promise<void> {
  const { window, app, profile } = balie;
  const { keyboard } = window;
  const file = (name: string): string => path.join(profile, name);
  const dialogs = (saveAs: string, open: string): Promise<void> =>
    app.evaluate(
      ({ dialog }, [target, chosen]) => {
        dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath: target ?? '' });
        dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [chosen ?? ''] });
      },
      [file(saveAs), file(open)],
    );
  const key = readKey(newKey());
  await desk.invoke('agreement.make', { contactId: null, interactionId: null, number: '+31301112233', toWhom: 'Piet', what: 'Bring a sample', dueAt: Date.now() + 30 * HOUR, owner });
  const place = window.getByRole('region', { name: 'Promises', exact: true }).first();
  const row = place.getByRole('listitem').filter({ hasText: 'Bring a sample' });
  await expect(row).toContainText('Piet · 030 111 2233');
  await dialogs('offer.balie-handover', 'receipt.balie-handover');
  await row.focus();
  await keyboard.press('h');
  await place.getByRole('combobox', { name: 'To whom' }).click();
  await window.getByRole('option', { name: 'Somebody with another Balie…' }).click();
  await place.getByRole('textbox', { name: 'Who, or which department' }).fill('Warehouse');
  await keyboard.press('Enter');
  await expect(row).toContainText('offered to Warehouse, waits for the receipt');
  const sent = openFile(readFileSync(file('offer.balie-handover'), 'utf8'));
  const offer = sent.ok && sent.value.content.kind === 'offer' ? sent.value.content : null;
  if (offer === null) throw new Error('no offer');
  expect(offer).toMatchObject({ practice: true, toName: 'Warehouse', promise: { what: 'Bring a sample', toWhom: 'Piet', number: '+31301112233' } });
  const receipt = { kind: 'receipt', id: offer.id, practice: true, offer: sent.ok ? sent.value.digest : '', answer: 'accepted', reason: '', by: { name: 'Kim', organisation: 'Warehouse' }, answeredAt: Date.now() } as const;
  writeFileSync(file('receipt.balie-handover'), sealFile(receipt, key).file);
  await row.focus();
  await keyboard.press('o');
  const panel = place.getByRole('region', { name: 'Kim accepts a promise' });
  await expect(panel).toContainText('New key');
  await expectAccessible({ balie, desk } as Practice);
  await expect(panel.getByRole('button', { name: 'Let it count' })).toBeFocused();
  await keyboard.press('Enter');
  await expect(panel).toContainText('Kim keeps the promise from here on.');
  await keyboard.press('Escape');
  await expect(place.getByRole('region', { name: 'Kept by somebody else' })).toContainText('accepted by Kim');

  // The other way: what came is accepted, and the receipt is made.
  writeFileSync(file('receipt.balie-handover'), sealFile({ ...offer, id: '018f0000-0000-7000-8000-000000000001' as typeof offer.id, from: { name: 'Kim', organisation: 'Warehouse', replyTo: '' }, promise: { ...offer.promise, what: 'Call when it is in' } }, key).file);
  await dialogs('answer.balie-handover', 'receipt.balie-handover');
  await place.getByRole('button', { name: 'Open hand-over…' }).click();
  const came = place.getByRole('region', { name: 'Kim hands a promise over to you' });
  await expect(came).toContainText('Known key');
  await came.getByRole('button', { name: 'Accept' }).click();
  await expect(came.getByRole('button', { name: 'Save receipt…' })).toBeFocused();
  await keyboard.press('Enter');
  await expect(came).toContainText('The receipt was saved.');
  const answer = openFile(readFileSync(file('answer.balie-handover'), 'utf8'));
  expect(answer).toMatchObject({ ok: true, value: { content: { kind: 'receipt', answer: 'accepted' } } });
  await keyboard.press('Escape');
  await expect(place.getByRole('listitem').filter({ hasText: 'Call when it is in' })).toContainText('handed over by Kim, Warehouse');
}

test('a promise is made in a call by keys, watched, handed over, returned, and kept', async () => {
  test.setTimeout(180_000);
  const profile = newProfile();
  let practice = await practise({ profile });
  try {
    await keepQuiet(practice);
    const card = await talk(practice, 'question');
    {
      const { balie, desk, panes } = practice;
      const { keyboard } = balie.window;
      await keyboard.press('Control+b');
      await keyboard.type('Call back about the delivery');
      // Days are typed as the language of the window has them, whatever the language of the start was.
      const day = balie.window.locator('input[type=date]');
      for (const [language, typed, meant] of [['nl', '24122027', '2027-12-24'], ['en', '25112027', '2027-11-25']] as const) {
        await desk.invoke('settings.change', { language });
        await day.focus();
        await keyboard.type(typed);
        await expect(day).toHaveValue(meant);
      }
      await panes.customer.getByRole('button', { name: 'Tomorrow' }).click();
      await panes.customer.getByRole('textbox', { name: 'What is promised' }).press('Enter');
      const own = panes.customer.getByRole('region', { name: 'Promises' });
      await expect(own).toContainText('Call back about the delivery');
      await expect(own).toContainText(/09:00/);
      await expectAccessible(practice);
      await card.hangUp.click();
      await panes.closeIncomplete.click();
      await panes.whyIncomplete.getByRole('option').first().click();
      await desk.clear();

      // A colleague, and one that is late before it was made.
      const me = (await desk.state()).session.agent;
      await desk.invoke('agent.save', { agentId: null, name: 'Bo', role: 'agent', active: true });
      const { agreements } = await desk.state();
      expect(agreements).toMatchObject([{ what: 'Call back about the delivery', toWhom: 'Anna van den Berg', owner: me?.id, state: 'open' }]);
      await desk.invoke('agreement.make', { contactId: null, interactionId: null, number: null, what: 'Send the invoice', dueAt: Date.now() - HOUR, owner: me?.id });

      await keyboard.press('Control+5');
      const place = balie.window.getByRole('region', { name: 'Promises', exact: true }).first();
      const late = place.getByRole('listitem').filter({ hasText: 'Send the invoice' });
      await expect(late).toBeFocused();
      await expect(late).toContainText('Late');
      await expectAccessible(practice);
      await keyboard.press('k');
      await expect(place).toContainText('Kept: Send the invoice');
      await place.getByRole('button', { name: 'Undo' }).click();
      await expect(late).toBeVisible();
      await late.press('Delete');
      await expect(place).toContainText('Removed: Send the invoice');
      await place.getByRole('button', { name: 'Undo' }).click();
      await expect(late).toBeVisible();
      const other = place.getByRole('listitem').filter({ hasText: 'Call back about the delivery' });
      await other.focus();
      await keyboard.press('h');
      await expect(place.getByRole('textbox', { name: 'Note' })).toBeFocused();
      await keyboard.type('I am away tomorrow');
      await keyboard.press('Enter');
      await expect(other).toContainText('offered to Bo');
      await handOverByFiles(practice, me?.id);
      await balie.close();
    }

    // The next morning somebody else begins on the same computer.
    // Begun by a double click on a hand-over: it waits until somebody is there.
    practice = await restart(practice.balie, { profile, args: [path.join(profile, 'receipt.balie-handover')] });
    {
      const { balie, desk } = practice;
      const { window } = balie;
      await expect(window.getByRole('heading', { name: 'Who are you?' })).toBeVisible();
      const first = (await desk.state()).session.agents.find(({ name }) => name !== 'Bo');
      await desk.invoke('agent.logIn', { agentId: first?.id, password: '' });
      const notices = window.getByRole('region', { name: 'Notices' });
      await expect(notices).toContainText('Somebody hands a promise over to you');
      await notices.getByRole('button', { name: 'Show promises' }).click();
      await expect(window.getByRole('region', { name: 'Kim hands a promise over to you' })).toContainText('Call when it is in');
      await window.keyboard.press('Control+0');
      await expect(notices).toContainText('1 promise is late.');
      await notices.getByRole('button', { name: 'Show promises' }).click();
      await expect(window.getByRole('region', { name: 'Late', exact: true })).toContainText('Send the invoice');
      const bo = (await desk.state()).session.agents.find(({ name }) => name === 'Bo');
      await desk.invoke('agent.logOut', {});
      await desk.invoke('agent.logIn', { agentId: bo?.id, password: '' });
      await expect(notices).toContainText('1 promise was handed over to you');
      await notices.getByRole('button', { name: 'Show promises' }).click();
      const offered = window.getByRole('region', { name: 'Offered to you' }).getByRole('listitem');
      await expect(offered).toContainText('I am away tomorrow');
      await offered.focus();
      await window.keyboard.press('r');
      await window.keyboard.type('I am away too');
      await window.keyboard.press('Enter');
      await expect(window.getByText('Nothing promised')).toBeVisible();
      await desk.invoke('agent.logOut', {});
      await desk.invoke('agent.logIn', { agentId: first?.id, password: '' });
      // Whoever comes after somebody else starts at the work.
      await expect(practice.panes.customer).toBeVisible();
      await window.keyboard.press('Control+5');
      const back = window.getByRole('listitem').filter({ hasText: 'returned by Bo: I am away too' });
      await back.focus();
      await window.keyboard.press('Enter');
      await expect(practice.panes.customer.getByRole('heading', { name: 'Anna van den Berg' })).toBeVisible();
      await window.keyboard.press('Control+h');
      await expect(practice.panes.customer.getByRole('feed', { name: 'History' })).toContainText('Promise returned by Bo');
    }
  } finally {
    await practice.balie.close();
    rmSync(profile, { recursive: true, force: true });
  }
});
