import { expect, test } from '@playwright/test';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Desk } from '../e2e/support/desk.ts';
import { PEER_HZ, openOffice, rounds, type Office } from './support/office.ts';
import {
  startSoundServer,
  type SoundServer,
  type VirtualMicrophone,
  type VirtualSpeaker,
} from './support/sound-server.ts';
import type { SipCall } from './support/sip-peer.ts';
import { recordings, soundOf, stretch } from './support/recorded.ts';
import { loudness, sine, toneLevel, wavFile } from './support/tones.ts';

// Real devices of a real sound server, told apart by their tones: what the far end hears comes out of Balie's microphone, and
// what is measured at a loudspeaker came out of it.
const HEADSET_HZ = 700;
const DESK_HZ = 1_000;
/** In the agent's own ring tone. */
const RING_HZ = 1_700;

let sound: SoundServer | undefined;
let unavailable = '';
let office: Office;
let desk: Desk;
let deskMic: VirtualMicrophone;
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
  deskMic = await sound.microphone('Desk_microphone', DESK_HZ);
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
        `the far end does not hear ${hz} Hz: ${level.toFixed(1)} dB of ${loudness(samples).toFixed(1)} dB, the other one ${toneLevel(samples, other).toFixed(1)} dB`,
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
  // Without a sound where that is set, and the window shows the call all the same; heard as soon as it is taken back.
  await desk.invoke('settings.changeSound', { ringSilently: true });
  const call = await office.peer.call('1001');
  await expect(desk.onlyCard().answer).toBeVisible();
  await new Promise((resolve) => setTimeout(resolve, 600));
  expect(speakers.loudness()).toBeLessThan(-70);
  await desk.invoke('settings.changeSound', { ringSilently: false });
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

test('another microphone and speaker in mid-call, without a word on the wire, and the recording goes on', async () => {
  const call = await talk();
  const took: number[] = [];
  const callId = (await desk.state()).calls.calls[0]?.id ?? '';
  await desk.invoke('recording.setPolicy', { mode: 'on-demand' });
  await desk.invoke('recording.start', { callId });
  await expect.poll(async () => (await desk.state()).recordings[0]?.since ?? null).not.toBeNull();
  const before = await stretch(desk, callId, 1_000);
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
  await choose('microphone', 'Desk_microphone');
  await farEndHears(call, DESK_HZ, performance.now());
  const after = await stretch(desk, callId, 1_000);
  await desk.invoke('recording.stop', { callId });
  await expect.poll(async () => (await recordings(desk))[0]?.durationMs ?? 0).toBeGreaterThan(0);
  const kept = await soundOf(office.balie(), (await recordings(desk))[0]?.id ?? '');
  const level = (side: 'left' | 'right', hz: number, at: typeof before): number =>
    kept.level(side, hz, at.fromMs, at.toMs);
  expect(level('left', HEADSET_HZ, before)).toBeGreaterThan(-40);
  expect(level('left', DESK_HZ, after)).toBeGreaterThan(-40);
  expect(level('left', HEADSET_HZ, after)).toBeLessThan(level('left', DESK_HZ, after) - 20);
  for (const at of [before, after]) expect(level('right', PEER_HZ, at)).toBeGreaterThan(-40);
  await desk.invoke('recording.setPolicy', { mode: 'never' });
  await choose('microphone', 'Headset');
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
  // The sound server has moved the stream at once; plugged in again before Balie has noticed, it would look as if nothing happened.
  if (rounds(1, 2) === 1) await expect(desk.window.getByText('Headset_ear is not plugged in.')).toBeVisible();
  else await new Promise((resolve) => setTimeout(resolve, 350));
  await headset.plugIn();
  await plays(headset, PEER_HZ, performance.now());
  await plays(speakers, PEER_HZ, performance.now(), false);
  expect(await negotiations()).toBe(0);
  expect(call.state).toBe('confirmed');
  expect((await desk.state()).devices.chosenNames).toMatchObject({ microphone: 'Headset', speaker: 'Headset_ear' });
  note('far end hears the other microphone after the plug was pulled, ms', gone);
  note('far end hears the headset after it was plugged in again, ms', back);
});

