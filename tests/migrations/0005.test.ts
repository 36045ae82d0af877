import { describe, expect, it } from 'vitest';

import { fileAt } from './support.ts';

describe('0005-transfer-and-directory', () => {
  it('keeps the calls that were there, as not handed over, and begins with an empty directory', async () => {
    const { raw, migrateTo } = await fileAt('0004-several-accounts');
    raw.exec(`
      insert into project (id, key, name, kind, active, created_at, updated_at) values ('p', 'other', 'Other', 'service', 1, 1, 1);
      insert into agent (id, name, name_key, role, active, created_at, updated_at) values ('a', 'Ans', 'ans', 'agent', 1, 1, 1);
      insert into call (id, interaction_id, project_id, practice, agent_id, direction, remote_uri, remote_raw, display_name,
        sip_call_id, started_at, hold_ms, seen, created_at, updated_at)
      values ('c', 'i', 'p', 0, 'a', 'in', 'sip:1@x', '1', '', 's', 5, 0, 1, 1, 1);
    `);
    const before = raw.prepare('select * from call').get() as object;
    await migrateTo('0005-transfer-and-directory');
    expect(raw.prepare('select * from call').get()).toEqual({
      ...before,
      transferred_to: null,
      transferred_name: null,
      hand_over_note: null,
      consults_for: null,
    });
    expect(raw.prepare('select * from directory_entry').all()).toEqual([]);
    expect(raw.pragma('user_version', { simple: true })).toBe(5);
  });
});
