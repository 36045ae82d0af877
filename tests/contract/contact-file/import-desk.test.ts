import path from 'node:path';
import Database from 'better-sqlite3';
import { expect, it, vi } from 'vitest';

import { createImportDesk, type ImportDesk } from '../../../electron/app/contact-file/import-desk.ts';
import { createStateStore, type StateStore } from '../../../electron/app/state-store.ts';
import type { ImportJob } from '../../../shared/domain/contact-file/import-job.ts';
import { AppFailure, appError, type AppError } from '../../../shared/errors/app-error.ts';
import type { AgentId } from '../../../shared/lib/brand.ts';
import { writeCsv } from '../../bench/contacts/csv.ts';
import { testAppState } from '../../support/app-state.ts';
import { createFakeDesktop } from '../../support/fake-platform.ts';
import { mounted, type Disk } from '../db/mount.ts';
import { collectingLog, id, opened, T0, tempFolder, testOptions } from '../db/support.ts';
import { count, fileThread } from './support.ts';

const ROWS = 3_000;
const LONG = { timeout: 60_000, interval: 5 };

type Office = {
  readonly desk: ImportDesk;
  readonly store: StateStore;
  readonly file: string;
  readonly job: () => ImportJob;
  /** Refuses with this to take anything back; null no longer. */
  readonly refuse: (error: AppError | null) => void;
  /** So many pieces are done, and their answers lost. */
  readonly loseAnswers: (pieces: number) => void;
};

/** The import as main leads it, on a data file on the disk. */
async function office({ folder }: Pick<Disk, 'folder'>, free: number | null = null): Promise<Office> {
  const file = path.join(folder, 'balie.sqlite');
  const data = await opened({ ...testOptions().options, file, backupFolder: path.join(folder, 'backups') });
  const agentId: AgentId = id();
  await data.agents.save({ id: agentId, name: 'Ans', role: 'administrator', active: true }, T0);
  const store = createStateStore(testAppState());
  let refusal: AppError | null = null;
  let toLose = 0;
  const answered = async <Step>(asked: Promise<Step>): Promise<Step> => {
    const step = await asked;
    if (toLose === 0) return step;
    toLose -= 1;
    throw new AppFailure(appError('data-no-answer', 'no answer in 15000 ms'));
  };
  const imports: typeof data.imports = {
    ...data.imports,
    write: (...given) => answered(data.imports.write(...given)),
    takeBack: (...given) => (refusal === null ? answered(data.imports.takeBack(...given)) : Promise.reject(refusal)),
  };
  const desk = createImportDesk({
    data: () => ({ ...data, imports }),
    dataFile: () => file,
    store,
    thread: fileThread(),
    // What was read may stay elsewhere: it is the data that find no room.
    folder: tempFolder(),
    freeBytes: () => free,
    desktop: createFakeDesktop().port,
    clock: { now: () => T0 + performance.now() } as Parameters<typeof createImportDesk>[0]['clock'],
    // Nobody waits here.
    timers: { after: (_, run) => clearTimeout.bind(null, setTimeout(run)), every: () => () => undefined },
    newId: id,
    log: collectingLog(),
    agentId: () => agentId,
    practice: () => false,
    // As in a call: in small pieces, so that it can be met in the middle.
    inCall: () => true,
    words: () => {
      throw new Error('nothing is saved here');
    },
  });
  await desk.load();
  return { desk, store, file, refuse: (error) => void (refusal = error), loseAnswers: (pieces) => void (toLose = pieces), job: () => store.get().contactFiles.job as ImportJob };
}

async function phase({ job }: Office, ...phases: readonly ImportJob['phase'][]): Promise<void> {
  await vi.waitFor(() => expect(phases).toContain(job().phase), LONG);
}

const sum = ({ added, updated, unchanged, gone }: ImportJob['written']): number => added + updated + unchanged + gone;

