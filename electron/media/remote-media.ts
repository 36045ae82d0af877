import { appError, type AppError, type AppErrorCode } from '../../shared/errors/app-error.ts';
import type { CallId } from '../../shared/lib/brand.ts';
import { err, ok, type Result } from '../../shared/lib/result.ts';
import { TypedEmitter } from '../../shared/lib/typed-emitter.ts';
import { microphoneProblemOf, type MicrophoneProblem } from '../../shared/media/microphone-problem.ts';
import type { AudioReport, RTCConfigurationLike } from '../../shared/media/protocol.ts';
import { FILE_DEADLINE_MS, MICROPHONE_DEADLINE_MS, REQUEST_DEADLINE_MS, type MediaClient } from './media-client.ts';
import { RemoteStream } from './remote-audio.ts';
import { RemotePeerConnection, RemoteSessionDescription } from './remote-peer.ts';

export type RemoteMediaEvents = {
  /** A media window is there; peers and streams can be made. Also after each loss. */
  ready: { readonly generation: number };
  /** The media window died: every peer and stream made before is dead. A new window follows within about a second. */
  lost: { readonly generation: number };
  /** A call has another connection than before, or none any more. */
  bound: { readonly callId: CallId };
  /** Whether sound arrives over a connection of a call; `unread`: packets come in that would be it, and cannot be read. */
  path: { readonly peerId: string; readonly arrives: boolean; readonly unread: boolean };
};

/** WebRTC in the media window, for whoever makes calls. */
export type RemoteMedia = {
  readonly events: TypedEmitter<RemoteMediaEvents>;
  /** False before the first window and while a dead one is being replaced. */
  readonly ready: boolean;
  /** Resolves true as soon as a window is ready, false after `timeoutMs`. */
  readonly whenReady: (timeoutMs: number) => Promise<boolean>;
  /** Made at once; born dead when no window is ready. `bundlePolicy` is `balanced` unless given (plain RTP peers refuse `max-bundle`). */
  readonly createPeerConnection: (config?: RTCConfigurationLike) => RemotePeerConnection;
  readonly SessionDescription: typeof RemoteSessionDescription;
  /** A stream of the chosen microphone for one call; follows later changes of the device by itself. Waits up to 5 s for a window. */
  readonly takeMicrophone: () => Promise<Result<RemoteStream, AppError>>;
  /** A silent stream into which sound files are played: the voice of a simulated customer. */
  readonly takeFileSource: () => Promise<Result<RemoteStream, AppError>>;
  /**
   * Plays a sound (any format the browser decodes) into a file source and resolves at its end; a second one stops the first.
   * Errors: `media-unavailable`, also for a sound that cannot be decoded.
   */
  readonly playFile: (stream: RemoteStream, bytes: Uint8Array) => Promise<Result<'finished' | 'stopped', AppError>>;
  readonly stopFile: (stream: RemoteStream) => void;
  /** Ends the stream. The microphone itself is closed when nobody uses it any more. */
  readonly releaseStream: (stream: RemoteStream) => void;
  /** From now on levels of this connection are told as those of the call; null ends that. Closed and dead ones are forgotten. */
  readonly bindPeerToCall: (peerId: string, callId: CallId | null) => void;
  readonly callOfPeer: (peerId: string) => CallId | undefined;
  /** The connection that the call uses now. */
  readonly peerOfCall: (callId: CallId) => string | undefined;
  /** Everything that WebRTC measures of the call's connection now; empty without one. */
  readonly statsOfCall: (callId: CallId) => Promise<readonly Record<string, unknown>[]>;
  /** Packets, loss, jitter and levels now; undefined when the connection is gone. */
  readonly audioReport: (peerId: string) => Promise<AudioReport | undefined>;
};

const PROBLEM_CODES: Readonly<Record<Exclude<MicrophoneProblem, 'none'>, AppErrorCode>> = {
  missing: 'microphone-missing',
  refused: 'microphone-refused',
  busy: 'microphone-busy',
};

