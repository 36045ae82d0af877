import { expect, test } from '@playwright/test';
import type { Desk } from '../e2e/support/desk.ts';
import { PEER_HZ, openOffice, rounds, type Office } from './support/office.ts';
import {
  startSoundServer,
  type SoundServer,
  type VirtualMicrophone,
  type VirtualSpeaker,
} from './support/sound-server.ts';
import type { SipCall } from './support/sip-peer.ts';
import { loudness, toneLevel } from './support/tones.ts';

// Real devices of a real sound server, told apart by their tones: what the far end hears comes out of Balie's microphone, and
// what is measured at a loudspeaker came out of it.
const HEADSET_HZ = 700;
const DESK_HZ = 1_000;

let sound: SoundServer | undefined;
let unavailable = '';
let office: Office;
let desk: Desk;
let headsetMic: VirtualMicrophone;
let headset: VirtualSpeaker;
let speakers: VirtualSpeaker;

test.beforeAll(async () => {
  try {
    sound = await startSoundServer();
  } catch (error) {
    unavailable = `no sound server here: ${String(error).slice(0, 200)}`;
    return;
  }
  await sound.microphone('Desk_microphone', DESK_HZ);
  headsetMic = await sound.microphone('Headset', HEADSET_HZ);
  speakers = await sound.speaker('Speakers');
  headset = await sound.speaker('Headset_ear');
  office = await openOffice({ launch: { fakeMicrophone: false, env: sound.env } });
  desk = office.desk();
});
test.afterAll(async () => {
  await office?.close();
  await sound?.close();
});
test.beforeEach(() => test.skip(unavailable !== '', unavailable));
test.afterEach(async () => {
  if (unavailable !== '') return;
  for (const call of office.peer.calls) await call.hangup();
  await expect(desk.cards.getByRole('button', { name: 'Hang up' })).toHaveCount(0);
  for (const { id } of (await desk.state()).interactions)
    await desk.invoke('registration.close', { interactionId: id, reason: 'no-time' }).catch(() => undefined);
  await desk.clear();
});

type Kind = 'microphone' | 'speaker' | 'ringer';

async function choose(kind: Kind, label: string): Promise<void> {
  await expect.poll(async () => idOf(kind, label), { timeout: 15_000 }).not.toBe('');
  await desk.invoke('settings.chooseDevice', { kind, deviceId: await idOf(kind, label) });
}
async function idOf(kind: Kind, label: string): Promise<string> {
  const { devices } = await desk.state();
  const list = kind === 'microphone' ? devices.microphones : devices.speakers;
  return list.find((one) => one.label === label)?.id ?? '';
}

