import {
  MAIN_ACCOUNT,
  type AccountKind,
  type AccountLine,
  type LineAccount,
  type LineStatus,
  type SipAccount,
} from '../../shared/domain/account/account.ts';
import { accountForEmergency, accountOfProject, projectOfAccount } from '../../shared/domain/account/choose-account.ts';
import { livingCalls } from '../../shared/domain/call/call-selectors.ts';
import { appError } from '../../shared/errors/app-error.ts';
import type { PracticeState } from '../../shared/ipc/app-state.ts';
import { brandId, type AccountId } from '../../shared/lib/brand.ts';
import { err, ok } from '../../shared/lib/result.ts';
import type { ReconnectCause, SipEngine, SipEngineAccount, TestRegistration } from '../sip/sip-engine.ts';
import { decodeSecrets, encodeSecrets, NO_SECRET, separateSecret, withSecret, type AccountSecret, type AccountSecrets } from './account-secret.ts';
import type { DataPort } from './ports/data-port.ts';
import type { Log, NewId, Outcome, SecretStore } from './ports/platform-ports.ts';
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

/** An account as the settings give it: without id a new one, without password the stored one. */
export type AccountInput = Omit<LineAccount, 'id'> & { readonly id: AccountId | null; readonly password: string | null };

/** Which line is in use and whether it is connected: practice, or the telephone accounts. */
export type LineDesk = {
  readonly load: () => Promise<void>;
  readonly kind: () => AccountKind;
  readonly practice: () => boolean;
  readonly engine: () => SipEngine;
  /**
   * The account for a call of our own, by the project the agent works for; an emergency call has its own. Undefined where
   * there is no choice; null when what there is has no connection.
   */
  readonly accountFor: (call: { readonly emergency: boolean }) => AccountId | null | undefined;
  /** Key of the project that a call over this account belongs to. */
  readonly projectOf: (accountId: AccountId | undefined) => string;
  /** The agent works for another project: the line that counts may be another one. */
  readonly projectChanged: () => void;
  /** Connects while somebody is logged in, disconnects otherwise. */
  readonly setLoggedIn: (loggedIn: boolean) => Promise<void>;
  /** Connects for an emergency call while nobody is logged in, and disconnects after it. Whoever logs in meanwhile takes the line over as it is. */
  readonly lend: (on: boolean) => Promise<void>;
  readonly usePractice: () => Promise<Outcome>;
  /** Changes the first account and connects with all. */
  readonly useSip: (account: SipAccount, password: string | null) => Promise<Outcome>;
  /** Adds or changes an account and connects with all. */
  readonly saveAccount: (input: AccountInput) => Promise<Outcome>;
  /** Errors: `during-call`, `not-found`, `account-needed` for the last one. */
  readonly removeAccount: (id: AccountId) => Promise<Outcome>;
  /** @param id whose stored password counts when none is given */
  readonly test: (account: SipAccount, password: string | null, id: AccountId | null) => Promise<Outcome<{ readonly user: string }>>;
  /** @param id the account whose password it is; the one of the project unless given */
  readonly enterPassword: (password: string, id: AccountId | null) => Promise<Outcome>;
  readonly callMe: (scenarioId: string | null) => Outcome;
  /** The secret for the service that tells the queue, as it was given with this account. */
  readonly queueToken: (accountId: AccountId) => Promise<string | undefined>;
  /** Tries now instead of at the time of the back-off: the agent asks, or the network or the machine is back. */
  readonly reconnect: (cause?: ReconnectCause) => Outcome;
  readonly stop: () => Promise<void>;
};

const OFF: LineStatus = { state: 'off' };
const CONNECTING: LineStatus = { state: 'connecting', problem: null };
const PASSWORD_MISSING: LineStatus = { state: 'not-registered', problem: 'password-missing', sipStatus: null, field: null, retryAt: null };

