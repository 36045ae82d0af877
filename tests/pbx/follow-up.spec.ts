import { expect, test } from '@playwright/test';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { emptyContactFields } from '../../shared/domain/contact/contact-name.ts';
import { newAddress, newMail, newPhone } from '../../shared/domain/contact/contact.ts';
import { brandId, type E164 } from '../../shared/lib/brand.ts';
import { launchBalie, secondStart, type Balie } from '../e2e/support/balie.ts';
import { deskOf } from '../e2e/support/desk.ts';
import { fillForm, type Typed } from '../e2e/support/form-keys.ts';
import { panesOf } from '../e2e/support/panes.ts';
import { rowsOf } from '../e2e/support/tables.ts';
import { attachmentsOf } from '../support/mail-parts.ts';
import { pdfText } from '../support/pdf-text.ts';
import { instantAt, wallTime } from '../../shared/lib/zone-time.ts';
import { runSmtp } from '../support/smtp.ts';
import { accountOf, openOffice, type Office } from './support/office.ts';

const KARIN = '+31612345678';

/** A call of Karin, registered with this form by the keyboard; ends with the agent Ready. */
async function held(
  office: Office,
  formId: string,
  typed: Typed,
  last: () => Promise<void> = () => Promise.resolve(),
): Promise<void> {
  const desk = office.desk();
  const { window } = desk;
  const projectId = (await desk.state()).project?.id;
  await desk.invoke('project.change', { projectId, formId });
  const caller = await office.asterisk.ami.callAgent({ to: '1001', callerIdNumber: KARIN });
  await expect(desk.onlyCard().answer).toBeVisible();
  await window.keyboard.press('F2');
  await expect(desk.onlyCard().hangUp).toBeVisible();
  await fillForm(window, typed);
  await last();
  await expect(panesOf(window).registration.getByText('Closes itself at hang-up')).toBeVisible();
  await window.keyboard.press('F4');
  await expect(desk.agentState).toHaveText('Ready');
  await caller.hangup().catch(() => undefined);
  await desk.clear();
}

