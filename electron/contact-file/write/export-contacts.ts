import { TooManyRows } from '../too-many-rows.ts';
import { contactPages } from '../../db/import/contact-pages.ts';
import type { ExportedContact } from '../../db/import/exported-contact.ts';
import type { FileRequests } from '../protocol.ts';
import type { Breathe, Progress } from '../../db/import/work.ts';
import { cellsOf, type ExportedParts } from './columns.ts';
import { csvLine, UTF8_MARK } from './csv.ts';
import { replaceFile } from './replace-file.ts';
import { vcardOf } from './vcard.ts';
import { MOST_SHEET_ROWS, writeXlsx } from './xlsx.ts';

/**
 * Writes all contacts, or those of a list. Confidential ones are left out for whoever may not
 * see them, and counted.
 *
 * @throws TooManyRows for a sheet, and what SQLite and the file system say
 */
export async function exportContacts(
  args: FileRequests['export']['args'],
  progress: Progress,
  breathe: Breathe,
): Promise<FileRequests['export']['result']> {
  const counts = { rows: 0, hidden: 0 };
  const pages = contactPages(args, counts, progress, breathe);
  if (args.format === 'xlsx') {
    await writeXlsx(args.target, args.sheetName, args.headings, cellPages(pages, counts, args.parts));
    return counts;
  }
  await replaceFile(args.target, async (write) => {
    if (args.format === 'csv') await write(`${UTF8_MARK}${csvLine(args.headings)}`);
    const version = args.format === 'vcard4' ? '4.0' : '3.0';
    const lineOf = args.format === 'csv' ? (contact: ExportedContact) => csvLine(cellsOf(contact, args.parts)) : (contact: ExportedContact) => vcardOf(contact, version, args.parts);
    for await (const contacts of pages) await write(contacts.map(lineOf).join(''));
  });
  return counts;
}

async function* cellPages(
  pages: AsyncIterable<readonly ExportedContact[]>,
  counts: { readonly rows: number },
  parts: ExportedParts,
): AsyncGenerator<readonly (readonly string[])[]> {
  for await (const contacts of pages) {
    if (counts.rows + 1 > MOST_SHEET_ROWS) throw new TooManyRows();
    yield contacts.map((contact) => cellsOf(contact, parts));
  }
}
