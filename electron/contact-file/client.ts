import { Worker } from 'node:worker_threads';

import type { Log } from '../app/ports/platform-ports.ts';
import type { FileFailure, FilePace, FileReply, FileRequestName, FileRequests } from './protocol.ts';
import type { Progress } from '../db/import/work.ts';

/** What a request came to. `given-up`: the thread was ended. */
export type FileOutcome<Name extends FileRequestName> =
  | { readonly ok: true; readonly value: FileRequests[Name]['result'] }
  | { readonly ok: false; readonly problem: FileFailure | 'given-up' };

/** The thread for files of contacts, started when it is first needed. */
export type FileThread = {
  /** Never rejects. */
  readonly ask: <Name extends FileRequestName>(
    name: Name,
    args: FileRequests[Name]['args'],
    progress?: Progress,
  ) => Promise<FileOutcome<Name>>;
  /** Leaves more of the processor to others, or no longer. */
  readonly setCalm: (calm: boolean) => void;
  /** Ends the thread in the middle of whatever it does; the next request starts another. */
  readonly giveUp: () => Promise<void>;
};

export type StartFileThread = () => Worker;

const builtThread: StartFileThread = () => new Worker(new URL('./file-worker.js', import.meta.url));

type Waiting = {
  readonly settle: (outcome: FileOutcome<FileRequestName>) => void;
  readonly progress: Progress;
};

/** @param start how to start the thread; the built `file-worker.js` beside this file when left out */
export function createFileThread(log: Log, start: StartFileThread = builtThread): FileThread {
  let worker: Worker | null = null;
  let nextId = 1;
  let calm = false;
  const waiting = new Map<number, Waiting>();

  const failAll = (problem: FileFailure | 'given-up'): void => {
    for (const { settle } of waiting.values()) settle({ ok: false, problem });
    waiting.clear();
  };

  const onReply = (reply: FileReply): void => {
    const request = waiting.get(reply.id);
    if (request === undefined) return;
    if (reply.type === 'progress') {
      request.progress(reply.done, reply.total, reply.share);
      return;
    }
    waiting.delete(reply.id);
    if (reply.type === 'done') request.settle({ ok: true, value: reply.result as never });
    else {
      log.warn('a file of contacts was not finished', { problem: reply.problem, message: reply.message });
      request.settle({ ok: false, problem: reply.problem });
    }
  };

  const started = (): Worker => {
    if (worker !== null) return worker;
    const fresh = start();
    worker = fresh;
    fresh.on('message', onReply);
    fresh.on('error', (error) => log.error('the thread for files of contacts failed', error));
    fresh.on('exit', () => {
      if (worker !== fresh) return;
      worker = null;
      failAll('data');
    });
    fresh.postMessage({ type: 'pace', calm } satisfies FilePace);
    return fresh;
  };

  return {
    ask: (name, args, progress = () => undefined) =>
      new Promise((resolve) => {
        const id = nextId++;
        waiting.set(id, { settle: resolve, progress });
        started().postMessage({ id, name, args });
      }),
    setCalm: (now) => {
      if (now === calm) return;
      calm = now;
      worker?.postMessage({ type: 'pace', calm } satisfies FilePace);
    },
    giveUp: async () => {
      const ended = worker;
      worker = null;
      failAll('given-up');
      await ended?.terminate();
    },
  };
}
