import yauzl, { type Entry, type ZipFile } from 'yauzl';
import { SaxesParser, type SaxesTagPlain } from 'saxes';
import { StringDecoder } from 'node:string_decoder';
import type { Readable } from 'node:stream';
import { FileFault } from './source.ts';

/** A part is unpacked while it is read, never as a whole; still nothing honest is larger, bytes. */
const LARGEST_PART = 6 * 2 ** 30;
/** Sheets shrink to a tenth or a fiftieth. Deflate reaches 1,032 at the utmost, with nothing but the same byte. */
const MOST_SHRUNK = 400;
/** Small parts may be as repetitive as they like, bytes. */
const SMALL_PART = 32 * 2 ** 20;
/** A workbook has a dozen parts; pictures and comments make hundreds. */
const MOST_PARTS = 20_000;

/** The parts of an Office document (ECMA-376, part 2): a ZIP archive that is read where it lies. */
export type Package = {
  readonly has: (part: string) => boolean;
  readonly parts: () => readonly string[];
  /** The text of a part, piece by piece. @throws FileFault */
  readonly text: (part: string, onBytes?: (packed: number) => void) => AsyncGenerator<string>;
  /** Bytes that the part takes in the file. */
  readonly packedSize: (part: string) => number;
  readonly close: () => void;
};

/**
 * Opens an archive and reads its directory. What a part unpacks to is known from the directory before anything is unpacked, and the
 * library ends a part that turns out larger than it said.
 *
 * @throws FileFault: `damaged`, `encrypted`, `unpacks-too-large`
 */
export async function openPackage(file: string): Promise<Package> {
  const zip = await new Promise<ZipFile>((resolve, reject) => {
    yauzl.open(file, { lazyEntries: true, autoClose: false, validateEntrySizes: true }, (error, opened) =>
      error === null ? resolve(opened) : reject(damaged(error)),
    );
  });
  const entries = await directory(zip).catch((error: unknown) => {
    zip.close();
    throw error;
  });
  return {
    has: (part) => entries.has(part),
    parts: () => [...entries.keys()],
    packedSize: (part) => entries.get(part)?.compressedSize ?? 0,
    text: (part, onBytes) => textOf(zip, entries.get(part), part, onBytes),
    close: () => zip.close(),
  };
}

function damaged(error: unknown): FileFault {
  return error instanceof FileFault
    ? error
    : new FileFault('damaged', error instanceof Error ? error.message : String(error));
}

function directory(zip: ZipFile): Promise<ReadonlyMap<string, Entry>> {
  const entries = new Map<string, Entry>();
  return new Promise((resolve, reject) => {
    zip.on('error', (error: Error) => reject(damaged(error)));
    zip.on('end', () => resolve(entries));
    zip.on('entry', (entry: Entry) => {
      if (entries.size >= MOST_PARTS) {
        reject(new FileFault('unpacks-too-large', `more than ${MOST_PARTS} parts`));
        return;
      }
      entries.set(entry.fileName.replace(/^\//u, ''), entry);
      zip.readEntry();
    });
    zip.readEntry();
  });
}

async function* textOf(
  zip: ZipFile,
  entry: Entry | undefined,
  part: string,
  onBytes: (packed: number) => void = () => undefined,
): AsyncGenerator<string> {
  if (entry === undefined) throw new FileFault('damaged', `there is no ${part}`);
  if (entry.isEncrypted()) throw new FileFault('encrypted', `${part} is encrypted`);
  const { uncompressedSize, compressedSize } = entry;
  const shrunk = uncompressedSize / Math.max(1, compressedSize);
  if (uncompressedSize > LARGEST_PART || (uncompressedSize > SMALL_PART && shrunk > MOST_SHRUNK))
    throw new FileFault(
      'unpacks-too-large',
      `${part} unpacks to ${uncompressedSize} bytes, ${Math.round(shrunk)} times its size`,
    );
  const stream = await new Promise<Readable>((resolve, reject) => {
    zip.openReadStream(entry, (error, opened) => (error === null ? resolve(opened) : reject(damaged(error))));
  });
  let decoder: StringDecoder | null = null;
  let unpacked = 0;
  try {
    for await (const chunk of stream) {
      const bytes = chunk as Buffer;
      // XML is UTF-8 unless its mark says UTF-16 (XML 1.0, appendix F).
      decoder ??= new StringDecoder(bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf16le' : 'utf8');
      unpacked += bytes.length;
      onBytes(uncompressedSize === 0 ? 0 : (unpacked / uncompressedSize) * compressedSize);
      yield decoder.write(bytes);
    }
  } catch (error) {
    throw damaged(error);
  } finally {
    stream.destroy();
  }
}

export type XmlHandlers = {
  readonly open?: (name: string, attributes: Readonly<Record<string, string>>) => void;
  readonly text?: (text: string) => void;
  readonly close?: (name: string) => void;
};

/** Reads XML as it comes. Names are given without their prefix: producers differ in whether they use one. */
export class XmlReader {
  readonly #parser = new SaxesParser<{ xmlns: false; position: false }>({ xmlns: false, position: false });
  #fault: FileFault | null = null;

  constructor(handlers: XmlHandlers) {
    const { open, text, close } = handlers;
    const bare = (name: string): string => name.slice(name.indexOf(':') + 1);
    this.#parser.on('error', (error) => (this.#fault ??= new FileFault('damaged', error.message)));
    // An entity that expands to others is the bomb of XML; workbooks have no document type at all.
    this.#parser.on('doctype', () => (this.#fault ??= new FileFault('damaged', 'a document type in a workbook')));
    if (open !== undefined) this.#parser.on('opentag', (tag: SaxesTagPlain) => open(bare(tag.name), tag.attributes));
    if (text !== undefined) this.#parser.on('text', text);
    if (close !== undefined) this.#parser.on('closetag', (tag: SaxesTagPlain) => close(bare(tag.name)));
  }

  /** @throws FileFault `damaged` */
  write(text: string): void {
    this.#parser.write(text);
    if (this.#fault !== null) throw this.#fault;
  }

  /** @throws FileFault `damaged` when the document ends too early */
  end(): void {
    this.#parser.close();
    if (this.#fault !== null) throw this.#fault;
  }
}

/** Reads a whole part. @throws FileFault */
export async function readXml(container: Package, part: string, handlers: XmlHandlers): Promise<void> {
  const reader = new XmlReader(handlers);
  for await (const text of container.text(part)) reader.write(text);
  reader.end();
}
