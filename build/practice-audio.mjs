// Speaks the lines of the practice line's customers and measures the sound files. A tool for developers: run it after a
// text in electron/practice/scenarios has changed and commit what it writes; neither set-up nor build runs it.
//
//   node build/practice-audio.mjs            makes every file anew
//   node build/practice-audio.mjs --measure  only measures the files that are there
//
// It needs three Debian packages: flite (English; free CMU voices), espeak-ng (Dutch) and ffmpeg. Only sound that may be
// passed on without conditions is shipped; MBROLA's Dutch voices are not used, since they forbid commercial use.
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

import { runnerImport } from 'vite';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const SCENARIOS = path.join(ROOT, 'electron/practice/scenarios/index.ts');
const DURATIONS = path.join(ROOT, 'electron/practice/scenarios/audio-durations.ts');
const AUDIO = path.join(ROOT, 'electron/practice/audio');

/** As loud as a caller on the telephone; EBU R 128. */
const LOUDNESS_LUFS = -16;
/** Before coding; Opus gives or takes a decibel or two. */
const PEAK = 10 ** (-3 / 20);
/** Silence left before and after the words. */
const MARGIN_SECONDS = 0.15;

/**
 * @typedef {import('../electron/practice/scenarios/scenario.ts').PracticeLanguage} Language
 * @typedef {import('../electron/practice/scenarios/scenario.ts').PracticeLine} Line
 * @typedef {import('../electron/practice/scenarios/scenario.ts').PracticeScenario} Scenario
 * @typedef {NonNullable<Line['mood']>} Mood
 */

/** One voice per customer. @type {Record<Scenario['id'], { flite: string, espeak: string, pitch: number }>} */
const VOICES = {
  question: { flite: 'slt', espeak: 'nl+f2', pitch: 52 },
  complaint: { flite: 'rms', espeak: 'nl+m3', pitch: 36 },
  order: { flite: 'awb', espeak: 'nl+m7', pitch: 52 },
};

/** How a mood changes tempo (relative) and pitch (of espeak-ng, 0 to 99). @type {Record<Mood, { tempo: number, pitch: number }>} */
const MOODS = {
  calm: { tempo: 1, pitch: 0 },
  annoyed: { tempo: 1.06, pitch: 8 },
  hurried: { tempo: 1.1, pitch: 3 },
};
const ESPEAK_WORDS_PER_MINUTE = 150;

/** What the synthesisers read wrongly, and a spelling that they read well. @type {Record<Language, readonly (readonly [RegExp, string])[]>} */
const RESPELLINGS = {
  en: [[/’/gu, "'"]],
  nl: [
    [/’/gu, "'"],
    [/Eén/gu, 'één'],
    [/vóór/gu, 'voor'],
    [/lunchroom/gu, 'lunsjroem'],
  ],
};

