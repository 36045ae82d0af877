import type { AccountKind, SipAccount } from '../../shared/domain/account/account.ts';
import { livingCalls } from '../../shared/domain/call/call-selectors.ts';
import { appError } from '../../shared/errors/app-error.ts';
import type { PracticeState } from '../../shared/ipc/app-state.ts';
import { err, ok } from '../../shared/lib/result.ts';
import type { SipEngine, SipEngineAccount, TestRegistration } from '../sip/sip-engine.ts';
import { decodeSecret, encodeSecret, separateSecret, withSecret, type AccountSecret } from './account-secret.ts';
import type { DataPort } from './ports/data-port.ts';
import type { Log, Outcome, SecretStore } from './ports/platform-ports.ts';
import type { StateStore } from './state-store.ts';

/** The practice line as a telephone line: an engine of its own and what to register with. */
export type PracticeLinePort = {
  readonly engine: SipEngine;
  readonly account: () => SipEngineAccount;
  /** A simulated customer rings; null takes the next one. */
  readonly callMe: (scenarioId: string | null) => Outcome;
  /** Plans the first customer, or none. */
  readonly setActive: (active: boolean) => void;
  /** When the next customer rings, and what the present one says. */
  readonly onChanged: (listener: (change: Pick<PracticeState, 'nextCallAt' | 'caption'>) => void) => void;
};

/** Which line is in use and whether it is connected: practice or a telephone account. */
export type LineDesk = {
  readonly load: () => Promise<void>;
  readonly kind: () => AccountKind;
  readonly practice: () => boolean;
  readonly engine: () => SipEngine;
  /** Connects while somebody is logged in, disconnects otherwise. */
  readonly setLoggedIn: (loggedIn: boolean) => Promise<void>;
  readonly usePractice: () => Promise<Outcome>;
  readonly useSip: (account: SipAccount, password: string | null) => Promise<Outcome>;
  readonly test: (account: SipAccount, password: string | null) => Promise<Outcome<{ readonly user: string }>>;
  readonly enterPassword: (password: string) => Promise<Outcome>;
  readonly callMe: (scenarioId: string | null) => Outcome;
  /** The secret for the service that tells the queue, as it was given with the account. */
  readonly queueToken: () => Promise<string | undefined>;
  /** Tries now instead of at the time of the back-off: the agent asks, or the network or the machine is back. */
  readonly reconnect: () => Outcome;
  readonly stop: () => Promise<void>;
};

export function createLineDesk(deps: {
  readonly data: () => DataPort;
  readonly store: StateStore;
  readonly secrets: SecretStore;
  readonly sipEngine: SipEngine;
  readonly practiceLine: PracticeLinePort;
  readonly testRegistration: TestRegistration;
  readonly onKindChanged: (kind: AccountKind) => void;
  readonly log: Log;
}): LineDesk {
  const { store, secrets, sipEngine, practiceLine } = deps;
  let loggedIn = false;
  /** Serialises switching: the last wish wins, and no two engines are started at once. */
  let switching: Promise<void> = Promise.resolve();

  const { kind, sip }: { kind: AccountKind; sip: SipAccount | null } = store.get().account;
  let current: { kind: AccountKind; sip: SipAccount | null } = { kind, sip };

  for (const [name, engine] of [
    ['sip', sipEngine],
    ['practice', practiceLine.engine],
  ] as const) {
    engine.events.on('line', (line) => {
      if (loggedIn && current.kind === name) store.setSlice('line', line);
    });
  }

  practiceLine.onChanged((change) => store.setSlice('practice', { ...store.get().practice, ...change }));

  const publishAccount = (): void =>
    store.setSlice('account', { kind: current.kind, sip: current.sip, passwordInMemoryOnly: current.kind === 'sip' && !secrets.durable() });

  const readSecret = async (): Promise<AccountSecret> => decodeSecret(await secrets.get());

  const connect = async (): Promise<void> => {
    await Promise.all([sipEngine.stop(), practiceLine.engine.stop()]);
    practiceLine.setActive(loggedIn && current.kind === 'practice');
    if (!loggedIn || current.kind === 'none') {
      store.setSlice('line', { state: 'off' });
      return;
    }
    store.setSlice('line', { state: 'connecting', problem: null });
    if (current.kind === 'practice') {
      practiceLine.engine.start(practiceLine.account());
      return;
    }
    const secret = await readSecret();
    if (secret.password === null) {
      store.setSlice('line', { state: 'not-registered', problem: 'password-missing', sipStatus: null, field: null, retryAt: null });
      return;
    }
    if (current.sip !== null) sipEngine.start({ account: withSecret(current.sip, secret), password: secret.password });
  };

  const switchLine = (): Promise<void> => {
    switching = switching.then(connect).catch((error: unknown) => deps.log.error('the line could not be switched', error));
    return switching;
  };

  const refuseDuringCall = (): Outcome | null =>
    livingCalls(store.get().calls.calls).length > 0 ? err(appError('during-call', 'the account cannot change during a call')) : null;

  const use = async (next: { kind: 'practice' | 'sip'; sip: SipAccount | null }): Promise<Outcome> => {
    await deps.data().settings.saveAccount(next, store.get().session.agent?.id ?? null);
    current = next;
    deps.onKindChanged(next.kind);
    publishAccount();
    await switchLine();
    return ok();
  };

  return {
    load: async () => {
      current = await deps.data().settings.account();
      deps.onKindChanged(current.kind);
      publishAccount();
    },
    kind: () => current.kind,
    practice: () => current.kind === 'practice',
    engine: () => (current.kind === 'practice' ? practiceLine.engine : sipEngine),
    setLoggedIn: (value) => {
      loggedIn = value;
      return switchLine();
    },
    usePractice: async () => refuseDuringCall() ?? use({ kind: 'practice', sip: current.sip }),
    useSip: async (account, password) => {
      const refused = refuseDuringCall();
      if (refused !== null) return refused;
      const separated = separateSecret(account, password, await readSecret());
      await secrets.set(encodeSecret(separated.secret));
      return use({ kind: 'sip', sip: separated.account });
    },
    test: async (account, password) => {
      const { secret } = separateSecret(account, password, await readSecret());
      return deps.testRegistration({ account: withSecret(account, secret), password: secret.password ?? '' });
    },
    enterPassword: async (password) => {
      const refused = refuseDuringCall();
      if (refused !== null) return refused;
      await secrets.set(encodeSecret({ ...(await readSecret()), password }));
      await switchLine();
      return ok();
    },
    callMe: (scenarioId) =>
      current.kind === 'practice' ? practiceLine.callMe(scenarioId) : err(appError('call-not-possible', 'practice customers call on the practice line only')),
    queueToken: async () => (await readSecret()).queueToken,
    reconnect: () => {
      if (loggedIn && current.kind === 'sip') sipEngine.reconnect();
      return ok();
    },
    stop: async () => {
      loggedIn = false;
      await switchLine();
    },
  };
}
