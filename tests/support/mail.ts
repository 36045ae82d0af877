import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';
import { onTestFinished } from 'vitest';
import { createMailThread, type MailThread } from '../../electron/mail/client.ts';
import { runSmtp } from './smtp.ts';
import type { MailServer } from '../../shared/domain/dispatch/mail-settings.ts';

/** A mail server that ends with the test. */
export async function startSmtp(...options: Parameters<typeof runSmtp>): ReturnType<typeof runSmtp> {
  const server = await runSmtp(...options);
  onTestFinished(server.stop);
  return server;
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
