import { isUtf8 } from 'node:buffer';
import { open } from 'node:fs/promises';
import { StringDecoder } from 'node:string_decoder';
import { detectEncoding, fromLatin1, type Encoding } from '../../../shared/domain/contact-file/text-encoding.ts';

/** One line of a text file, without its end. */
export type TextLine = {
  readonly text: string;
  /** Written in another encoding than the rest of the file, and read in that. */
  readonly foreign: boolean;
  /** Longer than can be a row; the text is its beginning. */
  readonly cutOff: boolean;
};

export type TextEncoding = {
  readonly encoding: Encoding;
  readonly markBytes: number;
  /** Chosen by a person: then no line is read in any other. */
  readonly chosen: boolean;
};

/** Read at once, bytes. */
const SLAB = 256 * 1024;
/** No row of contacts is longer, bytes; what is longer is no text or has no line ends. */
export const LONGEST_ROW = 512 * 1024;
const SAMPLE = 1024 * 1024;

/** The encoding of a file, from its beginning. @throws the file system's errors */
export async function encodingOf(file: string): Promise<TextEncoding> {
  return { ...detectEncoding(await beginningOf(file, SAMPLE)), chosen: false };
}

/** The first bytes of a file. @throws the file system's errors */
export async function beginningOf(file: string, bytes: number): Promise<Buffer> {
  const handle = await open(file, 'r');
  try {
    const sample = Buffer.alloc(bytes);
    const { bytesRead } = await handle.read(sample, 0, bytes, 0);
    return sample.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}

/**
 * The lines of a text file, some at a time; memory stays the same whatever the size of the file. In a file of 8-bit text a line that is
 * not in the file's encoding is read in the other one: files put together from two sources are not rare.
 *
 * @param onBytes told how many bytes of the file have been read
 * @throws the file system's errors
 */
export async function* textLines(
  file: string,
  encoding: TextEncoding,
  onBytes: (bytes: number) => void = () => undefined,
): AsyncGenerator<readonly TextLine[]> {
  const handle = await open(file, 'r');
  const lines = encoding.encoding.startsWith('utf-16') ? wideLines(encoding) : narrowLines(encoding);
  try {
    let position = encoding.markBytes;
    for (;;) {
      const slab = Buffer.allocUnsafe(SLAB);
      // An even number each time, so that no 16-bit unit is cut through.
      const { bytesRead } = await handle.read(slab, 0, SLAB, position);
      if (bytesRead === 0) break;
      position += bytesRead;
      const found = lines.take(slab.subarray(0, bytesRead));
      onBytes(position);
      if (found.length > 0) yield found;
    }
    const last = lines.end();
    if (last.length > 0) yield last;
  } finally {
    await handle.close();
  }
}

type Cutter = { readonly take: (slab: Buffer) => readonly TextLine[]; readonly end: () => readonly TextLine[] };

const LF = 10;
const CR = 13;

function narrowLines({ encoding, chosen }: TextEncoding): Cutter {
  let carried: Buffer[] = [];
  let carriedBytes = 0;
  let overlong = false;
  let lineEnd: number | null = null;

  const decode = (bytes: Buffer): readonly TextLine[] => {
    const cut = (text: string, foreign: boolean): TextLine[] =>
      text
        .split(lineEnd === CR ? '\r' : '\n')
        .map((line) => ({ text: line.endsWith('\r') ? line.slice(0, -1) : line, foreign, cutOff: false }));
    if (chosen) return cut(encoding === 'utf-8' ? bytes.toString('utf8') : fromLatin1(bytes.toString('latin1')), false);
    const whole = isUtf8(bytes);
    if (whole && (encoding === 'utf-8' || isAscii(bytes))) return cut(bytes.toString('utf8'), false);
    const all: TextLine[] = [];
    for (let from = 0; from <= bytes.length;) {
      const at = bytes.indexOf(lineEnd ?? LF, from);
      const line = bytes.subarray(from, at < 0 ? bytes.length : at);
      const own: Encoding = isAscii(line) ? encoding : isUtf8(line) ? 'utf-8' : 'windows-1252';
      const text = own === 'utf-8' ? line.toString('utf8') : fromLatin1(line.toString('latin1'));
      all.push(...cut(text, own !== encoding));
      if (at < 0) break;
      from = at + 1;
    }
    return all;
  };

  const finish = (last: Buffer): readonly TextLine[] => {
    const bytes = carried.length === 0 ? last : Buffer.concat([...carried, last]);
    carried = [];
    carriedBytes = 0;
    const lines = decode(bytes);
    if (!overlong) return lines;
    overlong = false;
    // What came after the part that was kept is the rest of the line that was too long.
    const [first, ...rest] = lines;
    return first === undefined ? rest : [{ ...first, text: first.text.slice(0, 200), cutOff: true }, ...rest];
  };

  return {
    take: (slab) => {
      lineEnd ??= slab.includes(LF) ? LF : slab.includes(CR) ? CR : null;
      const at = slab.lastIndexOf(lineEnd ?? LF);
      if (at < 0) {
        if (carriedBytes + slab.length > LONGEST_ROW) overlong = true;
        else {
          carried.push(slab);
          carriedBytes += slab.length;
        }
        return [];
      }
      const lines = finish(slab.subarray(0, at));
      const rest = slab.subarray(at + 1);
      carried = [rest];
      carriedBytes = rest.length;
      return lines;
    },
    end: () => {
      const lines = finish(Buffer.alloc(0));
      return lines.length === 1 && lines[0]?.text === '' ? [] : lines;
    },
  };
}

function isAscii(bytes: Buffer): boolean {
  for (let index = 0; index < bytes.length; index += 1) if ((bytes[index] ?? 0) > 0x7f) return false;
  return true;
}

function wideLines({ encoding }: TextEncoding): Cutter {
  const decoder = new StringDecoder('utf16le');
  let carried = '';
  let overlong = false;
  let lineEnd: string | null = null;
  const cut = (text: string): TextLine[] => {
    const lines = text
      .split(lineEnd ?? '\n')
      .map((line) => ({ text: line.endsWith('\r') ? line.slice(0, -1) : line, foreign: false, cutOff: false }));
    const [first] = lines;
    if (overlong && first !== undefined) lines[0] = { ...first, text: first.text.slice(0, 200), cutOff: true };
    overlong = false;
    return lines;
  };
  return {
    take: (slab) => {
      const even = slab.length % 2 === 0 ? slab : slab.subarray(0, -1);
      const text = decoder.write(encoding === 'utf-16be' ? even.swap16() : even);
      lineEnd ??= text.includes('\n') ? '\n' : text.includes('\r') ? '\r' : null;
      const at = text.lastIndexOf(lineEnd ?? '\n');
      if (at < 0) {
        if (carried.length + text.length > LONGEST_ROW) overlong = true;
        else carried += text;
        return [];
      }
      const lines = cut(carried + text.slice(0, at));
      carried = text.slice(at + 1);
      return lines;
    },
    end: () => {
      const rest = carried + decoder.end();
      return rest === '' ? [] : cut(rest);
    },
  };
}
