/** One Opus packet of a WebM stream. */
export type WebmPacket = { readonly data: Uint8Array; /** From the start of the stream. */ readonly atMs: number };

/** Element ids (RFC 9559, section 5; sizes as in RFC 8794). Masters listed here are entered, everything else is skipped. */
const ID = {
  segment: 0x18538067,
  cluster: 0x1f43b675,
  timestamp: 0xe7,
  simpleBlock: 0xa3,
  blockGroup: 0xa0,
  block: 0xa1,
} as const;
const ENTERED: ReadonlySet<number> = new Set([ID.segment, ID.cluster, ID.blockGroup]);
/** No element of an audio stream is anywhere near this long. */
const LARGEST_ELEMENT = 4 * 1024 * 1024;

/**
 * Takes a WebM stream apart as it arrives, in pieces of any size, and gives the packets of its one track. Times are milliseconds
 * (the default TimestampScale, which browsers write).
 *
 * @throws Error when the bytes are no WebM
 */
export class WebmOpusReader {
  #rest: Uint8Array = new Uint8Array(0);
  #clusterMs = 0;

  push(bytes: Uint8Array): WebmPacket[] {
    const data = this.#rest.length === 0 ? bytes : joined(this.#rest, bytes);
    const packets: WebmPacket[] = [];
    let at = 0;
    for (;;) {
      const id = readId(data, at);
      const size = id === null ? null : readSize(data, at + id.length);
      if (id === null || size === null) break;
      const start = at + id.length + size.length;
      if (ENTERED.has(id.value)) {
        at = start;
        continue;
      }
      if (size.value === null || size.value > LARGEST_ELEMENT)
        throw new Error(`no WebM: element ${id.value.toString(16)}`);
      const end = start + size.value;
      if (end > data.length) break;
      const content = data.subarray(start, end);
      if (id.value === ID.timestamp) this.#clusterMs = content.reduce((sum, byte) => sum * 256 + byte, 0);
      else if (id.value === ID.simpleBlock || id.value === ID.block) packets.push(this.#packetOf(content));
      at = end;
    }
    this.#rest = data.slice(at);
    return packets;
  }

  #packetOf(block: Uint8Array): WebmPacket {
    const track = readSize(block, 0);
    const header = (track?.length ?? 1) + 3;
    const flags = block[header - 1] ?? 0;
    if (block.length < header || (flags & 0x06) !== 0) throw new Error('no WebM block without lacing');
    const relative = new DataView(block.buffer, block.byteOffset, block.byteLength).getInt16(header - 3);
    return { data: block.slice(header), atMs: this.#clusterMs + relative };
  }
}

function joined(a: Uint8Array, b: Uint8Array): Uint8Array {
  const all = new Uint8Array(a.length + b.length);
  all.set(a);
  all.set(b, a.length);
  return all;
}

/** Length of a variable-size integer by its first byte (RFC 8794, section 4); null when there is no valid one. */
function widthOf(first: number | undefined, longest: number): number | null {
  if (first === undefined) return null;
  const width = Math.clz32(first) - 23;
  if (width > longest) throw new Error('no WebM: a number that is too long');
  return width;
}

function readId(data: Uint8Array, at: number): { readonly value: number; readonly length: number } | null {
  const length = widthOf(data[at], 4);
  if (length === null || at + length > data.length) return null;
  return { value: data.subarray(at, at + length).reduce((sum, byte) => sum * 256 + byte, 0), length };
}

/** `value` is null for an unknown size: a live stream's segments and clusters end where the next one begins. */
function readSize(data: Uint8Array, at: number): { readonly value: number | null; readonly length: number } | null {
  const length = widthOf(data[at], 8);
  if (length === null || at + length > data.length) return null;
  const [first = 0, ...others] = data.subarray(at, at + length);
  const mask = 2 ** (8 - length) - 1;
  const unknown = (first & mask) === mask && others.every((byte) => byte === 0xff);
  return { value: unknown ? null : others.reduce((sum, byte) => sum * 256 + byte, first & mask), length };
}
