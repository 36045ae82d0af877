import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { CATALOGUES } from '../../../../shared/i18n/catalogues.ts';
import { parseProvisioning, provisioningJsonSchema } from '../../../../electron/app/provisioning.ts';

const FILE = 'desk.json';
const account = { displayName: 'Anna', uri: 'sip:1001@127.0.0.1', server: 'ws://127.0.0.1:8088/ws', password: 'secret' };
const parse = (content: unknown): ReturnType<typeof parseProvisioning> => parseProvisioning(FILE, JSON.stringify(content));

describe('the provisioning file', () => {
  it('fills in what may be left out', () => {
    expect(parse({ account })).toEqual({
      ok: true,
      value: {
        accounts: [{ id: 'main', projects: [], emergency: false, password: 'secret', account: { displayName: 'Anna', uri: account.uri, server: account.server, authUser: '', tls: { caFile: '', rejectUnauthorized: true }, iceServers: [], codecs: ['opus', 'G722', 'PCMA', 'PCMU'] } }],
        practice: false,
        language: null,
        country: null,
        recording: {},
        projects: [],
        telephone: {},
        project: null,
        directory: null,
      },
    });
  });

  it('takes every setting', () => {
    const parsed = parse({
      account: {
        ...account,
        authUser: 'anna',
        tls: { caFile: '/ca.pem', rejectUnauthorized: false },
        iceServers: [{ urls: 'stun:a' }, { urls: ['turn:b', 'turns:c'], username: 'u', credential: 'c' }],
        codecs: ['G722', 'PCMA'],
      },
      language: 'nl',
      practice: false,
      country: 'BE',
      projects: [
        { key: 'service', name: 'Service' },
        { key: 'sales', name: 'Verkoop' },
      ],
      project: 'sales',
    });
    expect(parsed.ok && parsed.value).toMatchObject({
      accounts: [{ account: { authUser: 'anna', tls: { caFile: '/ca.pem', rejectUnauthorized: false }, iceServers: [{ urls: ['stun:a'] }, { urls: ['turn:b', 'turns:c'], username: 'u', credential: 'c' }], codecs: ['G722', 'PCMA'] } }],
      language: 'nl',
      country: 'BE',
      project: 'sales',
    });
  });

  it('takes several accounts beside the one, each with its projects', () => {
    const parsed = parse({
      account,
      accounts: [
        { id: 'sales', ...account, uri: 'sip:1002@pbx', projects: ['sales'], emergency: true },
        { id: 'night', ...account, backupServers: ['tls://b.example'] },
      ],
      projects: [{ key: 'sales', name: 'Verkoop' }],
    });
    expect(parsed.ok && parsed.value.accounts).toMatchObject([
      { id: 'main', projects: [], emergency: false },
      { id: 'sales', account: { uri: 'sip:1002@pbx' }, projects: ['sales'], emergency: true },
      { id: 'night', account: { backupServers: ['tls://b.example'] }, projects: [], emergency: false },
    ]);
  });

  it.each<[string, readonly object[], string]>([
    ['the same id twice', [{ id: 'a' }, { id: 'a' }], 'accounts.1.id'],
    ['the id of the account beside them', [{ id: 'main' }], 'accounts.0.id'],
    ['an id with capitals', [{ id: 'A' }], 'accounts.0.id'],
    ['a project that is not in the file', [{ id: 'a', projects: ['x'] }], 'accounts.0.projects'],
    ['two accounts for emergency calls', [{ id: 'a', emergency: true }, { id: 'b', emergency: true }], 'accounts.1.emergency'],
    ['a backup server of no known kind', [{ id: 'a', backupServers: ['pbx'] }], 'accounts.0.backupServers.0'],
  ])('names the field of accounts with %s', (_what, accounts, field) => {
    expect(parse({ accounts: accounts.map((one) => ({ ...account, ...one })) })).toMatchObject({
      ok: false,
      error: { details: { field } },
    });
  });

  it('takes the first project when none is named', () => {
    const parsed = parse({ practice: true, projects: [{ key: 'a', name: 'A' }, { key: 'b', name: 'B' }] });
    expect(parsed.ok && parsed.value.project).toBe('a');
  });

  it('reads a file with a byte order mark', () => {
    expect(parseProvisioning(FILE, `\uFEFF${JSON.stringify({ practice: true })}`).ok).toBe(true);
  });

  it.each<[string, unknown, string]>([
    ['no account', {}, 'account'],
    ['a misspelt setting', { account: { ...account, sever: 'x' } }, 'account.sever'],
    ['an unknown setting at the top', { account, langauge: 'nl' }, 'langauge'],
    ['a missing password', { account: { displayName: 'A', uri: account.uri, server: account.server } }, 'account.password'],
    ['an address without host', { account: { ...account, uri: 'sip:1001' } }, 'account.uri'],
    ['a server without scheme', { account: { ...account, server: 'pbx' } }, 'account.server'],
    ['an unknown codec', { account: { ...account, codecs: ['G729'] } }, 'account.codecs.0'],
    ['a codec twice', { account: { ...account, codecs: ['opus', 'opus'] } }, 'account.codecs'],
    ['an unknown language', { account, language: 'de' }, 'language'],
    ['a number for a text', { account: { ...account, displayName: 5 } }, 'account.displayName'],
    ['a project that is not in the file', { account, projects: [{ key: 'a', name: 'A' }], project: 'b' }, 'project'],
    ['a list instead of an object', [], '(file)'],
  ])('refuses %s and names the field', (_title, content, field) => {
    const parsed = parse(content);
    expect(parsed.ok).toBe(false);
    expect(!parsed.ok && parsed.error).toMatchObject({ code: 'provisioning-invalid', details: { file: FILE, field } });
    expect(!parsed.ok && parsed.error.details['reason']).not.toBe('');
  });

  it('refuses what is not JSON', () => {
    const parsed = parseProvisioning(FILE, '{"account":');
    expect(!parsed.ok && parsed.error.details).toMatchObject({ field: '(file)', reason: expect.stringContaining('not valid JSON') });
  });

  it('never repeats the password in an error', () => {
    const parsed = parse({ account: { ...account, server: 'nonsense' } });
    expect(JSON.stringify(parsed)).not.toContain('secret');
  });

  it('has a published schema that is the one in use', () => {
    const published: unknown = JSON.parse(readFileSync(new URL('../../../../build/docs/provisioning.schema.json', import.meta.url), 'utf8'));
    expect(published).toEqual(JSON.parse(JSON.stringify(provisioningJsonSchema())));
  });
});

describe('a mistake in the file', () => {
  it.each([
    ['a key of a project', { account, projects: [{ key: 'Sales Team', name: 'x' }] }, 'key'],
    ['an entry that is both', { account, directory: [{ name: 'Bea', number: '200', uri: 'sip:b@pbx' }] }, 'number-or-uri'],
    ['an address that is no text', { account: { ...account, iceServers: [{ urls: 7 }] } }, 'wrong-kind'],
    ['a language', { account, language: 'de' }, 'not-a-choice'],
    ['a name of nothing', { account: { ...account, displayName: '' } }, 'too-short'],
  ])('%s is told by a rule that every language knows', (_, content, rule) => {
    const parsed = parse(content);
    expect(!parsed.ok && parsed.error.details).toMatchObject({ rule });
    for (const { startup } of Object.values(CATALOGUES)) expect(startup.rule).toHaveProperty(rule);
  });
});
