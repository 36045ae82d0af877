import { describe, expect, it } from 'vitest';

import { SERVICE_PROJECT } from '../../shared/domain/project/default-projects.ts';
import { fileAt } from './support.ts';

const AT = 'created_at, created_by, updated_at, updated_by';

describe('0015-forms', () => {
  it('carries registrations and drafts over, each value with its origin, and loses none', async () => {
    const { raw, migrateTo } = await fileAt('0014-contact-writing');
    raw
      .prepare("insert into agent (id, name, name_key, role, active, created_at, updated_at) values ('a', 'A', 'a', 'agent', 1, 0, 0)")
      .run();
    const draft = '{"note":{"value":"Zei \\"ja\\" 🙂","origin":"agent"},"category":{"value":"order","origin":"script"}}';
    const interaction = raw.prepare(
      `insert into interaction (id, call_id, project_id, practice, agent_id, direction, remote_raw, started_at, state, script, form_values, ${AT})
       values (?, ?, '${SERVICE_PROJECT.id}', 0, 'a', 'in', '', 1, ?, '{}', ?, 1, 'a', 2, 'a')`,
    );
    interaction.run('draft', 'c1', 'handling', draft);
    interaction.run('full', 'c2', 'completed', '{}');
    interaction.run('little', 'c3', 'incomplete', '{}');
    const registration = raw.prepare(
      `insert into registration (interaction_id, project_id, practice, agent_id, state, incomplete_reason, completed_at, question, category,
        proposed_solution, solved_at_once, outcome, note, origins, ${AT})
       values (?, '${SERVICE_PROJECT.id}', 0, 'a', ?, ?, 9, ?, ?, ?, ?, ?, ?, ?, 3, 'a', 4, 'a')`,
    );
    const origins = '{"question":"script","category":"contact","proposedSolution":"agent","solvedAtOnce":"agent","outcome":"script","note":"agent"}';
    registration.run('full', 'completed', null, 'Waar? "hier"\n', 'delivery', 'Morgen', 'yes', 'order-placed', "d'r", origins);
    registration.run('little', 'incomplete', 'no-time', '', '', '', '', '', 'iets', '{}');

    await migrateTo('0015-forms');

    const rows = raw.prepare('select * from registration order by interaction_id').all() as readonly { form_values: string }[];
    const common = { project_id: SERVICE_PROJECT.id, practice: 0, agent_id: 'a', contact_id: null, completed_at: 9, form_id: 'service', form_version: 1 };
    const written = { created_at: 3, created_by: 'a', updated_at: 4, updated_by: 'a' };
    expect(rows.map((row) => ({ ...row, form_values: JSON.parse(row.form_values) as unknown }))).toEqual([
      {
        ...{ ...common, ...written, interaction_id: 'full', state: 'completed', incomplete_reason: null, outcome: 'order-placed', meaning: 'sale' },
        form_values: {
          question: { value: 'Waar? "hier"\n', origin: 'script' },
          category: { value: 'delivery', origin: 'contact' },
          proposedSolution: { value: 'Morgen', origin: 'agent' },
          solvedAtOnce: { value: 'yes', origin: 'agent' },
          outcome: { value: 'order-placed', origin: 'script' },
          note: { value: "d'r", origin: 'agent' },
        },
      },
      {
        ...{ ...common, ...written, interaction_id: 'little', state: 'incomplete', incomplete_reason: 'no-time', outcome: '', meaning: null },
        form_values: { note: { value: 'iets', origin: 'agent' } },
      },
    ]);
    expect(raw.prepare("select form_values, json(form) as form from interaction where id = 'draft'").get()).toEqual({
      form_values: draft,
      form: '{"formId":"service","version":1,"outcomes":{"setId":"service","version":1}}',
    });
    expect(raw.prepare("select name from sqlite_schema where name = 'registration_project'").get()).toBeTruthy();
    expect(raw.pragma('foreign_key_check')).toEqual([]);
  });
});
