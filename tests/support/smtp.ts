import { spawn } from 'node:child_process';
import path from 'node:path';
import { createInterface } from 'node:readline';

export type Received = { readonly to: string; readonly from: string; readonly secure: boolean; readonly text: string };

/** A mail server in a process of its own. */
export async function runSmtp(options: { readonly user?: string; readonly password?: string; readonly tls?: { readonly key: string; readonly cert: string; readonly implicit?: boolean } } = {}): Promise<{
  readonly port: number;
  readonly received: Received[];
  /** Recipients that were turned away for good, each time. */
  readonly refused: string[];
  readonly stop: () => Promise<void>;
}> {
  const child = spawn(process.execPath, [path.resolve('tests/support/smtp-server.mjs'), JSON.stringify(options)], { stdio: ['ignore', 'pipe', 'inherit'] });
  const received: Received[] = [];
  const refused: string[] = [];
  const ended = new Promise<void>((resolve) => void child.once('exit', () => resolve()));
  const stop = async (): Promise<void> => {
    child.kill();
    await ended;
  };
  const port = await new Promise<number>((resolve, reject) => {
    child.once('exit', () => reject(new Error('the mail server ended')));
    createInterface(child.stdout).on('line', (line) => {
      const event = JSON.parse(line) as { readonly port: number } | { readonly refused: string } | Received;
      if ('port' in event) resolve(event.port);
      else if ('refused' in event) refused.push(event.refused);
      else received.push(event);
    });
  });
  return { port, received, refused, stop };
}
