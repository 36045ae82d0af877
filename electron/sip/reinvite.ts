import type { IncomingResponse } from 'jssip/lib/SIPMessage.js';
import type { ReinviteOutcome } from './hold-lock.ts';
import { SESSION_STATUS, type SessionInternals } from './jssip-private.ts';
import { retryAfterMs } from './reconnect-policy.ts';

type Answer = { readonly outcome: Exclude<ReinviteOutcome, 'over'>; readonly response?: IncomingResponse };

export type OfferAnswer =
  | { readonly outcome: 'accepted'; readonly answer: string }
  | { readonly outcome: 'refused' | 'interrupted'; readonly response?: IncomingResponse };

/** Tries per wish when both sides re-INVITE at once. */
const MAX_TRIES = 4;
/** Wait after an offer that could not be made here, in ms: the far end's is answered by then. */
const LOCAL_PAUSE_MS = 150;
/** Longest wait that a Retry-After may ask for in mid-call, in ms. */
const LONGEST_WAIT_MS = 10_000;

export const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/**
 * Sends re-INVITEs of one session. JsSIP's `hold`, `unhold` and `renegotiate` end the call when the far end refuses; here
 * a refusal leaves the call as it was (RFC 3261, 14.1).
 */
export class ReinviteSender {
  readonly #session: SessionInternals;
  /** True when a re-INVITE may leave now; `over` when none ever will. */
  readonly #readiness: () => boolean | 'over';
  #interrupt: () => void = () => undefined;

  constructor(session: SessionInternals, readiness: () => boolean | 'over') {
    this.#session = session;
    this.#readiness = readiness;
  }

  /** What is under way will never be answered: connection or media are gone. */
  interrupt(): void {
    this.#interrupt();
  }

  /** One re-INVITE with what the session is now; waits for its turn and repeats after a collision (491, or 500 with Retry-After). */
  async send(): Promise<ReinviteOutcome> {
    for (let tries = 1; ;) {
      const ready = this.#readiness();
      if (ready === 'over') return 'over';
      // Nothing may come between the look and the request, so there is no `await` between them.
      if (!ready) {
        await pause(20);
        continue;
      }
      const { outcome, response } = await this.sendNow();
      // Without a response it never left: an offer of the far end came in between and undid ours.
      const waitMs = outcome === 'refused' ? (response === undefined ? LOCAL_PAUSE_MS : collisionPauseMs(response)) : null;
      if (waitMs === null || tries === MAX_TRIES) return outcome;
      tries += 1;
      await pause(waitMs);
    }
  }

  /**
   * Sends an offer that was made elsewhere and gives the answer, for the caller to apply; without waiting, the caller
   * knows that the session is ready.
   */
  offer(sdp: string): Promise<OfferAnswer> {
    const session = this.#session;
    return new Promise((resolve) => {
      this.#interrupt = () => resolve({ outcome: 'interrupted' });
      session.sendRequest('INVITE', {
        extraHeaders: [`Contact: ${session.contact}`, 'Content-Type: application/sdp'],
        body: sdp,
        eventHandlers: {
          onSuccessResponse: (response) => {
            if (session._status === SESSION_STATUS.terminated) return;
            // Also for each 2xx that comes again (RFC 3261, 13.2.2.4).
            session.sendRequest('ACK');
            const answer = response.body ?? '';
            resolve(answer === '' ? { outcome: 'refused', response } : { outcome: 'accepted', answer });
          },
          onErrorResponse: (response) => resolve({ outcome: 'refused', response }),
          onTransportError: () => session.onTransportError(),
          onRequestTimeout: () => session.onRequestTimeout(),
          onDialogError: () => session.onDialogError(),
        },
      });
    });
  }

  /** Sends without waiting; the caller knows that the session is ready. */
  sendNow(): Promise<Answer> {
    return new Promise((resolve) => {
      this.#interrupt = () => resolve({ outcome: 'interrupted' });
      this.#session._sendReinvite({
        eventHandlers: {
          succeeded: () => resolve({ outcome: 'accepted' }),
          failed: (response) => resolve({ outcome: 'refused', ...(response === undefined ? {} : { response }) }),
        },
      });
    });
  }
}

/** How long to wait before a refused re-INVITE is worth repeating, in ms; null when it is not. */
export function collisionPauseMs(response: IncomingResponse | undefined): number | null {
  if (response === undefined) return null;
  const asked = retryAfterMs(response.getHeader('Retry-After'));
  if (response.status_code === 491) return 200 + Math.random() * 1_800;
  if (response.status_code === 500 && asked !== null) return Math.min(LONGEST_WAIT_MS, asked);
  return null;
}
