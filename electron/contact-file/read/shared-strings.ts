import { readXml, type Package } from './xlsx-package.ts';
import { FileFault } from './source.ts';

/** Texts are kept packed, outside the heap of the engine, bytes at most: a workbook of a million customers has 100 MB. */
const MOST_BYTES = 768 * 2 ** 20;
const SLAB = 8 * 2 ** 20;

/** Texts that many cells refer to by number (ECMA-376, part 1, 18.4). */
export class SharedStrings {
  readonly #slabs: Buffer[] = [];
  #used = SLAB;
  #total = 0;
  /** Two numbers for each text: slab, and where in it the text begins and ends. */
  #places = new Uint32Array(3 * 1024);
  #count = 0;

  get count(): number {
    return this.#count;
  }

  /** @throws FileFault `unpacks-too-large` */
  add(text: string): void {
    const bytes = Buffer.byteLength(text);
    this.#total += bytes;
    if (this.#total > MOST_BYTES)
      throw new FileFault('unpacks-too-large', `the texts take more than ${MOST_BYTES} bytes`);
    if (this.#used + bytes > SLAB) {
      this.#slabs.push(Buffer.allocUnsafe(Math.max(SLAB, bytes)));
      this.#used = 0;
    }
    this.#slabs.at(-1)?.write(text, this.#used);
    if ((this.#count + 1) * 3 > this.#places.length) {
      const larger = new Uint32Array(this.#places.length * 2);
      larger.set(this.#places);
      this.#places = larger;
    }
    this.#places.set([this.#slabs.length - 1, this.#used, this.#used + bytes], this.#count * 3);
    this.#used += bytes;
    this.#count += 1;
  }

  /** The text with this number; empty when there is none. */
  get(index: number): string {
    if (!Number.isInteger(index) || index < 0 || index >= this.#count) return '';
    const [slab = 0, from, to] = this.#places.subarray(index * 3, index * 3 + 3);
    return this.#slabs[slab]?.toString('utf8', from, to) ?? '';
  }
}

/** Reads the shared texts; runs of formatting are put together, readings (furigana) left out. @throws FileFault */
export async function readSharedStrings(container: Package, part: string | null): Promise<SharedStrings> {
  const strings = new SharedStrings();
  if (part === null) return strings;
  let text = '';
  let inText = false;
  let inReading = false;
  await readXml(container, part, {
    open: (name) => {
      if (name === 'si') text = '';
      else if (name === 'rPh') inReading = true;
      else if (name === 't') inText = !inReading;
    },
    text: (piece) => {
      if (inText) text += piece;
    },
    close: (name) => {
      if (name === 't') inText = false;
      else if (name === 'rPh') inReading = false;
      else if (name === 'si') strings.add(unescaped(text));
    },
  });
  return strings;
}

/** Signs that XML cannot hold stand as `_x000D_` (22.9.2.19). */
export function unescaped(text: string): string {
  return text.includes('_x')
    ? text.replaceAll(/_x([0-9A-F]{4})_/giu, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    : text;
}