test('it goes on ringing when the ring device is pulled out, at whichever moment', async () => {
  test.setTimeout(240_000);
  const took: number[] = [];
  // In ms after the ring was first heard: in a note, between two, in the pause, and just before the next.
  const moments = [700, 0, 30, 150, 400, 1_200, 2_000, 3_500];
  for (const [round, moment] of moments.slice(0, rounds(1, moments.length)).entries()) {
    await choose('speaker', 'Headset_ear');
    await choose('ringer', 'Headset_ear');
    await choose('ringer', 'Speakers');
    // With the microphone closed the devices are looked at seldom while nothing rings.
    await desk.invoke('agent.chooseState', { choice: round % 2 === 0 ? { state: 'ready' } : { state: 'not-ready', reason: 'break' } });
    const call = await office.peer.call('1001');
    await expect.poll(() => speakers.loudness(), { timeout: 20_000, intervals: [20] }).toBeGreaterThan(-40);
    await new Promise((resolve) => setTimeout(resolve, moment));
    const from = performance.now();
    await speakers.unplug();
    await expect.poll(() => headset.loudness(), { timeout: 30_000, intervals: [50] }).toBeGreaterThan(-40);
    took.push(performance.now() - from);
    await speakers.plugIn();
    await expect.poll(() => speakers.loudness(), { timeout: 30_000 }).toBeGreaterThan(-40);
    await call.hangup();
    await expect(desk.onlyCard().status).toHaveText('Ended');
    for (const { id } of (await desk.state()).interactions)
      await desk.invoke('registration.close', { interactionId: id, reason: 'no-time' }).catch(() => undefined);
    await desk.clear();
  }
  await desk.invoke('agent.chooseState', { choice: { state: 'ready' } });
  note('heard from the next device after the ring device was pulled, ms', took);
});

