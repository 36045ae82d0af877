import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { loudness, strongestTone, toneLevel } from './tones.ts';

const run = promisify(execFile);
/** Sample rate of what is heard at a loudspeaker, in Hz. */
const RATE = 16_000;
/** What is kept of a loudspeaker's sound, in ms. */
const KEPT_MS = 4_000;

/** A microphone that says a pure tone without end. */
export type VirtualMicrophone = {
  readonly name: string;
  /** Pulls the plug. */
  readonly unplug: () => Promise<void>;
  readonly plugIn: () => Promise<void>;
};

/** A loudspeaker with an ear at it. */
export type VirtualSpeaker = {
  readonly name: string;
  readonly unplug: () => Promise<void>;
  readonly plugIn: () => Promise<void>;
  /** The last `ms` milliseconds that came out of it, at `rate`. */
  readonly recent: (ms: number) => Float32Array;
  readonly rate: number;
  /** Strength of one frequency in the last quarter of a second, in dB of full scale. */
  readonly level: (hz: number) => number;
  readonly loudness: () => number;
  /** What is heard, in words. */
  readonly describe: () => string;
};

/** A sound server of our own, with devices that come and go. Nothing of the host's sound is touched. */
export type SoundServer = {
  /** For the application: without fake devices it finds these. */
  readonly env: Readonly<Record<string, string>>;
  /** @param name as the application lists it; one word @param hz the tone it hears; 0 for a microphone that gives nothing at all */
  readonly microphone: (name: string, hz: number) => Promise<VirtualMicrophone>;
  readonly speaker: (name: string) => Promise<VirtualSpeaker>;
  /** From now on the microphone hears what comes out of the loudspeaker, as on a desk. @returns ends it */
  readonly echo: (speaker: string, microphone: string) => Promise<() => Promise<void>>;
  /** How many microphones programs have open now, our own ears left out. */
  readonly openMicrophones: () => Promise<number>;
  readonly close: () => Promise<void>;
};

/** Folder of the unpacked PulseAudio, shared by all runs (`BALIE_SOUND_CACHE` moves it). */
function soundCache(): string {
  return process.env['BALIE_SOUND_CACHE'] ?? path.join(homedir(), '.cache', 'balie', 'pulseaudio');
}

type Install = { readonly root: string; readonly libraries: string; readonly modules: string };

async function install(cache = soundCache()): Promise<Install> {
  const root = path.join(cache, 'root');
  if (!existsSync(path.join(root, '.complete'))) {
    const script = fileURLToPath(new URL('../sound/fetch.sh', import.meta.url));
    await run('bash', [script, cache, 'pulseaudio', 'pulseaudio-utils'], { timeout: 300_000, maxBuffer: 16 << 20 });
  }
  const lib = path.join(root, 'usr', 'lib');
  const folders = readdirSync(lib, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => path.join(entry.parentPath, entry.name));
  const modules = folders.find((folder) => existsSync(path.join(folder, 'module-null-sink.so')));
  if (modules === undefined) throw new Error(`no PulseAudio modules under ${lib}`);
  return { root, libraries: [modules, ...folders].join(':'), modules };
}

/**
 * Starts a PulseAudio without devices; fetched into a cache folder the first time (3 MB).
 *
 * @throws Error where it cannot be had: no Debian packages, no network
 */
