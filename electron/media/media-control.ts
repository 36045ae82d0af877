import type { AudioDevice } from '../../shared/ipc/app-state.ts';
import type { AppError } from '../../shared/errors/app-error.ts';
import type { CallId } from '../../shared/lib/brand.ts';
import type { Result } from '../../shared/lib/result.ts';
import type { TypedEmitter } from '../../shared/lib/typed-emitter.ts';

export type MediaEvents = {
  devices: { readonly microphones: readonly AudioDevice[]; readonly speakers: readonly AudioDevice[] };
  /** Levels 0..1 while a call or the microphone monitor runs, at most five times a second. `callId` is null for the monitor. */
  levels: { readonly callId: CallId | null; readonly microphone: number; readonly speaker: number };
  /** The agent starts or stops speaking (practice customers wait for it). */
  speech: { readonly speaking: boolean };
  microphoneProblem: 'none' | 'missing' | 'refused' | 'busy';
  /** The media window is there and answers; `lost` while a dead one is being replaced. */
  window: 'ready' | 'lost';
};

/** Everything the application asks of the media window besides the peer connections, which the SIP engine uses. */
export type MediaControl = {
  readonly events: TypedEmitter<MediaEvents>;
  /** Rings on the ring device until stopped. `waiting` is the soft double beep in the ear while a conversation runs. */
  readonly startRinging: (kind: 'ring' | 'waiting') => void;
  readonly stopRinging: () => void;
  /** Call progress tones in the ear (ITU-T E.180 / ETSI TR 101 041: 425 Hz). `none` stops. Busy and error tones end by themselves. */
  readonly playTone: (tone: 'none' | 'ringback' | 'busy' | 'error') => void;
  /**
   * Mixes each of these groups of calls: every far end hears the agent and the others of its group. Takes the place of what was
   * mixed before; no groups end all mixing. Kept up when calls get new connections or the media window is replaced.
   */
  readonly mix: (groups: readonly (readonly CallId[])[]) => void;
  /** By device id; empty for the system's default. Takes effect in the running call, without re-INVITE. */
  readonly setDevices: (devices: {
    readonly microphone: string;
    readonly speaker: string;
    readonly ringer: string;
  }) => void;
  /** Keeps the microphone open so that dialling need not wait for the device; refused when there is none. */
  readonly warmMicrophone: (on: boolean) => Promise<Result<void, AppError>>;
  readonly monitorMicrophone: (on: boolean) => Promise<Result<void, AppError>>;
};
