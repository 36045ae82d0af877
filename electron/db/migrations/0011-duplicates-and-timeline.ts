import { sql, type Kysely, type Migration } from 'kysely';

/**
 * Duplicates: what is still to be compared, the keys to compare under, the pairs that were found, and the merges.
 *
 * `duplicate_todo` is filled by triggers, so that nothing that writes contacts (an import, an undo) has to think of it; all contacts that
 * exist go through it once. Contacts are named by row number here: smaller, and of no use outside.
 */
const STATEMENTS = [
  `create table duplicate_todo (seq integer primary key) strict`,
  `create table contact_match (
    seq integer primary key,
    name_place text,
    name_birth text
  ) strict`,
  `create index contact_match_place on contact_match (name_place) where name_place is not null`,
  `create index contact_match_birth on contact_match (name_birth) where name_birth is not null`,
  `create table duplicate_pair (
    low integer not null,
    high integer not null,
    practice integer not null check (practice in (0, 1)),
    score integer not null,
    reasons text not null,
    state text not null check (state in ('open', 'not-same')),
    found_at integer not null,
    decided_at integer,
    decided_by text,
    primary key (low, high),
    check (low < high)
  ) strict, without rowid`,
  `create index duplicate_pair_high on duplicate_pair (high)`,
  `create index duplicate_pair_score on duplicate_pair (practice, state, score desc, low, high)`,
  `create table contact_merge (
    id text not null primary key,
    survivor_id text not null references contact (id),
    merged_id text not null references contact (id),
    at integer not null,
    by text,
    survivor_before text not null,
    survivor_after text not null,
    merged_before text not null,
    moved text not null,
    undone_at integer,
    undone_by text,
    kept text
  ) strict`,
  `create index contact_merge_survivor on contact_merge (survivor_id, at)`,
  `create index contact_merge_merged on contact_merge (merged_id)`,
  // A contact is merged into one other at a time.
  `create unique index contact_merge_standing on contact_merge (merged_id) where undone_at is null`,
  `create trigger duplicate_todo_new after insert on contact begin
    insert or ignore into duplicate_todo (seq) values (new.seq);
  end`,
  `create trigger duplicate_todo_changed after update of version on contact begin
    insert or ignore into duplicate_todo (seq) values (new.seq);
  end`,
  `insert into duplicate_todo (seq) select seq from contact where deleted_at is null`,
  // The timeline reads by instant, and registered calls alone.
  `create index contact_version_at on contact_version (contact_id, at)`,
  `create index interaction_registered on interaction (contact_id, started_at)
    where contact_id is not null and state in ('completed', 'incomplete')`,
];

/** Tables for duplicates and merges, and what the timeline needs to be read in pages. */
export const duplicatesAndTimeline: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
  },
};
