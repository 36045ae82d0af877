import BetterSqlite from 'better-sqlite3';
import { copyFileSync, mkdirSync, readdirSync, statfsSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

import { openData } from '../../../electron/db/client.ts';
import { mounted } from './mount.ts';
import { fields, freshData, id, interaction, mobile, opened, sha256, T0, testOptions } from './support.ts';

describe.runIf(mounted.possible)('a full disk', () => {
  it('at the start: says so, leaves the file alone, and starts when there is space', async () => {
    const source = await freshData();
    await source.data.close();
    const disk = mounted.disk('4m');
    const options = {
      ...source.options,
      file: path.join(disk.folder, 'balie.sqlite'),
      backupFolder: path.join(disk.folder, 'backups'),
    };
    copyFileSync(source.options.file, options.file);
    const before = sha256(options.file);
    const empty = disk.fill();
    expect(await openData(options)).toMatchObject({ ok: false, error: { problem: 'disk-full' } });
    expect(sha256(options.file)).toBe(before);
    empty();
    expect(await (await opened(options)).agents.list()).toHaveLength(1);
  });

  it('at the first start of all: says so, and starts when there is space', async () => {
    const disk = mounted.disk('2m');
    const { options } = testOptions();
    const own = { ...options, file: path.join(disk.folder, 'balie.sqlite') };
    const empty = disk.fill();
    expect(await openData(own)).toMatchObject({ ok: false, error: { problem: 'disk-full' } });
    empty();
    expect(await (await opened(own)).projects.list()).toHaveLength(2);
  });

  it('while working: refuses writes, keeps everything acknowledged, and goes on when there is space', async () => {
    const disk = mounted.disk('6m');
    const { options } = testOptions();
    const own = {
      ...options,
      file: path.join(disk.folder, 'balie.sqlite'),
      backupFolder: path.join(disk.folder, 'backups'),
    };
    const data = await opened(own);
    const agentId = id();
    const author = { agentId: agentId as never, at: T0 };
    await data.agents.save({ id: agentId as never, name: 'Ans', role: 'administrator', active: true }, T0);
    const draft = interaction(agentId as never);
    await data.interactions.save(draft, author);
    const empty = disk.fill();

    let acknowledged = 0;
    const refusals: unknown[] = [];
    for (let number = 0; number < 2_000 && refusals.length === 0; number++) {
      const note = { value: `${number} ${'n'.repeat(2_000)}`, origin: 'agent' as const };
      await data.contacts
        .create(
          id(),
          fields({ lastName: `Full ${number}`, notes: note.value, phones: [mobile('+31201234567')] }),
          false,
          author,
        )
        .then(
          () => (acknowledged += 1),
          (error: unknown) => refusals.push(error),
        );
    }
    expect(refusals).toMatchObject([{ code: 'disk-full' }]);
    await expect(
      data.interactions.close(
        {
          ...draft,
          state: 'incomplete',
          incompleteReason: 'other',
          values: { note: { value: 'n'.repeat(900_000), origin: 'agent' } },
        },
        author,
      ),
    ).rejects.toMatchObject({ code: 'disk-full' });
    expect(await data.contacts.search('full', 50, false)).toHaveLength(Math.min(acknowledged, 50));
    expect(await data.interactions.unfinished()).toEqual([draft]);

    empty();
    await data.contacts.create(id(), fields({ lastName: 'Space' }), false, author);
    expect(await data.contacts.search('space', 5, false)).toHaveLength(1);
    await data.close();
    const file = new BetterSqlite(own.file, { readonly: true });
    expect(file.pragma('integrity_check', { simple: true })).toBe('ok');
    expect(file.prepare('select count(*) as n from contact').get()).toEqual({ n: acknowledged + 1 });
    file.close();
  });

  it('while copying: refuses the copy, keeps the older ones and leaves no half one', async () => {
    const disk = mounted.disk('2m');
    const { options } = testOptions();
    const own = { ...options, backupFolder: path.join(disk.folder, 'backups') };
    mkdirSync(own.backupFolder);
    const data = await opened(own);
    const first = await data.backups.create('manual', T0);
    disk.fill();
    await expect(data.backups.create('manual', T0 + 1)).rejects.toMatchObject({ code: 'disk-full' });
    expect(readdirSync(own.backupFolder)).toEqual([first.name]);
    expect(statfsSync(disk.folder).bavail).toBe(0);
  });
});
