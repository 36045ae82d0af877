import { z } from 'zod';

/** Sounds that the application itself can ring with; `own` is a file of the agent's. */
export const RING_TONES = ['bell', 'classic', 'marimba', 'pulse', 'own'] as const;
export type RingTone = (typeof RING_TONES)[number];

export const SELF_TEST_PHASES = ['idle', 'recording', 'playing', 'done'] as const;
export type SelfTestPhase = (typeof SELF_TEST_PHASES)[number];

/** What the browser does to the microphone before it is sent. */
const microphoneProcessing = z.object({
  echoCancellation: z.boolean(),
  noiseSuppression: z.boolean(),
  autoGainControl: z.boolean(),
});
export type MicrophoneProcessing = z.infer<typeof microphoneProcessing>;

/** How things sound, apart from the devices. Volumes are linear factors; 1 leaves the sound as it is. */
export const soundSettings = microphoneProcessing.extend({
  /** What is sent: 0..2. */
  inputVolume: z.number().min(0).max(2),
  /** What is heard of the far end: 0..1. */
  outputVolume: z.number().min(0).max(1),
  ringVolume: z.number().min(0).max(1),
  ringTone: z.enum(RING_TONES),
  /** Calls come in without a sound; the window and the notification show them all the same. */
  ringSilently: z.boolean(),
});
export type SoundSettings = z.infer<typeof soundSettings>;

/** Device ids in order of preference; empty stands for the system's default. */
export const deviceLadder = z.array(z.string().max(512)).max(20).readonly();
export type DeviceLadder = z.infer<typeof deviceLadder>;

/** The first that is present, else the system's default. @param present ids as the browser lists them. */
export function firstPresent(ladder: DeviceLadder, present: ReadonlySet<string>): string {
  return ladder.find((id) => id === '' || present.has(id)) ?? '';
}
