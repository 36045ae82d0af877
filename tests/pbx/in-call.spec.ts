import { expect, test } from '@playwright/test';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { writeCsv } from '../bench/contacts/csv.ts';
import { type Card, type Desk } from '../e2e/support/desk.ts';
import { panesOf } from '../e2e/support/panes.ts';
import { openEar, type Ear } from './support/ear.ts';
import { windowPid } from './support/processes.ts';
import { listenOn, quantile, watchStretch, type Stretch } from './support/import-watch.ts';
import { AGENT_HZ, PEER_HZ, openOffice, plainPhone, rounds, type Office } from './support/office.ts';
import type { SipCall } from './support/sip-peer.ts';
import { toneLevel } from './support/tones.ts';

let office: Office;
let ear: Ear;
let desk: Desk;

test.beforeAll(async () => {
  // Told by the exchange when the other side holds; without this it would only hear music.
  const told = {
    name: '1001',
    displayName: 'Agent Anna',
    kind: 'webrtc',
    settings: { moh_passthrough: 'yes' },
  } as const;
  office = await openOffice({ asterisk: { endpoints: [told] } });
  ear = await openEar(office.balie());
  desk = office.desk();
  // A steady tone is noise to the noise suppression, and beside another one an echo to the echo cancellation.
  await desk.invoke('settings.changeSound', { noiseSuppression: false, echoCancellation: false });
});
test.afterAll(async () => office.close());

test.afterEach(async () => {
  for (const call of office.peer.calls) await call.hangup();
  for (const one of await desk.cards.getByRole('button', { name: 'Hang up' }).all())
    await one.press('Enter', { timeout: 2_000 }).catch(() => undefined);
  await expect(desk.cards.getByRole('button', { name: 'Hang up' })).toHaveCount(0);
  for (const { id } of (await desk.state()).interactions)
    await desk.invoke('registration.close', { interactionId: id, reason: 'no-time' }).catch(() => undefined);
  await desk.clear();
});

