import { randomBytes } from 'node:crypto';
import { createServer as createHttpServer, type IncomingMessage } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import type { AddressInfo, Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { WebSocketServer, type RawData, type WebSocket } from 'ws';
import { digestMatches, digestParameters } from './digest.ts';
import {
  REASON_PHRASES,
  cseq,
  formatSip,
  header,
  parseAddress,
  parseSip,
  responseTo,
  type SipHeaders,
  type SipMessage,
  type SipRequest,
  type SipResponse,
} from './sip-message.ts';

/** What happens to a REGISTER. Change it at any time. */
export type RegisterPolicy =
  | { readonly kind: 'accept'; readonly expires?: number }
  /** Digest (MD5, qop auth). A wrong password gets 401 again and again. */
  | { readonly kind: 'challenge'; readonly user: string; readonly password: string; readonly expires?: number }
  /** 423 with Min-Expires for what is shorter, else accepted. */
  | { readonly kind: 'too-brief'; readonly minimum: number }
  | { readonly kind: 'refuse'; readonly status: number; readonly headers?: SipHeaders }
  /** 200 once that is settled. */
  | { readonly kind: 'late'; readonly until: Promise<void> }
  /** No answer at all. */
  | { readonly kind: 'silent' };

/** What happens to a new connection: `hang` accepts TCP and never answers the upgrade. */
export type ConnectionPolicy = 'accept' | 'refuse' | 'hang' | 'wrong-subprotocol';

export type WsReply = (status: number, options?: { readonly headers?: SipHeaders; readonly body?: string }) => void;

export interface WsSipServerOptions {
  /** Default: any free port. */
  readonly port?: number;
  readonly register?: RegisterPolicy;
  /** PEM texts make it a wss server. */
  readonly tls?: { readonly cert: string | Buffer; readonly key: string | Buffer };
}

/** A SIP server over WebSocket (RFC 7118) without a mind of its own: registers, and does what the test says. */
export async function startWsSipServer(options: WsSipServerOptions = {}): Promise<WsSipServer> {
  const http = options.tls === undefined ? createHttpServer() : createHttpsServer(options.tls);
  await new Promise<void>((resolve, reject) => {
    http.once('error', reject);
    http.listen(options.port ?? 0, '127.0.0.1', resolve);
  });
  const { port } = http.address() as AddressInfo;
  return new WsSipServer(
    http,
    `${options.tls === undefined ? 'ws' : 'wss'}://127.0.0.1:${port}/ws`,
    port,
    options.register,
  );
}

export class WsSipServer {
  readonly url: string;
  readonly port: number;
  register: RegisterPolicy;
  connections: ConnectionPolicy = 'accept';
  /** Connections so far, the closed ones too. */
  readonly clients: WsSipClient[] = [];
  /** Every REGISTER received, by any client. */
  readonly registers: SipRequest[] = [];
  /** Upgrade requests, answered or not. */
  attempts = 0;
  /**
   * Asked first for every request but REGISTER; true when it has dealt with it. Otherwise: INVITE 404,
   * ACK nothing, all others 200.
   */
  onRequest: (request: SipRequest, reply: WsReply, client: WsSipClient) => boolean = () => false;
  readonly #http: ReturnType<typeof createHttpServer>;
  readonly #sockets = new Set<Socket>();
  readonly #watchers = new Set<() => void>();
  #nonce = randomBytes(12).toString('hex');

  constructor(
    http: ReturnType<typeof createHttpServer>,
    url: string,
    port: number,
    register: RegisterPolicy = { kind: 'accept' },
  ) {
    this.#http = http;
    this.url = url;
    this.port = port;
    this.register = register;
    const upgrader = new WebSocketServer({
      noServer: true,
      maxPayload: 64 << 20,
      handleProtocols: (offered) => (this.connections === 'wrong-subprotocol' ? 'chat' : offered.has('sip') && 'sip'),
    });
    http.on('connection', (socket: Socket) => {
      this.#sockets.add(socket);
      socket.on('close', () => this.#sockets.delete(socket));
    });
    http.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
      this.attempts += 1;
      this.#changed();
      if (this.connections === 'hang') return;
      if (this.connections === 'refuse') {
        socket.end('HTTP/1.1 503 Service Unavailable\r\nConnection: close\r\nContent-Length: 0\r\n\r\n');
        return;
      }
      upgrader.handleUpgrade(request, socket, head, (webSocket) => this.#accept(webSocket));
    });
  }

  /** Waits until a connected client has a registration. @throws Error after `timeoutMs`. */
  async waitRegistered(timeoutMs = 10_000): Promise<WsSipClient> {
    const find = (): WsSipClient | undefined =>
      this.clients.findLast((client) => !client.closed && client.contact !== undefined);
    return this.waitFor(find, timeoutMs, 'a registration');
  }

  /** Waits until `look` finds something; it is asked again after every message and connection. @throws Error after `timeoutMs`. */
  waitFor<T>(look: () => T | undefined, timeoutMs = 10_000, what = 'what was waited for'): Promise<T> {
    const now = look();
    if (now !== undefined) return Promise.resolve(now);
    return new Promise((resolve, reject) => {
      const check = (): void => {
        const found = look();
        if (found === undefined) return;
        this.#watchers.delete(check);
        clearTimeout(timer);
        resolve(found);
      };
      const timer = setTimeout(() => {
        this.#watchers.delete(check);
        const last = this.clients.at(-1)?.received.at(-1)?.split('\r\n')[0] ?? 'nothing';
        reject(
          new Error(
            `No sign of ${what} within ${timeoutMs} ms; ${this.clients.length} clients, last received: ${last}`,
          ),
        );
      }, timeoutMs);
      this.#watchers.add(check);
    });
  }

  /** Cuts every connection without a close frame. New ones are treated by `connections`. */
  dropAll(): void {
    for (const socket of this.#sockets) socket.destroy();
  }

  async close(): Promise<void> {
    const closed = new Promise<void>((resolve) => this.#http.close(() => resolve()));
    this.dropAll();
    await closed;
  }

  #accept(webSocket: WebSocket): void {
    const client = new WsSipClient(webSocket, this);
    this.clients.push(client);
    webSocket.on('message', (data: RawData, binary: boolean) => {
      const text = rawText(data);
      client.received.push(text);
      const message = parseSip(text);
      if (message !== undefined) client.messages.push(message);
      if (message?.kind === 'request') this.#receive(message, client);
      else if (message === undefined && !binary && text === '\r\n\r\n') webSocket.send('\r\n');
      this.#changed();
    });
    webSocket.on('close', () => {
      client.closed = true;
      this.#changed();
    });
    webSocket.on('error', () => undefined);
    this.#changed();
  }

  #receive(request: SipRequest, client: WsSipClient): void {
    const toTag = randomBytes(6).toString('hex');
    const reply: WsReply = (status, options = {}) => {
      client.send(formatSip(responseTo(request, status, REASON_PHRASES[status] ?? 'Test', { toTag, ...options })));
    };
    if (request.method === 'REGISTER') {
      this.registers.push(request);
      this.#answerRegister(request, reply, client);
      return;
    }
    if (this.onRequest(request, reply, client) || request.method === 'ACK') return;
    reply(request.method === 'INVITE' ? 404 : 200);
  }

  #answerRegister(request: SipRequest, reply: WsReply, client: WsSipClient): void {
    const policy = this.register;
    const contact = header(request, 'Contact') ?? '';
    const wanted = Number(/;\s*expires=(\d+)/i.exec(contact)?.[1] ?? header(request, 'Expires') ?? 600);
    switch (policy.kind) {
      case 'silent':
        return;
      case 'late':
        void policy.until.then(() => this.#grant(contact, wanted, wanted, reply, client));
        return;
      case 'refuse':
        reply(policy.status, { headers: policy.headers ?? [] });
        return;
      case 'too-brief':
        if (wanted > 0 && wanted < policy.minimum) {
          reply(423, { headers: [['Min-Expires', String(policy.minimum)]] });
          return;
        }
        break;
      case 'challenge': {
        const proof = header(request, 'Authorization') ?? '';
        if (digestParameters(proof)['nonce'] !== this.#nonce || !digestMatches(proof, 'REGISTER', policy)) {
          const challenge = `Digest realm="balie.test", nonce="${this.#nonce}", algorithm=MD5, qop="auth"`;
          reply(401, { headers: [['WWW-Authenticate', challenge]] });
          return;
        }
        break;
      }
      case 'accept':
        break;
    }
    this.#grant(contact, wanted, 'expires' in policy && policy.expires !== undefined ? policy.expires : wanted, reply, client);
  }

  #grant(contact: string, wanted: number, most: number, reply: WsReply, client: WsSipClient): void {
    const granted = wanted === 0 ? 0 : most;
    client.contact = granted === 0 ? undefined : parseAddress(contact).uri;
    const own = granted === 0 ? [] : [['Contact', `<${parseAddress(contact).uri}>;expires=${granted}`] as const];
    reply(200, { headers: [...own, ['Expires', String(granted)]] });
  }

  /** Makes every old digest answer worthless: the next REGISTER is challenged again. */
  renewNonce(): void {
    this.#nonce = randomBytes(12).toString('hex');
  }

  #changed(): void {
    for (const watcher of this.#watchers) watcher();
  }
}

