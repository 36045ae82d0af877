import { randomBytes } from 'node:crypto';
import { formatSdp, mirrored, parseSdp, type Direction } from './audio-sdp.ts';
import type { RtpSession } from './rtp-session.ts';
import type { CallContext, CallEnd, CallOptions, CallState } from './sip-call-types.ts';
import {
  header,
  headerValues,
  parseAddress,
  type NameAddress,
  type SipHeaders,
  type SipRequest,
  type SipResponse,
} from './sip-message.ts';
import { SipTransactions, type Reply } from './sip-transactions.ts';
import type { G711 } from './tones.ts';

interface DialogIds {
  readonly direction: 'in' | 'out';
  readonly callId: string;
  /** Our From (or To) value, with tag. */
  readonly local: string;
  remote: string;
  remoteTarget: string;
  routes: readonly string[];
}

/** One call of a SipPeer, out or in, with its audio. */
export class SipCall {
  readonly direction: 'in' | 'out';
  readonly callId: string;
  readonly media: RtpSession;
  /** The INVITE received, for an incoming call. */
  readonly invite: SipRequest | undefined;
  /** Status codes received for our INVITE, in order. */
  readonly responses: number[] = [];
  /** Requests received within the call: re-INVITE, INFO, BYE, CANCEL, ... */
  readonly requests: SipRequest[] = [];
  /** Directions the other side asked for or answered, in order: `sendonly` and `inactive` are a hold. */
  readonly remoteDirections: Direction[] = [];
  /** Keys received by INFO. Those in RTP are `media.digits`. */
  infoDigits = '';
  /** Answer to a re-INVITE: undefined accepts, a status code refuses. */
  refuseReinvite: number | undefined;
  state: CallState;
  end: CallEnd | undefined;
  readonly #context: CallContext;
  readonly #ids: DialogIds;
  readonly #watchers = new Set<() => void>();
  readonly #session = Math.floor(Math.random() * 0x7fffffff);
  #version = 0;
  #sequence = Math.floor(Math.random() * 1000) + 1;
  #law: G711;
  #eventPayload: number | undefined;
  #streams: readonly (string | null)[] = [null];
  #localDirection: Direction = 'sendrecv';
  #inviteReply: Reply | undefined;
  #inviteBranch = '';
  #cancelled = false;
  #answerExpected = false;

  constructor(context: CallContext, ids: DialogIds, media: RtpSession, invite?: SipRequest) {
    this.#context = context;
    this.#ids = ids;
    this.direction = ids.direction;
    this.callId = ids.callId;
    this.media = media;
    this.invite = invite;
    this.state = ids.direction === 'in' ? 'incoming' : 'calling';
    this.#law = context.laws[0] ?? 'PCMU';
  }

