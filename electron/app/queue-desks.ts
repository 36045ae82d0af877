import type { QueueState } from '../../shared/ipc/app-state.ts';
import type { AccountId } from '../../shared/lib/brand.ts';
import type { Clock } from '../../shared/lib/clock.ts';
import type { SipEngine } from '../sip/sip-engine.ts';
import type { NoticeDesk } from './notice-desk.ts';
import type { Log, Timers } from './ports/platform-ports.ts';
import { createQueueDesk, type QueueDesk } from './queue-desk.ts';
import { createAskQueue } from './queue-requests.ts';
import type { StateStore } from './state-store.ts';

const OFF: QueueState = { state: 'off', reason: null, answer: null, retryAt: null };
/** What the agent must see first, where the accounts differ. */
const URGENCY: readonly QueueState['state'][] = ['failed', 'working', 'paused', 'in', 'out', 'off'];

/** The queues of every account that has some. One state is shown: the one that asks for attention most. */
export function createQueueDesks(deps: {
  readonly store: StateStore;
  readonly engine: () => Pick<SipEngine, 'callService' | 'askFeature'>;
  /** For the service of an account that is told by HTTP. */
  readonly token: (accountId: AccountId) => Promise<string | undefined>;
  readonly notices: NoticeDesk;
  readonly clock: Clock;
  readonly timers: Timers;
  readonly log: Log;
}): QueueDesk {
  const { store, notices } = deps;
  const desks = new Map<AccountId, { readonly desk: QueueDesk; state: QueueState }>();

  const publish = (): void => {
    const states = [...desks.values()].map(({ state }) => state);
    store.setSlice('queue', URGENCY.flatMap((state) => states.find((one) => one.state === state) ?? [])[0] ?? OFF);
    if (!states.some(({ state }) => state === 'failed')) notices.solve('queue-refused');
  };

  const create = (accountId: AccountId): QueueDesk => {
    // The first one needs no name: it is what the line uses unless told otherwise.
    const over = (): AccountId | undefined => (store.get().lines[0]?.id === accountId ? undefined : accountId);
    const ask = createAskQueue({
      callService: (code) => deps.engine().callService(code, over()),
      askFeature: (document, confirms) => deps.engine().askFeature(document, confirms, over()),
    });
    return createQueueDesk({
      ...deps,
      accountId,
      ask,
      token: () => deps.token(accountId),
      publish: (state) => {
        const known = desks.get(accountId);
        if (known !== undefined) known.state = state;
        publish();
      },
    });
  };

  const follow = (): void => {
    for (const { id, account } of store.get().lines)
      if (account.queue !== undefined && account.queue.method !== 'none' && !desks.has(id))
        desks.set(id, { desk: create(id), state: OFF });
  };
  store.subscribe(({ event }) => {
    if (event.type === 'slice' && event.name === 'lines') follow();
  });
  follow();
  return {
    join: () => {
      for (const { desk } of desks.values()) desk.join();
    },
    leave: async () => {
      await Promise.all([...desks.values()].map(({ desk }) => desk.leave()));
    },
  };
}
