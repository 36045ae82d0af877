import { expect, test } from '@playwright/test';
import { setTimeout as delay } from 'node:timers/promises';
import type { Card, Desk } from '../e2e/support/desk.ts';
import { openEar, type Ear } from './support/ear.ts';
import { AGENT_HZ, PEER_HZ, accountOf, openOffice, rounds, type Office } from './support/office.ts';
import type { SipCall } from './support/sip-peer.ts';
import { TcpProxy } from './support/tcp-proxy.ts';
import { toneLevel } from './support/tones.ts';

let office: Office;
let network: TcpProxy;
let ear: Ear;
let desk: Desk;

test.beforeAll(async () => {
  office = await openOffice({
    provision: async (asterisk) => {
      network = await TcpProxy.open(asterisk.ports.ws);
      return { account: accountOf('1001', `ws://127.0.0.1:${network.port}/ws`), language: 'en' };
    },
  });
  ear = await openEar(office.balie());
  desk = office.desk();
  // Of a tone that never changes the voice processing makes, now and then after a minute, noise of the same strength.
  await desk.invoke('settings.changeSound', { noiseSuppression: false, echoCancellation: false });
});
test.afterAll(async () => {
  await office.close();
  await network.close();
});
test.afterEach(async () => {
  if (test.info().status !== test.info().expectedStatus)
    await test.info().attach('balie.log', { body: office.balie().log() });
  for (const call of office.peer.calls) await call.hangup();
  for (const { id } of (await desk.state()).interactions)
    await desk.invoke('registration.close', { interactionId: id, reason: 'no-time' }).catch(() => undefined);
  await desk.clear();
});

async function talk(): Promise<{ readonly call: SipCall; readonly card: Card }> {
  const call = await office.peer.call('1001');
  const card = desk.onlyCard();
  await card.answer.click();
  await expect(card.status).toHaveText('Talking');
  await bothHear(call);
  return { call, card };
}

async function bothHear(call: SipCall): Promise<void> {
  await Promise.all([call.media.hears(AGENT_HZ, { timeoutMs: 8_000 }), ear.hears(PEER_HZ)]);
}

/** In the report of the test and on the console. */
function report(what: string, ms: number): void {
  test.info().annotations.push({ type: 'measured', description: `${what}: ${Math.round(ms)} ms` });
  console.log(`${what}: ${Math.round(ms)} ms`);
}

const registered = (): Promise<void> =>
  expect.poll(async () => (await desk.state()).line.state, { timeout: 30_000, intervals: [20] }).toBe('registered');

test('a call outlives the loss of its connection: held, resumed and hung up as the agent wished', async () => {
  test.setTimeout(240_000);
  const outageMs = rounds(5_000, 60_000);
  const { call, card } = await talk();
  network.cut();
  await expect(desk.line).not.toHaveText('Registered');
  await bothHear(call);
  await card.hold.click();
  // The exchange cannot be told yet; neither hears the other all the same, while the sound still comes.
  await ear.hearsSilence();
  await delay(outageMs);
  await ear.hears(PEER_HZ, { kind: 'silenced' });
  expect(toneLevel(call.media.recent(300), AGENT_HZ), 'the agent to who is on hold').toBeLessThan(-45);
  network.restore();
  const restored = performance.now();
  await registered();
  report(`connection back after an outage of ${outageMs} ms in a call`, performance.now() - restored);
  await expect(card.status).toHaveText('On hold');
  await card.resume.click();
  await expect(card.status).toHaveText('Talking');
  await bothHear(call);

  network.cut();
  await expect(desk.line).not.toHaveText('Registered');
  await card.hangUp.click();
  await expect(card.status).toHaveText('Ended');
  expect(call.state).toBe('confirmed');
  network.restore();
  await call.waitFor('ended', 15_000);
  expect(call.end).toMatchObject({ by: 'remote', how: 'BYE' });
});

test('after a sleep the line is connected anew, although the old connection still looks open, and the call goes on', async () => {
  test.setTimeout(240_000);
  const sleepMs = rounds(6_000, 90_000);
  const { call, card } = await talk();
  // A firewall forgets the connection while the machine sleeps.
  network.forget();
  await office.balie().sleep(sleepMs);
  const woke = performance.now();
  const log = (): string => office.balie().log().split('"type":"woke"').at(1) ?? '';
  await expect.poll(log, { intervals: [20] }).toContain('the line is registered');
  report(`registered after a sleep of ${sleepMs} ms`, performance.now() - woke);
  await registered();
  await bothHear(call);
  await expect(card.status).toHaveText('Talking');
  await card.hangUp.click();
  await call.waitFor('ended', 15_000);
});
