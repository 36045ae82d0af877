import { MAIN_ACCOUNT } from '../../shared/domain/account/account.ts';
import { appError, type AppError } from '../../shared/errors/app-error.ts';
import type { AccountId, CallId } from '../../shared/lib/brand.ts';
import { err, type Result } from '../../shared/lib/result.ts';
import { TypedEmitter } from '../../shared/lib/typed-emitter.ts';
import type { ReconnectCause, SipCallEvent, SipEngine, SipEngineAccount, SipEngineEvents } from './sip-engine.ts';
import type { Subscription } from './subscriptions.ts';

const noAccount = (): Promise<Result<never, AppError>> =>
  Promise.resolve(err(appError('line-not-registered', 'there is no such account in use')));
const noSuchCall = (): Result<never, AppError> => err(appError('call-not-possible', 'there is no such call'));

/** Makes the engine of one account. @param callsElsewhere how many calls the other accounts have */
export type CreateEngine = (callsElsewhere: () => number) => SipEngine;

/** Something we want to be told of, and the engine that is asked for it now. */
type Told = { readonly subscription: Subscription; engine: SipEngine | null; end: () => void };
/** One account's engine while it is in use. */
type Line = {
  readonly engine: SipEngine;
  /** From here on its status is not told. */
  readonly silence: () => void;
  /** From here on nothing of it is told. */
  readonly detach: () => void;
};

/**
 * Several accounts behind one engine (F24): each has an engine of its own, and each call stays with the one it began in.
 * What an account says after it was taken out is not heard.
 */
class ManyLines {
  readonly events: TypedEmitter<SipEngineEvents>;
  readonly #createEngine: CreateEngine;
  readonly #lines = new Map<AccountId, Line>();
  readonly #accountOf = new Map<CallId, AccountId>();
  #first: AccountId = MAIN_ACCOUNT;
  readonly #told = new Set<Told>();
  #watched: readonly string[] = [];
  #prepared: AccountId | null | undefined = null;

  constructor(createEngine: CreateEngine, log: (message: string) => void) {
    this.#createEngine = createEngine;
    this.events = new TypedEmitter((error, event) =>
      log(`listener for ${event} failed: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`),
    );
  }

