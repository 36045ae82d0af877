/** One fact of a PBX's queue, whichever way it was told: a line of its log, an event, a row of a file. Wall-clock ms. */
export type QueueEntry = CallerEntry | MemberEvent;

/** Of a caller in a queue. `left`: they went on without an agent (waited too long, pressed a key, nobody was there). */
export type CallerEntry = {
  readonly kind: 'enter' | 'connect' | 'complete' | 'abandon' | 'left';
  readonly at: number;
  readonly queue: string;
  /** As the PBX counts its calls. */
  readonly callId: string;
  /** By the PBX's name; empty while nobody has the call. */
  readonly agent: string;
  /** Whole seconds in ms, as the PBX counts them; null where it does not say. */
  readonly waitMs: number | null;
  readonly talkMs: number | null;
};

/** Of somebody who takes calls of a queue. `restart`: the PBX began anew, and nobody is in any queue. */
export const MEMBER_EVENTS = ['in', 'out', 'paused', 'unpaused', 'restart'] as const;
export type MemberEvent = {
  readonly kind: (typeof MEMBER_EVENTS)[number];
  readonly at: number;
  /** Empty for `restart`. */
  readonly queue: string;
  readonly agent: string;
};

export const isMemberEvent = (entry: QueueEntry): entry is MemberEvent =>
  (MEMBER_EVENTS as readonly string[]).includes(entry.kind);

export const VISIT_ENDS = ['answered', 'abandoned', 'left'] as const;
export type VisitEnd = (typeof VISIT_ENDS)[number];

/** One caller's time in one queue. */
export type QueueVisit = {
  readonly queue: string;
  readonly callId: string;
  readonly enteredAt: number;
  /** `waiting` also where the end is not on record. */
  readonly outcome: VisitEnd | 'waiting';
  /** Null while it lasts. */
  readonly waitMs: number | null;
  /** Null before the end of the conversation, and without one. */
  readonly talkMs: number | null;
  /** Who answered, by the PBX's name. */
  readonly agent: string;
};

/** What becomes of a visit by one more entry. @param visit null when nothing of it is known yet */
export function visitAfter(visit: QueueVisit | null, entry: CallerEntry): QueueVisit {
  const { at, queue, callId, waitMs, talkMs, agent } = entry;
  const begun: QueueVisit = visit ?? {
    ...{ queue, callId, outcome: 'waiting', waitMs: null, talkMs: null, agent: '' },
    enteredAt: at - (waitMs ?? 0) - (entry.kind === 'complete' ? (talkMs ?? 0) : 0),
  };
  const waited = waitMs ?? begun.waitMs ?? wholeSeconds(at - begun.enteredAt);
  switch (entry.kind) {
    case 'enter':
      return begun;
    case 'connect':
      return { ...begun, outcome: 'answered', waitMs: waited, agent };
    case 'complete':
      return {
        ...begun,
        outcome: 'answered',
        waitMs: waitMs ?? begun.waitMs ?? 0,
        talkMs,
        agent: begun.agent || agent,
      };
    case 'abandon':
      return begun.outcome === 'answered' ? begun : { ...begun, outcome: 'abandoned', waitMs: waited };
    case 'left':
      // An exchange also says so of callers that an agent takes, or who hang up.
      return begun.outcome === 'waiting' ? { ...begun, outcome: 'left', waitMs: waited } : begun;
  }
}

/** Whose conversation an end without a call belongs to: the last one that this agent of the queue answered, and that is not over; null for none. */
export function talkOf(visits: Iterable<QueueVisit>, { queue, agent }: Pick<CallerEntry, 'queue' | 'agent'>): QueueVisit | null {
  let found: QueueVisit | null = null;
  for (const visit of visits) if (visit.queue === queue && visit.agent === agent && visit.outcome === 'answered' && visit.talkMs === null) found = visit;
  return found;
}

const wholeSeconds = (ms: number): number => Math.max(0, Math.floor(ms / 1_000) * 1_000);

/** Whether nothing more is to come. */
export const isOver = ({ kind }: CallerEntry): boolean => kind === 'complete' || kind === 'abandon' || kind === 'left';

/** Puts entries of callers together to visits, in one pass; what is still open comes with `rest`. */
export function visitCollector(take: (visit: QueueVisit) => void): {
  readonly add: (entry: CallerEntry) => void;
  readonly rest: () => void;
} {
  const open = new Map<string, QueueVisit>();
  return {
    add: (entry) => {
      const key = `${entry.queue}\n${entry.callId}`;
      const before = open.get(key) ?? null;
      // A second entry into the same queue is another visit.
      if (entry.kind === 'enter' && before !== null) take(before);
      const visit = visitAfter(entry.kind === 'enter' ? null : before, entry);
      if (isOver(entry)) {
        open.delete(key);
        take(visit);
      } else open.set(key, visit);
    },
    rest: () => {
      for (const visit of open.values()) take(visit);
      open.clear();
    },
  };
}
