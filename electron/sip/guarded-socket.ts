import { answerAfterFault, inspectInbound } from './inbound-guard.ts';
import type { SipSocket } from './sip-socket.ts';
import type { ConnectProblem } from './connect-problem.ts';

/** Lines about messages that a log takes within `SPELL_MS`: a flood must not fill the disk or cost its time. */
const MOST_LINES = 20;
const SPELL_MS = 10_000;

function sparingly(log: (message: string) => void): (message: string) => void {
  let since = Number.NEGATIVE_INFINITY;
  let lines = 0;
  return (message) => {
    const now = performance.now();
    if (now - since > SPELL_MS) {
      if (lines > MOST_LINES) log(`${lines - MOST_LINES} further messages were refused or dropped`);
      since = now;
      lines = 0;
    }
    lines += 1;
    if (lines <= MOST_LINES) log(message);
  };
}

/** Stands between a connection and JsSIP, so that no message from outside can throw into the process or go unanswered. */
export class GuardedSocket implements SipSocket {
  onconnect: () => void = () => undefined;
  ondisconnect: (error: boolean, code?: number, reason?: string) => void = () => undefined;
  ondata: (data: string) => void = () => undefined;
  readonly #inner: SipSocket;
  readonly #log: (message: string) => void;
  readonly #full: () => boolean;
  readonly #trace: (direction: 'in' | 'out', text: string) => void;
  #sent = 0;

  /**
   * @param onClosed told of the end of a connection after JsSIP was.
   * @param full no further call is taken.
   * @param trace told of every message.
   */
  constructor(
    inner: SipSocket,
    onClosed: () => void,
    log: (message: string) => void,
    full: () => boolean = () => false,
    trace: (direction: 'in' | 'out', text: string) => void = () => undefined,
  ) {
    this.#trace = trace;
    this.#inner = inner;
    this.#full = full;
    this.#log = sparingly(log);
    inner.onconnect = () => this.#safely('connecting', () => this.onconnect());
    inner.ondisconnect = (...reason) => {
      this.#safely('disconnecting', () => this.ondisconnect(...reason));
      onClosed();
    };
    inner.ondata = (text) => this.#receive(text);
  }

  get url(): string {
    return this.#inner.url;
  }

  get via_transport(): string {
    return this.#inner.via_transport;
  }

  get sip_uri(): string {
    return this.#inner.sip_uri;
  }

  get problem(): ConnectProblem | null {
    return this.#inner.problem;
  }

  connect(): void {
    this.#inner.connect();
  }

  disconnect(): void {
    this.#inner.disconnect();
  }

  send(message: string | ArrayBufferLike | Blob | ArrayBufferView): boolean {
    this.#sent += 1;
    if (typeof message === 'string') this.#trace('out', message);
    return this.#inner.send(message);
  }

  isConnected(): boolean {
    return this.#inner.isConnected();
  }

  isConnecting(): boolean {
    return this.#inner.isConnecting();
  }

  probe(): void {
    this.#inner.probe();
  }

  #receive(text: string): void {
    this.#trace('in', text);
    const verdict = inspectInbound(text, this.#full);
    if (verdict.action !== 'deliver') {
      this.#log(
        `${verdict.action === 'reply' ? 'refused' : 'dropped'} a message of ${text.length} characters: ${verdict.why}`,
      );
      if (verdict.action === 'reply') this.#inner.send(verdict.response);
      return;
    }
    const sentBefore = this.#sent;
    if (this.#safely('reading a message', () => this.ondata(text)) || this.#sent > sentBefore) return;
    const response = answerAfterFault(text);
    if (response !== null) this.#inner.send(response);
  }

  #safely(what: string, run: () => void): boolean {
    try {
      run();
      return true;
    } catch (error) {
      this.#log(`fault while ${what}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
      return false;
    }
  }
}
