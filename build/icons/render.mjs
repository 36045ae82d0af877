// Makes the icon files that packages need from balie.svg. Run by hand after changing the drawing, with rsvg-convert
// (Debian: librsvg2-bin) installed; the results are under version control.
//
//   node build/icons/render.mjs
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const here = (/** @type {string} */ name) => fileURLToPath(new URL(name, import.meta.url));

/**
 * @param {number} size in pixels
 * @returns {Buffer}
 */
const png = (size) =>
  execFileSync('rsvg-convert', ['-w', String(size), '-h', String(size), here('balie.svg')], { maxBuffer: 2 ** 26 });

/** Linux takes one PNG per size from this folder, named by it. */
const LINUX_SIZES = [16, 32, 48, 64, 128, 256, 512, 1024];

/** Windows: a directory of images; PNG is allowed since Windows Vista. */
function ico() {
  const images = [16, 24, 32, 48, 64, 128, 256].map((size) => ({ size, data: png(size) }));
  const head = Buffer.alloc(6 + 16 * images.length);
  head.writeUInt16LE(1, 2);
  head.writeUInt16LE(images.length, 4);
  let offset = head.length;
  for (const [index, { size, data }] of images.entries()) {
    const at = 6 + 16 * index;
    head.writeUInt8(size % 256, at); // 256 is written as 0
    head.writeUInt8(size % 256, at + 1);
    head.writeUInt16LE(1, at + 4);
    head.writeUInt16LE(32, at + 6);
    head.writeUInt32LE(data.length, at + 8);
    head.writeUInt32LE(offset, at + 12);
    offset += data.length;
  }
  return Buffer.concat([head, ...images.map(({ data }) => data)]);
}

/** macOS: blocks of a four-letter type, a length and a PNG; the types with @2x share sizes. */
function icns() {
  /** @type {[string, number][]} */
  const types = [
    ['ic11', 32],
    ['ic12', 64],
    ['ic07', 128],
    ['ic13', 256],
    ['ic08', 256],
    ['ic14', 512],
    ['ic09', 512],
    ['ic10', 1024],
  ];
  const block = (/** @type {string} */ type, /** @type {Buffer} */ data) => {
    const head = Buffer.alloc(8);
    head.write(type, 0, 'latin1');
    head.writeUInt32BE(data.length + 8, 4);
    return Buffer.concat([head, data]);
  };
  return block('icns', Buffer.concat(types.map(([type, size]) => block(type, png(size)))));
}

for (const size of LINUX_SIZES) writeFileSync(here(`${size}x${size}.png`), png(size));
writeFileSync(here('icon.ico'), ico());
writeFileSync(here('icon.icns'), icns());
