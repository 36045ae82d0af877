import { toldRows, type ToldRow } from '../db/import/staging.ts';
import type { Remark } from '../../shared/domain/contact-file/row-to-contact.ts';
import type { FileRequests } from './protocol.ts';
import { openContactFile } from './read/open-file.ts';
import { FileFault } from './read/source.ts';
import type { Breathe, Progress } from '../db/import/work.ts';
import { csvLine, UTF8_MARK } from './write/csv.ts';
import { replaceFile } from './write/replace-file.ts';

const PIECE = 1_000;

/** Rows that fit several contacts are only known after the file was read; they are looked up in it again, at most so many. */
const MOST_AMBIGUOUS = 20_000;

async function cellsOfAmbiguous(
  rows: readonly number[],
  { file, chosen }: FileRequests['report']['args'],
): Promise<ReadonlyMap<number, readonly string[]>> {
  const wanted = new Set(rows);
  const cells = new Map<number, readonly string[]>();
  if (wanted.size === 0) return cells;
  try {
    const opened = await openContactFile(file, chosen);
    for await (const some of opened.source().rows()) {
      for (const row of some) if (wanted.has(row.number)) cells.set(row.number, row.cells);
      if (cells.size === wanted.size) break;
    }
  } catch (error) {
    // The list is of use without their cells too: it has the numbers of the rows.
    if (!(error instanceof FileFault)) throw error;
  }
  return cells;
}

/**
 * Writes the rows that were left out, and those of which something was, with the row's number in the source, the reason, and the cells
 * as they stood: a file that can be mended and imported again.
 *
 * @throws StagingLost, and the file system's errors
 */
export async function writeReport(
  args: FileRequests['report']['args'],
  progress: Progress,
  breathe: Breathe,
): Promise<{ readonly rows: number }> {
  const staged = toldRows(args.staging);
  const { words } = args;
  const own = [words.columns.row, words.columns.outcome, words.columns.reason];
  // Of such a list that was mended and imported, and has some left still: their former places and reasons are not said again.
  const skip = own.every((name, column) => args.headings[column] === name) ? own.length : 0;
  const headings = args.headings.slice(skip);
  try {
    const ambiguous = await cellsOfAmbiguous(staged.ambiguous(MOST_AMBIGUOUS), args);
    let rows = 0;
    await replaceFile(args.target, async (write) => {
      await write(
        `${UTF8_MARK}${csvLine([...own, ...headings])}`,
      );
      for (let from = -1; ;) {
        const found = staged.after(from, PIECE);
        const last = found.at(-1);
        if (last === undefined) break;
        await write(found.map((row) => lineOf(row, ambiguous.get(row.row), args, skip)).join(''));
        from = last.row;
        rows += found.length;
        progress(rows, null, 0);
        await breathe();
      }
    });
    return { rows };
  } finally {
    staged.close();
  }
}

function lineOf(
  { row, reason, remarks, cells, action }: ToldRow,
  source: readonly string[] | undefined,
  { words, headings }: FileRequests['report']['args'],
  skip: number,
): string {
  const remarked = remarks === null ? [] : (JSON.parse(remarks) as readonly Remark[]);
  const ambiguous = reason === null && action === 'reject';
  const reasons = [
    ...(reason === null ? [] : [words.reasons[reason]]),
    ...(ambiguous ? [words.reasons['several-matches']] : []),
    ...remarked.map(({ remark, column }) =>
      column < 0 ? words.remarks[remark] : `${headings[column] || column + 1}: ${words.remarks[remark]}`,
    ),
  ];
  const given = cells === null ? (source ?? []) : (JSON.parse(cells) as readonly string[]);
  return csvLine([
    String(row),
    reason === null && !ambiguous ? words.imported : words.rejected,
    reasons.join('; '),
    ...given.slice(skip),
  ]);
}
