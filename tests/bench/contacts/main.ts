// Makes customers for measuring and trying out:
//
//   npm run contacts -- --rows=1000000 --file=FOLDER/balie.sqlite     into a data file, made when there is none
//   npm run contacts -- --rows=1000000 --csv=FILE                     as a CSV file
import { existsSync } from 'node:fs';
import path from 'node:path';
import { closeDatabase, openWriter } from '../../../electron/db/database.ts';
import { writeCsv } from './csv.ts';
import { writeRows } from './rows.ts';

const USAGE = 'npm run contacts -- --rows=1000000 [--seed=1] --file=FOLDER/balie.sqlite | --csv=FILE';

/** @throws Error with the usage */
function parse(args: readonly string[]): { rows: number; seed: number; file: string; csv: string } {
  const options = { rows: 0, seed: 1, file: '', csv: '' };
  for (const argument of args) {
    const [, name = '', value = ''] = /^--(\w+)=(.+)$/u.exec(argument) ?? [];
    if ((name === 'rows' || name === 'seed') && /^\d+$/u.test(value)) options[name] = Number(value);
    else if (name === 'file' || name === 'csv') options[name] = value;
    else throw new Error(`unknown: ${argument}\n${USAGE}`);
  }
  if (options.rows < 1 || (options.file === '') === (options.csv === '')) throw new Error(USAGE);
  return options;
}

/** Carries out the command line and prints the rows per second. */
export async function run(args: readonly string[]): Promise<void> {
  const { rows, seed, file, csv } = parse(args);
  if (csv !== '') {
    const begun = performance.now();
    const bytes = await writeCsv(csv, seed, rows);
    const seconds = (performance.now() - begun) / 1_000;
    process.stdout.write(
      `${rows} rows, ${(bytes / 1e6).toFixed(0)} MB in ${seconds.toFixed(1)} s: ${Math.round(rows / seconds)} rows/s\n`,
    );
    return;
  }
  if (!existsSync(file)) closeDatabase(await openWriter(file, path.join(path.dirname(file), 'backups'), Date.now()));
  const speed = writeRows(file, seed, rows, (done) => process.stdout.write(`\r${done} of ${rows}`));
  process.stdout.write(`\r${rows} rows: ${Math.round(speed)} rows/s\n`);
}
