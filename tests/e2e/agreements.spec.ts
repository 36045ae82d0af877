import { AxeBuilder } from '@axe-core/playwright';
import { expect, test } from '@playwright/test';
import { rmSync } from 'node:fs';
import { keepQuiet, newProfile, practise, restart, talk, type Practice } from './support/practice.ts';

const HOUR = 3_600_000;

async function expectAccessible({ balie }: Practice): Promise<void> {
  const { violations } = await new AxeBuilder({ page: balie.window }).setLegacyMode(true).analyze();
  const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
  expect.soft(serious.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`)).toEqual([]);
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
      await balie.close();
    }

    // The next morning somebody else begins on the same computer.
    practice = await restart(practice.balie, { profile });
    {
      const { balie, desk } = practice;
      const { window } = balie;
      await expect(window.getByRole('heading', { name: 'Who are you?' })).toBeVisible();
      const first = (await desk.state()).session.agents.find(({ name }) => name !== 'Bo');
      await desk.invoke('agent.logIn', { agentId: first?.id, password: '' });
      await expect(window.getByRole('region', { name: 'Notices' })).toContainText('1 promise is late.');
      await window.getByRole('button', { name: 'Show promises' }).click();
      await expect(window.getByRole('region', { name: 'Late' })).toContainText('Send the invoice');
      const bo = (await desk.state()).session.agents.find(({ name }) => name === 'Bo');
      await desk.invoke('agent.logOut', {});
      await desk.invoke('agent.logIn', { agentId: bo?.id, password: '' });
      await window.keyboard.press('Control+5');
      const offered = window.getByRole('region', { name: 'Offered to you' }).getByRole('listitem');
      await expect(offered).toContainText('I am away tomorrow');
      await offered.focus();
      await window.keyboard.press('r');
      await window.keyboard.type('I am away too');
      await window.keyboard.press('Enter');
      await expect(window.getByText('Nothing promised')).toBeVisible();
      await desk.invoke('agent.logOut', {});
      await desk.invoke('agent.logIn', { agentId: first?.id, password: '' });
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
