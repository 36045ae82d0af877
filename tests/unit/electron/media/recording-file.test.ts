import { appendFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it, onTestFinished } from 'vitest';
import { measureOgg, OggOpusWriter, samplesOf } from '../../../../electron/media/ogg-opus.ts';
import { createRecordingStore } from '../../../../electron/media/recording-file.ts';
import { WebmOpusReader } from '../../../../electron/media/webm-opus.ts';
import { opusPacket, webmCluster, webmHead } from '../../../support/webm.ts';

const second = (): Uint8Array[] => Array.from({ length: 50 }, (_, index) => opusPacket(index));
const QUIET = new Uint8Array(8).fill(7);

function folder(): string {
  const made = mkdtempSync(path.join(os.tmpdir(), 'balie-recordings-'));
  onTestFinished(() => rmSync(made, { recursive: true, force: true }));
  return made;
}

describe('the reader of WebM', () => {
  it('finds every packet with its time, however the stream is cut into pieces', () => {
    const packets = second();
    const stream = Buffer.concat([webmHead(), webmCluster(0, packets), webmCluster(70_000, packets)]);
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 400 }), { minLength: 1, maxLength: 60 }), (cuts) => {
        const reader = new WebmOpusReader();
        const found = [];
        let at = 0;
        for (const length of [...cuts, stream.length]) {
          found.push(...reader.push(stream.subarray(at, at + length)));
          at += length;
        }
        expect(found.map(({ atMs }) => atMs)).toEqual(
          [0, 70_000].flatMap((from) => packets.map((_, i) => from + i * 20)),
        );
        expect(found.map(({ data }) => [...data])).toEqual([...packets, ...packets].map((packet) => [...packet]));
      }),
      { numRuns: 60 },
    );
  });

  it('refuses what is no WebM instead of waiting for ever', () => {
    expect(() => new WebmOpusReader().push(new Uint8Array(64))).toThrow('no WebM');
    expect(() => new WebmOpusReader().push(Uint8Array.of(0x42, 0x86, 0x08, 0xff, 0xff, 0xff, 0xff))).toThrow('no WebM');
  });
});

describe('the writer of Ogg', () => {
  it('knows how long a packet is (RFC 6716, table 2)', () => {
    const samples = (toc: number, second = 0): number => samplesOf(Uint8Array.of(toc, second));
    expect([samples(0x00), samples(0x18), samples(0x60), samples(0x68), samples(0x80), samples(0xf8)]).toEqual([
      480, 2880, 480, 960, 120, 960,
    ]);
    expect([samples(0xf9), samples(0xfb, 3), samplesOf(new Uint8Array(0))]).toEqual([1920, 2880, 0]);
  });

  it('writes pages of which any number is a whole file', () => {
    const writer = new OggOpusWriter(1);
    const large = new Uint8Array(2_000).fill(0xfc);
    const pages = [
      writer.head(),
      writer.packets(second()),
      writer.packets([large, ...second()]),
      writer.silenceUntil(4_000),
    ];
    expect(writer.durationMs).toBe(4_000);
    const whole = Buffer.concat(pages);
    expect(measureOgg(whole)).toEqual({ bytes: whole.length, durationMs: 4_000 });
    const two = Buffer.concat(pages.slice(0, 2));
    expect(measureOgg(Buffer.concat([two, (pages[2] ?? two).subarray(0, 100)]))).toEqual({
      bytes: two.length,
      durationMs: 1_000,
    });
    whole.writeUInt8(whole.readUInt8(200) ^ 1, 200);
    expect(measureOgg(whole).bytes).toBeLessThan(200);
  });
});

describe('a recording on disk', () => {
  it('is a file of the month that only the user can read, and whose name nobody guesses', async () => {
    const root = folder();
    const store = createRecordingStore(root);
    const [one, other] = await Promise.all([
      store.create(Date.UTC(2026, 0, 31), () => 0),
      store.create(Date.UTC(2026, 0, 31), () => 0),
    ]);
    expect(one.name).toMatch(/^2026-01\/[0-9a-f]{32}\.ogg$/);
    expect(other.name).not.toBe(one.name);
    one.beginStream();
    await one.append(Buffer.concat([webmHead(), webmCluster(0, second())]), QUIET);
    expect(await one.finish()).toMatchObject({ durationMs: 1_000 });
    expect(statSync(path.join(root, one.name)).mode & 0o777).toBe(0o600);
    expect(statSync(path.join(root, '2026-01')).mode & 0o777).toBe(0o700);
    expect(() => store.pathOf('../balie.sqlite')).toThrow('not a recording');
    await other.finish();
    await store.remove(one.name);
    await store.remove(other.name);
    expect(readdirSync(root)).toEqual([]);
  });

  it('is kept up to the last piece after an unexpected end, a torn page cut off', async () => {
    const root = folder();
    const store = createRecordingStore(root);
    const file = await store.create(0, () => 0);
    file.beginStream();
    await file.append(Buffer.concat([webmHead(), webmCluster(0, second())]), QUIET);
    await file.append(webmCluster(1_000, second()), QUIET);
    const part = `${path.join(root, file.name)}.part`;
    const { length } = readFileSync(part);
    appendFileSync(part, 'OggS torn');
    expect(await store.recover(file.name)).toEqual({ durationMs: 2_000, bytes: length });
    expect(readFileSync(path.join(root, file.name)).length).toBe(length);
    // Asked again, as after a second crash before the row was written.
    expect(await store.recover(file.name)).toEqual({ durationMs: 2_000, bytes: length });
    const empty = await store.create(0, () => 0);
    expect(await store.recover(empty.name)).toBeNull();
    expect(await store.recover('2020-01/none.ogg')).toBeNull();
  });

  it('goes on in the same file with the stream of another window, the time between as silence', async () => {
    const root = folder();
    const store = createRecordingStore(root);
    let now = 0;
    const file = await store.create(0, () => now);
    file.beginStream();
    now = 1_000;
    await file.append(Buffer.concat([webmHead(), webmCluster(0, second())]), QUIET);
    now = 5_000;
    file.beginStream();
    await file.append(Buffer.concat([webmHead(), webmCluster(0, second())]), QUIET);
    const { durationMs } = await file.finish();
    expect(durationMs).toBeGreaterThanOrEqual(4_960);
    expect(durationMs).toBeLessThanOrEqual(5_040);
    const peaks = [...(await store.peaks(file.name))];
    expect(peaks.length).toBe(Math.round(durationMs / 250) * 2);
    expect(peaks.slice(0, 8)).toEqual([...QUIET]);
    expect(peaks.slice(10, 28).every((peak) => peak === 0)).toBe(true);
    expect(peaks.at(-1)).toBe(7);
  });

  it('says so when a piece cannot be kept, and keeps those before it', async () => {
    const root = folder();
    const store = createRecordingStore(root);
    const file = await store.create(0, () => 0);
    file.beginStream();
    await file.append(Buffer.concat([webmHead(), webmCluster(0, second())]), QUIET);
    await expect(file.append(new Uint8Array(32), QUIET)).rejects.toThrow('no WebM');
    await expect(file.append(webmCluster(1_000, second()), QUIET)).rejects.toThrow('no WebM');
    expect(await file.finish()).toMatchObject({ durationMs: 1_000 });
  });
});
