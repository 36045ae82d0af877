import { mkdtempSync, rmSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { createTestRegistration } from '../../../electron/sip/test-registration.ts';
import type { LineStatus } from '../../../shared/domain/account/account.ts';
import { writeCertificates, type Certificates } from '../../pbx/asterisk/certificates.ts';
import { header } from '../../pbx/support/sip-message.ts';
import { startWsSipServer, type WsSipServer, type WsSipServerOptions } from '../../pbx/support/ws-sip-server.ts';
import { until } from '../../support/event-collector.ts';
import { SipUser, TEST_CLOCK, testAccount } from '../../support/sip-user.ts';

const open: { stop: () => Promise<unknown> }[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((one) => one.stop()));
});

async function server(options: WsSipServerOptions = {}): Promise<WsSipServer> {
  const started = await startWsSipServer(options);
  open.unshift({ stop: () => started.close() });
  return started;
}

function user(): SipUser {
  const one = new SipUser();
  open.unshift({ stop: () => one.engine.stop() });
  return one;
}

const at = (url: string, changes = {}): ReturnType<typeof testAccount> =>
  testAccount('1001', { server: url, ...changes }, 'secret');
const isDown = (line: LineStatus): line is Extract<LineStatus, { state: 'not-registered' }> =>
  line.state === 'not-registered';

describe('a registration', () => {
  it('is made with a digest, names the program, and is taken back', async () => {
    const pbx = await server({ register: { kind: 'challenge', user: '1001', password: 'secret' } });
    const agent = user();
    await agent.register(at(pbx.url));
    expect(agent.lines.events).toEqual([
      { state: 'connecting', problem: null },
      { state: 'registered', user: '1001' },
    ]);
    expect(header(pbx.registers[0]!, 'User-Agent')).toBe('Balie/0.0.0-test');
    await agent.engine.stop();
    expect(agent.lines.events.at(-1)).toEqual({ state: 'off' });
    expect(pbx.clients[0]?.contact).toBeUndefined();
  });

  it('is renewed before it runs out', async () => {
    const pbx = await server({ register: { kind: 'challenge', user: '1001', password: 'secret', expires: 10 } });
    const agent = user();
    await agent.register(at(pbx.url));
    const before = pbx.registers.length;
    pbx.renewNonce();
    await until(() => pbx.registers.length >= before + 2, 'a renewal with a new digest', 9_000);
    expect(agent.lines.events.at(-1)).toEqual({ state: 'registered', user: '1001' });
  });

  it('asks for longer when the server finds it too brief', async () => {
    const pbx = await server({ register: { kind: 'too-brief', minimum: 900 } });
    const agent = user();
    await agent.register(at(pbx.url));
    expect(pbx.registers.map((request) => header(request, 'Expires'))).toEqual(['300', '900']);
  });

  it('with a wrong password is tried once, and again when asked', async () => {
    const pbx = await server({ register: { kind: 'challenge', user: '1001', password: 'another' } });
    const agent = user();
    agent.engine.start(at(pbx.url));
    expect(await agent.lines.waitFor(isDown)).toEqual({
      state: 'not-registered',
      problem: 'credentials-refused',
      sipStatus: 401,
      field: null,
      retryAt: null,
    });
    expect(pbx.registers).toHaveLength(2);
    pbx.register = { kind: 'challenge', user: '1001', password: 'secret' };
    agent.engine.reconnect();
    await agent.lines.waitFor(({ state }) => state === 'registered');
  });

  it.each([
    [403, 'registration-refused', 48_000, 60_000],
    [404, 'registration-refused', 48_000, 60_000],
    [500, 'registration-refused', 700, 1_000],
  ] as const)('that is refused with %i waits accordingly', async (status, problem, least, most) => {
    const pbx = await server({ register: { kind: 'refuse', status } });
    const agent = user();
    agent.engine.start(at(pbx.url));
    const line = await agent.lines.waitFor(isDown);
    expect(line).toMatchObject({ problem, sipStatus: status });
    const wait = (line.retryAt ?? 0) - Date.now();
    expect(wait).toBeGreaterThan(least);
    expect(wait).toBeLessThanOrEqual(most);
  });

  it('waits as long as Retry-After says', async () => {
    const pbx = await server({ register: { kind: 'refuse', status: 503, headers: [['Retry-After', '2']] } });
    const agent = user();
    agent.engine.start(at(pbx.url));
    const line = await agent.lines.waitFor(isDown);
    expect(Math.round(((line.retryAt ?? 0) - Date.now()) / 1_000)).toBe(2);
    pbx.register = { kind: 'accept' };
    await agent.lines.waitFor(({ state }) => state === 'registered');
  });

  it('comes back by itself after the connection broke, and says when it will try', async () => {
    const pbx = await server();
    const agent = user();
    await agent.register(at(pbx.url));
    pbx.connections = 'refuse';
    agent.lines.clear();
    pbx.dropAll();
    const first = await agent.lines.waitFor(isDown);
    expect(first).toMatchObject({ problem: 'connection-lost', sipStatus: null, field: null });
    expect((first.retryAt ?? 0) - Date.now()).toBeLessThanOrEqual(1_000);
    const second = await agent.lines.waitFor((line) => isDown(line) && line.problem === 'server-unreachable');
    expect(second).toMatchObject({ retryAt: expect.any(Number) });
    pbx.connections = 'accept';
    await agent.lines.waitFor(({ state }) => state === 'registered');
    expect(pbx.attempts).toBeGreaterThanOrEqual(3);
  });

  it('is made anew when the server closes properly', async () => {
    const pbx = await server();
    const agent = user();
    await agent.register(at(pbx.url));
    agent.lines.clear();
    pbx.clients[0]?.closeWith(1001);
    await agent.lines.waitFor(({ state }) => state === 'registered');
  });

  it('is not heard of any more once the account was replaced', async () => {
    const [one, two] = [await server({ register: { kind: 'silent' } }), await server()];
    const agent = user();
    agent.engine.start(at(one.url));
    await until(() => one.registers.length === 1, 'the first REGISTER');
    agent.engine.start(at(two.url));
    await agent.lines.waitFor(({ state }) => state === 'registered');
    one.dropAll();
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(agent.lines.events.at(-1)?.state).toBe('registered');
  });
});

