import { expect, test, type Locator } from '@playwright/test';
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statfsSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { RecordingEntry } from '../../shared/ipc/commands/recording.ts';
import { rowsOf } from '../e2e/support/tables.ts';
import { openEar } from './support/ear.ts';
import { AGENT_HZ, PEER_HZ, openOffice, plainPhone, type Office } from './support/office.ts';
import { windowPid } from './support/processes.ts';
import { recordings, soundOf, stretch } from './support/recorded.ts';
import { sine, wavFile } from './support/tones.ts';

const RATE = 8_000;
const ANNOUNCEMENT_HZ = 1_900;
/** What the third party of a conference says. */
const THIRD_HZ = 2_200;
/** What is to be heard in a recording, in dB of full scale; what is not to be there is far below. */
const HEARD = -40;
const ABSENT = -60;

let office: Office;

test.beforeAll(async () => {
  office = await openOffice();
  // A steady tone is noise to the noise suppression, and beside another one an echo to the echo cancellation.
  await office.desk().invoke('settings.changeSound', { noiseSuppression: false, echoCancellation: false });
});
test.afterAll(async () => office.close());

const soundFiles = (): readonly string[] =>
  readdirSync(path.join(office.balie().profile, 'recordings'), { recursive: true })
    .map(String)
    .filter((name) => name.includes('.ogg'));

const stateOf = (card: { readonly root: Locator }): Locator => card.root.getByRole('status', { name: 'Recording' });

/** The recording of the call of this party, once it is complete. */
async function recordingOf(callId: string): Promise<RecordingEntry> {
  const find = async (): Promise<RecordingEntry | undefined> =>
    (await recordings(office.desk())).find((entry) => entry.callId === callId && entry.durationMs > 0);
  await expect.poll(async () => (await find()) !== undefined).toBe(true);
  const entry = await find();
  if (entry === undefined) throw new Error('no recording');
  return entry;
}

