import { test, expect } from '@playwright/test';
import { readdirSync, copyFileSync, writeFileSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { runSmtp } from '../support/smtp.ts';
import { attachmentsOf } from '../support/mail-parts.ts';
import { launchBalie, type Balie } from './support/balie.ts';
import { deskOf } from './support/desk.ts';
import { keepQuiet, newProfile, practise, talk } from './support/practice.ts';
const OUT = '/tmp/script/shots';
mkdirSync(OUT, { recursive: true });
const shot = (b: Balie, n: string) => b.window.screenshot({ path: `${OUT}/${n}.png` });

test('quote', async () => {
  test.setTimeout(240_000);
  const profile = newProfile();
  const practice = await practise({ profile, language: 'nl' });
  const { desk, panes, balie } = practice;
  await keepQuiet(practice);
  const p = (await desk.state()).project as any;
  const me = (await desk.state()).session.agent;
  await desk.invoke('agent.save', { agentId: null, name: 'Bo', role: 'supervisor', active: true });
  const { id, active, kind, ...settings } = p;
  await desk.invoke('project.save', { ...settings, projectId: id, formId: 'quote', plan: { ...p.plan, client: 'Lindenhuis Wonen B.V.', mandates: [{ agentId: me?.id, role: null, discountPercent: 15, amount: null }] } });
  for (const lang of ['nl', 'en'] as const) {
    const card = await talk(practice, 'order');
    const it = (await desk.state()).interactions.find((x) => x.state === 'open')!;
    await shot(balie, `quote-greeting-${lang}`);
    if (lang === 'en') {
      const c = await desk.invoke('contact.get', { contactId: it.contact!.id }) as any;
      const { id: contactId, version, ...fields } = c;
      await desk.invoke('contact.save', { contactId, version, fields: { ...fields, language: 'en' }, interactionId: null });
    }
    const lines = [
      { article: 'Eikenhouten eetkamerstoel met armleuning, wit geolied', articleCode: 'ST-12-XL', quantity: '12', unitPrice: '49.95', discount: '10', vat: '21' },
      { article: 'Tafel', articleCode: 'T-1', quantity: '1', unitPrice: '1250.00', vat: '21' },
      { article: 'Onderhoudsolie', articleCode: 'OL-3', quantity: '0.333', unitPrice: '19.99', discount: lang === 'en' ? '25' : '', vat: '9' },
      { article: 'Bezorging', articleCode: '', quantity: '1', unitPrice: '0', vat: '0' },
    ];
    for (const [field, value] of [['lines', JSON.stringify(lines)], ['outcome', 'quote'], ['sentAs', 'mail'], ['email', 'anna@example.org'], ['note', 'Levering in overleg, begane grond.\nMontage niet inbegrepen.']] as const)
      await desk.invoke('registration.change', { interactionId: it.id, field, value });
    await panes.registration.getByRole('button', { name: 'Offerte maken (PDF)' }).click();
    await expect(panes.registration.getByText(/\d{4}-000\d/).first()).toBeVisible();
    await panes.registration.getByRole('button', { name: /Offerte|opnieuw/i }).first().scrollIntoViewIfNeeded();
    await shot(balie, `quote-made-${lang}`);
    await card.hangUp.click();
    await balie.window.waitForTimeout(1500);
    await shot(balie, `quote-after-${lang}`);
    const left = (await desk.state()).interactions.find((x) => x.state === 'handling');
    if (left) { console.log('INCOMPLETE', JSON.stringify(left.values)); await desk.invoke('registration.close', { interactionId: left.id, reason: 'interrupted' }); }
    await desk.clear();
  }
  for (const f of readdirSync(path.join(profile, 'quotes'))) copyFileSync(path.join(profile, 'quotes', f), `${OUT}/${f}`);
  await balie.window.keyboard.press('Control+5');
  await balie.window.waitForTimeout(800);
  await shot(balie, 'quote-mandate-promise');
  await balie.close();
});

const ACCOUNT = { displayName: 'Ans', uri: 'sip:1001@127.0.0.1', server: 'ws://127.0.0.1:9', password: 'x' };
const dialogs = (b: Balie, save: string, open: string) =>
  b.app.evaluate(({ dialog }, [target, chosen]) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath: target ?? '' });
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [chosen ?? ''] });
  }, [save, open]);

