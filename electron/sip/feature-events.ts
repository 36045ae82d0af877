import { appError, type AppError } from '../../shared/errors/app-error.ts';
import { err, ok, type Result } from '../../shared/lib/result.ts';
import type { ServiceAnswer } from './sip-engine.ts';
import type { SubscriptionHandle, Subscriptions } from './subscriptions.ts';

/** How long the server may take to confirm a request, in ms. */
const ANSWER_MS = 8_000;
const PACKAGE = { target: '', event: 'as-feature-event', accept: 'application/x-as-feature-event+xml' } as const;

type Waiting = { readonly confirms: (body: string) => boolean; readonly settle: (result: Result<ServiceAnswer, AppError>) => void };

/**
 * What a server does for the user, kept equal at both ends (BroadWorks: `as-feature-event`): a request goes within a
 * subscription to ourselves, and the server confirms it by a notification. The subscription begins with the first request.
 */
export class FeatureEvents {
  readonly #subscriptions: Subscriptions;
  #handle: SubscriptionHandle | null = null;
  #waiting: Waiting | null = null;

  constructor(subscriptions: Subscriptions) {
    this.#subscriptions = subscriptions;
  }

  /**
   * Sends a document and waits for the notification that confirms it. One at a time.
   *
   * @returns 200 when confirmed; 489 (Bad Event, RFC 6665) where the server refuses the package; `call-not-possible` without an answer.
   */
  async ask(document: string, confirms: (body: string) => boolean): Promise<Result<ServiceAnswer, AppError>> {
    if (this.#waiting !== null) return err(appError('call-not-possible', 'another request is under way'));
    const handle = (this.#handle ??= this.#subscribe());
    try {
      return await new Promise((settle) => {
        const timer = setTimeout(() => settle(err(appError('call-not-possible', 'the server did not confirm'))), ANSWER_MS);
        timer.unref?.();
        this.#waiting = {
          confirms,
          settle: (result) => {
            clearTimeout(timer);
            settle(result);
          },
        };
        if (!handle.say(document)) this.#waiting.settle(err(appError('call-not-possible', 'there is no subscription')));
      });
    } finally {
      this.#waiting = null;
    }
  }

  #subscribe(): SubscriptionHandle {
    return this.#subscriptions.add(PACKAGE, {
      notified: (body) => {
        if (this.#waiting?.confirms(body) === true) this.#waiting.settle(ok({ status: 200, reason: 'OK' }));
      },
      refused: () => {
        this.#waiting?.settle(ok({ status: 489, reason: 'Bad Event' }));
        // The next request asks anew.
        this.#handle?.end();
        this.#handle = null;
      },
    });
  }
}
