import { rm } from 'node:fs/promises';
import path from 'node:path';

import type { QueueFilePlan, QueueImport, QueueImporting } from '../../../shared/domain/acd/queue-import.ts';
import type { QueueMapping } from '../../../shared/domain/acd/queue-table.ts';
import { appError } from '../../../shared/errors/app-error.ts';
import type { AgentId } from '../../../shared/lib/brand.ts';
import type { Clock } from '../../../shared/lib/clock.ts';
import { err, ok } from '../../../shared/lib/result.ts';
import { besideCalls } from '../beside-calls.ts';
import { toldProblem } from '../file-problem.ts';
import type { NoticeDesk } from '../notice-desk.ts';
import type { DataPort } from '../ports/data-port.ts';
import type { Desktop, NewId, Outcome, Timers } from '../ports/platform-ports.ts';
import type { StateStore } from '../state-store.ts';
import type { QueueFileReader } from './queue-thread.ts';

/** Rows written in one transaction: some ten milliseconds of the writing thread. */
const PAGE = 1_000;
const SHOWN = 50;

/** Files of queues: the PBX's log, tables of calls or of totals. One at a time. */
export type QueueFileDesk = {
  readonly imports: () => Promise<Outcome<readonly QueueImport[]>>;
  /** Asks for a file and reads it; nothing is written yet. Null when none was chosen. Errors: `bad-request` while another one is in hand. */
  readonly open: () => Promise<Outcome<QueueFilePlan | null>>;
  /** Reads it again, with what its columns hold. Error `not-found` when none is open. */
  readonly map: (mapping: QueueMapping) => Promise<Outcome<QueueFilePlan | null>>;
  /** Takes over what was read, while everybody goes on (`AppState.queueFile`). Error `not-found` when there is nothing to. */
  readonly take: () => Promise<Outcome>;
  /** Lets go of the file that is open or being taken over; what was written is taken back. */
  readonly leave: () => Outcome;
  /** Error `not-found` for one that is not there, or was taken back before. */
  readonly takeBack: (id: string) => Promise<Outcome>;
  readonly stop: () => Promise<void>;
};

export function createQueueFileDesk(deps: {
  readonly data: () => DataPort;
  readonly store: StateStore;
  readonly notices: NoticeDesk;
  readonly clock: Clock;
  readonly timers: Timers;
  readonly newId: NewId;
  readonly agentId: () => AgentId;
  readonly desktop: Pick<Desktop, 'chooseFile'>;
  readonly title: () => string;
  readonly dataFolder: string;
  readonly queueFile: QueueFileReader;
}): QueueFileDesk {
  const { store, clock } = deps;
  const port = (): DataPort['queues'] => deps.data().queues;
  const author = () => ({ agentId: deps.agentId(), at: clock.now() });
  const { inCall, rest } = besideCalls(deps);
  const tell = (importing: QueueImporting | null): void => store.setSlice('queueFile', importing);
  let job: symbol | null = null;
  let opened: { readonly file: string; readonly staging: string; readonly plan: QueueFilePlan } | null = null;
  let done: Promise<void> = Promise.resolve();

  const close = async (): Promise<void> => {
    const staging = opened?.staging;
    opened = null;
    if (staging !== undefined) await rm(staging, { force: true });
  };
  const read = async (file: string, mapping: QueueMapping | null): Promise<Outcome<QueueFilePlan | null>> => {
    const mine = Symbol(file);
    job = mine;
    const name = path.basename(file);
    const staging = path.join(deps.dataFolder, `queue-${deps.newId()}.tmp`);
    deps.queueFile.setCalm(inCall());
    tell({ file: name, phase: 'reading', done: 0, share: 0, known: 0, problem: null });
    const outcome = await deps.queueFile.read(
      { file, staging, mapping },
      (rows, share) =>
        job === mine && tell({ file: name, phase: 'reading', done: rows, share, known: 0, problem: null }),
    );
    const stopped = job !== mine;
    if (!stopped) job = null;
    if (!outcome.ok || stopped) {
      await rm(staging, { force: true });
      if (!stopped && !outcome.ok)
        tell({
          file: name,
          phase: 'failed',
          done: 0,
          share: 0,
          known: 0,
          problem: outcome.problem === 'given-up' ? 'other' : toldProblem(outcome.problem),
        });
      return ok(null);
    }
    await close();
    const plan = { ...outcome.value, file: name };
    opened = { file, staging, plan };
    tell(null);
    return ok(plan);
  };
  const takeAllBack = async (id: string): Promise<void> => {
    while (await port().takeBack(id, PAGE, author())) await rest();
  };
  const carryOut = async (mine: symbol, { staging, plan }: NonNullable<typeof opened>): Promise<void> => {
    const live = (): boolean => job === mine;
    const total = Math.max(1, plan.rows + plan.members);
    const id = deps.newId();
    let [written, known] = [0, 0];
    try {
      await port().begin(
        { id, file: plan.file, kind: plan.kind, refused: plan.refused, from: plan.from, to: plan.to },
        author(),
      );
      for (let next: number | null = 0; next !== null && live();) {
        const page = await port().take(id, staging, next, PAGE);
        next = page.next;
        written += page.added + page.known;
        known += page.known;
        if (live())
          tell({
            file: plan.file,
            phase: 'writing',
            done: written,
            share: Math.min(1, written / total),
            known,
            problem: null,
          });
        await rest();
      }
      if (live()) await port().end(id);
      else await takeAllBack(id);
      if (live()) tell({ file: plan.file, phase: 'done', done: written, share: 1, known, problem: null });
    } finally {
      await rm(staging, { force: true });
      if (live()) job = null;
    }
  };

  return {
    imports: async () => ok(await port().imports(SHOWN)),
    open: async () => {
      if (job !== null) return err(appError('bad-request', 'another file is in hand'));
      const file = await deps.desktop.chooseFile(deps.title());
      return file === null ? ok(null) : read(file, null);
    },
    map: async (mapping) => {
      if (job !== null) return err(appError('bad-request', 'another file is in hand'));
      return opened === null ? err(appError('not-found', 'no file is open')) : read(opened.file, mapping);
    },
    take: async () => {
      if (
        opened === null ||
        job !== null ||
        opened.plan.problem !== null ||
        opened.plan.rows + opened.plan.members === 0
      )
        return err(appError('not-found', 'there is nothing to take over'));
      const mine = Symbol(opened.file);
      job = mine;
      const what = opened;
      opened = null;
      tell({ file: what.plan.file, phase: 'writing', done: 0, share: 0, known: 0, problem: null });
      done = carryOut(mine, what).catch((error: unknown) => {
        tell({ file: what.plan.file, phase: 'failed', done: 0, share: 0, known: 0, problem: 'other' });
        deps.notices.report('the file of a queue could not be taken over', error);
      });
      return ok();
    },
    leave: () => {
      const reading = store.get().queueFile?.phase === 'reading';
      job = null;
      tell(null);
      if (reading) void deps.queueFile.stop();
      void close();
      return ok();
    },
    takeBack: async (id) => {
      const found = (await port().imports(SHOWN)).find((each) => each.id === id);
      if (found === undefined || found.state === 'undone' || job !== null)
        return err(appError('not-found', 'no import to take back'));
      const mine = Symbol(id);
      job = mine;
      tell({ file: found.file, phase: 'taking-back', done: 0, share: 0, known: 0, problem: null });
      try {
        await takeAllBack(id);
      } finally {
        if (job === mine) {
          job = null;
          tell(null);
        }
      }
      return ok();
    },
    stop: async () => {
      job = null;
      await deps.queueFile.stop();
      await done;
      await close();
    },
  };
}