describe('an account that cannot work', () => {
  it.each([
    [{ server: 'udp://127.0.0.1:5060' }, 'transport-not-supported', 'server'],
    [{ server: 'tcp://127.0.0.1:5060/ws' }, 'account-invalid', 'server'],
    [{ server: 'tls://a:b@127.0.0.1' }, 'account-invalid', 'server'],
    [{ server: 'http://127.0.0.1' }, 'account-invalid', 'server'],
    [{ server: 'pbx' }, 'account-invalid', 'server'],
    [{ uri: 'somebody' }, 'account-invalid', 'uri'],
    [{ uri: 'sip:@host' }, 'account-invalid', 'uri'],
    [{ tls: { caFile: '/nowhere/ca.pem', rejectUnauthorized: true } }, 'account-invalid', 'tls.caFile'],
    [{ tls: { caFile: import.meta.filename, rejectUnauthorized: true } }, 'account-invalid', 'tls.caFile'],
  ])('names the field: %j', async (changes, problem, field) => {
    const agent = user();
    agent.engine.start(testAccount('1001', changes));
    expect(agent.lines.events).toEqual([{ state: 'not-registered', problem, sipStatus: null, field, retryAt: null }]);
    const tested = await createTestRegistration({ clock: TEST_CLOCK, log: () => undefined, version: '1' })(
      testAccount('1001', changes),
    );
    expect(tested).toMatchObject({ ok: false, error: { code: problem, details: { field } } });
  });
});

