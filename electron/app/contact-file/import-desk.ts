import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';

import {
  DEFAULT_RULE,
  NOTHING_WRITTEN,
  ProgressMeter,
  type ChosenReading,
  type DuplicateRule,
  type FileProblem,
  roomToRead,
  type ImportJob,
  type ImportPreview,
  type WrittenCounts,
} from '../../../shared/domain/contact-file/import-job.ts';
import type { Target } from '../../../shared/domain/contact-file/target-field.ts';
import { appError, isAppError } from '../../../shared/errors/app-error.ts';
import type { AgentId } from '../../../shared/lib/brand.ts';
import type { Clock } from '../../../shared/lib/clock.ts';
import { err, ok } from '../../../shared/lib/result.ts';
import type { FileOutcome, FileThread } from '../../contact-file/client.ts';
import type { FileRequestName, ReportWords } from '../../contact-file/protocol.ts';
import type { ContactAuthor, DataPort } from '../ports/data-port.ts';
import type { Desktop, Log, NewId, Outcome, Timers } from '../ports/platform-ports.ts';
import type { StateStore } from '../state-store.ts';
import { headingRecord, previewOf, type OpenedRows } from './import-preview.ts';
import { createImportWriter } from './import-writer.ts';

const LISTED = 30;

/** Imports of contact files: one at a time, led step by step; its whole state is in main, so that a window can come and go. */
export type ImportDesk = {
  /** Shows the past, removes what a crash left, and says what was interrupted. */
  readonly load: () => Promise<void>;
  readonly choose: () => Promise<Outcome>;
  readonly open: (file: string) => Promise<Outcome>;
  readonly setReading: (chosen: ChosenReading) => Promise<Outcome>;
  readonly setColumns: (columns: { readonly hasHeadings?: boolean; readonly mapping?: readonly Target[] }) => Outcome;
  /** Reads the whole file and finds out what it would do. */
  readonly check: () => Outcome;
  /** Also while it is being found out who is known: that begins again. */
  readonly setRule: (rule: DuplicateRule) => Promise<Outcome>;
  readonly start: () => Promise<Outcome>;
  /** Back to the columns, or takes back what was written; of a whole import that is being taken back, leaves the rest. */
  readonly cancel: () => Promise<Outcome>;
  readonly resume: () => Outcome;
  /** Leaves the result. */
  readonly close: () => Promise<Outcome>;
  readonly undo: (id: string) => Promise<Outcome>;
  /** False when no place was chosen. */
  readonly saveRejected: () => Promise<Outcome<boolean>>;
  /** Lets go of the data before it is closed; what is being written goes on at the next start. */
  readonly stop: () => Promise<void>;
};

export type ImportDeskDeps = {
  readonly data: () => DataPort;
  readonly dataFile: () => string;
  readonly store: StateStore;
  readonly thread: FileThread;
  /** Where staging files go. */
  readonly folder: string;
  /** Room left on the disk of a folder; null where that is not told. */
  readonly freeBytes: (folder: string) => number | null;
  readonly desktop: Desktop;
  readonly clock: Clock;
  readonly timers: Timers;
  readonly newId: NewId;
  readonly log: Log;
  readonly agentId: () => AgentId;
  readonly practice: () => boolean;
  /** Somebody is talking, or about to. */
  readonly inCall: () => boolean;
  readonly words: () => {
    readonly chooser: string;
    readonly save: string;
    readonly rejectedFile: string;
    readonly report: ReportWords;
  };
};

/** What belongs to the import that is open and is not shown. */
type Open = { readonly file: string; readonly chosen: ChosenReading; readonly rows: OpenedRows };

