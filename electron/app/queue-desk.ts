import { isDeepStrictEqual } from 'node:util';
import { positionAfter, queueSteps, wantedQueuePosition, type QueuePosition } from '../../shared/domain/queue/queue-position.ts';
import type { QueueSettings } from '../../shared/domain/queue/queue-settings.ts';
import type { AccountLine } from '../../shared/domain/account/account.ts';
import type { QueueState } from '../../shared/ipc/app-state.ts';
import type { AccountId } from '../../shared/lib/brand.ts';
import type { Clock } from '../../shared/lib/clock.ts';
import type { NoticeDesk } from './notice-desk.ts';
import type { Log, Timers } from './ports/platform-ports.ts';
import type { AskQueue, QueueAnswer } from './queue-requests.ts';
import type { StateStore } from './state-store.ts';

/** Keeps the agent's place in the queues of one account's PBX, or of all, equal to the agent state (F27, F29). */
export type QueueDesk = {
  /** Leaves the queue, before the line goes down. Resolves when the PBX has answered, at the latest after 5 s. */
  readonly leave: () => Promise<void>;
  /** Somebody works here again. */
  readonly join: () => void;
};

/** Waits in ms before a refused or unanswered request is repeated; the last one goes on. */
const RETRY_MS = [5_000, 15_000, 60_000] as const;
const LEAVE_MS = 5_000;

/** The user part of an address of record. */
const userOf = (uri: string): string => /^sips?:([^@;]+)@/.exec(uri)?.[1] ?? '';

/**
 * One request at a time. What is wanted is read anew after each answer, so that quick changes of the state end with the
 * last one and nothing is asked that is no longer wanted.
 */
export function createQueueDesk(deps: {
  readonly store: StateStore;
  readonly accountId: AccountId;
  readonly publish: (state: QueueState) => void;
  readonly ask: AskQueue;
  /** For the service that is told by HTTP; kept with the account's password. */
  readonly token: () => Promise<string | undefined>;
  readonly notices: NoticeDesk;
  readonly clock: Clock;
  readonly timers: Timers;
  readonly log: Log;
}): QueueDesk {
  const { store, clock } = deps;
  /** Where the PBX has us; null when not known. */
  let known: QueuePosition | null = null;
  let leaving = false;
  let running: Promise<void> | null = null;
  let failures = 0;
  let cancelRetry: (() => void) | null = null;
  let registered = false;

  const line = (): AccountLine | undefined => store.get().lines.find(({ id }) => id === deps.accountId);
  const settings = (): QueueSettings | null => {
    const queue = line()?.account.queue;
    return store.get().account.kind === 'sip' && queue !== undefined && queue.method !== 'none' ? queue : null;
  };

  let answered: QueueAnswer | null = null;
  const publish = (state: QueueState['state'], answer: QueueAnswer | null, retryAt: number | null = null): void => {
    answered = answer;
    deps.publish({ state, reason: known?.state === 'paused' ? known.reason : null, answer, retryAt });
  };

  const wanted = (using: QueueSettings): QueuePosition => {
    const { agent, state, next } = store.get().session;
    return wantedQueuePosition({ loggedIn: agent !== null && !leaving, state, next }, using);
  };

  const fail = (details: Readonly<Record<string, string | number>>): void => {
    const answer = { status: Number(details['status'] ?? 0), text: String(details['answer'] ?? '') };
    const delay = RETRY_MS[Math.min(failures, RETRY_MS.length - 1)] ?? 60_000;
    failures += 1;
    publish('failed', answer, clock.now() + delay);
    deps.notices.show({ code: 'queue-refused', severity: 'warning', details: { answer: answer.status === 0 ? '–' : `${answer.status} ${answer.text}`.trim() } });
    cancelRetry?.();
    cancelRetry = deps.timers.after(delay, () => {
      cancelRetry = null;
      follow();
    });
  };

  const work = async (): Promise<void> => {
    for (;;) {
      const using = settings();
      if (using === null || !registered) return;
      const target = wanted(using);
      const steps = queueSteps(known, target, using.method === 'feature-event');
      if (steps.length === 0) return;
      publish('working', answered);
      const token = using.method === 'http' ? await deps.token() : undefined;
      let answer: QueueAnswer | null = null;
      for (const step of steps) {
        const asked = await deps.ask(step, token === undefined ? using : { ...using, http: { ...using.http, token } }, userOf(line()?.account.uri ?? ''));
        if (!asked.ok) {
          deps.log.warn('the queue was not told', { action: step.action, status: asked.error.details['status'] ?? asked.error.code });
          fail(asked.error.details);
          return;
        }
        answer = asked.value ?? answer;
        known = positionAfter(step);
        if (!isDeepStrictEqual(wanted(using), target)) break;
      }
      failures = 0;
      publish(known?.state ?? 'off', answer);
    }
  };

  const follow = (): void => {
    if (cancelRetry !== null || running !== null) return;
    running = work()
      .catch((error: unknown) => deps.log.error('the queue desk failed', error))
      .finally(() => {
        running = null;
        const using = settings();
        // Something changed while the last answer was being taken in.
        if (using !== null && registered && cancelRetry === null && queueSteps(known, wanted(using), using.method === 'feature-event').length > 0) follow();
      });
  };

  const followLine = (): void => {
    const now = line()?.status.state === 'registered';
    if (now === registered) return;
    registered = now;
    cancelRetry?.();
    cancelRetry = null;
    failures = 0;
    // The PBX may have forgotten us meanwhile.
    known = null;
    if (now) follow();
    else publish('off', null);
  };

  store.subscribe(({ event }) => {
    if (event.type !== 'slice') return;
    // Later: what is published from within a publication would overtake it on the way to the other subscribers.
    if (event.name === 'lines') queueMicrotask(followLine);
    if (event.name === 'session' || event.name === 'account' || event.name === 'lines') queueMicrotask(follow);
  });
  queueMicrotask(followLine);
  return {
    join: () => {
      leaving = false;
    },
    leave: async () => {
      leaving = true;
      cancelRetry?.();
      cancelRetry = null;
      follow();
      await Promise.race([
        (async () => {
          while (running !== null) await running;
        })(),
        new Promise<void>((resolve) => deps.timers.after(LEAVE_MS, resolve)),
      ]);
      if (settings() !== null) publish('out', answered);
    },
  };
}
