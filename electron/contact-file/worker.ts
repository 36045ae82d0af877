// Entry of the thread that reads and writes files of contacts: nothing of it runs in main, or in the thread that writes the data.
import { readlinkSync } from 'node:fs';
import { setPriority } from 'node:os';
import { setTimeout as pause } from 'node:timers/promises';
import { parentPort } from 'node:worker_threads';

import { errorCode } from '../db/failure.ts';
import { matchRows } from '../db/import/match.ts';
import { StagingLost } from '../db/import/staging.ts';
import type { FileFailure, FilePace, FileReply, FileRequest, FileRequests } from './protocol.ts';
import { readNumbers } from './read-numbers.ts';
import { readArticles } from './read-articles.ts';
import { readQueue } from './read-queue.ts';
import { openContactFile } from './read/open-file.ts';
import { FileFault } from './read/source.ts';
import { VCARD_COLUMNS } from '../../shared/domain/contact-file/vcard-columns.ts';
import { writeReport } from './report.ts';
import { stageFile } from './stage.ts';
import type { Breathe, Progress } from '../db/import/work.ts';
import { writeCalendar } from './write/calendar.ts';
import { exportAnswers } from './write/export-answers.ts';
import { exportContacts } from './write/export-contacts.ts';
import { TooManyRows } from './too-many-rows.ts';
import { exportPerson } from './write/person-report.ts';

/** Rows and letters of a preview. */
const PREVIEW_ROWS = 200;
const PREVIEW_CELL = 200;
/** Somebody is talking: after so much work the processor is left to others for as long. */
const CALM_WORK_MS = 12;
const CALM_PAUSE_MS = 12;
/** Told at most so often, ms. */
const PROGRESS_EVERY_MS = 150;

const port = parentPort;
if (!port) throw new Error('this file runs as a thread');
const reply = (message: FileReply): void => port.postMessage(message);

/** Half the share of the processor that others get, where there is not enough for all. */
const STEP_BACK = 3;

let calm = false;

/** Behind everything else of the application where the system gives threads a priority of their own (Linux); elsewhere only the pauses count. */
function stepBack(): void {
  try {
    const thread = Number(readlinkSync('/proc/thread-self').split('/').at(-1));
    if (Number.isInteger(thread) && thread > 0) setPriority(thread, STEP_BACK);
  } catch {
    // Not Linux.
  }
}

function breather(): Breathe {
  let since = performance.now();
  return async () => {
    const worked = performance.now() - since;
    if (worked < CALM_WORK_MS) return;
    if (calm) await pause(CALM_PAUSE_MS);
    else await new Promise<void>((resolve) => setImmediate(resolve));
    since = performance.now();
  };
}

async function preview({ file, chosen }: FileRequests['open']['args']): Promise<FileRequests['open']['result']> {
  const opened = await openContactFile(file, chosen);
  const rows: (readonly string[])[] = [];
  for await (const some of opened.source().rows()) {
    for (const { cells, fault } of some)
      // Of a card that cannot be read there are no fields to show.
      if (rows.length < PREVIEW_ROWS && fault !== 'card-unreadable' && cells.some((cell) => cell.trim() !== ''))
        rows.push(cells.map((cell) => cell.slice(0, PREVIEW_CELL)));
    if (rows.length >= PREVIEW_ROWS) break;
  }
  return {
    bytes: opened.size,
    reading: opened.reading,
    rows,
    columns: opened.reading.format === 'vcard' ? VCARD_COLUMNS : null,
  };
}

async function carryOut(request: FileRequest, progress: Progress, breathe: Breathe): Promise<unknown> {
  switch (request.name) {
    case 'open':
      return preview(request.args);
    case 'stage':
      return stageFile(request.args, progress, breathe);
    case 'match':
      return matchRows(request.args, progress, breathe);
    case 'report':
      return writeReport(request.args, progress, breathe);
    case 'export':
      return exportContacts(request.args, progress, breathe);
    case 'answers':
      return exportAnswers(request.args, progress, breathe);
    case 'catalogue':
      return readArticles(request.args, progress, breathe);
    case 'numbers':
      return readNumbers(request.args, progress, breathe);
    case 'queue':
      return readQueue(request.args, progress, breathe);
    case 'holidays':
      return (await import('./holidays.ts')).publicHolidays(request.args.country, request.args.years);
    case 'calendar':
      return writeCalendar(request.args);
    case 'person':
      return exportPerson(request.args);
  }
}

function failureOf(error: unknown): FileFailure {
  if (error instanceof FileFault) return error.problem;
  if (error instanceof StagingLost) return 'staging-lost';
  if (error instanceof TooManyRows) return 'too-many-rows';
  const code = errorCode(error);
  if (['SQLITE_FULL', 'ENOSPC', 'EDQUOT'].includes(code)) return 'disk-full';
  if (['ENOENT', 'EACCES', 'EPERM', 'EROFS', 'EISDIR', 'ENOTDIR', 'EBUSY'].includes(code)) return 'not-writable';
  return 'data';
}

port.on('message', (message: FileRequest | FilePace) => {
  if ('type' in message) {
    calm = message.calm;
    return;
  }
  const { id } = message;
  let told = 0;
  const progress: Progress = (done, total, share) => {
    if (performance.now() - told < PROGRESS_EVERY_MS) return;
    told = performance.now();
    reply({ id, type: 'progress', done, total, share });
  };
  carryOut(message, progress, breather()).then(
    (result) => reply({ id, type: 'done', result }),
    (error: unknown) =>
      reply({
        id,
        type: 'failed',
        problem: failureOf(error),
        message: error instanceof Error ? `${error.name} ${errorCode(error)}` : 'unknown',
      }),
  );
});
stepBack();
