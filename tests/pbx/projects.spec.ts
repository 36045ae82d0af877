import { expect, test } from '@playwright/test';
import { NO_PLAN } from '../../shared/domain/project/project-plan.ts';
import { panesOf } from '../e2e/support/panes.ts';
import { openOffice, type Office } from './support/office.ts';

const ECHO = '600';
/** What the switch may take, in ms; on a busy machine ten times as long. */
const GOAL_MS = 1_000;

let office: Office;
test.beforeAll(async () => {
  office = await openOffice();
});
test.afterAll(async () => office.close());

test('a switch of project changes script, form, outcomes and the number shown; its direction, procedures, languages and targets are seen', async () => {
  test.setTimeout(240_000);
  const desk = office.desk();
  const page = desk.window;
  const panes = panesOf(page, 'en');
  const folder = process.env['BALIE_SHOTS'];
  const look = async (name: string): Promise<void> => {
    if (folder === undefined) return;
    for (const language of ['nl', 'en'] as const)
      for (const theme of ['dark', 'light'] as const) {
        await desk.invoke('settings.change', { language, theme });
        await page.waitForTimeout(250);
        await page.screenshot({ path: `${folder}/${name}-${language}-${theme}.png` });
      }
  };
  const made = { projectId: null, purpose: 'service', wrapUpSeconds: 60, formId: null, outcomesId: null };
  await desk.invoke('project.save', {
    ...{ ...made, key: 'complaints', name: 'Complaints', scriptId: 'shipped-complaint' },
    plan: {
      ...{ ...NO_PLAN, direction: 'inbound', callerId: '+31201111111', languages: ['nl'] },
      targets: [{ kind: 'calls-per-hour', value: 0.1 }, { kind: 'handle-seconds', value: 240 }],
      procedures: [
        { title: 'Escalation', text: 'Danger goes to the supervisor today.' },
        { title: 'Terms', text: 'A complaint is answered within five days.', beside: ['shipped-complaint/greeting', 'complaint#question'] },
      ],
    },
  });
  await desk.invoke('project.save', { ...{ ...made, key: 'orders', name: 'Orders', scriptId: 'shipped-survey' }, plan: { ...NO_PLAN, callerId: '+31202222222' } });
  const choose = async (name: string): Promise<number> => {
    await page.getByRole('combobox', { name: 'Project', exact: true }).click();
    const option = page.getByRole('option', { name, exact: true });
    await expect(option).toBeVisible();
    const from = Date.now();
    await option.click();
    await expect(page.getByRole('combobox', { name: 'Project', exact: true })).toHaveText(name);
    await expect.poll(async () => (await desk.state()).project?.name, { intervals: [20] }).toBe(name);
    return Date.now() - from;
  };
  const talk = async (): Promise<void> => {
    await desk.dial(ECHO);
    await expect(desk.onlyCard().hold).toBeVisible();
  };
  const tidy = async (): Promise<void> => {
    await page.keyboard.press('F4');
    await expect(desk.onlyCard().status).toHaveText('Ended');
    for (const { id, state } of (await desk.state()).interactions) if (state === 'handling') await desk.invoke('registration.close', { interactionId: id, reason: 'interrupted' });
    await desk.clear();
  };

  const took = [await choose('Orders')];
  await talk();
  await expect(panes.script).toContainText('Survey');
  expect((await desk.state()).interactions.at(-1)).toMatchObject({ script: { scriptId: 'shipped-survey' }, form: { formId: 'survey', outcomes: { setId: 'research' } } });
  // Nothing behind the opening can be gone to before it; after it there and back, and the answers stay.
  const jump = async (name: RegExp): Promise<void> => {
    await panes.script.getByRole('button', { name: 'Steps' }).press('Enter');
    await page.getByRole('menuitem', { name }).press('Enter');
  };
  await panes.script.getByRole('button', { name: 'Steps' }).press('Enter');
  const behind = page.getByRole('menuitem', { name: /^7\. Satisfied/u });
  await expect(behind).toBeDisabled();
  await expect(behind).toHaveAttribute('title', /^First the opening: /u);
  // Twenty steps and more do not reach out of the window: the list scrolls.
  expect((await page.getByRole('menu').boundingBox())?.y).toBeGreaterThanOrEqual(0);
  await look('project-opening');
  await page.keyboard.press('Escape');
  for (const title of ['Right person', 'Convenient?']) {
    await expect(panes.script.getByText(title, { exact: true }).first()).toBeVisible();
    await page.keyboard.press('Alt+1');
  }
  await expect(panes.script.getByText('Takes part?', { exact: true }).first()).toBeVisible();
  await jump(/^7\. Satisfied/u);
  await expect(panes.script.getByRole('textbox')).toBeVisible();
  await jump(/^Right person/u);
  expect((await desk.state()).interactions.at(-1)?.script.answers).toMatchObject({ greeting: { value: 'yes' }, convenient: { value: 'yes' } });
  await tidy();

  took.push(await choose('Complaints'));
  const state = await desk.state();
  expect([state.project?.plan.callerId, state.project?.scriptId]).toEqual(['+31201111111', 'shipped-complaint']);
  await talk();
  await expect(panes.script).toContainText('Complaint conversation');
  await expect(panes.script).toContainText('Goes out; this project is for incoming calls');
  expect((await desk.state()).interactions.at(-1)).toMatchObject({ form: { formId: 'complaint', outcomes: { setId: 'service' } } });
  // Worked in Dutch only: that is what is spoken, and nothing else can be chosen.
  await expect(panes.spoken).toContainText('Goedendag');
  await page.keyboard.press('Control+Shift+L');
  await expect(panes.spoken).toContainText('Goedendag');
  await expect(panes.script.getByRole('group', { name: 'Procedures at this step' }).getByRole('button', { name: 'Terms' })).toBeVisible();
  await expect(panes.registration.getByRole('button', { name: 'Procedure: Terms' })).toHaveCount(1);
  await look('project-call');
  await page.keyboard.press('Control+Shift+H');
  const open = page.getByRole('region', { name: 'Procedures', exact: true });
  await expect(open).toContainText('answered within five days');
  await page.keyboard.press('ArrowDown');
  await expect(open).toContainText('goes to the supervisor');
  await look('project-procedures');
  await page.keyboard.press('Escape');
  await expect(open).toHaveCount(0);
  await tidy();
  await expect(page.getByRole('button', { name: /targets/u })).toContainText('/2');

  // A customer is called against the direction: said once, and the same call again goes out. The exchange knows nobody by that number.
  await desk.dial('0612345678');
  await expect(page.getByText(/Complaints is for incoming calls/u)).toBeVisible();
  await look('project-direction');
  await expect(desk.cards).toHaveCount(0);
  await desk.dial('0612345678');
  await expect(desk.onlyCard().status).toHaveText('Ended');
  await desk.clear();

  // No customer is called outside the hours; the exchange itself is.
  if (state.project === null) throw new Error('no project');
  const { id: projectId, active: _active, kind: _kind, ...settings } = state.project;
  await desk.invoke('project.save', { ...settings, projectId, plan: { ...settings.plan, direction: 'blended', callingHours: [{ days: [((new Date().getDay() + 2) % 7) + 1], from: '09:00', to: '10:00' }] } });
  await desk.dial('0612345678');
  await expect(page.getByText(/are called at set hours \(09:00–10:00\)/u)).toBeVisible();
  await talk();
  await tidy();
  test.info().annotations.push({ type: 'measured', description: `switch of project in ${took.map((ms) => String(Math.round(ms))).join(' and ')} ms` });
  expect(Math.max(...took)).toBeLessThan(10 * GOAL_MS);
});

