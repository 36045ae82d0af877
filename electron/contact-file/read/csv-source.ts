import Papa from 'papaparse';
import type { Delimiter } from '../../../shared/domain/contact-file/csv-dialect.ts';
import type { Rejection, RemarkKind } from '../../../shared/domain/contact-file/row-to-contact.ts';
import { NO_REMARKS, type Source, type SourceRow } from './source.ts';
import { LONGEST_ROW, textLines, type TextEncoding, type TextLine } from './text-lines.ts';

export type CsvOptions = {
  readonly encoding: TextEncoding;
  readonly delimiter: Delimiter;
  /** The first line only names the delimiter. */
  readonly skipFirstLine: boolean;
  /** Of the file, bytes. */
  readonly size: number;
};

/** A cell may hold line ends, but not endlessly: from here on its quotation mark was never closed. */
const MOST_LINES = 200;
/** Parsed at once. */
const BATCH = 500;

/**
 * The rows of a CSV file (RFC 4180, any delimiter, any line end). A quotation mark that is never closed costs only the row in which it
 * stands: reading goes on at the next line. Rows are counted as spreadsheets count them, a cell of several lines being one row.
 */
export function csvSource(file: string, options: CsvOptions): Source {
  let read = 0;
  return {
    progress: () => (options.size === 0 ? 1 : Math.min(1, read / options.size)),
    rows: async function* () {
      const records = new Records(options.delimiter);
      let first = options.skipFirstLine;
      for await (const lines of textLines(file, options.encoding, (bytes) => (read = bytes))) {
        const rows = records.take(first ? lines.slice(1) : lines);
        first = false;
        if (rows.length > 0) yield rows;
      }
      const rows = records.end();
      if (rows.length > 0) yield rows;
    },
  };
}

type Waiting = { readonly text: string; readonly foreign: boolean };

/** Puts lines together to rows. */
class Records {
  readonly #delimiter: Delimiter;
  #number = 0;
  /** Complete rows of one line each, to be parsed together. */
  #ready: Waiting[] = [];
  /** Lines of a row whose quotation mark is open. */
  #open: TextLine[] = [];
  #openLength = 0;
  #out: SourceRow[] = [];

  constructor(delimiter: Delimiter) {
    this.#delimiter = delimiter;
  }

  take(lines: readonly TextLine[]): readonly SourceRow[] {
    for (const line of lines) this.#line(line);
    return this.#given();
  }

  end(): readonly SourceRow[] {
    while (this.#open.length > 0) this.#giveUp('quote-not-closed');
    return this.#given();
  }

  #given(): readonly SourceRow[] {
    this.#parseReady();
    const rows = this.#out;
    this.#out = [];
    return rows;
  }

  #line(line: TextLine): void {
    if (line.cutOff) {
      while (this.#open.length > 0) this.#giveUp('quote-not-closed');
      this.#parseReady();
      this.#fault('row-too-long', [line.text.slice(0, 200)]);
      return;
    }
    if (this.#open.length === 0) {
      if (!line.text.includes('"') || this.#closes(line.text) !== 'open') this.#add(line);
      else this.#begin(line);
      return;
    }
    this.#open.push(line);
    this.#openLength += line.text.length;
    if (line.text.includes('"')) {
      const whole = this.#open.map(({ text }) => text).join('\n');
      const state = this.#closes(whole);
      if (state === 'closed') {
        const foreign = this.#open.some((one) => one.foreign);
        this.#open = [];
        this.#add({ text: whole, foreign });
        return;
      }
      // A mark followed by something else was not the end of this cell, but the beginning of another one.
      if (state === 'misplaced') {
        this.#giveUp('quote-not-closed');
        return;
      }
    }
    if (this.#open.length > MOST_LINES || this.#openLength > LONGEST_ROW) this.#giveUp('quote-not-closed');
  }

  #begin(line: TextLine): void {
    this.#open = [line];
    this.#openLength = line.text.length;
  }

  /** The first of the open lines is a row that cannot be read; the others are looked at anew. */
  #giveUp(reason: Rejection): void {
    const [first, ...rest] = this.#open;
    this.#open = [];
    if (first === undefined) return;
    this.#parseReady();
    this.#fault(reason, first.text.split(this.#delimiter));
    for (const line of rest) this.#line(line);
  }

  #closes(text: string): 'closed' | 'open' | 'misplaced' {
    let marks = 0;
    for (let at = text.indexOf('"'); at >= 0; at = text.indexOf('"', at + 1)) marks += 1;
    const { errors } = this.#parse(text);
    if (errors.some(({ code }) => code === 'InvalidQuotes')) return 'misplaced';
    return marks % 2 === 1 && errors.some(({ code }) => code === 'MissingQuotes') ? 'open' : 'closed';
  }

  #parse(text: string): Papa.ParseResult<string[]> {
    return Papa.parse<string[]>(text, { delimiter: this.#delimiter, newline: '\n' });
  }

  #add(line: Waiting): void {
    this.#ready.push(line);
    if (this.#ready.length >= BATCH) this.#parseReady();
  }

  #parseReady(): void {
    const ready = this.#ready;
    if (ready.length === 0) return;
    this.#ready = [];
    const { data, errors } = this.#parse(ready.map(({ text }) => text).join('\n'));
    if (errors.every(({ type }) => type === 'Delimiter') && data.length === ready.length) {
      data.forEach((cells, index) => this.#row(cells, ready[index]?.foreign === true));
      return;
    }
    for (const { text, foreign } of ready) {
      const one = this.#parse(text);
      const wrong = one.errors.some(({ type }) => type === 'Quotes');
      if (wrong) this.#fault('quote-misplaced', text.split(this.#delimiter));
      else this.#row(one.data[0] ?? [''], foreign);
    }
  }

  #row(cells: readonly string[], foreign: boolean): void {
    this.#number += 1;
    this.#out.push({ number: this.#number, cells, fault: null, remarks: foreign ? FOREIGN : NO_REMARKS });
  }

  #fault(fault: Rejection, cells: readonly string[]): void {
    this.#number += 1;
    this.#out.push({ number: this.#number, cells, fault, remarks: NO_REMARKS });
  }
}

const FOREIGN: readonly RemarkKind[] = ['other-encoding'];
