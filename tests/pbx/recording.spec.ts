import { expect, test } from '@playwright/test';
import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { RecordingEntry } from '../../shared/ipc/commands/recording.ts';
import type { Balie } from '../e2e/support/balie.ts';
import { AGENT_HZ, PEER_HZ, openOffice, type Office } from './support/office.ts';
import { loudness, sine, toneLevel, wavFile } from './support/tones.ts';

const RATE = 8_000;
const ANNOUNCEMENT_HZ = 1_900;

let office: Office;

test.beforeAll(async () => {
  office = await openOffice();
});
test.afterAll(async () => office.close());

type Sound = {
  readonly left: Float32Array;
  readonly right: Float32Array;
  readonly durationMs: number;
  readonly seekable: boolean;
};

/** What the window gets when it plays a recording, decoded by the browser itself. */
async function soundOf(balie: Balie, id: string): Promise<Sound> {
  const address = `/recordings/${id}`;
  // In parts, as players ask for it; the window itself may not fetch anything.
  const encoded = await balie.app.evaluate(async ({ session }, to) => {
    const parts: Buffer[] = [];
    for (let at = 0, size = Infinity; at < size;) {
      const reply = await session.defaultSession.fetch(`app://bundle${to}`, { headers: { Range: `bytes=${at}-` } });
      if (reply.status !== 206) throw new Error(`status ${reply.status}`);
      size = Number(reply.headers.get('Content-Range')?.split('/')[1]);
      const piece = Buffer.from(await reply.arrayBuffer());
      parts.push(piece);
      at += piece.length;
    }
    return Buffer.concat(parts).toString('base64');
  }, address);
  const sound = await balie.window.evaluate(
    async ([url, rate, encoded]) => {
      const audio = new Audio(url);
      await new Promise((resolve, reject) => {
        audio.addEventListener('loadedmetadata', resolve, { once: true });
        audio.addEventListener('error', () => reject(new Error('not playable')), { once: true });
      });
      const durationMs = audio.duration * 1_000;
      audio.currentTime = audio.duration / 2;
      await new Promise((resolve) => audio.addEventListener('seeked', resolve, { once: true }));
      const seekable = Math.abs(audio.currentTime - audio.duration / 2) < 0.2;
      const bytes = Uint8Array.from(atob(encoded), (sign) => sign.charCodeAt(0)).buffer;
      const decoded = await new OfflineAudioContext(2, 1, rate).decodeAudioData(bytes);
      return { left: [...decoded.getChannelData(0)], right: [...decoded.getChannelData(1)], durationMs, seekable };
    },
    [address, RATE, encoded] as const,
  );
  return { ...sound, left: Float32Array.from(sound.left), right: Float32Array.from(sound.right) };
}

const part = (samples: Float32Array, fromMs: number, toMs: number): Float32Array =>
  samples.subarray((fromMs * RATE) / 1_000, (toMs * RATE) / 1_000);

async function recordings(): Promise<readonly RecordingEntry[]> {
  return (await office.desk().invoke('recording.list', { contactId: null, limit: 9 })) as readonly RecordingEntry[];
}

