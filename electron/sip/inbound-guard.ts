// oxlint-disable-next-line typescript/triple-slash-reference -- an ambient declaration cannot be imported
/// <reference path="./jssip-parser.d.ts" />
import { parseMessage } from 'jssip/lib/Parser.js';
import { MIN_SESSION_EXPIRES_S } from './session-timer.ts';

/** What is to be done with a text from the server before JsSIP sees it. */
export type InboundVerdict =
  | { readonly action: 'deliver' }
  | { readonly action: 'drop'; readonly why: string }
  | { readonly action: 'reply'; readonly why: string; readonly response: string };

/** Largest message that is read, in characters; larger ones are answered 513 (RFC 3261, 21.5.7). */
const MAX_CHARACTERS = 65_536;
/** Largest CSeq number (RFC 3261, 8.1.1.5: less than 2**31). */
const MAX_CSEQ = 2 ** 31 - 1;
/** Option tags that a Require header may name; the rest is answered 420. */
const UNDERSTOOD = new Set([
  'replaces',
  'outbound',
  'gruu',
  'path',
  'timer',
  'ice',
  'norefersub',
  'histinfo',
  'tdialog',
]);
/** Compact forms (RFC 3261, 7.3.3) of the headers that every answer repeats. */
const COMPACT: Readonly<Record<string, string>> = {
  v: 'via',
  f: 'from',
  t: 'to',
  i: 'call-id',
  l: 'content-length',
  k: 'supported',
  x: 'session-expires',
};

type Head = {
  readonly method: string;
  readonly uri: string;
  readonly version: string;
  readonly headers: ReadonlyMap<string, readonly string[]>;
};

