import type { CallRecorder, RecordingSink } from '../../electron/media/call-recorder.ts';
import type { CallId } from '../../shared/lib/brand.ts';
import { ok, type Result } from '../../shared/lib/result.ts';
import type { AppError } from '../../shared/errors/app-error.ts';
import { opusPacket, webmCluster, webmHead } from './webm.ts';

export type FakeRecorder = {
  readonly port: CallRecorder;
  /** Calls being recorded, and whether they are paused. */
  readonly running: ReadonlyMap<CallId, boolean>;
  readonly announced: readonly Uint8Array[];
  /** A second of sound arrives; `begins` from a new media window. */
  readonly second: (callId: CallId, begins?: boolean) => void;
  /** A piece arrives that nobody can keep. */
  readonly fail: (callId: CallId) => void;
  /** What an announcement answers from now on. */
  announcement: Result<'finished' | 'stopped', AppError>;
};

/** The media window's recorder: sound comes when the test says so. */
export function createFakeRecorder(): FakeRecorder {
  const running = new Map<CallId, boolean>();
  const sinks = new Map<CallId, { readonly sink: RecordingSink; seconds: number }>();
  const announced: Uint8Array[] = [];
  const fake: FakeRecorder = {
    running,
    announced,
    announcement: ok('finished'),
    second: (callId, begins = false) => {
      const entry = sinks.get(callId);
      if (entry === undefined) return;
      if (begins) entry.seconds = 0;
      if (entry.seconds === 0) entry.sink.onBegin();
      const packets = Array.from({ length: 50 }, (_, index) => opusPacket(index));
      const cluster = webmCluster(entry.seconds * 1_000, packets);
      entry.sink.onPiece(
        entry.seconds === 0 ? Buffer.concat([webmHead(), cluster]) : cluster,
        new Uint8Array(8).fill(100),
      );
      entry.seconds += 1;
    },
    fail: (callId) => sinks.get(callId)?.sink.onPiece(new Uint8Array(32), new Uint8Array(8)),
    port: {
      record: (callId, sink) => {
        running.set(callId, false);
        sinks.set(callId, { sink, seconds: 0 });
        return {
          setPaused: (on) => void running.set(callId, on),
          stop: () => {
            running.delete(callId);
            sinks.delete(callId);
            return Promise.resolve();
          },
        };
      },
      announce: (_callId, bytes) => {
        announced.push(bytes);
        return Promise.resolve(fake.announcement);
      },
    },
  };
  return fake;
}
