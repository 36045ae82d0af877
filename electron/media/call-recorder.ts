import { appError, type AppError } from '../../shared/errors/app-error.ts';
import type { CallId } from '../../shared/lib/brand.ts';
import { err, ok, type Result } from '../../shared/lib/result.ts';
import { FILE_DEADLINE_MS, type MediaClient } from './media-client.ts';
import type { RemoteMedia } from './remote-media.ts';

/** Who keeps what is recorded. */
export type RecordingSink = {
  /** A new stream begins: the media window is another one. */
  readonly onBegin: () => void;
  readonly onPiece: (bytes: Uint8Array, peaks: Uint8Array) => void;
};

/** A recording that runs, through every change of the call's connection and of the media window. */
export type RunningRecording = {
  readonly setPaused: (on: boolean) => void;
  /** Resolves when every piece has been handed over. Never rejects. */
  readonly stop: () => Promise<void>;
};

/** Records calls in the media window. */
export type CallRecorder = {
  readonly record: (callId: CallId, sink: RecordingSink) => RunningRecording;
  /**
   * Plays a sound to the customer in the place of the agent's voice; resolves at its end. Error `media-unavailable`, also for a file
   * that is no sound.
   */
  readonly announce: (callId: CallId, bytes: Uint8Array) => Promise<Result<'finished' | 'stopped', AppError>>;
};

/** Longest wait for the last pieces of a recording, in ms. */
const STOP_WITHIN_MS = 5_000;

type Entry = { readonly callId: CallId; readonly sink: RecordingSink; paused: boolean };

/** @param log told of failures, without personal data */
export function createCallRecorder(
  client: MediaClient,
  media: RemoteMedia,
  log: (message: string) => void,
): CallRecorder {
  const entries = new Map<string, Entry>();
  let nextId = 1;

  const begin = (recordingId: string, { paused }: Entry, peerId: string): void => {
    client.request('recording.start', { recordingId, peerId, paused }).catch((error: unknown) => {
      // A window that dies takes the request along; the next one is asked again when the call is bound to it.
      log(`recording did not start: ${String(error)}`);
    });
  };

  client.events.on('message', (message) => {
    if (message.type !== 'recording') return;
    const sink = entries.get(message.recordingId)?.sink;
    if (message.begins) sink?.onBegin();
    sink?.onPiece(message.bytes, message.peaks);
  });
  media.events.on('bound', ({ callId }) => {
    const peerId = media.peerOfCall(callId);
    if (peerId === undefined) return;
    for (const [recordingId, entry] of entries) if (entry.callId === callId) begin(recordingId, entry, peerId);
  });

  return {
    record: (callId, sink) => {
      const recordingId = `recording-${nextId++}`;
      const entry: Entry = { callId, sink, paused: false };
      entries.set(recordingId, entry);
      const peerId = media.peerOfCall(callId);
      if (peerId !== undefined) begin(recordingId, entry, peerId);
      return {
        setPaused: (on) => {
          entry.paused = on;
          client.cast('recording.pause', { recordingId, on });
        },
        stop: async () => {
          await client
            .request('recording.stop', { recordingId }, { onDeath: 'resolve', deadlineMs: STOP_WITHIN_MS })
            .catch((error: unknown) => log(`recording did not stop in time: ${String(error)}`));
          entries.delete(recordingId);
        },
      };
    },
    announce: async (callId, bytes) => {
      const peerId = media.peerOfCall(callId);
      if (peerId === undefined) return err(appError('media-unavailable', 'the call has no sound'));
      try {
        const { end } = await client.request('peer.announce', { peerId, bytes }, { deadlineMs: FILE_DEADLINE_MS });
        return ok(end);
      } catch (error) {
        return err(appError('media-unavailable', String(error)));
      }
    },
  };
}
