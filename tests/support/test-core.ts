// The whole of main without Electron: the real data layer on a real file and threads, everything that touches the outside world faked.
import BetterSqlite from 'better-sqlite3';
import type { ConnectPbx } from '../../electron/pbx/ami-connection.ts';
import { readQueue } from '../../electron/contact-file/read-queue.ts';
import { readNumbers } from '../../electron/contact-file/read-numbers.ts';
import { publicHolidays } from '../../electron/contact-file/holidays.ts';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';
import { v7 } from 'uuid';
import { expect, onTestFinished } from 'vitest';
import type { z } from 'zod';

import { composeCore } from '../../electron/app/compose.ts';
import type { Core } from '../../electron/app/core.ts';
import { DEFAULT_SETTINGS } from '../../shared/ipc/default-settings.ts';
import { initialState } from '../../shared/ipc/initial-state.ts';
import type { DataFile, OpenData } from '../../electron/app/ports/data-file.ts';
import type { Passwords } from '../../electron/app/ports/platform-ports.ts';
import { readProvisioning } from '../../electron/app/provisioning-file.ts';
import type { PracticeContact } from '../../electron/app/use-cases/seed-practice-contacts.ts';
import { createDataFile } from '../../electron/db/data-file.ts';
import { createRecordingStore } from '../../electron/media/recording-file.ts';
import { hashPassword, verifyPassword } from '../../electron/platform/passwords.ts';
import { createWords } from '../../electron/platform/words.ts';
import type { SipEngineAccount, TestRegistration } from '../../electron/sip/sip-engine.ts';
import { SHIPPED_FORMS, SHIPPED_OUTCOMES } from '../../shared/domain/registration/shipped/index.ts';
import { SHIPPED_SCRIPTS } from '../../shared/domain/script/shipped/index.ts';
import type { AppError } from '../../shared/errors/app-error.ts';
import type { AppState, Language, Settings } from '../../shared/ipc/app-state.ts';
import type { CommandName, Commands, Output } from '../../shared/ipc/contract.ts';
import type { CommandReply, EventFrame } from '../../shared/ipc/envelope.ts';
import { reduceAppState } from '../../shared/ipc/reduce-app-state.ts';
import { err, ok, type Result } from '../../shared/lib/result.ts';
import { createFakeClock, type FakeClock } from './fake-clock.ts';
import {
  createFakeDesktop,
  createFakeHeadsetAccess,
  createFakeMedia,
  createFakePractice,
  createFakeSecrets,
  createTestLog,
  type FakePractice,
  type FakeSecrets,
  type TestLog,
} from './fake-platform.ts';
import { createFakeRecorder, type FakeRecorder } from './fake-recorder.ts';
import { createFakeSipEngine, type FakeSipEngine } from './fake-sip-engine.ts';

/** The built data threads, as they are shipped. */
const BUILT_WORKER = path.resolve('out/main/db-worker.cjs');
/** Thursday 15 January 2026, 09:00 UTC. */
export const MORNING = Date.UTC(2026, 0, 15, 9, 0, 0);
/** Cheap hashes: what they are worth is proved elsewhere. */
const CHEAP = { cost: 2 ** 4, blockSize: 8, parallel: 1 };
const PASSWORDS: Passwords = { hash: (password) => hashPassword(password, CHEAP), verify: verifyPassword };

export type CommandInput<Name extends CommandName> = z.input<Commands[Name]['input']>;

export type TestCoreOptions = {
  /** The profile's folder; a new one when left out. */
  readonly folder?: string;
  readonly clock?: FakeClock;
  readonly secrets?: FakeSecrets;
  /** Content of the provisioning file: an object, or text as it stands. */
  readonly provisioning?: unknown;
  readonly firstAgentName?: string;
  readonly languageOverride?: Language;
  readonly practiceContacts?: readonly PracticeContact[];
  readonly testRegistration?: TestRegistration;
  readonly connectPbx?: ConnectPbx;
  /** What is measured of every call's connection. */
  readonly stats?: readonly Readonly<Record<string, unknown>>[];
  /** False leaves `start` to the test. */
  readonly start?: boolean;
  /** True when the story makes something fail; otherwise an error in the log fails the test. */
  readonly trouble?: boolean;
  /** How often everything may be told anew, because other rules say what may be seen. */
  readonly gaps?: number;
};