/** The head of a request as far as an answer needs it; null for what is not even a request line. */
function readHead(text: string): Head | null {
  // Of one that is too large, what stands at the front is enough to refuse it.
  const front = text.slice(0, MAX_CHARACTERS);
  const end = front.indexOf('\r\n\r\n');
  const [first = '', ...rest] = (end < 0 ? front : front.slice(0, end)).replaceAll(/\r\n[ \t]+/g, ' ').split('\r\n');
  const [, method, uri = '', version] = /^([A-Za-z0-9.!%*_+`'~-]+)\s(.*)\sSIP\/(\d+\.\d+)\s*$/i.exec(first) ?? [];
  if (method === undefined || version === undefined) return null;
  const headers = new Map<string, string[]>();
  for (const line of rest) {
    const colon = line.indexOf(':');
    if (colon < 1) continue;
    const name = line.slice(0, colon).trim().toLowerCase();
    const key = COMPACT[name] ?? name;
    const values = headers.get(key) ?? [];
    values.push(line.slice(colon + 1).trim());
    headers.set(key, values);
  }
  return { method, uri, version, headers };
}

/** An answer outside any transaction (RFC 3261, 8.2.7) with what the request let us read; null without Via: then nobody can get it. */
function answer({ headers }: Head, status: string, extra: readonly string[] = []): string | null {
  const vias = headers.get('via') ?? [];
  if (vias.length === 0) return null;
  const to = headers.get('to')?.[0];
  const tagged = to === undefined || /;\s*tag=/i.test(to) ? to : `${to};tag=${Math.random().toString(36).slice(2, 12)}`;
  const lines = [
    `SIP/2.0 ${status}`,
    ...vias.map((via) => `Via: ${via}`),
    ...(tagged === undefined ? [] : [`To: ${tagged}`]),
    ...(['from', 'call-id', 'cseq'] as const).flatMap((name) => {
      const value = headers.get(name)?.[0];
      return value === undefined ? [] : [`${{ from: 'From', 'call-id': 'Call-ID', cseq: 'CSeq' }[name]}: ${value}`];
    }),
    ...extra,
    'Content-Length: 0',
  ];
  return `${lines.join('\r\n')}\r\n\r\n`;
}

function isReadable(text: string): boolean {
  try {
    return parseMessage(text, null) !== undefined;
  } catch {
    return false;
  }
}

/** A session interval below ours (RFC 4028, 9). Only who knows session timers can make it longer; of others it is taken. */
function tooShort({ method, headers }: Head): boolean {
  if (method !== 'INVITE' && method !== 'UPDATE') return false;
  const tags = [...(headers.get('supported') ?? []), ...(headers.get('require') ?? [])].flatMap((value) => value.split(','));
  if (!tags.some((tag) => tag.trim().toLowerCase() === 'timer')) return false;
  const seconds = /^(\d+)\s*(?:;|$)/.exec(headers.get('session-expires')?.[0] ?? '')?.[1];
  return seconds !== undefined && Number(seconds) < MIN_SESSION_EXPIRES_S;
}

function faultOf(
  text: string,
  head: Head,
  full: () => boolean,
): { readonly status: string; readonly why: string; readonly extra?: readonly string[] } | null {
  const { headers, method } = head;
  if (head.version !== '2.0') return { status: '505 Version Not Supported', why: 'another version of SIP' };
  const missing = ['from', 'to', 'call-id', 'cseq'].find((name) => (headers.get(name)?.[0] ?? '') === '');
  if (missing !== undefined) return { status: `400 Missing ${missing} header field`, why: `no ${missing}` };
  if (text.length > MAX_CHARACTERS) return { status: '513 Message Too Large', why: 'too large' };
  const [, number, cseqMethod] = /^(\d+)\s+(\S+)$/.exec(headers.get('cseq')?.[0] ?? '') ?? [];
  if (number === undefined || Number(number) > MAX_CSEQ) return { status: '400 Bad CSeq', why: 'bad CSeq' };
  if (cseqMethod !== method) return { status: '400 CSeq does not match the method', why: 'CSeq of another method' };
  for (const name of ['from', 'to', 'call-id', 'cseq', 'content-length', 'max-forwards']) {
    if ((headers.get(name)?.length ?? 0) > 1)
      return { status: `400 Repeated ${name} header field`, why: `repeated ${name}` };
  }
  if (!isReadable(text)) return { status: '400 Bad Request', why: 'not readable' };
  // JsSIP knows no other addresses, and stumbles over them.
  if (!/^sip:/i.test(head.uri)) return { status: '416 Unsupported URI Scheme', why: 'another kind of address' };
  const required = (headers.get('require') ?? []).flatMap((value) => value.split(',').map((tag) => tag.trim()));
  const strange = required.filter((tag) => tag !== '' && !UNDERSTOOD.has(tag.toLowerCase()));
  if (tooShort(head))
    return { status: '422 Session Interval Too Small', why: 'a short session timer', extra: [`Min-SE: ${MIN_SESSION_EXPIRES_S}`] };
  if (full() && method === 'INVITE' && !headers.has('replaces') && !/;\s*tag=/i.test(headers.get('to')?.[0] ?? ''))
    return { status: '486 Busy Here', why: 'too many calls' };
  if (strange.length > 0 && method !== 'CANCEL')
    return { status: '420 Bad Extension', why: 'an extension we lack', extra: [`Unsupported: ${strange.join(', ')}`] };
  return null;
}

/**
 * Judges a text that came in as a SIP message. JsSIP drops what it cannot read without a word and throws at some of it;
 * RFC 3261 wants a malformed request answered (8.2.2, 16.3) and a malformed answer or ACK dropped.
 *
 * @param full no further call is taken: an INVITE that would make one is refused here (8.2.7), for next to nothing, so that a
 *   flood of them cannot hold up the conversations
 */
export function inspectInbound(text: string, full: () => boolean = () => false): InboundVerdict {
  // Keep-alives (RFC 5626, 3.5.1).
  if (text === '\r\n' || text === '\r\n\r\n') return { action: 'deliver' };
  if (/^SIP\/2\.0 \d{3}(?: |\r)/.test(text)) {
    return text.length <= MAX_CHARACTERS && isReadable(text)
      ? { action: 'deliver' }
      : { action: 'drop', why: 'an answer that cannot be read' };
  }
  const head = readHead(text);
  if (head === null) return { action: 'drop', why: 'not a SIP message' };
  const fault = faultOf(text, head, full);
  if (fault === null) return { action: 'deliver' };
  const response = head.method === 'ACK' ? null : answer(head, fault.status, fault.extra);
  return response === null ? { action: 'drop', why: fault.why } : { action: 'reply', why: fault.why, response };
}

/** What to answer when JsSIP stumbled over a message without answering it: 500 to a request, nothing to anything else. */
export function answerAfterFault(text: string): string | null {
  const head = readHead(text);
  return head === null || head.method === 'ACK' ? null : answer(head, '500 Server Internal Error');
}
