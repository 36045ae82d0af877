import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { deflateRawSync } from 'node:zlib';
import { afterAll, describe, expect, it } from 'vitest';
import { asar, tarEntry, zipEntries } from '../../../build/setup/archive.mjs';
import { holdOutput } from '../../../build/setup/console.mjs';
import { FUSE, setFuses } from '../../../build/setup/fuses.mjs';
import { withLock } from '../../../build/setup/lock.mjs';

const folder = mkdtempSync(path.join(tmpdir(), 'balie-setup-'));
afterAll(() => rmSync(folder, { recursive: true }));
holdOutput();

/** A zip of one file, built by the format's description (APPNOTE 4.3), without checksums. */
function zipOf(name: string, content: Buffer, method: 0 | 8, mode: number): Buffer {
  const packed = method === 8 ? deflateRawSync(content) : content;
  const local = Buffer.alloc(30);
  local.writeUInt32LE(0x04034b50, 0);
  local.writeUInt16LE(name.length, 26);
  const central = Buffer.alloc(46);
  central.writeUInt32LE(0x02014b50, 0);
  central.writeUInt16LE(method, 10);
  central.writeUInt32LE(packed.length, 20);
  central.writeUInt32LE(content.length, 24);
  central.writeUInt16LE(name.length, 28);
  central.writeUInt32LE((0o100000 + mode) * 0x10000, 38);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(30 + name.length + packed.length, 16);
  return Buffer.concat([local, Buffer.from(name), packed, central, Buffer.from(name), end]);
}

describe('archives', () => {
  it.each([0, 8] as const)('reads a zip with method %i', (method) => {
    const entries = [...zipEntries(zipOf('a/b', Buffer.from('hello hello hello'), method, 0o755))];
    expect(entries.map(({ name, mode, read }) => [name, mode, read().toString()])).toEqual([
      ['a/b', 0o755, 'hello hello hello'],
    ]);
  });

  it('refuses what is no zip', () => {
    expect(() => [...zipEntries(Buffer.alloc(100))]).toThrow('not a zip file');
  });

  it('finds an entry of a tar behind another one', () => {
    const entry = (name: string, content: string): Buffer => {
      const block = Buffer.alloc(1024);
      block.write(name, 0);
      block.write(content.length.toString(8).padStart(11, '0'), 124);
      block.write(content, 512);
      return block;
    };
    const tar = Buffer.concat([entry('package/a', 'one'), entry('package/b.zip', 'two'), Buffer.alloc(1024)]);
    expect(tarEntry(tar, (name) => name.endsWith('.zip')).toString()).toBe('two');
    expect(() => tarEntry(tar, (name) => name === 'c')).toThrow('does not hold');
  });

  it('writes an asar whose directory leads to the content', () => {
    const archive = asar({ 'package.json': Buffer.from('{}'), 'main.mjs': Buffer.from('work()') });
    const directory = JSON.parse(archive.toString('utf8', 16, 16 + archive.readUInt32LE(12))) as {
      files: Record<string, { size: number; offset: string; integrity: { hash: string } }>;
    };
    const main = directory.files['main.mjs'];
    const start = 8 + archive.readUInt32LE(4) + Number(main?.offset);
    expect(archive.toString('utf8', start, start + (main?.size ?? 0))).toBe('work()');
    expect(main?.integrity.hash).toBe(createHash('sha256').update('work()').digest('hex'));
  });
});

describe('fuses', () => {
  const wire = (bits: string): Buffer =>
    Buffer.concat([
      Buffer.from('xxdL7pKGdnNz796PbbjQWNKmHXBZaB9tsX'),
      Buffer.from([1, bits.length]),
      Buffer.from(bits),
    ]);

  it('sets the ones asked for and leaves the others', async () => {
    const { readFile } = await import('node:fs/promises');
    const file = path.join(folder, 'fuses');
    writeFileSync(file, wire('0000001'));
    setFuses(
      file,
      new Map([
        [FUSE.nodeCliInspectArguments, true],
        [FUSE.loadBrowserProcessSpecificV8Snapshot, false],
      ]),
    );
    expect(await readFile(file)).toEqual(wire('0001000'));
  });

  it('refuses a file without fuses and a fuse that is not there', () => {
    const file = path.join(folder, 'none');
    writeFileSync(file, 'nothing');
    expect(() => setFuses(file, new Map())).toThrow('has no fuses');
    writeFileSync(file, wire('00'));
    expect(() => setFuses(file, new Map([[FUSE.nodeCliInspectArguments, true]]))).toThrow('no fuse 3');
  });
});

describe('withLock', () => {
  it('lets one work at a time and leaves nothing behind', async () => {
    const lock = path.join(folder, 'one', 'lock');
    const log: string[] = [];
    const work = (name: string) => async (): Promise<void> => {
      log.push(`${name} begins`);
      await sleep(50);
      log.push(`${name} ends`);
    };
    await Promise.all([withLock(lock, work('a')), withLock(lock, work('b'))]);
    expect(log).toEqual(['a begins', 'a ends', 'b begins', 'b ends']);
    expect(existsSync(lock)).toBe(false);
  });

  it('releases when the work fails', async () => {
    const lock = path.join(folder, 'two');
    await expect(withLock(lock, () => Promise.reject(new Error('no network')))).rejects.toThrow('no network');
    expect(existsSync(lock)).toBe(false);
  });

  it('takes over from a process that is gone, and from one whose number was given to another', async () => {
    const lock = path.join(folder, 'three');
    writeFileSync(lock, String(2 ** 22 + 1)); // above Linux's highest process number
    expect(await withLock(lock, () => Promise.resolve('done'))).toBe('done');
    writeFileSync(lock, String(process.pid));
    utimesSync(lock, Date.now() / 1_000 - 120, Date.now() / 1_000 - 120);
    expect(await withLock(lock, () => Promise.resolve('done'))).toBe('done');
  });
});
