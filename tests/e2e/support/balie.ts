import { _electron, type ElectronApplication, type Page } from '@playwright/test';
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));

/** A microphone that beeps, and nobody who has to allow it. */
export const FAKE_MICROPHONE = ['--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream'] as const;

export type LaunchOptions = {
  /** A profile folder to use again; a new one otherwise, removed at the end. */
  readonly profile?: string;
  readonly language?: 'en' | 'nl';
  /** Content of a provisioning file, as an object or as literal text. */
  readonly provision?: object | string;
  readonly args?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  /** False leaves sound to the machine: its real microphone, or none. Default true. */
  readonly fakeMicrophone?: boolean;
  /** Sound that the microphone hears: a WAV file, played in a loop. */
  readonly microphoneFile?: string;
  /** How long it may take until both pages are there, ms; a large file is read through after a crash. Default 30 s. */
  readonly withinMs?: number;
  /** Another executable than the development one, such as a packaged application; it gets no project folder as argument. */
  readonly executable?: string;
};

/** A running Balie: the real application with the real window. */
export type Balie = {
  readonly app: ElectronApplication;
  /** The agent window. */
  readonly window: Page;
  readonly profile: string;
  readonly log: () => string;
  /** Quits as a user would; the profile stays when it was given. */
  readonly close: () => Promise<void>;
  /**
   * `kill -9` of the main process and, as the operating system would after a power cut, everything of it.
   * @returns when the main process was killed, in ms of the wall clock
   */
  readonly kill: () => Promise<number>;
  /**
   * Asks every process of it to end at once, and again a moment later: a log-out, a service manager, Ctrl+C. Resolves when the main
   * process has ended; the profile stays when it was given.
   */
  readonly terminate: () => Promise<{ readonly code: number | null; readonly signal: string | null; readonly errors: string }>;
  /** The hidden media window's page. */
  readonly media: () => Page;
  /** Stops every process of it for a while, as sleep does, and lets them go on. */
  readonly sleep: (ms: number) => Promise<void>;
};

export function newProfile(): string {
  return mkdtempSync(path.join(tmpdir(), 'balie-profile-'));
}

