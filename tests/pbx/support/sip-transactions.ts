import { randomBytes } from 'node:crypto';
import {
  REASON_PHRASES,
  branchOf,
  cseq,
  formatSip,
  header,
  headerValues,
  parseSip,
  responseTo,
  type SipHeaders,
  type SipRequest,
  type SipResponse,
} from './sip-message.ts';
import type { SipTransport } from './sip-transport.ts';

/** T1 of RFC 3261: first retransmission after this many milliseconds, then doubling up to T2. */
const T1 = 500;
const T2 = 4000;

export interface ReplyOptions {
  readonly reason?: string;
  readonly headers?: SipHeaders;
  readonly body?: string;
  readonly toTag?: string;
}

/** Answers one incoming request; several times for provisional responses. */
export type Reply = (status: number, options?: ReplyOptions) => void;

export interface RequestOptions {
  /** CANCEL must carry the branch of its INVITE. */
  readonly branch?: string;
  readonly onProvisional?: (response: SipResponse) => void;
  /** A 2xx to INVITE that arrives again: our ACK was lost. */
  readonly onRepeated2xx?: () => void;
  /** Milliseconds to the final response; default 32 s, for INVITE 180 s. */
  readonly timeoutMs?: number;
}

interface ClientTransaction {
  readonly request: SipRequest;
  readonly options: RequestOptions;
  readonly finish: (response: SipResponse) => void;
  retransmit: NodeJS.Timeout | undefined;
  final: SipResponse | undefined;
}

/** The part of RFC 3261 section 17 that a test peer needs: matching, retransmission, ACK of failures. */
export class SipTransactions {
  readonly #transport: SipTransport;
  readonly #onRequest: (request: SipRequest, reply: Reply) => void;
  readonly #client = new Map<string, ClientTransaction>();
  /** Last response of each incoming request, for retransmissions of it. */
  readonly #server = new Map<string, string>();
  /** 2xx to INVITE, sent again until its ACK comes. */
  readonly #unacknowledged = new Map<string, NodeJS.Timeout>();
  readonly #timers = new Set<NodeJS.Timeout>();
  #closed = false;

  constructor(transport: SipTransport, onRequest: (request: SipRequest, reply: Reply) => void) {
    this.#transport = transport;
    this.#onRequest = onRequest;
  }

  static newBranch(): string {
    return `z9hG4bK${randomBytes(10).toString('hex')}`;
  }

