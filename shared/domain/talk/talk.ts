import type { CallId } from '../../lib/brand.ts';
import { gaps, intersection, lengthOf, union } from './intervals.ts';
import { integratedLoudness } from './loudness.ts';
import { FRAME_MS } from '../../lib/sound/voice-activity.ts';
import { USUAL_LIMITS, type SilenceLimits } from './silence-limits.ts';
import { addFrames, lastWordAt, NO_SPEECH, runsOf, type Run, type SpeechRuns } from './speech-runs.ts';

/** What was said or pressed no longer than that before a silence announces it. */
const ANNOUNCED_WITHIN_MS = 5_000;
/** A silence that ends so shortly before a hold began was the way to it. */
const HOLD_WITHIN_MS = 1_000;

/** `announced`: by the key, by a hold, or by what the agent said last. `system`: Balie itself was slow. */
export const SILENCE_KINDS = ['announced', 'unannounced', 'system'] as const;
export type SilenceKind = (typeof SILENCE_KINDS)[number];
export type Silence = { readonly from: number; readonly to: number; readonly kind: SilenceKind };

/** One voice in a stretch of frames; bit n of `voiced` is the n-th. */
export type Voice = { readonly voiced: number; readonly syllables: number };

/** Stretches of measuring that are no further apart are one: messages are late now and then. */
const JOINED_MS = 300;

/** The agent waits for Balie from this on, in ms. */
export const SLOW_FROM_MS = 500;

/** What was heard of a call so far. All times in ms since it was answered. */
export type TalkLog = {
  readonly agent: SpeechRuns;
  readonly customer: SpeechRuns;
  readonly syllables: number;
  /** When it was listened; on hold nobody does. */
  readonly measured: readonly Run[];
  /** When the agent pressed *I am looking that up*. */
  readonly announced: readonly number[];
  /** When the call was put on hold. */
  readonly holds: readonly number[];
  /** When Balie was slow. */
  readonly slow: readonly Run[];
};

export const NOTHING_HEARD: TalkLog = {
  agent: NO_SPEECH,
  customer: NO_SPEECH,
  syllables: 0,
  measured: [],
  announced: [],
  holds: [],
  slow: [],
};

/** Adds what both voices did from `from` to `to`; must not begin before the end of what was added before. */
export function hear(log: TalkLog, from: number, to: number, voices: { readonly agent: Voice; readonly customer: Voice }): TalkLog {
  const frames = Math.min(32, Math.round((to - from) / FRAME_MS));
  const last = log.measured.at(-1);
  return {
    ...log,
    agent: addFrames(log.agent, from, voices.agent.voiced, frames),
    customer: addFrames(log.customer, from, voices.customer.voiced, frames),
    syllables: log.syllables + voices.agent.syllables,
    measured: last !== undefined && from - last[1] <= JOINED_MS ? [...log.measured.slice(0, -1), [last[0], to]] : [...log.measured, [from, to]],
  };
}

/**
 * Puts time in that nobody heard: the audio clock stood still, and sound was lost with it. Whoever spoke, or nobody, goes on.
 * @param at where it was lost @param ms so much
 */
export function insertLost(log: TalkLog, at: number, ms: number): TalkLog {
  const later = (from: number): number => (from >= at ? from + ms : from);
  const moved = (runs: readonly Run[]): readonly Run[] => {
    const first = runs.findIndex(([, to]) => to > at);
    return first < 0 ? runs : [...runs.slice(0, first), ...runs.slice(first).map(([from, to]): Run => [later(from), to + ms])];
  };
  const side = ({ ended, open }: SpeechRuns): SpeechRuns => ({
    ended: moved(ended),
    open: open === null || open.to <= at ? open : { ...open, from: later(open.from), to: open.to + ms },
  });
  return {
    ...{ ...log, agent: side(log.agent), customer: side(log.customer), measured: moved(log.measured) },
    slow: ms < SLOW_FROM_MS ? log.slow : [...log.slow, [at, at + ms]],
  };
}

/** Since when nobody has spoken, up to now; null while somebody does or nothing is measured. */
export function quietSince(log: TalkLog): number | null {
  const last = log.measured.at(-1);
  if (last === undefined) return null;
  const word = Math.max(last[0], lastWordAt(log.agent) ?? 0, lastWordAt(log.customer) ?? 0);
  return word >= last[1] ? null : word;
}

