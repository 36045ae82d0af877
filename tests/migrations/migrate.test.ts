import { sql, type Kysely, type Migration } from 'kysely';
import { mkdirSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';

import { listBackups } from '../../electron/db/backup.ts';
import { openWriter } from '../../electron/db/database.ts';
import { MIGRATIONS } from '../../electron/db/migrations/index.ts';
import { DATA_VERSION } from '../../electron/db/preflight.ts';
import { dump, fileAt, tempFile } from './support.ts';

const adds: Migration = {
  up: (db: Kysely<unknown>) => sql`create table extra (a text) strict`.execute(db).then(() => undefined),
};
const fails: Migration = {
  async up(db: Kysely<unknown>) {
    await sql`create table half (a text) strict`.execute(db);
    await sql`insert into project select * from project`.execute(db);
  },
};

describe('migrations', () => {
  it('are numbered without a gap, in order', () => {
    const names = Object.keys(MIGRATIONS);
    expect(names.map((name) => name.slice(0, 5))).toEqual(
      names.map((_, index) => `${String(index + 1).padStart(4, '0')}-`),
    );
    expect(DATA_VERSION).toBe(names.length);
  });

  it('that fail leave nothing behind, those before them in the same run included', async () => {
    const { raw, migrateTo } = await fileAt('0001-first-tables');
    const before = dump(raw);
    await expect(migrateTo(undefined, { ...MIGRATIONS, '9998-adds': adds, '9999-fails': fails })).rejects.toMatchObject(
      {
        problem: 'database-unavailable',
        details: { reason: 'migration-failed', migration: '9999-fails' },
      },
    );
    expect(dump(raw)).toEqual(before);
    await migrateTo(undefined, { ...MIGRATIONS, '9998-adds': adds });
    expect(raw.pragma('user_version', { simple: true })).toBe(DATA_VERSION + 1);
  });

  it('that are unknown here mean that the file is newer', async () => {
    const { raw, migrateTo } = await fileAt();
    await migrateTo(undefined, { ...MIGRATIONS, '9998-adds': adds });
    const before = dump(raw);
    await expect(migrateTo()).rejects.toMatchObject({ problem: 'database-from-future' });
    expect(dump(raw)).toEqual(before);
  });

  it('copy the file first, keep three such copies, and do not copy a new file or one that is up to date', async () => {
    const file = tempFile();
    const backups = path.join(path.dirname(file), 'backups');
    const open = async (at: number): Promise<void> => (await openWriter(file, backups, at)).raw.close() as never;
    await open(1);
    await open(2);
    expect(listBackups(backups)).toEqual([]);

    const old = await fileAt('0001-first-tables');
    old.raw.prepare("update project set name = 'Kept' where key = 'service'").run();
    old.raw.pragma('wal_checkpoint(TRUNCATE)');
    const folder = path.join(path.dirname(old.file), 'backups');
    mkdirSync(folder);
    const opened = await openWriter(old.file, folder, Date.UTC(2026, 0, 2));
    onTestFinished(() => void opened.raw.close());
    expect(opened.raw.pragma('user_version', { simple: true })).toBe(DATA_VERSION);
    expect(readdirSync(folder)).toEqual(['migration-20260102T000000000Z-v1.sqlite']);
    const copy = await openWriter(
      path.join(folder, 'migration-20260102T000000000Z-v1.sqlite'),
      folder,
      Date.UTC(2026, 0, 3),
    );
    expect(copy.raw.prepare("select name from project where key = 'service'").get()).toEqual({ name: 'Kept' });
    copy.raw.close();

    for (let day = 4; day <= 8; day++) {
      const again = await fileAt('0001-first-tables');
      (await openWriter(again.file, folder, Date.UTC(2026, 0, day))).raw.close();
    }
    expect(listBackups(folder).map(({ at, kind }) => [kind, new Date(at).getUTCDate()])).toEqual(
      [8, 7, 6].map((day) => ['migration', day]),
    );
  });
});
