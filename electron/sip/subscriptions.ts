import type { IncomingRequest } from 'jssip/lib/SIPMessage.js';
import type { UA } from 'jssip/lib/UA.js';
import { SUBSCRIBER_END, uaInternals, type SubscriberInternals } from './jssip-private.ts';

/** Something at the server that we want to be told of (RFC 6665). */
export type Subscription = {
  /** A user part of our own domain, or an address; empty for ourselves. */
  readonly target: string;
  /** Event package, such as `message-summary` or `dialog`. */
  readonly event: string;
  /** Media type of the notifications, and of what we say. */
  readonly accept: string;
};

/** A notification; `target` is empty for one that nobody has asked for. */
export type Notification = { readonly target: string; readonly event: string; readonly body: string };

/** What the one who asked wants to hear. */
export type Subscribed = {
  readonly notified: (body: string) => void;
  /** Nothing is known any more until the next notification. */
  readonly lost?: () => void;
  /** The server refuses: it is asked again later, but not soon. @param status SIP status; null where none came */
  readonly refused?: (status: number | null) => void;
};

/** A living wish to be told. */
export type SubscriptionHandle = {
  /** Ends it, and tells the server as far as it can be reached. */
  readonly end: () => void;
  /** Says something to the server within the subscription. @returns false while there is none */
  readonly say: (body: string) => boolean;
};

/** The line that subscriptions go over. */
export type SubscriptionLine = {
  readonly ua: UA;
  /** The address that a text stands for, or null. */
  readonly normalise: (target: string) => string | null;
  readonly ownUri: string;
};

/** Asked-for lifetime in s; JsSIP refreshes before its end. */
const EXPIRES_S = 900;
/** Pause before a subscription that ended is made again, in ms, when the server names none; and after a refusal (404, 489, …). */
const AGAIN_AFTER_END_MS = 5_000;
const AGAIN_AFTER_REFUSAL_MS = 300_000;

type Wanted = {
  readonly subscription: Subscription;
  readonly told: Subscribed;
  subscriber: SubscriberInternals | null;
  again: ReturnType<typeof setTimeout> | undefined;
};

/**
 * Keeps subscriptions alive on one line: they begin with the registration, are refreshed, begin again after a loss of the
 * connection, and end with the line. Notifications without a subscription are passed on too.
 */
export class Subscriptions {
  readonly #wanted = new Set<Wanted>();
  readonly #unasked: (notification: Notification) => void;
  readonly #log: (message: string) => void;
  #line: SubscriptionLine | null = null;
  #ready = false;

  /** @param unasked told of notifications that belong to no subscription. */
  constructor(unasked: (notification: Notification) => void, log: (message: string) => void) {
    this.#unasked = unasked;
    this.#log = log;
  }

  /** Begins as soon as the line is registered. */
  add(subscription: Subscription, told: Subscribed): SubscriptionHandle {
    const wanted: Wanted = { subscription, told, subscriber: null, again: undefined };
    this.#wanted.add(wanted);
    if (this.#ready) this.#begin(wanted);
    return {
      end: () => {
        this.#wanted.delete(wanted);
        this.#end(wanted);
      },
      say: (body) => {
        if (!this.#ready || wanted.subscriber === null) return false;
        wanted.subscriber.subscribe(body);
        return true;
      },
    };
  }

  /** The line from now on. */
  use(line: SubscriptionLine): void {
    this.#line = line;
    this.#ready = false;
    line.ua.on('sipEvent', <T>({ event, request }: { event: T; request: IncomingRequest }) =>
      this.#unasked({ target: '', event: (event as { event?: string } | undefined)?.event ?? '', body: request.body ?? '' }),
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
    for (const wanted of this.#wanted) {
      this.#forget(wanted);
      wanted.told.lost?.();
    }
  }

  /** The line ends: tells the server, as far as it can be reached. */
  stop(): void {
    for (const wanted of this.#wanted) {
      this.#end(wanted);
      wanted.told.lost?.();
    }
    this.#ready = false;
    this.#line = null;
  }

  #begin(wanted: Wanted): void {
    clearTimeout(wanted.again);
    const line = this.#line;
    const { target, event, accept } = wanted.subscription;
    const address = target === '' ? (line?.ownUri ?? null) : (line?.normalise(target) ?? null);
    if (line === null || address === null) return;
    try {
      const subscriber = uaInternals(line.ua).subscribe(address, event, accept, { expires: EXPIRES_S, contentType: accept });
      wanted.subscriber = subscriber;
      const current = (): boolean => wanted.subscriber === subscriber;
      subscriber.on('notify', (_final: unknown, request: { readonly body?: string }) => {
        if (current()) wanted.told.notified(request.body ?? '');
      });
      subscriber.on('terminated', (code: number, _reason: unknown, retryAfterS?: number) => {
        if (current()) this.#onEnd(wanted, code, retryAfterS);
      });
      subscriber.subscribe();
    } catch (error) {
      wanted.subscriber = null;
      this.#log(`a subscription could not be made: ${String(error)}`);
    }
  }

  #onEnd(wanted: Wanted, code: number, retryAfterS: number | undefined): void {
    wanted.subscriber = null;
    const refused = code === SUBSCRIBER_END.refused || code === SUBSCRIBER_END.notAuthenticated;
    if (code !== SUBSCRIBER_END.finalNotify) this.#log(`the subscription to ${wanted.subscription.event} ended (${code})`);
    const pauseMs = refused ? AGAIN_AFTER_REFUSAL_MS : retryAfterS === undefined ? AGAIN_AFTER_END_MS : retryAfterS * 1_000;
    wanted.again = setTimeout(() => this.#ready && this.#wanted.has(wanted) && this.#begin(wanted), pauseMs);
    wanted.again.unref?.();
    wanted.told.lost?.();
    if (refused) wanted.told.refused?.(null);
  }

  #end(wanted: Wanted): void {
    clearTimeout(wanted.again);
    const { subscriber } = wanted;
    wanted.subscriber = null;
    try {
      subscriber?.terminate();
    } catch (error) {
      this.#log(`a subscription could not be ended: ${String(error)}`);
    }
  }

  /** Ends it here, without a word to the server. */
  #forget(wanted: Wanted): void {
    clearTimeout(wanted.again);
    const { subscriber } = wanted;
    wanted.subscriber = null;
    try {
      subscriber?._terminateDialog(SUBSCRIBER_END.here);
    } catch {
      // It had ended.
    }
  }
}
