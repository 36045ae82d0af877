import { describe, expect, it } from 'vitest';
import { AUDIO_CODECS, type AccountLine, type LineStatus } from '../../../../../shared/domain/account/account.ts';
import {
  accountForEmergency,
  accountOfProject,
  projectOfAccount,
} from '../../../../../shared/domain/account/choose-account.ts';
import { iceServerProblem } from '../../../../../shared/domain/account/ice-server.ts';
import { brandId, type AccountId } from '../../../../../shared/lib/brand.ts';

const GONE: LineStatus = {
  state: 'not-registered',
  problem: 'server-unreachable',
  sipStatus: null,
  field: null,
  retryAt: 1,
};

function line(id: string, change: Partial<AccountLine> = {}): AccountLine {
  return {
    id: brandId<AccountId>(id),
    account: {
      displayName: '',
      uri: `sip:${id}@pbx`,
      server: 'wss://pbx',
      authUser: '',
      tls: { caFile: '', rejectUnauthorized: true },
      iceServers: [],
      codecs: AUDIO_CODECS,
    },
    projects: [],
    emergency: false,
    status: { state: 'registered', user: id },
    ...change,
  };
}

describe('the account of a project', () => {
  it('is the one that names it, else one that names none, else the first', () => {
    const [shop, bank, rest] = [line('1', { projects: ['shop'] }), line('2', { projects: ['bank', 'shop'] }), line('3')];
    const choose = (lines: AccountLine[], key: string): string | undefined => accountOfProject(lines, key)?.id;
    expect(choose([shop, bank, rest], 'shop')).toBe('1');
    expect(choose([shop, bank, rest], 'bank')).toBe('2');
    expect(choose([shop, bank, rest], 'other')).toBe('3');
    expect(choose([shop, bank], 'other')).toBe('1');
    expect(choose([], 'shop')).toBeUndefined();
  });
});

describe('the project of a call', () => {
  const lines = [line('1', { projects: ['shop', 'garden'] }), line('2', { projects: ['gone', 'bank'] }), line('3')];
  const [shop, bank, rest] = lines as [AccountLine, AccountLine, AccountLine];
  const of = (account: AccountLine, working: string): string =>
    projectOfAccount(lines, account, working, ['shop', 'garden', 'bank', 'other']);
  it('is the one in hand when it goes over this account, else the first of the account', () => {
    expect(of(shop, 'garden')).toBe('garden');
    expect(of(shop, 'bank')).toBe('shop');
    expect(of(bank, 'shop')).toBe('bank');
    expect(of(rest, 'other')).toBe('other');
    expect(of(rest, 'shop')).toBe('shop');
  });
});

describe('the account of an emergency call', () => {
  it('is the marked one, else the usual one, else any that is connected', () => {
    const [usual, marked] = [line('1', { projects: ['shop'] }), line('2', { emergency: true })];
    expect(accountForEmergency([usual, marked], 'shop')?.id).toBe('2');
    expect(accountForEmergency([usual, { ...marked, status: GONE }], 'shop')?.id).toBe('1');
    expect(accountForEmergency([{ ...usual, status: GONE }, line('3', { projects: ['x'] })], 'shop')?.id).toBe('3');
    expect(accountForEmergency([{ ...usual, status: GONE }], 'shop')).toBeNull();
  });
});

describe('a STUN or TURN server', () => {
  it.each([
    [{ urls: ['stun:a'] }, null],
    [{ urls: ['turn:a:3478?transport=udp', 'turns:[::1]'], username: 'u', credential: 'c' }, null],
    [{ urls: [] }, 'address'],
    [{ urls: ['stun:a', 'http://b'] }, 'address'],
    [{ urls: ['turn:a?transport=tls'], username: 'u', credential: 'c' }, 'address'],
    [{ urls: ['turn:a'], credential: 'c' }, 'user'],
    [{ urls: ['turn:a'], username: 'u' }, 'password'],
  ] as const)('%j: %s', (server, problem) => {
    expect(iceServerProblem(server)).toBe(problem);
  });
});
