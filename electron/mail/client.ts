import { Worker } from 'node:worker_threads';
import type { SendResult } from '../../shared/domain/dispatch/dispatch.ts';
import type { Log } from '../app/ports/platform-ports.ts';
import type { MailReply, MailRequest } from './protocol.ts';

/** The thread that speaks to mail servers; it is there only while there is something to send. */
export type MailThread = {
  /** Never rejects. */
  readonly ask: (request: Omit<MailRequest, 'id'>) => Promise<SendResult>;
  readonly stop: () => Promise<void>;
};

const IDLE_MS = 30_000;

/** @param start how to start the thread; the built `mail-worker.js` beside this file when left out */
export function createMailThread(log: Log, start: () => Worker = () => new Worker(new URL('./mail-worker.js', import.meta.url))): MailThread {
  let worker: Worker | null = null;
  let nextId = 1;
  let idle: NodeJS.Timeout | null = null;
  const waiting = new Map<number, (result: SendResult) => void>();

  const end = async (): Promise<void> => {
    const ended = worker;
    worker = null;
    await ended?.terminate();
  };
  const started = (): Worker => {
    if (idle !== null) clearTimeout(idle);
    if (worker !== null) return worker;
    const fresh = start();
    worker = fresh;
    fresh.on('message', ({ id, result }: MailReply) => {
      waiting.get(id)?.(result);
      waiting.delete(id);
      if (waiting.size > 0) return;
      idle = setTimeout(() => void end(), IDLE_MS);
      idle.unref();
    });
    fresh.on('error', (error) => log.error('the thread for e-mail failed', error));
    fresh.on('exit', () => {
      if (worker === fresh) worker = null;
      // Whoever waits does not know how far it came.
      for (const settle of waiting.values()) settle({ ok: false, problem: 'internal', reply: '', permanent: false, handedOver: true });
      waiting.clear();
    });
    return fresh;
  };
  return {
    ask: (request) =>
      new Promise((resolve) => {
        const id = nextId++;
        waiting.set(id, resolve);
        started().postMessage({ ...request, id } satisfies MailRequest);
      }),
    stop: end,
  };
}
