import { expect, test } from '@playwright/test';
import { setTimeout as delay } from 'node:timers/promises';
import type { Card, Desk } from '../e2e/support/desk.ts';
import { openEar, type Ear } from './support/ear.ts';
import { AGENT_HZ, PEER_HZ, accountOf, openOffice, rounds, type Office } from './support/office.ts';
import type { SipCall } from './support/sip-peer.ts';

let office: Office;
let ear: Ear;
let desk: Desk;

/** Two accounts on one exchange that wants session timers: one demands them, the other makes them of its own accord. */
test.beforeAll(async () => {
  const timers = { timers_min_se: '90', timers_sess_expires: '90' };
  office = await openOffice({
    asterisk: {
      endpoints: [
        { name: '1001', displayName: 'Agent Anna', kind: 'webrtc', settings: { ...timers, timers: 'required' } },
        { name: '1002', displayName: 'Agent Anna', kind: 'webrtc', settings: { ...timers, timers: 'always' } },
      ],
    },
    provision: ({ urls }) => ({
      accounts: [
        { id: 'shop', ...accountOf('1001', urls.ws), projects: ['shop'] },
        { id: 'bank', ...accountOf('1002', urls.tcp), projects: ['bank'] },
      ],
      projects: [
        { key: 'shop', name: 'Web shop' },
        { key: 'bank', name: 'Bank' },
      ],
      language: 'en',
    }),
  });
  ear = await openEar(office.balie());
  desk = office.desk();
  // A steady tone is noise to the noise suppression.
  await desk.invoke('settings.changeSound', { noiseSuppression: false });
});
test.afterAll(async () => office?.close());

test.afterEach(async () => {
  if (test.info().status !== test.info().expectedStatus)
    await test.info().attach('balie.log', { body: office.balie().log() });
  for (const call of office.peer.calls) await call.hangup().catch(() => undefined);
  for (const { id, phase } of (await desk.state()).calls.calls)
    if (phase !== 'ended') await desk.invoke('call.hangUp', { callId: id }).catch(() => undefined);
  await expect.poll(async () => (await desk.state()).calls.calls.every(({ phase }) => phase === 'ended')).toBe(true);
  for (const { id } of (await desk.state()).interactions)
    await desk.invoke('registration.close', { interactionId: id, reason: 'no-time' }).catch(() => undefined);
  await desk.clear();
});

const bothHear = async (call: SipCall, timeoutMs = 10_000): Promise<void> => {
  await Promise.all([call.media.hears(AGENT_HZ, { timeoutMs }), ear.hears(PEER_HZ, { timeoutMs })]);
};

/** What was agreed on in the calls since the log was that long. */
const timersSince = (length: number): readonly string[] =>
  [...office.balie().log().slice(length).matchAll(/session timer of \d+ s, refreshed by \w+/g)].map(([text]) => text);

async function inCall(account: string): Promise<{ call: SipCall; card: Card }> {
  const call = await office.peer.call(account);
  const card = desk.onlyCard();
  await card.answer.click();
  await expect(card.status).toHaveText('Talking');
  return { call, card };
}

test('session timers that the exchange demands (1001) or makes (1002): in and out, agreed on, and nobody hears of it', async () => {
  test.setTimeout(600_000);
  const longMs = rounds(0, 100_000);
  for (const account of ['1001', '1002']) {
    const before = office.balie().log().length;
    const { call, card } = await inCall(account);
    await bothHear(call);
    await expect.poll(() => timersSince(before)).toEqual([expect.stringMatching(/^session timer of 90 s/)]);
    if (longMs > 0 && account === '1001') {
      await delay(longMs);
      await bothHear(call);
    }
    await card.hangUp.click();
    await expect(card.status).toHaveText('Ended');
    for (const { id } of (await desk.state()).interactions)
      await desk.invoke('registration.close', { interactionId: id, reason: 'no-time' });
    await desk.clear();
  }
  const before = office.balie().log().length;
  await desk.dial('2001');
  const call = await office.peer.nextCall();
  await call.answer();
  await expect(desk.onlyCard().status).toHaveText('Talking');
  await bothHear(call);
  await expect.poll(() => timersSince(before)).toEqual([expect.stringMatching(/^session timer of 90 s/)]);
  await delay(longMs);
  await bothHear(call);
  test.info().annotations.push({ type: 'session timers', description: timersSince(0).join('; ') });
  console.log(timersSince(0).join('; '));
  expect(call.state).toBe('confirmed');
});