it.runIf(mounted.possible)('a full disk in the middle of an import and of its taking back: what is told is what is in, to the row', { timeout: 180_000 }, async () => {
  const disk = mounted.disk('64m');
  const here = await office(disk);
  const { desk, file, job } = here;
  const csv = path.join(tempFolder(), 'klanten.csv');
  await writeCsv(csv, 3, ROWS);
  await desk.open(csv);
  await phase(here, 'mapping');
  desk.check();
  await phase(here, 'rules');
  const total = (job().planned?.add ?? 0) + (job().planned?.update ?? 0);
  await desk.start();
  await vi.waitFor(() => expect(sum(job().written)).toBeGreaterThan(ROWS / 10), LONG);
  let empty = disk.fill();
  await phase(here, 'failed');
  expect(job().problem).toBe('disk-full');
  // Rows that made the same customer twice are one customer, changed.
  await vi.waitFor(() => expect(job().progress).not.toBeNull(), LONG);
  expect(job().progress).toMatchObject({ done: sum(job().written), total });
  expect(job().written.added).toBe(count(file, "contact where id in (select contact_id from contact_version where cause = 'import')"));
  expect(sum(job().written)).toBeLessThan(total);

  empty();
  const told: (number | null)[] = [];
  const over = here.store.subscribe(() => {
    const progress = here.store.get().contactFiles.job?.progress ?? null;
    if (progress !== null) told.push(progress.total);
  });
  desk.resume();
  await phase(here, 'done');
  over();
  expect(new Set(told)).toEqual(new Set([total]));
  expect(sum(job().written)).toBe(total);

  // Where not even the beginning can be written down, all of it stays, and that can be settled.
  const all = job().written;
  here.refuse(appError('disk-full', 'no space left'));
  await desk.undo(job().id);
  await phase(here, 'failed');
  await desk.cancel();
  await phase(here, 'done');
  expect(job()).toMatchObject({ written: all, takenBack: null, problem: null });
  here.refuse(null);
  // Somebody who reads on: the log may not begin anew, so that what is taken back needs room.
  const reader = new Database(file, { readonly: true });
  reader.exec('begin');
  reader.prepare('select count(*) from contact').get();
  await desk.undo(job().id);
  await vi.waitFor(() => expect(job().takenBack?.removed ?? 0).toBeGreaterThan(ROWS / 10), LONG);
  empty = disk.fill();
  await phase(here, 'failed');
  await vi.waitFor(() => expect(count(file, "contact where id in (select contact_id from contact_version where cause = 'import')")).toBe(all.added - (job().takenBack?.removed ?? 0)), LONG);
  reader.close();
  empty();
  desk.resume();
  await phase(here, 'undone');
  expect(count(file, "contact where id in (select contact_id from contact_version where cause = 'import')")).toBe(0);
});

it('goes on where the data did not answer in time, and stops only when they do not answer again and again', { timeout: 120_000 }, async () => {
  const here = await office({ folder: tempFolder() });
  const { desk, file, job } = here;
  const csv = path.join(tempFolder(), 'klanten.csv');
  await writeCsv(csv, 3, ROWS / 3);
  await desk.open(csv);
  await phase(here, 'mapping');
  desk.check();
  await phase(here, 'rules');
  const total = (job().planned?.add ?? 0) + (job().planned?.update ?? 0);
  here.loseAnswers(5);
  await desk.start();
  await phase(here, 'done', 'failed');
  expect(job()).toMatchObject({ phase: 'done', problem: null });
  expect(sum(job().written)).toBe(total);
  const imported = "contact where id in (select contact_id from contact_version where cause = 'import')";
  expect(count(file, imported)).toBe(job().written.added);

  here.loseAnswers(6);
  await desk.undo(job().id);
  await phase(here, 'failed', 'undone');
  expect(job()).toMatchObject({ phase: 'failed', problem: 'data' });
  desk.resume();
  await phase(here, 'undone');
  expect(count(file, imported)).toBe(0);
});

it('takes another rule while it is being found out who is known: the last one counts', { timeout: 120_000 }, async () => {
  const here = await office({ folder: tempFolder() });
  const { desk, job } = here;
  const csv = path.join(tempFolder(), 'klanten.csv');
  await writeCsv(csv, 3, ROWS);
  await desk.open(csv);
  await phase(here, 'mapping');
  desk.check();
  await phase(here, 'matching');
  const keys = job().rule.keys;
  const answers = await Promise.all([desk.setRule({ action: 'skip', keys }), desk.setRule({ action: 'update', keys }), desk.setRule({ action: 'add', keys })]);
  expect(answers.map(({ ok }) => ok)).toEqual([true, true, true]);
  await phase(here, 'rules');
  expect(job()).toMatchObject({ rule: { action: 'add' }, planned: { update: 0, skip: 0 } });
  const { add } = job().planned!;
  await desk.start();
  await phase(here, 'done');
  expect(job().written).toMatchObject({ added: add, updated: 0 });
});

it.each([
  [1_000_000, true],
  [50_000_000, false],
  [null, false],
])('says before it reads a file that %j bytes are too few for it: %j', { timeout: 120_000 }, async (free, short) => {
  const here = await office({ folder: tempFolder() }, free);
  const csv = path.join(tempFolder(), 'klanten.csv');
  await writeCsv(csv, 3, ROWS);
  await here.desk.open(csv);
  await phase(here, 'mapping');
  const told = () => here.job().preview?.shortOfRoom;
  expect(told() === undefined ? null : { free: told()?.free, enough: (told()?.needed ?? 0) > ROWS * 1_000 && (told()?.needed ?? 0) < ROWS * 3_000 }).toEqual(short ? { free, enough: true } : null);
  // Another meaning for a column makes no room.
  here.desk.setColumns({ mapping: here.job().preview?.mapping ?? [] });
  expect(told() !== undefined).toBe(short);
  // Whoever goes on all the same may.
  here.desk.check();
  await phase(here, 'rules');
});
