import type { FileProblem } from '../../../shared/domain/contact-file/import-job.ts';
import type { Rejection, RemarkKind } from '../../../shared/domain/contact-file/row-to-contact.ts';

/** One row of a file, before its cells are understood. */
export type SourceRow = {
  /** As the source counts: the row of a spreadsheet or CSV file from 1 with the headings, the card from 1. */
  readonly number: number;
  readonly cells: readonly string[];
  /** Why the row cannot be read; its cells are then what could be. */
  readonly fault: Rejection | null;
  readonly remarks: readonly RemarkKind[];
};

export const NO_REMARKS: readonly RemarkKind[] = [];

/** A file that is being read. */
export type Source = {
  /** Rows in their order, some at a time. @throws FileFault, and the file system's errors */
  readonly rows: () => AsyncGenerator<readonly SourceRow[]>;
  /** Share of the file that has been read, 0 to 1. */
  readonly progress: () => number;
};

/** Thrown where a file cannot be read further. */
export class FileFault extends Error {
  readonly problem: FileProblem;

  constructor(problem: FileProblem, message: string) {
    super(message);
    this.problem = problem;
  }
}
