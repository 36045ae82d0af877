import type { RemarkKind } from '../../../shared/domain/contact-file/row-to-contact.ts';
import { readSharedStrings, unescaped, type SharedStrings } from './shared-strings.ts';
import { FileFault, NO_REMARKS, type Source, type SourceRow } from './source.ts';
import { openPackage, XmlReader } from './xlsx-package.ts';
import { dateFormats, dateOf, readWorkbook } from './xlsx-workbook.ts';

/** Excel has no more columns; contacts have fewer. */
const MOST_COLUMNS = 500;

/** Names of the sheets that are not hidden. @throws FileFault */
export async function sheetNames(file: string): Promise<readonly string[]> {
  const container = await openPackage(file);
  try {
    const { sheets } = await readWorkbook(container);
    return sheets.filter(({ hidden }) => !hidden).map(({ name }) => name);
  } finally {
    container.close();
  }
}

/**
 * The rows of one sheet of a workbook (ECMA-376 SpreadsheetML, .xlsx). The sheet is unpacked and parsed as it is read. A formula counts
 * as the value that was saved with it; a date becomes "2024-01-15"; rows without any cell are left out but counted.
 */
export function xlsxSource(file: string, sheetName: string): Source {
  let share = 0;
  return {
    progress: () => share,
    rows: async function* () {
      const container = await openPackage(file);
      try {
        const workbook = await readWorkbook(container);
        const sheet = workbook.sheets.find(({ name }) => name === sheetName);
        if (sheet === undefined) throw new FileFault('no-sheet', `there is no sheet ${sheetName}`);
        const strings = await readSharedStrings(container, workbook.sharedStrings);
        const dates = await dateFormats(container, workbook.styles);
        const rows = new Rows(strings, dates, workbook.from1904);
        const reader = new XmlReader(rows.handlers);
        const packed = Math.max(1, container.packedSize(sheet.part));
        for await (const text of container.text(sheet.part, (bytes) => (share = Math.min(1, bytes / packed)))) {
          reader.write(text);
          const found = rows.taken();
          if (found.length > 0) yield found;
        }
        reader.end();
        const rest = rows.taken();
        if (rest.length > 0) yield rest;
      } finally {
        container.close();
      }
    },
  };
}

/** Column of a reference such as "AB12", from 0; -1 when it has none. */
function columnOf(reference: string): number {
  let column = 0;
  for (let index = 0; index < reference.length; index += 1) {
    const letter = reference.charCodeAt(index) - 64;
    if (letter < 1 || letter > 26) break;
    column = column * 26 + letter;
  }
  return column - 1;
}

class Rows {
  readonly #strings: SharedStrings;
  readonly #dates: ReadonlySet<number>;
  readonly #from1904: boolean;
  #done: SourceRow[] = [];
  #number = 0;
  #cells: string[] = [];
  #remarks: RemarkKind[] = [];
  #column = -1;
  #type = 'n';
  #style = 0;
  #text = '';
  #hasValue = false;
  #hasFormula = false;
  #inValue = false;

  constructor(strings: SharedStrings, dates: ReadonlySet<number>, from1904: boolean) {
    this.#strings = strings;
    this.#dates = dates;
    this.#from1904 = from1904;
  }

  readonly handlers = {
    open: (name: string, attributes: Readonly<Record<string, string>>): void => {
      if (name === 'row') this.#row(Number(attributes['r'] ?? this.#number + 1));
      else if (name === 'c') this.#cell(attributes);
      else if (name === 'v' || name === 't') {
        this.#inValue = true;
        this.#hasValue = true;
      } else if (name === 'f') this.#hasFormula = true;
    },
    text: (text: string): void => {
      if (this.#inValue) this.#text += text;
    },
    close: (name: string): void => {
      if (name === 'v' || name === 't') this.#inValue = false;
      else if (name === 'c') this.#endCell();
      else if (name === 'row')
        this.#done.push({
          number: this.#number,
          cells: this.#cells,
          fault: null,
          remarks: this.#remarks.length === 0 ? NO_REMARKS : this.#remarks,
        });
    },
  };

  taken(): readonly SourceRow[] {
    const rows = this.#done;
    this.#done = [];
    return rows;
  }

  #row(number: number): void {
    this.#number = number;
    this.#cells = [];
    this.#remarks = [];
    this.#column = -1;
  }

  #cell(attributes: Readonly<Record<string, string>>): void {
    const column = columnOf(attributes['r'] ?? '');
    this.#column = column >= 0 ? column : this.#column + 1;
    this.#type = attributes['t'] ?? 'n';
    this.#style = Number(attributes['s'] ?? 0);
    this.#text = '';
    this.#hasValue = false;
    this.#hasFormula = false;
  }

  #endCell(): void {
    if (this.#column >= MOST_COLUMNS) return;
    if (this.#hasFormula && !this.#hasValue) this.#remarks.push('formula-without-value');
    const value = this.#value();
    if (value === '') return;
    while (this.#cells.length < this.#column) this.#cells.push('');
    this.#cells[this.#column] = value;
  }

  #value(): string {
    const text = this.#text;
    if (text === '') return '';
    if (this.#type === 's') return this.#strings.get(Number(text));
    if (this.#type === 'inlineStr' || this.#type === 'str') return unescaped(text);
    if (this.#type === 'b') return text === '1' ? 'ja' : 'nee';
    // An error such as #N/A is no value.
    if (this.#type === 'e') return '';
    if (this.#type === 'd') return text.slice(0, 10);
    const number = Number(text);
    if (!Number.isFinite(number)) return text;
    const date = this.#dates.has(this.#style) ? dateOf(number, this.#from1904) : null;
    return date ?? (Number.isInteger(number) && Math.abs(number) < 1e21 ? BigInt(number).toString() : String(number));
  }
}