export function createImportDesk(deps: ImportDeskDeps): ImportDesk {
  const { store, thread, clock, desktop } = deps;
  let open: Open | null = null;
  let rulesSet = 0;
  const author = (): ContactAuthor => ({ agentId: deps.agentId(), at: clock.now() });
  const job = (): ImportJob | null => store.get().contactFiles.job;
  const stagingOf = (id: string): string => path.join(deps.folder, `${id}.staging`);

  const show = (change: Partial<ImportJob>): void => {
    const now = job();
    if (now !== null) setJob({ ...now, ...change });
  };
  const setJob = (next: ImportJob | null): void =>
    store.setSlice('contactFiles', { ...store.get().contactFiles, job: next });
  const refresh = async (): Promise<void> => {
    const history = await deps.data().imports.list(LISTED);
    store.setSlice('contactFiles', { ...store.get().contactFiles, history });
  };
  const fields = () => store.get().customFields.filter(({ active }) => active);
  const notNow = (): Outcome => err(appError('bad-request', `not while ${job()?.phase ?? 'nothing is open'}`));
  const isAt = (...phases: readonly ImportJob['phase'][]): boolean => phases.some((phase) => phase === job()?.phase);

  const failed = <Name extends FileRequestName>(outcome: Extract<FileOutcome<Name>, { ok: false }>): void => {
    if (outcome.problem === 'given-up') return;
    const problem =
      outcome.problem === 'not-writable' || outcome.problem === 'too-many-rows' ? 'data' : outcome.problem;
    show({
      phase: 'failed',
      problem: problem satisfies FileProblem | 'disk-full' | 'data' | 'staging-lost',
      progress: null,
    });
  };

  const writer = createImportWriter({ ...deps, author, stagingOf, show, refresh, isCurrent: (id) => job()?.id === id, isIn: (id) => store.get().contactFiles.history.some((one) => one.id === id && one.status === 'done') });

  const look = async (id: string, file: string, chosen: ChosenReading): Promise<void> => {
    const outcome = await thread.ask('open', { file, chosen });
    if (job()?.id !== id) return;
    if (!outcome.ok) {
      failed(outcome);
      return;
    }
    open = { file, chosen, rows: outcome.value };
    const country = store.get().settings.country;
    const remembered = await deps.data().imports.mapping(headingRecord(outcome.value).key);
    if (job()?.id === id)
      show({
        phase: 'mapping',
        bytes: outcome.value.bytes,
        preview: withRoom(previewOf(outcome.value, remembered, country, fields()), outcome.value.bytes),
        problem: null,
      });
  };

  /** Says before it begins that there is too little room to read the file. */
  const withRoom = (preview: ImportPreview, bytes: number): ImportPreview => {
    const needed = roomToRead(bytes, preview.reading.format, preview.rows);
    const free = deps.freeBytes(deps.folder);
    return needed === null || free === null || needed <= free ? preview : { ...preview, shortOfRoom: { needed, free } };
  };

  const match = async (id: string): Promise<void> => {
    const meter = new ProgressMeter();
    const rule = job()?.rule ?? DEFAULT_RULE;
    show({ phase: 'matching', progress: null });
    const outcome = await thread.ask(
      'match',
      { staging: stagingOf(id), dataFile: deps.dataFile(), practice: deps.practice(), rule },
      (done, total, share) => {
        if (job()?.id === id && isAt('matching')) show({ progress: meter.at(clock.now(), done, total, share) });
      },
    );
    if (job()?.id !== id) return;
    if (outcome.ok) show({ phase: 'rules', planned: outcome.value, progress: null });
    else failed(outcome);
  };

  const stage = async (id: string, { file, chosen }: Open): Promise<void> => {
    const preview = job()?.preview;
    if (preview == null) return;
    const { settings } = store.get();
    const { headings, mapping, hasHeadings } = preview;
    const meter = new ProgressMeter();
    show({ phase: 'reading', progress: null, read: null, planned: null });
    const args = {
      file,
      chosen,
      staging: stagingOf(id),
      hasHeadings,
      headings,
      mapping,
      country: settings.country,
      language: settings.language,
      customFields: fields(),
      agents: (await deps.data().agents.list()).filter(({ active }) => active).map(({ id: agent, name }) => ({ id: agent, name })),
      importer: deps.agentId(),
      at: clock.now(),
    };
    const outcome = await thread.ask('stage', args, (done, total, share) => {
      if (job()?.id === id && isAt('reading')) show({ progress: meter.at(clock.now(), done, total, share) });
    });
    if (job()?.id !== id) return;
    if (!outcome.ok) {
      failed(outcome);
      return;
    }
    show({ read: outcome.value });
    const record = headingRecord({ rows: [headings], columns: null }, mapping);
    if (hasHeadings) await deps.data().imports.rememberMapping(record.key, record.byHeading, clock.now());
    await match(id);
  };

  /** Whatever goes wrong in the background is told in the window, never lost. */
  const behind = (work: Promise<void>): void => {
    work.catch((error: unknown) => {
      deps.log.error('an import stopped', error);
      show({
        phase: 'failed',
        problem: isAppError(error) && error.code === 'disk-full' ? 'disk-full' : 'data',
        progress: null,
      });
      return tellWhatIsIn();
    });
  };

  /** While rows are written the figures in the window are a moment old; of an import that stopped those of the data are told. */
  const tellWhatIsIn = async (): Promise<void> => {
    const run = await deps.data().imports.unfinished().catch(() => null);
    if (run === null || run.id !== job()?.id || !isAt('failed')) return;
    show({ written: run.written, progress: progressOf(run), ...(run.status === 'undoing' ? { takenBack: run.takenBack } : {}) });
  };

  const begin = async (file: string): Promise<Outcome> => {
    if (writer.busy()) return notNow();
    await leave();
    const id = deps.newId();
    const empty = {
      preview: null,
      rule: job()?.rule ?? DEFAULT_RULE,
      read: null,
      planned: null,
      written: NOTHING_WRITTEN,
      progress: null,
      takenBack: null,
      isWhole: false,
      problem: null,
    };
    setJob({ id, fileName: path.basename(file), bytes: 0, phase: 'opening', ...empty });
    behind(look(id, file, {}));
    return ok();
  };

  /** Gives up what is being read, and removes what was read. */
  const leave = async (): Promise<void> => {
    const now = job();
    open = null;
    await thread.giveUp();
    if (now !== null && now.phase !== 'interrupted') removeStagingFile(stagingOf(now.id));
  };

  return {
    load: async () => {
      await refresh();
      const unfinished = await deps.data().imports.unfinished();
      removeLeftovers(deps.folder, unfinished === null ? null : stagingOf(unfinished.id));
      if (unfinished === null) return;
      const { id, fileName, written, status, takenBack } = unfinished;
      const progress = progressOf(unfinished);
      setJob({
        id,
        fileName,
        bytes: 0,
        phase: 'interrupted',
        preview: null,
        rule: DEFAULT_RULE,
        read: null,
        planned: null,
        written,
        progress,
        takenBack: status === 'undoing' ? takenBack : null,
        isWhole: progress.done >= progress.total,
        problem: null,
      });
    },
    choose: async () => {
      const file = await desktop.chooseFile(deps.words().chooser);
      return file === null ? ok() : begin(file);
    },
    open: begin,
    setReading: async (chosen) => {
      const now = job();
      if (open === null || now === null || !isAt('mapping')) return notNow();
      await look(now.id, open.file, { ...open.chosen, ...chosen });
      return ok();
    },
    setColumns: ({ hasHeadings, mapping }) => {
      const preview = job()?.preview ?? null;
      if (open === null || preview === null || !isAt('mapping')) return notNow();
      const country = store.get().settings.country;
      if (mapping !== undefined && mapping.length !== preview.headings.length)
        return err(appError('bad-request', 'one target per column'));
      show({
        preview: withRoom(previewOf({ ...open.rows, hasHeadings: hasHeadings ?? preview.hasHeadings }, null, country, fields(), mapping), job()?.bytes ?? 0),
      });
      return ok();
    },
    check: () => {
      const now = job();
      if (open === null || now?.preview == null || !isAt('mapping', 'rules') || now.preview.problems.length > 0)
        return notNow();
      behind(stage(now.id, open));
      return ok();
    },
    setRule: async (rule) => {
      const now = job();
      if (now === null || !isAt('rules', 'mapping', 'matching')) return notNow();
      show({ rule });
      const mine = ++rulesSet;
      if (isAt('matching')) await thread.giveUp();
      // Only the last of several in a row: two searches would decide in the same staging file.
      if (mine === rulesSet && job()?.id === now.id && isAt('rules', 'matching')) behind(match(now.id));
      return ok();
    },
    start: async () => {
      const now = job();
      if (now?.read == null || now.planned === null || !isAt('rules')) return notNow();
      const { read, planned } = now;
      const total = planned.add + planned.update;
      const saysLanguage = now.preview?.mapping.includes('language') ?? false;
      const run = {
        id: now.id,
        practice: deps.practice(),
        fileName: now.fileName,
        rule: now.rule,
        saysLanguage,
        total,
        skipped: planned.skip,
        rejected: read.rejected + planned.ambiguous,
      };
      await deps.data().imports.begin(run, author());
      behind(writer.write(now.id, total));
      return ok();
    },
    cancel: async () => {
      const now = job();
      if (now === null) return notNow();
      if (isAt('opening', 'reading', 'matching', 'rules') || (isAt('failed') && !writer.isBegun(now.id))) {
        await thread.giveUp();
        if (open === null || now.preview === null) {
          setJob(null);
          return ok();
        }
        removeStagingFile(stagingOf(now.id));
        show({ phase: 'mapping', progress: null, read: null, planned: null, problem: null });
        return ok();
      }
      // Of a whole import what is not taken back yet may stay; of half of one nothing does.
      if (now.takenBack !== null && now.isWhole && isAt('undoing', 'interrupted', 'failed')) {
        await writer.leaveRest(now.id);
        return ok();
      }
      if (!isAt('writing', 'interrupted', 'failed')) return notNow();
      behind(writer.takeBack(now.id, 'cancelled'));
      return ok();
    },
    resume: () => {
      const now = job();
      if (now === null || !isAt('interrupted', 'failed')) return notNow();
      behind(
        now.takenBack !== null || now.problem === 'staging-lost'
          ? writer.takeBack(now.id, now.isWhole ? 'undone' : 'cancelled')
          : writer.write(now.id, now.planned === null ? (now.progress?.total ?? 0) : now.planned.add + now.planned.update),
      );
      return ok();
    },
    close: async () => {
      if (writer.busy() || isAt('interrupted')) return notNow();
      const closed = job()?.id;
      await leave();
      // Another file may have been dropped meanwhile.
      if (job()?.id === closed) setJob(null);
      return ok();
    },
    undo: async (id) => {
      if (writer.busy() || (job() !== null && !isAt('done', 'undone', 'part-undone', 'failed'))) return notNow();
      const record = store.get().contactFiles.history.find((one) => one.id === id);
      if (record === undefined || !record.mayUndo) return err(appError('not-found', 'no such import'));
      const empty = {
        preview: null,
        rule: DEFAULT_RULE,
        read: null,
        planned: null,
        written: record.written,
        progress: null,
        takenBack: null,
        isWhole: true,
        problem: null,
      };
      const now = job();
      if (now?.id !== id) {
        await leave();
        setJob({ id, fileName: record.fileName, bytes: 0, phase: 'undoing', ...empty });
      } else show({ isWhole: true });
      behind(writer.takeBack(id, 'undone'));
      return ok();
    },
    saveRejected: async () => {
      const now = job();
      if (now?.preview == null || open === null || !isAt('rules', 'done')) return notNow() as Outcome<boolean>;
      const words = deps.words();
      const target = await desktop.chooseSaveFile(words.save, words.rejectedFile);
      if (target === null) return ok(false);
      const { file, chosen } = open;
      const outcome = await thread.ask('report', {
        file,
        chosen,
        staging: stagingOf(now.id),
        target,
        headings: now.preview.headings,
        words: words.report,
      });
      if (outcome.ok) return ok(true);
      return err(
        appError(
          outcome.problem === 'disk-full' ? 'disk-full' : 'internal',
          `the list was not written: ${outcome.problem}`,
        ),
      );
    },
    stop: async () => {
      await writer.stop();
      await thread.giveUp();
    },
  };
}

/** How far the writing of an import had come when it stopped. */
function progressOf({ written, total }: { readonly written: WrittenCounts; readonly total: number }) {
  const done = written.added + written.updated + written.unchanged + written.gone;
  return { done, total, share: total === 0 ? 1 : done / total, perSecond: 0, secondsLeft: null };
}

function removeStagingFile(file: string): void {
  rmSync(file, { force: true });
}

/** What a crash left behind, except the rows of an import that can go on. */
function removeLeftovers(folder: string, except: string | null): void {
  mkdirSync(folder, { recursive: true });
  for (const name of readdirSync(folder)) {
    const file = path.join(folder, name);
    if (name.endsWith('.staging') && file !== except) removeStagingFile(file);
  }
}
