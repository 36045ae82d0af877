import type { SipSocket } from '../sip/sip-socket.ts';
import { answerTo, headerOf, readSipText, userOf, writeSipText, type SipText } from './sip-text.ts';

/** Lifetime of a registration in s; JsSIP renews it in time. */
const EXPIRES_S = 3_600;
/** A practice call must never teach that the emergency number is a number like any other. */
const EMERGENCY = new Set(['112', '911']);
/** Last digits that make two notations of one telephone number equal. */
const SIGNIFICANT_DIGITS = 9;

/** Where something registered: the line it came over and the address it gave. */
type Binding = { readonly line: ExchangeLine; readonly contact: string };

/**
 * A telephone exchange inside the application, without a network: a registrar and a stateless proxy (RFC 3261, 10.3 and
 * 16.11) between in-process connections. What passes through it are complete SIP messages.
 */
export class PracticeExchange {
  readonly #lines = new Map<string, ExchangeLine>();
  /** By user part of the address of record. */
  readonly #bindings = new Map<string, Binding>();
  #nextLine = 1;

  /** One more connection to the exchange. */
  createSocket(): SipSocket {
    const line = new ExchangeLine(`l${this.#nextLine++}`, (text) => this.#receive(line, text));
    this.#lines.set(line.id, line);
    return line;
  }

  #receive(line: ExchangeLine, text: string): void {
    const message = readSipText(text);
    if (message === null) return;
    if (message.start.startsWith('SIP/2.0 ')) this.#passAnswer(message);
    else this.#passRequest(line, message);
  }

  /** Our own Via names the line that the answer goes back to. */
  #passAnswer(answer: SipText): void {
    const top = answer.headers.findIndex(([name]) => name.toLowerCase() === 'via');
    const id = /;branch=z9hG4bK-(l\d+)-/.exec(answer.headers[top]?.[1] ?? '')?.[1];
    this.#lines
      .get(id ?? '')
      ?.deliver(writeSipText({ ...answer, headers: answer.headers.filter((_, index) => index !== top) }));
  }

  #passRequest(line: ExchangeLine, request: SipText): void {
    const [method = '', uri = ''] = request.start.split(' ');
    const refuse = (status: string): void => {
      if (method !== 'ACK') line.deliver(writeSipText(answerTo(request, status)));
    };
    if (method === 'REGISTER') {
      this.#register(line, request);
      return;
    }
    const hops = Number(headerOf(request, 'max-forwards') || '70');
    if (hops <= 0) return refuse('483 Too Many Hops');
    const user = userOf(uri);
    if (EMERGENCY.has(user)) return refuse('403 Forbidden');
    const binding = this.#find(user);
    if (binding === undefined) return refuse('404 Not Found');
    // Derived from the sender's branch, so that CANCEL and ACK meet their INVITE at the other end.
    const branch = /;branch=([^;,\s]+)/.exec(headerOf(request, 'via'))?.[1] ?? '';
    const headers = request.headers.map(([name, value]) =>
      name.toLowerCase() === 'max-forwards' ? ([name, String(hops - 1)] as const) : ([name, value] as const),
    );
    binding.line.deliver(
      writeSipText({
        start: `${method} ${binding.contact} SIP/2.0`,
        headers: [['Via', `SIP/2.0/WS exchange.invalid;branch=z9hG4bK-${line.id}-${branch}`], ...headers],
        body: request.body,
      }),
    );
  }

  #register(line: ExchangeLine, request: SipText): void {
    const user = userOf(headerOf(request, 'to'));
    const contact = headerOf(request, 'contact');
    const uri = /<([^>]+)>/.exec(contact)?.[1];
    const leaves = uri === undefined || /;expires=0\b/.test(contact) || headerOf(request, 'expires') === '0';
    if (leaves) {
      if (this.#bindings.get(user)?.line === line) this.#bindings.delete(user);
      line.deliver(writeSipText(answerTo(request, '200 OK')));
      return;
    }
    this.#bindings.set(user, { line, contact: uri });
    const granted = contact.replace(/;expires=\d+/, '');
    line.deliver(writeSipText(answerTo(request, '200 OK', [['Contact', `${granted};expires=${EXPIRES_S}`]])));
  }

  /** By registered name, by the contact that a dialog uses, or by telephone number in any notation. */
  #find(user: string): Binding | undefined {
    const direct =
      this.#bindings.get(user) ?? [...this.#bindings.values()].find(({ contact }) => userOf(contact) === user);
    if (direct !== undefined) return direct;
    const digits = user.replaceAll(/\D/g, '');
    if (digits.length < SIGNIFICANT_DIGITS) return undefined;
    const wanted = digits.slice(-SIGNIFICANT_DIGITS);
    return [...this.#bindings].find(([name]) => name.startsWith('+') && name.endsWith(wanted))?.[1];
  }
}

/** A connection to the exchange: messages arrive in order and never within the call that sent them. */
class ExchangeLine implements SipSocket {
  readonly id: string;
  readonly url = 'ws://exchange.invalid';
  readonly via_transport = 'WS';
  readonly sip_uri = 'sip:exchange.invalid;transport=ws';
  readonly problem = null;
  onconnect: () => void = () => undefined;
  ondisconnect: (error: boolean, code?: number, reason?: string) => void = () => undefined;
  ondata: (data: string) => void = () => undefined;
  readonly #toExchange: (text: string) => void;
  #open = false;

  constructor(id: string, toExchange: (text: string) => void) {
    this.id = id;
    this.#toExchange = toExchange;
  }

  connect(): void {
    setImmediate(() => {
      this.#open = true;
      this.onconnect();
    });
  }

  disconnect(): void {
    this.#open = false;
  }

  send(message: string | ArrayBufferLike | Blob | ArrayBufferView): boolean {
    if (!this.#open || typeof message !== 'string') return false;
    setImmediate(() => this.#toExchange(message));
    return true;
  }

  /** From the exchange to the telephone. */
  deliver(text: string): void {
    setImmediate(() => {
      if (this.#open) this.ondata(text);
    });
  }

  isConnected(): boolean {
    return this.#open;
  }

  isConnecting(): boolean {
    return false;
  }

  probe(): void {
    // In-process: it cannot be half dead.
  }
}
