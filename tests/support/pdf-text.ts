import { inflateSync } from 'node:zlib';

/**
 * The words on the pages of a PDF that Chromium has printed, in the order in which they were drawn: its fonts are subsets with a table of
 * what their glyphs mean. Not a reader of other PDFs.
 */
export function pdfText(pdf: Buffer): string {
  const objects = objectsIn(pdf);
  const meanings = new Map<number, ReadonlyMap<number, string>>();
  for (const [id, { head }] of objects) {
    const table = /\/ToUnicode (\d+) 0 R/u.exec(head)?.[1];
    const stream = table === undefined ? undefined : objects.get(Number(table))?.stream;
    if (stream !== undefined) meanings.set(id, glyphs(stream.toString('latin1')));
  }
  const fonts = new Map<string, ReadonlyMap<number, string>>();
  for (const { head } of objects.values())
    for (const [, name = '', id = ''] of head.matchAll(/\/(F\d+) (\d+) 0 R/gu)) fonts.set(name, meanings.get(Number(id)) ?? new Map());
  return [...objects.values()]
    .filter(({ stream }) => stream?.includes(' Tf') === true)
    .map(({ stream }) => drawn(stream?.toString('latin1') ?? '', fonts))
    .join('\n');
}

function objectsIn(pdf: Buffer): ReadonlyMap<number, { readonly head: string; readonly stream?: Buffer }> {
  const text = pdf.toString('latin1');
  const found = new Map<number, { readonly head: string; readonly stream?: Buffer }>();
  for (const { 1: id, index } of text.matchAll(/(?:^|\n)(\d+) 0 obj\b/gu)) {
    const end = text.indexOf('endobj', index);
    const begin = text.indexOf('stream\n', index);
    if (begin < 0 || begin > end) {
      found.set(Number(id), { head: text.slice(index, end) });
      continue;
    }
    const head = text.slice(index, begin);
    const length = Number(/\/Length (\d+)/u.exec(head)?.[1] ?? 0);
    const data = pdf.subarray(begin + 7, begin + 7 + length);
    found.set(Number(id), { head, stream: head.includes('/FlateDecode') ? inflateSync(data) : data });
  }
  return found;
}

function glyphs(table: string): ReadonlyMap<number, string> {
  const map = new Map<number, string>();
  const word = (hex: string): string => Buffer.from(hex, 'hex').swap16().toString('utf16le');
  for (const [, block = ''] of table.matchAll(/beginbfchar\n([\s\S]*?)endbfchar/gu))
    for (const [, glyph = '', meaning = ''] of block.matchAll(/<([\da-f]+)> <([\da-f]+)>/giu)) map.set(Number.parseInt(glyph, 16), word(meaning));
  for (const [, block = ''] of table.matchAll(/beginbfrange\n([\s\S]*?)endbfrange/gu))
    for (const [, from = '', to = '', meaning = ''] of block.matchAll(/<([\da-f]+)> <([\da-f]+)> <([\da-f]+)>/giu))
      for (let glyph = Number.parseInt(from, 16); glyph <= Number.parseInt(to, 16); glyph += 1)
        map.set(glyph, String.fromCharCode(Number.parseInt(meaning, 16) + glyph - Number.parseInt(from, 16)));
  return map;
}

function drawn(stream: string, fonts: ReadonlyMap<string, ReadonlyMap<number, string>>): string {
  let font: ReadonlyMap<number, string> = new Map();
  let text = '';
  for (const [, name, , hex, move] of stream.matchAll(/\/(F\d+) [\d.]+ Tf|(<([\da-f]+)>)|(\bET\b)/giu)) {
    if (name !== undefined) font = fonts.get(name) ?? new Map();
    if (hex !== undefined) text += (hex.match(/.{4}/gu) ?? []).map((glyph) => font.get(Number.parseInt(glyph, 16)) ?? '').join('');
    if (move !== undefined) text += '\n';
  }
  return text;
}