test('two voices apart, through pause, hold, a conference and the death of the media window, in one file', async () => {
  test.setTimeout(150_000);
  const desk = office.desk();
  const ear = await openEar(office.balie());
  const other = await plainPhone(office.asterisk, '2002', THIRD_HZ);
  try {
    await desk.invoke('recording.setPolicy', { mode: 'on-demand' });
    const call = await office.peer.call('1001');
    const card = desk.card(/2001|Desk One/);
    await card.answer.click();
    await expect(card.status).toHaveText('Talking');
    await call.media.hears(AGENT_HZ, { timeoutMs: 15_000 });
    const callId = (await desk.state()).calls.calls[0]?.id ?? '';
    const state = stateOf(card);
    await expect(state).toHaveText('Not recorded');
    const height = (await card.root.boundingBox())?.height;
    await card.root.getByRole('button', { name: 'Record', exact: true }).click();
    await expect(state).toContainText('Recording');
    expect((await card.root.boundingBox())?.height).toBe(height);
    const talked = await stretch(desk, callId, 1_500);
    await desk.window.keyboard.press('Control+p');
    await expect(state).toContainText('Paused');
    const paused = await stretch(desk, callId, 1_000);
    await card.root.getByRole('button', { name: 'Continue recording' }).click();

    // On hold nobody talks to the customer, so nothing is kept; least of all what is said in the room.
    await card.hold.click();
    await expect(card.status).toHaveText('On hold');
    const held = await stretch(desk, callId, 1_000);
    await card.resume.click();
    await expect(card.status).toHaveText('Talking');
    await Promise.all([call.media.hears(AGENT_HZ, { timeoutMs: 15_000 }), ear.hears(PEER_HZ, { timeoutMs: 15_000 })]);
    const resumed = await stretch(desk, callId, 1_000);

    const guest = await other.call('1001');
    const next = desk.card(/2002|Desk Two/);
    await next.answer.click();
    await expect(next.status).toHaveText('Talking');
    await next.root.getByRole('button', { name: 'Record', exact: true }).click();
    await expect(stateOf(next)).toContainText('Recording');
    const nextId = (await desk.state()).calls.calls.find(({ id }) => id !== callId)?.id ?? '';
    await card.merge.click();
    await expect(card.status).toHaveText('Conference');
    await ear.hearsTogether([PEER_HZ, THIRD_HZ], [], { timeoutMs: 15_000 });
    const together = await stretch(desk, callId, 1_500);
    const togetherThere = await stretch(desk, nextId, 1_000);
    await guest.hangup();
    await expect(card.status).toHaveText('Talking');

    // The window that records dies; the call and its recording go on.
    process.kill(await windowPid(office.balie(), '/media/'), 'SIGKILL');
    await expect(card.status).toHaveText('Reconnecting');
    await expect(card.status).toHaveText('Talking', { timeout: 20_000 });
    await Promise.all([call.media.hears(AGENT_HZ, { timeoutMs: 15_000 }), ear.hears(PEER_HZ, { timeoutMs: 15_000 })]);
    const recovered = await stretch(desk, callId, 1_500);
    await card.root.getByRole('button', { name: 'Stop recording' }).click();
    await expect(state).toHaveText('Not recorded');
    const [entry, third] = [await recordingOf(callId), await recordingOf(nextId)];
    await card.hangUp.click();

    expect(await recordings(desk)).toHaveLength(2);
    const sound = await soundOf(office.balie(), entry.id);
    expect(sound.seekable).toBe(true);
    expect(Math.abs(sound.durationMs - entry.durationMs)).toBeLessThan(150);
    const levels = (at: { readonly fromMs: number; readonly toMs: number }): Record<string, number> =>
      Object.fromEntries(
        (['left', 'right'] as const).flatMap((side) =>
          [AGENT_HZ, PEER_HZ, THIRD_HZ].map((hz) => [
            `${side}${hz}`,
            Math.round(sound.level(side, hz, at.fromMs, at.toMs)),
          ]),
        ),
      );
    const all = {
      talked: levels(talked),
      held: levels(held),
      resumed: levels(resumed),
      together: levels(together),
      recovered: levels(recovered),
    };
    test.info().annotations.push({ type: 'levels in dB', description: JSON.stringify(all) });
    for (const at of ['talked', 'resumed', 'recovered'] as const) {
      const heard = all[at];
      expect(heard[`left${AGENT_HZ}`], at).toBeGreaterThan(HEARD);
      expect(heard[`right${PEER_HZ}`], at).toBeGreaterThan(HEARD);
      expect(heard[`left${AGENT_HZ}`], at).toBeGreaterThan((heard[`left${PEER_HZ}`] ?? 0) + 25);
      expect(heard[`right${PEER_HZ}`], at).toBeGreaterThan((heard[`right${AGENT_HZ}`] ?? 0) + 25);
    }
    for (const side of ['left', 'right'] as const)
      expect(sound.loudness(side, held.fromMs + 300, held.toMs - 100)).toBeLessThan(ABSENT);
    // The customer's recording of a conference: at the left what the customer heard, at the right what the customer said.
    expect(all.together[`left${AGENT_HZ}`]).toBeGreaterThan(HEARD);
    expect(all.together[`left${THIRD_HZ}`]).toBeGreaterThan(HEARD);
    expect(all.together[`right${PEER_HZ}`]).toBeGreaterThan(HEARD);
    expect(all.together[`right${THIRD_HZ}`]).toBeLessThan(ABSENT + 10);
    const there = await soundOf(office.balie(), third.id);
    // Half a second in which all three are there: this recording is young, and on a busy machine its beginning is less certain.
    const pieces = Array.from({ length: Math.floor(there.durationMs / 250) }, (_, index) => index * 250);
    const all3 = pieces.map((at) =>
      Math.min(
        there.level('left', AGENT_HZ, at, at + 500),
        there.level('left', PEER_HZ, at, at + 500),
        there.level('right', THIRD_HZ, at, at + 500),
      ),
    );
    test.info().annotations.push({ type: 'all three, dB', description: JSON.stringify([togetherThere, all3.map(Math.round)]) });
    expect(Math.max(...all3)).toBeGreaterThan(HEARD);

    const [pause] = entry.pauses;
    if (pause === undefined) throw new Error('no pause on record');
    expect(pause.toMs - pause.fromMs).toBeGreaterThan(paused.toMs - paused.fromMs);
    for (const side of ['left', 'right'] as const)
      expect(sound.loudness(side, pause.fromMs + 400, pause.toMs - 700)).toBeLessThanOrEqual(-90);
    // The picture of it is of this sound: loud where they talked, flat in the pause and on hold.
    const { peaks } = (await desk.invoke('recording.waveform', { recordingId: entry.id })) as { readonly peaks: readonly number[] };
    const highest = ({ fromMs, toMs }: { readonly fromMs: number; readonly toMs: number }): readonly number[] => {
      const stepMs = entry.durationMs / (peaks.length / 2);
      const from = Math.ceil(fromMs / stepMs) * 2;
      const part = peaks.slice(from, Math.max(from + 2, Math.floor(toMs / stepMs) * 2));
      return [0, 1].map((side) => Math.max(...part.filter((_, index) => index % 2 === side)));
    };
    for (const at of [talked, resumed, recovered]) for (const peak of highest(at)) expect(peak).toBeGreaterThan(0.05);
    for (const peak of highest({ fromMs: pause.fromMs + 400, toMs: pause.toMs - 700 })) expect(peak).toBe(0);
    for (const peak of highest({ fromMs: held.fromMs + 300, toMs: held.toMs - 100 })) expect(peak).toBeLessThan(0.01);
    const files = soundFiles().filter((name) => name.endsWith('.ogg'));
    expect(files).toHaveLength(2);
    const [file = ''] = files;
    expect(statSync(path.join(office.balie().profile, 'recordings', file)).mode & 0o777).toBe(0o600);
  } finally {
    await other.close();
  }
});

