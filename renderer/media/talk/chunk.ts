import type { TalkChunk } from '../../../shared/media/protocol.ts';

/** Voices have nothing above 8 kHz that matters here, and half the rate is half the work; in hertz. */
export const SAMPLE_RATE = 16_000;
export const PROCESSOR = 'talk';
/** Told to the worklet when its stretch is over, and said by it when it has ended: a processor lives until it says itself that it is done (Web Audio API 1.1, 1.32.5.3). */
export const END = 'end';
/** What the worklet tells; the rest is added by whoever has its port. */
export type Heard = Omit<TalkChunk, 'stretch'>;
