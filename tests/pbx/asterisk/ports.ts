import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createSocket } from 'node:dgram';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Everything one Asterisk listens on, all on 127.0.0.1. `sip` is UDP and TCP alike. */
export interface AsteriskPorts {
  readonly sip: number;
  readonly tls: number;
  readonly ws: number;
  readonly wss: number;
  readonly ami: number;
  readonly amiTls: number;
  readonly rtpFirst: number;
  readonly rtpLast: number;
}

export interface ClaimedPorts {
  readonly ports: AsteriskPorts;
  /** Gives the ports back to other instances. */
  release(): void;
}

// A folder for each user, who could not take over the claims of another.
const CLAIMS = join(tmpdir(), `balie-pbx-ports-${process.getuid?.() ?? 0}`);
const FIRST = 10_000;
// Below 32768, where Linux starts handing out ephemeral ports.
const LAST = 32_000;
const BLOCK = 400;
const RTP_OFFSET = 20;

/**
 * Claims a block of ports that no other instance on this machine uses. A claim is a file with the
 * process id, so the claims of a process that died are free again.
 * @throws Error when every block is taken.
 */
export async function claimPorts(): Promise<ClaimedPorts> {
  mkdirSync(CLAIMS, { recursive: true });
  const bases: number[] = [];
  for (let base = FIRST; base + BLOCK <= LAST; base += BLOCK) bases.push(base);
  // Start anywhere: another program may sit on the first blocks for long.
  const start = Math.floor(Math.random() * bases.length);
  for (let i = 0; i < bases.length; i += 1) {
    const base = bases[(start + i) % bases.length];
    if (base === undefined) continue;
    const file = join(CLAIMS, String(base));
    if (!claim(file)) continue;
    const ports = portsFrom(base);
    if (await allFree(ports)) return { ports, release: () => rmSync(file, { force: true }) };
    rmSync(file, { force: true });
  }
  throw new Error('No free block of ports for Asterisk');
}

function portsFrom(base: number): AsteriskPorts {
  return {
    sip: base,
    tls: base + 1,
    ws: base + 2,
    wss: base + 3,
    ami: base + 4,
    amiTls: base + 5,
    rtpFirst: base + RTP_OFFSET,
    rtpLast: base + BLOCK - 1,
  };
}

function claim(file: string): boolean {
  try {
    writeFileSync(file, String(process.pid), { flag: 'wx' });
    return true;
  } catch {
    if (ownerAlive(file)) return false;
    rmSync(file, { force: true });
    try {
      writeFileSync(file, String(process.pid), { flag: 'wx' });
      return true;
    } catch {
      return false;
    }
  }
}

function ownerAlive(file: string): boolean {
  let pid: number;
  try {
    pid = Number(readFileSync(file, 'utf8'));
  } catch {
    return false;
  }
  // Zero: another process has created the file and not yet written its id.
  return pid === 0 || isAlive(pid);
}

/** Whether a process with this id exists (also one of another user). */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

async function allFree(ports: AsteriskPorts): Promise<boolean> {
  const tcp = [ports.sip, ports.tls, ports.ws, ports.wss, ports.ami].map(tcpFree);
  const udp = [ports.sip, ports.rtpFirst].map(udpFree);
  return (await Promise.all([...tcp, ...udp])).every(Boolean);
}

function tcpFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen({ port, host: '127.0.0.1', exclusive: true }, () => {
      server.close(() => resolve(true));
    });
  });
}

function udpFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = createSocket('udp4');
    socket.once('error', () => resolve(false));
    socket.bind({ port, address: '127.0.0.1', exclusive: true }, () => {
      socket.close(() => resolve(true));
    });
  });
}