/** Starts Balie on a profile of its own and waits for its window. */
export async function launchBalie(options: LaunchOptions = {}): Promise<Balie> {
  const profile = options.profile ?? newProfile();
  const args = [
    ...(options.executable === undefined ? [ROOT] : []),
    `--user-data-dir=${profile}`,
    `--lang=${options.language ?? 'en'}`,
    ...(options.fakeMicrophone === false ? [] : FAKE_MICROPHONE),
    ...(options.microphoneFile === undefined ? [] : [`--use-file-for-fake-audio-capture=${options.microphoneFile}`]),
    ...(options.args ?? []),
  ];
  if (options.provision !== undefined) {
    const file = path.join(profile, 'provision.json');
    writeFileSync(file, typeof options.provision === 'string' ? options.provision : JSON.stringify(options.provision));
    args.push(`--provision=${file}`);
  }
  const app = await _electron.launch({
    args,
    ...(options.executable === undefined ? {} : { executablePath: options.executable }),
    cwd: ROOT,
    env: { ...(process.env as Record<string, string>), ...options.env },
    timeout: 60_000,
  });
  askAgainWhenCollected(app);
  const window = await pageOf(app, '/agent/', options.withinMs);
  await window.waitForLoadState('domcontentloaded');
  // Follows once the agent's window is up; tests reach for it at once.
  const media = await pageOf(app, '/media/', options.withinMs);
  await media.waitForLoadState('domcontentloaded');
  let closed = false;
  const forget = (): void => {
    if (options.profile === undefined)
      rmSync(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  };
  return {
    app,
    window,
    profile,
    log: () => readFileSync(path.join(profile, 'balie.log'), 'utf8'),
    media: () => {
      const page = app.windows().find((candidate) => candidate.url().includes('/media/'));
      if (page === undefined) throw new Error('there is no media window');
      return page;
    },
    sleep: async (ms) => {
      const main = app.process().pid ?? 0;
      const family = [main, ...descendantsOf(main)];
      for (const pid of family) process.kill(pid, 'SIGSTOP');
      await setTimeout(ms);
      for (const pid of family) process.kill(pid, 'SIGCONT');
    },
    close: async () => {
      if (closed) return;
      closed = true;
      const gone = exitOf(app);
      // Playwright's own way of closing idles for five seconds before it asks.
      await app.evaluate((electron) => electron.app.quit()).catch(() => undefined);
      await Promise.race([gone, setTimeout(20_000, undefined, { ref: false })]);
      await app.close();
      forget();
    },
    terminate: async () => {
      closed = true;
      const main = app.process();
      const gone = exitOf(app);
      let errors = '';
      main.stderr?.on('data', (chunk: Buffer) => (errors += String(chunk)));
      for (const round of [1, 2]) {
        if (round === 2) await setTimeout(5);
        for (const pid of [main.pid ?? 0, ...descendantsOf(main.pid ?? 0)]) sendQuietly(pid, 'SIGTERM');
      }
      await gone;
      forget();
      return { code: main.exitCode, signal: main.signalCode, errors };
    },
    kill: async () => {
      closed = true;
      const main = app.process();
      const family = [main.pid ?? 0, ...descendantsOf(main.pid ?? 0)];
      const gone = exitOf(app);
      main.kill('SIGKILL');
      const at = Date.now();
      await gone;
      await allGone(family);
      forget();
      return at;
    },
  };
}

/**
 * V8's inspector holds the promise of an answer weakly: a collection of garbage at that moment loses the answer, in about one of
 * 1,500 calls into main, also of functions that answer at once. What the tests run in main may run twice; so it is asked again.
 */
function askAgainWhenCollected(app: ElectronApplication): void {
  const evaluate = app.evaluate.bind(app) as (...args: readonly unknown[]) => Promise<unknown>;
  const patient = async (...args: readonly unknown[]): Promise<unknown> => {
    for (let tries = 1; ; tries += 1)
      try {
        return await evaluate(...args);
      } catch (error) {
        if (tries === 5 || !String(error).includes('promise was garbage collected')) throw error;
      }
  };
  app.evaluate = patient as typeof app.evaluate;
}

/** Resolves when the main process has ended. */
async function exitOf(app: ElectronApplication): Promise<void> {
  const main = app.process();
  if (main.exitCode === null && main.signalCode === null)
    await new Promise<void>((resolve) => void main.once('exit', () => resolve()));
}

/** Processes started by this one, and by those, as far as the system tells; none outside Linux. */
function descendantsOf(pid: number): readonly number[] {
  const parents = new Map<number, number>();
  for (const name of existsSync('/proc') ? readdirSync('/proc') : []) {
    if (!/^\d+$/.test(name)) continue;
    try {
      // The command, in brackets, may hold anything; the state and the parent follow its last bracket.
      const [, parent] = readFileSync(`/proc/${name}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? [];
      parents.set(Number(name), Number(parent));
    } catch {
      // Ended in the meantime.
    }
  }
  const found: number[] = [];
  for (let layer = [pid]; layer.length > 0; found.push(...layer))
    layer = [...parents].flatMap(([child, parent]) => (layer.includes(parent) ? [child] : []));
  return found;
}

/** Waits until none of the processes lives; helpers that outlast their main process are killed too. @throws Error when one stays. */
async function allGone(pids: readonly number[]): Promise<void> {
  const lives = (pid: number): boolean => {
    try {
      return !readFileSync(`/proc/${String(pid)}/stat`, 'utf8').includes(') Z ');
    } catch {
      return false;
    }
  };
  for (const until = Date.now() + 10_000; pids.some(lives); await setTimeout(50)) {
    if (Date.now() > until) throw new Error(`still there: ${pids.filter(lives).join(', ')}`);
    if (Date.now() > until - 8_000) for (const pid of pids.filter(lives)) sendQuietly(pid, 'SIGKILL');
  }
}

function sendQuietly(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch {
    // It went by itself.
  }
}

async function pageOf(app: ElectronApplication, part: string, withinMs = 30_000): Promise<Page> {
  for (;;) {
    const page = app.windows().find((candidate) => candidate.url().includes(part));
    if (page !== undefined) return page;
    await app.waitForEvent('window', { timeout: withinMs });
  }
}

/** Starts a second application on the profile of a running one; resolves with its exit code. */
export async function secondStart({ profile }: Balie, ...args: readonly string[]): Promise<number | null> {
  const executable = process.env['ELECTRON_EXEC_PATH'] ?? '';
  const sandbox = process.platform === 'linux' && process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const child = spawn(executable, [...sandbox, ROOT, `--user-data-dir=${profile}`, ...args], { stdio: 'ignore' });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => resolve(code));
  });
}
