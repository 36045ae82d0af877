import type { IncomingRequest, IncomingResponse, OutgoingRequest } from 'jssip/lib/SIPMessage.js';
import type { Answerable, SendInDialog, SessionInternals } from './jssip-private.ts';
import { SESSION_STATUS } from './jssip-private.ts';

/** Shortest session interval that is agreed on when we are asked, in s (RFC 4028, 4 and 5). */
export const MIN_SESSION_EXPIRES_S = 90;
/** Pause before a refresh that did not get through is tried again, in ms. */
const AGAIN_MS = 5_000;
/** How long a refresh waits for its turn behind other requests, or for the connection, in ms between two looks. */
const LOOK_MS = 250;

/** Who refreshes, from our side. */
export type Refresher = 'us' | 'them';
export type SessionInterval = { readonly seconds: number; readonly refresher: Refresher };

type TimerHeaders = Pick<IncomingRequest, 'getHeaders' | 'getHeader'> & {
  readonly session_expires?: number;
  readonly session_expires_refresher?: string;
};

/** The far end knows session timers: it says so, or demands them. */
export function knowsTimers(message: Pick<IncomingRequest, 'getHeaders'>): boolean {
  return ['Supported', 'Require'].some((name) =>
    message.getHeaders(name).some((value) => value.split(',').some((tag) => tag.trim().toLowerCase() === 'timer')),
  );
}

/**
 * What we agree to in the 2xx to a request (RFC 4028, 9, table 2). Whoever knows timers refreshes itself unless it wants
 * it otherwise: its own interest is what it asks for.
 *
 * @param now what holds in this dialog so far, which a request without Session-Expires goes on with.
 * @returns null without a timer.
 */
export function intervalForRequest(request: TimerHeaders, now: SessionInterval | null): SessionInterval | null {
  const knows = knowsTimers(request);
  const asked = request.session_expires;
  if (asked === undefined || asked <= 0)
    return now === null ? null : { seconds: now.seconds, refresher: knows ? now.refresher : 'us' };
  const wants = request.session_expires_refresher;
  // Who does not know timers got the header from a proxy, and will refresh nothing.
  const refresher = knows && wants !== 'uas' ? 'them' : 'us';
  return { seconds: Math.max(asked, MIN_SESSION_EXPIRES_S), refresher };
}

/** What the far end has agreed to in its 2xx to a request of ours (RFC 4028, 7.2). A short interval is kept too: it ends the call otherwise. */
export function intervalOfResponse(response: TimerHeaders): SessionInterval | null {
  const seconds = response.session_expires;
  if (seconds === undefined || seconds <= 0) return null;
  return { seconds, refresher: response.session_expires_refresher === 'uas' ? 'them' : 'us' };
}

/** Headers of our 2xx: with `Require` where the far end must refresh (RFC 4028, 9). */
function headersOfAnswer({ seconds, refresher }: SessionInterval): readonly string[] {
  return [
    `Session-Expires: ${seconds};refresher=${refresher === 'us' ? 'uas' : 'uac'}`,
    refresher === 'them' ? 'Require: timer' : 'Supported: timer',
  ];
}

/** Whether the far end takes UPDATE, by what it says of itself. */
function takesUpdate(message: Pick<IncomingRequest, 'getHeaders'>): boolean {
  return message.getHeaders('Allow').some((value) => /(?:^|[\s,])UPDATE(?:$|[\s,])/i.test(value));
}

type Options = {
  /** The server can be reached and knows us. */
  readonly connected: () => boolean;
  /** No other request of this dialog is under way. */
  readonly mayRequest: () => boolean;
  /** Sends a re-INVITE that changes nothing, in its turn. */
  readonly reinvite: () => void;
  readonly log: (message: string) => void;
};

/**
 * Session timers of one dialog (RFC 4028), in the place of JsSIP's own: those demand a refresh every 45 s in every call, and
 * end the call when one refresh meets a short loss of the connection. Here we ask for no timer, take part in one that the
 * far end wants, and end nothing by ourselves: a refresh that is missing is made up for by one of ours, and the answer
 * to it (481, RFC 3261, 12.2.1.2) or the missing sound says whether the call still exists.
 */
export class SessionTimer {
  readonly #session: SessionInternals;
  readonly #o: Options;
  readonly #send: SendInDialog;
  #agreed: SessionInterval | null = null;
  #minimum = 0;
  /** Null where the far end takes none after all. */
  #byUpdate: boolean | null = false;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #stopped = false;

