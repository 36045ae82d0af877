import { execFileSync } from 'node:child_process';
import { Resolver } from 'node:dns/promises';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import tls, { type TlsOptions } from 'node:tls';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { checkAccount } from '../../../electron/sip/account-validation.ts';
import { createSipSocket } from '../../../electron/sip/create-socket.ts';
import { locateServers } from '../../../electron/sip/dns/locate-servers.ts';
import { writeCertificates, type Certificates } from '../../pbx/asterisk/certificates.ts';
import { formatSip, header, parseSip, responseTo } from '../../pbx/support/sip-message.ts';
import { startDnsServer, type DnsRecord, type DnsServer } from '../../support/dns-server.ts';
import { SipUser, testAccount } from '../../support/sip-user.ts';

let dns: DnsServer;
let resolver: Resolver;
const open: (() => Promise<unknown>)[] = [];

beforeEach(async () => {
  dns = await startDnsServer();
  resolver = new Resolver({ timeout: 300, tries: 1 });
  resolver.setServers([dns.address]);
});
afterEach(async () => {
  await Promise.all(open.splice(0).map((close) => close()));
  await dns.close();
});

const srv = (name: string, priority: number, weight: number, port: number, target = 'localhost'): DnsRecord => ({
  type: 'SRV',
  name,
  priority,
  weight,
  port,
  target,
});
const naptr = (order: number, service: string, replacement: string, preference = 10): DnsRecord => ({
  type: 'NAPTR',
  name: 'pbx.test',
  order,
  preference,
  service,
  replacement,
});
const located = async (server: string, random = 0.5): Promise<string[]> =>
  (await locateServers(new URL(server), resolver, () => random)).map(({ transport, host, port }) => `${transport} ${host} ${port}`);

describe('where DNS says that a domain’s servers are', () => {
  it('is told by NAPTR, best transport first, and by SRV, best priority first', async () => {
    dns.records = [
      naptr(50, 'SIP+D2U', '_sip._udp.pbx.test'),
      naptr(100, 'SIP+D2T', '_sip._tcp.pbx.test'),
      naptr(90, 'SIPS+D2T', '_sips._tcp.pbx.test'),
      srv('_sip._tcp.pbx.test', 10, 0, 5070),
      srv('_sips._tcp.pbx.test', 20, 0, 5062),
      srv('_sips._tcp.pbx.test', 10, 0, 5061, 'sip1.pbx.test'),
    ];
    expect(await located('sip://pbx.test')).toEqual(['tls sip1.pbx.test 5061', 'tls localhost 5062', 'tcp localhost 5070']);
    expect(dns.asked).toEqual(['NAPTR pbx.test', 'SRV _sips._tcp.pbx.test', 'SRV _sip._tcp.pbx.test']);
    dns.asked.length = 0;
    expect(await located('tcp://pbx.test')).toEqual(['tcp localhost 5070']);
    expect(dns.asked).toEqual(['SRV _sip._tcp.pbx.test']);
  });

  it('is shared out by weight among equal priorities', async () => {
    dns.records = [srv('_sip._tcp.pbx.test', 1, 75, 1), srv('_sip._tcp.pbx.test', 1, 25, 2), srv('_sip._tcp.pbx.test', 1, 0, 3)];
    let first = 0;
    const [draws, step] = [200, 1 / 200];
    const records = await resolver.resolveSrv('_sip._tcp.pbx.test');
    expect(records).toHaveLength(3);
    const known = { resolveSrv: () => Promise.resolve(records), resolveNaptr: () => Promise.resolve([]) } as unknown as Resolver;
    for (let n = 0; n < draws; n += 1) {
      const [best] = await locateServers(new URL('tcp://pbx.test'), known, () => n * step);
      if (best?.port === 1) first += 1;
    }
    expect(first / draws).toBeGreaterThan(0.7);
    expect(first / draws).toBeLessThan(0.8);
  });

  it('is SRV without NAPTR, the domain itself without either, and so when DNS is silent', async () => {
    dns.records = [srv('_sip._tcp.pbx.test', 1, 0, 5070)];
    expect(await located('sip://pbx.test')).toEqual(['tcp localhost 5070']);
    dns.records = [];
    expect(await located('sip://pbx.test')).toEqual(['tls pbx.test 5061']);
    expect(await located('tcp://pbx.test')).toEqual(['tcp pbx.test 5060']);
    dns.records = [srv('_sip._tcp.pbx.test', 1, 0, 5070, '.')];
    expect(await located('tcp://pbx.test')).toEqual(['tcp pbx.test 5060']);
    dns.silent = true;
    expect(await located('tls://pbx.test')).toEqual(['tls pbx.test 5061']);
  });
});

