import type { ConnectProblem } from '../connect-problem.ts';
import type { SipSocket } from '../sip-socket.ts';
import { locateServers, type DnsQuestions, type ServerPlace } from './locate-servers.ts';

export type LocatedSocketOptions = {
  /** `sip://domain`, `tls://domain` or `tcp://domain`. */
  readonly server: URL;
  readonly dns: DnsQuestions;
  /** Makes the connection to one place. */
  readonly open: (place: ServerPlace) => SipSocket;
  readonly log: (message: string) => void;
  readonly random?: () => number;
};

const addressOf = ({ transport, host, port }: ServerPlace): string => `${transport}://${host}:${port}`;

/**
 * A domain as one connection: each `connect()` asks DNS where its servers are and goes through them in their order until
 * one can be reached. One that was blamed comes last the next time.
 */
export class LocatedSocket implements SipSocket {
  readonly hasAlternatives = true;
  onconnect: () => void = () => undefined;
  ondisconnect: (error: boolean, code?: number, reason?: string) => void = () => undefined;
  ondata: (data: string) => void = () => undefined;
  readonly #o: LocatedSocketOptions;
  #left: ServerPlace[] = [];
  #current: SipSocket | null = null;
  #place: ServerPlace | null = null;
  #blamed: string | null = null;
  #problem: ConnectProblem | null = null;
  /** Counts the attempts; what an earlier one still finds out does not count. */
  #attempt = 0;
  #locating = false;

  constructor(options: LocatedSocketOptions) {
    this.#o = options;
  }

  get url(): string {
    return this.#place === null ? this.#o.server.href : addressOf(this.#place);
  }

  get via_transport(): string {
    return this.#current?.via_transport ?? (this.#o.server.protocol === 'tcp:' ? 'TCP' : 'TLS');
  }

  get sip_uri(): string {
    return this.#current?.sip_uri ?? `sip:${this.#o.server.hostname};transport=${this.via_transport.toLowerCase()}`;
  }

  get problem(): ConnectProblem | null {
    return this.#problem;
  }

  connect(): void {
    if (this.isConnected() || this.isConnecting()) return;
    this.#attempt += 1;
    this.#problem = null;
    this.#locating = true;
    void this.#locate(this.#attempt);
  }

  disconnect(): void {
    this.#attempt += 1;
    this.#locating = false;
    this.#left = [];
    this.#current?.disconnect();
  }

  send(message: string | ArrayBufferLike | Blob | ArrayBufferView): boolean {
    return this.#current?.send(message) ?? false;
  }

  isConnected(): boolean {
    return this.#current?.isConnected() ?? false;
  }

  isConnecting(): boolean {
    return this.#locating || (this.#current?.isConnecting() ?? false);
  }

  probe(): void {
    this.#current?.probe();
  }

  blame(): void {
    if (this.#place === null) return;
    this.#o.log(`${this.url} is reached but of no use`);
    this.#blamed = addressOf(this.#place);
  }

  async #locate(attempt: number): Promise<void> {
    const { server, dns, random } = this.#o;
    const found = await locateServers(server, dns, random);
    if (attempt !== this.#attempt) return;
    this.#locating = false;
    const isBlamed = (place: ServerPlace): boolean => addressOf(place) === this.#blamed;
    this.#left = [...found.filter((place) => !isBlamed(place)), ...found.filter(isBlamed)];
    this.#blamed = null;
    this.#next(attempt);
  }

  #next(attempt: number): void {
    const place = this.#left.shift();
    if (place === undefined) return;
    const socket = this.#o.open(place);
    this.#place = place;
    this.#current = socket;
    socket.onconnect = () => {
      if (socket !== this.#current) return;
      this.#o.log(`connected to ${addressOf(place)}, as DNS says`);
      this.#left = [];
      this.onconnect();
    };
    socket.ondata = (text) => {
      if (socket === this.#current) this.ondata(text);
    };
    socket.ondisconnect = (...reason) => {
      if (socket !== this.#current) return;
      // What keeps the best server away is what the agent has to know.
      this.#problem ??= socket.problem;
      if (attempt === this.#attempt && this.#left.length > 0) this.#next(attempt);
      else this.ondisconnect(...reason);
    };
    socket.connect();
  }
}
