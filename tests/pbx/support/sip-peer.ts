import { digestResponse, type Credentials } from './digest.ts';
import { RtpSession } from './rtp-session.ts';
import type { CallContext, CallOptions } from './sip-call-types.ts';
import { SipCall, randomToken } from './sip-call.ts';
import {
  header,
  headerValues,
  parseAddress,
  type SipHeaders,
  type SipRequest,
  type SipResponse,
} from './sip-message.ts';
import { SipTransactions, type Reply } from './sip-transactions.ts';
import { tcpTransport, udpTransport, type SipServerAddress, type SipTransport } from './sip-transport.ts';
import type { G711 } from './tones.ts';

export type { SipCall } from './sip-call.ts';
export { header } from './sip-message.ts';

export interface SipPeerOptions {
  readonly server: SipServerAddress;
  /** User part of From and Contact: an endpoint like `2001`, or any number of a caller from outside. */
  readonly user: string;
  /** Without one the peer is a caller from outside, known by its address. */
  readonly password?: string;
  readonly displayName?: string;
  readonly transport?: 'udp' | 'tcp';
  /** Best first. Default PCMU, PCMA. */
  readonly laws?: readonly G711[];
  /** Frequency it says in every call, hertz; default silence. */
  readonly toneHz?: number;
}

/** What a peer does with a call that comes in: leave it to the test, answer by itself, or be deaf. */
export type IncomingPolicy =
  | { readonly kind: 'manual' }
  | { readonly kind: 'answer'; readonly afterMs: number }
  | { readonly kind: 'reject'; readonly status: number }
  | { readonly kind: 'ignore' };

/** Opens a plain SIP telephone on loopback: RTP with G.711, digest authentication, UDP or TCP. */
export async function startSipPeer(options: SipPeerOptions): Promise<SipPeer> {
  const open = options.transport === 'tcp' ? tcpTransport : udpTransport;
  return new SipPeer(options, await open(options.server));
}

/** A telephone for tests. Every promise it gives has a time-out. */
export class SipPeer {
  readonly user: string;
  /** Change it at any time. Default: left to the test (`nextCall`). */
  incoming: IncomingPolicy = { kind: 'manual' };
  /** All calls so far, the ended ones too. */
  readonly calls: SipCall[] = [];
  /** Requests outside calls: OPTIONS, NOTIFY, MESSAGE, and INVITEs that were ignored. */
  readonly requests: SipRequest[] = [];
  readonly #options: SipPeerOptions;
  readonly #transport: SipTransport;
  readonly #transactions: SipTransactions;
  readonly #context: CallContext;
  readonly #waiting: ((call: SipCall) => void)[] = [];
  readonly #unclaimed: SipCall[] = [];
  readonly #registrationId = randomToken();
  #registerSequence = 0;
  #refresh: NodeJS.Timeout | undefined;
  #registered = false;