export type TestCore = {
  readonly core: Core;
  readonly folder: string;
  readonly file: string;
  readonly clock: FakeClock;
  readonly sip: FakeSipEngine;
  readonly practice: FakePractice;
  readonly media: ReturnType<typeof createFakeMedia>;
  readonly recorder: FakeRecorder;
  /** Since when nobody touched the computer. */
  readonly idle: { seconds: number };
  readonly desktop: ReturnType<typeof createFakeDesktop>;
  readonly headset: ReturnType<typeof createFakeHeadsetAccess>;
  readonly secrets: FakeSecrets;
  readonly log: TestLog;
  readonly frames: readonly EventFrame[];
  /** Settings that were announced to the shell. */
  readonly announced: readonly Settings[];
  readonly state: () => AppState;
  readonly ask: <Name extends CommandName>(name: Name, input: CommandInput<Name>) => Promise<CommandReply>;
  /** Like `ask`, for commands that must be accepted; everything that follows from it is on disk. */
  readonly must: <Name extends CommandName>(name: Name, input: CommandInput<Name>) => Promise<Output<Name>>;
  /** The code of the refusal; `ok` when there was none. */
  readonly refusal: <Name extends CommandName>(
    name: Name,
    input: CommandInput<Name>,
  ) => Promise<AppError['code'] | 'ok'>;
  /** Waits until no request to the data is under way. */
  readonly settle: () => Promise<void>;
  /** Lets time pass and waits for what follows. */
  readonly pass: (ms: number) => Promise<void>;
  /** Reads the file over a connection of its own. */
  readonly rows: <Row = Record<string, unknown>>(sql: string, ...values: readonly unknown[]) => Row[];
  /** From now on writes whose method passes the test are refused with this error; null accepts all again. */
  readonly failWrites: (error: AppError | null, method?: (name: string) => boolean) => void;
  /** The application is gone without a word, as after `kill -9`: nothing is closed, no timer runs any more. */
  readonly vanish: () => void;
};

