// Entry of a thread whose code is kept compiled between starts.
import path from 'node:path';
import { workerData } from 'node:worker_threads';
import { setTimeout } from 'node:timers';
import { loadBundle } from './compiled-bundle.ts';

/** What the thread runs. */
export type CompiledThread = {
  /** Name of a CommonJS bundle beside this file. */
  readonly bundle: string;
  /** Where compiled code is kept. */
  readonly folder: string;
};

/** By then everything that a start needs was compiled; in ms. */
const KEEP_AFTER_MS = 6_000;

const { bundle, folder } = workerData as CompiledThread;
void loadBundle(path.join(__dirname, bundle), folder).then(({ keepCompiled }) => setTimeout(keepCompiled, KEEP_AFTER_MS).unref());
