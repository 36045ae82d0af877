import { inflateRawSync } from 'node:zlib';

/** The files of a ZIP archive, as their local headers have them. */
export function unzip(archive: Buffer): ReadonlyMap<string, string> {
  const files = new Map<string, string>();
  for (let at = 0; archive.readUInt32LE(at) === 0x04034b50;) {
    const [packed, named] = [archive.readUInt32LE(at + 18), archive.readUInt16LE(at + 26)];
    const start = at + 30 + named;
    files.set(
      archive.toString('ascii', at + 30, start),
      inflateRawSync(archive.subarray(start, start + packed)).toString('utf8'),
    );
    at = start + packed;
  }
  return files;
}
