import { expect, test } from '@playwright/test';
import { setTimeout as delay } from 'node:timers/promises';
import type { Card, Desk } from '../e2e/support/desk.ts';
import { EARLY_MEDIA_HZ } from './support/asterisk.ts';
import { openEar, type Ear } from './support/ear.ts';
import { AGENT_HZ, PEER_HZ, openOffice, rounds, type Office } from './support/office.ts';
import { windowPid } from './support/processes.ts';
import type { SipCall } from './support/sip-peer.ts';

let office: Office;
let ear: Ear;
let desk: Desk;

test.beforeAll(async () => {
  office = await openOffice();
  ear = await openEar(office.balie());
  desk = office.desk();
});
test.afterAll(async () => office.close());

test.afterEach(async () => {
  await attachLogs();
  for (const call of office.peer.calls) await call.hangup();
  for (const one of await desk.cards.getByRole('button', { name: 'Hang up' }).all())
    await one.press('Enter', { timeout: 2_000 }).catch(() => undefined);
  await expect(desk.cards.getByRole('button', { name: 'Hang up' })).toHaveCount(0);
  for (const { id } of (await desk.state()).interactions)
    await desk.invoke('registration.close', { interactionId: id, reason: 'no-time' }).catch(() => undefined);
  await desk.clear();
});

/** What both sides wrote, for a failed test. */
async function attachLogs(): Promise<void> {
  if (test.info().status === test.info().expectedStatus) return;
  await test.info().attach('balie.log', { body: office.balie().log() });
  await test.info().attach('asterisk.log', { body: await office.asterisk.log() });
}

type Talk = { readonly call: SipCall; readonly card: Card };

/** An answered call with sound both ways: from the plain telephone, or to it. */
async function talk(direction: 'in' | 'out'): Promise<Talk> {
  const card = desk.onlyCard();
  let call: SipCall;
  if (direction === 'in') {
    call = await office.peer.call('1001');
    await card.answer.click();
  } else {
    const coming = office.peer.nextCall();
    await desk.dial('2001');
    call = await coming;
    await call.answer();
  }
  await expect(card.status).toHaveText('Talking');
  await bothHear(call);
  return { call, card };
}

async function bothHear(call: SipCall, timeoutMs = 8_000): Promise<void> {
  await Promise.all([call.media.hears(AGENT_HZ, { timeoutMs }), ear.hears(PEER_HZ, { timeoutMs })]);
}

/** What a user would say of a thing that took time: in the report of the test and on the console. */
function report(what: string, ms: number): void {
  test.info().annotations.push({ type: 'measured', description: `${what}: ${Math.round(ms)} ms` });
  console.log(`${what}: ${Math.round(ms)} ms`);
}

/** How the exchange took the re-INVITE, where one was tried, and the INVITE with Replaces, each with its time. */
function reportWays(log: string): void {
  for (const [line] of log.matchAll(/the exchange keeps its DTLS association.*|INVITE with Replaces .*|media \w+ by \w+.*/g)) {
    test.info().annotations.push({ type: 'way', description: line });
    console.log(`  ${line}`);
  }
}

async function killMedia(): Promise<number> {
  const pid = await windowPid(office.balie(), '/media/');
  const at = performance.now();
  process.kill(pid, 'SIGKILL');
  return at;
}

/** Notes every status that the call's card shows, however short. */
async function noteStatuses(): Promise<() => Promise<readonly string[]>> {
  await desk.window.evaluate(() => {
    const noted: string[] = [];
    const note = (): void => {
      const text = document.querySelector('article [role="status"][aria-label="Call"]')?.textContent ?? '';
      if (text !== '' && noted.at(-1) !== text) noted.push(text);
    };
    new MutationObserver(note).observe(document.body, { subtree: true, childList: true, characterData: true });
    (globalThis as unknown as { noted: string[] }).noted = noted;
  });
  return () => desk.window.evaluate(() => (globalThis as unknown as { noted: string[] }).noted);
}

/** Kills the media window and measures until each side hears the other again. */
async function loseMedia(call: SipCall, what: string): Promise<void> {
  const before = office.balie().log().length;
  const statuses = await noteStatuses();
  const at = await killMedia();
  const since = (): number => performance.now() - at;
  const [agentMs, customerMs] = await Promise.all([
    ear.hears(PEER_HZ, { timeoutMs: 15_000 }).then(since),
    call.media.hears(AGENT_HZ, { timeoutMs: 15_000 }).then(since),
  ]);
  report(`${what}, the customer hears the agent again`, customerMs);
  report(`${what}, the agent hears the customer again`, agentMs);
  reportWays(office.balie().log().slice(before));
  await expect.poll(async () => (await statuses()).slice(-2)).toEqual(['Reconnecting', 'Talking']);
}

for (const direction of ['in', 'out'] as const) {
  test(`a call ${direction} outlives its media window, twice, with keys and hold afterwards`, async () => {
    const { call, card } = await talk(direction);
    for (const round of Array.from({ length: rounds(2, 10) }, (_, index) => index + 1)) {
      await loseMedia(call, `call ${direction}, media window killed (${round})`);
      await expect(card.status).toHaveText('Talking');
    }
    await bothHear(call);
    await card.keypad.click();
    await desk.window.keyboard.type('12');
    await expect.poll(() => call.media.digits, { timeout: 15_000 }).toBe('12');
    await card.hold.click();
    await expect(card.status).toHaveText('On hold');
    const statuses = await noteStatuses();
    await killMedia();
    await expect.poll(async () => (await statuses()).slice(-2)).toEqual(['Reconnecting', 'On hold']);
    await card.resume.click();
    await expect(card.status).toHaveText('Talking');
    await bothHear(call);
    expect(call.state).toBe('confirmed');
    await card.hangUp.click();
    await call.waitFor('ended');
    expect(call.end).toMatchObject({ by: 'remote', how: 'BYE' });
  });
}

test('a call to a service of the exchange outlives its media window, also when that dies before the answer', async () => {
  test.setTimeout(240_000);
  // What the echo gives back is the agent's own voice: cancelling that is what echo cancellation is for, and it takes it a second or two.
  const processing = (on: boolean): Promise<unknown> =>
    desk.invoke('settings.changeSound', { echoCancellation: on, noiseSuppression: on, autoGainControl: on });
  await processing(false);
  const took: number[] = [];
  for (let round = 0; round < rounds(1, 12); round += 1) {
    const before = office.balie().log().length;
    await desk.dial('615');
    const card = desk.onlyCard();
    // Early media, then echo. Killed at another moment each time.
    await ear.hears(EARLY_MEDIA_HZ);
    await delay((round % 4) * 250);
    await killMedia();
    await expect(card.status).toHaveText('Talking');
    const answered = performance.now();
    await ear.hears(AGENT_HZ, { timeoutMs: 15_000 });
    took.push(performance.now() - answered);
    report('media window killed before the answer, sound after it', took.at(-1) ?? Number.NaN);
    reportWays(office.balie().log().slice(before));
    if (round === 0) {
      const at = await killMedia();
      await ear.hears(AGENT_HZ, { timeoutMs: 15_000 });
      report('call to an echo, media window killed, sound back', performance.now() - at);
    }
    await card.hangUp.click();
    await expect(card.status).toHaveText('Ended');
    for (const { id } of (await desk.state()).interactions)
      await desk.invoke('registration.close', { interactionId: id, reason: 'no-time' }).catch(() => undefined);
    await desk.clear();
  }
  expect(Math.max(...took)).toBeLessThan(rounds(15_000, 3_000));
  await processing(true);
});
