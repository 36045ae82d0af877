import { randomBytes } from 'node:crypto';
import {
  formatSip,
  header,
  parseAddress,
  responseTo,
  type SipHeaders,
  type SipRequest,
  type SipResponse,
} from './sip-message.ts';

/**
 * Bodies of an offer or answer. `webrtc` is one that a browser takes (nobody is at its address);
 * `none` leaves it out: a late offer in an INVITE, no answer in a 200.
 */
export type SdpBody =
  | 'webrtc'
  | 'none'
  | 'g729-only'
  | 'unknown-codec'
  | 'plain-rtp'
  | 'video-only'
  | 'no-media'
  | 'unparseable'
  | 'truncated';

/** The text of a body. */
export function sdpBody(kind: SdpBody): string {
  switch (kind) {
    case 'none':
      return '';
    case 'webrtc':
      return webrtcSdp('audio', '111 0 8 101', [
        '111 opus/48000/2',
        '0 PCMU/8000',
        '8 PCMA/8000',
        '101 telephone-event/8000',
      ]);
    case 'g729-only':
      return webrtcSdp('audio', '18', ['18 G729/8000']);
    case 'unknown-codec':
      return webrtcSdp('audio', '97', ['97 balie-unheard-of/16000']);
    case 'video-only':
      return webrtcSdp('video', '96', ['96 VP8/90000']);
    case 'plain-rtp':
      return lines(
        ...SESSION,
        'c=IN IP4 127.0.0.1',
        't=0 0',
        'm=audio 40000 RTP/AVP 0 8',
        'a=rtpmap:0 PCMU/8000',
        'a=rtpmap:8 PCMA/8000',
      );
    case 'no-media':
      return lines(...SESSION, 't=0 0');
    case 'unparseable':
      return '{"this": "is no session description"}\r\n\u0001\u0002=\r\nm=\r\n';
    case 'truncated':
      return sdpBody('webrtc').slice(0, 120);
  }
}

export interface InviteOptions {
  /** URI of the user agent's contact. */
  readonly target: string;
  readonly body?: SdpBody;
  readonly fromName?: string;
  readonly fromUser?: string;
  /** Whole value of From, for a strange one; needs a tag of its own. */
  readonly from?: string;
  readonly callId?: string;
  readonly headers?: SipHeaders;
}

/** An INVITE and what belongs to it, for the raw server. */
export interface BuiltInvite {
  readonly callId: string;
  readonly request: SipRequest;
  readonly text: string;
}

const CONTACT = ['Contact', '<sip:peer@127.0.0.1:9;transport=ws>'] as const;
const SDP_TYPE = ['Content-Type', 'application/sdp'] as const;

export function buildInvite(options: InviteOptions): BuiltInvite {
  const callId = options.callId ?? `invite-${randomBytes(8).toString('hex')}`;
  const user = options.fromUser ?? '0612345678';
  const name = options.fromName === undefined ? '' : `"${options.fromName}" `;
  const body = sdpBody(options.body ?? 'webrtc');
  const request: SipRequest = {
    kind: 'request',
    method: 'INVITE',
    uri: options.target,
    headers: [
      ['Via', `SIP/2.0/WS 127.0.0.1:9;branch=z9hG4bK${callId}`],
      ['Max-Forwards', '70'],
      ['From', options.from ?? `${name}<sip:${user}@127.0.0.1>;tag=${randomBytes(6).toString('hex')}`],
      ['To', `<${options.target}>`],
      ['Call-ID', callId],
      ['CSeq', '1 INVITE'],
      CONTACT,
      ...(body === '' ? [] : [SDP_TYPE]),
      ...(options.headers ?? []),
    ],
    body,
  };
  return { callId, request, text: formatSip(request) };
}

/** CANCEL of an INVITE that we sent. `reason`: value of the Reason field. */
export function buildCancel(invite: BuiltInvite, reason?: string): string {
  const copied = invite.request.headers.filter(([name]) =>
    ['Via', 'Max-Forwards', 'From', 'To', 'Call-ID'].includes(name),
  );
  const headers: SipHeaders = [
    ...copied,
    ['CSeq', '1 CANCEL'],
    ...(reason === undefined ? [] : [['Reason', reason] as const]),
  ];
  return formatSip({ ...invite.request, method: 'CANCEL', headers, body: '' });
}

/** A request within the dialog that the user agent's `response` (to our INVITE) made: ACK, BYE, re-INVITE. */
export function buildInDialog(
  invite: BuiltInvite,
  response: SipResponse,
  options: {
    readonly method: string;
    readonly sequence: number;
    readonly body?: SdpBody;
    readonly headers?: SipHeaders;
    /** A body that is no description; its Content-Type goes into `headers`. */
    readonly text?: string;
  },
): string {
  const description = sdpBody(options.body ?? 'none');
  // What an ACK brings is an answer to a late offer.
  const body = options.text ?? (options.method === 'ACK' ? asAnswer(description) : description);
  const contact = header(response, 'Contact');
  const failedAck = options.method === 'ACK' && response.status >= 300;
  const branch = failedAck ? invite.callId : randomBytes(8).toString('hex');
  return formatSip({
    kind: 'request',
    method: options.method,
    uri: contact === undefined ? invite.request.uri : parseAddress(contact).uri,
    headers: [
      ['Via', `SIP/2.0/WS 127.0.0.1:9;branch=z9hG4bK${branch}`],
      ['Max-Forwards', '70'],
      ['From', header(invite.request, 'From') ?? ''],
      ['To', header(response, 'To') ?? ''],
      ['Call-ID', invite.callId],
      ['CSeq', `${options.sequence} ${options.method}`],
      ...(failedAck ? [] : [CONTACT]),
      ...(body === '' || options.text !== undefined ? [] : [SDP_TYPE]),
      ...(options.headers ?? []),
    ],
    body,
  });
}

/** An answer says which of the two it is (RFC 5763, 5). */
const asAnswer = (sdp: string): string => sdp.replace('a=setup:actpass', 'a=setup:active');

/** A 200 (or 183) to an INVITE of the user agent. `none`: an answer without SDP. */
export function buildAnswer(invite: SipRequest, body: SdpBody, status = 200): string {
  const sdp = asAnswer(sdpBody(body));
  const headers: SipHeaders = [CONTACT, ...(sdp === '' ? [] : [SDP_TYPE])];
  return formatSip(
    responseTo(invite, status, status === 183 ? 'Session Progress' : 'OK', { toTag: 'answer', headers, body: sdp }),
  );
}

const SESSION = ['v=0', 'o=peer 4711 1 IN IP4 127.0.0.1', 's=-'] as const;

function webrtcSdp(media: 'audio' | 'video', payloads: string, maps: readonly string[]): string {
  return lines(
    ...SESSION,
    't=0 0',
    'a=group:BUNDLE 0',
    `m=${media} 9 UDP/TLS/RTP/SAVPF ${payloads}`,
    'c=IN IP4 127.0.0.1',
    'a=mid:0',
    'a=rtcp-mux',
    'a=ice-ufrag:bali',
    'a=ice-pwd:balieballiebaliebalietest',
    `a=fingerprint:sha-256 ${Array.from({ length: 32 }, (_, i) => (i + 16).toString(16).toUpperCase()).join(':')}`,
    'a=setup:actpass',
    'a=candidate:1 1 udp 2130706431 127.0.0.1 9 typ host',
    ...maps.map((map) => `a=rtpmap:${map}`),
    'a=sendrecv',
  );
}

function lines(...all: readonly string[]): string {
  return `${all.join('\r\n')}\r\n`;
}
