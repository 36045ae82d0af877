import { expect, it } from 'vitest';
import { offersAfter, replacesHeaders } from '../../../../electron/sip/renew-dialog.ts';
import { firstEncoding } from '../../../../electron/sip/sdp-audio.ts';

it('names the dialog from the view of who receives the header, and insists on being understood', () => {
  expect(replacesHeaders({ call_id: 'abc@x', local_tag: 'mine', remote_tag: 'theirs' })).toEqual([
    'Replaces: abc@x;to-tag=theirs;from-tag=mine',
    'Require: replaces',
  ]);
});

it.each([
  [
    'opus',
    ['opus', 'G722', 'PCMA'],
    [
      ['G722', 'PCMA'],
      ['opus', 'G722', 'PCMA'],
    ],
  ],
  ['g722', ['opus', 'G722'], [['opus'], ['opus', 'G722']]],
  ['pcma', ['PCMA'], [['PCMA']]],
  [null, ['opus', 'G722'], [['opus', 'G722']]],
] as const)('after %s of %j it offers %j', (inUse, codecs, offers) => {
  expect(offersAfter(inUse, codecs)).toEqual(offers);
});

it.each([
  ['m=audio 9 UDP/TLS/RTP/SAVPF 111 9\r\na=rtpmap:9 G722/8000\r\na=rtpmap:111 opus/48000/2\r\n', 'opus'],
  ['m=audio 0 RTP/AVP 111\r\nm=audio 9 RTP/AVP 8 0\r\n', 'pcma'],
  ['m=audio 9 RTP/AVP 96\r\n', null],
  ['v=0\r\n', null],
])('the encoding in use: %j', (sdp, expected) => {
  expect(firstEncoding(sdp)).toBe(expected);
});
