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
  /** `.import` of the same file, ms. */
  readonly baselineMs: number;
  readonly baseline: string;
  /** From key to disk while another import of the file runs in a call, ms. */
  readonly keys: readonly number[];
  /** Longest stall of main meanwhile, ms. */
  readonly stallMs: number;
  /** The import had not ended when the last key was typed. */
  readonly lasted: boolean;
};

/** Imports a made file twice: with nothing else to do, and while somebody types in a call. */
export async function measureImport(party: BalieParty, rows: number, keys: number): Promise<ImportFigures> {
  const folder = mkdtempSync(path.join(tmpdir(), 'balie-bench-import-'));
  const file = path.join(folder, 'customers.csv');
  try {
    await writeCsv(file, 11, rows, { byteOrderMark: false, lineEnd: '\n' });
    const baseline = importWithSqlite(file, path.join(folder, 'baseline.sqlite'));
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
      baselineMs: baseline.ms,
      baseline: baseline.name,
      keys: typed,
      stallMs,
      lasted,
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const columns = CSV_HEADS.map((head) => `"${head}"`).join(', ');

/**
 * A table with the columns of the file and what the customer file indexes: names both ways, sorting, organisation, customer number, owner
 * of each number, mail address and postal address, every word, and every part of a number.
 */
const TABLES = `
  create table contact (seq integer primary key, ${columns});
  create view file as select ${columns} from contact;
  create index c1 on contact ("Achternaam" collate nocase, "Voornaam" collate nocase);
  create index c2 on contact ("Voornaam" collate nocase, "Achternaam" collate nocase) where "Voornaam" <> '';
  create index c3 on contact ("Organisatie" collate nocase) where "Organisatie" <> '';
  create index c4 on contact ("Klantnummer" collate nocase) where "Klantnummer" <> '';
  create index c5 on contact ("E-mail" collate nocase) where "E-mail" <> '';
  create index c6 on contact ("Achternaam", "Voornaam", "Tussenvoegsel");
  create unique index c7 on contact ("Klantnummer", seq);
  create table phone (contact integer, position integer, number text, primary key (contact, position)) without rowid;
  create index phone_number on phone (number);
  create table mail (contact integer, position integer, address text, primary key (contact, position)) without rowid;
  create index mail_address on mail (address);
  create table address (contact integer primary key, postcode text, number text);
  create index address_key on address (postcode, number);
  create virtual table words using fts5 (text, content='', prefix='1 2 3', tokenize="unicode61 remove_diacritics 2");
  create virtual table digits using fts5 (text, content='', tokenize='trigram');
  create trigger imported instead of insert on file begin
    insert into contact (${columns}) values (${CSV_HEADS.map((head) => `new."${head}"`).join(', ')});
    insert into phone select last_insert_rowid(), 0, new."Mobiel" where new."Mobiel" <> '';
    insert into phone select last_insert_rowid(), 1, new."Telefoon thuis" where new."Telefoon thuis" <> '';
    insert into phone select last_insert_rowid(), 2, new."Telefoon werk" where new."Telefoon werk" <> '';
    insert into mail select last_insert_rowid(), 0, new."E-mail" where new."E-mail" <> '';
    insert into mail select last_insert_rowid(), 1, new."E-mail 2" where new."E-mail 2" <> '';
    insert into address values (last_insert_rowid(), new."Postcode", new."Huisnummer");
    insert into words (rowid, text) values (last_insert_rowid(), new."Voornaam" || ' ' || new."Voorletters" || ' ' || new."Tussenvoegsel" || ' ' || new."Achternaam" || ' ' || new."Organisatie" || ' ' || new."Klantnummer" || ' ' || new."E-mail" || ' ' || new."Plaats");
    insert into digits (rowid, text) values (last_insert_rowid(), replace(replace(new."Mobiel" || ' ' || new."Telefoon thuis" || ' ' || new."Telefoon werk", '-', ''), ' ', ''));
  end;`;

/** `.import` of the shell; where there is no shell, a bulk insert through the driver that Balie uses. */
function importWithSqlite(file: string, database: string): { readonly ms: number; readonly name: string } {
  const db = new BetterSqlite(database);
  db.pragma('journal_mode = WAL');
  db.pragma('synchronous = NORMAL');
  db.exec(TABLES);
  const shell = spawnSync('sqlite3', ['--version'], { encoding: 'utf8' });
  const begun = performance.now();
  if (shell.status === 0) {
    db.close();
    const outcome = spawnSync('sqlite3', [database], {
      input: `.mode csv\n.separator ;\n.import --skip 1 ${file} file\nselect count(*) from contact;\n`,
      encoding: 'utf8',
      maxBuffer: 2 ** 28,
    });
    if (outcome.status !== 0 || Number(outcome.stdout.trim()) === 0)
      throw new Error(`sqlite3 .import: ${outcome.stderr.slice(0, 500)}`);
    return { ms: performance.now() - begun, name: `sqlite3 ${shell.stdout.split(' ')[0] ?? ''} .import` };
  }
  throw new Error('the sqlite3 shell is needed: Debian package sqlite3');
}
