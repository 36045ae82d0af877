import { describe, expect, it } from 'vitest';
import { asksForAutoAnswer } from '../../../../electron/sip/auto-answer.ts';
import { dtmfOptions } from '../../../../electron/sip/dtmf.ts';

const request = (headers: Readonly<Record<string, string>>) => ({ getHeaders: (name: string) => (headers[name] === undefined ? [] : [headers[name]]) });

describe('an INVITE', () => {
  it.each([
    { 'Call-Info': '<sip:pbx.example>;answer-after=0' },
    { 'Call-Info': '<uri>; Answer-After = 0' },
    { 'Alert-Info': '<http://www.notused.com>;info=alert-autoanswer;delay=0' },
    { 'Alert-Info': '<http://pbx>;info=auto-answer' },
    { 'Alert-Info': 'Auto-Answer' },
    { 'Answer-Mode': 'Auto;require' },
  ])('asks to be answered with %j', (headers) => {
    expect(asksForAutoAnswer(request(headers))).toBe(true);
  });

  it.each([{}, { 'Alert-Info': '<http://pbx/autoanswer.wav>' }, { 'Call-Info': '<http://x/answer-after=0>;purpose=icon' }, { 'Answer-Mode': 'Manual' }, { Subject: 'auto-answer' }])(
    'does not ask with %j',
    (headers) => {
      expect(asksForAutoAnswer(request(headers))).toBe(false);
    },
  );
});

describe('keys of a call', () => {
  const withEvents = 'v=0\r\nm=audio 1 UDP/TLS/RTP/SAVPF 0 101\r\na=rtpmap:101 telephone-event/8000\r\n';
  const without = 'v=0\r\nm=audio 1 UDP/TLS/RTP/SAVPF 0\r\n';
  it.each([
    ['auto', withEvents, 'RFC2833'],
    ['auto', without, 'INFO'],
    ['auto', null, 'RFC2833'],
    ['rfc4733', without, 'RFC2833'],
    ['info', withEvents, 'INFO'],
  ] as const)('go, with %s, by what the other side takes', (mode, sdp, transportType) => {
    expect(dtmfOptions(mode, sdp).transportType).toBe(transportType);
  });
});
