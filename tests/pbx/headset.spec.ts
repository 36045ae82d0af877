import { expect, test } from '@playwright/test';
import { setTimeout } from 'node:timers/promises';
import { DEAF_MS } from '../../shared/domain/headset/headset-buttons.ts';
import type { Desk } from '../e2e/support/desk.ts';
import { JABRA_EVOLVE_LINK, POLY_BT700 } from '../support/headset/descriptors.ts';
import { VirtualHeadset, type VirtualButton, type VirtualLamp } from '../support/headset/virtual-headset.ts';
import { openEar, type Ear } from './support/ear.ts';
import { openHeadsetSockets, type HeadsetSockets } from './support/headset-sockets.ts';
import { AGENT_HZ, PEER_HZ, openOffice, type Office } from './support/office.ts';
import type { SipCall } from './support/sip-peer.ts';

let office: Office;
let ear: Ear;
let desk: Desk;
let sockets: HeadsetSockets;
const jabra = new VirtualHeadset(JABRA_EVOLVE_LINK, { acknowledges: 40 });
const poly = new VirtualHeadset(POLY_BT700, { acknowledges: 40, echoesMutePress: true });

test.beforeAll(async () => {
  office = await openOffice();
  ear = await openEar(office.balie());
  sockets = await openHeadsetSockets(office.balie());
  desk = office.desk();
});
test.afterAll(async () => office.close());

test.afterEach(async () => {
  for (const call of office.peer.calls) await call.hangup();
  await expect(desk.cards.filter({ hasNotText: /Ended|Declined/ })).toHaveCount(0);
  for (const { id } of (await desk.state()).interactions)
    await desk.invoke('registration.close', { interactionId: id, reason: 'no-time' }).catch(() => undefined);
  await desk.clear();
});

/** Connects it as the agent does; what the system would find is put in at the event that brings it. */
async function connect(headset: VirtualHeadset): Promise<void> {
  const { window } = desk;
  await window.getByRole('button', { name: 'Menu', exact: true }).click();
  await window.getByRole('menuitem', { name: 'Headset' }).click();
  await window.getByRole('button', { name: 'Connect a headset' }).click();
  await expect(window.getByText('No headset with call buttons found')).toBeVisible();
  const { name, vendorId, productId, collections } = headset.description;
  await office.balie().app.evaluate(
    ({ session }, device) => void session.defaultSession.emit('hid-device-added', {}, { device, frame: null }),
    { deviceId: name, name, vendorId, productId, collections },
  );
  await window.getByRole('listbox', { name: 'Choose a headset' }).getByRole('option', { name }).click();
  await expect(window.getByRole('region', { name: 'Headsets' })).toContainText(`${name}In use`);
}

const lamps = (headset: VirtualHeadset, ...burning: VirtualLamp[]): Promise<void> =>
  expect.poll(() => headset.lamps().join(' '), { intervals: [20], timeout: 10_000 }).toBe(burning.join(' '));

/** Presses no sooner after what it sees than a finger could: a quicker press is taken for the device's answer to a light. */
async function press(headset: VirtualHeadset, button: VirtualButton): Promise<void> {
  await setTimeout(2 * DEAF_MS);
  headset.press(button);
}

async function bothHear(call: SipCall): Promise<void> {
  await Promise.all([call.media.hears(AGENT_HZ, { timeoutMs: 8_000 }), ear.hears(PEER_HZ)]);
}

test('a headset is connected in the window, shows its buttons and tries its lights', async () => {
  await sockets.plug(jabra);
  await connect(jabra);
  const { window } = desk;
  const buttons = window.getByRole('region', { name: 'Buttons' });
  await expect(buttons).toContainText('Answers the call that rings');
  await press(jabra, 'redial');
  await expect(buttons.getByRole('status', { name: 'Last pressed' })).toHaveText('Redial');
  await window.getByRole('button', { name: 'Try the lights' }).click();
  for (const lamp of ['ring', 'offHook', 'mute', 'hold'] as const) await lamps(jabra, lamp);
  await lamps(jabra);
  await window.keyboard.press('Escape');
});

