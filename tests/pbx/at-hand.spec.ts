import { expect, test } from '@playwright/test';
import type { Desk } from '../e2e/support/desk.ts';
import { openEar, type Ear } from './support/ear.ts';
import { AGENT_HZ, openOffice, PEER_HZ, plainPhone, type Office } from './support/office.ts';
import type { SipPeer } from './support/sip-peer.ts';

/** The beep of a call that is answered by itself, in hertz, and the tone of a second telephone. */
const BEEP_HZ = 1200;
const SECOND_HZ = 1700;

let office: Office;
let ear: Ear;
let desk: Desk;
let second: SipPeer;

test.beforeAll(async () => {
  // Takes no telephone events, so that keys can only come as SIP INFO; has a mailbox.
  const anna = {
    name: '1001',
    displayName: 'Agent Anna',
    kind: 'webrtc',
    mailbox: '1001@default',
    settings: { dtmf_mode: 'info' },
  } as const;
  office = await openOffice({ asterisk: { endpoints: [anna] } });
  ear = await openEar(office.balie());
  desk = office.desk();
  // A steady tone is noise to the noise suppression.
  await desk.invoke('settings.changeSound', { noiseSuppression: false, echoCancellation: false });
  second = await plainPhone(office.asterisk, '2002', SECOND_HZ);
});
test.afterAll(async () => {
  await second?.close();
  await office?.close();
});

/** Goal of F11 in ms; the limit leaves room for a loaded machine. */
const AUTO_ANSWER_GOAL_MS = 1_000;

function readOut(what: string, ms: number): void {
  test.info().annotations.push({ type: 'auto-answer', description: `${what}: ${Math.round(ms)} ms` });
  console.log(`auto-answer ${what}: ${Math.round(ms)} ms`);
}

async function tidy(): Promise<void> {
  for (const { id } of (await desk.state()).interactions)
    await desk.invoke('registration.close', { interactionId: id, reason: 'no-time' }).catch(() => undefined);
  await desk.clear();
}

test.afterEach(async () => {
  for (const call of [...office.peer.calls, ...second.calls]) await call.hangup();
  for (const one of await desk.cards.getByRole('button', { name: 'Hang up' }).all())
    await one.press('Enter', { timeout: 2_000 }).catch(() => undefined);
  await expect(desk.cards.getByRole('button', { name: 'Hang up' })).toHaveCount(0);
  await tidy();
  await expect(desk.agentState).toHaveText('Ready');
});

const open = async (): Promise<void> => {
  await desk.window.getByRole('button', { name: 'Telephone functions' }).click();
  await expect(desk.window.getByRole('dialog', { name: 'Telephone functions' })).toBeVisible();
};

test('a call whose header asks for it is answered with a beep, where the account allows it', async () => {
  const { ami } = office.asterisk;
  const headers = { 'Call-Info': '<sip:127.0.0.1>;answer-after=0' };
  const refused = await ami.callAgent({ to: '1001', callerIdNumber: '0201234567', behaviour: 'tone', headers });
  await expect(desk.onlyCard().answer).toBeVisible();
  await refused.hangup();
  await expect(desk.onlyCard().status).toHaveText('Ended');
  await desk.clear();

  await desk.invoke('feature.change', { autoAnswerByHeader: true });
  const beep = ear.hears(BEEP_HZ, { kind: 'own', timeoutMs: 20_000 });
  const caller = await ami.callAgent({ to: '1001', callerIdNumber: '0201234567', behaviour: 'tone', headers });
  const card = desk.onlyCard();
  await expect(card.status).toHaveText('Talking');
  await beep;
  await ear.hears(1004);
  const [call] = (await desk.state()).calls.calls;
  const ms = (call?.answeredAt ?? Number.NaN) - (call?.startedAt ?? 0);
  readOut('by header: INVITE to connected, by our own clock', ms);
  expect(ms).toBeLessThan(10 * AUTO_ANSWER_GOAL_MS);

  // Not beside a conversation.
  const waiting = await ami.callAgent({ to: '1001', callerIdNumber: '0207654321', headers });
  await expect(desk.cards).toHaveCount(2);
  await expect(desk.card(/765/).answer).toBeVisible();
  await waiting.hangup();
  await caller.hangup();
  await desk.invoke('feature.change', { autoAnswerByHeader: false });
});

