import { Worker } from 'node:worker_threads';
import type { CompiledThread } from './compiled-thread.ts';

/**
 * Starts threads before there is anything for them to do: their code is loaded by another core while this one starts the
 * application.
 * @param count how many
 * @param hello what they are told at once, before whoever takes them over says anything
 * @returns hands them out, and starts further ones when they have run out or ended
 */
export function startSpareThreads(count: number, workerData: CompiledThread, hello?: unknown): () => Worker {
  const start = (): Worker => new Worker(new URL('./compiled-thread.cjs', import.meta.url), { workerData });
  const spare = new Set<Worker>();
  for (let number = 0; number < count; number += 1) {
    const worker = start();
    spare.add(worker);
    if (hello !== undefined) worker.postMessage(hello);
    // A thread that cannot start is told by the next one, which somebody listens to.
    worker.on('error', () => spare.delete(worker));
    worker.on('exit', () => spare.delete(worker));
  }
  return () => {
    const [worker] = spare;
    if (worker === undefined) return start();
    spare.delete(worker);
    return worker;
  };
}