  /** Name and URI of the other side as its messages say. */
  get remote(): NameAddress {
    return parseAddress(this.#ids.remote);
  }

  /** Value of a Replaces header that means this call, for whoever is at the other end (RFC 3891). */
  get replaces(): string {
    return `${this.callId};to-tag=${this.remote.tag ?? ''};from-tag=${this.#localTag()}`;
  }

  /** The last direction the other side asked for or answered. */
  get remoteDirection(): Direction {
    return this.remoteDirections.at(-1) ?? 'sendrecv';
  }

  get heldByRemote(): boolean {
    return this.remoteDirection === 'sendonly' || this.remoteDirection === 'inactive';
  }

  /** Waits until a condition on this call holds. @throws Error after `timeoutMs`. */
  waitUntil(condition: (call: SipCall) => boolean, timeoutMs = 10_000, what = 'the condition'): Promise<void> {
    if (condition(this)) return Promise.resolve();
    return new Promise((resolve, reject) => {
      const check = (): void => {
        if (!condition(this)) return;
        this.#watchers.delete(check);
        clearTimeout(timer);
        resolve();
      };
      const timer = setTimeout(() => {
        this.#watchers.delete(check);
        reject(
          new Error(
            `${what} not seen within ${timeoutMs} ms; call is ${this.state}, responses ${this.responses.join(' ')}`,
          ),
        );
      }, timeoutMs);
      this.#watchers.add(check);
    });
  }

  /**
   * Waits for a state; a later one counts for `ringing`.
   * @throws Error when the call ends first (unless `ended` is wanted) or after `timeoutMs`.
   */
  async waitFor(state: 'ringing' | 'confirmed' | 'ended', timeoutMs = 10_000): Promise<void> {
    const reached = (): boolean => this.state === state || (state === 'ringing' && this.state === 'confirmed');
    await this.waitUntil((call) => reached() || call.state === 'ended', timeoutMs, `State ${state}`);
    if (!reached()) throw new Error(`Call ended before it was ${state}: ${JSON.stringify(this.end)}`);
  }

  /** Sends the INVITE of an outgoing call and sees it through. Settles with the call's final answer. */
  async start(uri: string, options: CallOptions): Promise<void> {
    const late = options.offer === 'late';
    const body = late ? '' : (options.sdp ?? this.#describe(this.#localDirection));
    const extra: SipHeaders = [...(body === '' ? [] : [SDP_TYPE]), ...Object.entries(options.headers ?? {})];
    let response = await this.#sendInvite(uri, extra, body);
    if ((response.status === 401 || response.status === 407) && !this.#cancelled) {
      const authorization = this.#context.authorize(response, 'INVITE', uri);
      if (authorization !== undefined) response = await this.#sendInvite(uri, [...extra, authorization], body);
    }
    if (response.status >= 300) {
      const how = this.#cancelled ? 'CANCEL' : 'rejected';
      this.#finish({
        by: this.#cancelled ? 'local' : 'remote',
        how,
        status: response.status,
        reasons: headerValues(response, 'Reason'),
      });
      return;
    }
    this.#learnDialog(response);
    this.#applySdp(response.body);
    const answer = late ? this.#describe(mirrored(this.remoteDirection)) : '';
    const ack = (): void => this.#acknowledge(answer);
    this.#acknowledgeAgain = ack;
    ack();
    this.#enter('confirmed');
    if (this.#cancelled) await this.hangup();
  }

  /** 180 for an incoming call. */
  ring(): void {
    this.#reply(180, '');
    this.#enter('ringing');
  }

  /** 183 with SDP: the caller hears our tone before the answer. */
  progress(): void {
    if (this.invite !== undefined) this.#applySdp(this.invite.body);
    this.#reply(183, this.#describe(mirrored(this.remoteDirection)));
    this.#enter('ringing');
  }

  /**
   * 200 for an incoming call; confirmed when the ACK has come.
   * @param sdp `none`: an answer without SDP, which breaks RFC 3264.
   */
  async answer({ sdp = 'normal' }: { readonly sdp?: 'normal' | 'none' } = {}): Promise<void> {
    const offered = this.invite?.body ?? '';
    this.#answerExpected = offered === '';
    if (offered !== '') this.#applySdp(offered);
    this.#reply(200, sdp === 'none' ? '' : this.#describe(mirrored(this.remoteDirection)));
    await this.waitFor('confirmed', 5000);
  }

  /** Refuses an incoming call: 486, 603, 404, 480, 503, or 302 with a Contact. */
  reject(status: number, headers: Readonly<Record<string, string>> = {}): void {
    this.#inviteReply?.(status, { toTag: this.#localTag(), headers: Object.entries(headers) });
    this.#finish({ by: 'local', how: 'rejected', status, reasons: [] });
  }

  /** BYE; CANCEL for a call of ours that is not answered, 480 for an incoming one. */
  async hangup(headers: Readonly<Record<string, string>> = {}): Promise<void> {
    if (this.state === 'ended') return;
    if (this.state !== 'confirmed') {
      if (this.direction === 'in') this.reject(480, headers);
      else await this.cancel(headers['Reason']);
      return;
    }
    const response = this.request('BYE', { headers: Object.entries(headers) });
    this.#finish({ by: 'local', how: 'BYE', status: undefined, reasons: [] });
    await response.catch(() => undefined);
  }

  /**
   * Gives up our own call before it is answered. Resolves when the INVITE is over.
   * @param reason value of the Reason field, e.g. `SIP;cause=200;text="Call completed elsewhere"`.
   */
  async cancel(reason?: string): Promise<void> {
    this.#cancelled = true;
    // Section 9.1: no CANCEL before a provisional response.
    await this.waitUntil(
      (call) => call.responses.some((status) => status < 200) || call.state === 'ended',
      5000,
      'A provisional response',
    );
    if (this.end !== undefined) return;
    const { remoteTarget, local, remote } = this.#ids;
    const headers: SipHeaders = [
      ['From', local],
      ['To', remote],
      ['Call-ID', this.callId],
      ['CSeq', `${this.#sequence} CANCEL`],
      ...(reason === undefined ? [] : [['Reason', reason] as const]),
    ];
    await this.#context.transactions.request(
      { method: 'CANCEL', uri: remoteTarget, headers, body: '' },
      { branch: this.#inviteBranch },
    );
    await this.waitFor('ended');
  }

  /** re-INVITE with this direction. @returns the final status code. */
  async reinvite(direction: Direction): Promise<number> {
    const response = await this.request('INVITE', { headers: [SDP_TYPE], body: this.#describe(direction) });
    if (response.status < 300) {
      this.#localDirection = direction;
      this.#applySdp(response.body);
      this.#acknowledge('');
    }
    return response.status;
  }

  /** Puts the other side on hold. @returns the final status code. */
  hold(): Promise<number> {
    return this.reinvite('sendonly');
  }

  resume(): Promise<number> {
    return this.reinvite('sendrecv');
  }

  /** Blind transfer. @returns the status code of the answer to REFER (202 is yes). */
  async refer(target: string): Promise<number> {
    return (
      await this.request('REFER', {
        headers: [
          ['Refer-To', `<${target}>`],
          ['Referred-By', this.#context.contact],
        ],
      })
    ).status;
  }

  /** Presses keys by INFO. @returns the status codes. */
  async sendInfoDigits(digits: string): Promise<readonly number[]> {
    const statuses: number[] = [];
    for (const digit of digits) {
      const body = `Signal=${digit}\r\nDuration=100\r\n`;
      const response = await this.request('INFO', { headers: [['Content-Type', 'application/dtmf-relay']], body });
      statuses.push(response.status);
    }
    return statuses;
  }

  /** Any request within the dialog, authenticated when asked. */
  async request(
    method: string,
    options: { readonly headers?: SipHeaders; readonly body?: string } = {},
  ): Promise<SipResponse> {
    const send = (authorization: SipHeaders): Promise<SipResponse> => {
      this.#sequence += 1;
      const headers = [...this.#dialogHeaders(this.#sequence, method), ['Contact', this.#context.contact] as const];
      const full = [...headers, ...(options.headers ?? []), ...authorization];
      return this.#context.transactions.request(
        { method, uri: this.#ids.remoteTarget, headers: full, body: options.body ?? '' },
        { timeoutMs: 32_000 },
      );
    };
    const response = await send([]);
    if (response.status !== 401 && response.status !== 407) return response;
    const authorization = this.#context.authorize(response, method, this.#ids.remoteTarget);
    return authorization === undefined ? response : send([authorization]);
  }

  /** A request that belongs to this call; called by the peer. */
  receive(request: SipRequest, reply: Reply): void {
    if (
      request.method === 'INVITE' &&
      this.#inviteReply === undefined &&
      this.direction === 'in' &&
      this.state === 'incoming'
    ) {
      this.#inviteReply = reply;
      return;
    }
    this.requests.push(request);
    const reasons = headerValues(request, 'Reason');
    switch (request.method) {
      case 'ACK':
        if (this.#answerExpected) this.#applySdp(request.body);
        this.#answerExpected = false;
        if (this.state !== 'ended') this.#enter('confirmed');
        break;
      case 'BYE':
        reply(200);
        this.#finish({ by: 'remote', how: 'BYE', status: undefined, reasons });
        break;
      case 'CANCEL':
        reply(200, { toTag: this.#localTag() });
        if (this.state === 'confirmed' || this.state === 'ended') break;
        this.#inviteReply?.(487, { toTag: this.#localTag() });
        this.#finish({ by: 'remote', how: 'CANCEL', status: 487, reasons });
        break;
      case 'INVITE':
      case 'UPDATE':
        this.#receiveOffer(request, reply);
        break;
      case 'INFO':
        this.infoDigits += /^\s*Signal\s*=\s*(\S)/im.exec(request.body)?.[1] ?? '';
        reply(200);
        break;
      case 'REFER':
        reply(603);
        break;
      default:
        reply(200);
    }
    this.#changed();
  }

  /** Ends it without a word to the other side: the peer is closing. */
  abandon(): void {
    if (this.state !== 'ended') this.#finish({ by: 'local', how: 'failed', status: undefined, reasons: [] });
  }

  #acknowledgeAgain: () => void = () => undefined;

  #sendInvite(uri: string, extra: SipHeaders, body: string): Promise<SipResponse> {
    this.#sequence += 1;
    this.#inviteBranch = SipTransactions.newBranch();
    const headers: SipHeaders = [
      ...this.#dialogHeaders(this.#sequence, 'INVITE'),
      ['Contact', this.#context.contact],
      ['Allow', 'INVITE, ACK, BYE, CANCEL, OPTIONS, INFO, UPDATE, REFER, NOTIFY, MESSAGE'],
      ...extra,
    ];
    const promise = this.#context.transactions.request(
      { method: 'INVITE', uri, headers, body },
      {
        branch: this.#inviteBranch,
        onProvisional: (response) => {
          this.responses.push(response.status);
          if (response.status > 100) {
            if (response.body !== '') this.#applySdp(response.body);
            if (this.state === 'calling') this.state = 'ringing';
          }
          this.#changed();
        },
        onRepeated2xx: () => this.#acknowledgeAgain(),
      },
    );
    return promise.then((response) => {
      this.responses.push(response.status);
      this.#changed();
      return response;
    });
  }

  #receiveOffer(request: SipRequest, reply: Reply): void {
    if (request.method === 'INVITE' && this.refuseReinvite !== undefined) {
      reply(this.refuseReinvite);
      return;
    }
    const target = header(request, 'Contact');
    if (target !== undefined) this.#ids.remoteTarget = parseAddress(target).uri;
    if (request.body === '') {
      // A session refresh: INVITE wants an offer of us, UPDATE nothing.
      this.#answerExpected = request.method === 'INVITE';
    } else {
      this.#applySdp(request.body);
    }
    const body =
      request.body === '' && request.method === 'UPDATE'
        ? ''
        : this.#describe(request.body === '' ? 'sendrecv' : mirrored(this.remoteDirection));
    reply(200, { headers: [['Contact', this.#context.contact], ...(body === '' ? [] : [SDP_TYPE])], body });
  }

  #reply(status: number, body: string): void {
    if (this.#inviteReply === undefined) throw new Error('There is no INVITE to answer');
    this.#inviteReply(status, {
      toTag: this.#localTag(),
      headers: [['Contact', this.#context.contact], ...(body === '' ? [] : [SDP_TYPE])],
      body,
    });
  }

  #acknowledge(body: string): void {
    const headers = [...this.#dialogHeaders(this.#sequence, 'ACK'), ...(body === '' ? [] : [SDP_TYPE])];
    this.#context.transactions.sendOnly({ method: 'ACK', uri: this.#ids.remoteTarget, headers, body });
  }

  #dialogHeaders(sequence: number, method: string): SipHeaders {
    return [
      ...this.#ids.routes.map((route) => ['Route', route] as const),
      ['From', this.#ids.local],
      ['To', this.#ids.remote],
      ['Call-ID', this.callId],
      ['CSeq', `${sequence} ${method}`],
    ];
  }

  #learnDialog(response: SipResponse): void {
    this.#ids.remote = header(response, 'To') ?? this.#ids.remote;
    const contact = header(response, 'Contact');
    if (contact !== undefined) this.#ids.remoteTarget = parseAddress(contact).uri;
    this.#ids.routes = [...headerValues(response, 'Record-Route')].reverse();
  }

  #applySdp(body: string): void {
    const sdp = parseSdp(body);
    if (sdp === undefined) return;
    this.#law = sdp.laws.find((law) => this.#context.laws.includes(law)) ?? this.#law;
    this.#eventPayload = sdp.eventPayload;
    this.#streams = sdp.streams;
    this.remoteDirections.push(sdp.direction);
    const wantsUs = sdp.direction === 'sendrecv' || sdp.direction === 'recvonly';
    const weSend = this.#localDirection === 'sendrecv' || this.#localDirection === 'sendonly';
    this.media.configure(
      { address: sdp.address, port: sdp.port, law: this.#law, eventPayload: sdp.eventPayload },
      wantsUs && weSend,
    );
    this.#changed();
  }

  #describe(direction: Direction): string {
    this.#version += 1;
    return formatSdp({
      port: this.media.port,
      laws: this.#context.laws,
      direction,
      session: this.#session,
      version: this.#version,
      eventPayload: this.#eventPayload,
      streams: this.#streams,
    });
  }

  #localTag(): string {
    return parseAddress(this.#ids.local).tag ?? '';
  }

  #enter(state: CallState): void {
    if (this.state !== 'ended') this.state = state;
    this.#changed();
  }

  #finish(end: CallEnd): void {
    if (this.state === 'ended') return;
    this.state = 'ended';
    this.end = end;
    this.media.close();
    this.#context.ended(this.callId);
    this.#changed();
  }

  #changed(): void {
    for (const watcher of this.#watchers) watcher();
  }
}

const SDP_TYPE = ['Content-Type', 'application/sdp'] as const;

/** A random token for tags and Call-IDs. */
export function randomToken(): string {
  return randomBytes(8).toString('hex');
}
