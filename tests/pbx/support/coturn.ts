import { execFile, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { connect } from 'node:net';
import { homedir, tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { writeCertificates, type Certificates } from '../asterisk/certificates.ts';
import { HOST } from '../asterisk/config-core.ts';
import { findLoader } from '../asterisk/install.ts';
import { claimPorts } from '../asterisk/ports.ts';

const run = promisify(execFile);
const START_MS = 20_000;

/** A real coturn on loopback. STUN and TURN on one port (UDP and TCP), TURN over TLS on another. */
export type Coturn = {
  readonly user: string;
  readonly password: string;
  /** `stun:…`. */
  readonly stun: string;
  /** `turn:…?transport=udp|tcp` and `turns:…`. */
  readonly turn: Readonly<Record<'udp' | 'tcp' | 'tls', string>>;
  readonly certificates: Certificates;
  /** What it wrote so far. */
  readonly log: () => string;
  readonly close: () => Promise<void>;
};

/** Fetches and unpacks coturn unless that was done before (`BALIE_COTURN_CACHE` moves the folder). @returns the root. */
async function install(): Promise<string> {
  const cache = process.env['BALIE_COTURN_CACHE'] ?? path.join(homedir(), '.cache', 'balie', 'coturn');
  const root = path.join(cache, 'root');
  if (!existsSync(path.join(root, '.complete'))) {
    const script = fileURLToPath(new URL('../coturn/fetch.sh', import.meta.url));
    await run('bash', [script, cache], { timeout: 300_000, maxBuffer: 16 << 20 });
  }
  return root;
}

/** Starts coturn. It is killed by the kernel when the calling process dies. @throws Error with its output when it does not come up. */
export async function startCoturn(): Promise<Coturn> {
  const root = await install();
  const claimed = await claimPorts();
  const { sip: port, tls: tlsPort, rtpFirst, rtpLast } = claimed.ports;
  const folder = await mkdtemp(path.join(tmpdir(), 'balie-coturn-'));
  const certificates = await writeCertificates(folder, 'valid');
  const [user, password] = ['anna', 'turn secret'];
  const libraries = ['usr/lib/x86_64-linux-gnu', 'lib/x86_64-linux-gnu'].map((part) => path.join(root, part)).join(':');
  const options: Readonly<Record<string, string | number | true>> = {
    n: true,
    'listening-ip': HOST,
    'relay-ip': HOST,
    'listening-port': port,
    'tls-listening-port': tlsPort,
    'min-port': rtpFirst,
    'max-port': rtpLast,
    'lt-cred-mech': true,
    user: `${user}:${password}`,
    realm: 'balie.test',
    cert: certificates.certFile,
    pkey: certificates.keyFile,
    'allow-loopback-peers': true,
    'no-multicast-peers': true,
    'no-cli': true,
    'no-dtls': true,
    verbose: true,
    'log-file': 'stdout',
    pidfile: path.join(folder, 'pid'),
    userdb: path.join(folder, 'users.sqlite'),
  };
  const args = Object.entries(options).flatMap(([name, value]) => [
    name.length === 1 ? `-${name}` : `--${name}`,
    ...(value === true ? [] : [String(value)]),
  ]);
  const child = spawn(
    'setpriv',
    [
      '--pdeathsig',
      'KILL',
      '--',
      findLoader(root),
      '--library-path',
      libraries,
      path.join(root, 'usr/bin/turnserver'),
      ...args,
    ],
    { stdio: ['ignore', 'pipe', 'pipe'], cwd: folder },
  );
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (bytes: Buffer) => (output += bytes.toString()));
  const gone = new Promise<void>((resolve) => child.once('close', () => resolve()));
  const close = async (): Promise<void> => {
    child.kill('SIGKILL');
    await gone;
    await rm(folder, { recursive: true, force: true });
    claimed.release();
  };
  for (const deadline = Date.now() + START_MS; !(await listens(tlsPort)); await delay(50)) {
    if (Date.now() < deadline && child.exitCode === null) continue;
    await close();
    throw new Error(`coturn did not start\n${output.slice(-3_000)}`);
  }
  return {
    user,
    password,
    stun: `stun:${HOST}:${port}`,
    turn: {
      udp: `turn:${HOST}:${port}?transport=udp`,
      tcp: `turn:${HOST}:${port}?transport=tcp`,
      tls: `turns:${HOST}:${tlsPort}?transport=tcp`,
    },
    certificates,
    log: () => output,
    close,
  };
}

function listens(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ port, host: HOST });
    socket.once('connect', () => resolve(true));
    socket.once('error', () => resolve(false));
    socket.once('close', () => socket.destroy());
    socket.once('connect', () => socket.destroy());
  });
}