/** The agent's word for a failure of the media host: the microphone's own codes, else `media-unavailable`. */
export function mediaAppError(error: unknown): AppError {
  const { name, message } = error instanceof Error ? error : { name: 'Error', message: String(error) };
  const problem = microphoneProblemOf(name);
  return appError(problem === undefined ? 'media-unavailable' : PROBLEM_CODES[problem], `${name}: ${message}`);
}

/** @param log told of faults that reach nobody else. */
export function createRemoteMedia(client: MediaClient, log: (message: string) => void): RemoteMedia {
  const events = new TypedEmitter<RemoteMediaEvents>((error, event) =>
    log(`media listener for ${event} failed: ${String(error)}`),
  );
  const callByPeer = new Map<string, CallId>();
  client.events.on('ready', (payload) => events.emit('ready', payload));
  client.events.on('lost', (payload) => {
    callByPeer.clear();
    events.emit('lost', payload);
  });

  client.events.on('message', (message) => {
    if (message.type !== 'path') return;
    const { peerId, arrives, unread } = message;
    events.emit('path', { peerId, arrives, unread });
  });

  const unbind = (peerId: string): void => {
    const callId = callByPeer.get(peerId);
    callByPeer.delete(peerId);
    if (callId !== undefined) events.emit('bound', { callId });
  };

  const take = async (
    op: 'microphone.take' | 'file.take',
    deadlineMs: number,
  ): Promise<Result<RemoteStream, AppError>> => {
    if (!(await client.whenReady(REQUEST_DEADLINE_MS))) return err(appError('media-unavailable', 'no media window'));
    const streamId = client.handle('stream');
    const trackId = client.handle('track');
    // The handles belong to this window, even when it dies before the answer comes.
    const stream = new RemoteStream(client, streamId, trackId);
    try {
      await client.request(op, { streamId, trackId }, { deadlineMs });
      return ok(stream);
    } catch (error) {
      client.cast('stream.release', { streamId });
      return err(mediaAppError(error));
    }
  };
  const isAlive = (stream: RemoteStream): boolean => stream.generation === client.generation && client.ready;

  return {
    events,
    get ready() {
      return client.ready;
    },
    whenReady: (timeoutMs) => client.whenReady(timeoutMs),
    createPeerConnection: (config = {}) => {
      const peer: RemotePeerConnection = new RemotePeerConnection(
        client,
        { bundlePolicy: 'balanced', ...config },
        log,
        () => unbind(peer.id),
      );
      return peer;
    },
    SessionDescription: RemoteSessionDescription,
    takeMicrophone: () => take('microphone.take', MICROPHONE_DEADLINE_MS),
    takeFileSource: () => take('file.take', REQUEST_DEADLINE_MS),
    playFile: async (stream, bytes) => {
      if (!isAlive(stream)) return err(appError('media-unavailable', 'the stream is gone'));
      try {
        const { end } = await client.request(
          'file.play',
          { streamId: stream.id, bytes },
          { deadlineMs: FILE_DEADLINE_MS },
        );
        return ok(end);
      } catch (error) {
        return err(appError('media-unavailable', String(error)));
      }
    },
    stopFile: (stream) => {
      if (isAlive(stream)) client.cast('file.stop', { streamId: stream.id });
    },
    releaseStream: (stream) => {
      if (isAlive(stream)) client.cast('stream.release', { streamId: stream.id });
    },
    bindPeerToCall: (peerId, callId) => {
      client.cast('peer.watchLevels', { peerId, on: callId !== null });
      if (callId === null) {
        unbind(peerId);
        return;
      }
      callByPeer.set(peerId, callId);
      events.emit('bound', { callId });
    },
    callOfPeer: (peerId) => callByPeer.get(peerId),
    peerOfCall: (callId) => [...callByPeer].findLast(([, bound]) => bound === callId)?.[0],
    statsOfCall: async (callId) => {
      const peerId = [...callByPeer].findLast(([, bound]) => bound === callId)?.[0];
      return peerId === undefined ? [] : client.request('peer.stats', { peerId });
    },
    audioReport: async (peerId) => {
      try {
        return await client.request('peer.report', { peerId });
      } catch {
        return undefined;
      }
    },
  };
}
