import { serverAddressProblem } from '../../../../../shared/domain/account/server-address.ts';
import type { SipAccount } from '../../../../../shared/domain/account/account.ts';
import { describe, expect, it } from 'vitest';
import {
  accountOf,
  iceProblem,
  valuesOf,
} from '../../../../../renderer/agent/features/setup/account-values.ts';

const ACCOUNT: SipAccount = {
  displayName: 'Sanne',
  uri: 'sip:1001@pbx.example',
  server: 'wss://pbx.example/ws',
  authUser: 'a1001',
  tls: { caFile: '/ca.pem', rejectUnauthorized: false },
  iceServers: [{ urls: ['stun:stun.example:3478'] }, { urls: ['turn:turn.example'], username: 'u', credential: 'p' }],
  codecs: ['G722', 'opus'] as const,
};

describe('the account as typed', () => {
  it('survives the way into the form and back', () => {
    const account = ACCOUNT;
    expect(accountOf(valuesOf(account))).toEqual(account);
  });

  it('tells an address that cannot be read from a transport that cannot be used', () =>
    expect(
      [
        'wss://pbx.example:8089/ws',
        ' ws://10.0.0.1/ws ',
        'tls://pbx:5061',
        'tcp://pbx',
        'pbx.example',
        'sip:pbx.example',
        'sips:pbx.example',
        'udp://pbx:5060',
        'sip:pbx.example:5060',
        '10.0.0.1',
        'wss://',
        'tls:///',
      ].map(serverAddressProblem),
    ).toEqual([null, null, null, null, null, null, null, 'transport', 'server', 'server', 'server', 'server']));

  it('names what a STUN or TURN server lacks, and asks no password that is kept', () => {
    const server = (url: string, username = '', credential = '') => ({ url, username, credential });
    const kept = { ...ACCOUNT, iceServers: [{ urls: ['turn:b', 'turn:c'], username: 'user' }] };
    expect(
      [
        server(''),
        server('stun:a:3478'),
        server(' turn:b:3478?transport=tcp ', 'user', 'secret'),
        server('turns:[::1]:5349', 'user', 'secret'),
        server('http://a'),
        server('stun:a?transport=udp'),
        server('turn:b'),
        server('turn:b', 'user'),
        server('turn:c', 'user'),
        server('turn:d', 'user'),
      ].map((one) => iceProblem(one, kept)),
    ).toEqual([null, null, null, null, 'address', 'address', 'user', null, null, 'password']);
  });
});