test('the number that was dialled, the queue and a header choose the project of a call: its script, form and outcomes are there while it rings', async () => {
  test.setTimeout(240_000);
  const desk = office.desk();
  const { ami } = office.asterisk;
  const panes = panesOf(desk.window, 'en');
  const made = { projectId: null, purpose: 'service', wrapUpSeconds: null, formId: null, outcomesId: null };
  const route = (on: 'header' | 'queue' | 'number', value: string, header = '') => ({ ...NO_PLAN, routes: [{ on, header, value }] });
  await desk.invoke('project.save', { ...made, key: 'did-advice', name: 'Advice line', scriptId: 'shipped-advice', plan: route('number', '020 700 0001') });
  await desk.invoke('project.save', { ...made, key: 'did-complaints', name: 'Complaints line', scriptId: 'shipped-complaint', outcomesId: 'service', plan: route('number', '0207000002') });
  await desk.invoke('project.save', { ...made, key: 'queue-shop', name: 'Shop', scriptId: 'shipped-sales', plan: { ...route('queue', 'sales'), callerId: '+31203333333' } });
  await desk.invoke('project.save', { ...made, key: 'header-quotes', name: 'Quotes', scriptId: 'shipped-inventory', formId: 'quote', plan: route('header', 'quote-*', 'X-Campaign') });
  await ami.command('queue add member PJSIP/1001 to sales');
  const active = (await desk.state()).project?.name;

  const calls = [
    { by: 'first number', call: { to: '1001', divertedFrom: '0207000001' }, name: 'Advice line', script: 'Advice conversation', scriptId: 'shipped-advice', formId: 'advice', setId: 'service' },
    { by: 'second number', call: { to: '1001', headers: { 'X-DID': '+31207000002' } }, name: 'Complaints line', script: 'Complaint conversation', scriptId: 'shipped-complaint', formId: 'complaint', setId: 'service' },
    // The queue goes before the number that led into it.
    { by: 'queue', call: { to: '5001', divertedFrom: '0207000001' }, name: 'Shop', script: 'Sales conversation', scriptId: 'shipped-sales', formId: 'sales-order', setId: 'sales' },
    // And what the exchange says on purpose before both.
    { by: 'header', call: { to: '5001', headers: { 'X-Campaign': 'Quote-2026' } }, name: 'Quotes', script: 'Inventory', scriptId: 'shipped-inventory', formId: 'quote', setId: 'sales' },
  ];
  for (const { by, call, name, script, scriptId, formId, setId } of calls)
    await test.step(by, async () => {
      const caller = await ami.callAgent({ callerIdNumber: '0612345678', ringSeconds: 60, ...call });
      const card = desk.onlyCard();
      await expect(card.answer).toBeVisible();
      // While it still rings.
      await expect(card.root).toContainText(name);
      await expect(panes.script).toContainText(script);
      expect((await desk.state()).interactions.at(-1)).toMatchObject({ script: { scriptId }, form: { formId, outcomes: { setId } } });
      expect((await desk.state()).project?.name).toBe(active);
      await card.answer.click();
      await expect(card.status).toHaveText('Talking');
      const interaction = (await desk.state()).interactions.at(-1);
      await caller.hangup();
      await expect(card.status).toHaveText('Ended');
      await desk.invoke('registration.close', { interactionId: interaction?.id, reason: 'interrupted' });
      await desk.clear();
    });

  // The number that customers see follows the project that is worked for.
  office.peer.incoming = { kind: 'manual' };
  await desk.window.getByRole('combobox', { name: 'Project', exact: true }).click();
  await desk.window.getByRole('option', { name: 'Shop', exact: true }).click();
  await expect.poll(async () => (await desk.state()).project?.name).toBe('Shop');
  await desk.dial('2001');
  const shown = await office.peer.nextCall();
  expect(shown.remote.uri).toMatch(/sip:\+?31203333333@/u);
  await shown.hangup();
});
