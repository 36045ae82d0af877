import { expect, test } from '@playwright/test';
import { setTimeout as pause } from 'node:timers/promises';
import type { TalkReport } from '../../shared/domain/talk/talk.ts';
import type { Desk } from '../e2e/support/desk.ts';
import { openOffice, type Office } from './support/office.ts';
import { lufsOf } from './speech/reference.ts';
import { sine, TELEPHONE_RATE } from './support/tones.ts';

/** What the other telephone says: loud enough to be speech, and known exactly. */
const SPEECH_HZ = 997;
/** Peak level of what it says, dB of full scale. */
const SPEECH_DB = -10;
/** In LU: how far a measured level may be off (F82). */
const WITHIN_LU = 1;
/** In ms: how far a measured silence may be off (F81). */
const WITHIN_MS = 200;
const SILENCES_MS = process.env['BALIE_N'] === 'full' ? [7_000, 5_000, 12_000, 6_000, 4_500, 9_000] : [5_000];

let office: Office;
let desk: Desk;

test.beforeAll(async () => {
  office = await openOffice();
  desk = office.desk();
});
test.afterAll(async () => office.close());

test('silences of a call are measured, shown while they last, announced by a key, and kept with its record', async () => {
  test.setTimeout(240_000);
  const { peer } = office;
  peer.incoming = { kind: 'manual' };
  await desk.number.fill('2001');
  await desk.call.click();
  const there = await peer.nextCall();
  await there.answer();
  there.media.say(SPEECH_HZ);
  const card = desk.onlyCard();
  await expect(card.status).toHaveText('Talking');
  // The agent listens: what follows is the customer's alone.
  await card.mute.click();
  const [call] = (await desk.state()).calls.calls;
  const callId = call?.id ?? '';
  const clock = desk.window.getByTestId('silence');
  const SPOKEN_MS = 4_000;
  const PAUSE_MS = 1_000;
  await pause(SPOKEN_MS);

  const wanted: number[] = [];
  const silence = async (ms: number): Promise<void> => {
    const from = performance.now();
    there.media.say(undefined);
    await pause(ms);
    there.media.say(SPEECH_HZ);
    wanted.push(performance.now() - from);
    await pause(PAUSE_MS);
  };
  for (const ms of SILENCES_MS) {
    await Promise.all([silence(ms), expect(clock).toBeVisible({ timeout: ms })]);
    await expect(clock).toBeHidden({ timeout: 5_000 });
  }
  // The last one is announced.
  const picture = async (): Promise<void> => {
    if (process.env['BALIE_SHOTS'] !== undefined) await desk.window.screenshot({ path: `${process.env['BALIE_SHOTS']}/silence.png` });
  };
  await Promise.all([silence(4_500), pause(1_000).then(() => desk.window.keyboard.press('F10')), pause(4_000).then(picture)]);

  const living = (await desk.invoke('talk.report', { callId })) as TalkReport;
  await card.hangUp.click();
  await expect(card.status).toHaveText('Ended');
  await expect.poll(async () => ((await desk.invoke('talk.report', { callId })) as TalkReport | null)?.silences.length).toBe(living.silences.length);
  const report = (await desk.invoke('talk.report', { callId })) as TalkReport;

  // The strip stands with the call in the list of recent ones.
  await desk.clear();
  await desk.window.getByRole('button', { name: /^Sound and report of/ }).first().click();
  await expect(desk.window.getByRole('img', { name: /^Who spoke when:.*announced silence 0:0\d/ })).toBeVisible();
  if (process.env['BALIE_SHOTS'] !== undefined) await desk.window.screenshot({ path: `${process.env['BALIE_SHOTS']}/silence-strip.png` });

  const lengths = report.silences.map(({ from, to }) => to - from);
  test.info().annotations.push({ type: 'silences', description: `said ${wanted.map(Math.round).join(', ')} ms, measured ${lengths.map(Math.round).join(', ')} ms; ${report.customerLufs?.toFixed(1)} LUFS` });
  expect(lengths).toHaveLength(wanted.length);
  for (const [index, ms] of wanted.entries()) expect(Math.abs((lengths[index] ?? 0) - ms)).toBeLessThanOrEqual(WITHIN_MS);
  expect(report.silences.map(({ kind }) => kind)).toEqual([...SILENCES_MS.map(() => 'unannounced'), 'announced']);
  // What was said, with its silences: blocks of 400 ms that are half speech count in the mean (BS.1770), so that it is less than the tone's own −13 LUFS.
  const samples = (ms: number): number => Math.round((ms * TELEPHONE_RATE) / 1_000);
  const tone = (ms: number): Float32Array => sine(SPEECH_HZ, samples(ms), TELEPHONE_RATE, SPEECH_DB);
  const said = [tone(SPOKEN_MS), ...wanted.flatMap((ms) => [new Float32Array(samples(ms)), tone(PAUSE_MS)])];
  const lufs = lufsOf(Float32Array.from(said.flatMap((piece) => [...piece]))) ?? Number.NaN;
  test.info().annotations.push({ type: 'loudness', description: `said ${lufs.toFixed(2)} LUFS, measured ${report.customerLufs?.toFixed(2) ?? 'none'}` });
  expect(Math.abs((report.customerLufs ?? 0) - lufs)).toBeLessThanOrEqual(WITHIN_LU);
});
