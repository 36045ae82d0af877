import type { CallId } from '../../lib/brand.ts';
import { meanOpinionScore, transmissionRating } from './e-model.ts';

/** What happened to the sound of a call in about a second. */
export type QualitySample = {
  /** Packets that arrived, and packets that should have. */
  readonly received: number;
  readonly lost: number;
  /** Interarrival jitter (RFC 3550, 6.4.1). */
  readonly jitterMs: number | null;
  /** How long sound waits here before it is played. */
  readonly bufferMs: number | null;
  readonly roundTripMs: number | null;
  /** Share of our packets that the far end misses, 0..1, by its last RTCP report (one in about five seconds). */
  readonly remoteLoss: number | null;
};

/** `unknown`: no sound to judge by, as on hold. `fair` is amber, `bad` is red. */
export const QUALITY_LEVELS = ['unknown', 'good', 'fair', 'bad'] as const;
export type QualityLevel = (typeof QUALITY_LEVELS)[number];
/** What is wrong, told apart by direction, because different things help. */
export const QUALITY_PROBLEMS = [
  'none',
  'nothing-received',
  'receiving',
  'sending',
  'both',
  'delay',
  'jitter',
] as const;
export type QualityProblem = (typeof QUALITY_PROBLEMS)[number];

export type Quality = {
  readonly level: QualityLevel;
  readonly problem: QualityProblem;
  /** Mean opinion score of what the agent hears, 1 to 4.5, to a tenth; null without a judgement. */
  readonly mos: number | null;
};
export type CallQuality = Quality & { readonly callId: CallId };

export const NO_QUALITY: Quality = { level: 'unknown', problem: 'none', mos: null };

/** Samples that a judgement looks at: two seconds tell 5 % loss from a packet that went astray. */
const WINDOW = 2;
/** Fewer packets than this in a window say nothing. */
const ENOUGH_PACKETS = 20;
/** Seconds without a packet after which somebody has to be told. */
const SILENT_SAMPLES = 3;
/** Seconds that must be better before the light is. */
export const CALM_SAMPLES = 5;

/** Loss from which people notice something, and from which they lose words. Ratings: satisfied above 80, most not below 60 (G.109). */
const LIMITS = {
  fair: { loss: 0.02, rating: 80, jitterMs: 60 },
  bad: { loss: 0.1, rating: 60, jitterMs: 150 },
} as const;
/** Round trips above this make people talk at the same time, whatever else is well: half of it is 150 ms (G.114). */
const SLOW_MS = 300;
const PACKET_MS = 20;

/** Judges the last two seconds. @param samples oldest first, one a second @param held no sound is expected */
export function judge(samples: readonly QualitySample[], held: boolean): Quality {
  if (held) return NO_QUALITY;
  const recent = samples.slice(-SILENT_SAMPLES);
  if (recent.length === SILENT_SAMPLES && recent.every(({ received }) => received === 0))
    return { level: 'bad', problem: 'nothing-received', mos: 1 };
  const window = samples.slice(-WINDOW);
  const received = sum(window.map((sample) => sample.received));
  const lost = sum(window.map((sample) => sample.lost));
  const last = window.at(-1);
  if (last === undefined || received + lost < ENOUGH_PACKETS) return NO_QUALITY;

  const loss = lost / (received + lost);
  const delayMs = (last.roundTripMs ?? 0) / 2 + (last.bufferMs ?? 2 * (last.jitterMs ?? 0)) + PACKET_MS;
  const rating = transmissionRating({ loss, delayMs });
  const sendingRating = transmissionRating({ loss: last.remoteLoss ?? 0, delayMs });
  const hears = levelOf(loss, rating, last.jitterMs ?? 0);
  const isHeard = levelOf(last.remoteLoss ?? 0, sendingRating, 0);
  const level = worse(hears, isHeard);
  return { level, problem: problemOf(loss, last, hears, isHeard), mos: Math.round(meanOpinionScore(rating) * 10) / 10 };
}

/**
 * The quality to show: worse at once, better only when it has been so for a while, so that the light does not flicker.
 *
 * @param before the last one shown @param recent judgements since, oldest first, the present one last
 */
export function steady(before: Quality, recent: readonly Quality[]): Quality {
  const now = recent.at(-1) ?? before;
  if (now.level === 'unknown' || before.level === 'unknown' || rank(now.level) >= rank(before.level)) return now;
  const calm = recent.slice(-CALM_SAMPLES);
  return calm.length === CALM_SAMPLES && calm.every(({ level }) => rank(level) < rank(before.level))
    ? now
    : { ...before, mos: now.mos };
}

function levelOf(loss: number, rating: number, jitterMs: number): 'good' | 'fair' | 'bad' {
  const crosses = ({ loss: most, rating: least, jitterMs: shaky }: (typeof LIMITS)['fair' | 'bad']): boolean =>
    loss >= most || rating < least || jitterMs >= shaky;
  return crosses(LIMITS.bad) ? 'bad' : crosses(LIMITS.fair) ? 'fair' : 'good';
}

function problemOf(loss: number, last: QualitySample, hears: QualityLevel, isHeard: QualityLevel): QualityProblem {
  if (hears === 'good' && isHeard === 'good') return 'none';
  const losesIn = loss >= LIMITS.fair.loss;
  const losesOut = (last.remoteLoss ?? 0) >= LIMITS.fair.loss;
  if (losesIn && losesOut) return 'both';
  if (losesIn) return 'receiving';
  if (losesOut) return 'sending';
  return (last.roundTripMs ?? 0) >= SLOW_MS ? 'delay' : 'jitter';
}

const rank = (level: QualityLevel): number => QUALITY_LEVELS.indexOf(level);
const worse = (a: 'good' | 'fair' | 'bad', b: 'good' | 'fair' | 'bad'): QualityLevel => (rank(a) >= rank(b) ? a : b);
const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