test('the customer does not hear their own voice back, also after the agent has changed the loudspeaker', async () => {
  const call = await talk();
  const own = (): number => toneLevel(call.media.recent(400), PEER_HZ);
  const processing = (echoCancellation: boolean): Promise<unknown> =>
    desk.invoke('settings.changeSound', { echoCancellation, noiseSuppression: false, autoGainControl: false });
  const echoes = [await sound?.echo('Headset_ear', 'Headset'), await sound?.echo('Speakers', 'Headset')];
  try {
    await processing(false);
    await expect.poll(own, { timeout: 15_000 }).toBeGreaterThan(-40);
    const loud = own();
    await processing(true);
    // Ten decibels are what a listener calls half as loud; the canceller needs seconds to learn the room.
    await expect.poll(() => loud - own(), { timeout: 30_000 }).toBeGreaterThan(10);
    const first = loud - own();
    await choose('speaker', 'Speakers');
    await plays(speakers, PEER_HZ, performance.now());
    await expect.poll(() => loud - own(), { timeout: 30_000 }).toBeGreaterThan(10);
    note('echo weaker by, dB, on the first loudspeaker and on the next', [first, loud - own()]);
  } finally {
    for (const end of echoes) await end?.();
    await desk.invoke('settings.changeSound', { echoCancellation: true, noiseSuppression: true, autoGainControl: true });
  }
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

test('the microphone is open while it is wanted, and at no other time', async () => {
  const open = (): Promise<number> => sound?.openMicrophones() ?? Promise.resolve(-1);
  const choice = (state: object): Promise<unknown> => desk.invoke('agent.chooseState', { choice: state });
  await choice({ state: 'not-ready', reason: 'break' });
  await expect.poll(open).toBe(0);
  await expect(desk.window.getByText('Microphone open')).toHaveCount(0);
  const call = await talk();
  expect(await open()).toBe(1);
  await call.hangup();
  await expect(desk.onlyCard().status).toHaveText('Ended');
  await expect.poll(open).toBe(0);
  await choice({ state: 'ready' });
  await expect.poll(open).toBe(1);
  await expect(desk.window.getByText('Microphone open')).toBeVisible();
});

test('the settings: the test plays the own voice, an own file rings, and what is wrong with the microphone is named', async () => {
  const { window } = desk;
  await choose('microphone', 'Headset');
  await choose('speaker', 'Headset_ear');
  await choose('ringer', 'Speakers');
  await window.getByRole('button', { name: 'Menu', exact: true }).click();
  await window.getByRole('menuitem', { name: 'Sound', exact: true }).click();
  const talking = window.getByRole('group', { name: 'Talking' });

  // Five seconds are recorded in silence, then heard in the headset and not in the room.
  await talking.getByRole('button', { name: 'Test microphone and speaker' }).click();
  await expect(talking.getByText('five seconds are being recorded')).toBeVisible();
  expect(headset.level(HEADSET_HZ)).toBeLessThan(-60);
  await expect(talking.getByText('This is how you sound.')).toBeVisible({ timeout: 20_000 });
  await plays(headset, HEADSET_HZ, performance.now());
  expect(speakers.loudness()).toBeLessThan(-70);
  await expect(talking.getByText('Heard yourself?')).toBeVisible({ timeout: 20_000 });

  // The chooser belongs to the system, so what it gives is given in its place; a file that is no sound changes nothing.
  const ringing = window.getByRole('group', { name: 'Ringing' });
  const files = { ring: path.join(office.balie().profile, 'ring.wav'), text: path.join(office.balie().profile, 'ring.txt') };
  writeFileSync(files.ring, wavFile(sine(RING_HZ, 16_000 * 2, 16_000), 16_000));
  writeFileSync(files.text, 'no sound');
  const choosing = (file: string): Promise<void> =>
    office.balie().app.evaluate(({ dialog }, chosen) => {
      dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [chosen] });
    }, file);
  await choosing(files.text);
  await ringing.getByRole('button', { name: 'Own sound…' }).click();
  await expect(ringing.getByRole('alert')).toContainText('sound');
  expect((await desk.state()).sound.settings.ringTone).not.toBe('own');
  await choosing(files.ring);
  await ringing.getByRole('button', { name: 'Own sound…' }).click();
  await expect(ringing.getByRole('combobox', { name: 'Ring tone' })).toContainText('Own sound file');
  await window.getByRole('button', { name: 'Back to work' }).click();
  const call = await office.peer.call('1001');
  await plays(speakers, RING_HZ, performance.now());
  expect(headset.loudness()).toBeLessThan(-70);
  await call.hangup();
  await desk.invoke('settings.changeSound', { ringTone: 'bell' });

  // Before Ready the microphone is looked at: one that gives nothing is named, and none at all keeps from being Ready.
  const dead = await sound?.microphone('Dead_microphone', 0);
  await choose('microphone', 'Dead_microphone');
  await desk.invoke('agent.chooseState', { choice: { state: 'not-ready', reason: 'break' } });
  await desk.invoke('agent.chooseState', { choice: { state: 'ready' } });
  const notices = window.getByRole('region', { name: 'Notices' });
  await expect(notices).toContainText('The microphone gives no sound at all');
  await choose('microphone', 'Headset');
  await expect(notices.getByText('The microphone gives no sound at all')).toHaveCount(0);
  await desk.invoke('agent.chooseState', { choice: { state: 'not-ready', reason: 'break' } });
  for (const microphone of [dead, deskMic, headsetMic]) await microphone?.unplug();
  await expect.poll(async () => (await desk.state()).devices.microphones.filter(({ label }) => label !== '').length, { timeout: 20_000 }).toBe(0);
  await desk.agentState.click();
  await window.getByRole('option', { name: 'Ready', exact: true }).click();
  await expect(window.getByText('No microphone found. Plug in your headset.')).toBeVisible();
  await expect.poll(async () => (await desk.state()).session.state.state).toBe('not-ready');
  for (const microphone of [deskMic, headsetMic]) await microphone.plugIn();
  await expect.poll(async () => idOf('microphone', 'Headset'), { timeout: 20_000 }).not.toBe('');
  await desk.agentState.click();
  await window.getByRole('option', { name: 'Ready', exact: true }).click();
  await expect.poll(async () => (await desk.state()).session.state.state).toBe('ready');
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
