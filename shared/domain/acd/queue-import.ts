import type { FileProblem } from '../contact-file/import-job.ts';
import type { QueueMapping, RowFault, TableProblem } from './queue-table.ts';

/** What a file of a queue is: the PBX's own log, a table of calls, or one of totals. `live`: what the PBX told as it happened. */
export type QueueFileKind = 'log' | 'calls' | 'intervals';

/** What was found in a file, before anything is taken over. Instants are wall-clock ms. */
export type QueueFileFound = {
  readonly kind: QueueFileKind;
  /** Null for a log. */
  readonly mapping: QueueMapping | null;
  readonly headings: readonly string[];
  /** The first rows, for whoever says what the columns hold. */
  readonly sample: readonly (readonly string[])[];
  /** What must be said before it can be taken over; then nothing was counted. */
  readonly problem: TableProblem | null;
  /** Callers, or rows of totals. */
  readonly rows: number;
  readonly members: number;
  readonly refused: number;
  /** The first of them, with the row of the file. */
  readonly faults: readonly { readonly row: number; readonly fault: RowFault | 'line' }[];
  readonly queues: readonly string[];
  readonly from: number | null;
  readonly to: number | null;
};

export type QueueFilePlan = QueueFileFound & { readonly file: string };

/** A file that is being taken over. */
export type QueueImporting = {
  readonly file: string;
  readonly phase: 'reading' | 'writing' | 'taking-back' | 'done' | 'failed';
  readonly done: number;
  /** 0 to 1. */
  readonly share: number;
  /** Of `done`: known from an earlier file or from the PBX. */
  readonly known: number;
  readonly problem: FileProblem | 'disk-full' | 'too-many-rows' | 'other' | null;
};

/** A file that was taken over. */
export type QueueImport = {
  readonly id: string;
  readonly file: string;
  readonly kind: QueueFileKind;
  /** `filling`: it was broken off, and can only be taken back. */
  readonly state: 'filling' | 'taken' | 'undone';
  readonly added: number;
  readonly known: number;
  readonly refused: number;
  readonly from: number | null;
  readonly to: number | null;
  readonly at: number;
  readonly byName: string;
};
