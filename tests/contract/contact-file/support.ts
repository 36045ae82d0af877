// Imports as the application does them, on the built threads, without a window.
import BetterSqlite from 'better-sqlite3';
import { createWriteStream, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { pipeline } from 'node:stream/promises';
import { Worker } from 'node:worker_threads';
import { onTestFinished } from 'vitest';
import { ZipFile } from 'yazl';

import { createFileThread, type FileThread } from '../../../electron/contact-file/client.ts';
import type { FileRequestName, FileRequests } from '../../../electron/contact-file/protocol.ts';
import type { OpenData } from '../../../electron/db/client.ts';
import {
  MATCH_KEYS,
  type ChosenReading,
  type DuplicateRule,
  type PlannedCounts,
  type ReadCounts,
} from '../../../shared/domain/contact-file/import-job.ts';
import { guessColumns, hasHeadings } from '../../../shared/domain/contact-file/guess-columns.ts';
import type { ImportedField, Target } from '../../../shared/domain/contact-file/target-field.ts';
import { brandId, type AgentId } from '../../../shared/lib/brand.ts';
import { collectingLog, id, T0 } from '../db/support.ts';

export const BUILT_FILE_WORKER = path.resolve('out/main/file-worker.js');

/** The thread as it is shipped; ended when the test is over. */
export function fileThread(): FileThread {
  const thread = createFileThread(collectingLog(), () => new Worker(pathToFileURL(BUILT_FILE_WORKER)));
  onTestFinished(() => thread.giveUp());
  return thread;
}

/** An answer that must come. */
export async function answer<Name extends FileRequestName>(
  thread: FileThread,
  name: Name,
  args: FileRequests[Name]['args'],
): Promise<FileRequests[Name]['result']> {
  const outcome = await thread.ask(name, args);
  if (!outcome.ok) throw new Error(`${name}: ${outcome.problem}`);
  return outcome.value;
}

export type Staged = {
  readonly staging: string;
  readonly read: ReadCounts;
  readonly headings: readonly string[];
  readonly mapping: readonly Target[];
};

/** Opens a file, guesses its columns and reads it into a staging file beside it. */
export async function stage(
  thread: FileThread,
  file: string,
  chosen: ChosenReading = {},
  staging = `${file}.staging`,
  customFields: readonly ImportedField[] = [],
  choose: (guessed: readonly Target[]) => readonly Target[] = (guessed) => guessed,
  agents: FileRequests['stage']['args']['agents'] = [],
): Promise<Staged> {
  const { rows, columns } = await answer(thread, 'open', { file, chosen });
  const headed = columns === null && hasHeadings(rows, 'NL');
  const [first = []] = rows;
  const headings = columns?.map(([heading]) => heading) ?? (headed ? first : first.map(() => ''));
  const mapping = choose(columns?.map(([, target]) => target) ?? guessColumns({ headings, rows: headed ? rows.slice(1) : rows, remembered: null, country: 'NL', customFields }));
  const read = await answer(thread, 'stage', {
    file,
    chosen,
    staging,
    hasHeadings: headed,
    headings,
    mapping,
    country: 'NL',
    language: 'nl',
    customFields,
    agents,
    importer: agents[0]?.id ?? brandId<AgentId>('018f0000-0000-7000-8000-0000000000a9'),
    at: T0,
  });
  return { staging, read, headings, mapping };
}

export const UPDATE: DuplicateRule = { action: 'update', keys: MATCH_KEYS };

/** Reads a file and writes it into the data. @returns the id of the import and all counts */
export async function importFile(
  {
    data,
    dataFile,
    author,
  }: {
    readonly data: OpenData;
    readonly dataFile: string;
    readonly author: { readonly agentId: never; readonly at: number };
  },
  thread: FileThread,
  file: string,
  rule: DuplicateRule = UPDATE,
  customFields: readonly ImportedField[] = [],
  choose?: (guessed: readonly Target[]) => readonly Target[],
  agents?: FileRequests['stage']['args']['agents'],
): Promise<{
  readonly importId: string;
  readonly read: ReadCounts;
  readonly planned: PlannedCounts;
  readonly staged: Staged;
}> {
  const staged = await stage(thread, file, {}, `${file}.staging`, customFields, choose, agents);
  const planned = await answer(thread, 'match', { staging: staged.staging, dataFile, practice: false, rule });
  const importId = id();
  const total = planned.add + planned.update;
  await data.imports.begin(
    {
      id: importId,
      practice: false,
      fileName: path.basename(file),
      rule,
      saysLanguage: false,
      total,
      skipped: planned.skip,
      rejected: staged.read.rejected + planned.ambiguous,
    },
    author,
  );
  await writeAll(data, importId, staged.staging);
  await data.imports.finish(importId, 'done', author);
  return { importId, read: staged.read, planned, staged };
}

export async function writeAll(data: OpenData, importId: string, staging: string): Promise<void> {
  while (!(await data.imports.write(importId, staging, { sliceMs: 10, rest: 0, holdMs: 200 })).done);
}

export async function takeAllBack(
  data: OpenData,
  importId: string,
  author: { readonly agentId: never; readonly at: number },
): Promise<number> {
  let kept = 0;
  for (;;) {
    const step = await data.imports.takeBack(importId, { sliceMs: 10, rest: 0, holdMs: 200 }, author);
    ({ kept } = step.takenBack);
    if (step.done) break;
  }
  await data.imports.finish(importId, 'undone', author);
  return kept;
}

/** Every row of every table that holds customers: equal before and after means that nothing was left behind. */
export function customersIn(file: string): unknown {
  const db = new BetterSqlite(file, { readonly: true });
  try {
    const tables = [
      'contact',
      'contact_phone',
      'contact_mail',
      'contact_address',
      'contact_tag',
      'organisation',
      'organisation_version',
    ];
    const words = db
      .prepare(
        "select rowid from contact_words where contact_words match 'real : a* OR b* OR d* OR e* OR h* OR j* OR k* OR m* OR s* OR v*' order by rowid",
      )
      .all();
    return { words, ...Object.fromEntries(tables.map((table) => [table, db.prepare(`select * from ${table}`).all()])) };
  } finally {
    db.close();
  }
}

export function count(file: string, table: string): number {
  const db = new BetterSqlite(file, { readonly: true });
  try {
    return (db.prepare(`select count(*) as n from ${table}`).get() as { n: number }).n;
  } finally {
    db.close();
  }
}

export function write(folder: string, name: string, content: string | Buffer): string {
  const file = path.join(folder, name);
  writeFileSync(file, content);
  return file;
}

const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** A workbook put together by hand: `sheet` is the XML within `sheetData`, or a function that gives it piece by piece. */
export async function workbook(
  file: string,
  sheet: string | (() => Iterable<string>),
  parts: Readonly<Record<string, string>> = {},
): Promise<string> {
  const zip = new ZipFile();
  const all: Record<string, string> = {
    '_rels/.rels': `<Relationships><Relationship Id="r1" Type="${RELATIONS}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `<workbook><sheets><sheet name="Klanten" sheetId="1" r:id="r1" xmlns:r="${RELATIONS}"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships><Relationship Id="r1" Type="${RELATIONS}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="r2" Type="${RELATIONS}/sharedStrings" Target="sharedStrings.xml"/><Relationship Id="r3" Type="${RELATIONS}/styles" Target="/xl/styles.xml"/></Relationships>`,
    ...parts,
  };
  for (const [name, xml] of Object.entries(all)) zip.addBuffer(Buffer.from(xml), name);
  const { Readable } = await import('node:stream');
  const pieces = typeof sheet === 'string' ? [sheet] : sheet();
  zip.addReadStream(
    Readable.from(
      (function* () {
        yield '<worksheet><sheetData>';
        yield* pieces;
        yield '</sheetData></worksheet>';
      })(),
      { objectMode: false },
    ),
    'xl/worksheets/sheet1.xml',
  );
  zip.end();
  await pipeline(zip.outputStream, createWriteStream(file));
  return file;
}
