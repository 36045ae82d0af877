import { describe, expect, it } from 'vitest';

import { fileAt } from './support.ts';

describe('0004-several-accounts', () => {
  const at = "created_at, updated_at) values ('sip', 1, ?, 5, 6)";

  it('keeps the account that was there, as the main one', async () => {
    const { raw, migrateTo } = await fileAt('0003-recordings');
    raw.prepare(`insert into account (kind, active, body, ${at}`).run('{"uri":"sip:1001@pbx.example"}');
    await migrateTo('0004-several-accounts');
    expect(raw.prepare('select * from sip_account').all()).toEqual([
      {
        id: 'main',
        position: 0,
        body: '{"uri":"sip:1001@pbx.example"}',
        projects: '[]',
        emergency: 0,
        created_at: 5,
        created_by: null,
        updated_at: 6,
        updated_by: null,
      },
    ]);
    expect(raw.prepare('select kind, active from account').all()).toEqual([{ kind: 'sip', active: 1 }]);
  });

  it('makes none of a profile that had none', async () => {
    const { raw, migrateTo } = await fileAt('0003-recordings');
    raw.prepare(`insert into account (kind, active, body, ${at}`).run(null);
    await migrateTo('0004-several-accounts');
    expect(raw.prepare('select * from sip_account').all()).toEqual([]);
  });
});
