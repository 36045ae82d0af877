import { sql, type Kysely, type Migration } from 'kysely';

/** What the time of a session that is over came to; `beside_ms` is dialling and handling of calls that were answered. */
export const SESSION_SUMS = `insert into session_sums (session_id, state, reason, project_id, practice, ms, beside_ms)
  select i.session_id, i.state, coalesce(i.reason, ''), i.project_id, i.practice, sum(i.to_at - i.from_at),
    sum(case when i.state = 'handling' and i.call_id is null or i.state in ('dialling', 'handling') and exists (select 1 from call c where c.id = i.call_id and c.answered_at is not null) then i.to_at - i.from_at else 0 end)
  from state_interval i join agent_session s on s.id = i.session_id where s.logout_at is not null and i.to_at is not null`;

const STATEMENTS = [
  `create table session_sums (
    session_id text not null references agent_session (id),
    state text not null,
    reason text not null,
    project_id text not null,
    practice integer not null,
    ms integer not null,
    beside_ms integer not null,
    primary key (session_id, state, reason, project_id, practice)
  ) strict, without rowid`,
  `${SESSION_SUMS} group by 1, 2, 3, 4, 5`,
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
