import { describe, expect, it } from 'vitest';
import {
  accountOf,
  badIceLine,
  serverProblem,
  valuesOf,
} from '../../../../../renderer/agent/features/setup/account-values.ts';

describe('the account as typed', () => {
  it('survives the way into the form and back', () => {
    const account = {
      displayName: 'Sanne',
      uri: 'sip:1001@pbx.example',
      server: 'wss://pbx.example/ws',
      authUser: 'a1001',
      tls: { caFile: '/ca.pem', rejectUnauthorized: false },
      iceServers: [
        { urls: ['stun:stun.example:3478'] },
        { urls: ['turn:turn.example'], username: 'u', credential: 'p' },
      ],
      codecs: ['G722', 'opus'] as const,
    };
    expect(accountOf(valuesOf(account))).toEqual(account);
  });

  it('tells an address that cannot be read from a transport that cannot be used', () =>
    expect(
      [
        'wss://pbx.example:8089/ws',
        ' ws://10.0.0.1/ws ',
        'tls://pbx:5061',
        'tcp://pbx',
        'udp://pbx:5060',
        'sips:pbx',
        'pbx.example',
        'wss://',
        'tls:///',
      ].map(serverProblem),
    ).toEqual([null, null, null, null, 'transport', 'transport', 'server', 'server', 'server']));

  it('names the line of a STUN or TURN server that cannot be used', () =>
    expect(['', 'stun:a:3478\n\nturn:b user secret', 'stun:a\nb', 'turn:b', 'stun:a user'].map(badIceLine)).toEqual([
      null,
      null,
      2,
      1,
      1,
    ]));
});
