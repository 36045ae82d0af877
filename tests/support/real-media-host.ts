import { spawn, type ChildProcess } from 'node:child_process';
import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { build } from 'vite';
import { buildAll } from '../../build/build.mjs';
import { virtualDisplay } from '../../build/run/virtual-display.mjs';
import { findElectron } from '../../build/setup/electron.mjs';
import { LOCAL_CACHE, ROOT } from '../../build/setup/paths.mjs';
import type { MediaPort } from '../../shared/media/media-port.ts';
import { toneWave } from './wave.ts';

export type ToMediaHost =
  | { readonly type: 'data'; readonly life: number; readonly data: unknown }
  | { readonly type: 'close'; readonly life: number }
  | { readonly type: 'crash' | 'reload' | 'restart' }
  | { readonly type: 'run'; readonly id: number; readonly code: string }
  | { readonly type: 'metrics'; readonly id: number };
export type FromMediaHost =
  | { readonly type: 'port' | 'closed'; readonly life: number }
  | { readonly type: 'data'; readonly life: number; readonly data: unknown }
  | { readonly type: 'log'; readonly text: string }
  | { readonly type: 'result'; readonly id: number; readonly value: unknown };

/** The media window of the real application in a real Electron process. */
export type RealMediaHost = {
  /** Called with the port of the present page, if there is one, and of every later one. */
  readonly onPort: (listener: (port: MediaPort) => void) => void;
  readonly crash: () => void;
  readonly reload: () => void;
  readonly restart: () => void;
  /** Runs code in the page and returns what it resolves to. */
  readonly run: (code: string) => Promise<unknown>;
  /** Electron's process figures. */
  readonly metrics: () => Promise<unknown>;
  readonly log: readonly string[];
  readonly stop: () => Promise<void>;
};

/** Without sound hardware: Chromium's own fake devices. The microphone of `startRealMediaHost` speaks without end. */
export const FAKE_DEVICES = ['--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream'] as const;

let mainBundle: Promise<string> | null = null;

/** Builds the page, its preload script and the small main process once per test run. */
function bundleMain(): Promise<string> {
  mainBundle ??= (async () => {
    await buildAll({ only: ['media', 'preload-media'], quiet: true });
    const result = await build({
      configFile: false,
      logLevel: 'warn',
      root: ROOT,
      ssr: { noExternal: true, target: 'node' },
      build: {
        write: false,
        ssr: 'tests/support/media-host-main.ts',
        target: 'node20.18',
        minify: false,
        rolldownOptions: { external: [/^electron(\/|$)/, /^node:/], output: { format: 'es', codeSplitting: false } },
      },
    });
    const chunk = [result].flat().flatMap((one) => ('output' in one ? one.output : []))[0];
    if (chunk?.type !== 'chunk') throw new Error('the main process of the media tests was not built');
    // Put in place by a rename: other test files may build or start it at the same moment.
    const file = path.join(LOCAL_CACHE, 'media-host-main.mjs');
    mkdirSync(LOCAL_CACHE, { recursive: true });
    const temporary = `${file}.${process.pid}`;
    writeFileSync(temporary, chunk.code);
    renameSync(temporary, file);
    return file;
  })();
  return mainBundle;
}

/** @param switches given to Chromium besides those of the application; `FAKE_DEVICES` unless stated */
export async function startRealMediaHost(switches: readonly string[] = FAKE_DEVICES): Promise<RealMediaHost> {
  const main = await bundleMain();
  const runtime = findElectron();
  if (runtime === undefined)
    throw new Error('no Electron is installed: run `npm test` or `node build/setup.mjs` first');
  const profile = mkdtempSync(path.join(tmpdir(), 'balie-media-profile-'));
  const display = await virtualDisplay();
  const voice = path.join(profile, 'voice.wav');
  writeFileSync(voice, toneWave({ hz: 400, seconds: 4, sampleRate: 48_000, spoken: true }));
  const sound = [`--use-file-for-fake-audio-capture=${voice}`, '--disable-gpu'];
  const args = [main, ...sound, `--user-data-dir=${profile}`, ...switches];
  if (process.getuid?.() === 0) args.push('--no-sandbox');
  const { ELECTRON_RUN_AS_NODE: _asNode, NODE_OPTIONS: _options, ...env } = process.env;
  const child = spawn(runtime.executable, args, {
    cwd: ROOT,
    env: {
      ...env,
      ...(display ? { DISPLAY: display.name } : {}),
      MEDIA_TEST_ROOT: path.join(ROOT, 'out', 'renderer'),
      MEDIA_TEST_PRELOAD: path.join(ROOT, 'out', 'preload', 'media.cjs'),
    },
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    serialization: 'advanced',
  });
  const log: string[] = [];
  child.stderr?.on('data', (chunk: Buffer) => log.push(String(chunk)));
  return connect(child, log, () => {
    display?.stop();
    return removeFolder(profile);
  });
}

/** The last helper processes of a browser write a moment longer than it lives; what they leave is only a temporary folder. */
async function removeFolder(folder: string): Promise<void> {
  for (let attempt = 0; attempt < 20; attempt += 1) {
    try {
      rmSync(folder, { recursive: true, force: true });
      return;
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
}

function connect(child: ChildProcess, log: string[], cleanUp: () => Promise<void>): RealMediaHost {
  type Life = { readonly port: MediaPort; readonly receive: (data: unknown) => void; readonly end: () => void };
  const results = new Map<number, (value: unknown) => void>();
  let nextResult = 1;
  let current: { readonly number: number; readonly life: Life } | null = null;
  let listener: ((port: MediaPort) => void) | null = null;
  const post = (message: ToMediaHost): void => {
    if (child.connected) child.send(message);
  };
  const ask = (message: (id: number) => ToMediaHost): Promise<unknown> =>
    new Promise((resolve) => {
      const id = nextResult++;
      results.set(id, resolve);
      post(message(id));
    });
  const open = (number: number): Life => {
    const early: unknown[] = [];
    let receive: ((data: unknown) => void) | null = null;
    let closed = (): void => undefined;
    return {
      port: {
        post: (data) => post({ type: 'data', life: number, data }),
        onMessage: (next) => {
          receive = next;
          for (const data of early.splice(0)) next(data);
        },
        onClose: (next) => {
          closed = next;
        },
        close: () => post({ type: 'close', life: number }),
      },
      receive: (data) => (receive === null ? void early.push(data) : receive(data)),
      end: () => closed(),
    };
  };
  child.on('message', (message: FromMediaHost) => {
    switch (message.type) {
      case 'port': {
        const life = open(message.life);
        current = { number: message.life, life };
        listener?.(life.port);
        return;
      }
      case 'closed':
        if (current?.number === message.life) current.life.end();
        return;
      case 'data':
        if (current?.number === message.life) current.life.receive(message.data);
        return;
      case 'log':
        log.push(message.text);
        return;
      case 'result':
        results.get(message.id)?.(message.value);
        results.delete(message.id);
    }
  });
  const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  return {
    onPort: (next) => {
      listener = next;
      if (current !== null) next(current.life.port);
    },
    crash: () => post({ type: 'crash' }),
    reload: () => post({ type: 'reload' }),
    restart: () => post({ type: 'restart' }),
    run: (code) => ask((id) => ({ type: 'run', id, code })),
    metrics: () => ask((id) => ({ type: 'metrics', id })),
    log,
    stop: async () => {
      if (child.connected) child.disconnect();
      const timer = setTimeout(() => child.kill('SIGKILL'), 3_000);
      await exited;
      clearTimeout(timer);
      await cleanUp();
    },
  };
}
