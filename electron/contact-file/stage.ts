import { createStaging } from '../db/import/staging.ts';
import type { Breathe, Progress } from '../db/import/work.ts';
import type { ConsentsOfRow } from '../../shared/domain/contact-file/consent-cells.ts';
import type { ReadCounts } from '../../shared/domain/contact-file/import-job.ts';
import {
  rowToContact,
  type Rejection,
  type Remark,
  type RemarkKind,
} from '../../shared/domain/contact-file/row-to-contact.ts';
import { hasCardColumns } from '../../shared/domain/contact-file/vcard-columns.ts';
import type { FileRequests } from './protocol.ts';
import { openContactFile } from './read/open-file.ts';
import type { SourceRow } from './read/source.ts';

/** Rows understood between two breaths: some milliseconds. */
const PIECE = 200;

/**
 * Reads a whole file into a staging file. Memory stays the same whatever the size of the file.
 * @throws FileFault, and what SQLite and the file system say
 */
export async function stageFile(
  args: FileRequests['stage']['args'],
  progress: Progress,
  breathe: Breathe,
): Promise<ReadCounts> {
  const opened = await openContactFile(args.file, args.chosen);
  const source = opened.source();
  const staging = createStaging(args.staging);
  const tally = new Tally();
  // The columns of cards are no headings that anybody chose.
  const options = opened.reading.format === 'vcard' || hasCardColumns(args.headings) ? { ...args, headings: [] } : args;
  let seen = 0;
  const stage = (row: SourceRow): void => {
    seen += 1;
    if (seen === 1 && args.hasHeadings) return;
    if (row.fault !== null) {
      tally.rejected(row.fault);
      staging.addRejected(row.number, row.fault, -1, row.cells);
      return;
    }
    const outcome = rowToContact(row.cells, options);
    if (outcome.kind === 'blank') return;
    if (outcome.kind === 'rejected') {
      tally.rejected(outcome.reason);
      staging.addRejected(row.number, outcome.reason, outcome.column, row.cells);
      return;
    }
    const remarks: readonly Remark[] =
      row.remarks.length === 0
        ? outcome.remarks
        : [...row.remarks.map((remark) => ({ remark, column: -1 })), ...outcome.remarks];
    tally.contact(remarks, outcome.consents);
    staging.addContact(row.number, outcome, remarks, row.cells);
  };
  try {
    for await (const rows of source.rows()) {
      for (let from = 0; from < rows.length; from += PIECE) {
        staging.together(() => rows.slice(from, from + PIECE).forEach(stage));
        progress(tally.rows, null, source.progress() * 0.95);
        await breathe();
      }
    }
    staging.complete();
    return tally.counts();
  } finally {
    staging.close();
  }
}

class Tally {
  #contacts = 0;
  #rejected = 0;
  #remarked = 0;
  #consents = 0;
  #objections = 0;
  readonly #reasons: Partial<Record<Rejection, number>> = {};
  readonly #remarks: Partial<Record<RemarkKind, number>> = {};

  get rows(): number {
    return this.#contacts + this.#rejected;
  }

  rejected(reason: Rejection): void {
    this.#rejected += 1;
    this.#reasons[reason] = (this.#reasons[reason] ?? 0) + 1;
  }

  contact(remarks: readonly Remark[], said: ConsentsOfRow | null): void {
    this.#contacts += 1;
    if (said !== null && said.consents.length > 0) this.#consents += 1;
    if (said !== null && said.objections.length > 0) this.#objections += 1;
    if (remarks.length > 0) this.#remarked += 1;
    for (const kind of new Set(remarks.map(({ remark }) => remark)))
      this.#remarks[kind] = (this.#remarks[kind] ?? 0) + 1;
  }

  counts(): ReadCounts {
    return {
      contacts: this.#contacts,
      rejected: this.#rejected,
      remarked: this.#remarked,
      consents: this.#consents,
      objections: this.#objections,
      reasons: this.#reasons,
      remarks: this.#remarks,
    };
  }
}
