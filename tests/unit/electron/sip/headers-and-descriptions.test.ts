import { describe, expect, it } from 'vitest';
import { isAnsweredElsewhere, parseReasons, q850CauseOf } from '../../../../electron/sip/reason-header.ts';
import { callerOf, parseNameAddress } from '../../../../electron/sip/remote-identity.ts';
import { audioVerdict, withHoldDirection } from '../../../../electron/sip/sdp-audio.ts';
import { registrationVerdict } from '../../../../electron/sip/registration-problem.ts';
import { connectProblemOf } from '../../../../electron/sip/connect-problem.ts';
import { sdpBody } from '../../../pbx/support/sip-builder.ts';

describe('Reason', () => {
  it.each([
    [['SIP;cause=200;text="Call completed elsewhere"'], [{ protocol: 'SIP', cause: 200 }], true],
    [
      ['SIP ;cause=200 ;text="a, b;cause=3"', 'Q.850;cause=16'],
      [
        { protocol: 'SIP', cause: 200 },
        { protocol: 'Q.850', cause: 16 },
      ],
      true,
    ],
    [
      ['Q.850 ;cause=26, SIP;cause=487'],
      [
        { protocol: 'Q.850', cause: 26 },
        { protocol: 'SIP', cause: 487 },
      ],
      true,
    ],
    [['q.850;cause=16;text="Terminated"'], [{ protocol: 'Q.850', cause: 16 }], false],
    [['SIP;text="cause=200"', 'preemption;cause=1', ''], [], false],
  ] as const)('%j', (headers, reasons, elsewhere) => {
    expect(parseReasons(headers)).toEqual(reasons);
    expect(isAnsweredElsewhere(reasons)).toBe(elsewhere);
    expect(q850CauseOf(reasons)).toBe(reasons.find(({ protocol }) => protocol === 'Q.850')?.cause ?? null);
  });
});

describe('a caller', () => {
  it.each([
    [
      '"De Vries, \\"Piet\\"" <sip:+31612345678@pbx;user=phone>;tag=1',
      { uri: 'sip:+31612345678@pbx;user=phone', displayName: 'De Vries, "Piet"' },
    ],
    ['Anna <sips:anna@pbx>', { uri: 'sips:anna@pbx', displayName: 'Anna' }],
    ['<tel:+31612345678>', { uri: 'tel:+31612345678', displayName: '' }],
    ['sip:0612345678@pbx;tag=x', { uri: 'sip:0612345678@pbx', displayName: '' }],
    ['mailto:a@b', null],
    ['', null],
  ])('%s', (value, expected) => {
    expect(parseNameAddress(value)).toEqual(expected);
  });

  const from = { uri: 'sip:1234@pbx', displayName: 'From' };
  it.each([
    [[], from],
    [['<tel:+31612345678>, "Anna, A." <sip:anna@pbx>'], { uri: 'sip:anna@pbx', displayName: 'Anna, A.' }],
    [['<sip:+31612345678@pbx>'], { uri: 'sip:+31612345678@pbx', displayName: 'From' }],
    [['<sip:anonymous@anonymous.invalid>'], from],
    [['nonsense'], from],
  ])('asserted as %j', (asserted, expected) => {
    expect(callerOf(from, asserted)).toEqual(expected);
  });

  it.each([
    [['id'], true],
    [['header; id'], true],
    [['none'], false],
    [['critical; session'], false],
  ])('who asks for privacy %j is shown as From says: %s', (privacy, hidden) => {
    const anonymous = { uri: 'sip:anonymous@anonymous.invalid', displayName: '' };
    const known = { uri: 'sip:+31612345678@pbx', displayName: '' };
    expect(callerOf(anonymous, ['<sip:+31612345678@pbx>'], privacy)).toEqual(hidden ? anonymous : known);
  });
});

describe('a description', () => {
  it.each([
    ['webrtc', 'usable'],
    ['g729-only', 'no-common-codec'],
    ['unknown-codec', 'no-common-codec'],
    ['plain-rtp', 'no-common-codec'],
    ['video-only', 'no-common-codec'],
    ['unparseable', 'unreadable'],
    ['none', 'unreadable'],
  ] as const)('that is %s is %s', (kind, verdict) => {
    expect(audioVerdict(sdpBody(kind))).toBe(verdict);
  });

  it('with a rejected stream has no common codec', () => {
    expect(audioVerdict(sdpBody('webrtc').replace('m=audio 9', 'm=audio 0'))).toBe('no-common-codec');
  });

  it('is turned to hold', () => {
    expect(withHoldDirection('a=sendrecv\r\na=recvonly\r\na=inactive\r\n')).toBe(
      'a=sendonly\r\na=inactive\r\na=inactive\r\n',
    );
  });
});

describe('a refused registration', () => {
  it.each([
    [401, true, 'credentials-refused', 'never'],
    [407, true, 'credentials-refused', 'never'],
    [403, true, 'credentials-refused', 'slow'],
    [403, false, 'registration-refused', 'slow'],
    [404, false, 'registration-refused', 'slow'],
    [503, false, 'registration-refused', 'fast'],
    [408, false, 'registration-timeout', 'fast'],
    [null, false, 'registration-timeout', 'fast'],
  ] as const)('%s, with digest %s: %s, %s', (status, withCredentials, problem, pace) => {
    expect(registrationVerdict(status, withCredentials)).toEqual({ problem, sipStatus: status, pace });
  });
});

describe('a failed connection', () => {
  it.each([
    ['ECONNREFUSED', 'server-unreachable'],
    ['ENOTFOUND', 'server-unreachable'],
    ['ETIMEDOUT', 'server-unreachable'],
    ['CERT_HAS_EXPIRED', 'certificate-untrusted'],
    ['SELF_SIGNED_CERT_IN_CHAIN', 'certificate-untrusted'],
    ['DEPTH_ZERO_SELF_SIGNED_CERT', 'certificate-untrusted'],
    ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'certificate-untrusted'],
    ['ERR_TLS_CERT_ALTNAME_INVALID', 'certificate-wrong-host'],
  ])('%s: %s', (code, problem) => {
    expect(connectProblemOf(Object.assign(new Error('x'), { code }))).toBe(problem);
  });

  it('without a code is a server that cannot be reached', () => {
    expect(connectProblemOf(undefined)).toBe('server-unreachable');
  });
});
