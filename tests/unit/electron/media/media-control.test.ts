import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createMediaControl } from '../../../../electron/media/create-media-control.ts';
import { MediaClient } from '../../../../electron/media/media-client.ts';
import type { MediaControl } from '../../../../electron/media/media-control.ts';
import { createRemoteMedia, type RemoteMedia } from '../../../../electron/media/remote-media.ts';
import type { MicrophoneProblem } from '../../../../shared/media/microphone-problem.ts';
import { createFakeMediaHost, type FakeMediaHost } from '../../../support/fake-media-host.ts';

const settle = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 20));

describe('createMediaControl', () => {
  let client: MediaClient;
  let media: RemoteMedia;
  let control: MediaControl;
  let host: FakeMediaHost;
  beforeEach(async () => {
    client = new MediaClient(() => undefined);
    media = createRemoteMedia(client, () => undefined);
    control = createMediaControl(client, media, () => undefined);
    host = createFakeMediaHost();
    client.attach(host.port);
    await client.whenReady(1_000);
  });
  afterEach(() => host.die());

  it('asks again of a new window what is still wanted', async () => {
    control.startRinging('ring');
    control.playTone('ringback');
    control.setDevices({ microphone: ['headset'], speaker: ['headset'], ringer: ['desk'] });
    expect(await control.warmMicrophone(true)).toEqual({ ok: true, value: undefined });
    host.die();
    await settle();
    host = createFakeMediaHost();
    client.attach(host.port);
    await client.whenReady(1_000);
    await settle();
    expect(host.asked).toEqual(['devices.set', 'sound.set', 'ring.start', 'tone.play', 'microphone.warm']);
  });

  it('does not ring in a new window after ringing was stopped', async () => {
    control.startRinging('ring');
    control.stopRinging();
    control.playTone('ringback');
    control.playTone('none');
    host.die();
    await settle();
    host = createFakeMediaHost();
    client.attach(host.port);
    await settle();
    expect(host.asked).toEqual(['devices.set', 'sound.set']);
  });

  it.each([
    ['missing', 'microphone-missing'],
    ['refused', 'microphone-refused'],
    ['busy', 'microphone-busy'],
  ] satisfies [MicrophoneProblem, string][])('names a microphone that is %s', async (problem, code) => {
    const problems: string[] = [];
    control.events.on('microphone', (one) => problems.push(one.problem));
    host.setMicrophone(problem);
    expect(await media.takeMicrophone()).toMatchObject({ ok: false, error: { code } });
    expect(await control.warmMicrophone(true)).toMatchObject({ ok: false, error: { code } });
    expect(await control.monitorMicrophone(true)).toMatchObject({ ok: false, error: { code } });
    host.setMicrophone('none');
    expect(await media.takeMicrophone()).toMatchObject({ ok: true });
    expect(problems).toEqual([problem, 'none']);
  });

  it('says media-unavailable when the window is lost while the microphone is asked for', async () => {
    host.hang();
    const taking = media.takeMicrophone();
    await settle();
    host.die();
    expect(await taking).toMatchObject({ ok: false, error: { code: 'media-unavailable' } });
  });

  it('waits for a window that is being replaced', async () => {
    host.die();
    await settle();
    const taking = media.takeMicrophone();
    await settle();
    host = createFakeMediaHost();
    client.attach(host.port);
    expect(await taking).toMatchObject({ ok: true });
  });

  it('passes on devices and speech', async () => {
    const heard: unknown[] = [];
    control.events.on('devices', (devices) => heard.push(devices));
    control.events.on('speech', (speech) => heard.push(speech));
    host.say({ type: 'devices', microphones: [{ id: 'a', label: 'A' }], speakers: [] });
    host.say({ type: 'speech', speaking: true });
    await settle();
    expect(heard.slice(-2)).toEqual([{ microphones: [{ id: 'a', label: 'A' }], speakers: [] }, { speaking: true }]);
  });
});