/** One connection of the user agent under test. */
export class WsSipClient {
  /** Everything received, as text, in order. */
  readonly received: string[] = [];
  /** What of it was SIP. */
  readonly messages: SipMessage[] = [];
  /** URI of the registered contact. */
  contact: string | undefined;
  closed = false;
  readonly #socket: WebSocket;
  readonly #server: WsSipServer;

  constructor(socket: WebSocket, server: WsSipServer) {
    this.#socket = socket;
    this.#server = server;
  }

  /** Sends one frame as it is: text for a string, binary for bytes (or as `binary` says). */
  send(frame: string | Uint8Array, options: { readonly binary?: boolean } = {}): void {
    this.#socket.send(frame, { binary: options.binary ?? typeof frame !== 'string' });
  }

  /** Waits for a message that `matches`; those received before count too. @throws Error after `timeoutMs`. */
  waitMessage(matches: (message: SipMessage) => boolean, timeoutMs = 5000, what = 'the message'): Promise<SipMessage> {
    // Each is looked at once: in a flood of thousands the server must have time left to be a server.
    let at = 0;
    const look = (): SipMessage | undefined => {
      for (; at < this.messages.length; at += 1) {
        const message = this.messages[at];
        if (message !== undefined && matches(message)) return message;
      }
      return undefined;
    };
    return this.#server.waitFor(look, timeoutMs, what);
  }

