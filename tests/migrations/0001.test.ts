import { describe, expect, it } from 'vitest';

import { PRACTICE_PROJECT, SERVICE_PROJECT } from '../../shared/domain/project/default-projects.ts';
import { fileAt } from './support.ts';

describe('0001-first-tables', () => {
  it('makes strict tables and the two projects that the program counts on', async () => {
    const { raw } = await fileAt('0001-first-tables');
    const tables = raw.pragma('table_list') as readonly {
      name: string;
      type: string;
      strict: number;
      schema: string;
    }[];
    const own = tables.filter(
      ({ name, schema }) => schema === 'main' && !name.startsWith('sqlite_') && !name.startsWith('migration'),
    );
    expect(own.map(({ name }) => name).toSorted()).toEqual([
      'account',
      'agent',
      'agent_session',
      'audit',
      'call',
      'contact',
      'contact_phone',
      'contact_version',
      'interaction',
      'project',
      'registration',
      'script_version',
      'setting',
      'state_interval',
    ]);
    expect(own.filter(({ strict }) => strict !== 1)).toEqual([]);
    expect(raw.prepare('select id, key, name, kind, active from project order by id').all()).toEqual(
      [SERVICE_PROJECT, PRACTICE_PROJECT].map(({ id, key, name, kind }) => ({ id, key, name, kind, active: 1 })),
    );
    expect(raw.pragma('user_version', { simple: true })).toBe(1);
  });

  it('refuses what must not be: text for a number, two active agents of one name, two running intervals', async () => {
    const { raw } = await fileAt('0001-first-tables');
    const agent = raw.prepare(
      "insert into agent (id, name, name_key, role, active, created_at, updated_at) values (?, 'A', 'a', ?, ?, ?, 0)",
    );
    expect(() => agent.run('1', 'agent', 1, 'today')).toThrow(/cannot store TEXT value in INTEGER column/);
    expect(() => agent.run('1', 'boss', 1, 0)).toThrow(/CHECK constraint failed/);
    agent.run('1', 'agent', 1, 0);
    agent.run('2', 'agent', 0, 0);
    expect(() => agent.run('3', 'agent', 1, 0)).toThrow(/UNIQUE constraint failed/);
    raw
      .prepare(
        "insert into agent_session (id, agent_id, login_at, alive_at, next_state) values ('s', '1', 0, 0, 'ready')",
      )
      .run();
    const interval = raw.prepare(
      "insert into state_interval (session_id, agent_id, project_id, practice, state, from_at, to_at) values ('s', '1', ?, 0, 'ready', ?, null)",
    );
    interval.run(SERVICE_PROJECT.id, 0);
    expect(() => interval.run(SERVICE_PROJECT.id, 1)).toThrow(/UNIQUE constraint failed/);
    expect(() => raw.prepare("update state_interval set project_id = 'none'").run()).toThrow(
      /FOREIGN KEY constraint failed/,
    );
  });
});
