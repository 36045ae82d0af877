import { expect, it } from 'vitest';

import { amiAction, amiFrames } from '../../../electron/pbx/ami-frames.ts';

const GREETING = 'Asterisk Call Manager/11.0.0\r\n';

it('cuts messages wherever the network cut them', () => {
  const text = `${GREETING}Response: Success\r\nActionID: 1\r\n\r\nEvent: QueueCallerJoin\r\nQueue: a:b\r\nVariable: x\r\nVariable: y\r\n\r\n`;
  for (const size of [1, 2, 7, text.length]) {
    const frames = amiFrames();
    const found = [];
    for (let at = 0; at < text.length; at += size) found.push(...frames.add(text.slice(at, at + size)));
    expect(found).toEqual([
      { Response: 'Success', ActionID: '1' },
      { Event: 'QueueCallerJoin', Queue: 'a:b', Variable: 'x' },
    ]);
  }
});

it.each(['HTTP/1.1 400 Bad Request\r\n', 'SSH-2.0-OpenSSH\r\n', '\u0000'.repeat(300)])(
  'takes %j for what it is: no manager interface',
  (text) => {
    expect(() => amiFrames().add(text)).toThrow('no manager interface');
  },
);

it('gives a message without end up', () => {
  const frames = amiFrames();
  frames.add(GREETING);
  expect(() => {
    for (let piece = 0; piece < 10; piece += 1) frames.add('x'.repeat(64 * 1024));
  }).toThrow('without end');
});

it('sends no header that nobody asked for', () => {
  expect(amiAction('Login', '1', { Username: 'balie' })).toBe(
    'Action: Login\r\nActionID: 1\r\nUsername: balie\r\n\r\n',
  );
  expect(() => amiAction('Login', '1', { Username: 'balie\r\nAction: Originate' })).toThrow('line break');
});
