import net from 'node:net';
import tls from 'node:tls';
import { connectProblemOf, type ConnectProblem } from './connect-problem.ts';
import type { SipSocket } from './sip-socket.ts';
import { StreamFault, StreamFramer, type StreamPart } from './stream-framing.ts';
import { StreamWatch } from './stream-watch.ts';
import { systemAuthorities } from './system-authorities.ts';

export type StreamSocketOptions = {
  /** `tcp://host[:port]` or `tls://host[:port]`. */
  readonly server: URL;
  /** PEM text; null trusts what the system trusts. */
  readonly ca: string | null;
  readonly rejectUnauthorized: boolean;
  /** Whose certificate it must show; the host's of the address unless given (RFC 5922, 7.1: the domain, not where DNS says it is). */
  readonly identity?: string;
  /** Whose line it is, `sip:user@host`: what a question after the server's health says in From and To. */
  readonly uri: string;
  readonly log: (message: string) => void;
  /** Pause between two pings in ms, chosen anew for each connection; 15 to 25 s unless given. */
  readonly pingEveryMs?: () => number;
  /** Time for an answer to a ping, in ms; 10 s unless given. */
  readonly pongMs?: number;
  /** Time for TCP and TLS together, in ms; 10 s unless given. */
  readonly handshakeMs?: number;
};

/** RFC 3261, 19.1.2 and 26.2.1. */
const DEFAULT_PORT = { 'tcp:': 5060, 'tls:': 5061 } as const;
const HANDSHAKE_MS = 10_000;

/** A SIP connection over TCP or TLS (RFC 3261, 18; RFC 5626, 4.4.1) for JsSIP. Every error ends in one `ondisconnect`. */
export class StreamSocket implements SipSocket {
  readonly url: string;
  readonly via_transport: 'TCP' | 'TLS';
  readonly sip_uri: string;
  onconnect: () => void = () => undefined;
  ondisconnect: (error: boolean, code?: number, reason?: string) => void = () => undefined;
  ondata: (data: string) => void = () => undefined;
  readonly #options: StreamSocketOptions;
  readonly #host: string;
  readonly #port: number;
  #socket: net.Socket | null = null;
  #opened = false;
  #watch: StreamWatch | null = null;
  #problem: ConnectProblem | null = null;
  /** The server has answered a ping before, on whatever connection. */
  #answersPings = false;
  #unansweredEnds = 0;

  constructor(options: StreamSocketOptions) {
    const { server } = options;
    const secure = server.protocol === 'tls:';
    this.#options = options;
    this.#host = server.hostname.replace(/^\[(.*)\]$/, '$1');
    this.#port = server.port === '' ? DEFAULT_PORT[secure ? 'tls:' : 'tcp:'] : Number(server.port);
    this.url = server.href;
    this.via_transport = secure ? 'TLS' : 'TCP';
    this.sip_uri = `sip:${server.hostname}:${this.#port};transport=${secure ? 'tls' : 'tcp'}`;
  }

  get problem(): ConnectProblem | null {
    return this.#problem;
  }

  isConnected(): boolean {
    return this.#socket !== null && this.#opened;
  }

  isConnecting(): boolean {
    return this.#socket !== null && !this.#opened;
  }

  connect(): void {
    if (this.#socket !== null) return;
    this.#problem = null;
    this.#opened = false;
    const socket = this.#open();
    this.#socket = socket;
    socket.setNoDelay(true);
    const framer = new StreamFramer();
    let failure: unknown;
    const impatience = setTimeout(
      () => socket.destroy(Object.assign(new Error('no connection in time'), { code: 'ETIMEDOUT' })),
      this.#options.handshakeMs ?? HANDSHAKE_MS,
    );
    socket.once(this.via_transport === 'TLS' ? 'secureConnect' : 'connect', () => {
      clearTimeout(impatience);
      if (this.#socket !== socket) return;
      this.#opened = true;
      this.#watch = new StreamWatch({
        ...this.#options,
        transport: this.via_transport,
        send: (text) => socket.write(text),
        giveUp: (why) => {
          // Some server may answer no question of this kind at all: that must not end every connection to it.
          if (!this.#answersPings && this.#unansweredEnds >= 2) return;
          this.#unansweredEnds += 1;
          socket.destroy(new StreamFault(why));
        },
        onAnswer: () => {
          this.#answersPings = true;
        },
      });
      this.onconnect();
    });
    socket.on('data', (bytes) => {
      if (this.#socket !== socket) return;
      try {
        framer.push(bytes, (part) => this.#deliver(socket, part));
      } catch (error) {
        if (!(error instanceof StreamFault)) throw error;
        socket.destroy(error);
      }
    });
    socket.on('error', (error) => {
      failure ??= error;
    });
    // Half a connection is of no use.
    socket.on('end', () => socket.destroy());
    socket.on('close', () => {
      clearTimeout(impatience);
      if (this.#socket !== socket) return;
      const opened = this.#opened;
      this.#forget();
      this.#problem = opened ? 'connection-lost' : connectProblemOf(failure);
      this.#options.log(`connection to the server ${opened ? 'ended' : 'failed'}: ${describe(failure)}`);
      this.ondisconnect(true, undefined, this.#problem);
    });
  }

  disconnect(): void {
    const socket = this.#socket;
    const opened = this.#opened;
    this.#forget();
    if (socket === null) return;
    if (!opened) {
      socket.destroy();
      return;
    }
    socket.end();
    // The far side may be gone: do not wait for its part of the closing for ever.
    setTimeout(() => socket.destroy(), 1_000).unref();
  }

  send(message: string | ArrayBufferLike | Blob | ArrayBufferView): boolean {
    if (!this.isConnected() || this.#socket === null || typeof message !== 'string') return false;
    this.#socket.write(message);
    return true;
  }

  probe(): void {
    this.#watch?.probe();
  }

  #open(): net.Socket {
    const place = { host: this.#host, port: this.#port };
    if (this.via_transport === 'TCP') return net.connect(place);
    const { ca, rejectUnauthorized, identity = this.#host } = this.#options;
    const authorities = ca ?? systemAuthorities();
    return tls.connect({
      ...place,
      rejectUnauthorized,
      // An address cannot be asked for by name (RFC 6066, 3); the certificate is held against it all the same.
      ...(net.isIP(identity) === 0 ? { servername: identity } : {}),
      ...(authorities === undefined ? {} : { ca: authorities }),
    });
  }

  #deliver(socket: net.Socket, part: StreamPart): void {
    // A message before this one may have ended the connection.
    if (this.#socket !== socket) return;
    if (part.type === 'keep-alive') {
      this.#watch?.heardLineEnds(!part.answerWanted);
      if (part.answerWanted) socket.write('\r\n');
      return;
    }
    if (this.#watch?.heard(part.text) !== true) this.ondata(part.text);
  }

  #forget(): void {
    this.#watch?.stop();
    this.#watch = null;
    this.#socket = null;
    this.#opened = false;
  }
}

/** A line for the log without addresses of people: the error's code, or what was wrong with the stream. */
function describe(failure: unknown): string {
  if (failure instanceof StreamFault) return failure.message;
  if (failure instanceof Error) return 'code' in failure ? String(failure.code) : failure.message;
  return 'closed by the server';
}