/** @param {string} command @param {string[]} args */
function call(command, args) {
  return execFileSync(command, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
}

/** @param {Scenario} scenario @param {Line} line @param {Language} language @param {string} file WAV to write */
function speak(scenario, line, language, file) {
  const voice = VOICES[scenario.id];
  const mood = MOODS[line.mood ?? 'calm'];
  const text = RESPELLINGS[language].reduce((spoken, [from, to]) => spoken.replace(from, to), line.text[language]);
  if (language === 'en') {
    call('flite', ['-voice', voice.flite, '--setf', `duration_stretch=${1 / mood.tempo}`, '-t', text, '-o', file]);
    return;
  }
  const speed = Math.round(ESPEAK_WORDS_PER_MINUTE * mood.tempo);
  call('espeak-ng', ['-v', voice.espeak, '-s', `${speed}`, '-p', `${voice.pitch + mood.pitch}`, '-w', file, text]);
}

/** Cuts the silence at both ends down to the margin, evens out the level a little, and keeps the band of wide-band telephony. */
const TIDY = [
  'silenceremove=start_periods=1:start_threshold=-45dB',
  'areverse',
  'silenceremove=start_periods=1:start_threshold=-45dB',
  'areverse',
  'highpass=f=90',
  'lowpass=f=7000',
  'acompressor=threshold=-22dB:ratio=2.5:attack=5:release=120',
  'aresample=48000',
].join(',');

/** @param {string} wav @returns {number} integrated loudness in LUFS */
function loudnessOf(wav) {
  const filter = 'loudnorm=print_format=json';
  const report = execFileSync(
    'sh',
    ['-c', 'exec ffmpeg -hide_banner -nostats -i "$1" -af "$2" -f null - 2>&1', 'sh', wav, filter],
    { encoding: 'utf8' },
  );
  const found = /"input_i"\s*:\s*"(-?[\d.]+)"/u.exec(report);
  if (found?.[1] === undefined) throw new Error(`ffmpeg measured no loudness in ${wav}`);
  return Number(found[1]);
}

/** @param {string} raw WAV as synthesised @param {string} work folder for the steps between @param {string} file OGG to write */
function finish(raw, work, file) {
  const tidy = path.join(work, 'tidy.wav');
  call('ffmpeg', ['-loglevel', 'error', '-y', '-i', raw, '-ac', '1', '-af', TIDY, tidy]);
  const gain = LOUDNESS_LUFS - loudnessOf(tidy);
  const level = [
    `volume=${gain.toFixed(2)}dB`,
    `alimiter=limit=${PEAK.toFixed(4)}:level=disabled`,
    `adelay=${MARGIN_SECONDS * 1000}`,
    `apad=pad_dur=${MARGIN_SECONDS}`,
  ].join(',');
  const opus = ['-c:a', 'libopus', '-b:a', '24k', '-application', 'voip', '-frame_duration', '20'];
  const repeatable = ['-map_metadata', '-1', '-fflags', '+bitexact', '-flags:a', '+bitexact'];
  call('ffmpeg', ['-loglevel', 'error', '-y', '-i', tidy, '-af', level, '-ar', '48000', ...opus, ...repeatable, file]);
}

/**
 * The length of an Ogg Opus file in milliseconds: the granule position of its last page less the pre-skip of its header,
 * in samples of 48 kHz (RFC 7845, sections 4 and 5.1).
 *
 * @param {Buffer} ogg
 */
function durationOf(ogg) {
  const header = ogg.indexOf('OpusHead');
  const lastPage = ogg.lastIndexOf('OggS');
  if (header < 0 || lastPage < 0) throw new Error('Not an Ogg Opus file');
  const samples = Number(ogg.readBigInt64LE(lastPage + 6)) - ogg.readUInt16LE(header + 10);
  return Math.round(samples / 48);
}

/** @param {string[]} names relative to the audio folder */
function writeDurations(names) {
  const rows = names.map((name) => `  '${name}': ${durationOf(readFileSync(path.join(AUDIO, name)))},\n`);
  writeFileSync(
    DURATIONS,
    '/** Milliseconds of each sound file, measured in the file. Written by build/practice-audio.mjs; do not edit. */\n' +
      `export const AUDIO_DURATIONS: Readonly<Record<string, number>> = {\n${rows.join('')}};\n`,
  );
}

/** @type {readonly Language[]} */
const LANGUAGES = ['en', 'nl'];
const { module } = await runnerImport(SCENARIOS, { configFile: false, root: ROOT, logLevel: 'error' });
/** @type {readonly Scenario[]} */
const scenarios = module.PRACTICE_SCENARIOS;
const wanted = LANGUAGES.flatMap((language) =>
  scenarios.flatMap(({ lines }) => lines.map((line) => line.audio[language])),
);

if (!process.argv.includes('--measure')) {
  const work = mkdtempSync(path.join(tmpdir(), 'practice-audio-'));
  try {
    for (const language of LANGUAGES) {
      mkdirSync(path.join(AUDIO, language), { recursive: true });
      for (const old of readdirSync(path.join(AUDIO, language))) {
        if (!wanted.includes(`${language}/${old}`)) rmSync(path.join(AUDIO, language, old));
      }
      for (const scenario of scenarios) {
        for (const line of scenario.lines) {
          const raw = path.join(work, 'raw.wav');
          speak(scenario, line, language, raw);
          finish(raw, work, path.join(AUDIO, line.audio[language]));
          process.stdout.write(`${line.audio[language]}\n`);
        }
      }
    }
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}
writeDurations(wanted);
