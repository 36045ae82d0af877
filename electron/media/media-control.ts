import type { AudioDevice } from '../../shared/ipc/app-state.ts';
import type { Headset, HeadsetLights, HeadsetModel, HeadsetSignal } from '../../shared/domain/headset/headset.ts';
import type { AppError } from '../../shared/errors/app-error.ts';
import type { QualitySample } from '../../shared/domain/quality/quality.ts';
import type { CallId } from '../../shared/lib/brand.ts';
import type { Result } from '../../shared/lib/result.ts';
import type { MicrophoneProblem } from '../../shared/media/microphone-problem.ts';
import type { TalkChunk } from '../../shared/media/protocol.ts';
import type { DeviceLadder, RingTone, SelfTestPhase, SoundSettings } from '../../shared/media/sound.ts';
import type { TypedEmitter } from '../../shared/lib/typed-emitter.ts';

export type MediaEvents = {
  devices: { readonly microphones: readonly AudioDevice[]; readonly speakers: readonly AudioDevice[] };
  /** Levels 0..1 while a call or the microphone monitor runs, at most five times a second. `callId` is null for the monitor. */
  levels: { readonly callId: CallId | null; readonly microphone: number; readonly speaker: number };
  /** The codec of a call (empty before any packet), and whether sound arrives. */
  path: { readonly callId: CallId; readonly codec: string; readonly arrives: boolean };
  /** What happened to the sound of a call in the last second. */
  quality: { readonly callId: CallId; readonly sample: QualitySample };
  /** Who spoke in a call in the last 0.2 s. */
  talk: { readonly callId: CallId; readonly chunk: TalkChunk };
  /** The agent starts or stops speaking (practice customers wait for it). */
  speech: { readonly speaking: boolean };
  /** Why the microphone cannot be had, whether it is open, and as which device (empty: the system's default). */
  microphone: { readonly problem: MicrophoneProblem; readonly open: boolean; readonly deviceId: string };
  selfTest: { readonly phase: SelfTestPhase; readonly heard: boolean | null };
  /** The devices that sound comes out of, by id; empty for the system's default. */
  outputs: { readonly speaker: string; readonly ringer: string };
  /** The headsets that may be used, whenever that changes. */
  headsets: readonly Headset[];
  headsetSignal: { readonly key: string; readonly signal: HeadsetSignal };
  /** The media window is there and answers; `lost` while a dead one is being replaced. */
  window: 'ready' | 'lost';
};

/** Device ids in order of preference; empty stands for the system's default. */
export type Ladders = { readonly microphone: DeviceLadder; readonly speaker: DeviceLadder; readonly ringer: DeviceLadder };

/** Everything the application asks of the media window besides the peer connections, which the SIP engine uses. */
export type MediaControl = {
  readonly events: TypedEmitter<MediaEvents>;
  /** Rings on the ring device until stopped. `waiting` is the soft double beep in the ear while a conversation runs. */
  readonly startRinging: (kind: 'ring' | 'waiting', tone?: RingTone) => void;
  readonly stopRinging: () => void;
  /** Call progress tones in the ear (ITU-T E.180 / ETSI TR 101 041: 425 Hz). `none` stops. Busy and error tones end by themselves; `beep` says that a call was answered by itself. */
  readonly playTone: (tone: 'none' | 'ringback' | 'busy' | 'error' | 'beep') => void;
  /**
   * Mixes each of these groups of calls: every far end hears the agent and the others of its group. Takes the place of what was
   * mixed before; no groups end all mixing. Kept up when calls get new connections or the media window is replaced.
   */
  readonly mix: (groups: readonly (readonly CallId[])[]) => void;
  /** Most wanted first; takes effect in the running call, without re-INVITE. */
  readonly setDevices: (devices: Ladders) => void;
  /** Takes effect in the running call. */
  readonly setSound: (sound: SoundSettings) => void;
  /** The agent's own ring; null forgets it. Errors: `sound-unreadable`, `media-unavailable`. */
  readonly setOwnRing: (bytes: Uint8Array | null) => Promise<Result<void, AppError>>;
  /** Keeps the microphone open so that dialling need not wait for the device; refused when there is none. */
  readonly warmMicrophone: (on: boolean) => Promise<Result<void, AppError>>;
  readonly monitorMicrophone: (on: boolean) => Promise<Result<void, AppError>>;
  /** Whether the open microphone gives nothing at all, not even noise. False when that cannot be found out. */
  readonly probeMicrophone: () => Promise<boolean>;
  /** Records five seconds and plays them; `selfTest` events say how far it is. */
  readonly selfTest: (on: boolean) => Promise<Result<void, AppError>>;
  /** Uses headsets of these models and no others; tries again what could not be opened. */
  readonly useHeadsets: (models: readonly HeadsetModel[]) => void;
  /** Lights one headset; `again` also where nothing changed, for a device that may have another opinion. */
  readonly lightHeadset: (key: string, lights: HeadsetLights, again: boolean) => void;
};
