import { expect, test } from '@playwright/test';
import { runSmtp } from '../support/smtp.ts';
import { launchBalie } from './support/balie.ts';
import { deskOf } from './support/desk.ts';

/** Nobody answers there: the telephone is not what this is about. */
const ACCOUNT = { displayName: 'Ans', uri: 'sip:1001@127.0.0.1', server: 'ws://127.0.0.1:9', password: 'x' };

test('an e-mail in the words of the project leaves in view; what the server refuses stands in the planner with its reason, and goes out again', async () => {
  test.setTimeout(120_000);
  const smtp = await runSmtp();
  const balie = await launchBalie({ provision: { account: ACCOUNT, projects: [{ key: 'service', name: 'Service desk' }] } });
  try {
    const { window } = balie;
    const { keyboard } = window;
    const desk = deskOf(window, 'en');
    await expect.poll(async () => (await desk.state()).session.agent?.name ?? '', { timeout: 60_000 }).not.toBe('');
    const projectId = (await desk.state()).project?.id;
    const server = { host: '127.0.0.1', port: smtp.port, security: 'none', user: '', fromName: 'Service desk', fromAddress: 'service@balie.example', caFile: '' };
    await desk.invoke('mail.saveServer', { projectId, server, password: null });

    // A supervisor writes what customers read.
    await window.getByRole('button', { name: /^Settings/ }).click();
    await window.getByText('E-mail', { exact: true }).first().click();
    const words = window.getByRole('form', { name: 'Words of the e-mails' });
    await words.getByRole('textbox', { name: 'Subject' }).fill('Your {{article}}{{nothing}}');
    await expect(words).toContainText('No e-mail has the field nothing.');
    await words.getByRole('textbox', { name: 'Subject' }).fill('Your {{article}} from {{company.name}}');
    await expect(words.getByRole('region', { name: 'As the customer reads it' })).toContainText('Your garden chairs from Service desk');
    await words.getByRole('button', { name: 'Save' }).click();
    await expect(words.getByRole('button', { name: 'Put back what was there before' })).toBeVisible();
    await keyboard.press('Escape');

    await keyboard.press('Control+g');
    const send = window.getByRole('region', { name: 'Send the customer something' });
    await expect(send.getByRole('radio', { name: 'Brochure' })).toBeFocused();
    await keyboard.press('1');
    await keyboard.type('Tables');
    await send.getByRole('textbox', { name: 'E-mail address' }).fill('anna@example.org');
    await keyboard.press('Enter');
    await expect(send.getByRole('status')).toContainText('in ten seconds');
    await desk.invoke('dispatch.ask', { kind: 'product', channel: 'mail', article: 'Lamps', materials: [], contactId: null, interactionId: null, toName: 'Bo', address: 'refused@example.org', language: 'en' });
    await expect(send.getByRole('status')).toContainText('Sent', { timeout: 60_000 });
    await expect.poll(() => smtp.received.map(({ to }) => to), { timeout: 30_000 }).toEqual(['anna@example.org']);
    expect(smtp.received[0]?.text).toContain('Subject: Your Tables from Service desk');

    await keyboard.press('Escape');
    await keyboard.press('Control+6');
    const stuck = window.getByRole('region', { name: 'Did not leave' }).getByRole('listitem');
    await expect(stuck).toContainText('550 Nobody by that name', { timeout: 30_000 });
    await expect(stuck).toContainText('Lamps');
    const tries = smtp.refused.length;
    await stuck.focus();
    await keyboard.press('v');
    // It was tried once already: the second refusal is waited for, and then its row.
    await expect.poll(() => smtp.refused.length, { timeout: 30_000 }).toBe(tries + 1);
    await expect.poll(async () => (await desk.state()).dispatches.map(({ state, attempts }) => `${state} ${String(attempts)}`), { timeout: 30_000 }).toEqual(['failed 1']);
    await stuck.focus();
    await keyboard.press('c');
    await window.getByRole('button', { name: 'Undo' }).click();
    await expect(window.getByRole('region', { name: 'Planner', exact: true })).toContainText('Lamps');
  } finally {
    await balie.close();
    await smtp.stop();
  }
});
