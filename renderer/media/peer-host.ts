import type {
  HostMessage,
  IceCandidateData,
  MediaCodec,
  OfferOptions,
  PeerEventName,
  RTCConfigurationLike,
} from '../../shared/media/protocol.ts';
import type { PeerSnapshot, SessionDescriptionData } from '../../shared/media/snapshot.ts';
import { preferCodecs } from './codecs.ts';
import { createSpeaker, type Speaker } from './speaker.ts';
import type { MixerLeg } from './mixer.ts';
import type { TrackSlot, TrackTable } from './track-table.ts';
import { wantedOffer } from './wanted-offer.ts';

/** How often, and for how long in ms, a fresh connection is asked whether it takes telephone events: no event tells it. */
const DTMF_POLL_MS = 25;
const DTMF_PATIENCE_MS = 2_000;
/**
 * So long after the path of the sound is there, or has become another one, telephone events wait, in ms. Exchanges that learn where sound
 * comes from drop the first packets of a new path (Asterisk's strict RTP: about 200 ms where ICE changes its mind after the answer),
 * and a key is too short to outlive that.
 */
const PATH_SETTLES_MS = 300;

type Peer = {
  readonly connection: RTCPeerConnection;
  readonly speaker: Speaker | null;
  /** Every one of the browser's when not given. */
  readonly configured: readonly MediaCodec[] | undefined;
  /** What is named at the moment; undefined as above. */
  codecs: readonly MediaCodec[] | undefined;
  /** What it sends, once a track was added. */
  own: { readonly sender: RTCRtpSender; readonly slot: TrackSlot } | null;
  /** The sound of the far end, once there is any. */
  far: MediaStreamTrack | null;
  /** On hold: its far end is not heard by anybody, and hears nothing. */
  held: boolean;
};

export type PeerHost = {
  /** @throws DOMException `NotFoundError` */
  readonly get: (peerId: string) => RTCPeerConnection;
  readonly find: (peerId: string) => RTCPeerConnection | undefined;
  /** For mixing; undefined when there is no such connection, it sends nothing yet or is on hold. */
  readonly legOf: (peerId: string) => MixerLeg | undefined;
  readonly snapshot: (peerId: string) => PeerSnapshot | undefined;
  readonly create: (peerId: string, config: RTCConfigurationLike) => null;
  readonly addTrack: (peerId: string, trackId: string, streamId: string) => null;
  readonly createOffer: (peerId: string, options: OfferOptions) => Promise<SessionDescriptionData>;
  readonly createAnswer: (peerId: string) => Promise<SessionDescriptionData>;
  readonly setLocal: (peerId: string, description: SessionDescriptionData) => Promise<null>;
  readonly setRemote: (peerId: string, description: SessionDescriptionData) => Promise<null>;
  readonly insertDtmf: (peerId: string, tones: string, append: boolean, durationMs: number, gapMs: number) => null;
  readonly setHeld: (peerId: string, on: boolean) => null;
  readonly setCodecs: (peerId: string, codecs: readonly MediaCodec[] | null) => null;
  readonly close: (peerId: string) => null;
  /** Output device of all connections, by id; empty for the default. */
  readonly setSpeaker: (deviceId: string) => void;
  /** What is heard of the far ends: 0..1. */
  readonly setVolume: (volume: number) => void;
  readonly count: () => number;
};

