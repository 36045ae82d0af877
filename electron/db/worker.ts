// Entry of the data threads. Each serves one connection; main sends requests and never touches the file itself.
import { parentPort } from 'node:worker_threads';

import type { DataPort } from '../app/ports/data-port.ts';
import { sqliteCodec } from './codec.ts';
import { closeDatabase, openReader, openWriter, type OpenDatabase } from './database.ts';
import { RequestError, toAppError, toStartupError } from './failure.ts';
import { preflight } from './preflight.ts';
import { laneOf, type WorkerReply, type WorkerRequest, type WorkerSetup } from './protocol.ts';
import { repositories } from './repositories.ts';

type Method = (...args: readonly unknown[]) => Promise<unknown>;
type Call = Extract<WorkerRequest, { type: 'call' }>;

const port = parentPort;
if (!port) throw new Error('this file runs as a thread');
const reply = (message: WorkerReply): void => port.postMessage(message);

/** Answers requests over an open connection. Those that change rows run one at a time, in the order in which they came. */
function serve(opened: OpenDatabase, setup: WorkerSetup): (request: WorkerRequest) => void {
  let at = setup.at;
  const data: DataPort = repositories({
    ...opened,
    backupFolder: setup.backupFolder,
    codec: sqliteCodec,
    now: () => at,
  });

  const answer = async (call: Call): Promise<void> => {
    const [group = '', name = ''] = call.method.split('.');
    const method = (data as unknown as Readonly<Record<string, Readonly<Record<string, Method>>>>)[group]?.[name];
    try {
      at = call.at;
      if (!method) throw new RequestError('internal', `no method ${call.method}`);
      reply({ type: 'value', id: call.id, value: await method(...call.args) });
    } catch (error) {
      reply({ type: 'error', id: call.id, error: toAppError(error, setup.file) });
    }
  };

  let queue: Promise<void> = Promise.resolve();
  const copies = new Set<Promise<void>>();
  return (request) => {
    if (request.type === 'open') return;
    if (request.type === 'close') {
      queue = queue.then(async () => {
        await Promise.all(copies);
        closeDatabase(opened);
        port?.close();
      });
    } else if (laneOf(request.method) === 'copy') {
      const copy = answer(request);
      copies.add(copy);
      void copy.finally(() => copies.delete(copy));
    } else {
      queue = queue.then(() => answer(request));
    }
  };
}

/** @returns what takes the requests from now on; null when there is nothing to serve */
async function open(setup: WorkerSetup): Promise<((request: WorkerRequest) => void) | null> {
  try {
    if (setup.role === 'checker') {
      preflight(setup.file, true);
      reply({ type: 'opened' });
      port?.close();
      return null;
    }
    const take = serve(
      setup.role === 'writer' ? await openWriter(setup.file, setup.backupFolder, setup.at) : openReader(setup.file),
      setup,
    );
    reply({ type: 'opened' });
    return take;
  } catch (error) {
    const { problem, message, details } = toStartupError(error, setup.file);
    reply({ type: 'failed', failure: { problem, message, details } });
    port?.close();
    return null;
  }
}

/** Waits for `open`. What comes while the file is being opened is answered once it is. */
let opening: ReturnType<typeof open> | null = null;
port.on('message', (request: WorkerRequest) => {
  if (request.type === 'open') opening ??= open(request.setup);
  else if (opening === null) port.close();
  else void opening.then((take) => take?.(request));
});
