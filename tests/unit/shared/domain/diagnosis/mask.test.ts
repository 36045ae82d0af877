import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createMasker } from '../../../../../shared/domain/diagnosis/mask.ts';

const INVITE = [
  'INVITE sip:1001@pbx.client.example;transport=ws SIP/2.0',
  'Via: SIP/2.0/WSS 203.0.113.7:8089;branch=z9hG4bKabc;rport;received=198.51.100.4',
  'Via: SIP/2.0/UDP 10.0.0.5:5060;branch=z9hG4bKdef',
  'From: "Jansen, J." <sip:+31612345678@pbx.client.example>;tag=as6d2',
  'To: <sip:1001@pbx.client.example>',
  'Contact: <sip:0612345678@203.0.113.7:5060>',
  'P-Asserted-Identity: Jansen <tel:+31612345678>',
  'Call-ID: 5e9@203.0.113.7',
  'CSeq: 102 INVITE',
  'Authorization: Digest username="1001", response="deadbeef", nonce="n0nce"',
  'User-Agent: Asterisk PBX 22.5.0 of Jansen',
  'X-Customer: Jansen',
  'Reason: Q.850;cause=16;text="Jansen hung up"',
  'Supported: replaces, timer, jansen',
  'Content-Type: application/sdp',
  'Content-Length: 400',
  '',
  'v=0',
  'o=jansen 1 1 IN IP4 203.0.113.7',
  's=Jansen',
  'c=IN IP4 203.0.113.7',
  't=0 0',
  'a=ice-pwd:secretsecretsecret',
  'a=fingerprint:sha-256 AA:BB',
  'a=crypto:1 AES_CM_128_HMAC_SHA1_80 inline:secretkey',
  'a=candidate:1 1 UDP 2130706431 203.0.113.7 20000 typ host',
  'a=candidate:2 1 UDP 1694498815 10.0.0.5 20002 typ srflx raddr 192.0.2.9 rport 9',
  'm=audio 20000 UDP/TLS/RTP/SAVPF 111 0 101',
  'a=rtpmap:111 opus/48000/2',
  'a=fmtp:111 minptime=10;useinbandfec=1',
  'a=sendrecv',
].join('\r\n');

