/** How the bytes of a text file stand for letters. `windows-1252` also covers ISO 8859-1, whose letters are the same. */
export const ENCODINGS = ['utf-8', 'windows-1252', 'utf-16le', 'utf-16be'] as const;
export type Encoding = (typeof ENCODINGS)[number];

export type DetectedEncoding = {
  readonly encoding: Encoding;
  /** Bytes of the byte order mark in front of the text. */
  readonly markBytes: 0 | 2 | 3;
};

/** Where Windows-1252 differs from ISO 8859-1: 0x80 to 0x9F (WHATWG Encoding, index windows-1252). */
const BETWEEN =
  '\u20AC\u0081\u201A\u0192\u201E\u2026\u2020\u2021\u02C6\u2030\u0160\u2039\u0152\u008D\u017D\u008F\u0090\u2018\u2019\u201C\u201D\u2022\u2013\u2014\u02DC\u2122\u0161\u203A\u0153\u009D\u017E\u0178';

/** Of the high or the low bytes, at least this share is zero in UTF-16 of a European language, and none in any 8-bit text. */
const ZERO_SHARE = 0.3;

/**
 * Guesses the encoding from the beginning of a file. A byte order mark decides; without one, zero bytes at every second place mean
 * UTF-16, text that is valid UTF-8 is UTF-8 (plain ASCII too), and everything else Windows-1252, in which any byte is a letter.
 *
 * @param sample the first bytes; a character may be cut off at its end
 */
export function detectEncoding(sample: Uint8Array): DetectedEncoding {
  if (sample[0] === 0xef && sample[1] === 0xbb && sample[2] === 0xbf) return { encoding: 'utf-8', markBytes: 3 };
  if (sample[0] === 0xff && sample[1] === 0xfe) return { encoding: 'utf-16le', markBytes: 2 };
  if (sample[0] === 0xfe && sample[1] === 0xff) return { encoding: 'utf-16be', markBytes: 2 };
  const wide = wideEncoding(sample);
  if (wide !== null) return { encoding: wide, markBytes: 0 };
  return { encoding: isUtf8(sample) || mostLinesUtf8(sample) ? 'utf-8' : 'windows-1252', markBytes: 0 };
}

/** The letters of Windows-1252 for text that was read as ISO 8859-1. */
export function fromLatin1(text: string): string {
  // oxlint-disable-next-line no-control-regex -- exactly the range in which the two differ
  return text.replace(/[\u0080-\u009F]/g, (sign) => BETWEEN[sign.charCodeAt(0) - 0x80] ?? sign);
}

function wideEncoding(sample: Uint8Array): Encoding | null {
  const pairs = Math.floor(sample.length / 2);
  if (pairs < 2) return null;
  let even = 0;
  let odd = 0;
  for (let index = 0; index < pairs * 2; index += 2) {
    if (sample[index] === 0) even += 1;
    if (sample[index + 1] === 0) odd += 1;
  }
  if (odd / pairs > ZERO_SHARE && odd > even * 4) return 'utf-16le';
  return even / pairs > ZERO_SHARE && even > odd * 4 ? 'utf-16be' : null;
}

/** For a file put together from two: the encoding of most of the lines that tell. */
function mostLinesUtf8(bytes: Uint8Array): boolean {
  let valid = 0;
  let invalid = 0;
  for (let from = 0; from < bytes.length;) {
    const end = bytes.indexOf(10, from);
    const line = bytes.subarray(from, end < 0 ? bytes.length : end);
    if (line.some((byte) => byte > 0x7f)) {
      if (isUtf8(line)) valid += 1;
      else invalid += 1;
    }
    if (end < 0) break;
    from = end + 1;
  }
  return valid > invalid;
}

/** Whether the bytes are UTF-8 (RFC 3629), apart from a character that is cut off at the end. */
function isUtf8(bytes: Uint8Array): boolean {
  let index = 0;
  while (index < bytes.length) {
    const lead = bytes[index] ?? 0;
    const length =
      lead < 0x80
        ? 1
        : lead >= 0xc2 && lead < 0xe0
          ? 2
          : lead >= 0xe0 && lead < 0xf0
            ? 3
            : lead >= 0xf0 && lead < 0xf5
              ? 4
              : 0;
    if (length === 0) return false;
    for (let more = 1; more < length; more += 1) {
      const next = bytes[index + more];
      if (next === undefined) return true;
      if ((next & 0xc0) !== 0x80 || (more === 1 && !secondFits(lead, next))) return false;
    }
    index += length;
  }
  return true;
}

/** No overlong forms, no surrogates, nothing above U+10FFFF. */
function secondFits(lead: number, second: number): boolean {
  if (lead === 0xe0) return second >= 0xa0;
  if (lead === 0xed) return second < 0xa0;
  if (lead === 0xf0) return second >= 0x90;
  return lead !== 0xf4 || second < 0x90;
}