/** Waits until the far end hears this tone and not the other one. @returns ms since `from`. */
async function farEndHears(call: SipCall, hz: number, from: number, timeoutMs = 10_000): Promise<number> {
  const other = hz === HEADSET_HZ ? DESK_HZ : HEADSET_HZ;
  for (;;) {
    const samples = call.media.recent(60);
    const level = toneLevel(samples, hz);
    if (samples.length > 300 && level > -40 && level > toneLevel(samples, other) + 6) return performance.now() - from;
    if (performance.now() - from > timeoutMs)
      throw new Error(
        `the far end does not hear ${hz} Hz: ${level.toFixed(1)} dB of ${loudness(samples).toFixed(1)} dB`,
      );
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

/** Waits until this loudspeaker plays the tone, or with `false` until it does not. @returns ms since `from`. */
async function plays(speaker: VirtualSpeaker, hz: number, from: number, wanted = true): Promise<number> {
  for (;;) {
    if (speaker.recent(250).length > 1_000 && speaker.level(hz) > -45 === wanted) return performance.now() - from;
    if (performance.now() - from > 15_000) throw new Error(`${String(wanted)} ${hz} Hz: ${speaker.describe()}`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

/** An answered call on the headset. Every description that is set from here on is counted by the page. */
async function talk(): Promise<SipCall> {
  await choose('microphone', 'Headset');
  await choose('speaker', 'Headset_ear');
  await choose('ringer', 'Speakers');
  const call = await office.peer.call('1001');
  await desk.onlyCard().answer.click();
  await expect(desk.onlyCard().status).toHaveText('Talking');
  await farEndHears(call, HEADSET_HZ, performance.now());
  await plays(headset, PEER_HZ, performance.now());
  await office.balie().media().evaluate(countDescriptions);
  return call;
}

const negotiations = (): Promise<number> =>
  office
    .balie()
    .media()
    .evaluate(() => (globalThis as unknown as { balieDescriptions: number }).balieDescriptions);

test('a call rings on the speakers and is heard in the headset', async () => {
  await choose('microphone', 'Headset');
  await choose('speaker', 'Headset_ear');
  await choose('ringer', 'Speakers');
  const call = await office.peer.call('1001');
  await expect.poll(() => speakers.loudness(), { timeout: 10_000 }).toBeGreaterThan(-40);
  expect(headset.loudness()).toBeLessThan(-70);
  await desk.onlyCard().answer.click();
  await plays(headset, PEER_HZ, performance.now());
  await expect.poll(() => speakers.loudness(), { timeout: 10_000 }).toBeLessThan(-70);
  await farEndHears(call, HEADSET_HZ, performance.now());

  // A second caller: softly, in the ear, and never through the speakers into the room.
  const second = await office.peer.call('1001');
  await plays(headset, 425, performance.now());
  expect(speakers.loudness()).toBeLessThan(-70);
  await second.hangup();
});

test('another microphone and speaker in mid-call, without a word on the wire', async () => {
  const call = await talk();
  const took: number[] = [];
  for (let round = 0; round < rounds(2, 10); round += 1) {
    for (const [label, hz] of [
      ['Desk_microphone', DESK_HZ],
      ['Headset', HEADSET_HZ],
    ] as const) {
      const deviceId = await idOf('microphone', label);
      const from = performance.now();
      await desk.invoke('settings.chooseDevice', { kind: 'microphone', deviceId });
      took.push(await farEndHears(call, hz, from));
    }
  }
  await choose('speaker', 'Speakers');
  await plays(speakers, PEER_HZ, performance.now());
  await plays(headset, PEER_HZ, performance.now(), false);
  await choose('speaker', 'Headset_ear');
  await plays(headset, PEER_HZ, performance.now());
  expect(await negotiations()).toBe(0);
  expect(call.state).toBe('confirmed');
  note('microphone heard at the far end after a change, ms', took);
  expect(median(took)).toBeLessThan(2_000);
});

test('the headset is pulled out in mid-call and plugged in again', async () => {
  const call = await talk();
  const [gone, back]: [number[], number[]] = [[], []];
  for (let round = 0; round < rounds(1, 5); round += 1) {
    let from = performance.now();
    await headsetMic.unplug();
    gone.push(await farEndHears(call, DESK_HZ, from));
    await expect(desk.window.getByText('Headset is not plugged in.')).toBeVisible();
    from = performance.now();
    await headsetMic.plugIn();
    back.push(await farEndHears(call, HEADSET_HZ, from));
    await expect(desk.window.getByText('Headset is not plugged in.')).toHaveCount(0);
  }
  await choose('speaker', 'Speakers');
  await choose('speaker', 'Headset_ear');
  await headset.unplug();
  await plays(speakers, PEER_HZ, performance.now());
  await headset.plugIn();
  await plays(headset, PEER_HZ, performance.now());
  await plays(speakers, PEER_HZ, performance.now(), false);
  expect(await negotiations()).toBe(0);
  expect(call.state).toBe('confirmed');
  expect((await desk.state()).devices.chosenNames).toMatchObject({ microphone: 'Headset', speaker: 'Headset_ear' });
  note('far end hears the other microphone after the plug was pulled, ms', gone);
  note('far end hears the headset after it was plugged in again, ms', back);
});

test('it goes on ringing when the ring device is pulled out', async () => {
  await choose('speaker', 'Headset_ear');
  await choose('ringer', 'Headset_ear');
  await choose('ringer', 'Speakers');
  const call = await office.peer.call('1001');
  await expect.poll(() => speakers.loudness(), { timeout: 10_000 }).toBeGreaterThan(-40);
  await speakers.unplug();
  // Noticed by looking now and then, and the next ring may be seconds away.
  await expect.poll(() => headset.loudness(), { timeout: 30_000 }).toBeGreaterThan(-40);
  await speakers.plugIn();
  await expect.poll(() => speakers.loudness(), { timeout: 30_000 }).toBeGreaterThan(-40);
  await call.hangup();
});

test('volumes and processing change in mid-call', async () => {
  const call = await talk();
  await desk.invoke('settings.changeSound', {
    autoGainControl: false,
    noiseSuppression: false,
    echoCancellation: false,
  });
  const heard = (): number => toneLevel(call.media.recent(400), HEADSET_HZ);
  await expect
    .poll(async () =>
      office
        .balie()
        .media()
        .evaluate(() => (globalThis as unknown as { balieSends: MediaStreamTrack[] }).balieSends.at(-1)?.getSettings()),
    )
    .toMatchObject({ autoGainControl: false, noiseSuppression: false, echoCancellation: false });
  await new Promise((resolve) => setTimeout(resolve, 1_000));
  const plain = heard();
  expect(plain).toBeGreaterThan(-40);
  await desk.invoke('settings.changeSound', { inputVolume: 0.5 });
  await expect.poll(() => Math.abs(heard() - plain + 6), { timeout: 10_000 }).toBeLessThan(2);
  await desk.invoke('settings.changeSound', { inputVolume: 0.25 });
  await expect.poll(() => Math.abs(heard() - plain + 12), { timeout: 10_000 }).toBeLessThan(2);
  await desk.invoke('settings.changeSound', { inputVolume: 1 });
  await expect.poll(() => Math.abs(heard() - plain), { timeout: 10_000 }).toBeLessThan(2);

  const full = headset.level(PEER_HZ);
  await desk.invoke('settings.changeSound', { outputVolume: 0.5 });
  await expect.poll(() => Math.round(headset.level(PEER_HZ) - full), { timeout: 10_000 }).toBe(-6);
  await desk.invoke('settings.changeSound', {
    outputVolume: 1,
    autoGainControl: true,
    noiseSuppression: true,
    echoCancellation: true,
  });
  expect(await negotiations()).toBe(0);
});

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}

/** A figure in the report of the run. */
function note(type: string, values: readonly number[]): void {
  const text = values.map((value) => Math.round(value)).join(', ');
  test.info().annotations.push({ type, description: text });
  if (process.env['BALIE_N'] === 'full') console.log(`${type}: ${text}`);
}

/** Runs in the media page: counts session descriptions, and remembers the settings of what is sent. */
function countDescriptions(): void {
  const scope = globalThis as unknown as { balieDescriptions: number; balieSends: MediaStreamTrack[] };
  const first = scope.balieDescriptions === undefined;
  scope.balieDescriptions = 0;
  if (!first) return;
  scope.balieSends = [];
  const replace = RTCRtpSender.prototype.replaceTrack;
  RTCRtpSender.prototype.replaceTrack = function (this: RTCRtpSender, track) {
    if (track !== null) scope.balieSends.push(track);
    return replace.call(this, track);
  };
  type Set = (this: RTCPeerConnection, description?: RTCLocalSessionDescriptionInit) => Promise<void>;
  const set: Set = RTCPeerConnection.prototype.setLocalDescription;
  const counted: Set = function (this: RTCPeerConnection, description) {
    scope.balieDescriptions += 1;
    return set.call(this, description);
  };
  RTCPeerConnection.prototype.setLocalDescription = counted;
}