  /** Final response to the request with this Call-ID and method. @throws Error after `timeoutMs`. */
  async finalResponse(callId: string, method: string, timeoutMs = 5000): Promise<SipResponse> {
    const isIt = (message: SipMessage): boolean =>
      message.kind === 'response' &&
      message.status >= 200 &&
      header(message, 'Call-ID') === callId &&
      cseq(message).method === method;
    const found = await this.waitMessage(isIt, timeoutMs, `a final response to ${method} ${callId}`);
    if (found.kind !== 'response') throw new Error('Unreachable: a request matched');
    return found;
  }

  /**
   * Whether the user agent still lives: sends OPTIONS and waits for any final response to it.
   * @throws Error after `timeoutMs`: it is deaf or the connection is gone.
   */
  async ping(timeoutMs = 3000): Promise<number> {
    const callId = `ping-${randomBytes(8).toString('hex')}`;
    const uri = this.contact ?? 'sip:nobody@127.0.0.1';
    const headers: SipHeaders = [
      ['Via', `SIP/2.0/WS 127.0.0.1:${this.#server.port};branch=z9hG4bK${callId}`],
      ['Max-Forwards', '70'],
      ['From', '<sip:test@127.0.0.1>;tag=ping'],
      ['To', `<${uri}>`],
      ['Call-ID', callId],
      ['CSeq', '1 OPTIONS'],
    ];
    this.send(formatSip({ kind: 'request', method: 'OPTIONS', uri, headers, body: '' }));
    return (await this.finalResponse(callId, 'OPTIONS', timeoutMs)).status;
  }

  /** Cuts the connection without a close frame. */
  drop(): void {
    this.#socket.terminate();
  }

  /** Closes it properly. `code`: 1000, 1001, 1011, ... */
  closeWith(code: number): void {
    this.#socket.close(code);
  }
}

function rawText(data: RawData): string {
  if (Array.isArray(data)) return Buffer.concat(data).toString('utf8');
  return Buffer.isBuffer(data) ? data.toString('utf8') : Buffer.from(data).toString('utf8');
}
