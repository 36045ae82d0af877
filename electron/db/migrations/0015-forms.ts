import { sql, type Kysely, type Migration } from 'kysely';

/** What every registration was filled in with before forms could be chosen. */
const FORMER_FORM = `{"formId":"service","version":1,"outcomes":{"setId":"service","version":1}}`;

/** A filled column of a former registration as a value with its origin; null for an empty one, which the patch leaves out. */
const value = (key: string, column: string): string =>
  `'${key}', case when ${column} = '' then null
    else json_object('value', ${column}, 'origin', coalesce(json_extract(origins, '$.${key}'), 'agent')) end`;

const MEANING = `case outcome when 'solved' then 'complete' when 'complaint-registered' then 'complete' when 'order-placed' then 'sale'
  when 'callback' then 'callback' when 'passed-on' then 'contact' when 'no-result' then 'contact' end`;

/**
 * Forms and sets of outcomes as stored versions; each interaction names those it is registered with. A registration keeps its values by the
 * keys of its form, each with its origin, as the draft of the interaction does already; those that exist are carried over.
 */
const STATEMENTS = [
  `create table form_version (
    form_id text not null,
    version integer not null,
    body text not null,
    created_at integer not null,
    created_by text,
    primary key (form_id, version)
  ) strict`,
  `create table outcome_set_version (
    set_id text not null,
    version integer not null,
    body text not null,
    created_at integer not null,
    created_by text,
    primary key (set_id, version)
  ) strict`,
  `alter table interaction add column form text not null default '${FORMER_FORM}'`,
  `create table registration_by_key (
    interaction_id text not null primary key references interaction (id),
    project_id text not null references project (id),
    practice integer not null check (practice in (0, 1)),
    agent_id text not null references agent (id),
    contact_id text references contact (id),
    state text not null check (state in ('completed', 'incomplete')),
    incomplete_reason text,
    completed_at integer not null,
    form_id text not null,
    form_version integer not null,
    outcome text not null,
    meaning text,
    form_values text not null,
    created_at integer not null,
    created_by text,
    updated_at integer not null,
    updated_by text,
    check ((state = 'incomplete') = (incomplete_reason is not null))
  ) strict`,
  `insert into registration_by_key
    select interaction_id, project_id, practice, agent_id, contact_id, state, incomplete_reason, completed_at, 'service', 1, outcome, ${MEANING},
      json_patch('{}', json_object(
        ${[
          value('question', 'question'),
          value('category', 'category'),
          value('proposedSolution', 'proposed_solution'),
          value('solvedAtOnce', 'solved_at_once'),
          value('outcome', 'outcome'),
          value('note', 'note'),
        ].join(',\n        ')})),
      created_at, created_by, updated_at, updated_by
    from registration`,
  `drop table registration`,
  `alter table registration_by_key rename to registration`,
  `create index registration_project on registration (project_id, completed_at)`,
];

/** Forms and outcomes as data. */
export const forms: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
  },
};
