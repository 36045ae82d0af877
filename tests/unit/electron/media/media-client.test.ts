import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { MediaClient, REQUEST_DEADLINE_MS } from '../../../../electron/media/media-client.ts';
import { RemoteStream } from '../../../../electron/media/remote-audio.ts';
import { RemotePeerConnection } from '../../../../electron/media/remote-peer.ts';
import type { MediaPort } from '../../../../shared/media/media-port.ts';
import { MEDIA_PROTOCOL } from '../../../../shared/media/protocol.ts';
import { NEW_PEER, type PeerSnapshot } from '../../../../shared/media/snapshot.ts';

type Frame = { readonly id: number; readonly op: string; readonly input: unknown };

/** A port whose other end is the test: nothing is answered by itself. */
function silentPort(): {
  readonly port: MediaPort;
  readonly sent: Frame[];
  readonly say: (message: unknown) => void;
  readonly end: () => void;
} {
  const sent: Frame[] = [];
  let receive = (_message: unknown): void => undefined;
  let closed = (): void => undefined;
  return {
    port: {
      post: (message) => void sent.push(message as Frame),
      onMessage: (listener) => void (receive = listener),
      onClose: (listener) => void (closed = listener),
      close: () => closed(),
    },
    sent,
    say: (message) => receive(message),
    end: () => closed(),
  };
}

/** What a promise has come to by now: `pending`, a value or an error name. */
async function fate(promise: Promise<unknown>): Promise<string> {
  const settled = promise.then(
    () => 'resolved',
    (error: Error) => error.name,
  );
  return Promise.race([settled, new Promise<string>((resolve) => setImmediate(() => resolve('pending')))]);
}

const HELLO = { type: 'hello', protocol: MEDIA_PROTOCOL };
const OFFER = { type: 'offer', sdp: 'v=0' } as const;
const ANSWER = { type: 'answer', sdp: 'v=0' } as const;

