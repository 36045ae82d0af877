import { expect, test } from '@playwright/test';
import { execFileSync, spawn } from 'node:child_process';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { openEar } from './support/ear.ts';
import { AGENT_HZ, PEER_HZ, accountOf, openOffice, rounds } from './support/office.ts';
import { TcpProxy } from './support/tcp-proxy.ts';

// Everything of the test, Balie and the exchange included, runs in a network namespace of its own: its only address but
// loopback can be taken away, and the machine keeps its own. The test starts itself again inside.
const INSIDE = 'BALIE_TEST_NETWORK';
const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const [LINK, FAR_END] = ['balie0', 'balie1'];
const [FIRST, SECOND, THIRD] = ['198.51.100.7/24', '203.0.113.9/24', '192.0.2.33/24'];

const ip = (...args: readonly string[]): void => void execFileSync('ip', args, { stdio: 'pipe' });

/** Why there can be no network of our own here; empty when there can. */
function obstacle(): string {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return 'a network namespace needs Linux and root';
  try {
    execFileSync('unshare', ['-n', 'ip', 'link', 'add', LINK, 'type', 'veth', 'peer', 'name', FAR_END], { stdio: 'pipe' });
    return '';
  } catch (error) {
    return `there can be no network namespace here: ${String(error).split('\n')[0]}`;
  }
}

if (process.env[INSIDE] === undefined) {
  test('the addresses of the machine change in a call (in a network of its own)', async () => {
    const why = obstacle();
    test.skip(why !== '', why);
    test.setTimeout(240_000);
    const cli = path.join(ROOT, 'node_modules/@playwright/test/cli.js');
    const config = path.join(ROOT, 'build/playwright.config.ts');
    const output = path.join(ROOT, 'test-results/network');
    const command = [process.execPath, cli, 'test', '-c', config, '--project=pbx', '--output', output, 'network.spec.ts'];
    const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^(TEST_|PLAYWRIGHT_|PW_)/.test(name)));
    const child = spawn('unshare', ['-n', ...command], { cwd: ROOT, env: { ...env, [INSIDE]: '1' }, stdio: ['ignore', 'pipe', 'pipe'] });
    let said = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (bytes: Buffer) => (said += bytes.toString()));
    const status = await new Promise<number | null>((resolve) => child.on('close', resolve));
    for (const [line] of said.matchAll(/^measured: .*$/gm)) {
      test.info().annotations.push({ type: 'measured', description: line });
      console.log(line);
    }
    expect(status, said).toBe(0);
  });
} else {
  test('another address, and none for a while: the line is connected anew and the call finds its path again', async () => {
    test.setTimeout(200_000);
    ip('link', 'set', 'lo', 'up');
    ip('link', 'add', LINK, 'type', 'veth', 'peer', 'name', FAR_END);
    for (const link of [LINK, FAR_END]) ip('link', 'set', link, 'up');
    ip('addr', 'add', FIRST, 'dev', LINK);
    let network: TcpProxy | undefined;
    const office = await openOffice({
      provision: async (asterisk) => {
        network = await TcpProxy.open(asterisk.ports.ws);
        return { account: accountOf('1001', `ws://127.0.0.1:${network.port}/ws`), language: 'en' };
      },
    });
    try {
      const desk = office.desk();
      const ear = await openEar(office.balie());
      await desk.invoke('settings.changeSound', { noiseSuppression: false, echoCancellation: false });
      const call = await office.peer.call('1001');
      const card = desk.onlyCard();
      await card.answer.click();
      await expect(card.status).toHaveText('Talking');
      const bothHear = async (): Promise<void> => {
        const timeoutMs = 30_000;
        await Promise.all([call.media.hears(AGENT_HZ, { timeoutMs }), ear.hears(PEER_HZ, { timeoutMs })]);
      };
      await bothHear();

      const change = async (what: string, act: () => Promise<void>): Promise<void> => {
        const before = office.balie().log().length;
        const since = (): string => office.balie().log().slice(before);
        network?.forget();
        await act();
        const changed = performance.now();
        const report = (event: string): void => console.log(`measured: ${event} ${Math.round(performance.now() - changed)} ms after ${what}`);
        await expect.poll(since, { timeout: 30_000, intervals: [20] }).toContain('the line is registered');
        report('registered');
        await expect.poll(since, { timeout: 30_000, intervals: [20] }).toMatch(/media back by/);
        report(/media back by [\w-]+/.exec(since())?.[0] ?? '');
        await bothHear();
        report('heard both ways');
        await expect(card.status).toHaveText('Talking');
      };
      await change('another address came in the place of the first', async () => {
        ip('addr', 'del', FIRST, 'dev', LINK);
        ip('addr', 'add', SECOND, 'dev', LINK);
        await Promise.resolve();
      });
      if (rounds(0, 1) === 1)
        await change('a network came back after three seconds without any', async () => {
        ip('addr', 'del', SECOND, 'dev', LINK);
        await delay(3_000);
        ip('addr', 'add', THIRD, 'dev', LINK);
      });
      expect(call.state).toBe('confirmed');
    } finally {
      await office.close();
      await network?.close();
    }
  });
}
