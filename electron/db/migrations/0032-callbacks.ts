import { sql, type Kysely, type Migration } from 'kysely';

const STATEMENTS = [
  // A promise with a zone is a callback. Whoever comes first may call it when it is for anyone.
  `alter table agreement add column callback_zone text check (callback_zone is null or callback_zone <> '')`,
  `alter table agreement add column for_anyone integer not null default 0 check (for_anyone in (0, 1))`,
  `create index agreement_callback on agreement (practice, due_at) where callback_zone is not null and closed_at is null and removed_at is null`,
];

/** Promises that are kept by a call at a moment. */
export const callbacks: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
  },
};
