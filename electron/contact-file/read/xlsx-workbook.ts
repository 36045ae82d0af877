import { readXml, type Package } from './xlsx-package.ts';
import { FileFault } from './source.ts';

export type Sheet = { readonly name: string; readonly part: string; readonly hidden: boolean };

export type Workbook = {
  readonly sheets: readonly Sheet[];
  /** Part of the texts that cells share; null when there are none. */
  readonly sharedStrings: string | null;
  readonly styles: string | null;
  /** Days are counted from 1904 and not from 1900. */
  readonly from1904: boolean;
};

/** What a workbook consists of (ECMA-376, part 1, 18.2). @throws FileFault `damaged`, `unknown-format` */
export async function readWorkbook(container: Package): Promise<Workbook> {
  const root = await relations(container, '_rels/.rels', '');
  const main = root.find(({ type }) => type === 'officeDocument')?.target;
  if (main === undefined || !container.has(main) || !main.endsWith('.xml'))
    throw new FileFault('unknown-format', 'no workbook in the archive');
  const folder = main.slice(0, main.lastIndexOf('/') + 1);
  const parts = await relations(container, `${folder}_rels/${main.slice(folder.length)}.rels`, folder);
  const sheets: Sheet[] = [];
  let from1904 = false;
  await readXml(container, main, {
    open: (name, attributes) => {
      if (name === 'workbookPr') from1904 = ['1', 'true'].includes(attributes['date1904'] ?? '');
      if (name !== 'sheet') return;
      const id = Object.entries(attributes).find(([key]) => key === 'id' || key.endsWith(':id'))?.[1];
      const part = parts.find((one) => one.id === id && one.type === 'worksheet')?.target;
      if (part !== undefined)
        sheets.push({ name: attributes['name'] ?? '', part, hidden: (attributes['state'] ?? 'visible') !== 'visible' });
    },
  });
  const of = (type: string): string | null => {
    const part = parts.find((one) => one.type === type)?.target;
    return part !== undefined && container.has(part) ? part : null;
  };
  return { sheets, from1904, sharedStrings: of('sharedStrings'), styles: of('styles') };
}

type Relation = { readonly id: string; readonly type: string; readonly target: string };

async function relations(container: Package, part: string, folder: string): Promise<readonly Relation[]> {
  const found: Relation[] = [];
  if (!container.has(part)) throw new FileFault('unknown-format', `there is no ${part}`);
  await readXml(container, part, {
    open: (name, { Id: id = '', Type: type = '', Target: target = '', TargetMode: mode }) => {
      if (name !== 'Relationship' || mode === 'External') return;
      found.push({
        id,
        type: type.slice(type.lastIndexOf('/') + 1),
        target: target.startsWith('/') ? target.slice(1) : `${folder}${target}`,
      });
    },
  });
  return found;
}

/** Number formats that show a date or time and need no definition of their own (18.8.30). */
const BUILT_IN_DATES = new Set([
  14, 15, 16, 17, 18, 19, 20, 21, 22, 27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 45, 46, 47, 50, 51, 52, 53, 54, 55, 56,
  57, 58,
]);

/** Which cell formats, by their index, show a number as a date. */
export async function dateFormats(container: Package, styles: string | null): Promise<ReadonlySet<number>> {
  const dates = new Set<number>();
  if (styles === null) return dates;
  const own = new Set<number>();
  let inCells = false;
  let index = 0;
  await readXml(container, styles, {
    open: (name, attributes) => {
      if (name === 'numFmt' && showsDate(attributes['formatCode'] ?? '')) own.add(Number(attributes['numFmtId']));
      if (name === 'cellXfs') inCells = true;
      if (name !== 'xf' || !inCells) return;
      const format = Number(attributes['numFmtId'] ?? 0);
      if (BUILT_IN_DATES.has(format) || own.has(format)) dates.add(index);
      index += 1;
    },
    close: (name) => {
      if (name === 'cellXfs') inCells = false;
    },
  });
  return dates;
}

function showsDate(code: string): boolean {
  const plain = code.replaceAll(/"[^"]*"|\\.|_.|\*.|\[(?!h|m|s)[^\]]*\]/giu, '');
  return /[ymdhs]/iu.test(plain) && !/general/iu.test(plain) && !/[0#]\s*[ymd]/iu.test(plain);
}

/** Day 60 of Excel's count is 29 February 1900, which never was; only days after it are dates here. */
const FIRST_SURE_DAY = 61;
const DAY_MS = 86_400_000;

/** A counted day as "2024-01-15", with the time when there is one; null for what is no date. */
export function dateOf(serial: number, from1904: boolean): string | null {
  const days = from1904 ? serial + 1462 : serial;
  if (!Number.isFinite(days) || days < FIRST_SURE_DAY || days > 2_958_465.999_99) return null;
  const text = new Date(Math.round((days - 25_569) * DAY_MS)).toISOString();
  return Number.isInteger(days) ? text.slice(0, 10) : `${text.slice(0, 10)} ${text.slice(11, 16)}`;
}
