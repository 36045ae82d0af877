// The three archive formats the stand-in runtime needs: read a tar entry, read a zip, write an asar. Small on purpose:
// this runs before any package is installed.
import { createHash } from 'node:crypto';
import { inflateRawSync } from 'node:zlib';

const TAR_BLOCK = 512;

/**
 * @param {Buffer} tar uncompressed
 * @param {(name: string) => boolean} matches
 * @returns {Buffer} the content of the first entry that matches
 * @throws when there is none
 */
export function tarEntry(tar, matches) {
  for (let at = 0; at + TAR_BLOCK <= tar.length;) {
    const end = tar.indexOf(0, at);
    const name = tar.toString('utf8', at, Math.min(end, at + 100));
    const size = Number.parseInt(tar.toString('latin1', at + 124, at + 136), 8) || 0;
    if (name !== '' && matches(name)) return tar.subarray(at + TAR_BLOCK, at + TAR_BLOCK + size);
    at += TAR_BLOCK + Math.ceil(size / TAR_BLOCK) * TAR_BLOCK;
  }
  throw new Error('the package does not hold the expected file');
}

const ZIP_END = 0x06054b50;
const ZIP_DIRECTORY = 0x02014b50;
const STORED = 0;

/**
 * @param {Buffer} zip without zip64 extensions
 * @returns {Generator<{ name: string, mode: number, read: () => Buffer }>} `mode`: Unix permissions, 0 when unknown
 * @throws when this is not a zip
 */
export function* zipEntries(zip) {
  let end = zip.length - 22;
  while (end >= 0 && zip.readUInt32LE(end) !== ZIP_END) end -= 1;
  if (end < 0) throw new Error('not a zip file');
  let left = zip.readUInt16LE(end + 10);
  let at = zip.readUInt32LE(end + 16);
  for (; left > 0; left -= 1) {
    if (zip.readUInt32LE(at) !== ZIP_DIRECTORY) throw new Error('damaged zip directory');
    const method = zip.readUInt16LE(at + 10);
    const packed = zip.readUInt32LE(at + 20);
    const nameLength = zip.readUInt16LE(at + 28);
    const mode = (zip.readUInt32LE(at + 38) >>> 16) & 0o777;
    const header = zip.readUInt32LE(at + 42);
    yield {
      name: zip.toString('utf8', at + 46, at + 46 + nameLength),
      mode,
      read: () => {
        const start = header + 30 + zip.readUInt16LE(header + 26) + zip.readUInt16LE(header + 28);
        const bytes = zip.subarray(start, start + packed);
        return method === STORED ? bytes : inflateRawSync(bytes);
      },
    };
    at += 46 + nameLength + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
  }
}

const ASAR_BLOCK = 4 * 1024 * 1024;

/**
 * Writes Electron's archive format: a pickled JSON directory followed by the files.
 *
 * @param {Record<string, Buffer>} files flat, each smaller than one integrity block (4 MiB)
 * @returns {Buffer}
 */
export function asar(files) {
  /** @type {Record<string, unknown>} */
  const directory = {};
  let offset = 0;
  for (const [name, content] of Object.entries(files)) {
    const hash = createHash('sha256').update(content).digest('hex');
    directory[name] = {
      size: content.length,
      offset: String(offset),
      integrity: { algorithm: 'SHA256', hash, blockSize: ASAR_BLOCK, blocks: [hash] },
    };
    offset += content.length;
  }
  const json = Buffer.from(JSON.stringify({ files: directory }));
  const padded = Math.ceil(json.length / 4) * 4;
  const head = Buffer.alloc(16 + padded);
  head.writeUInt32LE(4, 0);
  head.writeUInt32LE(padded + 8, 4);
  head.writeUInt32LE(padded + 4, 8);
  head.writeUInt32LE(json.length, 12);
  json.copy(head, 16);
  return Buffer.concat([head, ...Object.values(files)]);
}
