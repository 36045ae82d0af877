import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect, type TLSSocket } from 'node:tls';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { isAlive } from '../asterisk/ports.ts';
import { startAsterisk, type Asterisk, type ServerCertificate } from './asterisk.ts';
import { startSipPeer } from './sip-peer.ts';

/** The error code of a TLS handshake, or `ok`. */
async function handshake(port: number, caFile: string): Promise<string> {
  const socket: TLSSocket = connect({ host: '127.0.0.1', port, servername: 'localhost', ca: await readFile(caFile) });
  try {
    await once(socket, 'secureConnect');
    return 'ok';
  } catch (error) {
    return error instanceof Error && 'code' in error ? String(error.code) : String(error);
  } finally {
    socket.destroy();
  }
}

describe('one instance', () => {
  let pbx: Asterisk;

  beforeAll(async () => {
    pbx = await startAsterisk({ expiry: { minimum: 5, default: 20, maximum: 20 } });
  }, 300_000);

  afterAll(() => pbx.close());

  test('no module failed to load', async () => {
    expect((await pbx.log()).split('\n').filter((line) => /ERROR|Failed to load|declined to load/i.test(line))).toEqual(
      [],
    );
  });

  test('wss and tls verify with the instance’s CA, not with another', async () => {
    const { caFile, unrelatedCaFile } = pbx.certificates;
    for (const port of [pbx.ports.wss, pbx.ports.tls]) {
      expect([await handshake(port, caFile), await handshake(port, unrelatedCaFile)]).toEqual([
        'ok',
        'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
      ]);
    }
    const socket = new WebSocket(pbx.urls.wss, 'sip', { ca: await readFile(caFile) });
    await once(socket, 'open');
    expect(socket.protocol).toBe('sip');
    socket.terminate();
  });

  test('registrations last no longer than the instance allows', async () => {
    const desk = await startSipPeer({
      server: { host: pbx.host, port: pbx.ports.sip },
      user: '2001',
      password: 'pw2001',
    });
    const response = await desk.register(3600);
    expect(response.headers.find(([name]) => name === 'Contact')?.[1]).toMatch(/expires=(19|20)$/);
    await desk.close();
  });

  test('a contact is waited for', async () => {
    await expect(pbx.waitRegistered('2002', 200)).rejects.toThrow('ContactStatus');
    const desk = await startSipPeer({
      server: { host: pbx.host, port: pbx.ports.sip },
      user: '2002',
      password: 'pw2002',
    });
    const seen = pbx.waitRegistered('2002');
    await desk.register();
    await seen;
    await desk.close();
  });

  test('AMI: errors are errors, time-outs say what was seen', async () => {
    await expect(pbx.ami.action('Hangup', { Channel: 'nobody' })).rejects.toThrow('No such channel');
    await expect(pbx.ami.waitEvent('Nothing', () => true, { timeoutMs: 50 })).rejects.toThrow('No AMI event Nothing');
    expect(await pbx.ami.command('core show version')).toMatch(/^Asterisk \d+/);
  });

  test('comes back at the same ports, after stop and after kill, and forgets when told', async () => {
    const desk = await startSipPeer({
      server: { host: pbx.host, port: pbx.ports.sip },
      user: '2001',
      password: 'pw2001',
    });
    await desk.register();
    const { pid, urls } = pbx;
    await pbx.stop();
    expect(isAlive(pid)).toBe(false);
    await expect(handshake(pbx.ports.wss, pbx.certificates.caFile)).resolves.toBe('ECONNREFUSED');
    await pbx.start();
    expect(pbx.urls).toEqual(urls);
    expect(await pbx.contacts('2001')).toHaveLength(1);
    await pbx.kill();
    await pbx.start({ fresh: true });
    expect(await pbx.contacts('2001')).toHaveLength(0);
    expect((await desk.register()).status).toBe(200);
    await desk.close();
  });
});

test.each([
  ['expired', 'CERT_HAS_EXPIRED'],
  ['wrong-host', 'ERR_TLS_CERT_ALTNAME_INVALID'],
] as const)('a certificate that is %s', async (certificate: ServerCertificate, code) => {
  const pbx = await startAsterisk({ certificate });
  try {
    expect(await handshake(pbx.ports.wss, pbx.certificates.caFile)).toBe(code);
  } finally {
    await pbx.close();
  }
  expect(existsSync(pbx.directory)).toBe(false);
});

test('two instances do not meet, and closing one leaves the other', async () => {
  const [one, two] = await Promise.all([startAsterisk(), startAsterisk()]);
  expect(one.ports.sip).not.toBe(two.ports.sip);
  await one.close();
  expect(await two.ami.command('core show version')).toContain('Asterisk');
  await two.close();
});

test('dies with the process that started it, however that ends', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'balie-orphan-'));
  const entry = fileURLToPath(new URL('./asterisk.ts', import.meta.url));
  await build({
    configFile: false,
    logLevel: 'silent',
    build: { ssr: entry, outDir: folder, rollupOptions: { output: { entryFileNames: 'asterisk.mjs' } } },
  });
  const program = `const { startAsterisk } = await import(${JSON.stringify(join(folder, 'asterisk.mjs'))});
    console.log((await startAsterisk()).pid); setInterval(() => {}, 1000);`;
  const parent = spawn(process.execPath, ['--input-type=module', '-e', program], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' },
  });
  const [line] = (await once(parent.stdout, 'data')) as [Buffer];
  const child = Number(line.toString());
  expect(running(child)).toBe(true);
  parent.kill('SIGKILL');
  for (let i = 0; i < 100 && running(child); i += 1) await delay(20);
  expect(running(child)).toBe(false);
  await rm(folder, { recursive: true });
});

/** Alive and not merely waiting to be reaped. */
function running(pid: number): boolean {
  return isAlive(pid) && existsSync(`/proc/${pid}/exe`);
}
