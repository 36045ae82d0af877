import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { StreamFault, StreamFramer, type StreamPart } from '../../../../electron/sip/stream-framing.ts';

const PING: StreamPart = { type: 'keep-alive', answerWanted: true };
const PONG: StreamPart = { type: 'keep-alive', answerWanted: false };
const message = (text: string): StreamPart => ({ type: 'message', text });

function request(body: string, { name = 'Content-Length', fold = '' } = {}): string {
  return `MESSAGE sip:1001@pbx SIP/2.0\r\nVia: SIP/2.0/TCP x;branch=z9hG4bK1\r\n${name}:${fold} ${Buffer.byteLength(body)}\r\n\r\n${body}`;
}

/** Everything that comes out when the bytes come in pieces of these lengths, over and over. */
function read(bytes: Buffer, lengths: readonly number[] = [bytes.length], framer = new StreamFramer()): StreamPart[] {
  const parts: StreamPart[] = [];
  for (let at = 0, i = 0; at < bytes.length; i += 1) {
    const length = lengths[i % lengths.length] ?? 1;
    framer.push(bytes.subarray(at, at + length), (part) => parts.push(part));
    at += length;
  }
  return parts;
}

describe('a stream of SIP messages', () => {
  it('is cut by Content-Length, counted in bytes', () => {
    const [first, second, third] = [request('één \u{1f600}'), request(''), request('a\r\n\r\nb\r\n')];
    expect(read(Buffer.from(first + second + third))).toEqual([message(first), message(second), message(third)]);
  });

  it.each([
    ['compact', request('abc', { name: 'l' })],
    ['in capitals', request('abc', { name: 'CONTENT-LENGTH' })],
    ['with blanks before the colon', request('abc', { name: 'Content-Length \t' })],
    ['folded', request('abc', { fold: '\r\n ' })],
    ['said twice the same', `A sip:b SIP/2.0\r\nl: 3\r\nContent-Length: 3\r\n\r\nabc`],
  ])('reads a length that is %s', (_what, text) => {
    expect(read(Buffer.from(text + request('')))).toEqual([message(text), message(request(''))]);
  });

  it('skips line ends before a message and tells them as keep-alives', () => {
    const text = request('x');
    expect(read(Buffer.from(`\r\n${text}\r\n\r\n${text}\r\n\r\n\r\n`))).toEqual([
      PONG,
      message(text),
      PING,
      message(text),
      PING,
      PONG,
    ]);
    expect(read(Buffer.from('\r\n\r\n'), [1])).toEqual([PONG, PONG]);
  });

  it('is not confused by headers whose names end in the same word, nor by the body', () => {
    const text = 'A sip:b SIP/2.0\r\nX-Content-Length: 9\r\nSubject: l: 5\r\nl: 20\r\n\r\nContent-Length: 1\r\n\r';
    expect(read(Buffer.from(text))).toEqual([message(text)]);
  });

  it.each([
    ['without a length', 'A sip:b SIP/2.0\r\nVia: x\r\n\r\n', /without Content-Length/],
    ['with a negative one', 'A sip:b SIP/2.0\r\nContent-Length: -1\r\n\r\n', /no number/],
    ['with words for a length', 'A sip:b SIP/2.0\r\nl: four\r\n\r\n', /no number/],
    ['with two different ones', 'A sip:b SIP/2.0\r\nl: 4\r\nContent-Length: 5\r\n\r\nabcde', /two different/],
    ['with a huge body', 'A sip:b SIP/2.0\r\nl: 9999999999\r\n\r\n', /a body of 9999999999 bytes/],
    ['with endless headers', `A sip:b SIP/2.0\r\nX: ${'y'.repeat(70_000)}`, /headers of more than/],
    ['in another language', 'SSH-2.0-x\r\n'.repeat(7_000), /headers of more than/],
  ])('ends at a message %s, after what came before it', (_what, text, why) => {
    const good = request('before');
    const parts: StreamPart[] = [];
    const framer = new StreamFramer();
    const push = (): void => framer.push(Buffer.from(good + text), (part) => parts.push(part));
    expect(push).toThrow(StreamFault);
    expect(parts).toEqual([message(good)]);
    expect(() => read(Buffer.from(text))).toThrow(why);
  });

  it('gives the same messages however the bytes are cut', () => {
    const part = fc.oneof(
      fc.constant('\r\n\r\n'),
      fc
        .record({
          body: fc.string({ unit: fc.constantFrom('a', ':', '\r', '\n', ' ', 'é', '\u{1f600}'), maxLength: 60 }),
          name: fc.constantFrom('l', 'Content-Length', 'CONTENT-LENGTH  '),
        })
        .map(({ body, name }) => request(body, { name })),
      fc.nat({ max: 9_000 }).map((length) => request('\r\n'.repeat(length))),
    );
    fc.assert(
      fc.property(
        fc.array(part, { maxLength: 8 }),
        fc.array(fc.integer({ min: 1, max: 5_000 }), { minLength: 1, maxLength: 20 }),
        (texts, lengths) => {
          const messages = (parts: StreamPart[]): string[] =>
            parts.flatMap((one) => (one.type === 'message' ? [one.text] : []));
          expect(messages(read(Buffer.from(texts.join('')), lengths))).toEqual(
            texts.filter((text) => text !== '\r\n\r\n'),
          );
        },
      ),
    );
  });

  it('costs no more than the bytes, also when they come one by one', () => {
    const text = request('x'.repeat(400_000));
    const before = performance.now();
    expect(read(Buffer.from(text), [1])).toEqual([message(text)]);
    // Copying what came before with each byte would take minutes.
    expect(performance.now() - before).toBeLessThan(20_000);
  });
});
