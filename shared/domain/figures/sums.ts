/** How the time of a session is spent: the states of DOMAIN 7, time on the practice line, and time of which no state is on record. */
export const TIME_KINDS = [
  'talking',
  'hold',
  'consult',
  'handling',
  'ringing',
  'preview',
  'dialling',
  'ready',
  'not-ready',
  'practice',
  'unrecorded',
] as const;
export type TimeKind = (typeof TIME_KINDS)[number];

/**
 * What is counted. Calls count where they were answered, registrations where they were completed, promises where they are due.
 * Names that end in `Ms` are milliseconds, `turnover` is in minor units. `besideTalkMs` is dialling and handling of calls that were answered,
 * `afterCallMs` the handling of it.
 */
export const COUNT_KEYS = [
  ...(['callsIn', 'callsOut', 'missed', 'answerMs', 'besideTalkMs', 'afterCallMs'] as const),
  ...([
    'registered',
    'asked',
    'solved',
    'reached',
    'sales',
    'results',
    'turnover',
    'promisesDue',
    'promisesKept',
  ] as const),
  ...([
    'measured',
    'unannouncedMs',
    'announcedMs',
    'systemMs',
    'agentVoiceMs',
    'customerVoiceMs',
    'overlapMs',
  ] as const),
  ...(['scripts', 'scriptsComplete'] as const),
] as const;
export type CountKey = (typeof COUNT_KEYS)[number];

/** What one or more people did in a stretch of time. All of it adds up. */
export type Sums = {
  /** Milliseconds. */
  readonly time: Readonly<Record<TimeKind, number>>;
  /** Milliseconds of Not ready by reason; together they are `time['not-ready']`. */
  readonly reasons: Readonly<Record<string, number>>;
  readonly counts: Readonly<Record<CountKey, number>>;
};

/** Sums as they were kept by any version: before after-call time was counted by itself it was all handling. */
export function upgradeSums<Given extends { readonly time: Partial<Record<TimeKind, number>>; readonly counts: Partial<Record<CountKey, number>> }>(sums: Given): Given {
  const { afterCallMs = sums.time.handling ?? 0 } = sums.counts;
  return { ...sums, counts: { ...sums.counts, afterCallMs } };
}

/** The same, while it is being counted. */
export type Tally = {
  readonly time: Record<TimeKind, number>;
  readonly reasons: Record<string, number>;
  readonly counts: Record<CountKey, number>;
};

const zeros = <Key extends string>(keys: readonly Key[]): Record<Key, number> =>
  Object.fromEntries(keys.map((key) => [key, 0])) as Record<Key, number>;

export const zeroCounts = (): Record<CountKey, number> => zeros(COUNT_KEYS);

export function emptyTally(): Tally {
  return { time: zeros(TIME_KINDS), reasons: {}, counts: zeroCounts() };
}

export function addUp(all: readonly Sums[]): Sums {
  const whole = emptyTally();
  for (const { time, reasons, counts } of all) {
    for (const kind of TIME_KINDS) whole.time[kind] += time[kind];
    for (const key of COUNT_KEYS) whole.counts[key] += counts[key];
    for (const [reason, ms] of Object.entries(reasons)) whole.reasons[reason] = (whole.reasons[reason] ?? 0) + ms;
  }
  return whole;
}

/** Log-in time: all states together (DOMAIN 7). */
export function loggedInMs({ time }: Pick<Sums, 'time'>): number {
  return TIME_KINDS.reduce((sum, kind) => sum + time[kind], 0);
}
