import { sql, type Kysely, type Migration } from 'kysely';

/** Marks, judgements by a rubric, feedback and improvement points (F79, F80). */
const STATEMENTS = [
  `create table call_mark (
    call_id text not null primary key references call (id),
    agent_id text not null references agent (id),
    remark text not null,
    marked_at integer not null
  ) strict`,
  `create table call_review (
    call_id text not null references call (id),
    by_id text not null references agent (id),
    rubric text not null,
    rubric_version integer not null,
    scores text not null,
    remark text not null,
    reviewed_at integer not null,
    primary key (call_id, by_id)
  ) strict`,
  `create table call_feedback (
    call_id text not null primary key references call (id),
    agent_id text not null references agent (id),
    question text not null,
    asked_at integer not null,
    used text,
    used_at integer,
    check ((used is null) = (used_at is null))
  ) strict`,
  `create table improvement_point (
    id text not null primary key,
    agent_id text not null references agent (id),
    text text not null,
    call_id text references call (id),
    set_at integer not null,
    closed_at integer,
    result text not null
  ) strict`,
  `create index improvement_point_agent on improvement_point (agent_id, closed_at, set_at)`,
];

export const coaching: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
  },
};
