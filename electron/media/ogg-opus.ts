/** Samples a second of every Opus stream's clock (RFC 7845, section 4). */
export const OPUS_RATE = 48_000;
/** What a decoder drops at the start: the usual look-ahead of the encoder, in samples (RFC 7845, section 4.2). */
const PRE_SKIP = 312;
const NO_GRANULE = 0xffff_ffff_ffff_ffffn;
const MAX_SEGMENTS = 255;
/** 20 ms of silence in stereo: full band CELT, one frame, nothing in it. */
const SILENCE = Uint8Array.of(0xfc, 0xff, 0xfe);
const SILENCE_SAMPLES = 960;

/** Samples at 48 kHz in an Opus packet, by its first byte (RFC 6716, section 3.1); 0 for what is no packet. */
export function samplesOf(packet: Uint8Array): number {
  const [toc, second = 0] = packet;
  if (toc === undefined) return 0;
  const config = toc >> 3;
  const frame =
    config < 12
      ? [480, 960, 1920, 2880][config & 3]
      : config < 16
        ? [480, 960][config & 1]
        : [120, 240, 480, 960][config & 3];
  const code = toc & 3;
  const frames = code === 0 ? 1 : code === 3 ? second & 0x3f : 2;
  return (frame ?? 0) * frames;
}

/**
 * Writes Opus packets as an Ogg stream (RFC 3533, RFC 7845), page by page: what has been written up to any moment is a whole file that
 * plays, can be searched and knows its length.
 */
export class OggOpusWriter {
  readonly #serial: number;
  #sequence = 0;
  #samples = 0;

  /** @param serial number of the stream, any 32 bits */
  constructor(serial: number) {
    this.#serial = serial >>> 0;
  }

  /** Length of what was written, in ms. */
  get durationMs(): number {
    return Math.round((this.#samples / OPUS_RATE) * 1_000);
  }

  /** The two pages that every file starts with: two channels. */
  head(): Uint8Array {
    const head = new Uint8Array(19);
    head.set(ascii('OpusHead'));
    const view = new DataView(head.buffer);
    view.setUint8(8, 1);
    view.setUint8(9, 2);
    view.setUint16(10, PRE_SKIP, true);
    view.setUint32(12, OPUS_RATE, true);
    const vendor = ascii('Balie');
    const tags = new Uint8Array(8 + 4 + vendor.length + 4);
    tags.set(ascii('OpusTags'));
    new DataView(tags.buffer).setUint32(8, vendor.length, true);
    tags.set(vendor, 12);
    return concat([this.#page([head], 0n, 0x02), this.#page([tags], 0n, 0)]);
  }

  /** The pages of these packets. @param last marks the end of the stream */
  packets(packets: readonly Uint8Array[], last = false): Uint8Array {
    const pages: Uint8Array[] = [];
    let batch: Uint8Array[] = [];
    let segments = 0;
    const flush = (flags: number): void => {
      if (batch.length === 0 && flags === 0) return;
      pages.push(this.#page(batch, BigInt(this.#samples + PRE_SKIP), flags));
      batch = [];
      segments = 0;
    };
    for (const packet of packets) {
      const needed = Math.floor(packet.length / 255) + 1;
      if (needed > MAX_SEGMENTS) continue;
      if (segments + needed > MAX_SEGMENTS) flush(0);
      batch.push(packet);
      segments += needed;
      this.#samples += samplesOf(packet);
    }
    flush(last ? 0x04 : 0);
    return concat(pages);
  }

  /** Silence up to this length of the whole, at most; nothing when it is that long already. */
  silenceUntil(ms: number): Uint8Array {
    const missing = Math.floor(((ms / 1_000) * OPUS_RATE - this.#samples) / SILENCE_SAMPLES);
    return missing <= 0 ? new Uint8Array(0) : this.packets(Array.from({ length: missing }, () => SILENCE));
  }

  #page(packets: readonly Uint8Array[], granule: bigint, flags: number): Uint8Array {
    const table = packets.flatMap((packet) => [
      ...Array.from({ length: Math.floor(packet.length / 255) }, () => 255),
      packet.length % 255,
    ]);
    const header = new Uint8Array(27 + table.length);
    const view = new DataView(header.buffer);
    header.set(ascii('OggS'));
    view.setUint8(5, flags);
    view.setBigUint64(6, table.length === 0 ? NO_GRANULE : granule, true);
    view.setUint32(14, this.#serial, true);
    view.setUint32(18, this.#sequence, true);
    view.setUint8(26, table.length);
    header.set(table, 27);
    this.#sequence += 1;
    const page = concat([header, ...packets]);
    new DataView(page.buffer).setUint32(22, crcOf(page), true);
    return page;
  }
}

/**
 * What a file holds up to its last whole page: its length in bytes and in ms. A power cut may leave a torn page behind; what follows
 * it is cut off.
 */
export function measureOgg(file: Uint8Array): { readonly bytes: number; readonly durationMs: number } {
  let at = 0;
  let samples = 0;
  for (;;) {
    const page = pageAt(file, at);
    if (page === null) break;
    at += page.length;
    if (page.granule !== NO_GRANULE) samples = Math.max(samples, Number(page.granule) - PRE_SKIP);
  }
  return { bytes: at, durationMs: Math.round((Math.max(0, samples) / OPUS_RATE) * 1_000) };
}

function pageAt(file: Uint8Array, at: number): { readonly length: number; readonly granule: bigint } | null {
  if (at + 27 > file.length || String.fromCharCode(...file.subarray(at, at + 4)) !== 'OggS') return null;
  const view = new DataView(file.buffer, file.byteOffset + at, file.byteLength - at);
  const segments = view.getUint8(26);
  if (view.byteLength < 27 + segments) return null;
  const length = file.subarray(at + 27, at + 27 + segments).reduce((sum, size) => sum + size, 27 + segments);
  if (length > view.byteLength) return null;
  // A copy, also where the file is a Buffer, whose `slice` is none.
  const page = Uint8Array.from(file.subarray(at, at + length));
  page.fill(0, 22, 26);
  return crcOf(page) === view.getUint32(22, true) ? { length, granule: view.getBigUint64(6, true) } : null;
}

function ascii(text: string): Uint8Array {
  return Uint8Array.from(text, (sign) => sign.charCodeAt(0));
}

function concat(parts: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

/** Polynomial 0x04c11db7, not reflected, no final inversion (RFC 3533, section 6). */
const CRC_TABLE = Uint32Array.from({ length: 256 }, (_, index) => {
  let value = index << 24;
  for (let bit = 0; bit < 8; bit += 1) value = value & 0x8000_0000 ? (value << 1) ^ 0x04c1_1db7 : value << 1;
  return value >>> 0;
});

function crcOf(bytes: Uint8Array): number {
  let crc = 0;
  for (const byte of bytes) crc = ((crc << 8) ^ (CRC_TABLE[((crc >>> 24) ^ byte) & 0xff] ?? 0)) >>> 0;
  return crc;
}