  constructor(options: SipPeerOptions, transport: SipTransport) {
    this.user = options.user;
    this.#options = options;
    this.#transport = transport;
    this.#transactions = new SipTransactions(transport, (request, reply) => void this.#receiveRequest(request, reply));
    transport.onMessage = (text) => this.#transactions.receive(text);
    this.#context = {
      transactions: this.#transactions,
      contact: this.contact,
      laws: options.laws ?? ['PCMU', 'PCMA'],
      authorize: (challenge, method, uri) => this.#authorize(challenge, method, uri),
      ended: (callId) => {
        const index = this.#unclaimed.findIndex((call) => call.callId === callId);
        if (index >= 0) this.#unclaimed.splice(index, 1);
      },
    };
  }

  /** Value of Contact: where this peer is reached. */
  get contact(): string {
    const suffix = this.#transport.protocol === 'TCP' ? ';transport=tcp' : '';
    return `<sip:${this.#options.user}@127.0.0.1:${this.#transport.localPort}${suffix}>`;
  }

  /**
   * Registers and keeps the registration alive until `unregister` or `close`.
   * @returns the final response, e.g. to look at its Expires; a failure is returned, not thrown.
   */
  async register(expires = 300): Promise<SipResponse> {
    const response = await this.#register(expires);
    this.#registered = response.status === 200 && expires > 0;
    if (this.#registered) {
      const granted = Number(
        /;\s*expires=(\d+)/i.exec(header(response, 'Contact') ?? '')?.[1] ?? header(response, 'Expires') ?? expires,
      );
      this.#refresh = setTimeout(() => void this.register(expires).catch(() => undefined), granted * 800);
      this.#refresh.unref();
    }
    return response;
  }

  async unregister(): Promise<SipResponse> {
    clearTimeout(this.#refresh);
    return this.register(0);
  }

  /** Calls an extension (`600`) or a whole URI. The call is on its way when this resolves; see `waitFor`. */
  async call(target: string, options: CallOptions = {}): Promise<SipCall> {
    const { server } = this.#options;
    const transport = this.#transport.protocol === 'TCP' ? ';transport=tcp' : '';
    const uri = target.includes(':') ? target : `sip:${target}@${server.host}:${server.port}${transport}`;
    const media = await RtpSession.open();
    media.say(options.toneHz ?? this.#options.toneHz);
    const ids = {
      direction: 'out' as const,
      callId: randomToken(),
      local: `${this.#address()};tag=${randomToken()}`,
      remote: `<${uri}>`,
      remoteTarget: uri,
      routes: [],
    };
    const call = new SipCall(this.#context, ids, media);
    this.calls.push(call);
    void call.start(uri, options).catch(() => call.abandon());
    return call;
  }

  /** The next call that comes in, or one that waits already. @throws Error after `timeoutMs`. */
  nextCall(timeoutMs = 10_000): Promise<SipCall> {
    const waiting = this.#unclaimed.shift();
    if (waiting !== undefined) return Promise.resolve(waiting);
    return new Promise((resolve, reject) => {
      const take = (call: SipCall): void => {
        clearTimeout(timer);
        resolve(call);
      };
      const timer = setTimeout(() => {
        this.#waiting.splice(this.#waiting.indexOf(take), 1);
        reject(new Error(`No call for ${this.user} within ${timeoutMs} ms`));
      }, timeoutMs);
      this.#waiting.push(take);
    });
  }

  /** Hangs up, unregisters and closes its sockets. Never throws: the server may be gone. */
  async close(): Promise<void> {
    const quickly = (work: Promise<unknown>): Promise<unknown> => {
      const limit = new Promise((resolve) => setTimeout(resolve, 1000).unref());
      return Promise.race([work, limit]).catch(() => undefined);
    };
    await quickly(Promise.all(this.calls.map((call) => call.hangup().catch(() => undefined))));
    if (this.#registered) await quickly(this.unregister());
    this.vanish();
  }

  /** Disappears like a telephone whose cable is pulled: no BYE, no un-REGISTER. */
  vanish(): void {
    clearTimeout(this.#refresh);
    for (const call of this.calls) call.abandon();
    this.#transactions.close();
    this.#transport.close();
  }

  #address(): string {
    const { displayName, user, server } = this.#options;
    const name = displayName === undefined ? '' : `"${displayName.replaceAll(/(["\\])/g, '\\$1')}" `;
    return `${name}<sip:${user}@${server.host}>`;
  }

  async #register(expires: number): Promise<SipResponse> {
    const { host, port } = this.#options.server;
    const uri = `sip:${host}:${port}`;
    const send = (authorization: SipHeaders): Promise<SipResponse> => {
      this.#registerSequence += 1;
      const headers: SipHeaders = [
        ['From', `${this.#address()};tag=${this.#registrationId}`],
        ['To', this.#address()],
        ['Call-ID', this.#registrationId],
        ['CSeq', `${this.#registerSequence} REGISTER`],
        ['Contact', this.contact],
        ['Expires', String(expires)],
        ...authorization,
      ];
      return this.#transactions.request({ method: 'REGISTER', uri, headers, body: '' }, { timeoutMs: 10_000 });
    };
    const response = await send([]);
    if (response.status !== 401 && response.status !== 407) return response;
    const authorization = this.#authorize(response, 'REGISTER', uri);
    return authorization === undefined ? response : send([authorization]);
  }

  #authorize(challenge: SipResponse, method: string, uri: string): readonly [string, string] | undefined {
    const { user, password } = this.#options;
    const proxy = challenge.status === 407;
    const values = headerValues(challenge, proxy ? 'Proxy-Authenticate' : 'WWW-Authenticate');
    const value = values.find((one) => !/algorithm/i.test(one) || /algorithm\s*=\s*"?MD5"?\s*(,|$)/i.test(one));
    if (password === undefined || value === undefined) return undefined;
    const credentials: Credentials = { user, password };
    return [proxy ? 'Proxy-Authorization' : 'Authorization', digestResponse(value, method, uri, credentials)];
  }

  async #receiveRequest(request: SipRequest, reply: Reply): Promise<void> {
    const callId = header(request, 'Call-ID') ?? '';
    const call = this.calls.find((one) => one.callId === callId);
    if (call !== undefined) {
      call.receive(request, reply);
      return;
    }
    if (request.method !== 'INVITE' || this.incoming.kind === 'ignore') {
      this.requests.push(request);
      if (request.method === 'INVITE' || request.method === 'ACK') return;
      reply(request.method === 'BYE' || request.method === 'CANCEL' ? 481 : 200, { toTag: randomToken() });
      return;
    }
    reply(100);
    await this.#receiveInvite(request, reply, callId);
  }

  async #receiveInvite(request: SipRequest, reply: Reply, callId: string): Promise<void> {
    const policy = this.incoming;
    const media = await RtpSession.open();
    media.say(this.#options.toneHz);
    const ids = {
      direction: 'in' as const,
      callId,
      local: `${header(request, 'To') ?? ''};tag=${randomToken()}`,
      remote: header(request, 'From') ?? '',
      remoteTarget: parseAddress(header(request, 'Contact') ?? '').uri,
      routes: headerValues(request, 'Record-Route'),
    };
    const call = new SipCall(this.#context, ids, media, request);
    this.calls.push(call);
    call.receive(request, reply);
    if (policy.kind === 'reject') {
      call.reject(policy.status);
    } else if (policy.kind === 'answer') {
      call.ring();
      const answer = (): void => {
        if (call.state === 'ringing') void call.answer().catch(() => undefined);
      };
      if (policy.afterMs === 0) answer();
      else setTimeout(answer, policy.afterMs);
    }
    const taker = this.#waiting.shift();
    if (taker === undefined) this.#unclaimed.push(call);
    else taker(call);
  }
}
