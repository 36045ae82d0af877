import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { once } from 'node:events';
import path from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { readNumbers } from '../../../electron/contact-file/read-numbers.ts';
import { sqliteCodec } from '../../../electron/db/codec.ts';
import { closeDatabase, openWriter } from '../../../electron/db/database.ts';
import { repositories } from '../../../electron/db/repositories.ts';
import { listedLookup } from '../../../electron/db/repos/guard/listed.ts';
import { FULL, id, T0, tempFolder } from './support.ts';
import type { AgentId } from '../../../shared/lib/brand.ts';

const LINES = FULL ? 1_000_000 : 20_000;
const PAGE = 5_000;
const LOOKUPS = FULL ? 20_000 : 2_000;
/** In every notation that a list comes in: as a hash, nationally, internationally. */
const number = (n: number): string => `+316${String(n).padStart(8, '0')}`;
const line = (n: number): string => (n % 3 === 0 ? createHash('sha256').update(number(n)).digest('hex') : n % 3 === 1 ? `0${number(n).slice(3)}` : `0031 ${number(n).slice(3, 4)} ${number(n).slice(4)}`);

it(`a list of ${LINES.toLocaleString('en')} numbers not to be called is taken over and asked, each number found and nobody else`, { timeout: FULL ? 600_000 : 60_000 }, async () => {
  const folder = tempFolder();
  const [file, staging] = [path.join(folder, 'list.csv'), path.join(folder, 'numbers.tmp')];
  const out = createWriteStream(file);
  out.write('number\n');
  // Every thousandth stands there twice, and as many lines are no number.
  for (let n = 0; n < LINES; n += 1) if (!out.write(`${line(n)}\n${n % 1_000 === 0 ? `${line(n)}\nunknown\n` : ''}`)) await once(out, 'drain');
  out.end();
  await once(out, 'close');
  const opened = await openWriter(path.join(folder, 'balie.sqlite'), path.join(folder, 'backups'), T0);
  onTestFinished(() => closeDatabase(opened));
  const { guard } = repositories({ ...opened, codec: sqliteCodec, backupFolder: path.join(folder, 'backups'), now: () => T0 });
  opened.raw.pragma('foreign_keys = off');
  const author = { agentId: id<AgentId>(), at: T0 };

  const before = process.memoryUsage.rss();
  let peak = before;
  const feel = (): Promise<void> => Promise.resolve(void (peak = Math.max(peak, process.memoryUsage.rss())));
  const began = performance.now();
  const read = await readNumbers({ file, staging, country: 'NL' }, () => undefined, feel);
  await feel();
  const readMs = performance.now() - began;
  expect(read).toEqual({ numbers: LINES, hashes: Math.ceil(LINES / 3) + Math.ceil(LINES / 3_000), doubles: LINES / 1_000, refused: LINES / 1_000 });
  const listId = await guard.beginList({ name: 'list.csv', source: 'register', purpose: 'sales', refused: read.refused }, author);
  let longest = 0;
  for (let from = 0; from < read.numbers; from += PAGE) {
    const at = performance.now();
    expect(await guard.takeHashes(listId, staging, from, PAGE)).toEqual({ read: Math.min(PAGE, read.numbers - from), added: Math.min(PAGE, read.numbers - from) });
    longest = Math.max(longest, performance.now() - at);
    await feel();
  }
  await guard.endList(listId);
  const importMs = performance.now() - began;
  expect(await guard.lists()).toMatchObject([{ name: 'list.csv', numbers: LINES, refused: LINES / 1_000 }]);

  const listed = listedLookup(opened.raw);
  const took: number[] = [];
  for (let n = 0; n < LOOKUPS; n += 1) {
    const known = (n * 7_919) % LINES;
    const asked = n % 2 === 0 ? number(known) : number(LINES + known);
    const at = performance.now();
    const found = listed(asked, 'sales');
    took.push(performance.now() - at);
    expect(found).toEqual(n % 2 === 0 ? { name: 'list.csv', since: null } : null);
  }
  // What is on a list for sales says nothing of research, and nothing keeps a service call.
  expect([listed(number(1), 'research'), listed(number(1), 'service')]).toEqual([null, null]);
  const sorted = took.toSorted((a, b) => a - b);
  const [median, p95, most] = [0.5, 0.95, 1].map((share) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0) as [number, number, number];
  const round = (value: number): number => Math.round(value * 1_000) / 1_000;
  process.stdout.write(`${JSON.stringify({ lines: LINES, readMs: Math.round(readMs), importMs: Math.round(importMs), longestPageMs: Math.round(longest), memoryMiB: Math.round((peak - before) / 2 ** 20), lookupMs: { median: round(median), p95: round(p95), most: round(most) } })}\n`);
  if (FULL) {
    expect(p95).toBeLessThan(1);
    expect(peak - before).toBeLessThan(512 * 2 ** 20);
  }
});
