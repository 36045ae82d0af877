/** How the manager interface (AMI) of the PBX is reached; the secret is kept apart. */
export type PbxLink = {
  readonly host: string;
  /** 1 to 65535; Asterisk's own is 5038, with TLS 5039. */
  readonly port: number;
  readonly tls: boolean;
  readonly user: string;
  /** Whoever is listened to sees it. The PBX then tells of every call, and not of its queues only. */
  readonly tellListening: boolean;
};

/** Why there is no connection with the PBX. */
export const PBX_PROBLEMS = [
  'unreachable',
  'not-ami',
  'refused',
  'certificate',
  'no-rights',
  'no-answer',
  'no-secret',
  'lost',
] as const;
export type PbxProblem = (typeof PBX_PROBLEMS)[number];

/** Who waits now, and how the PBX is connected. Instants are wall-clock ms. */
export type QueueLive = {
  readonly state: 'off' | 'connecting' | 'on' | 'failed';
  readonly problem: PbxProblem | null;
  /** Somebody listens to the call of this telephone, and it is to be shown. */
  readonly listenedTo: boolean;
  readonly queues: readonly {
    readonly name: string;
    readonly waiting: number;
    /** Since when the one who waits longest does; null when nobody waits. */
    readonly since: number | null;
    /** In the queue and not paused. */
    readonly ready: number;
  }[];
};
export const NO_QUEUE_LIVE: QueueLive = { state: 'off', problem: null, listenedTo: false, queues: [] };

/** Sums of the queues that somebody looks at. @param patterns names, a star at the end for whatever follows; none for all */
export function waitingIn(
  { queues }: QueueLive,
  patterns: readonly string[],
): { readonly waiting: number; readonly since: number | null } {
  const mine = queues.filter(({ name }) => isOfQueues(name, patterns));
  const since = mine.flatMap((queue) => queue.since ?? []);
  return {
    waiting: mine.reduce((sum, queue) => sum + queue.waiting, 0),
    since: since.length === 0 ? null : Math.min(...since),
  };
}

export function isOfQueues(name: string, patterns: readonly string[]): boolean {
  const have = name.trim().toLowerCase();
  return (
    patterns.length === 0 ||
    patterns.some((pattern) => {
      const want = pattern.trim().toLowerCase();
      return want.endsWith('*') ? have.startsWith(want.slice(0, -1)) : have === want;
    })
  );
}
