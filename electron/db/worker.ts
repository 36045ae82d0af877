// Entry of the data threads. Each serves one connection; main sends requests and never touches the file itself.
import { parentPort } from 'node:worker_threads';

import type { DataPort } from '../app/ports/data-port.ts';
import { sqliteCodec } from './codec.ts';
import { closeDatabase, openReader, openWriter, type OpenDatabase } from './database.ts';
import { RequestError, toAppError, toStartupError } from './failure.ts';
import { preflight } from './preflight.ts';
import { WriteQueue, type WriteTurn } from './import/write-turn.ts';
import { laneOf, type WorkerReply, type WorkerRequest, type WorkerSetup } from './protocol.ts';
import { repositories } from './repositories.ts';
import { ALONE, type Turn } from './repos/search/turn.ts';

type Method = (...args: readonly unknown[]) => Promise<unknown>;
type Call = Extract<WorkerRequest, { type: 'call' }>;
type Asked = { readonly asker: string };

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

  /** The latest search of each asker, as it came in: those before it need no answer any more. */
  const latest = new Map<string, number>();
  const turnOf = ({ method, args: [ask], id }: Call): Turn => {
    const key = `${method} ${(ask as Asked).asker}`;
    latest.set(key, id);
    return { over: () => latest.get(key) !== id, pause: ALONE.pause };
  };

  const answer = async (call: Call, turn?: Turn | WriteTurn): Promise<void> => {
    const [group = '', name = ''] = call.method.split('.');
    const method = (data as unknown as Readonly<Record<string, Readonly<Record<string, Method>>>>)[group]?.[name];
    try {
      at = call.at;
      if (!method) throw new RequestError('internal', `no method ${call.method}`);
      reply({ type: 'value', id: call.id, value: turn !== undefined && 'over' in turn && turn.over() ? null : await method(...call.args, ...(turn === undefined ? [] : [turn])) });
    } catch (error) {
      reply({ type: 'error', id: call.id, error: toAppError(error, setup.file) });
    }
  };

  let queue: Promise<void> = Promise.resolve();
  const writing = new WriteQueue();
  /** What runs beside the queue. */
  const beside = new Set<Promise<void>>();
  return (request) => {
    if (request.type === 'open') return;
    if (request.type === 'close') {
      writing.came();
      queue = queue.then(async () => {
        await Promise.all(beside);
        closeDatabase(opened);
        port?.close();
      });
    } else if (laneOf(request.method) === 'copy') {
      writing.copying(1);
      const copy = answer(request).finally(() => writing.copying(-1));
      beside.add(copy);
      void copy.finally(() => beside.delete(copy));
    } else if (laneOf(request.method) === 'search') {
      // Noted at once, begun when everything that came with it was noted too.
      const turn = turnOf(request);
      const search = turn.pause().then(() => answer(request, turn));
      beside.add(search);
      void search.finally(() => beside.delete(search));
    } else {
      const long = laneOf(request.method) === 'long';
      writing.came();
      queue = queue.then(() => {
        writing.begun();
        return answer(request, long ? writing.turn : undefined);
      });
    }
  };
}

/** A file that was opened, or not, and what is to be said of it. */
type Opened = { readonly take: ((request: WorkerRequest) => void) | null; readonly answer: WorkerReply };

async function open(setup: WorkerSetup): Promise<Opened> {
  try {
    if (setup.role === 'checker') {
      preflight(setup.file, true);
      return { take: null, answer: { type: 'opened' } };
    }
    const take = serve(
      setup.role === 'writer' ? await openWriter(setup.file, setup.backupFolder, setup.at) : openReader(setup.file),
      setup,
    );
    return { take, answer: { type: 'opened' } };
  } catch (error) {
    const { problem, message, details } = toStartupError(error, setup.file);
    return { take: null, answer: { type: 'failed', failure: { problem, message, details } } };
  }
}

/** Waits for `open`. What comes while the file is being opened is answered once it is. */
let opening: Promise<Opened> | null = null;
port.on('message', (request: WorkerRequest) => {
  if (request.type === 'open') {
    opening ??= open(request.setup);
    if (request.ahead !== true)
      void opening.then(({ take, answer }) => {
        reply(answer);
        if (take === null) port.close();
      });
  } else if (opening === null) port.close();
  else
    void opening.then(({ take }) => {
      if (take === null) port.close();
      else take(request);
    });
});
