import { stat } from 'node:fs/promises';
import { detectDialect } from '../../../shared/domain/contact-file/csv-dialect.ts';
import type { ChosenReading, Reading } from '../../../shared/domain/contact-file/import-job.ts';
import { fromLatin1, type Encoding } from '../../../shared/domain/contact-file/text-encoding.ts';
import { csvSource } from './csv-source.ts';
import { FileFault, type Source } from './source.ts';
import { beginningOf, encodingOf, type TextEncoding } from './text-lines.ts';
import { vcardSource } from './vcard-source.ts';
import { sheetNames, xlsxSource } from './xlsx-source.ts';

export type OpenedFile = {
  readonly size: number;
  readonly reading: Reading;
  readonly source: () => Source;
};

const SAMPLE = 256 * 1024;
/** What older Excel files and encrypted newer ones begin with (MS-CFB). */
const COMPOUND_FILE = Buffer.from('D0CF11E0A1B11AE1', 'hex');

/**
 * Looks at a file and says how it is to be read. The content decides, not the name.
 * @throws FileFault for what is no list of contacts
 */
export async function openContactFile(file: string, chosen: ChosenReading = {}): Promise<OpenedFile> {
  const size = await sizeOf(file);
  if (size === 0) throw new FileFault('empty', 'the file is empty');
  const beginning = await beginningOf(file, SAMPLE);
  if (beginning.subarray(0, 8).equals(COMPOUND_FILE)) throw await compoundFault(file);
  if (beginning.subarray(0, 4).equals(Buffer.from('PK\u0003\u0004'))) return openWorkbook(file, size, chosen);
  const found = await encodingOf(file);
  const encoding: TextEncoding =
    chosen.encoding === undefined || chosen.encoding === found.encoding
      ? found
      : { encoding: chosen.encoding, markBytes: 0, chosen: true };
  const text = decoded(beginning.subarray(encoding.markBytes), encoding.encoding);
  if (/^\s*BEGIN:VCARD\s*$/imu.test(text.slice(0, 2_000)))
    return {
      size,
      reading: { format: 'vcard', encoding: encoding.encoding },
      source: () => vcardSource(file, encoding, size),
    };
  if (isBinary(text)) throw new FileFault('unknown-format', 'neither text nor a workbook');
  const dialect = detectDialect(text);
  const delimiter = chosen.delimiter ?? dialect.delimiter;
  return {
    size,
    reading: { format: 'csv', encoding: encoding.encoding, delimiter, namedInFirstLine: dialect.namedInFirstLine },
    source: () => csvSource(file, { encoding, delimiter, skipFirstLine: dialect.namedInFirstLine, size }),
  };
}

async function sizeOf(file: string): Promise<number> {
  const found = await stat(file).catch(() => null);
  if (found === null || !found.isFile()) throw new FileFault('not-found', 'there is no such file');
  return found.size;
}

async function openWorkbook(file: string, size: number, chosen: ChosenReading): Promise<OpenedFile> {
  const sheets = await sheetNames(file);
  const sheet = chosen.sheet !== undefined && sheets.includes(chosen.sheet) ? chosen.sheet : sheets[0];
  if (sheet === undefined) throw new FileFault('no-sheet', 'no visible sheet');
  return { size, reading: { format: 'xlsx', sheet, sheets }, source: () => xlsxSource(file, sheet) };
}

async function compoundFault(file: string): Promise<FileFault> {
  const bytes = await beginningOf(file, 64 * 1024 * 1024);
  return bytes.includes(Buffer.from('EncryptedPackage', 'utf16le'))
    ? new FileFault('encrypted', 'the workbook has a password')
    : new FileFault('old-spreadsheet', 'a workbook of before 2007');
}

function decoded(bytes: Buffer, encoding: Encoding): string {
  if (encoding === 'utf-8') return bytes.toString('utf8');
  if (encoding === 'windows-1252') return fromLatin1(bytes.toString('latin1'));
  const even = Buffer.from(bytes.length % 2 === 0 ? bytes : bytes.subarray(0, -1));
  return (encoding === 'utf-16be' ? even.swap16() : even).toString('utf16le');
}

/** Text has no zeros, and hardly any other control characters. */
function isBinary(text: string): boolean {
  const sample = text.slice(0, 4_096);
  // oxlint-disable-next-line no-control-regex -- exactly these are looked for
  const controls = sample.match(/[\u0001-\u0008\u000E-\u001F]/gu)?.length ?? 0;
  return sample.includes('\0') || controls > sample.length / 50;
}
