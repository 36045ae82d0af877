import type { RTCSession } from 'jssip/lib/RTCSession.js';
import type { IncomingRequest, IncomingResponse, OutgoingRequest } from 'jssip/lib/SIPMessage.js';
import JsSIP from 'jssip';
import type { Socket } from 'jssip/lib/Socket.js';
import type { RTCSessionEvent, UA } from 'jssip/lib/UA.js';
import type { LineProblem, LineStatus } from '../../shared/domain/account/account.ts';
import type { Clock } from '../../shared/lib/clock.ts';
import type { CheckedAccount } from './account-validation.ts';
import { isCertificateProblem } from './connect-problem.ts';
import { GuardedSocket } from './guarded-socket.ts';
import { cancelJsSipRecovery, setContactTransport, uaInternals, type TransactionEvent } from './jssip-private.ts';
import { reconnectDelayMs, retryAfterMs } from './reconnect-policy.ts';
import { registrationVerdict } from './registration-problem.ts';
import type { ReconnectCause } from './sip-engine.ts';
import type { SipSocket } from './sip-socket.ts';

export type JsSipLineOptions = {
  readonly account: CheckedAccount;
  readonly socket: SipSocket;
  /** Such as `Balie/1.2.3` (RFC 3261, 20.41). */
  readonly userAgent: string;
  readonly clock: Clock;
  readonly log: (message: string) => void;
  /** There is a living call. */
  readonly urgent: () => boolean;
  /** Told of every SIP message. */
  readonly trace?: (direction: 'in' | 'out', text: string) => void;
  readonly onStatus: (status: LineStatus) => void;
  readonly onIncoming: (session: RTCSession, request: IncomingRequest) => void;
  /** No further call is taken now. */
  readonly full?: () => boolean;
  readonly onDisconnected: () => void;
  /** No call would notice a change of server. */
  readonly mayMove?: () => boolean;
  /** @param globallyRoutable the server gave a GRUU (RFC 5627). */
  readonly onRegistered: (globallyRoutable: boolean) => void;
};

/** Asked-for lifetime of a registration in s; the server's own figure counts. */
const REGISTER_EXPIRES_S = 300;
/** How long an incoming call rings before it is given up, in s: longer than any PBX lets it. */
const RING_S = 180;
/** No answer to REGISTER of which anything came: in ms, more than JsSIP's own 32 s. */
const WATCHDOG_MS = 40_000;
/** Longest pause between two attempts to connect while there is a living call, in ms. */
const URGENT_MS = 2_000;
/** The same for a while after a change of network, and how long that while is. */
const HURRIED_MS = 500;
const HURRY_MS = 15_000;
/** A connection so young was made after the sleep of which several parts of the system tell, in ms. */
const NEW_MS = 3_000;
/** The same where another server is waiting. */
const NEXT_SERVER_MS = 6_000;
/** Longest wait for the answer to the last REGISTER, in ms. */
const GOODBYE_MS = 2_000;

function contactTransport({ via_transport }: SipSocket): string {
  return via_transport === 'WSS' ? 'ws' : via_transport.toLowerCase();
}

/**
 * Where the server reaches us: over this very connection, whatever host is named. JsSIP's own Contact says `transport=ws`
 * on every transport; RFC 7118 (5) has no other word for `wss`.
 */
function contactUri(socket: SipSocket): string {
  const transport = contactTransport(socket);
  const token = (): string => Math.random().toString(36).slice(2, 12);
  return `sip:${token()}@${token()}.invalid;transport=${transport}`;
}

/**
 * One JsSIP user agent from start to stop: connection, registration, and when to try again. What it says after `stop()`
 * is not heard any more.
 * JsSIP's own session timers are off; see SessionTimer.
 */
export class JsSipLine {
  readonly ua: UA;
  readonly #o: JsSipLineOptions;
  #registered = false;
  #everConnected = false;
  #stopped = false;
  #failures = 0;
  #connectedAt = Number.NEGATIVE_INFINITY;
  #hurryUntil = Number.NEGATIVE_INFINITY;
  #refusals = 0;
  #problem: LineProblem | null = null;
  #withCredentials = false;
  #retryTimer: ReturnType<typeof setTimeout> | undefined;
  #watchdog: ReturnType<typeof setTimeout> | undefined;

