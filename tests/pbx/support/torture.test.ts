import { describe, expect, test } from 'vitest';
import { header, headerValues, parseSip } from './sip-message.ts';
import { TORTURE_MESSAGES, malformedFrames, tortureMessage } from './torture.ts';

const TARGET = 'sip:1001@127.0.0.1:5060';

/** Body and what Content-Length says of it. */
function lengths(name: string): readonly [said: string | undefined, bytes: number] {
  const wire = tortureMessage(name).bytes();
  const end = wire.indexOf('\r\n\r\n');
  const message = parseSip(wire.toString('latin1'));
  return [message === undefined ? undefined : header(message, 'Content-Length'), wire.length - end - 4];
}

describe('RFC 4475', () => {
  test('has 49 messages, 26 of them well-formed, each name and section once', () => {
    expect(TORTURE_MESSAGES.filter(({ valid }) => valid)).toHaveLength(26);
    expect(TORTURE_MESSAGES).toHaveLength(49);
    expect(new Set(TORTURE_MESSAGES.map(({ name }) => name)).size).toBe(49);
    expect(new Set(TORTURE_MESSAGES.map(({ section }) => section)).size).toBe(49);
  });

  test.each([
    'wsinv',
    'esc01',
    'longreq',
    'mpart01',
    'unreason',
    'badinv01',
    'quotbal',
    'ltgtruri',
    'mismatch02',
    'insuf',
    'invut',
    'bcast',
    'sdp01',
  ])('the body of %s is as long as the RFC says', (name) => {
    const [said, bytes] = lengths(name);
    expect(bytes).toBe(Number(said));
  });

  test.each([
    ['clerr', '9999'],
    ['ncl', '-999'],
    ['mcl01', '13'],
  ])('the length of %s is wrong on purpose', (name, wrong) => {
    const [said, bytes] = lengths(name);
    expect(said).toBe(wrong);
    expect(bytes).not.toBe(Number(said));
  });

  test('lines end in CRLF, and the special bytes are there', () => {
    for (const { name, bytes } of TORTURE_MESSAGES) {
      if (name !== 'mpart01') expect(bytes().toString('latin1').replaceAll('\r\n', ''), name).not.toMatch(/[\r\n]/);
      expect(bytes().toString('latin1'), name).not.toMatch(/<(hex|repeat|allOneLine)/);
    }
    expect(tortureMessage('intmeth').bytes().includes(Buffer.from('NUL:\\\0 DEL:\\\x7f"', 'latin1'))).toBe(true);
    expect(tortureMessage('unreason').bytes().toString('utf8')).toContain('но сто девяносто девять - простое');
    expect(tortureMessage('noreason').bytes().toString('latin1')).toMatch(/^SIP\/2.0 100 \r\n/);
    expect(tortureMessage('scalar02').bytes().toString('latin1')).toContain(`Expires: 1${'0'.repeat(100)}\r\n`);
    expect(
      headerValues(parseSip(tortureMessage('longreq').bytes().toString('latin1')) ?? { headers: [] }, 'Via'),
    ).toHaveLength(34);
  });

  test('only the Request-URI is replaced, and only where it is not the point', () => {
    expect(tortureMessage('baddate').bytes(TARGET).toString('latin1')).toMatch(
      /^INVITE sip:1001@127\.0\.0\.1:5060 SIP\/2\.0\r\nTo: sip:user@example\.com\r\n/,
    );
    expect(tortureMessage('wsinv').bytes(TARGET).toString('latin1')).toMatch(
      /^INVITE sip:1001@127\.0\.0\.1:5060 SIP\/2\.0\r\nTO :\r\n/,
    );
    for (const name of ['esc01', 'lwsruri', 'ltgtruri', 'unkscm', 'noreason', 'trws']) {
      expect(tortureMessage(name).bytes(TARGET).equals(tortureMessage(name).bytes()), name).toBe(true);
    }
  });
});

test('malformed frames have names of their own, and some are really large', () => {
  const frames = malformedFrames(TARGET);
  expect(new Set(frames.map(({ name }) => name)).size).toBe(frames.length);
  expect(frames.filter(({ frame }) => frame.length > 1 << 20).length).toBeGreaterThanOrEqual(3);
  expect(frames.some(({ frame }) => typeof frame !== 'string')).toBe(true);
});
