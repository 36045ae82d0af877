import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { MediaEvents } from '../../../electron/media/media-control.ts';
import { brandId, type CallId } from '../../../shared/lib/brand.ts';
import { toneWave } from '../../support/wave.ts';
import {
  addStream,
  connectRig,
  converse,
  fileSourceOf,
  gathered,
  hangUp,
  microphoneOf,
  negotiate,
  until,
  type HostUnderTest,
  type Rig,
} from './rig.ts';

const CALL = brandId<CallId>('0198c0de-0000-7000-8000-000000000001');
const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/**
 * What main may rely on. Run against the fake host and against the real page in Electron, so that the fake cannot lie.
 *
 * @param start a host with a working microphone
 */
export function describeMediaContract(name: string, start: () => Promise<HostUnderTest>): void {
  describe(`media contract: ${name}`, () => {
    let host: HostUnderTest;
    let rig: Rig;
    beforeAll(async () => {
      host = await start();
      rig = await connectRig(host);
    });
    afterAll(async () => host.stop());

    it('mirrors the signalling state before a promise settles and before a listener runs', async () => {
      const { media } = rig;
      const peer = media.createPeerConnection();
      addStream(peer, await microphoneOf(media));
      expect([peer.signalingState, peer.iceGatheringState, peer.localDescription]).toEqual(['stable', 'new', null]);
      const seen: string[] = [];
      peer.addEventListener('signalingstatechange', () => seen.push(peer.signalingState));
      const offer = await peer.createOffer();
      expect(offer.type).toBe('offer');
      expect(peer.signalingState).toBe('stable');
      await peer.setLocalDescription(offer);
      expect([peer.signalingState, peer.localDescription?.type]).toEqual(['have-local-offer', 'offer']);
      await gathered(peer);
      expect(seen).toEqual(['have-local-offer']);
      peer.close();
    });

    it('tells each candidate when the description already holds it, and ends with null', async () => {
      const { media } = rig;
      const peer = media.createPeerConnection();
      addStream(peer, await microphoneOf(media));
      const candidates: (string | null)[] = [];
      const held: boolean[] = [];
      peer.addEventListener('icecandidate', ({ candidate }) => {
        candidates.push(candidate?.candidate ?? null);
        if (candidate !== null) {
          held.push((peer.localDescription?.sdp ?? '').includes(candidate.candidate.slice(0, 40)));
          expect([candidate.type, typeof candidate.protocol]).toEqual(['host', 'string']);
        }
      });
      await peer.setLocalDescription(await peer.createOffer());
      await until(() => candidates.at(-1) === null, 'end of candidates');
      expect(candidates.length).toBeGreaterThan(1);
      expect(held.every(Boolean)).toBe(true);
      expect(peer.iceGatheringState).toBe('complete');
      peer.close();
    });

    it('accepts descriptions with more in them than can be cloned', async () => {
      const { media } = rig;
      const peer = media.createPeerConnection();
      addStream(peer, await microphoneOf(media));
      const offer = await peer.createOffer();
      await peer.setLocalDescription({ ...offer, toJSON: () => offer } as typeof offer);
      expect(peer.signalingState).toBe('have-local-offer');
      peer.close();
    });

    it('refuses what the state does not allow, by WebRTC’s own names, and stays usable', async () => {
      const { media } = rig;
      const [one, other] = [media.createPeerConnection(), media.createPeerConnection({ playRemote: false })];
      const stream = await microphoneOf(media);
      addStream(one, stream);
      await expect(
        one.setRemoteDescription({ type: 'answer', sdp: 'v=0\r\no=- 1 1 IN IP4 0.0.0.0\r\ns=-\r\nt=0 0\r\n' }),
      ).rejects.toMatchObject({ name: 'InvalidStateError' });
      await expect(one.createAnswer()).rejects.toMatchObject({ name: 'InvalidStateError' });
      await expect(one.setRemoteDescription({ type: 'offer', sdp: 'nonsense' })).rejects.toMatchObject({
        name: 'OperationError',
      });
      expect(one.signalingState).toBe('stable');
      const offer = await one.createOffer();
      await one.setLocalDescription(offer);
      // An answer without the media that was offered.
      await expect(
        one.setRemoteDescription({ type: 'answer', sdp: 'v=0\r\no=- 1 1 IN IP4 0.0.0.0\r\ns=-\r\nt=0 0\r\n' }),
      ).rejects.toMatchObject({ name: 'InvalidAccessError' });
      expect(one.signalingState).toBe('have-local-offer');
      await other.setRemoteDescription(offer);
      await other.setLocalDescription(await other.createAnswer());
      await one.setRemoteDescription({ type: 'answer', sdp: other.localDescription?.sdp ?? '' });
      expect([one.signalingState, other.signalingState]).toEqual(['stable', 'stable']);
      one.close();
      other.close();
      media.releaseStream(stream);
    });

    it('carries sound both ways: packets rise, and the voice of the customer is heard only while it speaks', async () => {
      const { media } = rig;
      const talk = await converse(media);
      const before = await talk.agent.audioReport();
      const played = media.playFile(talk.voice, toneWave({ hz: 440, seconds: 1.5 }));
      await until(async () => (await talk.agent.audioReport()).speakerLevel > 0.1, 'the customer is heard');
      expect(await played).toEqual({ ok: true, value: 'finished' });
      await until(async () => (await talk.agent.audioReport()).speakerLevel < 0.01, 'silence after the end');
      const after = await talk.agent.audioReport();
      expect(after.packetsSent - before.packetsSent).toBeGreaterThan(40);
      expect(after.packetsReceived - before.packetsReceived).toBeGreaterThan(40);
      expect((await talk.customer.audioReport()).packetsReceived).toBeGreaterThan(40);
      expect(after.energyReceived).toBeGreaterThan(before.energyReceived);
      expect((await talk.agent.getStats()).length).toBeGreaterThan(0);
      hangUp(media, talk);
    });

    it('stops a sound on request and by the next one, and refuses what is no sound', async () => {
      const { media } = rig;
      const talk = await converse(media);
      const first = media.playFile(talk.voice, toneWave({ hz: 440, seconds: 20 }));
      await pause(100);
      const second = media.playFile(talk.voice, toneWave({ hz: 440, seconds: 20 }));
      expect(await first).toEqual({ ok: true, value: 'stopped' });
      media.stopFile(talk.voice);
      expect(await second).toEqual({ ok: true, value: 'stopped' });
      expect(await media.playFile(talk.voice, new Uint8Array([1, 2, 3, 4]))).toMatchObject({
        ok: false,
        error: { code: 'media-unavailable' },
      });
      hangUp(media, talk);
    });

    it('mutes by the track', async () => {
      const { media } = rig;
      const talk = await converse(media);
      const [track] = talk.microphone.getAudioTracks();
      if (track === undefined) throw new Error('no track');
      const loudest = async (): Promise<number> => {
        let level = 0;
        for (let index = 0; index < 12; index += 1) {
          level = Math.max(level, (await talk.agent.audioReport()).microphoneLevel);
          await pause(100);
        }
        return level;
      };
      // The fake microphone beeps once a second; what is measured may fall between two beeps.
      await expect.poll(loudest, { timeout: 15_000 }).toBeGreaterThan(0.05);
      track.enabled = false;
      // A whole second without a beep; the last one may still be on its way.
      await expect.poll(loudest, { timeout: 15_000 }).toBeLessThan(0.02);
      track.enabled = true;
      await expect.poll(loudest, { timeout: 15_000 }).toBeGreaterThan(0.05);
      hangUp(media, talk);
    });

    it('takes telephone events only when connected, and keeps keys that are pressed in one moment', async () => {
      const { media } = rig;
      const idle = media.createPeerConnection();
      const stream = await microphoneOf(media);
      addStream(idle, stream);
      expect(() => idle.getSenders()[0]?.dtmf.insertDTMF('1')).toThrowError(
        expect.objectContaining({ name: 'InvalidStateError' }),
      );
      idle.close();
      media.releaseStream(stream);

      const talk = await converse(media);
      const dtmf = talk.agent.getSenders()[0]?.dtmf;
      if (dtmf === undefined) throw new Error('no sender');
      await until(() => dtmf.canInsertDTMF, 'telephone events are possible');
      const played: string[] = [];
      talk.agent.addEventListener('tonechange', ({ tone }) => played.push(tone));
      expect(() => dtmf.insertDTMF('1x')).toThrowError(expect.objectContaining({ name: 'InvalidCharacterError' }));
      dtmf.insertDTMF('12', 70, 50);
      expect(dtmf.toneBuffer).toBe('12');
      dtmf.insertDTMF(`${dtmf.toneBuffer}3#`, 70, 50);
      await until(() => played.length >= 5, 'all keys sent');
      expect(played).toEqual(['1', '2', '3', '#', '']);
      expect(dtmf.toneBuffer).toBe('');
      hangUp(media, talk);
    });

    it('keeps keys that are pressed before the path of the sound is there', async () => {
      const { media } = rig;
      const [microphone, voice] = await Promise.all([microphoneOf(media), fileSourceOf(media)]);
      const agent = media.createPeerConnection();
      const customer = media.createPeerConnection({ playRemote: false });
      addStream(agent, microphone);
      addStream(customer, voice);
      const played: string[] = [];
      agent.addEventListener('tonechange', ({ tone }) => played.push(tone));
      await negotiate(agent, customer);
      const dtmf = agent.getSenders()[0]?.dtmf;
      if (dtmf === undefined) throw new Error('no sender');
      dtmf.insertDTMF('4', 70, 50);
      dtmf.insertDTMF(`${dtmf.toneBuffer}7`, 70, 50);
      await until(() => played.at(-1) === '', 'all keys sent');
      expect(played).toEqual(['4', '7', '']);
      hangUp(media, { agent, customer, microphone, voice });
    });

    it('negotiates again in a conversation: same session, next version, still connected', async () => {
      const { media } = rig;
      const talk = await converse(media);
      const origin = (): string[] => /^o=\S+ (\S+) (\S+)/m.exec(talk.agent.localDescription?.sdp ?? '')?.slice(1) ?? [];
      const [session, version] = origin();
      await negotiate(talk.agent, talk.customer, (sdp) => sdp.replace('a=sendrecv', 'a=sendonly'));
      const [sessionAfter, versionAfter] = origin();
      expect(sessionAfter).toBe(session);
      expect(Number(versionAfter)).toBeGreaterThan(Number(version));
      expect(talk.agent.health).toBe('connected');
      // The agent put the customer on hold: nothing comes back.
      await pause(200);
      const held = (await talk.agent.audioReport()).packetsReceived;
      await pause(500);
      expect((await talk.agent.audioReport()).packetsReceived - held).toBeLessThan(5);
      await negotiate(talk.agent, talk.customer);
      await until(async () => (await talk.agent.audioReport()).packetsReceived > held + 20, 'sound after resuming');
      hangUp(media, talk);
    });

    it('tells levels by call while bound, and no longer', async () => {
      const { media, control } = rig;
      const levels: MediaEvents['levels'][] = [];
      const off = control.events.on('levels', (one) => levels.push(one));
      const talk = await converse(media);
      media.bindPeerToCall(talk.agent.id, CALL);
      void media.playFile(talk.voice, toneWave({ hz: 440, seconds: 4 }));
      await until(
        () => levels.some(({ speaker }) => speaker > 0.1) && levels.some(({ microphone }) => microphone > 0.05),
        'levels of both ends',
      );
      expect(levels.every(({ callId }) => callId === CALL)).toBe(true);
      media.bindPeerToCall(talk.agent.id, null);
      await pause(300);
      levels.length = 0;
      await pause(500);
      expect(levels).toEqual([]);
      off();
      hangUp(media, talk);
    });

    it('tells when the agent speaks, and that a muted one does not', async () => {
      const { media, control } = rig;
      const heard: boolean[] = [];
      const off = control.events.on('speech', ({ speaking }) => heard.push(speaking));
      const talk = await converse(media);
      const [track] = talk.microphone.getTracks();
      if (track === undefined) throw new Error('no track');
      media.bindPeerToCall(talk.agent.id, CALL);
      await until(() => heard.at(-1) === true, 'speech');
      track.enabled = false;
      await until(() => heard.at(-1) === false, 'the end of speech');
      const before = heard.length;
      await pause(1_200);
      expect(heard.length).toBe(before);
      track.enabled = true;
      await until(() => heard.at(-1) === true, 'speech again');
      media.bindPeerToCall(talk.agent.id, null);
      await until(() => heard.at(-1) === false, 'the end of measuring');
      off();
      hangUp(media, talk);
    });

    it('measures the microphone without a call', async () => {
      const { control } = rig;
      const levels: MediaEvents['levels'][] = [];
      const off = control.events.on('levels', (one) => levels.push(one));
      expect(await control.monitorMicrophone(true)).toMatchObject({ ok: true });
      await until(() => levels.some(({ callId, microphone }) => callId === null && microphone > 0.05), 'a level');
      expect(await control.monitorMicrophone(false)).toMatchObject({ ok: true });
      await pause(300);
      levels.length = 0;
      await pause(400);
      expect(levels).toEqual([]);
      off();
    });

    it('is final when closed, at any moment', async () => {
      const { media } = rig;
      const talk = await converse(media);
      talk.agent.close();
      expect([talk.agent.signalingState, talk.agent.iceConnectionState, talk.agent.health]).toEqual([
        'closed',
        'closed',
        'closed',
      ]);
      talk.agent.close();
      await expect(talk.agent.createOffer()).rejects.toMatchObject({ name: 'InvalidStateError' });
      expect(await media.audioReport(talk.agent.id)).toBeUndefined();
      hangUp(media, talk);
      const early = media.createPeerConnection();
      void early.createOffer().then(() => expect.unreachable());
      early.close();
      expect(await rig.client.request('ping', null)).toBeNull();
    });

    it('survives the end of the window: offers hang, answers are taken, all else fails; a new window takes calls', async () => {
      const { media, control } = rig;
      const states: string[] = [];
      control.events.on('window', (state) => states.push(state));
      const talk = await converse(media);
      const offering = media.createPeerConnection();
      addStream(offering, talk.microphone);
      const settled: string[] = [];
      host.crash();
      await until(() => states.includes('lost'), 'the loss is noticed');
      const lostAt = performance.now();
      expect(talk.agent.health).toBe('dead');
      expect(['connected', 'completed']).toContain(talk.agent.iceConnectionState);
      void offering.createOffer().then(
        () => settled.push('offer'),
        () => settled.push('offer failed'),
      );
      await offering.setRemoteDescription({ type: 'answer', sdp: '' });
      expect(offering.signalingState).toBe('stable');
      await expect(talk.agent.createAnswer()).rejects.toMatchObject({ name: 'MediaGoneError' });
      await expect(talk.agent.setRemoteDescription({ type: 'offer', sdp: '' })).rejects.toMatchObject({
        name: 'MediaGoneError',
      });
      expect(await media.playFile(talk.voice, toneWave({ hz: 440, seconds: 1 }))).toMatchObject({
        ok: false,
        error: { code: 'media-unavailable' },
      });
      await until(() => states.includes('ready'), 'a new window');
      expect(performance.now() - lostAt).toBeLessThan(2_500);
      const again = await converse(media);
      const played = media.playFile(again.voice, toneWave({ hz: 440, seconds: 1 }));
      await until(async () => (await again.agent.audioReport()).speakerLevel > 0.1, 'sound in the new window');
      await played;
      expect(settled).toEqual([]);
      hangUp(media, talk);
      hangUp(media, again);
    });
  });
}
