import { meanOpinionScore, transmissionRating } from './e-model.ts';
import type { QualitySample } from './quality.ts';

/** Length of a stored interval in samples (seconds). */
export const INTERVAL_SAMPLES = 5;

/** One interval of a call's record, small: `[mean opinion score × 10, loss in ‰, loss that the far end saw in ‰, jitter ms, round trip ms]`. */
export type QualityInterval = readonly [
  mos: number,
  lossIn: number,
  lossOut: number,
  jitterMs: number,
  roundTripMs: number,
];

/** What a call's record keeps of so many samples; null when no sound came, as on hold. */
export function intervalOf(samples: readonly QualitySample[]): QualityInterval | null {
  const received = samples.reduce((sum, sample) => sum + sample.received, 0);
  const lost = samples.reduce((sum, sample) => sum + sample.lost, 0);
  if (received + lost === 0) return null;
  const loss = lost / (received + lost);
  const most = (of: (sample: QualitySample) => number | null): number =>
    samples.reduce((max, sample) => Math.max(max, of(sample) ?? 0), 0);
  const jitterMs = most((sample) => sample.jitterMs);
  const roundTripMs = most((sample) => sample.roundTripMs);
  const delayMs = roundTripMs / 2 + (most((sample) => sample.bufferMs) || 2 * jitterMs) + 20;
  const mos = meanOpinionScore(transmissionRating({ loss, delayMs }));
  return [
    Math.round(mos * 10),
    Math.round(loss * 1_000),
    Math.round(most((sample) => sample.remoteLoss) * 1_000),
    Math.round(jitterMs),
    Math.round(roundTripMs),
  ];
}
