// Makes customers for measuring and trying out:
//
//   npm run contacts -- --rows=1000000 --file=FOLDER/balie.sqlite     into a data file, made when there is none
//   npm run contacts -- --rows=1000000 --csv=FILE                     as a CSV file
//   npm run contacts -- --rows=50000 --cached [--practice]            prints the path of a file that is made once, to be copied
//   npm run contacts -- --rows=1000000 --measure=2000                 so many queries on that file; prints the figures as JSON
//   npm run contacts -- --rows=1000000 --claims=1000                  takes so many from a call list with that many entries; prints JSON
//   npm run contacts -- --rows=1 --figures=20                           reads so many reports of a year of 100 calls a day; prints JSON
//   npm run contacts -- --rows=1000000 --import                       imports such a CSV file, beside the sqlite3 shell; prints JSON
import { existsSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';
import { closeDatabase, openWriter } from '../../../electron/db/database.ts';
import { measureClaims } from '../measure/claim.ts';
import { measureFigures } from '../measure/figures.ts';
import { measureImportSpeed } from '../measure/import-speed.ts';
import { measureSearch } from '../measure/search.ts';
import { cachedFile } from './cached.ts';
import { MADE_AT } from './contact.ts';
import { writeCsv } from './csv.ts';
import { writeRows } from './rows.ts';

const USAGE =
  'npm run contacts -- --rows=1000000 [--seed=1] [--practice] --file=FOLDER/balie.sqlite | --csv=FILE | --cached | --measure=QUERIES | --claims=COUNT | --figures=COUNT | --import';

type Options = {
  rows: number;
  seed: number;
  file: string;
  csv: string;
  cached: boolean;
  import: boolean;
  practice: boolean;
  measure: number;
  claims: number;
  figures: number;
};

/** @throws Error with the usage */
function parse(args: readonly string[]): Options {
  const options: Options = { rows: 0, seed: 1, file: '', csv: '', cached: false, import: false, practice: false, measure: 0, claims: 0, figures: 0 };
  for (const argument of args) {
    const [, name = '', value = ''] = /^--(\w+)(?:=(.+))?$/u.exec(argument) ?? [];
    if ((name === 'rows' || name === 'seed' || name === 'measure' || name === 'claims' || name === 'figures') && /^\d+$/u.test(value))
      options[name] = Number(value);
    else if ((name === 'cached' || name === 'practice' || name === 'import') && value === '') options[name] = true;
    else if ((name === 'file' || name === 'csv') && value !== '') options[name] = value;
    else throw new Error(`unknown: ${argument}\n${USAGE}`);
  }
  const { rows, file, csv, cached, measure, claims } = options;
  if (rows < 1 || [file !== '', csv !== '', cached, options.import, measure > 0, claims > 0, options.figures > 0].filter(Boolean).length !== 1) throw new Error(USAGE);
  return options;
}

const say = (text: string): void => void process.stdout.write(text);
const quiet = (): void => undefined;

/** Carries out the command line and prints the rows per second. */
export async function run(args: readonly string[]): Promise<void> {
  const options = parse(args);
  const { rows, seed, file, csv, practice, measure } = options;
  const progress = (done: number): void => void process.stderr.write(`\r${done} of ${rows}`);
  if (csv !== '') {
    const begun = performance.now();
    const bytes = await writeCsv(csv, seed, rows);
    const seconds = (performance.now() - begun) / 1_000;
    say(
      `${rows} rows, ${(bytes / 1e6).toFixed(0)} MB in ${seconds.toFixed(1)} s: ${Math.round(rows / seconds)} rows/s\n`,
    );
    return;
  }
  if (file !== '') {
    if (!existsSync(file)) closeDatabase(await openWriter(file, path.join(path.dirname(file), 'backups'), Date.now()));
    const speed = writeRows(file, seed, rows, progress, practice);
    say(`\n${rows} rows: ${Math.round(speed)} rows/s\n`);
    return;
  }
  const threads = {
    now: () => MADE_AT,
    log: { error: console.error, warn: quiet, info: quiet, debug: quiet },
    startWorker: () => new Worker(pathToFileURL(path.resolve('out/main/db-worker.cjs'))),
  };
  if (options.claims > 0) return say(`${JSON.stringify(await measureClaims(rows, options.claims, threads))}\n`);
  if (options.figures > 0) return say(`${JSON.stringify(await measureFigures(options.figures, { log: threads.log, startWorker: threads.startWorker }))}\n`);
  if (options.import) return say(`${JSON.stringify(await measureImportSpeed(rows, threads))}\n`);
  const cached = await cachedFile(rows, seed, practice, progress);
  if (measure === 0) return say(`${cached}\n`);
  const figures = await measureSearch(
    {
      file: cached,
      backupFolder: path.join(path.dirname(cached), 'backups'),
      ...threads,
    },
    seed,
    rows,
    measure,
    practice,
  );
  say(`${JSON.stringify(figures)}\n`);
}