test('a quote leaves with its PDF; calling back becomes a promise, goes to another Balie by e-mail, and is opened there by a double click', async () => {
  test.setTimeout(180_000);
  const smtp = await runSmtp();
  const folder = mkdtempSync(path.join(tmpdir(), 'balie-mail-'));
  const office = await openOffice({
    provision: (asterisk) => ({
      account: accountOf('1001', asterisk.urls.ws),
      language: 'en',
      projects: [{ key: 'sales', name: 'Office chairs' }],
    }),
  });
  let other: Balie | null = null;
  const shot = async (name: string, balie: Balie): Promise<void> => {
    if (process.env['BALIE_SHOTS'] !== undefined)
      await balie.window.screenshot({ path: `${process.env['BALIE_SHOTS']}/${name}.png` });
  };
  try {
    const desk = office.desk();
    const { window } = desk;
    const { keyboard } = window;
    const server = {
      host: '127.0.0.1',
      port: smtp.port,
      security: 'none',
      user: '',
      fromName: 'Office chairs',
      fromAddress: 'sales@balie.example',
      caFile: '',
    };
    await desk.invoke('mail.saveServer', { projectId: (await desk.state()).project?.id, server, password: null });
    const fields = {
      ...{
        ...emptyContactFields(newPhone(KARIN, brandId<E164>(KARIN), 'mobile'), 'en'),
        firstName: 'Karin',
        lastName: 'Jansen',
      },
      ...{
        mails: [newMail('karin@example.org')],
        addresses: [newAddress({ street: 'Kade', houseNumber: '1', postcode: '2611 AB', city: 'Delft' })],
      },
    };
    await desk.invoke('contact.save', { contactId: null, version: 0, interactionId: null, fields });

    const { registration } = panesOf(window);
    await held(
      office,
      'quote',
      {
        lines: ['Oak chair', 'ST-12', '3', '49,99', '12,5', '', 'Table', '', '1', '250', '', ''],
        sentAs: '1',
        outcome: '2',
        note: 'Delivered free of charge',
      },
      async () => {
        await registration.getByRole('button', { name: 'Make quote (PDF)' }).press('Enter');
        await expect(registration.getByRole('status').filter({ hasText: '€381.22' })).toBeVisible();
        await registration.getByRole('button', { name: 'E-mail', exact: true }).press('Enter');
        await shot('quote-in-call', office.balie());
      },
    );
    await expect
      .poll(() =>
        rowsOf(
          office.balie().profile,
          "select outcome, state, json_extract(form_values, '$.state.value') as life, json_extract(form_values, '$.email.value') as email from registration",
        ),
      )
      .toEqual([{ outcome: 'quote', state: 'completed', life: 'sent', email: 'karin@example.org' }]);

    // While the e-mail can still be taken back, the next conversation ends with calling back.
    await held(office, 'lead', { interest: 'Chairs for the canteen', outcome: '3', callbackAt: ['+2'] });
    await expect.poll(() => smtp.received.map(({ to }) => to), { timeout: 60_000 }).toEqual(['karin@example.org']);
    const [[pdfName, pdf] = ['', Buffer.alloc(0)]] = attachmentsOf(smtp.received[0]?.text ?? '');
    expect(pdfName).toMatch(/^\d{4}-0001\.pdf$/u);
    const words = pdfText(pdf).split('\n');
    expect(words).toEqual(
      expect.arrayContaining([
        'Office chairs',
        'Karin Jansen',
        'Oak chair',
        'ST-12',
        '€131.22',
        'Table',
        '€381.22',
        'Delivered free of charge',
      ]),
    );

    // The promise stands in the list, for the day that was agreed, and is handed to somebody elsewhere.
    await keyboard.press('Control+5');
    const promise = window
      .getByRole('region', { name: 'Promises', exact: true })
      .first()
      .getByRole('listitem')
      .filter({ hasText: 'Karin Jansen' })
      .filter({ hasText: /Call back/iu });
    const { agreements } = await desk.state();
    // Nine o’clock there, wherever this computer is.
    const zone = 'Europe/Amsterdam';
    const due = instantAt({ ...wallTime(Date.now() + 2 * 86_400_000, zone), hour: 9, minute: 0 }, zone);
    expect(agreements.find(({ what }) => /call back/iu.test(what))?.dueAt).toBe(due);
    await promise.focus();
    await keyboard.press('h');
    await window.getByRole('combobox', { name: 'To whom' }).click();
    await window.getByRole('option', { name: /another Balie/u }).click();
    await window.getByRole('textbox', { name: 'Who, or which department' }).fill('Bo');
    await window.getByRole('textbox', { name: 'E-mail address' }).fill('bo@example.org');
    await shot('hand-over-mail', office.balie());
    await keyboard.press('Enter');
    await expect(promise).toContainText('offered to Bo');
    await expect.poll(() => smtp.received.map(({ to }) => to), { timeout: 60_000 }).toContain('bo@example.org');
    const [[name, file] = ['', Buffer.alloc(0)]] = attachmentsOf(
      smtp.received.find(({ to }) => to === 'bo@example.org')?.text ?? '',
    );
    expect(name).toMatch(/\.balie-handover$/u);
    const offer = path.join(folder, 'offer.balie-handover');
    writeFileSync(offer, file);

    // Bo, whose Balie is running, opens the attachment.
    const nobody = { displayName: 'Bo', uri: 'sip:9@127.0.0.1', server: 'ws://127.0.0.1:9', password: 'x' };
    other = await launchBalie({ provision: { account: nobody, projects: [{ key: 'sales', name: 'Warehouse' }] } });
    const there = deskOf(other.window);
    await expect.poll(async () => (await there.state()).session.agent?.name ?? '', { timeout: 60_000 }).not.toBe('');
    expect(await secondStart(other, offer)).toBe(0);
    await other.window.getByRole('button', { name: 'Show promises' }).press('Enter');
    const came = other.window.getByRole('region', { name: /hands a promise over to you/u });
    await expect(came).toContainText('Karin Jansen');
    await shot('hand-over-opened', other);
    await expect(came.getByRole('button', { name: 'Accept' })).toBeFocused();
    await other.window.keyboard.press('Enter');
    const receipt = path.join(folder, 'receipt.balie-handover');
    await other.app.evaluate(
      ({ dialog }, to) =>
        void ((dialog as { showSaveDialog: unknown }).showSaveDialog = () =>
          Promise.resolve({ canceled: false, filePath: to })),
      receipt,
    );
    await expect(came.getByRole('button', { name: 'Save receipt…' })).toBeFocused();
    await other.window.keyboard.press('Enter');
    await expect(came).toContainText('The receipt was saved.');

    // Nothing counts before the receipt is opened.
    await expect(promise).toContainText('offered to Bo');
  } finally {
    await other?.close();
    await office.close();
    await smtp.stop();
    rmSync(folder, { recursive: true, force: true });
  }
});
