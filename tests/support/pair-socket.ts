import type { ConnectProblem } from '../../electron/sip/connect-problem.ts';
import type { SipSocket } from '../../electron/sip/sip-socket.ts';

/** A wish about a message on its way: lost, or late by so many ms. */
export type Fate = 'drop' | number;

/** Wraps a connection so that a test can cut it, refuse new ones, and lose or delay messages in either direction. */
export class FaultySocket implements SipSocket {
  readonly url: string;
  readonly via_transport: string;
  readonly sip_uri: string;
  onconnect: () => void = () => undefined;
  ondisconnect: (error: boolean, code?: number, reason?: string) => void = () => undefined;
  ondata: (data: string) => void = () => undefined;
  /** What becomes of a message; undefined lets it pass. */
  fate: (text: string, direction: 'out' | 'in') => Fate | undefined = () => undefined;
  /** Everything that passed, in order. */
  readonly trace: { readonly direction: 'out' | 'in'; readonly text: string }[] = [];
  readonly #inner: SipSocket;
  problem: ConnectProblem | null = null;
  #cut = false;
  #refuse = false;

  constructor(inner: SipSocket) {
    this.#inner = inner;
    this.url = inner.url;
    this.via_transport = inner.via_transport;
    this.sip_uri = inner.sip_uri;
    inner.onconnect = () => this.onconnect();
    inner.ondata = (text) => this.#through(text, 'in', () => this.ondata(text));
  }

  connect(): void {
    if (this.#refuse) {
      setTimeout(() => this.#fail('server-unreachable'), 1);
      return;
    }
    this.#cut = false;
    this.#inner.connect();
  }

  disconnect(): void {
    this.#inner.disconnect();
  }

  send(message: string | ArrayBufferLike | Blob | ArrayBufferView): boolean {
    if (this.#cut || !this.#inner.isConnected() || typeof message !== 'string') return false;
    this.#through(message, 'out', () => this.#inner.send(message));
    return true;
  }

  /** Cuts the connection now; `refuse` also keeps new ones from being made until `restore`. */
  cut({ refuse = false }: { readonly refuse?: boolean } = {}): void {
    this.#refuse = refuse;
    this.#cut = true;
    this.#inner.disconnect();
    this.#fail('connection-lost');
  }

  restore(): void {
    this.#refuse = false;
  }

  isConnected(): boolean {
    return !this.#cut && this.#inner.isConnected();
  }

  isConnecting(): boolean {
    return this.#inner.isConnecting();
  }

  probe(): void {
    this.#inner.probe();
  }

  /** First lines of the requests that passed in one direction. */
  requests(direction: 'out' | 'in'): string[] {
    return this.trace
      .filter((one) => one.direction === direction && !one.text.startsWith('SIP/2.0'))
      .map(({ text }) => text.split(' ')[0] ?? '');
  }

  #fail(problem: ConnectProblem): void {
    this.problem = problem;
    this.ondisconnect(true, 1006, problem);
  }

  #through(text: string, direction: 'out' | 'in', pass: () => void): void {
    if (this.#cut) return;
    const fate = this.fate(text, direction);
    if (fate === 'drop') return;
    const go = (): void => {
      if (this.#cut) return;
      this.trace.push({ direction, text });
      pass();
    };
    if (fate === undefined) go();
    else setTimeout(go, fate);
  }
}