test('handover', async () => {
  test.setTimeout(400_000);
  const smtp = await runSmtp();
  const F = (n: string) => `${OUT}/${n}`;
  const mk = async (name: string, language: 'nl' | 'en', org: string, from: string) => {
    const balie = await launchBalie({ language, provision: { account: { ...ACCOUNT, displayName: name }, projects: [{ key: 'service', name: org }] } });
    const desk = deskOf(balie.window, language);
    await expect.poll(async () => (await desk.state()).session.agent?.name ?? '', { timeout: 60_000 }).not.toBe('');
    const projectId = (await desk.state()).project?.id;
    await desk.invoke('mail.saveServer', { projectId, server: { host: '127.0.0.1', port: smtp.port, security: 'none', user: '', fromName: org, fromAddress: from, caFile: '' }, password: null });
    return { balie, desk };
  };
  const a = await mk('Ans', 'nl', 'Klantenservice', 'ans@balie.example');
  const b = await mk('Kim', 'en', 'Warehouse', 'kim@depot.example');
  await b.desk.invoke('settings.change', { theme: 'dark' });
  const me = (await a.desk.state()).session.agent!.id;
  for (const what of ['Monster eikenhout brengen', 'Factuur nakijken', 'Bellen over de maat'])
    await a.desk.invoke('agreement.make', { contactId: null, interactionId: null, number: '+31301112233', toWhom: 'Piet Bakker', what, dueAt: Date.now() + 30 * 3_600_000, owner: me });
  await a.balie.window.keyboard.press('Control+5');
  const place = a.balie.window.getByRole('region', { name: 'Afspraken', exact: true }).first();
  const bplaceKey = () => b.balie.window.keyboard.press('Control+5');
  await bplaceKey();
  const bplace = b.balie.window.getByRole('region', { name: 'Promises', exact: true }).first();
  const offer = async (what: string, mail: string, n: string) => {
    const row = place.getByRole('listitem').filter({ hasText: what });
    await row.focus();
    await a.balie.window.keyboard.press('h');
    await a.balie.window.waitForTimeout(300);
    if (!(await place.getByRole('combobox', { name: 'Aan wie' }).isVisible())) { await row.focus(); await row.getByRole('button', { name: 'Overdragen' }).click(); }
    await place.getByRole('combobox', { name: 'Aan wie' }).click();
    await a.balie.window.getByRole('option', { name: /andere Balie/ }).click();
    await place.getByRole('textbox', { name: /^Wie/ }).first().fill('Magazijn');
    if (mail) await place.getByRole('textbox', { name: 'E-mailadres' }).fill(mail);
    await place.getByRole('textbox', { name: /Toelichting|Notitie|Opmerking/ }).first().fill('Graag voor het weekend').catch(() => undefined);
    await shot(a.balie, `ho-${n}-form`);
    await a.balie.window.keyboard.press('Enter');
    await a.balie.window.waitForTimeout(1200);
    await shot(a.balie, `ho-${n}-offered`);
  };
  // 1: by file, accepted
  await dialogs(a.balie, F('offer1.balie-handover'), F('receipt1.balie-handover'));
  await offer('Monster eikenhout brengen', '', '1');
  await dialogs(b.balie, F('receipt1.balie-handover'), F('offer1.balie-handover'));
  await bplace.getByRole('button', { name: 'Open hand-over…' }).click();
  await expect(bplace.getByText(/hands a promise over to you/)).toBeVisible();
  await shot(b.balie, 'ho-1-b-open');
  await bplace.getByRole('button', { name: 'Accept' }).first().click();
  await b.balie.window.waitForTimeout(700);
  await shot(b.balie, 'ho-1-b-accepted');
  await bplace.getByRole('button', { name: 'Save receipt…' }).first().click();
  await b.balie.window.waitForTimeout(700);
  await shot(b.balie, 'ho-1-b-saved');
  await b.balie.window.keyboard.press('Escape');
  await place.getByRole('button', { name: /^Overdracht/ }).first().click();
  await a.balie.window.waitForTimeout(900);
  await shot(a.balie, 'ho-1-a-receipt');
  await a.balie.window.keyboard.press('Enter');
  await a.balie.window.waitForTimeout(900);
  await shot(a.balie, 'ho-1-a-counts');
  await a.balie.window.keyboard.press('Escape');
  // 2: by mail, returned with a reason, receipt by mail
  await offer('Factuur nakijken', 'kim@depot.example', '2');
  await expect.poll(() => smtp.received.length, { timeout: 60_000 }).toBe(1);
  writeFileSync(F('mail1.txt'), smtp.received[0]!.text);
  const [[n1, body1]] = [...attachmentsOf(smtp.received[0]!.text)] as [[string, Buffer]];
  console.log('attachment', n1, body1.length);
  writeFileSync(F('offer2.balie-handover'), body1);
  await dialogs(b.balie, F('x'), F('offer2.balie-handover'));
  await bplace.getByRole('button', { name: 'Open hand-over…' }).click();
  await b.balie.window.waitForTimeout(700);
  await shot(b.balie, 'ho-2-b-open');
  await bplace.getByRole('button', { name: 'Return…' }).click();
  await bplace.getByRole('textbox').last().fill('We do not see invoices; ask Finance');
  await b.balie.window.keyboard.press('Enter');
  await b.balie.window.waitForTimeout(800);
  await shot(b.balie, 'ho-2-b-returned');
  await bplace.getByRole('button', { name: /Mail receipt/ }).click();
  await expect.poll(() => smtp.received.length, { timeout: 60_000 }).toBe(2);
  await shot(b.balie, 'ho-2-b-mailed');
  await b.balie.window.keyboard.press('Escape');
  writeFileSync(F('mail2.txt'), smtp.received[1]!.text);
  const [[n2, body2]] = [...attachmentsOf(smtp.received[1]!.text)] as [[string, Buffer]];
  console.log('attachment', n2, body2.length);
  writeFileSync(F('receipt2.balie-handover'), body2);
  await dialogs(a.balie, F('x'), F('receipt2.balie-handover'));
  await a.desk.invoke('settings.change', { theme: 'dark' });
  await place.getByRole('button', { name: /^Overdracht/ }).first().click();
  await a.balie.window.waitForTimeout(900);
  await shot(a.balie, 'ho-2-a-receipt');
  await a.balie.window.keyboard.press('Enter');
  await a.balie.window.waitForTimeout(900);
  await shot(a.balie, 'ho-2-a-counts');
  await a.balie.window.keyboard.press('Escape');
  await a.balie.window.waitForTimeout(300);
  await shot(a.balie, 'ho-2-a-list');
  // a receipt for the second time, a changed file, an offer opened where it was made
  await place.getByRole('button', { name: /^Overdracht/ }).first().click();
  await a.balie.window.waitForTimeout(900);
  await shot(a.balie, 'ho-3-a-again');
  writeFileSync(F('broken.balie-handover'), body2.toString('utf8').replace('returned', 'accepted'));
  await dialogs(a.balie, F('x'), F('broken.balie-handover'));
  await a.balie.window.keyboard.press('Escape');
  await place.getByRole('button', { name: /^Overdracht/ }).first().click();
  await a.balie.window.waitForTimeout(900);
  await shot(a.balie, 'ho-3-a-changed');
  console.log('A', JSON.stringify((await a.desk.state()).agreements.map(({ what, state, handOver }) => ({ what, state, handOver })), null, 1));
  console.log('B', JSON.stringify((await b.desk.state()).agreements.map(({ what, state, handOver }) => ({ what, state, handOver })), null, 1));
  await shot(b.balie, 'ho-3-b-list');
  await a.balie.close(); await b.balie.close(); await smtp.stop();
});
