import { createWriteStream } from 'node:fs';
import { once } from 'node:events';
import { finished } from 'node:stream/promises';
import { contacts, type MadeContact } from './contact.ts';

/** Heads of the columns as other programs write them in Dutch. */
export const CSV_HEADS = [
  'Klantnummer',
  'Aanhef',
  'Voorletters',
  'Voornaam',
  'Tussenvoegsel',
  'Achternaam',
  'Organisatie',
  'Mobiel',
  'Telefoon thuis',
  'Telefoon werk',
  'E-mail',
  'E-mail 2',
  'Straat',
  'Huisnummer',
  'Postcode',
  'Plaats',
  'Taal',
  'Opmerkingen',
  'Labels',
  'Klanttype',
  'Klantwaarde',
  'Laatste contact',
  'Contractnummer',
  'Recht van verzet',
] as const;

export type CsvOptions = {
  readonly separator?: ';' | ',' | '\t';
  /** Spreadsheet programs put one before UTF-8. */
  readonly byteOrderMark?: boolean;
  readonly lineEnd?: '\r\n' | '\n';
};

function cells(contact: MadeContact): readonly string[] {
  const phone = (kind: 'mobile' | 'home' | 'work'): string =>
    contact.phones.find((one) => one.kind === kind)?.raw ?? '';
  const [address] = contact.addresses;
  return [
    contact.customerNumber,
    contact.salutation === 'none' ? '' : contact.salutation === 'mr' ? 'dhr.' : 'mevr.',
    contact.initials,
    contact.firstName,
    contact.infix,
    contact.lastName,
    contact.organisation,
    phone('mobile'),
    phone('home'),
    phone('work'),
    contact.emails[0] ?? '',
    contact.emails[1] ?? '',
    address?.street ?? '',
    address?.houseNumber ?? '',
    address?.postcode ?? '',
    address?.city ?? '',
    contact.language,
    contact.notes,
    contact.tags.join('|'),
    contact.customerType ?? '',
    contact.valueCents === null ? '' : (contact.valueCents / 100).toFixed(2).replace('.', ','),
    contact.lastContactAt === null
      ? ''
      : new Date(contact.lastContactAt).toISOString().slice(0, 10).split('-').reverse().join('-'),
    contact.contractNumber,
    contact.objection ? 'ja' : 'nee',
  ];
}

/** The lines of the file, the heads first, each with its end. Cells are quoted where RFC 4180 asks for it. */
export function* csvLines(
  seed: number,
  rows: number,
  { separator = ';', byteOrderMark = true, lineEnd = '\r\n' }: CsvOptions = {},
): Generator<string> {
  const line = (values: readonly string[]): string =>
    values.map((value) => (/["\r\n;,\t]/u.test(value) ? `"${value.replaceAll('"', '""')}"` : value)).join(separator) +
    lineEnd;
  yield (byteOrderMark ? '\u{FEFF}' : '') + line(CSV_HEADS);
  for (const contact of contacts(seed, rows)) yield line(cells(contact));
}

/** Writes the file in pieces, whatever its size. @returns bytes written */
export async function writeCsv(file: string, seed: number, rows: number, options: CsvOptions = {}): Promise<number> {
  const stream = createWriteStream(file);
  let piece = '';
  for (const line of csvLines(seed, rows, options)) {
    piece += line;
    if (piece.length < 65_536) continue;
    if (!stream.write(piece)) await once(stream, 'drain');
    piece = '';
  }
  stream.end(piece);
  await finished(stream);
  return stream.bytesWritten;
}
