import electronLog from 'electron-log/main.js';
import path from 'node:path';
import type { Log } from '../app/ports/platform-ports.ts';
import { maskPersonalData } from './mask.ts';

function describe(details: unknown): string {
  if (details === undefined) return '';
  if (details instanceof Error) return `${details.name}: ${details.message}\n${details.stack ?? ''}`;
  try {
    return JSON.stringify(details);
  } catch {
    return 'details that cannot be written';
  }
}

/** The log file of this profile (5 MB, one older copy). Everything passes the mask, so callers need not think of it. */
export function createLogger(folder: string): Log {
  electronLog.transports.file.resolvePathFn = () => path.join(folder, 'balie.log');
  electronLog.transports.file.maxSize = 5 * 1024 * 1024;
  electronLog.transports.file.level = 'info';
  // Nothing of the log is for the windows.
  electronLog.transports.ipc.level = false;
  electronLog.transports.console.level = process.env['BALIE_LOG'] === undefined ? false : 'debug';
  const write =
    (level: 'error' | 'warn' | 'info' | 'debug') =>
    (message: string, details?: unknown): void =>
      electronLog[level](maskPersonalData(`${message} ${describe(details)}`.trim()));
  return { error: write('error'), warn: write('warn'), info: write('info'), debug: write('debug') };
}