export async function startSoundServer(): Promise<SoundServer> {
  const { root, libraries, modules } = await install();
  const folder = mkdtempSync(path.join(tmpdir(), 'balie-sound-'));
  const socket = path.join(folder, 'native');
  const env = { ...process.env, LD_LIBRARY_PATH: libraries, HOME: folder, XDG_RUNTIME_DIR: folder };
  const log: string[] = [];
  const daemon = spawn(
    path.join(root, 'usr', 'bin', 'pulseaudio'),
    [
      ...[
        '-n',
        '--daemonize=no',
        '--exit-idle-time=-1',
        '--use-pid-file=no',
        '--disable-shm=true',
        '--high-priority=no',
      ],
      `--dl-search-path=${modules}`,
      ...['-L', `module-native-protocol-unix auth-anonymous=1 socket=${socket}`],
      // What is left when everything is unplugged; without one, PulseAudio has no default at all.
      ...['-L', 'module-null-sink sink_name=nothing sink_properties=device.description=Nothing'],
    ],
    { env, stdio: ['ignore', 'ignore', 'pipe'] },
  );
  daemon.stderr.on('data', (chunk: Buffer) => log.push(String(chunk)));
  const control = async (...args: readonly string[]): Promise<string> => {
    const { stdout } = await run(path.join(root, 'usr', 'bin', 'pactl'), ['-s', `unix:${socket}`, ...args], { env });
    return stdout.trim();
  };
  const recorders: ChildProcess[] = [];
  const close = async (): Promise<void> => {
    for (const recorder of recorders) recorder.kill('SIGKILL');
    const gone = daemon.exitCode === null ? new Promise((resolve) => daemon.once('exit', resolve)) : null;
    daemon.kill('SIGTERM');
    const timer = setTimeout(() => daemon.kill('SIGKILL'), 2_000);
    await gone;
    clearTimeout(timer);
    rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  };
  const patience = performance.now() + 10_000;
  for (;;) {
    try {
      await control('info');
      break;
    } catch (error) {
      if (performance.now() > patience || daemon.exitCode !== null) {
        await close();
        throw new Error(`PulseAudio does not answer: ${log.join('')}`, { cause: error });
      }
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }

  /** Takes down what a source gives, within 10 ms. */
  const record = (source: string): ChildProcess => {
    const format = ['--format=s16le', `--rate=${RATE}`, '--channels=1', '--latency-msec=10', '--raw'];
    const recorder = spawn(path.join(root, 'usr', 'bin', 'parec'), ['-s', `unix:${socket}`, '-d', source, ...format], {
      env,
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    recorders.push(recorder);
    return recorder;
  };

  /** A device as a module that is loaded and unloaded. */
  const device = async (
    load: readonly string[],
    onPlugged: () => void = () => undefined,
    onPulled: () => void = () => undefined,
  ): Promise<{ readonly unplug: () => Promise<void>; readonly plugIn: () => Promise<void> }> => {
    let module = '';
    const plugIn = async (): Promise<void> => {
      module = await control('load-module', ...load);
      onPlugged();
    };
    await plugIn();
    return {
      plugIn,
      unplug: async () => {
        onPulled();
        await control('unload-module', module);
      },
    };
  };

  return {
    // Chromium loads the client library by itself, and a host without sound has none.
    env: { PULSE_SERVER: `unix:${socket}`, LD_LIBRARY_PATH: libraries },
    microphone: async (name, hz) => {
      // A tone in a room of its own, and a microphone that stands in it.
      const room = `${name}_room`;
      await control(
        'load-module',
        'module-null-sink',
        `sink_name=${room}`,
        `sink_properties=device.description=${room}`,
      );
      if (hz > 0) await control('load-module', 'module-sine', `sink=${room}`, `frequency=${hz}`);
      // The server works two seconds ahead unless somebody wants it sooner; real air is never ahead.
      record(`${room}.monitor`).stdout?.resume();
      const properties = `source_properties=device.description=${name}`;
      const plug = await device(['module-remap-source', `source_name=${name}`, `master=${room}.monitor`, properties]);
      return { name, ...plug };
    },
    echo: async (speaker, microphone) => {
      const module = await control('load-module', 'module-loopback', `source=${speaker}.monitor`, `sink=${microphone}_room`, 'latency_msec=20');
      return async () => void (await control('unload-module', module));
    },
    openMicrophones: async () => (await control('list', 'source-outputs')).match(/application\.process\.binary = "(?!pacat|parec)/g)?.length ?? 0,
    speaker: async (name) => {
      let heard: { readonly at: number; readonly samples: Float32Array }[] = [];
      let ear: ChildProcess | null = null;
      const listen = (): void => {
        const fresh = record(`${name}.monitor`);
        ear = fresh;
        fresh.stdout?.on('data', (chunk: Buffer) => {
          const samples = new Float32Array(Math.floor(chunk.length / 2));
          for (let index = 0; index < samples.length; index += 1)
            samples[index] = chunk.readInt16LE(index * 2) / 32_768;
          const at = performance.now();
          heard = [...heard.filter((piece) => piece.at > at - KEPT_MS), { at, samples }];
        });
      };
      const plug = await device(
        ['module-null-sink', `sink_name=${name}`, `sink_properties=device.description=${name}`, 'rate=48000'],
        listen,
        // Else the server would lead the ear to another device.
        () => ear?.kill('SIGKILL'),
      );
      const recent = (ms: number): Float32Array => {
        const since = performance.now() - ms;
        const pieces = heard.filter(({ at }) => at > since);
        const all = new Float32Array(pieces.reduce((length, { samples }) => length + samples.length, 0));
        let at = 0;
        for (const { samples } of pieces) {
          all.set(samples, at);
          at += samples.length;
        }
        return all;
      };
      return {
        name,
        ...plug,
        recent,
        rate: RATE,
        level: (hz) => toneLevel(recent(250), hz, RATE),
        loudness: () => loudness(recent(250)),
        describe: () => {
          const samples = recent(250);
          const tone = strongestTone(samples, RATE);
          return `${name}: ${samples.length} samples, ${loudness(samples).toFixed(1)} dB, strongest ${tone.hz} Hz at ${tone.db.toFixed(1)} dB`;
        },
      };
    },
    close,
  };
}