/** A SIP server over TCP, or over TLS with this key, that answers every REGISTER with this status. */
async function registrar(status = 200, secure?: TlsOptions): Promise<{ readonly port: number; registers: number; readonly kill: () => Promise<void> }> {
  const sockets = new Set<Socket>();
  const serve = (socket: Socket): void => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.on('data', (bytes) => {
      const request = parseSip(bytes.toString());
      if (request?.kind !== 'request' || request.method !== 'REGISTER') return;
      found.registers += 1;
      const headers = status === 200 ? ([['Contact', `${header(request, 'Contact') ?? ''};expires=300`]] as const) : [];
      socket.write(formatSip(responseTo(request, status, 'Test', { toTag: 'a', headers })));
    });
  };
  const server: Server = secure === undefined ? createServer(serve) : tls.createServer(secure, serve);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const kill = async (): Promise<void> => {
    for (const socket of sockets) socket.destroy();
    await new Promise((resolve) => server.close(resolve));
  };
  const found = { port: (server.address() as AddressInfo).port, registers: 0, kill };
  open.push(() => kill().catch(() => undefined));
  return found;
}

describe('an account whose server is a domain', () => {
  const accountAt = (server: string): ReturnType<typeof testAccount> => testAccount('1001', { server });

  it('registers with the best server, and with the next one when that dies, is out of order, or was never there', async () => {
    const [broken, first, second] = [await registrar(500), await registrar(), await registrar()];
    dns.records = [
      naptr(10, 'SIP+D2T', '_sip._tcp.pbx.test'),
      // Nobody listens there.
      srv('_sip._tcp.pbx.test', 1, 0, 1),
      srv('_sip._tcp.pbx.test', 5, 0, broken.port),
      srv('_sip._tcp.pbx.test', 10, 0, first.port),
      srv('_sip._tcp.pbx.test', 20, 0, second.port),
    ];
    const agent = new SipUser((account) => createSipSocket(account, () => undefined, resolver));
    open.unshift(() => agent.engine.stop());
    agent.engine.start(accountAt('pbx.test'));
    await agent.lines.waitFor(({ state }) => state === 'registered', 15_000);
    expect([broken.registers > 0, first.registers, second.registers]).toEqual([true, 1, 0]);
    expect(agent.lines.events.at(-1)).toMatchObject({ server: `tcp://localhost:${first.port}` });
    await first.kill();
    await agent.lines.waitFor((line) => line.state === 'registered' && line.server === `tcp://localhost:${second.port}`, 15_000);
    expect(second.registers).toBe(1);
  });
});

/** The tests make their certificates with it. */
const hasOpenssl = ((): boolean => {
  try {
    execFileSync('openssl', ['version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
})();

describe.runIf(hasOpenssl)('a domain whose servers speak TLS', () => {
  // What the certificate of `wrong-host` is made out to; DNS says that the server is elsewhere, on localhost.
  const DOMAIN = 'pbx.example.invalid';
  const keysOf = ({ certFile, keyFile }: Certificates): TlsOptions => ({
    cert: readFileSync(certFile),
    key: readFileSync(keyFile),
  });
  const lineAt = async (kind: 'valid' | 'wrong-host'): Promise<SipUser> => {
    const folder = mkdtempSync(path.join(tmpdir(), 'balie-dns-'));
    open.push(() => Promise.resolve(rmSync(folder, { recursive: true, force: true })));
    const certificates = await writeCertificates(folder, kind);
    const server = await registrar(200, keysOf(certificates));
    dns.records = [
      { type: 'NAPTR', name: DOMAIN, order: 1, preference: 1, service: 'SIPS+D2T', replacement: `_sips._tcp.${DOMAIN}` },
      srv(`_sips._tcp.${DOMAIN}`, 1, 0, server.port),
    ];
    const agent = new SipUser((account) => createSipSocket(account, () => undefined, resolver));
    open.unshift(() => agent.engine.stop());
    const tlsSettings = { caFile: certificates.caFile, rejectUnauthorized: true };
    agent.engine.start(testAccount('1001', { server: DOMAIN, tls: tlsSettings }));
    return agent;
  };

  it('is believed when the certificate is the domain’s, wherever DNS says the server is (RFC 5922, 7.1)', async () => {
    const agent = await lineAt('wrong-host');
    await agent.lines.waitFor(({ state }) => state === 'registered', 15_000);
    expect(agent.lines.events.at(-1)).toMatchObject({ server: expect.stringMatching(/^tls:\/\/localhost:\d+$/) });
  });

  it('is not believed with a certificate of the place that DNS names: DNS can be forged', async () => {
    const agent = await lineAt('valid');
    await agent.lines.waitFor((line) => line.state === 'not-registered', 15_000);
    expect(agent.lines.events.at(-1)).toMatchObject({ problem: 'certificate-wrong-host' });
    expect(agent.lines.events.some(({ state }) => state === 'registered')).toBe(false);
  });
});

describe('the address of a server', () => {
  const server = (text: string): string => {
    const checked = checkAccount(testAccount('1001', { server: text }));
    return checked.ok ? checked.value.server.href : checked.error.code;
  };
  it.each([
    ['pbx.example', 'sip://pbx.example'],
    ['sip:pbx.example', 'sip://pbx.example'],
    ['sips:pbx.example', 'tls://pbx.example'],
    ['tls://pbx.example', 'tls://pbx.example'],
    ['sip:pbx.example:5060', 'account-invalid'],
    ['sip:192.0.2.1', 'account-invalid'],
    ['192.0.2.1', 'account-invalid'],
    ['pbx', 'account-invalid'],
    ['udp://pbx.example', 'transport-not-supported'],
  ])('%s is %s', (text, expected) => expect(server(text)).toBe(expected));
});
