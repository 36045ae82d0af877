import { sql, type Kysely, type Migration } from 'kysely';

const STATEMENTS = [
  `create table recording (
    id text not null primary key,
    call_id text not null,
    interaction_id text not null,
    project_id text not null references project (id),
    practice integer not null check (practice in (0, 1)),
    agent_id text not null references agent (id),
    file text not null,
    started_at integer not null,
    duration_ms integer not null,
    bytes integer not null,
    pauses text not null,
    state text not null check (state in ('recording', 'complete', 'interrupted')),
    removed_at integer,
    removed_by text,
    created_at integer not null,
    created_by text,
    updated_at integer not null,
    updated_by text
  ) strict`,
  `create index recording_interaction on recording (interaction_id)`,
  `create index recording_age on recording (started_at)`,
  `create index recording_unfinished on recording (started_at) where state = 'recording'`,
];

/** What was recorded of calls; the sound itself lies in files beside the data. */
export const recordings: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
  },
};
