import type { TalkChunk } from '../../../shared/media/protocol.ts';

/** Voices have nothing above 8 kHz that matters here, and half the rate is half the work; in hertz. */
export const SAMPLE_RATE = 16_000;
export const PROCESSOR = 'talk';
/** What the worklet tells; the rest is added by whoever has its port. */
export type Heard = Omit<TalkChunk, 'stretch'>;
