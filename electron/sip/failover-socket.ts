import { randomBytes } from 'node:crypto';
import type { ConnectProblem } from './connect-problem.ts';
import { optionsRequest } from './options-request.ts';
import type { SipSocket } from './sip-socket.ts';

export type FailoverOptions = {
  /** One for each server, the preferred one first; at least two. */
  readonly sockets: readonly SipSocket[];
  /** Whose line it is, `sip:user@host`. */
  readonly uri: string;
  readonly log: (message: string) => void;
  /** Pause between two looks at the preferred server while another is in use, in ms; 10 s unless given. */
  readonly lookEveryMs?: number;
  /** Time for the preferred server to answer when it is looked at, in ms; 4 s unless given. */
  readonly answerMs?: number;
};

const LOOK_EVERY_MS = 10_000;
const ANSWER_MS = 4_000;

/**
 * Several servers as one connection. Each `connect()` goes through them in their order, beginning with the preferred one,
 * until one can be reached; one that was blamed comes last. While another than the preferred one is in use, that one is
 * looked at now and then, and `onpreferred` is called once it answers.
 */
export class FailoverSocket implements SipSocket {
  readonly hasAlternatives = true;
  onconnect: () => void = () => undefined;
  ondisconnect: (error: boolean, code?: number, reason?: string) => void = () => undefined;
  ondata: (data: string) => void = () => undefined;
  onpreferred: () => void = () => undefined;
  readonly #o: FailoverOptions;
  /** In the order of this attempt; the first is being tried or in use. */
  #round: SipSocket[];
  #current: SipSocket;
  /** Reached, but of no use: the next attempt begins with another. */
  #blamed: SipSocket | null = null;
  #problem: ConnectProblem | null = null;
  #looking: ReturnType<typeof setInterval> | undefined;
  #endLook: () => void = () => undefined;

  constructor(options: FailoverOptions) {
    const [preferred] = options.sockets;
    if (preferred === undefined) throw new Error('no servers');
    this.#o = options;
    this.#round = [...options.sockets];
    this.#current = preferred;
    for (const socket of options.sockets) this.#attach(socket);
  }

  get url(): string {
    return this.#current.url;
  }

  get via_transport(): string {
    return this.#current.via_transport;
  }

  get sip_uri(): string {
    return this.#current.sip_uri;
  }

  get problem(): ConnectProblem | null {
    return this.#problem;
  }

  connect(): void {
    if (this.isConnected() || this.isConnecting()) return;
    this.#stopLooking();
    this.#problem = null;
    const blamed = this.#blamed;
    this.#blamed = null;
    this.#round = this.#o.sockets.filter((socket) => socket !== blamed);
    if (blamed !== null) this.#round.push(blamed);
    this.#next();
  }

  disconnect(): void {
    this.#stopLooking();
    this.#round = [];
    this.#current.disconnect();
  }

  send(message: string | ArrayBufferLike | Blob | ArrayBufferView): boolean {
    return this.#current.send(message);
  }

  isConnected(): boolean {
    return this.#current.isConnected();
  }

  isConnecting(): boolean {
    return this.#current.isConnecting();
  }

  probe(): void {
    this.#current.probe();
  }

  blame(): void {
    this.#o.log(`${this.url} is reached but of no use`);
    this.#current.blame?.();
    this.#blamed = this.#current;
  }

  #next(): void {
    const next = this.#round.shift();
    if (next === undefined) return;
    this.#current = next;
    next.connect();
  }

  #attach(socket: SipSocket): void {
    socket.onconnect = () => {
      if (socket !== this.#current) return;
      this.#round = [];
      if (socket !== this.#o.sockets[0]) {
        this.#o.log(`connected to the backup server ${socket.url}`);
        this.#looking = setInterval(() => this.#look(), this.#o.lookEveryMs ?? LOOK_EVERY_MS);
      }
      this.onconnect();
    };
    socket.ondata = (text) => {
      if (socket === this.#current) this.ondata(text);
    };
    socket.ondisconnect = (...reason) => {
      if (socket !== this.#current) return;
      // What keeps the preferred server away is what the agent has to know.
      this.#problem ??= socket.problem;
      if (this.#round.length > 0) {
        this.#next();
        return;
      }
      this.#stopLooking();
      this.ondisconnect(...reason);
    };
  }

  /** Over a connection of its own, so that the one in use is not touched. */
  #look(): void {
    const [preferred] = this.#o.sockets;
    if (preferred === undefined || preferred === this.#current || preferred.isConnected() || preferred.isConnecting())
      return;
    const mark = `z9hG4bKlook${randomBytes(8).toString('hex')}`;
    const end = (answered: boolean): void => {
      clearTimeout(patience);
      this.#endLook = () => undefined;
      preferred.disconnect();
      this.#attach(preferred);
      if (!answered) return;
      this.#o.log(`${preferred.url} answers again`);
      this.onpreferred();
    };
    const patience = setTimeout(() => end(false), this.#o.answerMs ?? ANSWER_MS);
    this.#endLook = () => end(false);
    preferred.onconnect = () =>
      void preferred.send(optionsRequest({ transport: preferred.via_transport, uri: this.#o.uri, mark, cseq: 1 }));
    preferred.ondata = (text) => {
      if (text.startsWith('SIP/2.0 ') && text.includes(mark)) end(true);
    };
    preferred.ondisconnect = () => end(false);
    preferred.connect();
  }

  #stopLooking(): void {
    clearInterval(this.#looking);
    this.#endLook();
  }
}
