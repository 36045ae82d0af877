import BetterSqlite from 'better-sqlite3';
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

import { openData } from '../../../electron/db/client.ts';
import { setAside } from '../../../electron/db/recovery.ts';
import { mounted } from './mount.ts';
import { fields, id, mobile, opened, sha256, T0, testOptions, type TestData } from './support.ts';

/** A file with some hundred contacts, closed in order. */
async function filled(): Promise<TestData> {
  const test = testOptions();
  const data = await opened(test.options);
  const agentId = id();
  for (let number = 0; number < 150; number++) {
    await data.contacts.create(
      id(),
      fields({ lastName: `Name ${number}`, notes: 'n'.repeat(500), phones: [mobile(`+3161000${1_000 + number}`)] }),
      false,
      { agentId: agentId as never, at: T0 },
    );
  }
  await data.close();
  return test;
}

/** The file stays as it is, byte for byte, through a start that must fail. */
async function failsUntouched({ options }: TestData): Promise<{ readonly problem: string; readonly details: object }> {
  const before = sha256(options.file);
  const result = await openData(options);
  if (result.ok) {
    await result.value.close();
    throw new Error('opened');
  }
  expect(sha256(options.file)).toBe(before);
  expect(result.error.file).toBe(options.file);
  return result.error;
}

function overwrite(file: string, offset: number, bytes: Buffer): void {
  const content = readFileSync(file);
  bytes.copy(content, offset);
  writeFileSync(file, content);
}

describe('start on an unusable file', () => {
  it('that is no database', async () => {
    const test = testOptions();
    writeFileSync(test.options.file, 'Dear diary, this is a text file and not a database. '.repeat(40));
    expect(await failsUntouched(test)).toMatchObject({
      problem: 'database-corrupt',
      details: { reason: 'not-a-database' },
    });
    writeFileSync(test.options.file, 'short');
    expect(await failsUntouched(test)).toMatchObject({
      problem: 'database-corrupt',
      details: { reason: 'not-a-database' },
    });
  });

  it('whose header was overwritten', async () => {
    const test = await filled();
    overwrite(test.options.file, 0, Buffer.alloc(100, 0xff));
    expect(await failsUntouched(test)).toMatchObject({
      problem: 'database-corrupt',
      details: { reason: 'not-a-database' },
    });
  });

  it('that ends early', async () => {
    const test = await filled();
    truncateSync(test.options.file, Math.floor(statSync(test.options.file).size / 2 / 4096) * 4096);
    expect(await failsUntouched(test)).toMatchObject({ problem: 'database-corrupt', details: { reason: 'truncated' } });
  });

  it('with flipped bytes in a page', async () => {
    const test = await filled();
    const { file } = test.options;
    const content = readFileSync(file);
    // A leaf page of a table: type 0x0d; its cell pointers are made to point anywhere.
    let page = 4096;
    while (page < content.length && content[page] !== 0x0d) page += 4096;
    expect(page).toBeLessThan(content.length);
    overwrite(
      file,
      page + 1,
      Buffer.from(Array.from({ length: 64 }, (_, index) => (content[page + 1 + index] ?? 0) ^ 0xff)),
    );
    expect(await failsUntouched(test)).toMatchObject({ problem: 'database-corrupt' });
  });

  it('of another program', async () => {
    const test = testOptions();
    const other = new BetterSqlite(test.options.file);
    other.exec('create table notes (text)');
    other.close();
    expect(await failsUntouched(test)).toMatchObject({
      problem: 'database-corrupt',
      details: { reason: 'foreign-file' },
    });
  });

  it('from a newer version, closed in order or not', async () => {
    const test = await filled();
    const file = new BetterSqlite(test.options.file);
    file.prepare("insert into migration (name, timestamp) values ('9999-later', '')").run();
    file.pragma('user_version = 9999');
    const unclean = testOptions();
    for (const end of ['', '-wal']) copyFileSync(test.options.file + end, unclean.options.file + end);
    file.close();
    expect(await failsUntouched(test)).toMatchObject({
      problem: 'database-from-future',
      details: { fileVersion: 9_999 },
    });
    const log = sha256(`${unclean.options.file}-wal`);
    expect(await failsUntouched(unclean)).toMatchObject({ problem: 'database-from-future' });
    expect(sha256(`${unclean.options.file}-wal`)).toBe(log);
  });

  it('that is a folder', async () => {
    const { options } = testOptions();
    mkdirSync(options.file);
    expect(await openData(options)).toMatchObject({
      ok: false,
      error: { problem: 'database-unavailable', details: { reason: 'not-a-file' } },
    });
  });

  it('can be set aside, and a fresh one made', async () => {
    const test = await filled();
    const { file } = test.options;
    overwrite(file, 0, Buffer.alloc(100, 0xff));
    const damaged = sha256(file);
    await failsUntouched(test);
    const aside = await setAside(file, () => T0);
    expect(aside).toEqual({
      ok: true,
      value: path.join(path.dirname(file), 'balie-damaged-20260115T090000000Z.sqlite'),
    });
    expect(existsSync(file)).toBe(false);
    const data = await opened(test.options);
    expect(await data.contacts.search('name', 5, false)).toEqual([]);
    if (aside.ok && aside.value) expect(sha256(aside.value)).toBe(damaged);
  });
});