test('a project answers by itself: the exchange has its 200 within the time; in Not ready nobody is answered, and turned away where that is set', async () => {
  const { ami } = office.asterisk;
  await desk.invoke('feature.change', { autoAnswer: true });
  // On the wire, as the exchange sees it: our channel begins with the INVITE, and is up with the 200.
  const ours = (event: Readonly<Record<string, string>>): boolean => event['Channel']?.startsWith('PJSIP/1001-') === true;
  let invitedAt = Number.NaN;
  const invited = ami.waitEvent('Newchannel', ours, { timeoutMs: 20_000 }).then(() => (invitedAt = performance.now()));
  const answered = ami.waitEvent('Newstate', (event) => ours(event) && event['ChannelStateDesc'] === 'Up', { timeoutMs: 20_000 }).then(() => performance.now());
  const call = await office.peer.call('1001');
  await invited;
  const ms = (await answered) - invitedAt;
  readOut('by project: INVITE to 200 OK, seen by the exchange', ms);
  expect(ms).toBeLessThan(10 * AUTO_ANSWER_GOAL_MS);
  await Promise.all([ear.hears(PEER_HZ), call.media.hears(AGENT_HZ, { timeoutMs: 10_000 })]);
  await call.hangup();
  await tidy();

  await desk.invoke('agent.chooseState', { choice: { state: 'not-ready', reason: 'break' } });
  const ringing = await office.peer.call('1001');
  await expect(desk.onlyCard().answer).toBeVisible();
  await ringing.cancel();
  await expect(desk.onlyCard().status).toHaveText('Ended');
  await tidy();
  await desk.invoke('feature.change', { refuseWhenNotReady: true });
  const refused = await office.peer.call('1001');
  await expect.poll(() => refused.end?.status, { timeout: 15_000 }).toBe(480);
  await expect(desk.cards).toHaveCount(0);
  await expect(desk.recentRows.first()).toContainText('not ready');
  await desk.invoke('feature.change', { refuseWhenNotReady: false, autoAnswer: false });
  await desk.invoke('agent.chooseState', { choice: { state: 'ready' } });
});

test('do not disturb turns callers away as busy, in sight, and keeps them as missed', async () => {
  await desk.window.keyboard.press('Control+Shift+D');
  await expect(desk.window.getByRole('button', { name: 'Do not disturb', exact: true })).toBeVisible();
  const call = await office.peer.call('1001');
  await expect.poll(() => call.end?.status, { timeout: 15_000 }).toBe(486);
  await expect(desk.cards).toHaveCount(0);
  await expect(desk.recentRows.first()).toContainText('do not disturb');
  await desk.recent.getByRole('button', { name: 'Only missed calls' }).click();
  await expect(desk.recentRows.first()).toContainText('do not disturb');
  await desk.recent.getByRole('button', { name: 'Only missed calls' }).click();
  await desk.window.getByRole('button', { name: 'Do not disturb', exact: true }).click();
  await expect(desk.window.getByRole('button', { name: 'Do not disturb', exact: true })).toHaveCount(0);
  // And back with one key.
  const back = office.peer.nextCall();
  await desk.window.keyboard.press('Shift+F9');
  await (await back).answer();
  await expect(desk.onlyCard().status).toHaveText('Talking');
});

test('keys go by INFO where the answer takes no telephone events: a menu reads 1, 2 and #', async () => {
  const { ami } = office.asterisk;
  const keys: string[] = [];
  for (const key of ['1', '2', '#'])
    void ami.waitEvent('DTMFEnd', (event) => event['Digit'] === key && event['Direction'] === 'Received', { timeoutMs: 20_000 }).then(() => keys.push(key));
  const read = ami.waitEvent('UserEvent', (event) => event['UserEvent'] === 'Digits', { timeoutMs: 25_000 });
  await desk.dial('604');
  const card = desk.onlyCard();
  await expect(card.status).toHaveText('Talking');
  await ear.hearsSomething();
  await card.keypad.click();
  await desk.window.keyboard.type('12#');
  expect((await read)['Digits']).toBe('12');
  expect(keys).toEqual(['1', '2', '#']);
});

