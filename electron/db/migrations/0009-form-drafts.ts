import { sql, type Kysely, type Migration } from 'kysely';

/** Forms that an agent has begun and not sent, so that neither a reload nor a crash takes what was typed. */
export const formDrafts: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await sql
      .raw(
        `create table form_draft (
          agent_id text not null references agent (id),
          key text not null,
          body text not null,
          updated_at integer not null,
          primary key (agent_id, key)
        ) strict, without rowid`,
      )
      .execute(db);
  },
};