test('a full disk in mid-call: the call is unharmed, the agent is told what to do, what there was plays', async () => {
  test.setTimeout(90_000);
  const folder = path.join(office.balie().profile, 'recordings');
  test.skip(process.getuid?.() !== 0, 'a small disk can be mounted by root only');
  const desk = office.desk();
  await desk.clear();
  mkdirSync(folder, { recursive: true });
  execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=2m', 'tmpfs', folder]);
  try {
    // Room for a few seconds.
    const ballast = path.join(folder, 'ballast');
    const { bavail, bsize } = statfsSync(folder);
    writeFileSync(ballast, Buffer.alloc(bavail * bsize - 32_768));
    await desk.invoke('recording.setPolicy', { mode: 'always' });
    const call = await office.peer.call('1001');
    const card = desk.onlyCard();
    await card.answer.click();
    const state = stateOf(card);
    await expect(state).toContainText('Recording');
    const callId = (await desk.state()).calls.calls.find(({ phase }) => phase === 'connected')?.id ?? '';
    const notice = desk.window.getByRole('region', { name: 'Notices' });
    await expect(notice).toContainText('The disk is full', { timeout: 30_000 });
    await expect(notice).toContainText('Make room, then press Record');
    await expect(state).toHaveText('Not recorded');
    await expect(card.status).toHaveText('Talking');
    await call.media.hears(AGENT_HZ);
    const kept = await recordingOf(callId);
    expect(kept.interrupted).toBe(true);
    const sound = await soundOf(office.balie(), kept.id);
    expect(Math.abs(sound.durationMs - kept.durationMs)).toBeLessThan(150);
    expect(sound.durationMs).toBeGreaterThan(1_500);
    expect(sound.level('left', AGENT_HZ, 500)).toBeGreaterThan(HEARD);
    expect(sound.level('right', PEER_HZ, 500)).toBeGreaterThan(HEARD);

    // Told what to do, the agent does it: the same call is recorded on in a second file.
    rmSync(ballast);
    await card.root.getByRole('button', { name: 'Record', exact: true }).click();
    await expect(state).toContainText('Recording');
    await expect(notice).toHaveCount(0);
    await stretch(desk, callId, 1_000);
    await card.hangUp.click();
    await expect.poll(async () => (await recordings(desk)).filter((one) => one.callId === callId && one.durationMs > 0).length).toBe(2);
    const rest = (await recordings(desk)).find((one) => one.callId === callId && one.id !== kept.id);
    expect(rest?.interrupted).toBe(false);
    expect((await soundOf(office.balie(), rest?.id ?? '')).level('left', AGENT_HZ)).toBeGreaterThan(HEARD);
  } finally {
    execFileSync('umount', ['-l', folder]);
  }
});