/** What a silence that begins at `from` and has lasted until `to` is so far. */
export function kindOf(log: TalkLog, from: number, to: number): SilenceKind {
  if (lengthOf(intersection(union(log.slow), [[from, to]])) > (to - from) / 2) return 'system';
  const pressed = log.announced.some((at) => at >= from - ANNOUNCED_WITHIN_MS && at <= to);
  const held = log.holds.some((at) => at >= from && at - to <= HOLD_WITHIN_MS);
  const agentLast = lastBefore(log.agent, from);
  const spoken = agentLast !== null && from - agentLast <= HOLD_WITHIN_MS && agentLast > (lastBefore(log.customer, from) ?? Number.NEGATIVE_INFINITY);
  return pressed || held || spoken ? 'announced' : 'unannounced';
}

const lastBefore = (side: SpeechRuns, at: number): number | null => runsOf(side).findLast(([, to]) => to <= at + FRAME_MS)?.[1] ?? null;

/** What the record of a call keeps. Lengths in ms, loudness in LUFS (ITU-R BS.1770), null where nothing was heard. */
export type TalkReport = {
  readonly agentMs: number;
  readonly customerMs: number;
  /** Both at once. */
  readonly overlapMs: number;
  readonly silences: readonly Silence[];
  readonly agentLufs: number | null;
  readonly customerLufs: number | null;
  /** Syllables a second while the agent speaks, an estimate. */
  readonly syllablesPerS: number | null;
  readonly agent: readonly Run[];
  readonly customer: readonly Run[];
  readonly lengthMs: number;
};

/** Less speech than that says nothing about its rate, in ms. */
const RATE_FROM_MS = 3_000;

/**
 * @param powers K-weighted mean squares of each voice, of 100 ms each
 * @param fromMs a pause that is shorter is no silence (F81)
 */
export function reportOf(log: TalkLog, powers: { readonly agent: readonly number[]; readonly customer: readonly number[] }, fromMs = USUAL_LIMITS.greyMs): TalkReport {
  const agent = runsOf(log.agent);
  const customer = runsOf(log.customer);
  const spoken = union(agent, customer);
  const silences = log.measured.flatMap(([from, to]) =>
    gaps(spoken, from, to)
      .filter(([start, end]) => end - start >= fromMs)
      .map(([start, end]): Silence => ({ from: start, to: end, kind: kindOf(log, start, end) })),
  );
  const agentMs = lengthOf(agent);
  return {
    ...{ agentMs, customerMs: lengthOf(customer), overlapMs: lengthOf(intersection(agent, customer)), silences },
    agentLufs: integratedLoudness(powers.agent),
    customerLufs: integratedLoudness(powers.customer),
    syllablesPerS: agentMs < RATE_FROM_MS ? null : log.syllables / (agentMs / 1_000),
    ...{ agent, customer, lengthMs: log.measured.at(-1)?.[1] ?? 0 },
  };
}

/** The sum of the silences of a kind, in ms. */
export const silenceOf = ({ silences }: Pick<TalkReport, 'silences'>, kind: SilenceKind): number =>
  lengthOf(silences.filter((one) => one.kind === kind).map(({ from, to }): Run => [from, to]));

/** What the window shows of a living call. */
export type CallTalk = {
  readonly callId: CallId;
  /** Wall-clock ms since when nobody has spoken; null while somebody does. */
  readonly quietSince: number | null;
  readonly kind: SilenceKind;
  /** By the project, and by the step of the script on screen. */
  readonly limits: SilenceLimits;
  /** So far, renewed every few seconds; null before anything was said. */
  readonly figures: TalkFigures | null;
};

/** What the agent may want to know of the conversation while it lasts. */
export type TalkFigures = {
  /** The agent's part of what was said, and of the call in which both spoke, 0..1. */
  readonly share: number;
  readonly overlap: number;
  readonly lufs: number | null;
  readonly syllablesPerS: number | null;
};

export function figuresOf({ agentMs, customerMs, overlapMs, lengthMs, agentLufs, syllablesPerS }: TalkReport): TalkFigures | null {
  const spoken = agentMs + customerMs;
  return spoken === 0 ? null : { share: agentMs / spoken, overlap: overlapMs / lengthMs, lufs: agentLufs, syllablesPerS };
}
