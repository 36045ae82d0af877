import { describe, expect, it } from 'vitest';
import { decodeSecret, encodeSecret, NO_SECRET, separateSecret, withSecret } from '../../../../electron/app/account-secret.ts';
import type { SipAccount } from '../../../../shared/domain/account/account.ts';

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
    expect(decodeSecret(encodeSecret(secret))).toEqual(secret);
    expect(decodeSecret(null)).toEqual(NO_SECRET);
    expect(decodeSecret('old plain password')).toEqual(NO_SECRET);
  });
});
