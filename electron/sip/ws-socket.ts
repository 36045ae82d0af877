import { WebSocket, type ClientOptions, type RawData } from 'ws';
import { connectProblemOf, type ConnectProblem } from './connect-problem.ts';
import type { SipSocket } from './sip-socket.ts';
import { systemAuthorities } from './system-authorities.ts';

export type WsSocketOptions = {
  readonly server: URL;
  /** PEM text; null trusts what the system trusts. */
  readonly ca: string | null;
  readonly rejectUnauthorized: boolean;
  readonly log: (message: string) => void;
  /** Time for TCP, TLS and the HTTP upgrade together, in ms; 10 s unless given. */
  readonly handshakeMs?: number;
  /** Pause between two pings in ms, chosen anew for each connection; 15 to 25 s unless given. */
  readonly pingEveryMs?: () => number;
  /** Time for an answer to a ping, in ms; 10 s unless given. */
  readonly pongMs?: number;
};

/** RFC 7118, section 4. */
const SUBPROTOCOL = 'sip';
/** Time for TCP, TLS and the HTTP upgrade together, in ms. */
const HANDSHAKE_MS = 10_000;
/** Time for a pong, in ms: after a normal ping, and when we have reason to doubt the connection. */
const PONG_MS = 10_000;
const PROBE_PONG_MS = 1_000;
/** Larger frames end the connection (close code 1009); what is merely too large to be a SIP message is answered and the connection kept. */
const MAX_MESSAGE_BYTES = 8 * 1024 * 1024;

/**
 * A SIP connection over WebSocket (RFC 7118) for JsSIP. Liveness is checked by ping and pong (RFC 6455, 5.5.2), because
 * a connection that a firewall forgot looks open for many minutes; every error ends in one `ondisconnect`.
 */
export class WsSocket implements SipSocket {
  readonly url: string;
  readonly via_transport: string;
  readonly sip_uri: string;
  onconnect: () => void = () => undefined;
  ondisconnect: (error: boolean, code?: number, reason?: string) => void = () => undefined;
  ondata: (data: string) => void = () => undefined;
  readonly #options: WsSocketOptions;
  #socket: WebSocket | null = null;
  #problem: ConnectProblem | null = null;
  #pingTimer: ReturnType<typeof setInterval> | undefined;
  #pongTimer: ReturnType<typeof setTimeout> | undefined;
  /** When the oldest unanswered ping must have been answered, on the monotonic clock. */
  #pongDue = Infinity;
  /** The connection is in doubt: only a pong tells that it lives, for what comes in may be from before. */
  #doubted = false;

  constructor(options: WsSocketOptions) {
    const { server } = options;
    this.#options = options;
    this.url = server.href;
    const secure = server.protocol === 'wss:';
    this.via_transport = secure ? 'WSS' : 'WS';
    this.sip_uri = `sip:${server.host};transport=ws`;
  }

  get problem(): ConnectProblem | null {
    return this.#problem;
  }

  isConnected(): boolean {
    return this.#socket?.readyState === WebSocket.OPEN;
  }

  isConnecting(): boolean {
    return this.#socket?.readyState === WebSocket.CONNECTING;
  }

  connect(): void {
    if (this.#socket !== null) return;
    const { server, ca, rejectUnauthorized } = this.#options;
    const authorities = ca ?? systemAuthorities();
    const options: ClientOptions = {
      handshakeTimeout: this.#options.handshakeMs ?? HANDSHAKE_MS,
      maxPayload: MAX_MESSAGE_BYTES,
      perMessageDeflate: false,
      rejectUnauthorized,
      ...(authorities === undefined ? {} : { ca: authorities }),
    };
    this.#problem = null;
    const socket = new WebSocket(server, [SUBPROTOCOL], options);
    this.#socket = socket;
    let opened = false;
    let failure: unknown;
    socket.on('open', () => {
      if (this.#socket !== socket) return;
      opened = true;
      this.#watch(socket);
      this.onconnect();
    });
    socket.on('message', (data, isBinary) => this.#receive(socket, data, isBinary));
    socket.on('pong', () => {
      if (this.#socket === socket) this.#answered();
    });
    socket.on('error', (error) => {
      failure = error;
      // `close` follows an error by itself in all cases seen; `terminate` makes sure of it.
      socket.terminate();
    });
    socket.on('close', (code) => {
      if (this.#socket !== socket) return;
      this.#forget();
      this.#problem = opened ? 'connection-lost' : connectProblemOf(failure);
      this.#options.log(`connection to the server ${opened ? 'ended' : 'failed'}: ${describe(failure, code)}`);
      this.ondisconnect(true, code, this.#problem);
    });
  }

  disconnect(): void {
    const socket = this.#socket;
    this.#forget();
    if (socket === null) return;
    if (socket.readyState === WebSocket.CONNECTING) socket.terminate();
    else {
      socket.close(1000);
      // The far side may be gone: do not wait for its part of the closing for ever.
      setTimeout(() => socket.terminate(), 1_000).unref();
    }
  }

  send(message: string | ArrayBufferLike | Blob | ArrayBufferView): boolean {
    if (!this.isConnected() || this.#socket === null || typeof message !== 'string') return false;
    this.#socket.send(message);
    return true;
  }

  probe(): void {
    if (this.#socket === null) return;
    this.#doubted = true;
    this.#ping(this.#socket, PROBE_PONG_MS);
  }

  #receive(socket: WebSocket, data: RawData, isBinary: boolean): void {
    if (this.#socket !== socket) return;
    // A pong may wait behind a flood of messages; they are a sign of life themselves.
    if (!this.#doubted) this.#answered();
    const bytes = Array.isArray(data) ? Buffer.concat(data) : Buffer.from(data as ArrayBuffer);
    // SIP may come in binary frames too (RFC 7118, 5.2); what is not UTF-8 is no SIP message.
    const text = isBinary ? decodeUtf8(bytes) : bytes.toString('utf8');
    if (text === null) {
      this.#options.log(`dropped a binary message of ${bytes.length} bytes that is not text`);
      return;
    }
    this.ondata(text);
  }

  #watch(socket: WebSocket): void {
    const everyMs = this.#options.pingEveryMs?.() ?? 15_000 + Math.random() * 10_000;
    this.#pingTimer = setInterval(() => this.#ping(socket, this.#options.pongMs ?? PONG_MS), everyMs);
  }

  #ping(socket: WebSocket, deadlineMs: number): void {
    if (socket.readyState !== WebSocket.OPEN) return;
    const due = performance.now() + deadlineMs;
    // A later ping gives an earlier one no more time.
    if (due < this.#pongDue) {
      clearTimeout(this.#pongTimer);
      this.#pongDue = due;
      // Where this process itself was held up, the pong is already here and only not read yet: that comes first.
      this.#pongTimer = setTimeout(() => setImmediate(() => this.#judge(socket, due)), deadlineMs);
    }
    socket.ping();
  }

  #judge(socket: WebSocket, due: number): void {
    if (this.#pongDue === due) socket.terminate();
  }

  #answered(): void {
    clearTimeout(this.#pongTimer);
    this.#pongDue = Infinity;
    this.#doubted = false;
  }

  #forget(): void {
    clearInterval(this.#pingTimer);
    this.#answered();
    this.#socket = null;
  }
}

function decodeUtf8(bytes: Buffer): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** A line for the log without addresses of people: the error's code, or the close code. */
function describe(failure: unknown, code: number): string {
  if (failure instanceof Error) return 'code' in failure ? String(failure.code) : failure.message;
  return `close code ${code}`;
}
