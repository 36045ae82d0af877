import BetterSqlite from 'better-sqlite3';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { AppState } from '../../../shared/ipc/app-state.ts';
import { CSV_HEADS, writeCsv } from '../contacts/csv.ts';
import type { BalieParty } from '../support/party.ts';
import { measureKeystrokes } from './keystrokes.ts';
import { longestStall } from './stall.ts';

export type ImportFigures = {
  readonly rows: number;
  /** Reading, trying out and writing, ms. */
  readonly importMs: number;
  /** Of that, the writing. */
  readonly writeMs: number;
  /** `.import` of the same file with everything kept up to date row by row, and with the side tables filled afterwards. */
  readonly baselines: readonly Baseline[];
  /** From key to disk while another import of the file runs in a call, ms. */
  readonly keys: readonly number[];
  /** Longest stall of main meanwhile, ms. */
  readonly stallMs: number;
  /** The same in a call without an import. */
  readonly quiet: { readonly keys: readonly number[]; readonly stallMs: number };
  /** The import had not ended when the last key was typed. */
  readonly lasted: boolean;
};

/** Imports a made file twice: with nothing else to do, and while somebody types in a call. */
export async function measureImport(party: BalieParty, rows: number, keys: number): Promise<ImportFigures> {
  const folder = mkdtempSync(path.join(tmpdir(), 'balie-bench-import-'));
  const file = path.join(folder, 'customers.csv');
  try {
    await writeCsv(file, 11, rows, { byteOrderMark: false, lineEnd: '\n' });
    const baselines = [false, true].map((afterwards) =>
      importWithSqlite(file, path.join(folder, `baseline-${String(afterwards)}.sqlite`), afterwards),
    );
    const { desk } = party;
    const job = async (): Promise<AppState['contactFiles']['job']> => (await desk.state()).contactFiles.job;
    const reached = async (phase: string): Promise<void> => {
      for (;;) {
        const now = await job();
        if (now?.phase === phase) return;
        if (now?.phase === 'failed') throw new Error(`the import failed: ${String(now.problem)}`);
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
    };
    const open = async (): Promise<number> => {
      const begun = performance.now();
      await desk.invoke('import.open', { file });
      await reached('mapping');
      await desk.invoke('import.setRule', { action: 'add', keys: [] });
      await desk.invoke('import.check', {});
      await reached('rules');
      return performance.now() - begun;
    };

    const read = await open();
    const begun = performance.now();
    await desk.invoke('import.start', {});
    await reached('done');
    const writeMs = performance.now() - begun;
    await desk.invoke('import.close', {});

    let typedQuietly: readonly number[] = [];
    const quietStallMs = await longestStall(party, async () => {
      typedQuietly = await measureKeystrokes(party, keys);
    });

    await open();
    let typed: readonly number[] = [];
    let lasted = false;
    const stallMs = await longestStall(party, async () => {
      await desk.invoke('import.start', {});
      typed = await measureKeystrokes(party, keys);
      lasted = (await job())?.phase === 'writing';
    });
    await desk.invoke('import.cancel', {}).catch(() => undefined);
    return {
      rows,
      importMs: read + writeMs,
      writeMs,
      baselines,
      keys: typed,
      stallMs,
      quiet: { keys: typedQuietly, stallMs: quietStallMs },
      lasted,
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const columns = CSV_HEADS.map((head) => `"${head}"`).join(', ');
const joined = (heads: readonly string[], row: string): string => heads.map((head) => `${row}"${head}"`).join(` || ' ' || `);
const words = (row: string): string =>
  joined(['Voornaam', 'Voorletters', 'Tussenvoegsel', 'Achternaam', 'Organisatie', 'Klantnummer', 'E-mail', 'E-mail 2', 'Plaats', 'Labels'], row);
const digits = (row: string): string => `replace(replace(${joined(['Mobiel', 'Telefoon thuis', 'Telefoon werk'], row)}, '-', ''), ' ', '')`;
const traits = (row: string): string => `'r wn c' || hex(${row}"Plaats") || ' t' || hex(${row}"Labels") || ' m' || ${row}"Klanttype"`;
const PHONES = ['Mobiel', 'Telefoon thuis', 'Telefoon werk'];
const MAILS = ['E-mail', 'E-mail 2'];
const NAMES = ['Achternaam', 'Voornaam', 'Organisatie'];

/**
 * A table with the columns of the file and every index that the customer file has on such data: the identifier, names in three orders,
 * organisation, customer number, e-mail, place, value, last contact; tables of numbers, mail addresses, postal addresses and tags with
 * theirs; every word, every part of a number, the traits that are filtered by, and the words of names. Without the history, the notes for
 * taking back and the organisations' records, which Balie writes too.
 */
const TABLES = `
  create table contact (seq integer primary key, ${columns});
  create view file as select ${columns} from contact;
  create unique index c0 on contact (printf('018f0000-0000-7000-8000-%012x', seq));
  create index c1 on contact ("Achternaam", "Voornaam", "Voorletters");
  create index c2 on contact ("Voornaam", "Achternaam") where "Voornaam" <> '';
  create index c3 on contact ("Organisatie");
  create index c4 on contact ("Klantnummer");
  create index c5 on contact ("E-mail") where "E-mail" <> '';
  create index c6 on contact ("Achternaam", "Voornaam", "Tussenvoegsel");
  create index c7 on contact ("Tussenvoegsel" || ' ' || "Achternaam", "Voornaam", "Voorletters") where "Tussenvoegsel" <> '';
  create index c8 on contact ("Plaats");
  create index c9 on contact ("Klantwaarde", "Laatste contact");
  create index c10 on contact ("Laatste contact");
  create table phone (contact integer, position integer, number text, primary key (contact, position)) without rowid;
  create index phone_number on phone (number);
  create table mail (contact integer, position integer, address text, primary key (contact, position)) without rowid;
  create index mail_address on mail (address);
  create table address (contact integer primary key, postcode text, number text);
  create index address_key on address (postcode, number);
  create table tag (contact integer, tag text, primary key (contact, tag)) without rowid;
  create index tag_key on tag (tag);
  create table name_word (word text primary key) without rowid;
  create virtual table words using fts5 (text, content='', prefix='1 2 3', tokenize="unicode61 remove_diacritics 2");
  create virtual table digits using fts5 (text, content='', tokenize='trigram');
  create virtual table traits using fts5 (text, content='', detail='none', tokenize='ascii');`;

/** Fills the side tables and word indexes from rows of `from`: one row within a trigger, or all of them afterwards. */
function filling(seq: string, row: string, from: string): string {
  const where = (condition: string): string => (from === '' ? ` where ${condition}` : `${from} where ${condition}`);
  return [
    ...PHONES.map((head, at) => `insert into phone select ${seq}, ${at}, ${row}"${head}"${where(`${row}"${head}" <> ''`)};`),
    ...MAILS.map((head, at) => `insert into mail select ${seq}, ${at}, ${row}"${head}"${where(`${row}"${head}" <> ''`)};`),
    `insert into address select ${seq}, ${row}"Postcode", ${row}"Huisnummer"${from};`,
    `insert into tag select ${seq}, ${row}"Labels"${where(`${row}"Labels" <> ''`)};`,
    ...NAMES.map((head) => `insert or ignore into name_word select lower(${row}"${head}")${from};`),
    `insert into words (rowid, text) select ${seq}, ${words(row)}${from};`,
    `insert into digits (rowid, text) select ${seq}, ${digits(row)}${from};`,
    `insert into traits (rowid, text) select ${seq}, ${traits(row)}${from};`,
  ].join('\n');
}

const inserting = `insert into contact (${columns}) values (${CSV_HEADS.map((head) => `new."${head}"`).join(', ')});`;
/** The ordinary way: everything is kept up to date with each row. */
const ROW_BY_ROW = `create trigger imported instead of insert on file begin ${inserting} ${filling('last_insert_rowid()', 'new.', '')} end;`;
/** The fastest way: what stands beside the table and in the word indexes is made afterwards, all at once. */
const AFTERWARDS = `create trigger imported instead of insert on file begin ${inserting} end;`;

type Baseline = { readonly ms: number; readonly name: string };

/** `.import` of the shell into tables that are indexed like Balie's. @throws Error without the shell */
function importWithSqlite(file: string, database: string, afterwards: boolean): Baseline {
  const shell = spawnSync('sqlite3', ['--version'], { encoding: 'utf8' });
  if (shell.status !== 0) throw new Error('the sqlite3 shell is needed: Debian package sqlite3');
  const db = new BetterSqlite(database);
  db.pragma('journal_mode = WAL');
  db.exec(TABLES);
  db.exec(afterwards ? AFTERWARDS : ROW_BY_ROW);
  db.close();
  const fill = afterwards ? `begin;\n${filling('seq', '', ' from contact')}\ncommit;\n` : '';
  const begun = performance.now();
  const outcome = spawnSync('sqlite3', [database], {
    input: `pragma synchronous = normal;\n.mode csv\n.separator ;\n.import --skip 1 ${file} file\n${fill}select count(*) from phone;\n`,
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
  });
  if (outcome.status !== 0 || Number(outcome.stdout.trim()) === 0)
    throw new Error(`sqlite3 .import: ${outcome.stderr.slice(0, 500)}`);
  const version = shell.stdout.split(' ')[0] ?? '';
  return { ms: performance.now() - begun, name: `sqlite3 ${version} .import${afterwards ? ', indexed afterwards' : ''}` };
}