  start(first: SipEngineAccount, further: readonly SipEngineAccount[]): void {
    const accounts = [first, ...further].map((account) => ({ id: account.id ?? MAIN_ACCOUNT, account }));
    this.#first = first.id ?? MAIN_ACCOUNT;
    for (const id of [...this.#lines.keys()]) if (!accounts.some((one) => one.id === id)) void this.#drop(id);
    for (const { id, account } of accounts) this.#lineOf(id).engine.start(account);
    this.prepareCalls(this.#prepared);
    if (this.#watched.length > 0) this.#followPresence();
    this.#followSubscriptions();
  }

  async stop(): Promise<void> {
    const running = this.#lines.size > 0;
    await Promise.all([...this.#lines.keys()].map((id) => this.#drop(id)));
    if (running) this.events.emit('line', { state: 'off' });
  }

  reconnect(cause?: ReconnectCause): void {
    for (const { engine } of this.#lines.values()) engine.reconnect(cause);
  }

  /** Our end of the next call is made where it would be dialled. */
  prepareCalls(over: AccountId | null | undefined): void {
    this.#prepared = over;
    for (const [id, { engine }] of this.#lines) engine.prepareCalls(id === (over === undefined ? this.#first : over) ? id : null);
  }

  /** The engine for a new call, which belongs to it from here on. */
  forNewCall(callId: CallId, accountId: AccountId = this.#first): SipEngine | null {
    const engine = this.#lines.get(accountId)?.engine ?? null;
    if (engine !== null) this.#accountOf.set(callId, accountId);
    return engine;
  }

  /** The colleagues are those of the first account's exchange. */
  watchPresence(addresses: readonly string[]): void {
    this.#watched = addresses;
    this.#followPresence();
  }

  #followPresence(): void {
    for (const [id, { engine }] of this.#lines) engine.watchPresence(id === this.#first ? this.#watched : []);
  }

  /** What is told is what the first account's exchange tells. */
  subscribe(subscription: Subscription): () => void {
    const told: Told = { subscription, engine: null, end: () => undefined };
    this.#told.add(told);
    this.#followSubscriptions();
    return () => {
      this.#told.delete(told);
      told.end();
    };
  }

  #followSubscriptions(): void {
    const { first } = this;
    for (const told of this.#told) {
      if (told.engine === first) continue;
      told.end();
      told.engine = first;
      told.end = first?.subscribe(told.subscription) ?? ((): void => undefined);
    }
  }

  get first(): SipEngine | null {
    return this.#lines.get(this.#first)?.engine ?? null;
  }

  /** @param id the first unless given. */
  ofAccount(id: AccountId = this.#first): SipEngine | null {
    return this.#lines.get(id)?.engine ?? null;
  }

  ofCall(callId: CallId): SipEngine | null {
    const accountId = this.#accountOf.get(callId);
    return accountId === undefined ? null : (this.#lines.get(accountId)?.engine ?? null);
  }

  forget(callId: CallId): void {
    this.#accountOf.delete(callId);
  }

  #lineOf(id: AccountId): Line {
    const present = this.#lines.get(id);
    if (present !== undefined) return present;
    const callsElsewhere = (): number => [...this.#accountOf.values()].filter((other) => other !== id).length;
    const engine = this.#createEngine(callsElsewhere);
    const silence = engine.events.on('line', (status) => {
      if (id === this.#first) this.events.emit('line', status);
      else this.events.emit('further-line', { accountId: id, status });
    });
    const off = [
      engine.events.on('incoming', (incoming) => {
        this.#accountOf.set(incoming.callId, id);
        this.events.emit('incoming', { ...incoming, accountId: id });
      }),
      engine.events.on('call', (event) => this.#onCall(event)),
      engine.events.on('trace', (message) => this.events.emit('trace', message)),
      engine.events.on('presence', (change) => {
        if (id === this.#first) this.events.emit('presence', change);
      }),
      engine.events.on('notified', (notification) => {
        if (id === this.#first) this.events.emit('notified', notification);
      }),
    ];
    const line: Line = { engine, silence, detach: () => off.forEach((each) => each()) };
    this.#lines.set(id, line);
    return line;
  }

  #onCall(event: SipCallEvent): void {
    this.events.emit('call', event);
    if (event.type === 'ended') this.forget(event.callId);
  }

  async #drop(id: AccountId): Promise<void> {
    const line = this.#lines.get(id);
    if (line === undefined) return;
    line.silence();
    // Its calls end within this, and that must be heard.
    const stopped = line.engine.stop();
    this.#lines.delete(id);
    line.detach();
    await stopped;
  }
}

/** Makes one engine of as many as there are accounts. */
export function createManyLines(createEngine: CreateEngine, log: (message: string) => void): SipEngine {
  const lines = new ManyLines(createEngine, log);
  const ofCall = <T>(callId: CallId, ask: (engine: SipEngine) => Result<T, AppError>): Result<T, AppError> => {
    const engine = lines.ofCall(callId);
    return engine === null ? noSuchCall() : ask(engine);
  };
  return {
    events: lines.events,
    start: (first, further = []) => lines.start(first, further),
    stop: () => lines.stop(),
    reconnect: (cause) => lines.reconnect(cause),
    prepareCalls: (over) => lines.prepareCalls(over),
    dial: async (callId, target, options = {}) => {
      const engine = lines.forNewCall(callId, options.accountId);
      if (engine === null) return err(appError('line-not-registered', 'there is no such account'));
      const dialled = await engine.dial(callId, target, options);
      if (!dialled.ok) lines.forget(callId);
      return dialled;
    },
    // Features are those of the first account's exchange unless another one is named.
    callService: (target, over) => lines.ofAccount(over)?.callService(target) ?? noAccount(),
    askFeature: (document, confirms, over) => lines.ofAccount(over)?.askFeature(document, confirms) ?? noAccount(),
    answer: (callId) => lines.ofCall(callId)?.answer(callId) ?? Promise.resolve(noSuchCall()),
    decline: (callId, status) => ofCall(callId, (engine) => engine.decline(callId, status)),
    hangUp: (callId) => ofCall(callId, (engine) => engine.hangUp(callId)),
    release: (callId) => ofCall(callId, (engine) => engine.release(callId)),
    setHold: (callId, on) => ofCall(callId, (engine) => engine.setHold(callId, on)),
    setMuted: (callId, on) => ofCall(callId, (engine) => engine.setMuted(callId, on)),
    sendDtmf: (callId, digits, mode) => ofCall(callId, (engine) => engine.sendDtmf(callId, digits, mode)),
    subscribe: (subscription) => lines.subscribe(subscription),
    transferBlind: (callId, target, note) => ofCall(callId, (engine) => engine.transferBlind(callId, target, note)),
    // The other account may be on another exchange, which the first one then has to reach; if it cannot, it says so.
    transferAttended: (callId, other, note) =>
      ofCall(callId, (engine) => {
        const others = typeof other === 'string' ? lines.ofCall(other) : engine;
        if (typeof other !== 'string' || others === engine) return engine.transferAttended(callId, other, note);
        const target = others?.replaceable(other) ?? null;
        return target === null ? noSuchCall() : engine.transferAttended(callId, target, note);
      }),
    replaceable: (callId) => lines.ofCall(callId)?.replaceable(callId) ?? null,
    watchPresence: (addresses) => lines.watchPresence(addresses),
    abandonTransfer: (callId) => lines.ofCall(callId)?.abandonTransfer(callId),
  };
}
