import { answerAfterFault, inspectInbound } from './inbound-guard.ts';
import type { SipSocket } from './sip-socket.ts';
import type { ConnectProblem } from './connect-problem.ts';

/** Stands between a connection and JsSIP, so that no message from outside can throw into the process or go unanswered. */
export class GuardedSocket implements SipSocket {
  onconnect: () => void = () => undefined;
  ondisconnect: (error: boolean, code?: number, reason?: string) => void = () => undefined;
  ondata: (data: string) => void = () => undefined;
  readonly #inner: SipSocket;
  readonly #log: (message: string) => void;
  #sent = 0;

  /** @param onClosed told of the end of a connection after JsSIP was. */
  constructor(inner: SipSocket, onClosed: () => void, log: (message: string) => void) {
    this.#inner = inner;
    this.#log = log;
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
    const verdict = inspectInbound(text);
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
