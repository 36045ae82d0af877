import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';
import { onTestFinished } from 'vitest';
import { createMailThread, type MailThread } from '../../electron/mail/client.ts';
import type { MailServer } from '../../shared/domain/dispatch/mail-settings.ts';

export type Received = { readonly to: string; readonly from: string; readonly secure: boolean; readonly text: string };

/** A mail server in a process of its own; it ends with the test. */
export async function startSmtp(options: { readonly user?: string; readonly password?: string; readonly tls?: { readonly key: string; readonly cert: string } } = {}): Promise<{
  readonly port: number;
  readonly received: Received[];
  readonly stop: () => Promise<void>;
}> {
  const child = spawn(process.execPath, [path.resolve('tests/support/smtp-server.mjs'), JSON.stringify(options)], { stdio: ['ignore', 'pipe', 'inherit'] });
  const received: Received[] = [];
  const ended = new Promise<void>((resolve) => void child.once('exit', () => resolve()));
  const stop = async (): Promise<void> => {
    child.kill();
    await ended;
  };
  onTestFinished(stop);
  const port = await new Promise<number>((resolve, reject) => {
    child.once('exit', () => reject(new Error('the mail server ended')));
    createInterface(child.stdout).on('line', (line) => {
      const event = JSON.parse(line) as { readonly port: number } | Received;
      if ('port' in event) resolve(event.port);
      else received.push(event);
    });
  });
  return { port, received, stop };
}

/** The built thread; it ends with the test. */
export function builtMailThread(): MailThread {
  const quiet = { error: () => undefined, warn: () => undefined, info: () => undefined, debug: () => undefined };
  const thread = createMailThread(quiet, () => new Worker(pathToFileURL(path.resolve('out/main/mail-worker.js'))));
  onTestFinished(() => thread.stop());
  return thread;
}

export function mailServer(port: number, more: Partial<MailServer> = {}): MailServer {
  return { host: '127.0.0.1', port, security: 'none', user: '', fromName: 'Balie', fromAddress: 'service@balie.example', caFile: '', ...more };
}

/** A certificate for this computer that nobody else has signed. */
export function ownCertificate(): { readonly key: string; readonly cert: string } {
  const folder = mkdtempSync(path.join(tmpdir(), 'balie-cert-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const key = path.join(folder, 'key.pem');
  const cert = path.join(folder, 'cert.pem');
  execFileSync('openssl', ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '2', '-subj', '/CN=127.0.0.1', '-addext', 'subjectAltName=IP:127.0.0.1', '-keyout', key, '-out', cert], { stdio: 'ignore' });
  return { key, cert };
}