  /**
   * Sends a request, the Via added, and resolves with its final response.
   * @throws Error when there is none in time.
   */
  request(request: Omit<SipRequest, 'kind'>, options: RequestOptions = {}): Promise<SipResponse> {
    const branch = options.branch ?? SipTransactions.newBranch();
    const full = this.#withVia(request, branch);
    const key = `${branch} ${request.method}`;
    const timeoutMs = options.timeoutMs ?? (request.method === 'INVITE' ? 180_000 : 32_000);
    return new Promise((resolve, reject) => {
      const timeout = this.#after(timeoutMs, () => {
        this.#stopRetransmitting(key);
        this.#client.delete(key);
        reject(new Error(`No final response to ${request.method} ${request.uri} within ${timeoutMs} ms`));
      });
      const transaction: ClientTransaction = {
        request: full,
        options,
        finish: (response) => {
          this.#clear(timeout);
          resolve(response);
        },
        retransmit: undefined,
        final: undefined,
      };
      this.#client.set(key, transaction);
      this.#sendAgain(transaction, T1);
    });
  }

  /** Sends a request that has no response: ACK of a 2xx. */
  sendOnly(request: Omit<SipRequest, 'kind'>): void {
    this.#send(formatSip(this.#withVia(request, SipTransactions.newBranch())));
  }

  /** Handles what the transport received. */
  receive(text: string): void {
    const message = parseSip(text);
    if (message === undefined) return;
    if (message.kind === 'response') this.#receiveResponse(message);
    else this.#receiveRequest(message);
  }

  close(): void {
    this.#closed = true;
    for (const timer of [...this.#timers, ...this.#unacknowledged.values()]) clearTimeout(timer);
  }

  #withVia(request: Omit<SipRequest, 'kind'>, branch: string): SipRequest {
    const { protocol, localPort } = this.#transport;
    const via = `SIP/2.0/${protocol} 127.0.0.1:${localPort};branch=${branch};rport`;
    return { kind: 'request', ...request, headers: [['Via', via], ['Max-Forwards', '70'], ...request.headers] };
  }

  #sendAgain(transaction: ClientTransaction, wait: number): void {
    this.#send(formatSip(transaction.request));
    if (this.#transport.protocol !== 'UDP') return;
    transaction.retransmit = this.#after(wait, () => this.#sendAgain(transaction, Math.min(wait * 2, T2)));
  }

  #receiveResponse(response: SipResponse): void {
    const key = `${branchOf(response)} ${cseq(response).method}`;
    const transaction = this.#client.get(key);
    if (transaction === undefined) return;
    this.#stopRetransmitting(key);
    if (response.status < 200) {
      transaction.options.onProvisional?.(response);
      return;
    }
    const invite = transaction.request.method === 'INVITE';
    if (invite && response.status >= 300) this.#acknowledgeFailure(transaction.request, response);
    if (transaction.final !== undefined) {
      if (invite && response.status < 300) transaction.options.onRepeated2xx?.();
      return;
    }
    transaction.final = response;
    transaction.finish(response);
    // Kept a while for retransmitted responses.
    this.#after(invite ? 32_000 : 5000, () => this.#client.delete(key));
  }

  #receiveRequest(request: SipRequest): void {
    const { number, method } = cseq(request);
    const dialog = `${header(request, 'Call-ID') ?? ''} ${number}`;
    if (request.method === 'ACK') {
      const timer = this.#unacknowledged.get(dialog);
      if (timer !== undefined) clearTimeout(timer);
      this.#unacknowledged.delete(dialog);
      this.#onRequest(request, () => undefined);
      return;
    }
    const key = `${branchOf(request)} ${method}`;
    const before = this.#server.get(key);
    if (before !== undefined) {
      if (before !== '') this.#send(before);
      return;
    }
    this.#server.set(key, '');
    this.#onRequest(request, (status, options = {}) => {
      const text = formatSip(responseTo(request, status, options.reason ?? REASON_PHRASES[status] ?? 'Test', options));
      this.#server.set(key, text);
      this.#send(text);
      if (method === 'INVITE' && status >= 200 && status < 300) this.#repeatUntilAck(dialog, text, T1, 0);
    });
  }

  #repeatUntilAck(dialog: string, text: string, wait: number, count: number): void {
    if (count >= 10 || this.#closed) return;
    this.#unacknowledged.set(
      dialog,
      setTimeout(() => {
        this.#send(text);
        this.#repeatUntilAck(dialog, text, Math.min(wait * 2, T2), count + 1);
      }, wait),
    );
  }

  /** Section 17.1.1.3: the ACK of a failure has the INVITE's Via and the response's To. */
  #acknowledgeFailure(invite: SipRequest, response: SipResponse): void {
    const headers: SipHeaders = [
      ['Via', header(invite, 'Via') ?? ''],
      ['Max-Forwards', '70'],
      ...headerValues(invite, 'Route').map((value) => ['Route', value] as const),
      ['From', header(invite, 'From') ?? ''],
      ['To', header(response, 'To') ?? ''],
      ['Call-ID', header(invite, 'Call-ID') ?? ''],
      ['CSeq', `${cseq(invite).number} ACK`],
    ];
    this.#send(formatSip({ kind: 'request', method: 'ACK', uri: invite.uri, headers, body: '' }));
  }

  #stopRetransmitting(key: string): void {
    this.#clear(this.#client.get(key)?.retransmit);
  }

  #send(text: string): void {
    if (!this.#closed) this.#transport.send(text);
  }

  #after(ms: number, action: () => void): NodeJS.Timeout {
    const timer = setTimeout(() => {
      this.#timers.delete(timer);
      action();
    }, ms);
    this.#timers.add(timer);
    return timer;
  }

  #clear(timer: NodeJS.Timeout | undefined): void {
    if (timer === undefined) return;
    clearTimeout(timer);
    this.#timers.delete(timer);
  }
}