test('forwarding dials the code of the exchange and shows what became of it', async () => {
  const { ami } = office.asterisk;
  await desk.invoke('feature.change', { forwardAlwaysOn: '*72{number}', forwardAlwaysOff: '*73', forwardBusyOn: '*799{number}' });
  await open();
  const panel = desk.window.getByRole('dialog', { name: 'Telephone functions' });
  const row = panel.getByRole('form', { name: 'Forward all calls to' });
  const forwarded = ami.waitEvent('UserEvent', (event) => event['UserEvent'] === 'Forward', { timeoutMs: 20_000 });
  await row.getByRole('textbox').fill('020 123 45 67');
  await row.getByRole('button', { name: 'On' }).click();
  expect(await forwarded).toMatchObject({ To: '0201234567', Caller: '1001' });
  await expect(row.getByRole('status')).toContainText('The telephone system has taken the code.', { timeout: 20_000 });
  await expect(desk.window.getByRole('button', { name: 'Forwarded' })).toBeVisible();
  await expect(desk.cards).toHaveCount(0);
  await desk.window.screenshot({ path: test.info().outputPath('functions.png') });
  await row.getByRole('button', { name: 'Off' }).click();
  await expect(row.getByRole('status')).toContainText('Off, as last set here. The telephone system has taken the code.', { timeout: 20_000 });
  // A code that the exchange does not know.
  const busy = panel.getByRole('form', { name: 'Forward when busy to' });
  await busy.getByRole('textbox').fill('1234');
  await busy.getByRole('button', { name: 'On' }).click();
  await expect(busy.getByRole('alert')).toContainText('did not accept the code (404)', { timeout: 20_000 });
  await desk.window.keyboard.press('Escape');
});

test('a message in the mailbox lights the lamp with its count, and the lamp calls the voicemail', async () => {
  const { ami } = office.asterisk;
  await desk.invoke('feature.change', { voicemail: '*97' });
  await expect.poll(async () => (await desk.state()).atHand.messages, { timeout: 15_000 }).toEqual({ waiting: false, fresh: 0, old: 0 });
  const message = await second.call('690');
  await expect.poll(() => message.state, { timeout: 15_000 }).toBe('confirmed');
  await new Promise((resolve) => setTimeout(resolve, 3_000));
  await message.hangup();
  const lamp = desk.window.getByRole('button', { name: '1 message' });
  await expect(lamp).toBeVisible({ timeout: 20_000 });
  const heard = ami.waitEvent('UserEvent', (event) => event['UserEvent'] === 'Voicemail', { timeoutMs: 20_000 });
  await lamp.click();
  expect((await heard)['Caller']).toBe('1001');
  await desk.onlyCard().hangUp.click();
  await expect(desk.onlyCard().status).toHaveText('Ended');
  await desk.clear();
  const byKey = ami.waitEvent('UserEvent', (event) => event['UserEvent'] === 'Voicemail', { timeoutMs: 20_000 });
  await desk.window.keyboard.press('Control+Shift+M');
  expect((await byKey)['Caller']).toBe('1001');
});

test('a call that rings at a colleague is picked up by the code and the extension', async () => {
  await desk.invoke('feature.change', { pickUp: '*8{number}' });
  const rings = office.peer.nextCall();
  const call = await second.call('2001');
  await rings;
  await open();
  const panel = desk.window.getByRole('dialog', { name: 'Telephone functions' });
  await panel.getByRole('textbox', { name: 'Take the call of extension' }).fill('2001');
  await panel.getByRole('button', { name: 'Pick up' }).click();
  await expect(desk.onlyCard().status).toHaveText('Talking');
  await desk.window.keyboard.press('Escape');
  await Promise.all([ear.hears(SECOND_HZ), call.media.hears(AGENT_HZ, { timeoutMs: 10_000 })]);
});

test('a call is parked, its slot lights up, and it comes back from there', async () => {
  await desk.invoke('feature.change', { park: '700', parkingSlots: '701-703' });
  const call = await office.peer.call('1001');
  const card = desk.onlyCard();
  await card.answer.click();
  await expect(card.status).toHaveText('Talking');
  await ear.hears(PEER_HZ);
  await desk.window.keyboard.press('Control+Shift+P');
  await expect(card.status).toHaveText('Ended', { timeout: 20_000 });
  await expect.poll(async () => (await desk.state()).atHand.parked.some(({ taken }) => taken), { timeout: 15_000 }).toBe(true);
  for (const { id } of (await desk.state()).interactions)
    await desk.invoke('registration.close', { interactionId: id, reason: 'no-time' }).catch(() => undefined);
  await desk.clear();
  await open();
  await desk.window.getByRole('button', { name: /^Take the call from slot 70\d$/ }).click();
  await desk.window.keyboard.press('Escape');
  await expect(desk.onlyCard().status).toHaveText('Talking');
  await Promise.all([ear.hears(PEER_HZ), call.media.hears(AGENT_HZ, { timeoutMs: 10_000 })]);
  await expect.poll(async () => (await desk.state()).atHand.parked.some(({ taken }) => taken), { timeout: 15_000 }).toBe(false);
});
