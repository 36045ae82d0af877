import type { Presence } from '../../../shared/domain/directory/directory-entry.ts';
import type { Subscriptions, SubscriptionHandle } from '../subscriptions.ts';
import { mergeDialogs, parseDialogInfo, presenceOf } from './dialog-info.ts';

/** At most this many are asked about. */
const MAX_WATCHED = 200;

/**
 * Follows who is free, ringing or talking (RFC 4235), for as long as somebody wants to know. Whoever the exchange tells
 * nothing of is `unknown`.
 */
export class PresenceWatch {
  readonly #subscriptions: Subscriptions;
  readonly #tell: (address: string, presence: Presence) => void;
  readonly #log: (message: string) => void;
  readonly #watched = new Map<string, SubscriptionHandle>();

  constructor(
    subscriptions: Subscriptions,
    tell: (address: string, presence: Presence) => void,
    log: (message: string) => void,
  ) {
    this.#subscriptions = subscriptions;
    this.#tell = tell;
    this.#log = log;
  }

  /** From now on these and no others. */
  watch(addresses: readonly string[]): void {
    const wanted = new Set(addresses.slice(0, MAX_WATCHED));
    for (const [address, handle] of this.#watched) {
      if (wanted.has(address)) continue;
      this.#watched.delete(address);
      handle.end();
    }
    for (const address of wanted) if (!this.#watched.has(address)) this.#watched.set(address, this.#begin(address));
  }

  #begin(address: string): SubscriptionHandle {
    let dialogs: ReadonlyMap<string, string> = new Map();
    return this.#subscriptions.add(
      { target: address, event: 'dialog', accept: 'application/dialog-info+xml' },
      {
        notified: (body) => {
          const info = parseDialogInfo(body);
          if (info === null) {
            this.#log('a presence document could not be read');
            return;
          }
          dialogs = mergeDialogs(dialogs, info);
          this.#tell(address, presenceOf(dialogs));
        },
        lost: () => {
          dialogs = new Map();
          this.#tell(address, 'unknown');
        },
      },
    );
  }
}