/** A table of real peer connections by the ids that main gave them. Knows WebRTC, not what the connections are for. */
export function createPeerHost({
  tracks,
  post,
  fault,
  onTracks,
}: {
  readonly tracks: TrackTable;
  readonly post: (message: HostMessage) => void;
  readonly fault: (op: string, error: unknown, peerId?: string | null) => void;
  /** A connection has come to send or receive something, or is gone. */
  readonly onTracks: () => void;
}): PeerHost {
  const peers = new Map<string, Peer>();
  let sinkId = '';
  let volume = 1;
  /** Since when sound goes over the path it has now. */
  const pathSince = new WeakMap<RTCPeerConnection, number>();

  const snapshotOf = (connection: RTCPeerConnection): PeerSnapshot =>
    stateOf(connection, performance.now() - (pathSince.get(connection) ?? 0) < PATH_SETTLES_MS);

  const get = (peerId: string): RTCPeerConnection => {
    const peer = peers.get(peerId);
    if (peer === undefined) throw new DOMException(`no connection ${peerId}`, 'NotFoundError');
    return peer.connection;
  };

  /** The connection with its codecs in order. */
  const ready = (peerId: string): RTCPeerConnection => {
    const connection = get(peerId);
    const codecs = peers.get(peerId)?.codecs;
    if (codecs !== undefined) preferCodecs(connection, codecs);
    return connection;
  };

  const forward = (peerId: string, connection: RTCPeerConnection): void => {
    let polling = false;
    const awaitDtmf = (sinceMs: number): void => {
      const snapshot = snapshotOf(connection);
      const isOver = snapshot.connectionState !== 'connected' || performance.now() - sinceMs > DTMF_PATIENCE_MS;
      polling = !isOver && !snapshot.canInsertDtmf && peers.has(peerId);
      if (polling) window.setTimeout(() => awaitDtmf(sinceMs), DTMF_POLL_MS);
      else if (peers.has(peerId)) post({ type: 'state', peer: { peerId, snapshot } });
    };
    const pathChanged = (): void => {
      if (!peers.has(peerId) || connection.connectionState !== 'connected') return;
      pathSince.set(connection, performance.now());
      const snapshot = snapshotOf(connection);
      post({ type: 'state', peer: { peerId, snapshot } });
      followDtmf(snapshot);
    };
    const tell = (name: PeerEventName, candidate: IceCandidateData | null = null): void => {
      if (!peers.has(peerId)) return;
      if (connection.connectionState === 'connected' && !pathSince.has(connection)) {
        pathSince.set(connection, performance.now());
        const { iceTransport } = connection.getSenders()[0]?.transport ?? {};
        iceTransport?.addEventListener('selectedcandidatepairchange', pathChanged);
      }
      const snapshot = snapshotOf(connection);
      post({ type: 'peer', name, peer: { peerId, snapshot }, candidate, tone: '' });
      followDtmf(snapshot);
    };
    const followDtmf = (snapshot: PeerSnapshot): void => {
      if (polling || snapshot.connectionState !== 'connected' || snapshot.canInsertDtmf) return;
      // Judged by what main was told, not by what has become true since.
      polling = true;
      awaitDtmf(performance.now());
    };
    for (const name of [
      'signalingstatechange',
      'icegatheringstatechange',
      'iceconnectionstatechange',
      'connectionstatechange',
    ] as const) {
      connection.addEventListener(name, () => tell(name));
    }
    connection.addEventListener('icecandidate', ({ candidate }) =>
      tell('icecandidate', candidate === null ? null : candidateOf(candidate)),
    );
  };

  return {
    get,
    find: (peerId) => peers.get(peerId)?.connection,
    legOf: (peerId) => {
      const peer = peers.get(peerId);
      return peer === undefined || peer.own === null || peer.held ? undefined : { ...peer.own, far: peer.far };
    },
    snapshot: (peerId) => {
      const peer = peers.get(peerId);
      return peer === undefined ? undefined : snapshotOf(peer.connection);
    },
    create: (peerId, { playRemote = true, codecs, ...config }) => {
      if (peers.has(peerId)) throw new DOMException(`connection ${peerId} exists`, 'InvalidStateError');
      const connection = new RTCPeerConnection(config as RTCConfiguration);
      const speaker = playRemote
        ? createSpeaker({ deviceId: sinkId, volume }, (error) => fault('speaker', error, peerId))
        : null;
      const peer: Peer = { connection, speaker, configured: codecs, codecs, own: null, far: null, held: false };
      peers.set(peerId, peer);
      forward(peerId, connection);
      connection.addEventListener('track', ({ track, streams }) => {
        speaker?.play(streams[0] ?? new MediaStream([track]));
        peer.far = track;
        onTracks();
      });
      return null;
    },
    addTrack: (peerId, trackId, streamId) => {
      const slot = tracks.get(trackId);
      if (slot.streamId !== streamId)
        throw new DOMException(`track ${trackId} is not of ${streamId}`, 'InvalidAccessError');
      const sender = get(peerId).addTrack(slot.track, slot.stream);
      slot.senders.add(sender);
      const peer = peers.get(peerId);
      if (peer !== undefined) peer.own = { sender, slot };
      if (peer?.held === true) tracks.setHeld(slot, true);
      onTracks();
      sender.dtmf?.addEventListener('tonechange', ({ tone }) => {
        const connection = peers.get(peerId)?.connection;
        if (connection !== undefined)
          post({
            type: 'peer',
            name: 'tonechange',
            peer: { peerId, snapshot: snapshotOf(connection) },
            candidate: null,
            tone,
          });
      });
      return null;
    },
    createOffer: async (peerId, options) => plain(await ready(peerId).createOffer(options)),
    createAnswer: async (peerId) => plain(await ready(peerId).createAnswer()),
    setLocal: async (peerId, description) => {
      await get(peerId).setLocalDescription(description);
      return null;
    },
    setRemote: async (peerId, description) => {
      const codecs = peers.get(peerId)?.codecs;
      const { type, sdp } = description;
      await get(peerId).setRemoteDescription(
        type === 'offer' && codecs !== undefined ? { type, sdp: wantedOffer(sdp, codecs) } : description,
      );
      return null;
    },
    insertDtmf: (peerId, tones, append, durationMs, gapMs) => {
      const dtmf = dtmfOf(get(peerId));
      if (dtmf === null) throw new DOMException('no sender for telephone events', 'InvalidStateError');
      dtmf.insertDTMF(append ? dtmf.toneBuffer + tones : tones, durationMs, gapMs);
      return null;
    },
    setHeld: (peerId, on) => {
      const peer = peers.get(peerId);
      // Of a call that has just ended.
      if (peer === undefined || peer.held === on) return null;
      peer.held = on;
      peer.speaker?.setSilent(on);
      if (peer.own !== null) tracks.setHeld(peer.own.slot, on);
      onTracks();
      return null;
    },
    setCodecs: (peerId, codecs) => {
      const peer = peers.get(peerId);
      if (peer !== undefined) peer.codecs = codecs ?? peer.configured;
      return null;
    },
    close: (peerId) => {
      const peer = peers.get(peerId);
      peers.delete(peerId);
      for (const slot of [...tracks.ofSource('microphone'), ...tracks.ofSource('file')]) {
        for (const sender of peer?.connection.getSenders() ?? []) slot.senders.delete(sender);
      }
      onTracks();
      peer?.speaker?.end();
      peer?.connection.close();
      return null;
    },
    setSpeaker: (deviceId) => {
      sinkId = deviceId;
      for (const { speaker } of peers.values()) speaker?.setDevice(deviceId);
    },
    setVolume: (next) => {
      volume = next;
      for (const { speaker } of peers.values()) speaker?.setVolume(next);
    },
    count: () => peers.size,
  };
}

