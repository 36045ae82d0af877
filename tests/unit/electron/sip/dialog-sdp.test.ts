import { describe, expect, it } from 'vitest';
import { DialogSdp, keepsOldAssociation, SdpOrigin } from '../../../../electron/sip/dialog-sdp.ts';

const RANDOM = '0123456789abcdef0123456789abcdef';

/** What a connection with these streams says. */
function described(id: number, ...kinds: readonly string[]): string {
  return [
    'v=0',
    `o=- ${id} 2 IN IP4 127.0.0.1`,
    's=-',
    't=0 0',
    'a=group:BUNDLE 0',
    ...kinds.flatMap((kind, index) => [
      `m=${kind} 9 UDP/TLS/RTP/SAVPF 111`,
      `a=mid:${index}`,
      `a=ice-ufrag:u${id}`,
      `a=ice-pwd:p${id}`,
      'a=ssrc:1 cname:x',
      'a=sendrecv',
    ]),
    '',
  ].join('\r\n');
}
const streams = (sdp: string): string[] => [...sdp.matchAll(/^m=(\S+ \d+)/gm)].map(([, stream = '']) => stream);
const version = (sdp: string): string => /^o=- \d+ \d+/m.exec(sdp)?.[0] ?? '';

it('keeps its origin through a change of connection', () => {
  const origin = new SdpOrigin();
  const lines = ['o=- 7 2 IN IP4 x', 'o=- 7 3 IN IP4 x', 'o=- 99 2 IN IP4 x', 'o=- 99 3 IN IP4 x'];
  expect(lines.map((line) => origin.stamp(line))).toEqual([
    'o=- 7 2 IN IP4 x',
    'o=- 7 3 IN IP4 x',
    'o=- 7 4 IN IP4 x',
    'o=- 7 5 IN IP4 x',
  ]);
});

describe('the descriptions of a dialog', () => {
  it('pass as they are while the connection stays', () => {
    const sdp = new DialogSdp();
    expect(sdp.outgoing(described(7, 'audio'))).toBe(described(7, 'audio'));
    // The far end may add streams; the connection answers them itself.
    expect(sdp.incoming(described(1, 'audio', 'video'))).toBe(described(1, 'audio', 'video'));
  });

  it('keep the places of streams that a new connection does not have', () => {
    const sdp = new DialogSdp();
    sdp.incoming(described(1, 'audio', 'video'));
    sdp.outgoing(described(7, 'audio', 'video'));
    sdp.renew();
    const offer = sdp.outgoing(described(8, 'audio'));
    expect(streams(offer)).toEqual(['audio 9', 'video 0']);
    expect(version(offer)).toBe('o=- 7 3');
    expect(streams(sdp.incoming(described(1, 'audio', 'video')))).toEqual(['audio 9']);
    expect(streams(sdp.incoming(described(1, 'audio', 'video', 'audio')))).toEqual(['audio 9']);
    expect(streams(sdp.outgoing(described(8, 'audio')))).toEqual(['audio 9', 'video 0', 'audio 0']);
  });

  it('may be shown twice', () => {
    const sdp = new DialogSdp();
    sdp.outgoing(described(7, 'audio', 'video'));
    sdp.renew();
    const offer = sdp.outgoing(sdp.outgoing(described(8, 'audio')));
    expect(streams(offer)).toEqual(['audio 9', 'video 0']);
    expect(streams(sdp.incoming(offer))).toEqual(['audio 9']);
  });

  it('close the first stream behind a stand-in, and open it again', () => {
    const sdp = new DialogSdp();
    sdp.outgoing(described(7, 'audio'));
    for (const round of [1, 2]) {
      sdp.renew();
      const own = described(7 + round, 'audio');
      const closed = sdp.standIn(own, RANDOM);
      expect(streams(closed)).toEqual(['audio 0', 'audio 9']);
      expect(closed).toContain(`a=ice-pwd:${RANDOM}\r\n`);
      expect(closed).toContain('a=mid:stand-in\r\n');
      expect(closed).not.toMatch(/^a=(?:group|ssrc)|ice-pwd:p/m);
      expect(sdp.incoming(closed)).not.toContain('stand-in');
      const open = sdp.outgoing(own);
      expect(streams(open)).toEqual(['audio 9', 'audio 0']);
      expect(open).toContain('a=group:BUNDLE 0');
      expect([version(closed), version(open)]).toEqual([`o=- 7 ${1 + 2 * round}`, `o=- 7 ${2 + 2 * round}`]);
      expect(open.endsWith('\r\n')).toBe(true);
    }
  });

  it('leave a place of another kind alone', () => {
    const sdp = new DialogSdp();
    sdp.outgoing(described(7, 'audio', 'video'));
    sdp.renew();
    expect(streams(sdp.standIn(described(8, 'audio'), RANDOM))).toEqual(['audio 0', 'video 0', 'audio 9']);
    expect(streams(sdp.outgoing(described(8, 'audio')))).toEqual(['audio 9', 'video 0', 'audio 0']);
  });
});

it.each([
  ['a=connection:existing', true],
  ['a=connection:new', false],
  ['a=setup:active', false],
])('%s: the far end keeps its association: %s', (line, expected) => {
  expect(keepsOldAssociation(described(1, 'audio').replace('a=mid:0', line))).toBe(expected);
  expect(keepsOldAssociation(`${described(1, 'audio')}m=audio 0 RTP/AVP 0\r\na=connection:existing\r\n`)).toBe(false);
});
