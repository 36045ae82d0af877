import { sql, type Kysely, type Migration } from 'kysely';

/** Who spoke in a call, and its silences (F81). Lengths in ms, loudness in LUFS; `detail` is JSON: the stretches of both voices and the silences. */
const TABLE = `create table call_talk (
  call_id text not null primary key,
  agent_ms integer not null,
  customer_ms integer not null,
  overlap_ms integer not null,
  announced_ms integer not null,
  unannounced_ms integer not null,
  system_ms integer not null,
  agent_lufs real,
  customer_lufs real,
  syllables_per_s real,
  detail text not null,
  created_at integer not null
) strict`;

export const callTalk: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await sql.raw(TABLE).execute(db);
  },
};