describe('the mask', () => {
  it('keeps what shows the fault and leaves out who it was', () => {
    expect(createMasker().sip(INVITE)).toBe(
      [
        'INVITE sip:user-1@host-1 SIP/2.0',
        'via: SIP/2.0/WSS ip-1:8089;branch=branch-1',
        'via: SIP/2.0/UDP 10.0.0.5:5060;branch=branch-2',
        'from: "name-1" <sip:user-2@host-1> ;tag=tag-1',
        'to: <sip:user-1@host-1>',
        'contact: <sip:user-2@ip-1:5060>',
        'p-asserted-identity: "name-2" <tel:user-2>',
        'call-id: call-1',
        'cseq: 102 INVITE',
        'user-agent: Asterisk PBX 22.5.0',
        'reason: Q.850;cause=16',
        'supported: replaces, timer, (other)',
        'content-type: application/sdp',
        'content-length: 400',
        '(2 other headers left out)',
        '',
        'v=0',
        'o=(left out)',
        's=(left out)',
        'c=IN ip-1',
        't=0 0',
        'a=(left out)',
        'a=(left out)',
        'a=(left out)',
        'a=candidate:(…) 1 UDP ip-1 20000 typ host',
        'a=candidate:(…) 1 UDP 10.0.0.5 20002 typ srflx',
        'm=audio 20000 UDP/TLS/RTP/SAVPF 111 0 101',
        'a=rtpmap:111 opus/48000/2',
        'a=fmtp:111 minptime=10;useinbandfec=1',
        'a=sendrecv',
      ].join('\n'),
    );
  });

  it('masks names, addresses and numbers in the label of a device', () => {
    const masker = createMasker(['Sanne de Wit']);
    expect(masker.text('Sanne’s AirPods')).toBe('name-1’s AirPods');
    expect(masker.text('Headset of WIT 06-12345678, a.b@c.nl')).not.toMatch(/wit|12345678|c\.nl/i);
    expect(masker.text('Jabra Evolve2 65')).toBe('Jabra Evolve2 65');
  });

  it('never lets a planted secret through, wherever in a message it stands', () => {
    // Words that no rule of ours can know: a name, a number, a password, a host, an address.
    const secret = fc.oneof(
      fc.stringMatching(/^Zq[a-z]{6,12}$/),
      fc.stringMatching(/^\+319[0-9]{8}$/),
      fc.stringMatching(/^Zq[A-Za-z0-9]{8,16}$/),
      fc.stringMatching(/^zq[a-z]{5,9}\.example$/),
      fc.tuple(fc.integer({ min: 0, max: 255 }), fc.integer({ min: 1, max: 254 })).map(([a, b]) => `198.18.${a}.${b}`),
    );
    const places: readonly ((value: string) => string)[] = [
      (v) => INVITE.replaceAll('Jansen', v),
      (v) => INVITE.replaceAll('pbx.client.example', v),
      (v) => INVITE.replaceAll('203.0.113.7', v),
      (v) => INVITE.replaceAll('+31612345678', v),
      (v) => INVITE.replaceAll('1001', v),
      (v) => INVITE.replaceAll(/secret\w*|deadbeef|n0nce/g, v),
      (v) => INVITE.replace('Call-ID: 5e9', `Call-ID: ${v}`),
      (v) => INVITE.replace('tag=as6d2', `tag=${v};${v}=${v}`),
      (v) => INVITE.replace('opus/48000/2', `${v}/48000`),
      (v) => INVITE.replace('minptime=10', `minptime=10;${v}=${v}`),
      (v) => INVITE.replace('a=sendrecv', `a=sendrecv ${v}\r\na=${v}\r\na=mid:${v}\r\n${v}`),
      (v) => INVITE.replace('Content-Length: 400', `${v}: ${v}\r\nSubject: ${v}\r\nExpires: 60 ${v}\r\n${v}`),
      (v) => INVITE.replace('CSeq: 102 INVITE', `CSeq: 102 INVITE ${v}`),
      (v) =>
        INVITE.replace('INVITE sip:1001@pbx.client.example;transport=ws', `INVITE sip:a:${v}@b;x=${v}?Subject=${v}`),
      (v) => `SIP/2.0 486 ${v}\r\nWarning: 399 ${v} "${v}"\r\nf: ${v} <sip:${v}@${v}>\r\n m: <${v}>\r\n\r\n${v}`,
      (v) => `${v} ${v}\r\n${v}`,
      (v) => v,
    ];
    fc.assert(
      fc.property(secret, fc.constantFrom(...places), (value, plant) => {
        const masked = createMasker().sip(plant(value));
        expect(masked.toLowerCase()).not.toContain(value.toLowerCase());
        if (value.startsWith('+')) expect(masked).not.toContain(value.slice(-8));
      }),
      { numRuns: 1_500 },
    );
  });

  it('gives the same value the same stand-in, a number in any notation', () => {
    const masker = createMasker();
    expect(masker.standIn('user', '+31612345678')).toBe(masker.standIn('user', '0612345678'));
    expect(masker.standIn('user', '0612345679')).not.toBe(masker.standIn('user', '0612345678'));
    for (const address of [
      '127.0.0.1',
      '10.1.2.3',
      '172.16.0.1',
      '192.168.1.1',
      '169.254.0.1',
      '::1',
      'fd00::1',
      'fe80::1',
    ])
      expect(masker.ip(address)).toBe(address);
    for (const address of ['172.32.0.1', '8.8.8.8', '2001:db8::1', '11.0.0.1'])
      expect(masker.ip(address)).toMatch(/^ip-\d$/);
  });
});
