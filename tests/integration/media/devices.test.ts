import { afterEach, describe, expect, it } from 'vitest';
import type { MediaEvents } from '../../../electron/media/media-control.ts';
import {
  addStream,
  connectRig,
  converse,
  fileSourceOf,
  hangUp,
  microphoneOf,
  negotiate,
  until,
} from '../../contract/media/rig.ts';
import { FAKE_DEVICES, startRealMediaHost, type RealMediaHost } from '../../support/real-media-host.ts';

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

describe('devices of the media window', () => {
  let host: RealMediaHost | undefined;
  afterEach(async () => host?.stop());

  it('says that there is no microphone, and does so again each time', async ({ skip }) => {
    // A build machine has no sound card; without the fake devices Chromium finds nothing.
    host = await startRealMediaHost([]);
    const { media, control } = await connectRig(host);
    const problems: string[] = [];
    control.events.on('microphone', ({ problem }) => problems.push(problem));
    const listed = await host.run(
      `navigator.mediaDevices.enumerateDevices().then((all) => all.filter(({ kind }) => kind === 'audioinput').length)`,
    );
    skip(listed !== 0, 'this machine has a real microphone');
    expect(await media.takeMicrophone()).toMatchObject({ ok: false, error: { code: 'microphone-missing' } });
    expect(await control.warmMicrophone(true)).toMatchObject({ ok: false, error: { code: 'microphone-missing' } });
    expect(problems).toEqual(['missing']);
  });

  it('says that the microphone was refused', async () => {
    host = await startRealMediaHost(['--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream=deny']);
    const { media, control } = await connectRig(host);
    const problems: string[] = [];
    control.events.on('microphone', ({ problem }) => problems.push(problem));
    expect(await media.takeMicrophone()).toMatchObject({ ok: false, error: { code: 'microphone-refused' } });
    expect(problems).toEqual(['refused']);
  });

  it('grants sound to its own page and nothing else', async () => {
    // No fake answers to permission questions here: the application's own handlers decide.
    host = await startRealMediaHost(['--use-fake-device-for-media-stream']);
    const { media } = await connectRig(host);
    expect(await media.takeMicrophone()).toMatchObject({ ok: true });
    const refusal = (code: string): Promise<unknown> =>
      (host as RealMediaHost).run(`${code}.then(() => 'granted', (error) => error.name)`);
    expect(await refusal('navigator.mediaDevices.getUserMedia({ video: true })')).toBe('NotAllowedError');
    expect(await refusal('navigator.mediaDevices.getUserMedia({ audio: true, video: true })')).toBe('NotAllowedError');
    expect(await refusal('navigator.mediaDevices.getDisplayMedia()')).not.toBe('granted');
    expect(await host.run('Notification.requestPermission()')).toBe('denied');
    expect(await host.run('[typeof require, typeof process, window.location.href].join()')).toBe(
      'undefined,undefined,app://bundle/media/index.html',
    );
  });

  it('changes microphone and speaker in a conversation without negotiation', async () => {
    host = await startRealMediaHost(FAKE_DEVICES);
    const rig = await connectRig(host);
    let devices: MediaEvents['devices'] = { microphones: [], speakers: [] };
    rig.control.events.on('devices', (list) => {
      devices = list;
    });
    host.crash();
    await until(
      () => devices.microphones.length >= 2 && devices.speakers.length >= 2 && rig.client.ready,
      'the list of devices',
    );
    expect(devices.microphones.every(({ label }) => label !== '')).toBe(true);
    const talk = await converse(rig.media);
    const negotiations: string[] = [];
    talk.agent.addEventListener('signalingstatechange', () => negotiations.push(talk.agent.signalingState));
    const [track] = talk.microphone.getTracks();
    if (track === undefined) throw new Error('no track');
    const loudest = async (): Promise<number> => {
      let level = 0;
      for (let index = 0; index < 15; index += 1) {
        level = Math.max(level, (await talk.agent.audioReport()).microphoneLevel);
        await pause(100);
      }
      return level;
    };
    expect(await loudest()).toBeGreaterThan(0.1);
    const sentBefore = (await talk.agent.audioReport()).packetsSent;
    rig.control.setDevices({
      microphone: [devices.microphones[1]?.id ?? ''],
      speaker: [devices.speakers[1]?.id ?? ''],
      ringer: [devices.speakers[0]?.id ?? ''],
    });
    await pause(300);
    expect(await loudest()).toBeGreaterThan(0.1);
    expect((await talk.agent.audioReport()).packetsSent).toBeGreaterThan(sentBefore + 40);
    // Muted stays muted over a change of the device.
    track.enabled = false;
    rig.control.setDevices({ microphone: [devices.microphones[0]?.id ?? ''], speaker: ['gone'], ringer: [''] });
    await expect.poll(loudest, { timeout: 10_000 }).toBeLessThan(0.02);
    expect(negotiations).toEqual([]);
    hangUp(rig.media, talk);
    // A speaker that is not there falls back without a fault; a microphone that is not there does too.
    rig.control.setDevices({ microphone: ['gone'], speaker: [''], ringer: [''] });
    expect(await rig.media.takeMicrophone()).toMatchObject({ ok: true });
    expect(rig.log).toEqual([]);
  });

  it('answers and sends in the order that it was given, whatever the far end likes best', async () => {
    host = await startRealMediaHost(FAKE_DEVICES);
    const { media } = await connectRig(host);
    const [microphone, voice] = await Promise.all([microphoneOf(media), fileSourceOf(media)]);
    const caller = media.createPeerConnection({ playRemote: false, codecs: ['PCMU', 'G722', 'opus'] });
    const agent = media.createPeerConnection({ codecs: ['opus', 'G722'] });
    addStream(caller, voice);
    addStream(agent, microphone);
    await negotiate(caller, agent);
    await until(async () => (await agent.audioReport()).packetsSent > 20, 'sound from the agent');
    expect([(await agent.audioReport()).codec, (await caller.audioReport()).codec]).toEqual([
      'audio/opus',
      'audio/opus',
    ]);
    hangUp(media, { agent, customer: caller, microphone, voice });
  });

  it('closes the microphone when nobody wants it, and keeps it for dialling when it is warm', async () => {
    host = await startRealMediaHost(FAKE_DEVICES);
    const { client, media, control } = await connectRig(host);
    const opened = `(() => { const real = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices); window.opened = 0; window.live = []; navigator.mediaDevices.getUserMedia = async (c) => { window.opened += 1; const s = await real(c); window.live.push(...s.getTracks()); return s; }; })()`;
    await host.run(opened);
    // Asked behind what was posted before. How often it was opened is not asked: a browser names its devices only once one is
    // open, and then the right one is opened in the place of the first.
    const live = async (): Promise<unknown> =>
      client.request('ping', null).then(() => host?.run(`window.live.filter((track) => track.readyState === 'live').length`));
    const [one, two] = await Promise.all([media.takeMicrophone(), media.takeMicrophone()]);
    await expect.poll(live).toBe(1);
    for (const taken of [one, two]) if (taken.ok) media.releaseStream(taken.value);
    await expect.poll(live).toBe(0);
    expect(await control.warmMicrophone(true)).toMatchObject({ ok: true });
    const warm = await media.takeMicrophone();
    await expect.poll(live).toBe(1);
    if (warm.ok) for (const track of warm.value.getTracks()) track.stop();
    await expect.poll(live).toBe(1);
    await control.warmMicrophone(false);
    await expect.poll(live).toBe(0);
  });

  it('plays every tone on its device without a fault, and leaves nothing running', async () => {
    host = await startRealMediaHost(FAKE_DEVICES);
    const rig = await connectRig(host);
    await host.run(
      `(() => { window.contexts = []; const Real = window.AudioContext; window.AudioContext = class extends Real { constructor(o) { super(o); window.contexts.push(this); } }; window.violations = []; document.addEventListener('securitypolicyviolation', (event) => window.violations.push(event.violatedDirective)); })()`,
    );
    const running = async (): Promise<unknown> =>
      host?.run(`window.contexts.filter(({ state }) => state === 'running').length`);
    rig.control.startRinging('ring');
    rig.control.playTone('ringback');
    await until(async () => (await running()) === 2, 'ring and ringback');
    rig.control.startRinging('ring');
    rig.control.playTone('busy');
    await pause(200);
    expect(await running()).toBe(2);
    rig.control.stopRinging();
    rig.control.playTone('error');
    await until(async () => (await running()) === 1, 'only the error tone');
    // It ends by itself after four seconds.
    await until(async () => (await running()) === 0, 'the end of the error tone', 6_000);
    rig.control.startRinging('waiting');
    await until(async () => (await running()) === 1, 'call waiting');
    rig.control.playTone('none');
    await pause(200);
    expect(await running()).toBe(1);
    rig.control.stopRinging();
    await until(async () => (await running()) === 0, 'silence');
    expect(await host.run('window.violations.join()')).toBe('');
    expect(host.log.filter((line) => line.startsWith('console:'))).toEqual([]);
    expect(rig.log).toEqual([]);
  });

  it('comes back after a reload and after a hang', async () => {
    host = await startRealMediaHost(FAKE_DEVICES);
    const { control, media } = await connectRig(host);
    for (const end of [() => host?.reload(), () => host?.restart()]) {
      const states: string[] = [];
      const off = control.events.on('window', (state) => states.push(state));
      end();
      await until(() => states.join() === 'lost,ready', 'lost and ready');
      off();
      const talk = await converse(media);
      hangUp(media, talk);
    }
  });
});
