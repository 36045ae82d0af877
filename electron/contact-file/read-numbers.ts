import { createHash } from 'node:crypto';
import { writeFile } from 'node:fs/promises';

import { parsePhone } from '../../shared/domain/contact/phone-number.ts';
import { isHash } from '../../shared/domain/guard/do-not-call.ts';
import type { Breathe, Progress } from '../db/import/work.ts';
import { openContactFile } from './read/open-file.ts';
import { FileFault } from './read/source.ts';
import { TooManyRows } from './too-many-rows.ts';

/** More is no list that one organisation keeps; each takes 32 bytes while it is sorted. */
const MOST_NUMBERS = 5_000_000;
const HASH_BYTES = 32;
/** Hashes that the first buffer has room for. */
const FIRST_ROOM = 65_536;

export type NumberFile = { readonly numbers: number; readonly hashes: number; readonly doubles: number; readonly refused: number };

/**
 * Reads a file of telephone numbers, or of their SHA-256 in hexadecimal, one on each line or in one column, and writes their hashes in
 * their order, each once, 32 bytes each. Numbers are hashed in E.164 with the plus.
 * @param country ISO 3166-1 alpha-2, for numbers without a country code
 * @throws FileFault for what is neither
 */
export async function readNumbers({ file, staging, country }: { readonly file: string; readonly staging: string; readonly country: string }, progress: Progress, breathe: Breathe): Promise<NumberFile> {
  const opened = await openContactFile(file);
  if (opened.reading.format === 'vcard') throw new FileFault('unknown-format', 'cards are no list of numbers');
  let room = Buffer.alloc(FIRST_ROOM * HASH_BYTES);
  let [count, hashes, refused, rows] = [0, 0, 0, 0];
  /** Where they were found last: most often in one column. */
  let column = 0;
  const hashOf = (cell: string): Buffer | null => {
    const text = cell.trim();
    if (isHash(text)) {
      hashes += 1;
      return Buffer.from(text, 'hex');
    }
    const number = /\d{4}/u.test(text) || /(?:\d\W*){7}/u.test(text) ? parsePhone(text, country) : null;
    return number === null ? null : createHash('sha256').update(number, 'utf8').digest();
  };
  const take = (cells: readonly string[]): boolean => {
    const order = [column, ...cells.keys()];
    for (const at of order) {
      const hash = hashOf(cells[at] ?? '');
      if (hash === null) continue;
      column = at;
      if (count * HASH_BYTES === room.length) room = Buffer.concat([room, Buffer.alloc(room.length)]);
      hash.copy(room, count * HASH_BYTES);
      count += 1;
      return true;
    }
    return false;
  };
  const source = opened.source();
  for await (const some of source.rows()) {
    for (const { cells } of some) {
      if (cells.every((cell) => cell.trim() === '')) continue;
      rows += 1;
      // A first line without a number is a heading.
      if (!take(cells) && rows > 1) refused += 1;
    }
    if (count > MOST_NUMBERS) throw new TooManyRows();
    progress(rows, null, source.progress());
    await breathe();
  }
  if (count === 0) throw new FileFault('empty', 'no number and no hash in it');
  const sorted = Array.from({ length: count }, (_each, at) => room.subarray(at * HASH_BYTES, (at + 1) * HASH_BYTES)).sort(Buffer.compare);
  const once = sorted.filter((hash, at) => at === 0 || !hash.equals(sorted[at - 1] ?? hash));
  await writeFile(staging, Buffer.concat(once));
  return { numbers: once.length, hashes, doubles: count - once.length, refused };
}
