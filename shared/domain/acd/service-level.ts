import type { FigureUnit } from '../figures/figures.ts';
import type { Period } from '../figures/period.ts';
import type { ProjectId } from '../../lib/brand.ts';
import type { ServiceLevelRule } from '../project/service-level-rule.ts';
import type { VisitEnd } from './queue-entry.ts';

/** What is counted of one stretch of time. All of it but `longestMs` adds up; Ms are milliseconds. */
export type QueueSums = {
  readonly answered: number;
  readonly answeredWithin: number;
  /** Without the short ones. */
  readonly abandoned: number;
  readonly abandonedWithin: number;
  readonly short: number;
  /** Went on without an agent. */
  readonly left: number;
  readonly leftWithin: number;
  /** Waited by those who were answered. */
  readonly waitMs: number;
  readonly longestMs: number;
  readonly talkMs: number;
  /** Talk of people whose time in the queue is on record. */
  readonly busyMs: number;
  /** People in the queue and not paused. */
  readonly staffedMs: number;
  /** Came, and how it ended is not on record. */
  readonly unknown: number;
  /** Of files that counted by another time than the rule's: how many were in time cannot be said of these. */
  readonly otherRule: number;
};

export const NO_QUEUE_SUMS: QueueSums = {
  ...{ answered: 0, answeredWithin: 0, abandoned: 0, abandonedWithin: 0, short: 0, left: 0, leftWithin: 0 },
  ...{ waitMs: 0, longestMs: 0, talkMs: 0, busyMs: 0, staffedMs: 0, unknown: 0, otherRule: 0 },
};

export function addQueueSums(all: readonly QueueSums[]): QueueSums {
  const sum = (key: keyof QueueSums): number => all.reduce((total, each) => total + each[key], 0);
  return {
    ...(Object.fromEntries(Object.keys(NO_QUEUE_SUMS).map((key) => [key, sum(key as keyof QueueSums)])) as QueueSums),
    longestMs: Math.max(0, ...all.map(({ longestMs }) => longestMs)),
  };
}

/** Callers who count: answered, given up, or left without an agent. */
export const offeredIn = ({ answered, abandoned, left }: QueueSums): number => answered + abandoned + left;

const percent = (part: number, whole: number): number | null => (whole <= 0 ? null : (100 * part) / whole);
const mean = (sum: number, count: number): number | null => (count <= 0 ? null : sum / count);

/**
 * Service level in per cent (DOMAIN 7): answered, or removed where the rule says so, within X s ÷ offered × 100. Null without callers, and where
 * figures of a file were counted by another time.
 */
export function serviceLevel(sums: QueueSums, { abandoned }: Pick<ServiceLevelRule, 'abandoned'>): number | null {
  if (sums.otherRule > 0) return null;
  const offered = offeredIn(sums);
  switch (abandoned) {
    case 'against':
      return percent(sums.answeredWithin, offered);
    case 'within':
      return percent(sums.answeredWithin + sums.abandonedWithin + sums.leftWithin, offered);
    case 'left-out':
      return percent(sums.answeredWithin, offered - sums.abandoned);
  }
}

/** Which visits a figure is made of. */
export const VISIT_SETS = ['offered', 'answered', 'late', 'abandoned', 'short', 'left', 'unknown'] as const;
export type VisitSet = (typeof VISIT_SETS)[number];

export type QueueFigureKind = {
  readonly unit: FigureUnit;
  readonly visits: VisitSet | null;
  readonly of: (sums: QueueSums, rule: ServiceLevelRule) => number | null;
};

/** The figures of a queue in the order in which they are shown. */
export const QUEUE_FIGURES = {
  serviceLevel: { unit: 'percent', visits: 'late', of: serviceLevel },
  offered: { unit: 'count', visits: 'offered', of: offeredIn },
  answered: { unit: 'count', visits: 'answered', of: ({ answered }) => answered },
  abandoned: { unit: 'count', visits: 'abandoned', of: ({ abandoned }) => abandoned },
  abandonedShare: { unit: 'percent', visits: 'abandoned', of: (sums) => percent(sums.abandoned, offeredIn(sums)) },
  averageWait: { unit: 'duration', visits: 'answered', of: ({ waitMs, answered }) => mean(waitMs, answered) },
  longestWait: { unit: 'duration', visits: 'offered', of: (sums) => (offeredIn(sums) === 0 ? null : sums.longestMs) },
  averageTalk: { unit: 'duration', visits: 'answered', of: ({ talkMs, answered }) => mean(talkMs, answered) },
  occupancy: { unit: 'percent', visits: null, of: ({ busyMs, staffedMs }) => percent(busyMs, staffedMs) },
} as const satisfies Readonly<Record<string, QueueFigureKind>>;

export type QueueFigureKey = keyof typeof QUEUE_FIGURES;
export const QUEUE_FIGURE_KEYS = Object.keys(QUEUE_FIGURES) as readonly QueueFigureKey[];
export const queueFigure = (key: QueueFigureKey): QueueFigureKind => QUEUE_FIGURES[key];

/** One period of the queues of a project, or of all of them. */
export type QueueReport = {
  readonly projectId: ProjectId | null;
  readonly rule: ServiceLevelRule;
  /** Names of the queues that are in it. */
  readonly queues: readonly string[];
  readonly period: Period;
  readonly parts: readonly QueueSums[];
  readonly total: QueueSums;
  /** As much of the period before as has passed of this one. */
  readonly earlier: QueueSums;
  /** Whether anything of a queue is on record at all. */
  readonly any: boolean;
};

/** A caller in a queue behind a figure. Instants are wall-clock ms. */
export type VisitBehind = {
  readonly queue: string;
  readonly enteredAt: number;
  readonly outcome: VisitEnd | 'waiting';
  readonly waitMs: number | null;
  readonly talkMs: number | null;
  /** Empty for nobody, and where whoever looks may not see the figures of others. */
  readonly agent: string;
};