  /** @param invite the INVITE of a call that came in; null for one of ours. */
  constructor(session: SessionInternals, options: Options) {
    this.#session = session;
    this.#o = options;
    this.#send = session.sendRequest.bind(session);
    session._handleSessionTimersInIncomingRequest = (request, headers) => this.#onRequest(request, headers);
    session._handleSessionTimersInIncomingResponse = (response) => this.#onResponse(response);
    session.sendRequest = (method, request) => this.#sendRequest(method, request);
  }

  /** What is agreed on; null without a timer. */
  get agreed(): SessionInterval | null {
    return this.#agreed;
  }

  stop(): void {
    this.#stopped = true;
    clearTimeout(this.#timer);
  }

  #onRequest(request: Answerable, headers: string[]): void {
    if (this.#byUpdate === false) this.#byUpdate = takesUpdate(request);
    this.#agree(intervalForRequest(request, this.#agreed));
    if (this.#agreed !== null) headers.push(...headersOfAnswer(this.#agreed));
  }

  #onResponse(response: IncomingResponse): void {
    if (this.#byUpdate === false) this.#byUpdate = takesUpdate(response);
    this.#agree(intervalOfResponse(response));
  }

  #agree(interval: SessionInterval | null): void {
    clearTimeout(this.#timer);
    const before = this.#agreed;
    this.#agreed = interval;
    if (interval === null || this.#stopped) return;
    if (before?.seconds !== interval.seconds || before.refresher !== interval.refresher)
      this.#o.log(`session timer of ${interval.seconds} s, refreshed by ${interval.refresher}`);
    // Half the interval for ours (RFC 4028, 7.2); theirs is made up for shortly before the end (10).
    const ahead = interval.refresher === 'us' ? interval.seconds / 2 : Math.min(32, interval.seconds / 3);
    this.#plan((interval.seconds - ahead) * 1_000);
  }

  #plan(ms: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#refresh(), ms);
  }

  #refresh(): void {
    if (this.#stopped || this.#agreed === null || this.#session._status === SESSION_STATUS.terminated) return;
    if (!this.#o.connected() || !this.#o.mayRequest()) {
      this.#plan(LOOK_MS);
      return;
    }
    // Whatever becomes of it: a 2xx plans anew.
    this.#plan(AGAIN_MS);
    if (this.#byUpdate === true) this.#update();
    else this.#o.reinvite();
  }

  #update(): void {
    const session = this.#session;
    this.#sendRequest('UPDATE', {
      extraHeaders: [`Contact: ${session.contact}`],
      eventHandlers: {
        onSuccessResponse: () => undefined,
        onErrorResponse: ({ status_code: status }) => {
          if (status !== 405 && status !== 501) return;
          this.#byUpdate = null;
          this.#plan(0);
        },
        // The connection is looked after elsewhere, and so is the sound.
        onTransportError: () => undefined,
        onRequestTimeout: () => undefined,
        onDialogError: () => session.onDialogError(),
      },
    });
  }

  /** Every offer and refresh of this dialog says what is agreed on: a 2xx without it would end the timer (RFC 4028, 7.4). */
  #sendRequest(method: Parameters<SendInDialog>[0], request: Parameters<SendInDialog>[1]): OutgoingRequest | undefined {
    if (request === undefined || (method !== 'INVITE' && method !== 'UPDATE')) return this.#send(method, request);
    const { eventHandlers } = request;
    return this.#send(method, {
      ...request,
      extraHeaders: [...request.extraHeaders, ...this.#headers(method)],
      eventHandlers: {
        ...eventHandlers,
        onSuccessResponse: (response) => {
          this.#onResponse(response);
          eventHandlers.onSuccessResponse(response);
        },
        onErrorResponse: (response) => {
          if (response.status_code === 422) this.#onTooSmall(response);
          eventHandlers.onErrorResponse(response);
        },
      },
    });
  }

  #headers(method: 'INVITE' | 'UPDATE'): readonly string[] {
    const supported = 'Supported: timer';
    if (this.#agreed === null) return method === 'INVITE' ? [supported] : [];
    const { seconds, refresher } = this.#agreed;
    const minimum = this.#minimum > 0 ? [`Min-SE: ${this.#minimum}`] : [];
    return [supported, `Session-Expires: ${seconds};refresher=${refresher === 'us' ? 'uac' : 'uas'}`, ...minimum];
  }

  /** 422 Session Interval Too Small: again with what is asked for (RFC 4028, 7.4). */
  #onTooSmall(response: IncomingResponse): void {
    const minimum = Number(/^\s*(\d+)/.exec(response.getHeader('Min-SE') ?? '')?.[1] ?? Number.NaN);
    if (!(minimum > (this.#agreed?.seconds ?? Infinity))) return;
    this.#minimum = minimum;
    if (this.#agreed !== null) this.#agreed = { ...this.#agreed, seconds: minimum };
    this.#plan(0);
  }
}
