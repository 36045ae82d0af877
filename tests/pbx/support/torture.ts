import { INVALID_MESSAGES } from './torture-invalid.ts';
import { wireBytes, type TortureSource } from './torture-notation.ts';
import { SEMANTIC_MESSAGES } from './torture-semantics.ts';
import { VALID_MESSAGES } from './torture-valid.ts';

/** A message of RFC 4475, ready to be sent. */
export interface TortureMessage {
  readonly name: string;
  /** Section of RFC 4475. */
  readonly section: string;
  /** Whether an element must take it as well-formed SIP. */
  readonly valid: boolean;
  readonly title: string;
  /**
   * The bytes on the wire.
   * @param target URI put in place of the Request-URI, where that is not what the message is about.
   */
  bytes(target?: string): Buffer;
}

/** A frame that is no SIP message, or only part of one. */
export interface MalformedFrame {
  readonly name: string;
  /** A string goes out as a text frame, bytes as a binary one. */
  readonly frame: string | Buffer;
}

/** All 49 messages of RFC 4475, in its order. */
export const TORTURE_MESSAGES: readonly TortureMessage[] = [
  ...VALID_MESSAGES,
  ...INVALID_MESSAGES,
  ...SEMANTIC_MESSAGES,
].map((source) => ({
  name: source.name,
  section: source.section,
  valid: source.valid,
  title: source.title,
  bytes: (target) => wireBytes(retargeted(source, target)),
}));

/** The message of that name. @throws Error when RFC 4475 has none. */
export function tortureMessage(name: string): TortureMessage {
  const found = TORTURE_MESSAGES.find((message) => message.name === name);
  if (found === undefined) throw new Error(`RFC 4475 has no message ${name}`);
  return found;
}

/**
 * Frames that a broken or hostile server could send.
 * @param target address of the user agent, for those that begin like a request to it.
 */
export function malformedFrames(target: string): readonly MalformedFrame[] {
  const options = requestLines(target, 'OPTIONS');
  const invite = requestLines(target, 'INVITE');
  return [
    { name: 'empty text frame', frame: '' },
    { name: 'empty binary frame', frame: Buffer.alloc(0) },
    { name: 'binary garbage', frame: Buffer.from(Array.from({ length: 4096 }, (_, i) => (i * 197 + (i >> 3)) & 0xff)) },
    { name: 'text garbage', frame: 'the quick brown fox\r\njumps: over\r\n\r\n\r\nthe lazy dog' },
    { name: 'only NUL bytes', frame: '\u0000'.repeat(200) },
    { name: 'NUL bytes in a header', frame: `${invite}Subject: a\u0000b\u0000\r\nContent-Length: 0\r\n\r\n` },
    { name: 'NUL bytes in the request line', frame: `INVITE\u0000${target}\u0000SIP/2.0\r\n\r\n` },
    { name: 'half a message', frame: invite.slice(0, Math.floor(invite.length / 2)) },
    { name: 'headers without the empty line', frame: invite },
    { name: 'start line only', frame: `INVITE ${target} SIP/2.0` },
    { name: 'start line and nothing', frame: `INVITE ${target} SIP/2.0\r\n\r\n` },
    { name: 'a header of 1 MB', frame: `${options}X-Long: ${'x'.repeat(1 << 20)}\r\nContent-Length: 0\r\n\r\n` },
    {
      name: 'a display name of 1 MB',
      frame: `${invite.replace('From: ', `From: "${'n'.repeat(1 << 20)}" `)}Content-Length: 0\r\n\r\n`,
    },
    { name: '20,000 headers', frame: `${options}${'X-Many: 1\r\n'.repeat(20_000)}Content-Length: 0\r\n\r\n` },
    {
      name: '5,000 nested parentheses',
      frame: `${options}User-Agent: ${'('.repeat(5000)}\r\nContent-Length: 0\r\n\r\n`,
    },
    {
      name: 'a body of 1 MB that is no SDP',
      frame: `${invite}Content-Type: application/sdp\r\nContent-Length: ${1 << 20}\r\n\r\n${'z'.repeat(1 << 20)}`,
    },
    { name: 'Content-Length of a billion', frame: `${options}Content-Length: 1000000000\r\n\r\n` },
    { name: 'Content-Length that is a word', frame: `${options}Content-Length: many\r\n\r\n` },
    { name: 'bare line feeds', frame: `${options}Content-Length: 0\r\n\r\n`.replaceAll('\r\n', '\n') },
    { name: 'bare carriage returns', frame: `${options}Content-Length: 0\r\n\r\n`.replaceAll('\r\n', '\r') },
    { name: 'a header without colon', frame: `${options}This line has none\r\nContent-Length: 0\r\n\r\n` },
    { name: 'a header that begins with a fold', frame: `OPTIONS ${target} SIP/2.0\r\n folded: from nothing\r\n\r\n` },
    { name: 'an HTTP response', frame: 'HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<html></html>' },
    {
      name: 'a response to nothing',
      frame: `SIP/2.0 200 OK\r\n${options.slice(options.indexOf('\r\n') + 2)}Content-Length: 0\r\n\r\n`,
    },
    { name: 'a response with no headers', frame: 'SIP/2.0 200 OK\r\n\r\n' },
    { name: 'JSON', frame: '{"method":"INVITE","uri":"sip:1001@127.0.0.1"}' },
    {
      name: 'a lone surrogate and an overlong sequence',
      frame: Buffer.from('494e5649544520eda080c0af205349502f322e300d0a0d0a', 'hex'),
    },
    { name: 'keep-alives, many', frame: '\r\n\r\n'.repeat(500) },
  ];
}

function requestLines(target: string, method: string): string {
  const id = `malformed-${Math.random().toString(36).slice(2)}`;
  return [
    `${method} ${target} SIP/2.0`,
    `Via: SIP/2.0/WS 127.0.0.1:9;branch=z9hG4bK${id}`,
    'Max-Forwards: 70',
    'From: <sip:0612345678@127.0.0.1>;tag=malformed',
    `To: <${target}>`,
    `Call-ID: ${id}`,
    `CSeq: 1 ${method}`,
    'Contact: <sip:peer@127.0.0.1:9;transport=ws>',
    '',
  ].join('\r\n');
}

function retargeted(source: TortureSource, target: string | undefined): string {
  if (target === undefined || source.retarget !== true) return source.text;
  return source.text.replace(/^(\S+) \S+ SIP\//, (_, method: string) => `${method} ${target} SIP/`);
}
