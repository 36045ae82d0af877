import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { readWav, TELEPHONE_RATE } from '../support/tones.ts';

const run = promisify(execFile);

/** Who speaks: eSpeak NG makes formants, Flite's voices are made of recorded people. */
export const VOICES = ['nl+f2', 'nl+m3', 'en-gb+m7', 'slt', 'rms'] as const;
export type VoiceName = (typeof VOICES)[number];
const FLITE: ReadonlySet<VoiceName> = new Set(['slt', 'rms']);
const WORDS_PER_MINUTE = 155;

const DUTCH = [
  'Goedemiddag, u spreekt met Anna van de klantenservice.',
  'Waarmee kan ik u van dienst zijn?',
  'Ik heb vorige week een bestelling geplaatst, maar die is nog niet bij mij aangekomen.',
  'Dat is vervelend. Mag ik uw postcode en huisnummer van u?',
  'Ja hoor, dat is drieëntwintig achtenveertig, Koningin Wilhelminalaan.',
  'Schikt het u als ik u over een uurtje terugbel?',
  'Uitstekend, dan spreken we dat zo af.',
];
const ENGLISH = [
  "Good afternoon, you are speaking with customer service.",
  'How may I help you today?',
  'I ordered a pair of shoes last week and they have not arrived yet.',
  'I am sorry to hear that, may I have your order number please?',
  'Certainly, it is four seven one, double nine, six.',
  'Would it be all right if I called you back in an hour?',
  'That is fine with me, thank you very much for your help.',
];

/** Folder of the unpacked synthesisers, shared by all runs (`BALIE_SPEECH_CACHE` moves it). */
function speechCache(): string {
  return process.env['BALIE_SPEECH_CACHE'] ?? path.join(homedir(), '.cache', 'balie', 'speech');
}

/**
 * A few sentences of each voice, without the silence before and after, at the telephone's rate, in the order of `VOICES`. The synthesisers
 * are fetched into a cache folder the first time (17 MB).
 * @throws Error where they cannot be had: no Debian packages, no network
 */
export async function synthesise(cache = speechCache()): Promise<readonly (readonly Float32Array[])[]> {
  const root = path.join(cache, 'root');
  if (!existsSync(path.join(root, '.complete'))) {
    const script = fileURLToPath(new URL('../sound/fetch.sh', import.meta.url));
    await run('bash', [script, cache, 'espeak-ng', 'flite'], { timeout: 300_000, maxBuffer: 16 << 20 });
  }
  const libraries = path.join(root, 'usr', 'lib', 'x86_64-linux-gnu');
  const env = { ...process.env, LD_LIBRARY_PATH: libraries, ESPEAK_DATA_PATH: libraries };
  const folder = mkdtempSync(path.join(tmpdir(), 'balie-speech-'));
  const speak = async (voice: VoiceName, text: string, index: number): Promise<Float32Array> => {
    const file = path.join(folder, `${voice}-${String(index)}.wav`);
    if (FLITE.has(voice)) await run(path.join(root, 'usr', 'bin', 'flite'), ['-voice', voice, '-t', text, '-o', file], { env });
    else await run(path.join(root, 'usr', 'bin', 'espeak-ng'), ['-v', voice, '-s', String(WORDS_PER_MINUTE), '-w', file, text], { env });
    const { rate, samples } = readWav(readFileSync(file));
    return trimmed(resampled(samples, rate, TELEPHONE_RATE));
  };
  try {
    const spoken: Float32Array[][] = [];
    for (const voice of VOICES) {
      const lines: Float32Array[] = [];
      for (const [index, text] of (voice.startsWith('nl') ? DUTCH : ENGLISH).entries()) lines.push(await speak(voice, text, index));
      spoken.push(lines);
    }
    return spoken;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Half the width of the windowed sinc, in samples of the lower rate. */
const REACH = 16;

/** At another rate, low-pass filtered where that is lower (windowed sinc). @param from, to in hertz */
export function resampled(samples: Float32Array, from: number, to: number): Float32Array {
  if (from === to) return samples;
  const cut = Math.min(1, to / from);
  const reach = REACH / cut;
  return Float32Array.from({ length: Math.floor((samples.length * to) / from) }, (_, at) => {
    const centre = (at * from) / to;
    let sum = 0;
    let weights = 0;
    for (let index = Math.ceil(centre - reach); index <= centre + reach; index += 1) {
      const x = index - centre;
      const sinc = x === 0 ? 1 : Math.sin(Math.PI * x * cut) / (Math.PI * x * cut);
      const weight = sinc * (0.5 + 0.5 * Math.cos((Math.PI * x) / reach));
      sum += weight * (samples[index] ?? 0);
      weights += weight;
    }
    return sum / weights;
  });
}

/** Of the loudest 10 ms: what is quieter than this part of its power at the ends was no speech. */
const QUIET = 10 ** (-35 / 10);

/** Without the silence at both ends. */
function trimmed(samples: Float32Array): Float32Array {
  const frame = TELEPHONE_RATE / 100;
  const powers = Array.from({ length: Math.floor(samples.length / frame) }, (_, at) =>
    samples.subarray(at * frame, (at + 1) * frame).reduce((sum, sample) => sum + sample * sample, 0),
  );
  const floor = Math.max(...powers) * QUIET;
  const first = powers.findIndex((power) => power > floor);
  const last = powers.findLastIndex((power) => power > floor);
  return samples.slice(first * frame, (last + 1) * frame);
}