export function createLineDesk(deps: {
  readonly data: () => DataPort;
  readonly store: StateStore;
  readonly secrets: SecretStore;
  readonly sipEngine: SipEngine;
  readonly practiceLine: PracticeLinePort;
  readonly testRegistration: TestRegistration;
  /** Key of the project the agent works for. */
  readonly projectKey: () => string;
  readonly newId: NewId;
  readonly onKindChanged: (kind: AccountKind) => void;
  readonly log: Log;
}): LineDesk {
  const { store, secrets, sipEngine, practiceLine } = deps;
  let loggedIn = false;
  let lent = false;
  const wanted = (): boolean => loggedIn || lent;
  /** Serialises switching: the last wish wins, and no two engines are started at once. */
  let switching: Promise<void> = Promise.resolve();
  let kind: AccountKind = store.get().account.kind;
  let accounts: readonly LineAccount[] = [];
  /** Of the telephone accounts, by id, and of the practice line. */
  const statuses = new Map<AccountId, LineStatus>();
  let practiceStatus: LineStatus = OFF;

  const lines = (): readonly AccountLine[] => accounts.map((line) => ({ ...line, status: statuses.get(line.id) ?? OFF }));
  const usual = (): AccountLine | null => accountOfProject(lines(), deps.projectKey());

  const publishLines = (): void => {
    store.setSlice('lines', lines());
    const line = kind === 'practice' ? practiceStatus : kind === 'sip' ? (usual()?.status ?? OFF) : OFF;
    if (line !== store.get().line) store.setSlice('line', line);
  };
  const setStatus = (id: AccountId, status: LineStatus): void => {
    statuses.set(id, status);
    publishLines();
  };
  /** The account that the engine was started with first. */
  let first: AccountId = MAIN_ACCOUNT;
  sipEngine.events.on('line', (status) => {
    if (wanted() && kind === 'sip') setStatus(first, status);
  });
  sipEngine.events.on('further-line', ({ accountId, status }) => {
    if (wanted() && kind === 'sip') setStatus(accountId, status);
  });
  practiceLine.engine.events.on('line', (status) => {
    if (!wanted() || kind !== 'practice') return;
    practiceStatus = status;
    publishLines();
  });
  practiceLine.onChanged((change) => store.setSlice('practice', { ...store.get().practice, ...change }));

  const publishAccounts = (): void => {
    store.setSlice('account', { kind, sip: accounts[0]?.account ?? null, passwordInMemoryOnly: kind === 'sip' && !secrets.durable() });
    publishLines();
  };

  const readSecrets = async (): Promise<AccountSecrets> => decodeSecrets(await secrets.get());
  const writeSecret = async (id: AccountId, secret: AccountSecret | null): Promise<void> => {
    const all = new Map(await readSecrets());
    if (secret === null) all.delete(id);
    else all.set(id, secret);
    await secrets.set(encodeSecrets(all));
  };

  const connect = async (): Promise<void> => {
    await Promise.all([sipEngine.stop(), practiceLine.engine.stop()]);
    practiceLine.setActive(loggedIn && kind === 'practice');
    statuses.clear();
    practiceStatus = wanted() && kind === 'practice' ? CONNECTING : OFF;
    if (!wanted() || kind !== 'sip') {
      publishLines();
      if (wanted() && kind === 'practice') practiceLine.engine.start(practiceLine.account());
      return;
    }
    const known = await readSecrets();
    const ready: SipEngineAccount[] = [];
    for (const { id, account } of accounts) {
      const secret = known.get(id) ?? NO_SECRET;
      statuses.set(id, secret.password === null ? PASSWORD_MISSING : CONNECTING);
      if (secret.password === null) continue;
      const named = id === MAIN_ACCOUNT ? {} : { id };
      ready.push({ ...named, account: withSecret(account, secret), password: secret.password });
    }
    publishLines();
    const [leading, ...further] = ready;
    if (leading === undefined) return;
    first = leading.id ?? MAIN_ACCOUNT;
    if (further.length === 0) sipEngine.start(leading);
    else sipEngine.start(leading, further);
  };

  const switchLine = (): Promise<void> => {
    switching = switching.then(connect).catch((error: unknown) => deps.log.error('the line could not be switched', error));
    return switching;
  };

  /** A call that lives on a connected line is left alone. */
  const want = (change: () => void): Promise<void> => {
    const before = wanted();
    change();
    return wanted() === before ? switching : switchLine();
  };

  const refuseDuringCall = (): Outcome | null =>
    livingCalls(store.get().calls.calls).length > 0 ? err(appError('during-call', 'the account cannot change during a call')) : null;

  const use = async (nextKind: 'practice' | 'sip', next: readonly LineAccount[]): Promise<Outcome> => {
    await deps.data().settings.saveAccounts({ kind: nextKind, accounts: next }, store.get().session.agent?.id ?? null);
    kind = nextKind;
    accounts = next;
    deps.onKindChanged(nextKind);
    publishAccounts();
    await switchLine();
    return ok();
  };

  const saveAccount: LineDesk['saveAccount'] = async ({ id: given, account, password, projects, emergency }) => {
    const refused = refuseDuringCall();
    if (refused !== null) return refused;
    if (given !== null && accounts.length > 0 && !accounts.some((line) => line.id === given)) return err(appError('not-found', 'no such account'));
    // The first one has the id that every profile knows.
    const id = given ?? (accounts.length === 0 ? MAIN_ACCOUNT : brandId<AccountId>(deps.newId()));
    const separated = separateSecret(account, password, (await readSecrets()).get(id) ?? NO_SECRET);
    await writeSecret(id, separated.secret);
    const saved: LineAccount = { id, account: separated.account, projects, emergency };
    // Only one is for emergency calls: the mark moves.
    const others = accounts.map((line) => (emergency && line.emergency ? { ...line, emergency: false } : line));
    return use('sip', others.some((line) => line.id === id) ? others.map((line) => (line.id === id ? saved : line)) : [...others, saved]);
  };

  return {
    load: async () => {
      ({ kind, accounts } = await deps.data().settings.accounts());
      deps.onKindChanged(kind);
      publishAccounts();
    },
    kind: () => kind,
    practice: () => kind === 'practice',
    engine: () => (kind === 'practice' ? practiceLine.engine : sipEngine),
    accountFor: ({ emergency }) => {
      if (kind === 'practice') return undefined;
      const line = emergency ? accountForEmergency(lines(), deps.projectKey()) : usual();
      if (line?.status.state !== 'registered') return null;
      return accounts.length > 1 ? line.id : undefined;
    },
    projectOf: (accountId) => {
      const line = accounts.find(({ id }) => id === accountId);
      const known = store.get().projects.map(({ key }) => key);
      return line === undefined ? deps.projectKey() : projectOfAccount(accounts, line, deps.projectKey(), known);
    },
    projectChanged: publishLines,
    setLoggedIn: (value) => want(() => ([loggedIn, lent] = [value, false])),
    lend: (on) => want(() => (lent = on && !loggedIn)),
    usePractice: async () => refuseDuringCall() ?? use('practice', accounts),
    useSip: (account, password) => {
      const [main] = accounts;
      return saveAccount({ id: main?.id ?? null, account, password, projects: main?.projects ?? [], emergency: main?.emergency ?? false });
    },
    saveAccount,
    removeAccount: async (id) => {
      const refused = refuseDuringCall();
      if (refused !== null) return refused;
      const rest = accounts.filter((line) => line.id !== id);
      if (rest.length === accounts.length) return err(appError('not-found', 'no such account'));
      if (rest.length === 0) return err(appError('account-needed', 'the last account cannot be removed'));
      await writeSecret(id, null);
      return use(kind === 'practice' ? 'practice' : 'sip', rest);
    },
    test: async (account, password, id) => {
      const before = (await readSecrets()).get(id ?? accounts[0]?.id ?? MAIN_ACCOUNT) ?? NO_SECRET;
      const { secret } = separateSecret(account, password, before);
      return deps.testRegistration({ account: withSecret(account, secret), password: secret.password ?? '' });
    },
    enterPassword: async (password, given) => {
      const refused = refuseDuringCall();
      if (refused !== null) return refused;
      const id = given ?? usual()?.id ?? MAIN_ACCOUNT;
      await writeSecret(id, { ...((await readSecrets()).get(id) ?? NO_SECRET), password });
      await switchLine();
      return ok();
    },
    callMe: (scenarioId) =>
      kind === 'practice' ? practiceLine.callMe(scenarioId) : err(appError('call-not-possible', 'practice customers call on the practice line only')),
    queueToken: async (accountId) => (await readSecrets()).get(accountId)?.queueToken,
    reconnect: (cause) => {
      if (wanted() && kind === 'sip') sipEngine.reconnect(cause);
      return ok();
    },
    stop: async () => {
      [loggedIn, lent] = [false, false];
      await switchLine();
    },
  };
}
