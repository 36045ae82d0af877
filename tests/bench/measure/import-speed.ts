// How long a file of customers takes from its first byte to the last row that can be found, beside the `sqlite3` shell's `.import` of the
// same file into tables that are indexed alike. Both run alone and one after the other; what counts is the time of the processor too,
// because that does not change with what else the machine does.
import BetterSqlite from 'better-sqlite3';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';
import { v7 } from 'uuid';
import { PACE } from '../../../electron/app/contact-file/import-writer.ts';
import { previewOf } from '../../../electron/app/contact-file/import-preview.ts';
import { createFileThread, type FileThread } from '../../../electron/contact-file/client.ts';
import type { FileRequestName, FileRequests } from '../../../electron/contact-file/protocol.ts';
import { openData, type DataOptions } from '../../../electron/db/client.ts';
import { DEFAULT_RULE } from '../../../shared/domain/contact-file/import-job.ts';
import { brandId, type AgentId } from '../../../shared/lib/brand.ts';
import { MADE_AT } from '../contacts/contact.ts';
import { CSV_HEADS, writeCsv } from '../contacts/csv.ts';

/** Wall clock and time of the processor in all threads, ms. */
type Spent = { readonly ms: number; readonly cpuMs: number };

export type ImportSpeed = {
  readonly rows: number;
  /** Read, tried out and written; and of that each part. */
  readonly balie: Spent;
  readonly parts: Readonly<Record<'reading' | 'trying' | 'writing', Spent>>;
  /** `.import` with everything kept up to date row by row: what a goal is set against. */
  readonly baseline: Spent;
  /** The same with the side tables and word indexes made afterwards in one go, as no file can be filled that is in use meanwhile. */
  readonly afterwards: Spent;
  /** Of the `sqlite3` shell. */
  readonly version: string;
};

/** Imports a made file on the built threads, at the pace that they have without a call. @throws Error without the shell */
export async function measureImportSpeed(rows: number, options: Omit<DataOptions, 'file' | 'backupFolder'>): Promise<ImportSpeed> {
  const folder = mkdtempSync(path.join(tmpdir(), 'balie-bench-import-'));
  try {
    const file = path.join(folder, 'customers.csv');
    await writeCsv(file, 11, rows, { byteOrderMark: false, lineEnd: '\n' });
    const baseline = shellImport(file, path.join(folder, 'row-by-row.sqlite'), false);
    const parts = await threadsImport(folder, file, rows, options);
    const afterwards = shellImport(file, path.join(folder, 'afterwards.sqlite'), true);
    const sum = (name: keyof Spent): number => Object.values(parts).reduce((total, part) => total + part[name], 0);
    return { rows, balie: { ms: sum('ms'), cpuMs: sum('cpuMs') }, parts, baseline, afterwards, version: shellVersion() };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function spent(work: () => Promise<void>): Promise<Spent> {
  const begun = performance.now();
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return { ms: performance.now() - begun, cpuMs: (user + system) / 1_000 };
}

async function threadsImport(
  folder: string,
  file: string,
  rows: number,
  options: Omit<DataOptions, 'file' | 'backupFolder'>,
): Promise<ImportSpeed['parts']> {
  const dataFile = path.join(folder, 'balie.sqlite');
  const opened = await openData({ ...options, file: dataFile, backupFolder: path.join(folder, 'backups') });
  if (!opened.ok) throw new Error(`did not open: ${opened.error.message}`);
  const data = opened.value;
  const thread = createFileThread(options.log, () => new Worker(pathToFileURL(path.resolve('out/main/file-worker.js'))));
  const author = { agentId: brandId<AgentId>(v7()), at: MADE_AT };
  await data.agents.save({ id: author.agentId, name: 'Bench', role: 'administrator', active: true }, MADE_AT);
  const staging = path.join(folder, 'rows.staging');
  const id = v7();
  const rule = DEFAULT_RULE;
  try {
    const reading = await spent(async () => {
      const { hasHeadings, headings, mapping } = previewOf(await answer(thread, 'open', { file, chosen: {} }), null, 'NL', []);
      await answer(thread, 'stage', {
        ...{ file, chosen: {}, staging, hasHeadings, headings, mapping },
        ...{ country: 'NL', language: 'nl', customFields: [],
    agents: [],
    importer: author.agentId, at: MADE_AT },
      });
    });
    let planned = { add: 0, update: 0, skip: 0, ambiguous: 0 };
    const trying = await spent(async () => {
      planned = await answer(thread, 'match', { staging, dataFile, practice: false, rule });
    });
    const writing = await spent(async () => {
      const { add, update, skip, ambiguous } = planned;
      await data.imports.begin(
        { id, practice: false, fileName: 'customers.csv', rule, saysLanguage: true, total: add + update, skipped: skip, rejected: ambiguous },
        author,
      );
      while (!(await data.imports.write(id, staging, PACE.idle)).done);
      await data.imports.finish(id, 'done', author);
    });
    const [record] = await data.imports.list(1);
    const { added = 0, updated = 0, unchanged = 0 } = record?.written ?? {};
    if (added + updated + unchanged + planned.ambiguous !== rows)
      throw new Error(`of ${String(rows)} rows ${JSON.stringify({ ...record?.written, ...planned })}`);
    return { reading, trying, writing };
  } finally {
    await thread.giveUp();
    await data.close();
  }
}

async function answer<Name extends FileRequestName>(
  thread: FileThread,
  name: Name,
  args: FileRequests[Name]['args'],
): Promise<FileRequests[Name]['result']> {
  const outcome = await thread.ask(name, args);
  if (!outcome.ok) throw new Error(`${name}: ${outcome.problem}`);
  return outcome.value;
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

/** Time that the processor has given to processes which this one has waited for, ms: fields 16 and 17 of proc(5), in ticks of 10 ms. */
function childrenCpuMs(): number {
  const fields = readFileSync('/proc/self/stat', 'utf8').split(') ').at(-1)?.split(' ') ?? [];
  return (Number(fields[13]) + Number(fields[14])) * 10;
}

function shellVersion(): string {
  const shell = spawnSync('sqlite3', ['--version'], { encoding: 'utf8' });
  if (shell.status !== 0) throw new Error('the sqlite3 shell is needed: Debian package sqlite3');
  return shell.stdout.split(' ')[0] ?? '';
}

/** `.import` of the shell into tables that are indexed like Balie's. @throws Error without the shell */
function shellImport(file: string, database: string, afterwards: boolean): Spent {
  const db = new BetterSqlite(database);
  db.pragma('journal_mode = WAL');
  db.exec(TABLES);
  db.exec(afterwards ? AFTERWARDS : ROW_BY_ROW);
  db.close();
  const fill = afterwards ? `begin;\n${filling('seq', '', ' from contact')}\ncommit;\n` : '';
  const begun = performance.now();
  const before = childrenCpuMs();
  const outcome = spawnSync('sqlite3', [database], {
    input: `pragma synchronous = normal;\n.mode csv\n.separator ;\n.import --skip 1 ${file} file\n${fill}select count(*) from phone;\n`,
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
  });
  if (outcome.status !== 0 || Number(outcome.stdout.trim()) === 0)
    throw new Error(`sqlite3 .import: ${outcome.stderr.slice(0, 500)}`);
  return { ms: performance.now() - begun, cpuMs: childrenCpuMs() - before };
}
