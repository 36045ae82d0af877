// A WebM stream as a browser's recorder writes it: sizes unknown for segment and clusters, one packet a block.

const element = (id: readonly number[], content: Uint8Array | readonly number[]): Uint8Array => {
  const size = content.length;
  return Uint8Array.from([...id, 0x40 | (size >> 8), size & 0xff, ...content]);
};
const OPEN = (id: readonly number[]): Uint8Array =>
  Uint8Array.from([...id, 0x01, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff]);

/** 20 ms of an Opus stream in stereo, told apart by its last byte. */
export const opusPacket = (mark: number): Uint8Array => Uint8Array.of(0xfc, 1, 2, 3, mark & 0xff);

/** The head of a stream. */
export function webmHead(): Uint8Array {
  return Buffer.concat([
    element([0x1a, 0x45, 0xdf, 0xa3], [0x42, 0x86, 0x81, 1]),
    OPEN([0x18, 0x53, 0x80, 0x67]),
    element([0x15, 0x49, 0xa9, 0x66], [0x2a, 0xd7, 0xb1, 0x83, 0x0f, 0x42, 0x40]),
    element([0x16, 0x54, 0xae, 0x6b], new Uint8Array(30)),
  ]);
}

/** A cluster of packets of 20 ms each. @param atMs time of the first from the start of the stream */
export function webmCluster(atMs: number, packets: readonly Uint8Array[]): Uint8Array {
  return Buffer.concat([
    OPEN([0x1f, 0x43, 0xb6, 0x75]),
    element([0xe7], [atMs >> 16, (atMs >> 8) & 0xff, atMs & 0xff]),
    ...packets.map((packet, index) => element([0xa3], [0x81, (index * 20) >> 8, (index * 20) & 0xff, 0x80, ...packet])),
  ]);
}
