import type { CallId } from '../../lib/brand.ts';
import type { Call } from '../call/call.ts';

/** Whether calls are recorded: not at all, when the agent says so, or every one. */
export const RECORDING_MODES = ['never', 'on-demand', 'always'] as const;
export type RecordingMode = (typeof RECORDING_MODES)[number];

/** Days that recordings are kept; 0 keeps them until somebody removes them. */
export const MAX_RETENTION_DAYS = 3_650;

/** What holds for the project of the moment (project, then account, then default of the profile). */
export type RecordingPolicy = {
  readonly mode: RecordingMode;
  /** A sound file that the customer hears before the recording starts; empty for none. */
  readonly announcement: string;
  readonly retentionDays: number;
};

export const NO_RECORDING: RecordingPolicy = { mode: 'never', announcement: '', retentionDays: 0 };

/**
 * A call that is being recorded. `announcing`: the customer hears the announcement, nothing is kept yet. `paused`: the file goes on
 * as silence, so that nothing that is said now is kept.
 */
export type ActiveRecording = {
  readonly callId: CallId;
  readonly state: 'announcing' | 'recording' | 'paused';
  /** Wall-clock ms at which the recording itself began; null while the announcement plays. */
  readonly since: number | null;
};

/** A stretch of silence in a recording, in ms from its start. */
export type RecordingPause = { readonly fromMs: number; readonly toMs: number };

/** Recording can begin in a conversation, once. */
export function canStartRecording(call: Call, mode: RecordingMode, active: ActiveRecording | undefined): boolean {
  return mode !== 'never' && call.phase === 'connected' && active === undefined;
}

/** What the project records always, the agent cannot stop; pausing is always possible. */
export function canStopRecording(mode: RecordingMode, active: ActiveRecording | undefined): boolean {
  return mode !== 'always' && active !== undefined;
}

export function canPauseRecording(active: ActiveRecording | undefined): boolean {
  return active?.state === 'recording';
}

export function canContinueRecording(active: ActiveRecording | undefined): boolean {
  return active?.state === 'paused';
}