describe('MediaClient', () => {
  let log: string[];
  let client: MediaClient;
  let host: ReturnType<typeof silentPort>;
  const peer = (): RemotePeerConnection => new RemotePeerConnection(client, {}, (message) => log.push(message));
  const answer = (op: string, value: unknown, snapshot?: Partial<PeerSnapshot>): void => {
    const frame = host.sent.findLast((one) => one.op === op);
    const peerId = (frame?.input as { peerId?: string } | null)?.peerId;
    const state =
      snapshot === undefined || peerId === undefined ? null : { peerId, snapshot: { ...NEW_PEER, ...snapshot } };
    host.say({ type: 'reply', id: frame?.id, peer: state, outcome: { ok: true, value } });
  };

  beforeEach(() => {
    log = [];
    client = new MediaClient((message) => log.push(message));
    host = silentPort();
    client.attach(host.port);
    host.say(HELLO);
  });
  afterEach(() => vi.useRealTimers());

  it('settles what was under way by the rules when the window dies', async () => {
    const one = peer();
    const underWay = {
      createOffer: one.createOffer(),
      setLocalOffer: one.setLocalDescription(OFFER),
      setRemoteAnswer: one.setRemoteDescription(ANSWER),
      createAnswer: one.createAnswer(),
      setLocalAnswer: one.setLocalDescription(ANSWER),
      setRemoteOffer: one.setRemoteDescription(OFFER),
      stats: one.getStats(),
      microphone: client.request('microphone.take', { streamId: 's', trackId: 't' }),
    };
    host.end();
    const fates = Object.fromEntries(
      await Promise.all(Object.entries(underWay).map(async ([name, promise]) => [name, await fate(promise)])),
    );
    expect(fates).toEqual({
      createOffer: 'pending',
      setLocalOffer: 'pending',
      setRemoteAnswer: 'resolved',
      createAnswer: 'MediaGoneError',
      setLocalAnswer: 'MediaGoneError',
      setRemoteOffer: 'MediaGoneError',
      stats: 'MediaGoneError',
      microphone: 'MediaGoneError',
    });
    expect([one.health, client.ready]).toEqual(['dead', false]);
  });

  it('keeps the last state of a dead connection and ignores what still comes from it', () => {
    const one = peer();
    host.say({
      type: 'peer',
      name: 'iceconnectionstatechange',
      peer: { peerId: one.id, snapshot: { ...NEW_PEER, iceConnectionState: 'connected' } },
      candidate: null,
      tone: '',
    });
    const next = silentPort();
    client.attach(next.port);
    const events: string[] = [];
    one.addEventListener('iceconnectionstatechange', () => events.push(one.iceConnectionState));
    const late = {
      type: 'peer',
      name: 'iceconnectionstatechange',
      peer: { peerId: one.id, snapshot: { ...NEW_PEER, iceConnectionState: 'failed' } },
      candidate: null,
      tone: '',
    };
    host.say(late);
    next.say(HELLO);
    next.say(late);
    expect([events, one.iceConnectionState, one.health]).toEqual([[], 'connected', 'dead']);
  });

  it('never lets JsSIP see a failed path, and tells the truth beside it', () => {
    const one = peer();
    const seen: string[] = [];
    one.addEventListener('iceconnectionstatechange', () => seen.push(`${one.iceConnectionState} ${one.health}`));
    for (const state of ['disconnected', 'failed'] as const) {
      host.say({
        type: 'peer',
        name: 'iceconnectionstatechange',
        peer: { peerId: one.id, snapshot: { ...NEW_PEER, iceConnectionState: state, connectionState: state } },
        candidate: null,
        tone: '',
      });
    }
    expect(seen).toEqual(['disconnected disconnected', 'disconnected failed']);
  });

  it('brings the state up to date before the promise settles', async () => {
    const one = peer();
    const seen: string[] = [];
    const done = one.setLocalDescription(OFFER).then(() => seen.push(one.signalingState));
    answer('peer.setLocal', null, { signalingState: 'have-local-offer' });
    expect(one.signalingState).toBe('have-local-offer');
    await done;
    expect(seen).toEqual(['have-local-offer']);
  });

  it('survives a listener that throws', () => {
    const one = peer();
    const seen: string[] = [];
    one.addEventListener('signalingstatechange', () => {
      throw new Error('bug');
    });
    one.addEventListener('signalingstatechange', () => seen.push('second'));
    host.say({
      type: 'peer',
      name: 'signalingstatechange',
      peer: { peerId: one.id, snapshot: NEW_PEER },
      candidate: null,
      tone: '',
    });
    expect(seen).toEqual(['second']);
    expect(log.join()).toContain('bug');
  });

  it('is born dead without a window: takes answers, leaves offers open, and asks nothing of the next window', async () => {
    client.detach();
    const one = peer();
    expect(one.health).toBe('dead');
    expect(await fate(one.createOffer())).toBe('pending');
    expect(await fate(one.setRemoteDescription(ANSWER))).toBe('resolved');
    expect(await fate(one.setRemoteDescription(OFFER))).toBe('MediaGoneError');
    const next = silentPort();
    client.attach(next.port);
    next.say(HELLO);
    one.addTrack(
      new RemoteStream(client, 'stream-1', 'track-1').getTracks()[0] as never,
      new RemoteStream(client, 'stream-1', 'track-1'),
    );
    one.close();
    expect(next.sent).toEqual([]);
  });

  it('gives a request five seconds, and one that is heard meanwhile more; then says whether the window hangs', async () => {
    const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const stalled: string[] = [];
    client.events.on('stalled', ({ op }) => stalled.push(op));
    const hanging = client.request('ping', null).catch((error: Error) => error.name);
    vi.advanceTimersByTime(REQUEST_DEADLINE_MS - 1);
    expect(await fate(hanging)).toBe('pending');
    vi.advanceTimersByTime(1);
    expect(await hanging).toBe('TimeoutError');
    expect(stalled).toEqual(['ping']);
    const slow = client.request('ping', null).catch((error: Error) => error.name);
    vi.advanceTimersByTime(1_000);
    for (let round = 0; round < 5; round += 1) {
      host.say({ type: 'speech', speaking: true });
      vi.advanceTimersByTime(REQUEST_DEADLINE_MS);
      await turn();
      expect(await fate(slow)).toBe('pending');
    }
    host.say({ type: 'speech', speaking: true });
    vi.advanceTimersByTime(REQUEST_DEADLINE_MS);
    expect(await slow).toBe('TimeoutError');
    expect(stalled).toEqual(['ping']);
  });

  it('lets requests of a closed connection rest, as WebRTC does', async () => {
    const one = peer();
    const offer = one.createOffer();
    one.close();
    answer('peer.createOffer', OFFER, { signalingState: 'stable' });
    expect(await fate(offer)).toBe('pending');
    expect([one.signalingState, one.health]).toEqual(['closed', 'closed']);
    expect(host.sent.at(-1)).toMatchObject({ op: 'peer.close' });
  });

  it('refuses nonsense from the window without harm', async () => {
    for (const nonsense of [
      undefined,
      'hello',
      { type: 'reply', id: -1 },
      { type: 'levels', peerId: null, microphone: 7, speaker: 0 },
    ])
      host.say(nonsense);
    expect(log).toHaveLength(4);
    const asked = client.request('peer.createOffer', { peerId: 'peer-1', options: {} });
    answer('peer.createOffer', { type: 'offer' });
    expect(await fate(asked)).toBe('OperationError');
  });

  it('does not take a page of another build for ready', () => {
    const next = silentPort();
    client.attach(next.port);
    next.say({ type: 'hello', protocol: MEDIA_PROTOCOL + 1 });
    expect(client.ready).toBe(false);
  });

  it('posts only the new part when a key follows keys that are still to be sent', async () => {
    const one = peer();
    const stream = new RemoteStream(client, 'stream-1', 'track-1');
    const [track] = stream.getTracks();
    if (track === undefined) throw new Error('no track');
    const { dtmf } = one.addTrack(track, stream);
    host.say({ type: 'state', peer: { peerId: one.id, snapshot: { ...NEW_PEER, canInsertDtmf: true } } });
    dtmf.insertDTMF('12');
    // An older frame must not take the keys away that are on their way.
    host.say({
      type: 'state',
      peer: { peerId: one.id, snapshot: { ...NEW_PEER, canInsertDtmf: true, toneBuffer: '' } },
    });
    dtmf.insertDTMF(`${dtmf.toneBuffer}3`);
    const posted = host.sent.filter(({ op }) => op === 'peer.insertDtmf').map(({ input }) => input);
    expect(posted).toMatchObject([
      { tones: '12', append: false },
      { tones: '3', append: true },
    ]);
    expect(dtmf.toneBuffer).toBe('123');
  });

  it('keeps keys while the path is new, and posts them behind those that are being sent', () => {
    const one = peer();
    const stream = new RemoteStream(client, 'stream-1', 'track-1');
    const [track] = stream.getTracks();
    if (track === undefined) throw new Error('no track');
    const { dtmf } = one.addTrack(track, stream);
    const tell = (state: Partial<typeof NEW_PEER>): void =>
      host.say({ type: 'state', peer: { peerId: one.id, snapshot: { ...NEW_PEER, connectionState: 'connected', ...state } } });
    const posted = () => host.sent.filter(({ op }) => op === 'peer.insertDtmf').map(({ input }) => input);
    tell({ dtmfSettles: true });
    dtmf.insertDTMF('4');
    dtmf.insertDTMF(`${dtmf.toneBuffer}7`);
    expect(posted()).toEqual([]);
    tell({ canInsertDtmf: true });
    expect(posted()).toMatchObject([{ tones: '47', append: false }]);
    // Another path in mid-call, with keys still to be sent.
    tell({ dtmfSettles: true, toneBuffer: '7' });
    dtmf.insertDTMF(`${dtmf.toneBuffer}1`);
    tell({ canInsertDtmf: true, toneBuffer: '' });
    expect(posted()).toMatchObject([{ tones: '47' }, { tones: '1', append: true }]);
  });
});
