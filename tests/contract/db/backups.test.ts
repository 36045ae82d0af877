import BetterSqlite from 'better-sqlite3';
import { copyFileSync, existsSync, readdirSync, truncateSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

import { restoreBackup } from '../../../electron/db/recovery.ts';
import { fields, freshData, id, interaction, mobile, opened, sha256, T0 } from './support.ts';

const DAY = 24 * 60 * 60 * 1_000;

function integrity(file: string): unknown {
  const copy = new BetterSqlite(file, { readonly: true });
  try {
    return copy.pragma('integrity_check', { simple: true });
  } finally {
    copy.close();
  }
}

describe('backups', () => {
  it('keep the newest seven daily ones and the newest ten made by hand', async () => {
    const { data, options } = await freshData();
    for (let day = 0; day < 9; day++) await data.backups.create('daily', T0 + day * DAY);
    for (let number = 0; number < 12; number++) await data.backups.create('manual', T0 + number);
    writeFileSync(path.join(options.backupFolder, 'holiday.txt'), 'not ours');
    const list = await data.backups.list();
    const of = (kind: string) => list.filter((backup) => backup.kind === kind).map(({ at }) => at);
    expect(of('daily')).toEqual([8, 7, 6, 5, 4, 3, 2].map((day) => T0 + day * DAY));
    expect(of('manual')).toEqual(Array.from({ length: 10 }, (_, index) => T0 + 11 - index));
    expect(list).toHaveLength(17);
    expect(list.every(({ bytes }) => bytes > 0)).toBe(true);
    expect(list.map(({ at }) => at)).toEqual(list.map(({ at }) => at).toSorted((a, b) => b - a));
    expect(readdirSync(options.backupFolder).toSorted()).toEqual(
      [...list.map(({ name }) => name), 'holiday.txt'].toSorted(),
    );
  });

  it('are made while the file is written to, without holding up the writes', async () => {
    const { data, agentId, author, options } = await freshData();
    const note = 'n'.repeat(9_000);
    const writes: Promise<unknown>[] = [];
    for (let number = 0; number < 3_000; number++)
      writes.push(data.contacts.create(id(), fields({ lastName: `Name ${number}`, notes: note }), false, author));
    await Promise.all(writes);

    const draft = interaction(agentId);
    const progress = { copying: true };
    const copy = data.backups.create('daily', T0).finally(() => (progress.copying = false));
    const times: number[] = [];
    let keys = 0;
    while (progress.copying) {
      const started = performance.now();
      await data.interactions.save(
        { ...draft, values: { note: { value: 'x'.repeat(keys++ % 500), origin: 'agent' } } },
        author,
      );
      times.push(performance.now() - started);
    }
    const made = await copy;
    const slowest = Math.max(...times);
    console.info(
      `backup of ${(made.bytes / 1e6).toFixed(1)} MB: ${times.length} writes meanwhile, slowest ${slowest.toFixed(1)} ms`,
    );
    expect(made.bytes).toBeGreaterThan(30_000_000);
    // A copy that holds up the writes lets one through: the one that was asked for before the copy ended.
    expect(times.length).toBeGreaterThan(2);
    expect(slowest).toBeLessThan(2_500);
    const file = path.join(options.backupFolder, made.name);
    expect(integrity(file)).toBe('ok');
    const restored = new BetterSqlite(file, { readonly: true });
    expect(restored.prepare('select count(*) as n from contact').get()).toEqual({ n: 3_000 });
    restored.close();
  });

  it('can be put back; the present file is set aside', async () => {
    const { data, author, options } = await freshData();
    await data.contacts.create(id(), fields({ lastName: 'Before', phones: [mobile('+31201234567')] }), false, author);
    const { name } = await data.backups.create('manual', T0);
    await data.contacts.create(id(), fields({ lastName: 'After' }), false, author);
    await data.close();
    const present = sha256(options.file);
    const backup = sha256(path.join(options.backupFolder, name));
    expect(await restoreBackup({ ...options, name })).toEqual({ ok: true, value: undefined });
    const folder = path.dirname(options.file);
    const aside = readdirSync(folder).filter((each) => each.startsWith('balie-replaced-'));
    expect(aside).toEqual(['balie-replaced-20260115T090000000Z.sqlite']);
    expect(sha256(path.join(folder, aside[0] ?? ''))).toBe(present);
    expect(sha256(path.join(options.backupFolder, name))).toBe(backup);
    expect(readdirSync(folder).filter((each) => each.includes('restoring'))).toEqual([]);

    const again = await opened(options);
    expect(await again.contacts.search('before', 5, false)).toHaveLength(1);
    expect(await again.contacts.search('2012345', 5, false)).toHaveLength(1);
    expect(await again.contacts.search('after', 5, false)).toEqual([]);
  });

  it('that are damaged, newer, missing or no backup are refused, and nothing changes', async () => {
    const { data, options } = await freshData();
    const { name } = await data.backups.create('manual', T0);
    await data.close();
    const present = sha256(options.file);
    const cut = name.replace('manual-2026', 'manual-2025');
    const newer = name.replace('manual-2026', 'manual-2024');
    for (const each of [cut, newer])
      copyFileSync(path.join(options.backupFolder, name), path.join(options.backupFolder, each));
    truncateSync(path.join(options.backupFolder, cut), 8_192);
    const future = new BetterSqlite(path.join(options.backupFolder, newer));
    future.pragma('user_version = 9999');
    future.close();
    const before = readdirSync(path.dirname(options.file));
    expect(await restoreBackup({ ...options, name: cut })).toMatchObject({
      ok: false,
      error: { code: 'backup-unusable', details: { problem: 'database-corrupt' } },
    });
    expect(await restoreBackup({ ...options, name: newer })).toMatchObject({
      ok: false,
      error: { code: 'backup-unusable', details: { problem: 'database-from-future' } },
    });
    expect(await restoreBackup({ ...options, name: name.replace('2026', '2023') })).toMatchObject({
      ok: false,
      error: { code: 'not-found' },
    });
    expect(await restoreBackup({ ...options, name: '../balie.sqlite' })).toMatchObject({
      ok: false,
      error: { code: 'backup-unusable' },
    });
    expect(sha256(options.file)).toBe(present);
    expect(readdirSync(path.dirname(options.file))).toEqual(before);
    expect(existsSync(options.file)).toBe(true);
  });
});