/** An answered call of the plain telephone, with sound both ways. */
async function talk(): Promise<{ call: SipCall; card: Card }> {
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

test('Mute silences the agent only', async () => {
  const { call, card } = await talk();
  await card.mute.click();
  await expect(card.unmute).toBeVisible();
  await call.media.hearsSilence();
  await ear.hears(PEER_HZ);
  await card.unmute.click();
  await expect(card.mute).toBeVisible();
  await bothHear(call);
});

test('Hold and Resume, again and again, with sound both ways after each', async () => {
  test.setTimeout(300_000);
  const { call, card } = await talk();
  for (let round = 0; round < rounds(3, 10); round += 1) {
    await card.hold.click();
    await expect(card.status).toHaveText('On hold');
    await expect(desk.agentState).toHaveText('On hold');
    await ear.hearsSilence();
    expect(toneLevel(call.media.recent(300), AGENT_HZ)).toBeLessThan(-45);
    await card.resume.click();
    await expect(card.status).toHaveText('Talking');
    await bothHear(call);
  }
  expect(call.state).toBe('confirmed');
});

test('a mute outlives hold and resume', async () => {
  const { call, card } = await talk();
  await card.mute.click();
  await card.hold.click();
  await expect(card.status).toHaveText('On hold');
  await card.resume.click();
  await expect(card.status).toHaveText('Talking');
  await expect(card.unmute).toBeVisible();
  await ear.hears(PEER_HZ);
  await call.media.hearsSilence();
});

test('the other side holds, by a change of the call', async () => {
  const phone = await plainPhone(office.asterisk, '2003', PEER_HZ);
  try {
    await desk.dial('2003');
    const call = await phone.nextCall();
    await call.answer();
    const card = desk.onlyCard();
    await expect(card.status).toHaveText('Talking');
    await call.media.hears(AGENT_HZ);
    await ear.hears(PEER_HZ);
    expect(await call.hold()).toBe(200);
    await expect(card.status).toHaveText('Held by other');
    expect(await call.resume()).toBe(200);
    await expect(card.status).toHaveText('Talking');
    await bothHear(call);
    await call.hangup();
    await expect(card.status).toHaveText('Ended');
  } finally {
    await phone.close();
  }
});

test('keys reach the exchange as telephone events', async () => {
  const digits = office.asterisk.ami.waitEvent('UserEvent', ({ UserEvent }) => UserEvent === 'Digits', {
    timeoutMs: 20_000,
  });
  // The exchange hears keys from here on; one that comes between its answer and this is lost there.
  const listening = office.asterisk.ami.waitEvent('Newexten', ({ Application }) => Application === 'Read', {
    timeoutMs: 20_000,
  });
  await desk.dial('604');
  const card = desk.onlyCard();
  await expect(card.status).toHaveText('Talking');
  await listening;
  await card.keypad.click();
  for (const key of ['4', '7']) await card.root.getByRole('button', { name: key, exact: true }).click();
  await desk.window.keyboard.type('*1');
  await expect(card.sentKeys).toHaveText('47*1');
  expect((await digits)['Digits']).toBe('47*1');
});

test('keys reach a telephone, each once, also when typed fast', async () => {
  const { call, card } = await talk();
  await card.keypad.click();
  await desk.window.keyboard.type('1234567890*#');
  await expect(card.sentKeys).toHaveText('1234567890*#');
  await expect.poll(() => call.media.digits, { timeout: 15_000 }).toBe('1234567890*#');
  await bothHear(call);
});

test('the timer counts the conversation, not the ringing', async () => {
  const call = await office.peer.call('1001');
  const card = desk.onlyCard();
  await expect.poll(() => card.seconds()).toBeGreaterThanOrEqual(2);
  await card.answer.click();
  await expect(card.status).toHaveText('Talking');
  const at = performance.now();
  expect(await card.seconds()).toBeLessThanOrEqual(1);
  await expect.poll(() => card.seconds()).toBe(4);
  expect(performance.now() - at).toBeGreaterThan(2_900);
  expect(performance.now() - at).toBeLessThan(5_200);
  await call.hangup();
});

test('quick repeated clicks never break a call', async () => {
  test.setTimeout(240_000);
  for (let round = 0; round < rounds(2, 10); round += 1) {
    const call = await office.peer.call('1001');
    const card = desk.onlyCard();
    await card.answer.click({ clickCount: 3, delay: 5 });
    await expect(card.status).toHaveText('Talking');
    // Hold and Resume are one button that changes its name under the finger.
    const hold = card.root.getByRole('button', { name: /^(?:Hold|Resume)$/ });
    const mute = card.root.getByRole('button', { name: /^(?:Mute|Unmute)$/ });
    for (let click = 0; click < 9; click += 1) {
      await hold.click({ delay: 0 });
      await mute.click({ delay: 0 });
    }
    // What was wished last may still be on its way when the buttons are at rest.
    await expect(async () => {
      if (await card.resume.isVisible()) await card.resume.click({ timeout: 1_000 });
      await expect(card.status).toHaveText('Talking', { timeout: 2_000 });
      await expect(card.hold).toBeVisible({ timeout: 1_000 });
      expect((await desk.state()).calls.calls[0]?.hold.local).toBe('off');
    }).toPass({ timeout: 20_000 });
    if (await card.unmute.isVisible()) await card.unmute.click();
    await bothHear(call);
    await card.hangUp.dblclick();
    await call.waitFor('ended');
    await expect(card.status).toHaveText('Ended');
    await expect(desk.cards.getByRole('alert')).toHaveCount(0);
    await desk.clear().catch(() => undefined);
    for (const { id } of (await desk.state()).interactions)
      await desk.invoke('registration.close', { interactionId: id, reason: 'no-time' }).catch(() => undefined);
    await desk.clear();
  }
});

/** Of a stretch without an import; enough for thousands of keys. */
const LONGEST_COMPARISON_MS = 300_000;

test('an import beside the conversation is neither heard nor seen by who types, and main goes on turning', async () => {
  const rows = Number(process.env['BALIE_ROWS'] ?? rounds(2_000, 1_000_000));
  test.setTimeout(rows > 10_000 ? 14_400_000 : 240_000);
  const folder = mkdtempSync(path.join(tmpdir(), 'balie-import-'));
  try {
    const file = path.join(folder, 'customers.csv');
    await writeCsv(file, 5, rows);
    const { call } = await talk();
    const job = async () => (await desk.state()).contactFiles.job;
    const { question } = panesOf(desk.window);
    const forecast: { readonly at: number; readonly leftMs: number }[] = [];
    let started = 0;
    await desk.invoke('import.open', { file });
    const during = await watchStretch(office.balie(), call, question, async () => {
      const state = await job();
      expect(state?.problem ?? null).toBeNull();
      if (state?.phase === 'mapping') await desk.invoke('import.check', {});
      if (state?.phase === 'rules' && started === 0) {
        started = performance.now();
        await desk.invoke('import.start', {});
      }
      const leftS = state?.phase === 'writing' ? (state.progress?.secondsLeft ?? null) : null;
      if (leftS !== null) forecast.push({ at: performance.now(), leftMs: leftS * 1_000 });
      return state?.phase === 'done';
    });
    const ended = performance.now();
    const { added = 0, updated = 0, unchanged = 0 } = (await job())?.written ?? {};
    await desk.invoke('import.close', {});
    // The same again without an import, of a long one for a part of the time: what the machine does beside the test is in both.
    const without = await watchStretch(office.balie(), call, question, async () => {
      await job();
      return performance.now() - ended >= Math.min(during.ms, LONGEST_COMPARISON_MS);
    });
    // Of what was foretold between a tenth and nine tenths of the way, how far it was off, as a share of what was left.
    const off = forecast
      .filter(({ at }) => at > started + (ended - started) * 0.1 && at < started + (ended - started) * 0.9)
      .map(({ at, leftMs }) => Math.abs(leftMs - (ended - at)) / (ended - at))
      .toSorted((a, b) => a - b);
    const both = (of: (stretch: Stretch) => number, digits = 1): string => `${of(during).toFixed(digits)}, without ${of(without).toFixed(digits)}`;
    for (const [type, description] of [
      ['ms of the import, with reading', during.ms.toFixed(0)],
      ['rows a second while writing', (((added + updated + unchanged) * 1_000) / (ended - started)).toFixed(0)],
      ['time left was off by (median, 95 %)', [0.5, 0.95].map((share) => quantile(off, share).toFixed(2)).join(', ')],
      ['share of the sound that arrived at the other end', both(({ heardShare }) => heardShare, 5)],
      ['ms of silence there', both(({ silentMs }) => silentMs, 0)],
      ['longest silence there, ms', both(({ longestSilenceMs }) => longestSilenceMs, 0)],
      ['longest time between two packets there, ms', both(({ longestWaitMs }) => longestWaitMs)],
      ['longest stall of main, ms', both(({ stallMs }) => stallMs)],
      ['keys', both(({ keys }) => keys.length, 0)],
      ['ms from key to screen, median', both(({ keys }) => quantile(keys, 0.5))],
      ['ms from key to screen, 99 %', both(({ keys }) => quantile(keys, 0.99))],
      ['ms from key to screen, longest', both(({ keys }) => quantile(keys, 1))],
    ] as const) {
      test.info().annotations.push({ type, description });
      if (rows > 10_000) console.log(`${type}: ${description}`);
    }
    expect(added + updated + unchanged).toBeGreaterThan(rows * 0.95);
    expect(during.silentMs, 'silence at the other end').toBe(0);
    // A machine that does ten things at once drops a packet now and then, with an import or without.
    const edge = 160 / during.ms;
    expect(during.heardShare).toBeGreaterThan(0.998 - edge);
    expect(during.heardShare).toBeGreaterThan(without.heardShare - 0.002 - edge);
    expect(during.keys.length).toBeGreaterThan(during.typed * 0.9);
    // The typical key is not felt, the rare one stays within what the machine itself does to keys; the same for main.
    expect(quantile(during.keys, 0.5)).toBeLessThan(quantile(without.keys, 0.5) + 33);
    expect(quantile(during.keys, 0.99)).toBeLessThan(2 * quantile(without.keys, 0.99) + rounds(500, 50));
    await ear.hears(PEER_HZ);
    // The aim is 20 ms, which the benchmark asks of a quiet machine; a busy one keeps main waiting for half a second without any import.
    expect(during.stallMs, 'longest stall of main').toBeLessThan(Math.max(2 * without.stallMs, rounds(1_500, 100)));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

/** What the agent window shows of its call. Asked of main: after a crash the test has lost the page, the agent has not. */
async function cardText(): Promise<string> {
  return office.balie().app.evaluate(async ({ BrowserWindow }) => {
    const [window] = BrowserWindow.getAllWindows().filter(({ webContents }) =>
      webContents.getURL().includes('/agent/'),
    );
    if (window === undefined || window.webContents.isCrashed() || window.webContents.isLoading()) return '';
    const text = window.webContents.executeJavaScript(`document.querySelector('article')?.innerText ?? ''`);
    return Promise.race([
      text.catch(() => ''),
      new Promise((resolve) => setTimeout(resolve, 200, '')),
    ]) as Promise<string>;
  });
}

test('a fault in how the call is shown takes nothing away: it goes on, and is hung up by button', async () => {
  const { call, card } = await talk();
  // The clock of the call, and the figures of the bar, cannot be written any more.
  await desk.window.evaluate(() => {
    const texts: { padStart: unknown } = String.prototype;
    const whole = texts.padStart;
    texts.padStart = () => {
      throw new Error('a fault of the test');
    };
    (globalThis as unknown as { mend: () => void }).mend = () => {
      texts.padStart = whole;
    };
  });
  const again = desk.window.getByRole('button', { name: 'Show again: this part had a fault' });
  await expect(card.root.locator(again)).toBeVisible();
  await expect(card.status).toHaveText('Talking');
  await bothHear(call);
  await desk.window.evaluate(() => (globalThis as unknown as { mend: () => void }).mend());
  await card.root.locator(again).click();
  await expect(card.mute).toBeVisible();
  for (const one of (await again.all()).reverse()) await one.click();
  await expect(again).toHaveCount(0);
  await card.hangUp.click();
  await call.waitFor('ended');
});

const secondsOf = (text: string): number => {
  const [, minutes = '0', seconds = '0'] = /(\d+):(\d\d)/.exec(text) ?? [];
  return Number(minutes) * 60 + Number(seconds);
};

for (const what of ['is reloaded', 'dies'] as const) {
  test(`the conversation goes on when the agent window ${what}`, async () => {
    const { call, card } = await talk();
    await expect.poll(() => card.seconds()).toBeGreaterThanOrEqual(2);
    const before = await card.seconds();
    if (what === 'is reloaded') {
      // Closed in mid-call it stays and says why.
      await office.balie().app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().find((one) => one.webContents.getURL().includes('/agent/'))?.close());
      await expect(desk.window.getByText('This has to wait until the call is over.')).toBeVisible();
      await expect(card.status).toHaveText('Talking');
    }
    const pid = await windowPid(office.balie(), '/agent/');
    const started = performance.now();
    if (what === 'dies') process.kill(pid, 'SIGKILL');
    else await desk.window.reload();
    if (what === 'dies') await expect.poll(() => windowPid(office.balie(), '/agent/'), { intervals: [20] }).not.toBe(pid);
    await expect.poll(cardText, { timeout: 20_000, intervals: [25] }).toContain('Talking');
    const tookMs = performance.now() - started;
    // Goal of F20: 2 s. A machine that does ten things at once takes longer.
    test.info().annotations.push({ type: 'ms until the card was back', description: String(Math.round(tookMs)) });
    expect(tookMs, 'ms until the card was back').toBeLessThan(20_000);
    const seconds = secondsOf(await cardText());
    expect(seconds).toBeGreaterThanOrEqual(before + Math.floor(tookMs / 1_000) - 1);
    expect(seconds).toBeLessThanOrEqual(before + Math.ceil(tookMs / 1_000) + 2);

    // The other party has noticed nothing.
    await call.media.hears(AGENT_HZ);
    const lookedAtMs = performance.now() - started;
    const far = listenOn(call, performance.now() - lookedAtMs);
    far.listen();
    const { heardMs, silentMs } = far.heard();
    // What has not arrived yet: a packet or two, and what the exchange holds back against jitter.
    expect(heardMs).toBeGreaterThan(lookedAtMs - 160);
    expect(silentMs).toBe(0);
    await ear.hears(PEER_HZ);
    if (what === 'is reloaded') {
      await desk.onlyCard().hangUp.click();
      await call.waitFor('ended');
    } else {
      await call.hangup();
      await expect.poll(cardText).toContain('Ended');
      await restart();
    }
  });
}

async function restart(): Promise<void> {
  await office.balie().close();
  await office.start();
  desk = office.desk();
  ear = await openEar(office.balie());
}

test('a power cut in a call: at the next start it is on record as interrupted, with what was typed', async () => {
  const { call } = await talk();
  // An earlier one may still be on its way out of the window.
  const before = (await desk.state()).interactions.find(({ state }) => state === 'open');
  expect(before).toBeDefined();
  const question = panesOf(desk.window).question;
  await question.pressSequentially('Where is my parcel?');
  await new Promise((resolve) => setTimeout(resolve, 250));
  await office.balie().kill();
  await call.hangup();
  await office.start();
  desk = office.desk();
  ear = await openEar(office.balie());
  const state = await desk.state();
  expect(state.recentCalls[0]).toMatchObject({ cause: 'interrupted', direction: 'in' });
  expect(state.interactions.find(({ id }) => id === before?.id)).toBeDefined();
  await expect(desk.recentRows.first()).toContainText('2001');
  await expect(panesOf(desk.window).question).toHaveValue('Where is my parcel?');
});
