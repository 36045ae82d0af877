import type { Worker } from 'node:worker_threads';

import type { Log } from '../app/ports/platform-ports.ts';
import { appError, type AppError } from '../../shared/errors/app-error.ts';
import { err, ok, type Result } from '../../shared/lib/result.ts';
import type { StartupFailure } from './failure.ts';
import type { Lane, MethodName, WorkerReply, WorkerRequest, WorkerSetup } from './protocol.ts';

/** Starts a data thread, or hands over one that waits. A parameter, so that tests can end a thread from outside. */
export type StartWorker = () => Worker;

/** Why a thread could not serve. */
export type OpenFailure = Pick<StartupFailure, 'problem' | 'message' | 'details'>;

type Pending = {
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: AppError) => void;
  readonly timer: NodeJS.Timeout;
  readonly lane: Lane;
};

/** How long a request may take before it is given up. Reads are milliseconds, so five seconds mean a dead disk or thread. */
const DEADLINE_MS: Readonly<Record<Lane, number>> = { read: 5_000, search: 5_000, write: 15_000, long: 15_000, copy: 15 * 60_000 };

/** Main's end of one data thread: sends requests, matches replies, and fails everything that is under way when the thread dies. */
export class WorkerLink {
  /** Resolves when the thread is open, or with the reason why it is not. */
  readonly opened: Promise<Result<void, OpenFailure>>;
  /** Resolves when the thread has ended, for whatever reason. */
  readonly ended: Promise<void>;
  readonly #worker: Worker;
  readonly #setup: WorkerSetup;
  readonly #log: Log;
  readonly #pending = new Map<number, Pending>();
  #nextId = 1;
  #alive = true;

  constructor(start: StartWorker, setup: WorkerSetup, log: Log) {
    this.#log = log;
    this.#setup = setup;
    this.#worker = start();
    let settle = (_: Result<void, OpenFailure>): void => undefined;
    this.opened = new Promise((resolve) => (settle = resolve));
    this.#worker.on('message', (message: WorkerReply) => {
      if (message.type === 'opened') settle(ok());
      else if (message.type === 'failed') settle(err(message.failure));
      else this.#settle(message);
    });
    this.#worker.on('error', (error) => log.error(`data ${setup.role} failed`, error));
    this.ended = new Promise((resolve) => {
      this.#worker.on('exit', (code) => {
        this.#alive = false;
        settle(
          err({
            problem: 'database-unavailable',
            message: `data ${setup.role} ended with code ${code}`,
            details: { reason: 'thread-ended' },
          }),
        );
        this.#failAll(`the data ${setup.role} has ended`);
        resolve();
      });
    });
  }

  /** Lets the thread open the file; its code may still be loading. */
  open(): void {
    if (this.#alive) this.#post({ type: 'open', setup: this.#setup });
  }

  get alive(): boolean {
    return this.#alive;
  }

  /** Number of requests on their way. */
  get pending(): number {
    return this.#pending.size;
  }

  /** Rejects with an `AppError`: what the thread says, or `data-no-answer` when it died or did not answer in time. */
  request(method: MethodName, lane: Lane, args: readonly unknown[], at: number): Promise<unknown> {
    if (!this.#alive) return rejected(`${method}: the data thread has ended`);
    const id = this.#nextId++;
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        this.#pending.delete(id);
        this.#log.error('data request without an answer', { method, ms: DEADLINE_MS[lane] });
        reject(appError('data-no-answer', `${method}: no answer in ${DEADLINE_MS[lane]} ms`));
      }, DEADLINE_MS[lane]);
      this.#pending.set(id, { resolve, reject, timer, lane });
      try {
        this.#post({ type: 'call', id, method, args, at });
      } catch (error) {
        // An argument that cannot be cloned: a fault of the caller, told to it alone.
        this.#settle({
          type: 'error',
          id,
          error: appError('internal', `${method}: ${error instanceof Error ? error.message : String(error)}`),
        });
      }
    });
  }

  /** Lets the thread finish what it was given and close its connection; ends it by force after `deadlineMs`. */
  async close(deadlineMs: number): Promise<void> {
    if (!this.#alive) return;
    this.#post({ type: 'close' });
    const timer = setTimeout(() => {
      this.#log.error('data thread did not close in time', { pending: this.#pending.size });
      void this.#worker.terminate();
    }, deadlineMs);
    await this.ended;
    clearTimeout(timer);
  }

  #post(request: WorkerRequest): void {
    this.#worker.postMessage(request);
  }

  #settle(message: Extract<WorkerReply, { type: 'value' | 'error' }>): void {
    const pending = this.#pending.get(message.id);
    if (!pending) return;
    this.#pending.delete(message.id);
    clearTimeout(pending.timer);
    if (message.type === 'value') pending.resolve(message.value);
    else pending.reject(message.error);
  }

  #failAll(reason: string): void {
    for (const [id, pending] of this.#pending) {
      this.#pending.delete(id);
      clearTimeout(pending.timer);
      pending.reject(appError('data-no-answer', reason));
    }
  }
}

/** A promise that has failed for want of a thread. */
export function rejected(reason: string): Promise<never> {
  return Promise.reject(appError('data-no-answer', reason));
}