test('tells the customer first, goes on without the agent window, and is kept when everything dies at once', async () => {
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
    await expect(stateOf(card)).toContainText('Recording');
    await expect(card.root.getByRole('button', { name: 'Stop recording' })).toHaveCount(0);
    const since = (await desk.state()).recordings[0]?.since ?? 0;
    // From here on the test has no window to look at; the agent gets a new one.
    const pid = await windowPid(office.balie(), '/agent/');
    process.kill(pid, 'SIGKILL');
    await expect.poll(() => windowPid(office.balie(), '/agent/'), { intervals: [50] }).not.toBe(pid);
    const crashedMs = Date.now() - since;
    await new Promise((resolve) => setTimeout(resolve, 4_000));
    const recordedMs = Date.now() - since;
    await office.balie().kill();
    await call.hangup();
    await office.start();
    const entry = (await recordings(office.desk())).find(({ at }) => at === since);
    expect(entry?.interrupted).toBe(true);
    expect(entry?.durationMs).toBeGreaterThan(recordedMs - 2_000);
    const sound = await soundOf(office.balie(), entry?.id ?? '');
    expect(sound.seekable).toBe(true);
    const end = sound.durationMs;
    expect(end - crashedMs).toBeGreaterThan(1_200);
    expect(sound.level('left', AGENT_HZ, end - 1_000, end - 200)).toBeGreaterThan(HEARD);
    expect(sound.level('right', PEER_HZ, end - 1_000, end - 200)).toBeGreaterThan(HEARD);
    expect(sound.level('left', ANNOUNCEMENT_HZ)).toBeLessThan(-50);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

test('asked to end in mid-call with all its processes, as at a log-out: hangs up, completes the recording, signs off', async () => {
  const desk = office.desk();
  await desk.invoke('recording.setPolicy', { mode: 'always', announcement: '' });
  const call = await office.peer.call('1001');
  const card = desk.onlyCard();
  await card.answer.click();
  await expect(stateOf(card)).toContainText('Recording');
  const callId = (await desk.state()).recordings[0]?.callId ?? '';
  await stretch(desk, callId, 2_000);
  const { profile } = office.balie();
  const { code, signal, errors } = await office.balie().terminate();
  expect([code, signal]).toEqual([0, null]);
  expect(errors).not.toContain('FATAL');
  await call.waitFor('ended', 5_000);
  expect(call.end).toMatchObject({ by: 'remote', how: 'BYE' });
  expect(await office.asterisk.contacts('1001')).toEqual([]);
  // Closed in order: nothing is left beside the data file.
  expect(readdirSync(profile).filter((name) => name.startsWith('balie.sqlite'))).toEqual(['balie.sqlite']);
  expect(rowsOf(profile, 'select end_cause, ended_at is not null as ended from call where id = ?', callId)).toEqual([
    { end_cause: 'hung-up-here', ended: 1 },
  ]);
  const [kept] = rowsOf<{ state: string; duration_ms: number; file: string }>(
    profile,
    'select state, duration_ms, file from recording where call_id = ?',
    callId,
  );
  expect(kept?.state).toBe('complete');
  // Its engine takes a moment to start, a long one on a busy machine.
  expect(kept?.duration_ms).toBeGreaterThan(1_500);
  expect(existsSync(path.join(profile, 'recordings', kept?.file ?? ''))).toBe(true);
  expect(rowsOf(profile, 'select logout_reason from agent_session order by login_at desc limit 1')).toEqual([
    { logout_reason: 'quit' },
  ]);
});
