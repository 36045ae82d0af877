import type { IncomingRequest } from 'jssip/lib/SIPMessage.js';
import type { UA } from 'jssip/lib/UA.js';

/** Something at the server that we want to be told of (RFC 6665). */
export type Subscription = {
  /** A user part of our own domain, or an address. */
  readonly target: string;
  /** Event package, such as `message-summary` or `dialog`. */
  readonly event: string;
  /** Media type of the notifications. */
  readonly accept: string;
};

/** A notification; `target` is empty for one that nobody has asked for. */
export type Notification = { readonly target: string; readonly event: string; readonly body: string };

/** What we use of JsSIP's Subscriber; its own types leave it out. */
type Subscriber = {
  readonly on: (event: string, listener: (...args: never[]) => void) => void;
  readonly subscribe: () => void;
  readonly terminate: () => void;
  /** Its own timer for the refresh, which outlives the connection. */
  readonly _expires_timer: ReturnType<typeof setTimeout> | null;
};
type SubscribingUa = { readonly subscribe: (target: string, event: string, accept: string, options: { readonly expires: number }) => Subscriber };

/** Asked-for lifetime in s; JsSIP refreshes before its end. */
const EXPIRES_S = 900;
/** Pause before a subscription that ended is tried again, in ms, when the server names none. */
const RETRY_MS = 60_000;
/** JsSIP's codes for "the server refuses" and "wrong password": trying again helps only after a new registration. */
const REFUSED: ReadonlySet<number> = new Set([2, 4]);

type Wanted = { readonly subscription: Subscription; subscriber: Subscriber | null; retry: ReturnType<typeof setTimeout> | undefined };

/**
 * Keeps subscriptions alive on one line: they begin with the registration, are refreshed, begin again after a loss of the
 * connection, and end with the line. Notifications without a subscription are passed on too.
 */
export class Subscriptions {
  readonly #wanted = new Set<Wanted>();
  readonly #tell: (notification: Notification) => void;
  readonly #log: (message: string) => void;
  #ua: UA | null = null;
  #ready = false;

  constructor(tell: (notification: Notification) => void, log: (message: string) => void) {
    this.#tell = tell;
    this.#log = log;
  }

  /** Begins as soon as the line is registered. @returns ends it */
  add(subscription: Subscription): () => void {
    const wanted: Wanted = { subscription, subscriber: null, retry: undefined };
    this.#wanted.add(wanted);
    if (this.#ready) this.#begin(wanted);
    return () => {
      this.#wanted.delete(wanted);
      this.#end(wanted);
    };
  }

  /** The line's user agent from now on. */
  use(ua: UA): void {
    this.#ua = ua;
    this.#ready = false;
    ua.on('sipEvent', <T>({ event, request }: { event: T; request: IncomingRequest }) =>
      this.#tell({ target: '', event: (event as { event?: string } | undefined)?.event ?? '', body: request.body ?? '' }),
    );
  }

  /** Registered, for the first time or again. */
  onRegistered(): void {
    this.#ready = true;
    for (const wanted of this.#wanted) if (wanted.subscriber === null) this.#begin(wanted);
  }

  /** Where notifications went is gone: everything begins anew with the next registration. */
  onDisconnected(): void {
    this.#ready = false;
    for (const wanted of this.#wanted) this.#forget(wanted);
  }

  /** The line ends: tells the server, as far as it can be reached. */
  stop(): void {
    for (const wanted of this.#wanted) this.#end(wanted);
    this.#ready = false;
    this.#ua = null;
  }

  #begin(wanted: Wanted): void {
    clearTimeout(wanted.retry);
    const ua = this.#ua as unknown as SubscribingUa | null;
    if (ua === null) return;
    const { target, event, accept } = wanted.subscription;
    try {
      const subscriber = ua.subscribe(target, event, accept, { expires: EXPIRES_S });
      wanted.subscriber = subscriber;
      subscriber.on('notify', (_final: unknown, request: { readonly body?: string }) => {
        if (wanted.subscriber === subscriber) this.#tell({ target, event, body: request.body ?? '' });
      });
      subscriber.on('terminated', (code: number, _reason: unknown, retryAfter?: number) => {
        if (wanted.subscriber !== subscriber) return;
        wanted.subscriber = null;
        if (REFUSED.has(code)) {
          this.#log(`the server does not tell of ${event} (${String(code)})`);
          return;
        }
        wanted.retry = setTimeout(() => this.#ready && this.#wanted.has(wanted) && this.#begin(wanted), (retryAfter ?? RETRY_MS / 1_000) * 1_000);
      });
      subscriber.subscribe();
    } catch (error) {
      this.#log(`a subscription could not be made: ${String(error)}`);
    }
  }

  #end(wanted: Wanted): void {
    const { subscriber } = wanted;
    this.#forget(wanted);
    try {
      subscriber?.terminate();
    } catch (error) {
      this.#log(`a subscription could not be ended: ${String(error)}`);
    }
  }

  #forget(wanted: Wanted): void {
    clearTimeout(wanted.retry);
    clearTimeout(wanted.subscriber?._expires_timer ?? undefined);
    wanted.subscriber = null;
  }
}