function dtmfOf(connection: RTCPeerConnection): RTCDTMFSender | null {
  return connection.getSenders().find(({ track }) => track?.kind === 'audio')?.dtmf ?? null;
}

/** @param pathIsNew what is sent over it may be dropped. */
function stateOf(connection: RTCPeerConnection, pathIsNew: boolean): PeerSnapshot {
  const dtmf = dtmfOf(connection);
  // Asked of an unconnected sender, the browser writes an error to its log each time.
  const canInsert = connection.connectionState === 'connected' && (dtmf?.canInsertDTMF ?? false);
  return {
    signalingState: connection.signalingState,
    iceGatheringState: connection.iceGatheringState,
    iceConnectionState: connection.iceConnectionState,
    connectionState: connection.connectionState,
    localDescription: connection.localDescription === null ? null : plain(connection.localDescription),
    toneBuffer: dtmf?.toneBuffer ?? '',
    canInsertDtmf: canInsert && !pathIsNew,
    dtmfSettles: connection.connectionState === 'connected' && pathIsNew,
  };
}

function plain({ type, sdp }: RTCSessionDescriptionInit): SessionDescriptionData {
  return { type, sdp: sdp ?? '' };
}

function candidateOf({
  candidate,
  sdpMid,
  sdpMLineIndex,
  usernameFragment,
  type,
  protocol,
  address,
}: RTCIceCandidate): IceCandidateData {
  return { candidate, sdpMid, sdpMLineIndex, usernameFragment, type, protocol, address };
}
