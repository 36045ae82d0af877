import { expect, test } from '@playwright/test';
import { launchBalie } from '../e2e/support/balie.ts';
import { deskOf } from '../e2e/support/desk.ts';
import { startAsterisk } from './support/asterisk.ts';
import { openEar } from './support/ear.ts';
import { AGENT_HZ, PEER_HZ, accountOf, openOffice, type Office } from './support/office.ts';

let office: Office;
test.beforeAll(async () => {
  office = await openOffice({
    provision: (asterisk) => ({
      accounts: [
        { id: 'shop', ...accountOf('1001', asterisk.urls.ws), projects: ['shop'] },
        {
          id: 'bank',
          ...accountOf('1002', asterisk.urls.tls, { tls: { caFile: asterisk.certificates.caFile } }),
          projects: ['bank'],
        },
      ],
      projects: [
        { key: 'shop', name: 'Web shop' },
        { key: 'bank', name: 'Bank', autoAnswer: true },
      ],
      language: 'en',
    }),
  });
});
test.afterAll(async () => office.close());

test('two accounts at once: the project says who calls, the account that is called says the project', async () => {
  const { asterisk, peer } = office;
  const desk = office.desk();
  const ear = await openEar(office.balie());
  await expect
    .poll(async () => (await desk.state()).lines.map(({ status }) => status.state))
    .toEqual(['registered', 'registered']);
  expect([await asterisk.contacts('1001'), await asterisk.contacts('1002')].map(({ length }) => length)).toEqual([
    1, 1,
  ]);
  await expect(desk.line).toHaveText('Registered');
  await desk.window.getByRole('button', { name: 'Line details' }).click();
  await expect(desk.window.getByRole('list', { name: 'Telephone accounts' }).getByRole('listitem')).toHaveText([
    /^1001 · registered.*you call with this one.*Web shop$/,
    /^1002 · registered.*Bank$/,
  ]);
  await desk.window.keyboard.press('Escape');

  const callOut = async (number: string): Promise<void> => {
    await desk.dial('2001');
    const call = await peer.nextCall();
    expect(call.remote.uri).toContain(`sip:${number}@`);
    await call.answer();
    await expect(desk.onlyCard().status).toHaveText('Talking');
    await call.media.hears(AGENT_HZ);
    await ear.hears(PEER_HZ);
    await call.hangup();
    await tidy();
  };
  const tidy = async (): Promise<void> => {
    await expect(desk.onlyCard().status).toHaveText('Ended');
    // A call that nobody answered needs no registration.
    for (const { id, state } of (await desk.state()).interactions)
      if (state === 'handling') await desk.invoke('registration.close', { interactionId: id, reason: 'no-time' });
    await desk.clear();
  };

  await callOut('1001');
  await desk.window.getByRole('combobox', { name: 'Project' }).click();
  await desk.window.getByRole('option', { name: 'Bank' }).click();
  await expect.poll(async () => (await desk.state()).project?.key).toBe('bank');
  await callOut('1002');
  // A code of the exchange is dialled over the account of the project, and each account is forwarded by itself.
  await desk.invoke('feature.change', { forwardAlwaysOn: '*72{number}', forwardAlwaysOff: '*73' });
  const forwarded = asterisk.ami.waitEvent('UserEvent', (event) => event['UserEvent'] === 'Forward', { timeoutMs: 20_000 });
  await desk.invoke('feature.setForwarding', { kind: 'always', target: '0201234567' });
  expect(await forwarded).toMatchObject({ To: '0201234567', Caller: '1002' });
  // So is what a project answers by itself.
  expect((await desk.state()).features.autoAnswer).toBe(true);
  const forwarding = async (): Promise<string> => (await desk.state()).atHand.forwarding.always;
  expect(await forwarding()).toBe('0201234567');
  await desk.window.getByRole('combobox', { name: 'Project' }).click();
  await desk.window.getByRole('option', { name: 'Web shop' }).click();
  await expect.poll(forwarding).toBe('');
  await expect.poll(async () => (await desk.state()).features.autoAnswer).toBe(false);
  await desk.window.getByRole('combobox', { name: 'Project' }).click();
  await desk.window.getByRole('option', { name: 'Bank' }).click();
  await expect.poll(forwarding).toBe('0201234567');

  // Still at work for the bank, which answers by itself, and the shop's customer calls: that one rings.
  const caller = await peer.call('1001');
  await expect(desk.onlyCard().root).toContainText('Web shop');
  await expect(desk.onlyCard().status).toHaveText('Ringing');
  await desk.onlyCard().answer.click();
  await caller.media.hears(AGENT_HZ);
  const [interaction] = (await desk.state()).interactions;
  const projects = (await desk.state()).projects;
  expect(projects.find(({ id }) => id === interaction?.projectId)?.key).toBe('shop');
  await desk.onlyCard().hold.click();
  await expect(desk.onlyCard().resume).toBeVisible();
  await caller.hangup();
  await tidy();

  // What the exchange says of a call goes before the account it comes over; customers see the number of the project.
  const bank = projects.find(({ key }) => key === 'bank');
  if (bank === undefined) throw new Error('no project');
  const { id: projectId, active: _active, kind: _kind, ...settings } = bank;
  await desk.invoke('project.save', {
    ...{ ...settings, projectId, scriptId: 'shipped-complaint' },
    plan: { ...bank.plan, callerId: '+31207654321', routes: [{ on: 'header', header: 'X-Campaign', value: 'bank*' }] },
  });
  const routed = await asterisk.ami.callAgent({ to: '1001', callerIdNumber: '0612345678', headers: { 'X-Campaign': 'Bank-2026' } });
  await expect(desk.onlyCard().root).toContainText('Bank');
  const [begun] = (await desk.state()).interactions;
  expect(begun).toMatchObject({ projectId, script: { scriptId: 'shipped-complaint' }, form: { formId: 'complaint' } });
  await routed.hangup();
  await tidy();
  await desk.dial('2001');
  const shown = await peer.nextCall();
  expect(shown.remote.uri).toMatch(/sip:\+?31207654321@/);
  await shown.answer();
  await shown.hangup();
  await tidy();
});

test('two servers: the other one takes over within seconds when the first dies, and gives back when it lives', async () => {
  const [first, second] = await Promise.all([startAsterisk(), startAsterisk()]);
  const balie = await launchBalie({
    provision: {
      account: accountOf('1001', first.urls.ws, {
        backupServers: [second.urls.tls],
        tls: { caFile: second.certificates.caFile },
      }),
      language: 'en',
    },
  });
  try {
    const desk = deskOf(balie.window);
    await expect(desk.line).toHaveText('Registered', { timeout: 30_000 });
    expect(await first.contacts('1001')).toHaveLength(1);
    await first.kill();
    await expect.poll(async () => (await second.contacts('1001')).length, { timeout: 20_000 }).toBe(1);
    await expect(desk.line).toHaveText('Registered');
    await desk.window.getByRole('button', { name: 'Line details' }).click();
    await expect(desk.window.getByText('This is a backup server')).toBeVisible();
    await desk.window.keyboard.press('Escape');
    await first.start({ fresh: true });
    await expect.poll(async () => (await first.contacts('1001')).length, { timeout: 30_000 }).toBe(1);
    await expect.poll(async () => (await second.contacts('1001')).length).toBe(0);
    await expect(desk.line).toHaveText('Registered');
  } finally {
    await balie.close();
    await Promise.all([first.close(), second.close()]);
  }
});