/** A folder that goes when the test is over. */
export function profileFolder(): string {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'balie-core-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/**
 * Composes and starts the core. When the test is over, the events it has published must fold to its state, and both must survive being
 * sent to the window; then it is stopped.
 */
export async function startCore(options: TestCoreOptions = {}): Promise<TestCore> {
  const folder = options.folder ?? profileFolder();
  const clock = options.clock ?? createFakeClock(MORNING);
  const log = createTestLog();
  const newId = v7;
  const sip = createFakeSipEngine({ clock, newId });
  const practice = createFakePractice({ clock, newId });
  const media = createFakeMedia();
  const recorder = createFakeRecorder();
  const desktop = createFakeDesktop();
  const idle = { seconds: 0 };
  const headset = createFakeHeadsetAccess();
  const secrets = options.secrets ?? createFakeSecrets();
  const frames: EventFrame[] = [];
  const announced: Settings[] = [];
  const data = watchedDataFile(
    createDataFile({
      folder,
      clock,
      log,
      startWorker: () => new Worker(pathToFileURL(BUILT_WORKER)),
    }),
  );
  const provisionFile = options.provisioning === undefined ? null : path.join(folder, 'desk.json');
  if (provisionFile !== null)
    writeFileSync(
      provisionFile,
      typeof options.provisioning === 'string' ? options.provisioning : JSON.stringify(options.provisioning),
    );

  let alive = true;
  const initial = initialState(DEFAULT_SETTINGS, [], clock.now());
  const mirror = { state: initial, seq: 0, gaps: 0 };
  /** What came before the snapshot; null from then on. */
  let early: EventFrame[] | null = [];
  const follow = (frame: EventFrame): void => {
    if (frame.kind !== 'state') return;
    if (early !== null) {
      early.push(frame);
      return;
    }
    if (frame.seq <= mirror.seq) return;
    const gap = frame.seq !== mirror.seq + 1;
    mirror.seq = frame.seq;
    mirror.gaps += gap ? 1 : 0;
    mirror.state = gap ? core.state() : reduceAppState(mirror.state, frame.event);
  };
  const core: Core = composeCore({
    initial,
    dataFile: data.file,
    dataFolder: folder,
    media: media.control,
    recorder: recorder.port,
    statsOf: () => Promise.resolve(options.stats ?? []),
    reportFolder: path.join(folder, 'reports'),
    versions: { balie: '0.0.0' },
    printPage: (html) => Promise.resolve(new TextEncoder().encode(html)),
    recordingFiles: createRecordingStore(path.join(folder, 'recordings')),
    sipEngine: sip,
    practiceLine: practice.port,
    testRegistration: options.testRegistration ?? registered,
    secrets: secrets.store,
    mailSecrets: createFakeSecrets().store,
    handOverSecrets: createFakeSecrets().store,
    passwords: PASSWORDS,
    desktop: desktop.port,
    idleSeconds: () => idle.seconds,
    numberFile: {
      read: async (args, progress) => ({ ok: true, value: await readNumbers(args, (done, _total, share) => progress(done, share), () => Promise.resolve()) }),
      setCalm: () => undefined,
      stop: () => Promise.resolve(),
    },
    queueFile: {
      read: async (args, progress) => ({ ok: true, value: await readQueue(args, (done, _total, share) => progress(done, share), () => Promise.resolve()) }),
      setCalm: () => undefined,
      stop: () => Promise.resolve(),
    },
    connectPbx: options.connectPbx ?? (() => Promise.resolve({ ok: false, error: 'unreachable' })),
    pbxSecrets: createFakeSecrets().store,
    holidays: (country, years) => Promise.resolve(publicHolidays(country, years)),
    headsetAccess: headset.port,
    clock,
    timers: {
      after: (ms, run) => clock.timers.after(ms, () => alive && run()),
      every: (ms, run) => clock.timers.every(ms, () => alive && run()),
    },
    newId,
    log,
    words: createWords(() => core.state().project?.name ?? ''),
    scripts: SHIPPED_SCRIPTS,
    forms: { forms: SHIPPED_FORMS, outcomes: SHIPPED_OUTCOMES },
    practiceContacts: options.practiceContacts ?? [],
    firstAgentName: options.firstAgentName ?? 'Ans',
    languageOverride: options.languageOverride ?? null,
    provisioning: () => readProvisioning(provisionFile),
    onSettings: (settings) => void announced.push(settings),
    onPainted: () => undefined,
    send: (frame) => {
      frames.push(structuredClone(frame));
      follow(structuredClone(frame));
    },
  });

  // As the window does: a snapshot first, then every change.
  void core.dispatch({ name: 'system.snapshot', input: {} }).then((reply) => {
    if (!reply.ok) throw new Error('no snapshot');
    const { seq, state } = structuredClone(reply.value) as { readonly seq: number; readonly state: AppState };
    const late = early ?? [];
    early = null;
    Object.assign(mirror, { seq, state });
    for (const frame of late) follow(frame);
  });

  const ask: TestCore['ask'] = (name, input) => core.dispatch(structuredClone({ name, input }));
  const test: TestCore = {
    core,
    folder,
    file: data.file.path,
    clock,
    sip,
    practice,
    media,
    recorder,
    desktop,
    idle,
    headset,
    secrets,
    log,
    frames,
    announced,
    state: core.state,
    ask,
    must: async (name, input) => {
      const reply = await ask(name, input);
      if (!reply.ok) throw new Error(`${name} was refused: ${JSON.stringify(reply.error)}`);
      await data.settle();
      return reply.value as never;
    },
    refusal: async (name, input) => {
      const reply = await ask(name, input);
      return reply.ok ? 'ok' : reply.error.code;
    },
    settle: data.settle,
    pass: async (ms) => {
      clock.advance(ms);
      await data.settle();
    },
    rows: <Row>(sql: string, ...values: readonly unknown[]) => {
      const file = new BetterSqlite(data.file.path, { readonly: true });
      try {
        return file.prepare(sql).all(...values) as Row[];
      } finally {
        file.close();
      }
    },
    failWrites: data.failWrites,
    vanish: () => {
      alive = false;
    },
  };

  onTestFinished(async () => {
    await data.settle();
    // What the window's copy comes to; a gap makes it ask for everything anew.
    if (early === null) expect(mirror.state).toEqual(core.state());
    expect(JSON.parse(JSON.stringify(core.state()))).toEqual(core.state());
    expect(mirror.gaps).toBeLessThanOrEqual(options.gaps ?? 0);
    if (alive) await core.stop();
    await data.settle();
    await data.closeAll();
    if (options.trouble !== true) expect(log.of('error')).toEqual([]);
  });
  if (options.start !== false) {
    await core.start();
    await data.settle();
  }
  return test;
}

const registered: TestRegistration = async ({
  account,
}: SipEngineAccount): Promise<Result<{ readonly user: string }, AppError>> =>
  Promise.resolve(ok({ user: account.uri }));

/** The data file with a view on what is under way, and a way to make writes fail as the data threads report it. */
function watchedDataFile(real: DataFile): {
  readonly file: DataFile;
  readonly settle: () => Promise<void>;
  readonly closeAll: () => Promise<void>;
  readonly failWrites: TestCore['failWrites'];
} {
  let underWay = 0;
  let failure: { readonly error: AppError; readonly fits: (name: string) => boolean } | null = null;
  const opened: OpenData[] = [];

  const counted = async <T>(work: () => Promise<T>): Promise<T> => {
    underWay += 1;
    try {
      return await work();
    } finally {
      underWay -= 1;
    }
  };

  const watched = (data: OpenData): OpenData => {
    opened.push(data);
    const groups = Object.entries(data).map(([group, value]): [string, unknown] => {
      if (typeof value === 'function') return [group, () => counted(() => data.close())];
      const methods = Object.entries(value as Record<string, (...args: unknown[]) => Promise<unknown>>);
      const wrapped = methods.map(([name, method]) => [
        name,
        (...args: unknown[]) =>
          counted(() =>
            failure?.fits(`${group}.${name}`) === true
              ? Promise.reject(Object.assign(new Error(failure.error.message), failure.error))
              : method(...args),
          ),
      ]);
      return [group, Object.fromEntries(wrapped)];
    });
    return Object.fromEntries(groups) as OpenData;
  };

  return {
    file: {
      ...real,
      open: () =>
        counted(async () => {
          const result = await real.open();
          return result.ok ? ok(watched(result.value)) : err(result.error);
        }),
      restore: (name) => counted(() => real.restore(name)),
      setAside: () => counted(() => real.setAside()),
    },
    settle: async () => {
      for (let quiet = 0; quiet < 3;) {
        await new Promise((resolve) => setImmediate(resolve));
        quiet = underWay === 0 ? quiet + 1 : 0;
      }
    },
    closeAll: async () => {
      for (const data of opened) await data.close();
    },
    failWrites: (error, fits = () => true) => {
      failure = error === null ? null : { error, fits };
    },
  };
}
