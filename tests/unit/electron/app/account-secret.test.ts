import { describe, expect, it } from 'vitest';
import { decodeSecrets, encodeSecrets, NO_SECRET, separateSecret, withSecret } from '../../../../electron/app/account-secret.ts';
import { MAIN_ACCOUNT, type SipAccount } from '../../../../shared/domain/account/account.ts';
import { brandId, type AccountId } from '../../../../shared/lib/brand.ts';

const account: SipAccount = {
  displayName: 'Anna',
  uri: 'sip:1001@pbx.example',
  server: 'wss://pbx.example/ws',
  authUser: '',
  tls: { caFile: '', rejectUnauthorized: true },
  iceServers: [{ urls: ['stun:a.example'] }, { urls: ['turn:b.example'], username: 'anna', credential: 'turn-secret' }],
  codecs: ['opus'],
};

describe('the secret part of an account', () => {
  it('leaves no credential in what goes to the database, and puts it back for the line', () => {
    const { account: open, secret } = separateSecret(account, 'sip-secret', NO_SECRET);
    expect(JSON.stringify(open)).not.toMatch(/secret/);
    expect(withSecret(open, secret)).toEqual(account);
    expect(secret.password).toBe('sip-secret');
  });

  it('keeps password and credentials that were known when the account is saved without them', () => {
    const first = separateSecret(account, 'sip-secret', NO_SECRET);
    const again = separateSecret({ ...first.account, displayName: 'Anna de Wit' }, null, first.secret);
    expect(again.secret).toEqual(first.secret);
  });

  it('forgets the credential of a server that is gone', () => {
    const first = separateSecret(account, 'sip-secret', NO_SECRET);
    expect(separateSecret({ ...account, iceServers: [] }, null, first.secret).secret.turn).toEqual({});
  });

  it('survives the way through the key store, and reads nonsense as nothing', () => {
    const { secret } = separateSecret(account, 'sip-secret', NO_SECRET);
    const all = new Map([
      [MAIN_ACCOUNT, secret],
      [brandId<AccountId>('sales'), { password: null, turn: {} }],
    ]);
    expect(decodeSecrets(encodeSecrets(all))).toEqual(all);
    expect(decodeSecrets(null).size).toBe(0);
    expect(decodeSecrets('old plain password').size).toBe(0);
  });

  it('of a profile that had one account is that of the main account', () => {
    expect(decodeSecrets('{"password":"x","turn":{"u@turn:b":"c"}}')).toEqual(
      new Map([[MAIN_ACCOUNT, { password: 'x', turn: { 'u@turn:b': 'c' } }]]),
    );
  });

  it('keeps the credential of a server with several addresses when they are written one by one', () => {
    const several = { ...account, iceServers: [{ urls: ['turn:b', 'turns:c'], username: 'u', credential: 'c' }] };
    const first = separateSecret(several, 'x', NO_SECRET);
    const split = { ...account, iceServers: [{ urls: ['turns:c'], username: 'u' }] };
    expect(withSecret(split, separateSecret(split, null, first.secret).secret).iceServers).toEqual([
      { urls: ['turns:c'], username: 'u', credential: 'c' },
    ]);
  });
});
