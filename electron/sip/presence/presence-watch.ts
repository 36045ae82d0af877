import type { Presence } from '../../../shared/domain/directory/directory-entry.ts';
import { mergeDialogs, parseDialogInfo, presenceOf } from './dialog-info.ts';

/** One subscription as JsSIP's `Subscriber` offers it (RFC 6665). It refreshes itself before it runs out. */
export type Subscription = {
  readonly on: (event: string, listener: (...values: never[]) => void) => void;
  readonly subscribe: () => void;
  /** Tells the exchange that nobody wants to know any more. */
  readonly terminate: () => void;
  /** Ends it here, without a word to the exchange. */
  readonly drop: () => void;
};

export type PresenceWatchOptions = {
  /** Begins a subscription to the dialog event of this address over the line in use; null where there is none. */
  readonly subscribe: (address: string) => Subscription | null;
  readonly tell: (address: string, presence: Presence) => void;
  readonly log: (message: string) => void;
};

/** At most this many are asked about. */
const MAX_WATCHED = 200;
/** How long to leave an exchange alone that refused (404, 489, …) or ended a subscription, in ms. */
const AGAIN_AFTER_REFUSAL_MS = 300_000;
const AGAIN_AFTER_END_MS = 5_000;
/** Codes of JsSIP's Subscriber.C. */
const NON_OK_RESPONSE = 2;
const AUTHENTICATION_FAILED = 4;
const FINAL_NOTIFY = 6;

type Watched = {
  subscription: Subscription | null;
  dialogs: ReadonlyMap<string, string>;
  again: ReturnType<typeof setTimeout> | undefined;
};

/**
 * Follows who is free, ringing or talking (RFC 4235), for as long as somebody wants to know. Whoever the exchange tells
 * nothing of is `unknown`.
 */
export class PresenceWatch {
  readonly #o: PresenceWatchOptions;
  readonly #watched = new Map<string, Watched>();

  constructor(options: PresenceWatchOptions) {
    this.#o = options;
  }

  /** From now on these and no others. */
  watch(addresses: readonly string[]): void {
    const wanted = new Set(addresses.slice(0, MAX_WATCHED));
    for (const [address, one] of this.#watched) {
      if (wanted.has(address)) continue;
      this.#watched.delete(address);
      this.#stop(one, true);
    }
    for (const address of wanted) {
      if (this.#watched.has(address)) continue;
      const one: Watched = { subscription: null, dialogs: new Map(), again: undefined };
      this.#watched.set(address, one);
      this.#begin(address, one);
    }
  }

  /** The line is there again: every subscription of before is gone with it. */
  onRegistered(): void {
    for (const [address, one] of this.#watched) {
      this.#stop(one, false);
      this.#begin(address, one);
    }
  }

  /** Nothing is known of anybody until the line is back. */
  onDisconnected(): void {
    for (const [address, one] of this.#watched) {
      this.#stop(one, false);
      this.#o.tell(address, 'unknown');
    }
  }

  #begin(address: string, one: Watched): void {
    clearTimeout(one.again);
    one.dialogs = new Map();
    let subscription: Subscription | null = null;
    try {
      subscription = this.#o.subscribe(address);
      one.subscription = subscription;
      if (subscription === null) return;
      const current = (): boolean => one.subscription === subscription;
      subscription.on('notify', (_final: boolean, _request: unknown, body: string) => {
        if (current()) this.#onDocument(address, one, body);
      });
      subscription.on('terminated', (code: number) => {
        if (current()) this.#onEnd(address, one, code);
      });
      subscription.subscribe();
    } catch (error) {
      one.subscription = null;
      this.#o.log(`presence cannot be asked for: ${String(error)}`);
    }
  }

  #onDocument(address: string, one: Watched, body: string): void {
    const info = parseDialogInfo(body);
    if (info === null) {
      this.#o.log('a presence document could not be read');
      return;
    }
    one.dialogs = mergeDialogs(one.dialogs, info);
    this.#o.tell(address, presenceOf(one.dialogs));
  }

  #onEnd(address: string, one: Watched, code: number): void {
    one.subscription = null;
    this.#o.tell(address, 'unknown');
    const refused = code === NON_OK_RESPONSE || code === AUTHENTICATION_FAILED;
    if (code !== FINAL_NOTIFY) this.#o.log(`a presence subscription ended (${code})`);
    one.again = setTimeout(() => this.#begin(address, one), refused ? AGAIN_AFTER_REFUSAL_MS : AGAIN_AFTER_END_MS);
    one.again.unref?.();
  }

  /** @param tellThem also tells the exchange; not where the connection is gone. */
  #stop(one: Watched, tellThem: boolean): void {
    clearTimeout(one.again);
    const { subscription } = one;
    one.subscription = null;
    try {
      if (tellThem) subscription?.terminate();
      else subscription?.drop();
    } catch {
      // It had ended.
    }
  }
}