describe('over TLS', () => {
  const folders: string[] = [];
  const certificates: Record<string, Certificates> = {};
  beforeAll(async () => {
    for (const kind of ['valid', 'expired', 'wrong-host'] as const) {
      const folder = mkdtempSync(path.join(tmpdir(), 'balie-sip-tls-'));
      folders.push(folder);
      certificates[kind] = await writeCertificates(folder, kind);
    }
  });
  afterAll(() => {
    for (const folder of folders) rmSync(folder, { recursive: true, force: true });
  });
  const secure = async (kind: string): Promise<{ pbx: WsSipServer; files: Certificates }> => {
    const files = certificates[kind];
    if (files === undefined) throw new Error(`no certificate ${kind}`);
    const [cert, key] = await Promise.all([readFile(files.certFile), readFile(files.keyFile)]);
    return { pbx: await server({ tls: { cert, key } }), files };
  };

  it('a private authority is trusted when its file is given', async () => {
    const { pbx, files } = await secure('valid');
    const agent = user();
    await agent.register(at(pbx.url, { tls: { caFile: files.caFile, rejectUnauthorized: true } }));
    expect(pbx.clients[0]?.received[0]).toContain('Via: SIP/2.0/WSS ');
  });

  it.each([
    ['valid', 'none', 'certificate-untrusted'],
    ['valid', 'unrelated', 'certificate-untrusted'],
    ['expired', 'own', 'certificate-untrusted'],
    ['wrong-host', 'own', 'certificate-wrong-host'],
  ] as const)('a certificate that is %s is judged with authority %s: %s', async (kind, authority, problem) => {
    const { pbx, files } = await secure(kind);
    const caFile = { none: '', unrelated: files.unrelatedCaFile, own: files.caFile }[authority];
    const account = at(pbx.url, { tls: { caFile, rejectUnauthorized: true } });
    const agent = user();
    agent.engine.start(account);
    const line = await agent.lines.waitFor(isDown);
    expect(line).toMatchObject({ problem, sipStatus: null });
    expect((line.retryAt ?? 0) - Date.now()).toBeGreaterThan(40_000);
    const test = createTestRegistration({ clock: TEST_CLOCK, log: () => undefined, version: '1' });
    expect(await test(account)).toMatchObject({ ok: false, error: { code: problem } });
  });

  it('is not checked when that was asked for', async () => {
    const { pbx } = await secure('wrong-host');
    await user().register(at(pbx.url, { tls: { caFile: '', rejectUnauthorized: false } }));
  });
});

describe('the registration test', () => {
  const test = createTestRegistration({ clock: TEST_CLOCK, log: () => undefined, version: '1', timeoutMs: 1_500 });

  it('registers, says who, and leaves nothing behind', async () => {
    const pbx = await server({ register: { kind: 'challenge', user: '1001', password: 'secret' } });
    expect(await test(at(pbx.url))).toEqual({ ok: true, value: { user: '1001' } });
    await until(() => pbx.clients.every(({ closed }) => closed), 'the end of the connection');
    expect(pbx.clients[0]?.contact).toBeUndefined();
  });

  it.each([
    [{ kind: 'challenge', user: '1001', password: 'another' }, 'credentials-refused', { sipStatus: 401 }],
    [{ kind: 'refuse', status: 403 }, 'registration-refused', { sipStatus: 403 }],
    [{ kind: 'refuse', status: 503 }, 'registration-refused', { sipStatus: 503 }],
    [{ kind: 'silent' }, 'registration-timeout', {}],
  ] as const)('says what failed: %j', async (register, code, details) => {
    const pbx = await server({ register });
    expect(await test(at(pbx.url))).toMatchObject({ ok: false, error: { code, details } });
    await until(() => pbx.clients.every(({ closed }) => closed), 'the end of the connection');
  });

  it.each(['refuse', 'hang', 'wrong-subprotocol'] as const)(
    'says that a server is no SIP server: %s',
    async (connections) => {
      const pbx = await server();
      pbx.connections = connections;
      expect(await test(at(pbx.url))).toMatchObject({
        ok: false,
        error: { code: connections === 'hang' ? 'registration-timeout' : 'server-unreachable' },
      });
    },
  );

  it.each(['ws://127.0.0.1:1/ws', 'ws://no-such-host.invalid/ws'])('says that nobody is at %s', async (url) => {
    expect(await test(at(url))).toMatchObject({ ok: false, error: { code: 'server-unreachable' } });
  });
});