  /** @throws Error when JsSIP refuses the configuration. */
  constructor(options: JsSipLineOptions) {
    this.#o = options;
    const { account } = options;
    const socket = new GuardedSocket(options.socket, () => this.#onClosed(), options.log, options.full, options.trace);
    this.ua = new JsSIP.UA({
      sockets: socket as unknown as Socket,
      uri: account.uri,
      contact_uri: contactUri(options.socket),
      authorization_user: account.authUser,
      password: account.password,
      display_name: account.displayName,
      register: true,
      register_expires: REGISTER_EXPIRES_S,
      session_timers: false,
      no_answer_timeout: RING_S,
      user_agent: options.userAgent,
    });
    this.#listen();
    options.socket.onpreferred = () => void this.#goBack();
  }

  /** Registered over a living connection: requests may leave. */
  get ready(): boolean {
    return this.#registered && this.#transport.isConnected();
  }

  get globallyRoutable(): boolean {
    return (this.ua.contact.pub_gruu ?? null) !== null;
  }

  /** The address of the account, for headers that name us. */
  get ownUri(): string {
    return this.#o.account.uri;
  }

  start(): void {
    this.ua.start();
  }

  /** The address that a dialled text stands for, or null. */
  normalise(target: string): string | null {
    try {
      const uri = (
        this.ua as unknown as { normalizeTarget: (text: string) => { toString: () => string } | undefined }
      ).normalizeTarget(target);
      return uri === undefined ? null : uri.toString();
    } catch {
      return null;
    }
  }

  /**
   * Tries at once what waits for its time; where all seems well, finds out whether it is. After a sleep no connection is
   * trusted: the server, or a firewall between, has forgotten it, and would not say so for a long time.
   */
  reconnect(cause: ReconnectCause): void {
    if (this.#stopped) return;
    if (cause !== 'asked') this.#hurryUntil = this.#o.clock.monotonic() + HURRY_MS;
    const isNew = this.#o.clock.monotonic() - this.#connectedAt < NEW_MS;
    if (this.ready && (cause !== 'woke' || isNew)) {
      this.#o.socket.probe();
      return;
    }
    if (this.#transport.isConnected() && !isNew) this.#transport.disconnect();
    this.#failures = 0;
    this.#refusals = 0;
    clearTimeout(this.#retryTimer);
    this.#tryNow();
  }

  /** Unregisters, waiting at most 2 s for the answer, and disconnects. */
  async stop(): Promise<void> {
    if (this.#stopped) return;
    this.#stopped = true;
    clearTimeout(this.#retryTimer);
    clearTimeout(this.#watchdog);
    const mustTell = this.ready;
    const told = new Promise<void>((resolve) => {
      this.ua.on('unregistered', () => resolve());
      setTimeout(resolve, mustTell ? GOODBYE_MS : 0);
    });
    this.ua.stop();
    await told;
    this.#transport.disconnect();
  }

  get #transport(): ReturnType<typeof uaInternals>['transport'] {
    return uaInternals(this.ua).transport;
  }

  #listen(): void {
    const whileRunning =
      <Args extends readonly unknown[]>(run: (...args: Args) => void) =>
      (...args: Args): void => {
        if (!this.#stopped) run(...args);
      };
    const { ua } = this;
    ua.on(
      'connecting',
      whileRunning(() => this.#o.onStatus({ state: 'connecting', problem: this.#problem })),
    );
    ua.on(
      'connected',
      whileRunning(() => this.#onConnected()),
    );
    ua.on(
      'disconnected',
      whileRunning(() => this.#onDisconnected()),
    );
    ua.on(
      'registered',
      whileRunning(() => this.#onRegistered()),
    );
    ua.on(
      'registrationFailed',
      whileRunning(({ response, cause }: { response?: IncomingResponse | null; cause?: unknown }) =>
        this.#onRefused(response ?? null, String(cause)),
      ),
    );
    ua.on('newRTCSession', (event: RTCSessionEvent) => {
      if (String(event.originator) !== 'remote') {
        // Nothing has left yet. A server may demand it (421 Extension Required); see SessionTimer.
        (event.request as unknown as { readonly extraHeaders: string[] }).extraHeaders.push('Supported: timer');
        return;
      }
      if (this.#stopped) event.session.terminate({ status_code: 480 });
      else this.#o.onIncoming(event.session, event.request as IncomingRequest);
    });
    (ua as { on: (event: string, listener: (payload: TransactionEvent) => void) => void }).on(
      'newTransaction',
      (event) => this.#onTransaction(event),
    );
  }

  /**
   * JsSIP forgets the password after the first challenge and keeps a digest that fits one realm only; with the password
   * back in place a server may ask in another realm for calls than for registrations.
   */
  #onTransaction({ transaction: { type, request } }: TransactionEvent): void {
    if (type !== 'ict' && type !== 'nict') return;
    const { configuration } = uaInternals(this.ua);
    configuration.password = this.#o.account.password;
    configuration.ha1 = null;
    if (request.method === 'REGISTER') {
      const header = (name: string): boolean => (request as OutgoingRequest).hasHeader(name);
      this.#withCredentials = header('authorization') || header('proxy-authorization');
    }
  }

  #onConnected(): void {
    this.#connectedAt = this.#o.clock.monotonic();
    if (this.#o.socket.hasAlternatives === true) setContactTransport(this.ua, contactTransport(this.#o.socket));
    this.#everConnected = true;
    clearTimeout(this.#watchdog);
    this.#watchdog = setTimeout(
      () => {
        if (!this.#registered) this.#dropConnection('registration-timeout');
      },
      this.#o.socket.hasAlternatives === true ? NEXT_SERVER_MS : WATCHDOG_MS,
    );
  }

  #onRegistered(): void {
    clearTimeout(this.#watchdog);
    clearTimeout(this.#retryTimer);
    if (!this.#registered) this.#o.log('the line is registered');
    this.#registered = true;
    this.#failures = 0;
    this.#refusals = 0;
    this.#problem = null;
    const { user } = this.#o.account;
    const { url, hasAlternatives = false } = this.#o.socket;
    this.#o.onStatus({ state: 'registered', user, ...(hasAlternatives ? { server: url } : {}) });
    this.#o.onRegistered(this.globallyRoutable);
  }

  #onRefused(response: IncomingResponse | null, cause: string): void {
    clearTimeout(this.#watchdog);
    this.#registered = false;
    // The loss of the connection is told by its own event.
    if (response === null && cause === 'Connection Error') return;
    const verdict = registrationVerdict(response?.status_code ?? null, this.#withCredentials);
    if (verdict.problem === 'registration-timeout') {
      this.#dropConnection('registration-timeout');
      return;
    }
    // A server that is out of order is no reason to wait while there is another.
    if (this.#o.socket.hasAlternatives === true && (response?.status_code ?? 0) >= 500) {
      this.#dropConnection(verdict.problem);
      return;
    }
    this.#problem = verdict.problem;
    this.#refusals += 1;
    const asked = retryAfterMs(response?.getHeader('Retry-After'));
    const delayMs =
      verdict.pace === 'never' ? null : (asked ?? reconnectDelayMs(this.#refusals - 1, verdict.pace, Math.random()));
    this.#planRetry(verdict.problem, verdict.sipStatus, delayMs);
  }

  #onDisconnected(): void {
    clearTimeout(this.#watchdog);
    this.#registered = false;
    this.#o.onDisconnected();
  }

  /** The connection ended by itself or could not be made. */
  #onClosed(): void {
    if (this.#stopped) return;
    cancelJsSipRecovery(this.ua);
    this.#planReconnect(this.#o.socket.problem ?? (this.#everConnected ? 'connection-lost' : 'server-unreachable'));
  }

  #dropConnection(problem: LineProblem): void {
    this.#o.socket.blame?.();
    this.#transport.disconnect();
    this.#planReconnect(problem);
  }

  #planReconnect(problem: LineProblem): void {
    this.#problem = problem;
    const hopeless = isCertificateProblem(problem);
    const delayMs = reconnectDelayMs(this.#failures, hopeless ? 'slow' : 'fast', Math.random());
    this.#failures += 1;
    this.#planRetry(problem, null, hopeless ? delayMs : Math.min(delayMs, this.#longestDelayMs()));
  }

  /** In ms: a living call waits for its connection, and after a change of network the next try may well succeed. */
  #longestDelayMs(): number {
    if (this.#o.clock.monotonic() < this.#hurryUntil) return this.#failures === 1 ? 0 : HURRIED_MS;
    return this.#o.urgent() ? URGENT_MS : Infinity;
  }

  #planRetry(problem: LineProblem, sipStatus: number | null, delayMs: number | null): void {
    clearTimeout(this.#retryTimer);
    const retryAt = delayMs === null ? null : this.#o.clock.now() + delayMs;
    if (delayMs !== null) this.#retryTimer = setTimeout(() => this.#tryNow(), delayMs);
    this.#o.onStatus({ state: 'not-registered', problem, sipStatus, field: null, retryAt });
  }

  /** The preferred server is back: leaves the one in use properly, so that no call is looked for there any more. */
  async #goBack(): Promise<void> {
    if (this.#stopped || !this.ready || this.#o.mayMove?.() === false) return;
    const told = new Promise<void>((resolve) => {
      this.ua.once('unregistered', () => resolve());
      setTimeout(resolve, GOODBYE_MS);
    });
    // Not `ua.unregister()`, after which JsSIP would not register over the next connection.
    uaInternals(this.ua)._registrator.unregister();
    await told;
    if (this.#stopped) return;
    this.#registered = false;
    // A call came in at the last moment: stay where it is.
    if (this.#o.mayMove?.() === false) {
      this.ua.register();
      return;
    }
    this.#transport.disconnect();
    this.#tryNow();
  }

  #tryNow(): void {
    if (this.#stopped) return;
    if (!this.#transport.isConnected()) this.#transport.connect();
    else {
      this.#o.onStatus({ state: 'connecting', problem: this.#problem });
      this.ua.register();
    }
  }
}
