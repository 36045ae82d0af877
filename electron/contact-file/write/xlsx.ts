import { createWriteStream } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { ZipFile } from 'yazl';
import { temporaryOf } from './replace-file.ts';

/** As many as a sheet has (ECMA-376 sets no limit; Excel does). */
export const MOST_SHEET_ROWS = 1_048_576;
/** As long as a cell may be in Excel. */
const LONGEST_CELL = 32_767;

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

function escaped(text: string): string {
  return (
    text
      .slice(0, LONGEST_CELL)
      // oxlint-disable-next-line no-control-regex -- XML cannot hold them
      .replaceAll(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/gu, '')
      .replaceAll('&', '&amp;')
      .replaceAll('<', '&lt;')
      .replaceAll('>', '&gt;')
      .replaceAll('\r', '&#13;')
  );
}

/** Every cell is a text: no telephone number loses its zero, and nothing is ever carried out as a formula. Style 1 says so to who edits it. */
function rowXml(number: number, cells: readonly string[], style: number): string {
  const written = cells.map((cell) =>
    cell === '' ? '<c/>' : `<c t="inlineStr" s="${style}"><is><t xml:space="preserve">${escaped(cell)}</t></is></c>`,
  );
  return `<row r="${number}">${written.join('')}</row>`;
}

/**
 * Writes a workbook with one sheet (ECMA-376 SpreadsheetML, .xlsx) as the rows come, under a temporary name until it is complete.
 * @param rows some at a time, without the headings
 * @throws what `rows` and the file system say
 */
export async function writeXlsx(
  target: string,
  sheetName: string,
  headings: readonly string[],
  rows: AsyncIterable<readonly (readonly string[])[]>,
): Promise<void> {
  const temporary = temporaryOf(target);
  const zip = new ZipFile();
  const part = (name: string, xml: string): void => zip.addBuffer(Buffer.from(HEAD + xml), name);
  part(
    '[Content_Types].xml',
    `<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${TYPE}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${TYPE}.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="${TYPE}.styles+xml"/></Types>`,
  );
  part(
    '_rels/.rels',
    `<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${RELATIONS}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
  );
  part(
    'xl/workbook.xml',
    `<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><sheets><sheet name="${escaped(sheetName.replaceAll(/[\\/?*[\]:"]/gu, ' ').slice(0, 31))}" sheetId="1" r:id="rId1"/></sheets></workbook>`,
  );
  part(
    'xl/_rels/workbook.xml.rels',
    `<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${RELATIONS}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${RELATIONS}/styles" Target="styles.xml"/></Relationships>`,
  );
  // 0 is required, 1 is text, 2 is text in bold for the headings.
  part(
    'xl/styles.xml',
    `<styleSheet xmlns="${MAIN}"><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="3"><xf xfId="0"/><xf xfId="0" numFmtId="49" applyNumberFormat="1"/><xf xfId="0" numFmtId="49" fontId="1" applyNumberFormat="1" applyFont="1"/></cellXfs></styleSheet>`,
  );
  async function* sheet(): AsyncGenerator<string> {
    yield `${HEAD}<worksheet xmlns="${MAIN}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><sheetData>${rowXml(1, headings, 2)}`;
    let number = 1;
    for await (const some of rows) yield some.map((cells) => rowXml((number += 1), cells, 1)).join('');
    yield '</sheetData></worksheet>';
  }
  const source = Readable.from(sheet(), { objectMode: false });
  // An error of the rows must not be waited for by the archive.
  const failed = new Promise<never>((_, reject) => source.once('error', reject));
  zip.addReadStream(source, 'xl/worksheets/sheet1.xml');
  zip.end();
  try {
    await Promise.race([pipeline(zip.outputStream, createWriteStream(temporary, { mode: 0o600 })), failed]);
    const handle = await open(temporary, 'r+');
    await handle.sync();
    await handle.close();
    await rename(temporary, target);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
}
