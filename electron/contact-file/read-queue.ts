import { open, stat } from 'node:fs/promises';

import { isMemberEvent, visitCollector } from '../../shared/domain/acd/queue-entry.ts';
import type { QueueFileFound } from '../../shared/domain/acd/queue-import.ts';
import { readQueueLogLine } from '../../shared/domain/acd/queue-log.ts';
import {
  guessQueueColumns,
  tableKind,
  tableProblem,
  tableReader,
  type QueueMapping,
} from '../../shared/domain/acd/queue-table.ts';
import type { StagedRow } from '../db/repos/queue/index.ts';
import type { Breathe, Progress } from '../db/import/work.ts';
import { openContactFile } from './read/open-file.ts';
import { FileFault } from './read/source.ts';
import { beginningOf, encodingOf, textLines } from './read/text-lines.ts';
import { TooManyRows } from './too-many-rows.ts';

/** A log of ten years of a large centre; more is a mistake. */
const MOST_ROWS = 20_000_000;
/** Refused rows that are told one by one; rows and letters of a sample; queues that are named. */
const MOST_FAULTS = 20;
const SAMPLE_ROWS = 5;
const SAMPLE_CELL = 80;
const MOST_QUEUES = 200;
const CHUNK = 256 * 1024;
/** Bytes by which a log is told from a table. */
const BEGINNING = 64 * 1024;

export type QueueFileArgs = { readonly file: string; readonly staging: string; readonly mapping: QueueMapping | null };

/**
 * Reads Asterisk's `queue_log`, or a table (CSV, workbook) of calls or of totals, and writes what it says to a staging file, one JSON object
 * on each line. A table of which something must be said first is not read.
 * @throws FileFault for what is neither
 */
export async function readQueue(
  { file, staging, mapping }: QueueFileArgs,
  progress: Progress,
  breathe: Breathe,
): Promise<QueueFileFound> {
  const size = (await stat(file).catch(() => null))?.size;
  if (size === undefined) throw new FileFault('not-found', 'there is no such file');
  if (size === 0) throw new FileFault('empty', 'the file is empty');
  const lines = (await beginningOf(file, BEGINNING)).toString('latin1').split(/\r?\n/u);
  const told = lines
    .slice(0, -1)
    .concat(size <= BEGINNING ? lines.slice(-1) : [])
    .filter((line) => line.trim() !== '')
    .slice(0, 50);
  const isLog = told.length > 0 && told.filter((line) => readQueueLogLine(line) !== null).length * 2 > told.length;
  const handle = await open(staging, 'w');
  try {
    const out = stagingOut((text) => handle.appendFile(text, 'utf8'));
    const found = isLog
      ? await readLog(file, size, out, progress, breathe)
      : await readTable(file, mapping, out, progress, breathe);
    await out.flush();
    return found;
  } finally {
    await handle.close();
  }
}

type Out = {
  readonly add: (row: StagedRow) => void;
  readonly full: () => boolean;
  readonly flush: () => Promise<void>;
  readonly counted: Counted;
};
type Counted = {
  rows: number;
  members: number;
  refused: number;
  from: number | null;
  to: number | null;
  readonly queues: Set<string>;
  readonly faults: QueueFileFound['faults'][number][];
};

function stagingOut(write: (text: string) => Promise<void>): Out {
  let text = '';
  const counted: Counted = { rows: 0, members: 0, refused: 0, from: null, to: null, queues: new Set(), faults: [] };
  return {
    counted,
    add: (row) => {
      text += `${JSON.stringify(row)}\n`;
      const of = 'v' in row ? row.v : 'm' in row ? row.m : row.i;
      if ('m' in row) counted.members += 1;
      else counted.rows += 1;
      if (of.queue !== '' && counted.queues.size < MOST_QUEUES) counted.queues.add(of.queue);
    },
    full: () => text.length > CHUNK,
    flush: async () => {
      const now = text;
      text = '';
      if (now !== '') await write(now);
    },
  };
}

const refuse = (counted: Counted, row: number, fault: QueueFileFound['faults'][number]['fault']): void => {
  counted.refused += 1;
  if (counted.faults.length < MOST_FAULTS) counted.faults.push({ row, fault });
};
const spans = (counted: Counted, from: number, to = from): void => {
  counted.from = Math.min(counted.from ?? from, from);
  counted.to = Math.max(counted.to ?? to, to);
};
const foundIn = ({
  queues,
  ...counted
}: Counted): Omit<QueueFileFound, 'kind' | 'mapping' | 'headings' | 'sample' | 'problem'> => ({
  ...counted,
  queues: [...queues].toSorted(),
});

async function readLog(
  file: string,
  size: number,
  out: Out,
  progress: Progress,
  breathe: Breathe,
): Promise<QueueFileFound> {
  const { counted } = out;
  const visits = visitCollector((visit) => out.add({ v: visit }));
  let row = 0;
  let bytes = 0;
  for await (const some of textLines(file, await encodingOf(file), (read) => (bytes = read))) {
    for (const { text, cutOff } of some) {
      row += 1;
      if (text.trim() === '') continue;
      const line = cutOff ? null : readQueueLogLine(text);
      if (line === null) {
        refuse(counted, row, 'line');
        continue;
      }
      spans(counted, line.at);
      if (line.entry === null) continue;
      if (isMemberEvent(line.entry)) out.add({ m: line.entry });
      else visits.add(line.entry);
    }
    if (row > MOST_ROWS) throw new TooManyRows();
    if (out.full()) await out.flush();
    progress(row, null, bytes / size);
    await breathe();
  }
  visits.rest();
  return { kind: 'log', mapping: null, headings: [], sample: [], problem: null, ...foundIn(counted) };
}

async function readTable(
  file: string,
  given: QueueMapping | null,
  out: Out,
  progress: Progress,
  breathe: Breathe,
): Promise<QueueFileFound> {
  const opened = await openContactFile(file);
  if (opened.reading.format === 'vcard') throw new FileFault('unknown-format', 'cards are no queue');
  const { counted } = out;
  let headings: readonly string[] | null = null;
  let mapping: QueueMapping | null = given;
  let read: ReturnType<typeof tableReader> | null = null;
  let rows = 0;
  const sample: (readonly string[])[] = [];
  const source = opened.source();
  for await (const some of source.rows()) {
    for (const { number, cells, fault } of some) {
      if (cells.every((cell) => cell.trim() === '')) continue;
      if (headings === null) {
        headings = cells.map((cell) => cell.trim().slice(0, SAMPLE_CELL));
        mapping ??= guessQueueColumns(headings);
        if (tableProblem(mapping) === null) read = tableReader(mapping);
        continue;
      }
      rows += 1;
      if (sample.length < SAMPLE_ROWS) sample.push(cells.map((cell) => cell.slice(0, SAMPLE_CELL)));
      if (read === null) continue;
      const row = fault === null ? read(cells) : null;
      if (row === null || row.kind === 'fault') refuse(counted, number, row?.fault ?? 'line');
      else if (row.kind === 'visit') {
        spans(counted, row.visit.enteredAt);
        out.add({ v: row.visit });
      } else {
        spans(counted, row.interval.from, row.interval.to);
        out.add({ i: row.interval });
      }
    }
    if (rows > MOST_ROWS) throw new TooManyRows();
    if (read === null && sample.length >= SAMPLE_ROWS) break;
    if (out.full()) await out.flush();
    progress(rows, null, source.progress());
    await breathe();
  }
  if (headings === null || mapping === null) throw new FileFault('empty', 'no rows');
  return { kind: tableKind(mapping), mapping, headings, sample, problem: tableProblem(mapping), ...foundIn(counted) };
}