describe('start after a kill at a bad moment', () => {
  it('of the very first start goes on with what is there', async () => {
    const test = testOptions();
    writeFileSync(test.options.file, '');
    await (await opened(test.options)).close();
    const bare = testOptions();
    const file = new BetterSqlite(bare.options.file);
    file.pragma('journal_mode = WAL');
    file.close();
    expect(await (await opened(bare.options)).projects.list()).toHaveLength(2);
  });

  it('of a copy clears the half one away, and nothing else', async () => {
    const { options } = testOptions();
    mkdirSync(options.backupFolder);
    for (const name of ['daily-20260102T030405006Z.sqlite.part', 'mine.part'])
      writeFileSync(path.join(options.backupFolder, name), 'half');
    await opened(options);
    expect(readdirSync(options.backupFolder)).toEqual(['mine.part']);
  });
});

describe('start without permission', () => {
  it.runIf(process.getuid?.() !== 0)('to write the file', async () => {
    const test = await filled();
    chmodSync(test.options.file, 0o444);
    expect(await failsUntouched(test)).toMatchObject({ problem: 'database-unavailable' });
  });

  it.runIf(mounted.possible)('on a disk mounted for reading only', async () => {
    const test = await filled();
    const disk = mounted.disk('4m');
    const options = { ...test.options, file: path.join(disk.folder, 'balie.sqlite') };
    copyFileSync(test.options.file, options.file);
    disk.readOnly();
    expect(await failsUntouched({ ...test, options })).toMatchObject({ problem: 'database-unavailable' });
    const none = { ...options, file: path.join(disk.folder, 'new.sqlite') };
    expect(await openData(none)).toMatchObject({ ok: false, error: { problem: 'database-unavailable' } });
  });
});

describe('an orderly end', () => {
  it('leaves one file without a log', async () => {
    const test = testOptions();
    const data = await opened(test.options);
    expect(existsSync(`${test.options.file}-wal`)).toBe(true);
    await data.close();
    expect(existsSync(`${test.options.file}-wal`)).toBe(false);
    await expect(data.projects.list()).rejects.toMatchObject({ code: 'data-no-answer' });
    await data.close();
  });

  it('waits for the writes that were asked for', async () => {
    const test = testOptions();
    const data = await opened(test.options);
    const writes = Array.from({ length: 200 }, (_, number) => data.settings.set(`key-${number}`, number, 'default'));
    await data.close();
    await Promise.all(writes);
    const again = await opened(test.options);
    expect(await again.settings.get('key-199', null)).toBe(199);
  });

  it('makes the next start quick', async () => {
    const test = await filled();
    const started = performance.now();
    await opened(test.options);
    const took = performance.now() - started;
    console.info(`openData on an existing file: ${took.toFixed(0)} ms`);
    expect(took).toBeLessThan(3_000);
  });
});
