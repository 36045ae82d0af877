import { z } from 'zod';
import { MAX_RETENTION_DAYS, RECORDING_MODES, type RecordingPause } from '../../domain/recording/recording.ts';
import type { CallId, InteractionId, RecordingId } from '../../lib/brand.ts';
import { callId, contactId, recordingId } from '../schemas.ts';

/** A finished recording, for lists; its sound is served at `RECORDING_PATH` plus its id. */
export type RecordingEntry = {
  readonly id: RecordingId;
  readonly callId: CallId;
  readonly interactionId: InteractionId;
  readonly at: number;
  readonly durationMs: number;
  /** Stretches that hold silence, because the agent paused. */
  readonly pauses: readonly RecordingPause[];
  /** Ended before the call did. */
  readonly interrupted: boolean;
  readonly agentName: string;
};

const oneCall = z.object({ callId });
const oneRecording = z.object({ recordingId });

export const recordingCommands = {
  'recording.start': { input: oneCall, output: z.void() },
  'recording.stop': { input: oneCall, output: z.void() },
  /** Silence in the file while it is on. */
  'recording.pause': { input: z.object({ callId, on: z.boolean() }), output: z.void() },
  /** Newest first; null for those of all customers. Agents get their own. */
  'recording.list': {
    input: z.object({ contactId: contactId.nullable(), limit: z.number().int().min(1).max(200) }),
    output: z.custom<readonly RecordingEntry[]>(),
  },
  /** Loudness in at most 240 steps, agent and customer by turns, 0 to 1. */
  'recording.waveform': { input: oneRecording, output: z.object({ peaks: z.array(z.number()).readonly() }) },
  'recording.remove': { input: oneRecording, output: z.void() },
  /** Within a day of the removal. */
  'recording.restore': { input: oneRecording, output: z.void() },
  /** Mode and announcement are the project's, the days are everybody's. */
  'recording.setPolicy': {
    input: z
      .object({
        mode: z.enum(RECORDING_MODES),
        announcement: z.string().max(4_096),
        retentionDays: z.number().int().min(0).max(MAX_RETENTION_DAYS),
      })
      .partial(),
    output: z.void(),
  },
  /** Opens the file chooser; null when cancelled. */
  'recording.chooseAnnouncement': { input: z.object({}), output: z.string().nullable() },
} as const;
