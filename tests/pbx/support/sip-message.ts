/** Header fields in the order of the message. Names as written; look them up with `header`. */
export type SipHeaders = readonly (readonly [name: string, value: string])[];

export interface SipRequest {
  readonly kind: 'request';
  readonly method: string;
  readonly uri: string;
  readonly headers: SipHeaders;
  readonly body: string;
}

export interface SipResponse {
  readonly kind: 'response';
  readonly status: number;
  readonly reason: string;
  readonly headers: SipHeaders;
  readonly body: string;
}

export type SipMessage = SipRequest | SipResponse;

/** Compact forms (RFC 3261 section 7.3.3 and the registry). */
const COMPACT: Readonly<Record<string, string>> = {
  b: 'referred-by',
  c: 'content-type',
  e: 'content-encoding',
  f: 'from',
  i: 'call-id',
  k: 'supported',
  l: 'content-length',
  m: 'contact',
  o: 'event',
  r: 'refer-to',
  s: 'subject',
  t: 'to',
  u: 'allow-events',
  v: 'via',
  x: 'session-expires',
};

function canonical(name: string): string {
  const lower = name.trim().toLowerCase();
  return COMPACT[lower] ?? lower;
}

/**
 * Reads one whole message. Lenient where it does not matter to a test peer.
 * @returns undefined for a keep-alive or something that is no SIP.
 */
export function parseSip(text: string): SipMessage | undefined {
  const split = text.indexOf('\r\n\r\n');
  const head = split < 0 ? text : text.slice(0, split);
  const body = split < 0 ? '' : text.slice(split + 4);
  const [first = '', ...rest] = head.replaceAll(/\r\n[ \t]+/g, ' ').split('\r\n');
  const headers: (readonly [string, string])[] = [];
  for (const line of rest) {
    const colon = line.indexOf(':');
    if (colon > 0) headers.push([line.slice(0, colon).trim(), line.slice(colon + 1).trim()]);
  }
  const status = /^SIP\/2\.0 (\d{3}) ?(.*)$/.exec(first);
  if (status !== null) {
    return { kind: 'response', status: Number(status[1]), reason: status[2] ?? '', headers, body };
  }
  const request = /^(\S+) (\S+) SIP\/2\.0$/.exec(first);
  if (request === null) return undefined;
  return { kind: 'request', method: request[1] ?? '', uri: request[2] ?? '', headers, body };
}

/** All values of a header field, one per line of the message, long and compact form alike. */
export function headerValues(message: { readonly headers: SipHeaders }, name: string): readonly string[] {
  const wanted = canonical(name);
  return message.headers.filter(([key]) => canonical(key) === wanted).map(([, value]) => value);
}

/** The first value, or undefined. */
export function header(message: { readonly headers: SipHeaders }, name: string): string | undefined {
  return headerValues(message, name)[0];
}

/** The wire form, with the Content-Length that fits. */
export function formatSip(message: SipMessage): string {
  const first =
    message.kind === 'request'
      ? `${message.method} ${message.uri} SIP/2.0`
      : `SIP/2.0 ${message.status} ${message.reason}`;
  const headers = message.headers.filter(([name]) => canonical(name) !== 'content-length');
  const lines = headers.map(([name, value]) => `${name}: ${value}`);
  return [first, ...lines, `Content-Length: ${Buffer.byteLength(message.body)}`, '', message.body].join('\r\n');
}

/** Sequence number and method of CSeq. */
export function cseq(message: { readonly headers: SipHeaders }): { readonly number: number; readonly method: string } {
  const [number = '0', method = ''] = (header(message, 'CSeq') ?? '').split(/\s+/);
  return { number: Number(number), method };
}

/** A parsed From, To, Contact or P-Asserted-Identity. */
export interface NameAddress {
  readonly name: string;
  readonly uri: string;
  /** User part of the URI as written (escapes stay). */
  readonly user: string;
  readonly tag: string | undefined;
}

export function parseAddress(value: string): NameAddress {
  const angle = /^\s*(?:"((?:[^"\\]|\\.)*)"|([^<"]*))\s*<([^>]*)>(.*)$/.exec(value);
  const bare = /^\s*([^;]*)(.*)$/.exec(value);
  const name = angle === null ? '' : (angle[1]?.replaceAll(/\\(.)/g, '$1') ?? angle[2]?.trim() ?? '');
  const uri = (angle === null ? bare?.[1] : angle[3])?.trim() ?? '';
  const parameters = (angle === null ? bare?.[2] : angle[4]) ?? '';
  return {
    name,
    uri,
    user: /^[a-z]+:([^@;]*)@/i.exec(uri)?.[1] ?? '',
    tag: /;\s*tag\s*=\s*([^;\s]+)/i.exec(parameters)?.[1],
  };
}

/** Via's branch of the topmost Via. */
export function branchOf(message: { readonly headers: SipHeaders }): string {
  return /;\s*branch\s*=\s*([^;,\s]+)/i.exec(header(message, 'Via') ?? '')?.[1] ?? '';
}

/**
 * A response as RFC 3261 section 8.2.6 wants it: Via, From, To, Call-ID and CSeq copied.
 * @param toTag added to To where there is none.
 */
export function responseTo(
  request: SipRequest,
  status: number,
  reason: string,
  options: { readonly toTag?: string | undefined; readonly headers?: SipHeaders; readonly body?: string } = {},
): SipResponse {
  const to = header(request, 'To') ?? '';
  const tagged = options.toTag === undefined || parseAddress(to).tag !== undefined ? to : `${to};tag=${options.toTag}`;
  return {
    kind: 'response',
    status,
    reason,
    headers: [
      ...headerValues(request, 'Via').map((value) => ['Via', value] as const),
      ['From', header(request, 'From') ?? ''],
      ['To', tagged],
      ['Call-ID', header(request, 'Call-ID') ?? ''],
      ['CSeq', header(request, 'CSeq') ?? ''],
      ...(options.headers ?? []),
    ],
    body: options.body ?? '',
  };
}

/** Usual reason phrases of the status codes that tests send. */
export const REASON_PHRASES: Readonly<Record<number, string>> = {
  100: 'Trying',
  180: 'Ringing',
  181: 'Call Is Being Forwarded',
  183: 'Session Progress',
  200: 'OK',
  202: 'Accepted',
  302: 'Moved Temporarily',
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  405: 'Method Not Allowed',
  407: 'Proxy Authentication Required',
  408: 'Request Timeout',
  423: 'Interval Too Brief',
  480: 'Temporarily Unavailable',
  481: 'Call/Transaction Does Not Exist',
  486: 'Busy Here',
  487: 'Request Terminated',
  488: 'Not Acceptable Here',
  500: 'Server Internal Error',
  501: 'Not Implemented',
  503: 'Service Unavailable',
  600: 'Busy Everywhere',
  603: 'Decline',
  604: 'Does Not Exist Anywhere',
  606: 'Not Acceptable',
};