test('answer, mute, hold and hang up on the headset: headset, screen and other side agree', async () => {
  const call = await office.peer.call('1001');
  const card = desk.onlyCard();
  await lamps(jabra, 'ring');
  await press(jabra, 'hook');
  await expect(card.status).toHaveText('Talking');
  await lamps(jabra, 'offHook');
  await bothHear(call);

  await press(jabra, 'mute');
  await expect(card.unmute).toBeVisible();
  await lamps(jabra, 'offHook', 'mute');
  await call.media.hearsSilence();
  await card.unmute.click();
  await lamps(jabra, 'offHook');
  await call.media.hears(AGENT_HZ, { timeoutMs: 8_000 });
  await card.mute.click();
  await lamps(jabra, 'offHook', 'mute');
  await press(jabra, 'mute');
  await expect(card.mute).toBeVisible();
  await lamps(jabra, 'offHook');
  await bothHear(call);

  await press(jabra, 'flash');
  await expect(card.status).toHaveText('On hold');
  await lamps(jabra, 'offHook', 'hold');
  await ear.hearsSilence();
  await press(jabra, 'flash');
  await expect(card.status).toHaveText('Talking');
  await lamps(jabra, 'offHook');
  await bothHear(call);

  await press(jabra, 'hook');
  await call.waitFor('ended');
  expect(call.end).toMatchObject({ by: 'remote', how: 'BYE' });
  await lamps(jabra);
  expect(jabra.position('hook')).toBe(false);
});

test('reject on the headset declines', async () => {
  const call = await office.peer.call('1001');
  await lamps(jabra, 'ring');
  await press(jabra, 'reject');
  await call.waitFor('ended');
  expect(call.end).toMatchObject({ by: 'remote', how: 'rejected' });
  await lamps(jabra);
});

test('redial on the headset calls the last number; pulled out and plugged in again, it knows how things stand', async () => {
  await desk.dial('2001');
  await (await office.peer.nextCall()).hangup();
  await expect(desk.onlyCard().status).not.toHaveText(/Dialling|Ringing/);
  await press(jabra, 'redial');
  const call = await office.peer.nextCall();
  await lamps(jabra, 'offHook');
  await call.answer();
  const card = desk.cards.filter({ hasText: 'Talking' });
  await expect(card).toBeVisible();
  await bothHear(call);

  await press(jabra, 'mute');
  await lamps(jabra, 'offHook', 'mute');
  await sockets.unplug(jabra);
  await expect.poll(async () => (await desk.state()).headset.inUse).toBeNull();
  const again = new VirtualHeadset(JABRA_EVOLVE_LINK, { acknowledges: 40 });
  await sockets.plug(again);
  await lamps(again, 'offHook', 'mute');
  expect((await desk.state()).calls.calls.find(({ phase }) => phase === 'connected')?.muted).toBe(true);
  await call.media.hearsSilence();
  await press(again, 'mute');
  await call.media.hears(AGENT_HZ, { timeoutMs: 8_000 });
  await call.hangup();
  await lamps(again);
  await sockets.unplug(again);
});

test('another make, whose mute answers the light: muted while it rings, it begins muted and stays as told', async () => {
  await sockets.plug(poly);
  await connect(poly);
  await desk.window.keyboard.press('Escape');
  const call = await office.peer.call('1001');
  const card = desk.onlyCard();
  await lamps(poly, 'ring');
  await press(poly, 'mute');
  await expect(card.root).toContainText('the conversation begins muted');
  await lamps(poly, 'ring', 'mute');
  await press(poly, 'hook');
  await expect(card.unmute).toBeVisible();
  await lamps(poly, 'offHook', 'mute');
  await call.media.hearsSilence();
  await ear.hears(PEER_HZ);
  await press(poly, 'mute');
  await expect(card.mute).toBeVisible();
  await lamps(poly, 'offHook');
  await call.media.hears(AGENT_HZ, { timeoutMs: 8_000 });
  await press(poly, 'hook');
  await call.waitFor('ended');
  await lamps(poly);
});

test('a headset that another program holds says so, and works when it is let go', async () => {
  await sockets.unplug(poly);
  const held = new VirtualHeadset(POLY_BT700);
  sockets.hold(held, true);
  await sockets.plug(held);
  const { window } = desk;
  await window.getByRole('button', { name: 'Menu', exact: true }).click();
  await window.getByRole('menuitem', { name: 'Headset' }).click();
  const alert = window.getByRole('tabpanel', { name: 'Headset' }).getByRole('alert');
  await expect(alert).toContainText('Another program holds Poly BT700');
  sockets.hold(held, false);
  // It is tried by itself too, and the words may be gone before the finger is there.
  await alert.getByRole('button', { name: 'Try again' }).click({ timeout: 3_000 }).catch(() => undefined);
  await expect(alert).toHaveCount(0);
  await expect(window.getByRole('region', { name: 'Headsets' })).toContainText('Poly BT700In use');
});