test('records both voices apart, silence in the pause, across a crash of the media window', async () => {
  test.setTimeout(120_000);
  const desk = office.desk();
  await desk.invoke('recording.setPolicy', { mode: 'on-demand' });
  const call = await office.peer.call('1001');
  const card = desk.onlyCard();
  await card.answer.click();
  await expect(card.status).toHaveText('Talking');
  await call.media.hears(AGENT_HZ, { timeoutMs: 15_000 });
  const state = card.root.getByRole('status', { name: 'Recording' });
  await expect(state).toHaveText('Not recorded');
  const height = (await card.root.boundingBox())?.height;
  await card.root.getByRole('button', { name: 'Record', exact: true }).click();
  await expect(state).toContainText('Recording');
  expect((await card.root.boundingBox())?.height).toBe(height);
  await desk.window.waitForTimeout(2_500);
  await desk.window.keyboard.press('Control+p');
  await expect(state).toContainText('Paused');
  await desk.window.waitForTimeout(2_500);
  await card.root.getByRole('button', { name: 'Continue recording' }).click();
  await desk.window.waitForTimeout(2_000);
  // The window that records dies; the call and its recording go on.
  const pid = await office.balie().app.evaluate(
    ({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()
        .find(({ webContents }) => webContents.getURL().includes('/media/'))
        ?.webContents.getOSProcessId() ?? 0,
  );
  process.kill(pid, 'SIGKILL');
  await expect(card.status).toHaveText('Reconnecting');
  await expect(card.status).toHaveText('Talking', { timeout: 20_000 });
  await call.media.hears(AGENT_HZ, { timeoutMs: 15_000 });
  await desk.window.waitForTimeout(2_500);
  await card.root.getByRole('button', { name: 'Stop recording' }).click();
  await expect(state).toHaveText('Not recorded');
  await expect.poll(async () => (await recordings()).length).toBe(1);
  await card.hangUp.click();

  const [entry] = await recordings();
  if (entry === undefined) throw new Error('no recording');
  const sound = await soundOf(office.balie(), entry.id);
  expect(sound.seekable).toBe(true);
  expect(Math.abs(sound.durationMs - entry.durationMs)).toBeLessThan(150);
  const heard = (fromMs: number, toMs: number): Record<string, number> => ({
    leftAgent: toneLevel(part(sound.left, fromMs, toMs), AGENT_HZ, RATE),
    leftPeer: toneLevel(part(sound.left, fromMs, toMs), PEER_HZ, RATE),
    rightPeer: toneLevel(part(sound.right, fromMs, toMs), PEER_HZ, RATE),
    rightAgent: toneLevel(part(sound.right, fromMs, toMs), AGENT_HZ, RATE),
  });
  const end = sound.durationMs;
  const levels = heard(500, 2_000);
  test.info().annotations.push({ type: 'levels in dB', description: JSON.stringify(levels) });
  expect(levels['leftAgent']).toBeGreaterThan(-40);
  expect(levels['rightPeer']).toBeGreaterThan(-40);
  expect(levels['leftAgent']).toBeGreaterThan((levels['leftPeer'] ?? 0) + 25);
  expect(levels['rightPeer']).toBeGreaterThan((levels['rightAgent'] ?? 0) + 25);
  // The far end's sound after such a repair depends on the PBX (in-call.spec.ts), so only the agent's is asked for.
  expect(heard(end - 2_000, end - 500)['leftAgent']).toBeGreaterThan(-40);
  const [pause] = entry.pauses;
  if (pause === undefined) throw new Error('no pause on record');
  expect(pause.toMs - pause.fromMs).toBeGreaterThan(2_300);
  for (const side of [sound.left, sound.right])
    expect(loudness(part(side, pause.fromMs + 400, pause.toMs - 400))).toBeLessThanOrEqual(-90);

  const folder = path.join(office.balie().profile, 'recordings');
  const files = readdirSync(folder, { recursive: true })
    .map(String)
    .filter((name) => name.endsWith('.ogg'));
  expect(files).toHaveLength(1);
  expect(statSync(path.join(folder, files[0] ?? '')).mode & 0o777).toBe(0o600);
});

test('tells the customer first, and is kept when everything dies at once', async () => {
  test.setTimeout(120_000);
  const folder = mkdtempSync(path.join(tmpdir(), 'balie-announcement-'));
  const file = path.join(folder, 'announcement.wav');
  writeFileSync(file, wavFile(sine(ANNOUNCEMENT_HZ, RATE * 2), RATE));
  try {
    const desk = office.desk();
    await desk.clear();
    await desk.invoke('recording.setPolicy', { mode: 'always', announcement: file });
    const call = await office.peer.call('1001');
    const card = desk.onlyCard();
    await card.answer.click();
    await call.media.hears(ANNOUNCEMENT_HZ, { timeoutMs: 10_000 });
    await call.media.hears(AGENT_HZ, { timeoutMs: 10_000 });
    const state = card.root.getByRole('status', { name: 'Recording' });
    await expect(state).toContainText('Recording');
    await expect(card.root.getByRole('button', { name: 'Stop recording' })).toHaveCount(0);
    await desk.window.waitForTimeout(5_000);
    const since = (await desk.state()).recordings[0]?.since ?? 0;
    const recordedMs = Date.now() - since;
    await office.balie().kill();
    await call.hangup();
    await office.start();
    const [entry] = await recordings();
    expect(entry?.interrupted).toBe(true);
    expect(entry?.durationMs).toBeGreaterThan(recordedMs - 2_000);
    const sound = await soundOf(office.balie(), entry?.id ?? '');
    expect(sound.seekable).toBe(true);
    const end = sound.durationMs;
    expect(toneLevel(part(sound.left, end - 1_000, end - 200), AGENT_HZ, RATE)).toBeGreaterThan(-40);
    expect(toneLevel(part(sound.right, end - 1_000, end - 200), PEER_HZ, RATE)).toBeGreaterThan(-30);
    expect(toneLevel(sound.left, ANNOUNCEMENT_HZ, RATE)).toBeLessThan(-50);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
