import { sql, type Kysely, type Migration } from 'kysely';

const STATEMENTS = [
  // Each of these holds all that a report asks of its table, so that a year of it is read from the index alone.
  `create index agent_session_agent on agent_session (agent_id, login_at)`,
  `create index state_interval_sums on state_interval (agent_id, state, from_at, to_at, practice, project_id, reason, session_id, call_id)`,
  `drop index call_answered`,
  `create index call_answered on call (agent_id, answered_at, practice, consults_for, direction, project_id, started_at, id) where answered_at is not null`,
  `create index call_missed on call (agent_id, started_at, practice, end_cause, project_id) where answered_at is null and direction = 'in'`,
  `create index call_talk_sums on call_talk (call_id, unannounced_ms, announced_ms, system_ms, agent_ms, customer_ms, overlap_ms)`,
  `alter table registration add column solved text generated always as (form_values ->> '$.solvedAtOnce.value') virtual`,
  `create index registration_agent on registration (agent_id, completed_at, practice, project_id, meaning, solved)`,
  `alter table interaction add column script_ref text generated always as (script ->> '$.scriptId' || '/' || (script ->> '$.version')) virtual`,
  `alter table interaction add column script_end text generated always as (script ->> '$.path[#-1]') virtual`,
  // Not while it is being worked on: every answer would be written twice.
  `create index interaction_script on interaction (agent_id, answered_at, practice, project_id, script_ref, script_end)
    where answered_at is not null and state not in ('open', 'handling')`,
  `create index agreement_owner on agreement (owner_id, due_at)`,
];

/** What reports of days, weeks, months and years are counted from (F75). */
export const figures: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
  },
};
