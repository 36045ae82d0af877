import { expect, test } from 'vitest';

import { fileAt } from './support.ts';

test('0026-registration-history knows which registrations of before are still to be followed, and until when', async () => {
  const { raw, migrateTo } = await fileAt('0025-knowledge');
  raw.pragma('foreign_keys = off');
  const form = raw.prepare("insert into form_version (form_id, version, body, created_at) values (?, 1, ?, 1)");
  for (const kind of ['complaint', 'sales-order', 'service']) form.run(kind, JSON.stringify({ kind }));
  const add = raw.prepare(
    `insert into registration (interaction_id, project_id, practice, agent_id, state, completed_at, form_id, form_version, outcome, meaning, form_values, created_at, updated_at)
     values (?, 'p', 0, 'a', 'completed', 1, ?, 1, 'x', ?, ?, 1, 1)`,
  );
  const values = (all: Readonly<Record<string, string>>): string => JSON.stringify(Object.fromEntries(Object.entries(all).map(([key, value]) => [key, { value, origin: 'agent' }])));
  add.run('open', 'complaint', 'complete', values({ state: 'in-progress', term: '2026-12-24' }));
  add.run('answered', 'complaint', 'complete', values({ state: 'closed', term: '2026-12-24' }));
  add.run('ordered', 'sales-order', 'sale', values({ state: 'draft', deliveryDate: '2026-12-01' }));
  add.run('not-ordered', 'sales-order', 'not-interested', values({ state: 'draft' }));
  add.run('asked', 'service', 'complete', values({ question: 'x' }));
  await migrateTo('0026-registration-history');
  expect(raw.pragma('user_version', { simple: true })).toBe(26);
  expect(raw.prepare('select interaction_id, version, case_kind, case_open, case_term from registration order by rowid').raw().all()).toEqual([
    ['open', 1, 'complaint', 1, '2026-12-24'],
    ['answered', 1, 'complaint', 0, null],
    ['ordered', 1, 'sales-order', 1, '2026-12-01'],
    ['not-ordered', 1, null, 0, null],
    ['asked', 1, null, 0, null],
  ]);
});
