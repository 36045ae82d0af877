import { sql, type Kysely, type Migration } from 'kysely';

const STATEMENTS = [
  // A file of a queue. What it brought can be taken back as a whole.
  `create table queue_import (
    id text not null primary key,
    file text not null,
    kind text not null check (kind in ('log', 'calls', 'intervals')),
    state text not null default 'filling' check (state in ('filling', 'taken', 'undone')),
    added integer not null default 0,
    known integer not null default 0,
    refused integer not null default 0,
    from_at integer,
    to_at integer,
    created_at integer not null,
    created_by text not null references agent (id)
  ) strict, without rowid`,
  // One caller's time in one queue of the PBX; without an import it was told by the PBX as it happened. Who called is not kept.
  `create table queue_visit (
    id integer not null primary key,
    queue text not null,
    call_id text not null,
    entered_at integer not null,
    outcome text not null check (outcome in ('waiting', 'answered', 'abandoned', 'left')),
    wait_ms integer,
    talk_ms integer,
    agent text not null,
    import_id text references queue_import (id)
  ) strict`,
  `create index queue_visit_call on queue_visit (call_id, queue, entered_at)`,
  // Holds all that a report asks, so that a year of it is read from the index alone.
  `create index queue_visit_time on queue_visit (queue, entered_at, outcome, wait_ms, talk_ms, agent)`,
  `create index queue_visit_import on queue_visit (import_id) where import_id is not null`,
  `create table queue_member_event (
    id integer not null primary key,
    queue text not null,
    agent text not null,
    at integer not null,
    kind text not null check (kind in ('in', 'out', 'paused', 'unpaused', 'restart')),
    import_id text references queue_import (id)
  ) strict`,
  `create index queue_member_event_time on queue_member_event (queue, agent, at, kind)`,
  `create index queue_member_event_import on queue_member_event (import_id) where import_id is not null`,
  // Totals of a file, of queues of which no single callers are on record.
  `create table queue_interval (
    queue text not null,
    from_at integer not null,
    to_at integer not null,
    answered integer not null,
    abandoned integer not null,
    left_queue integer not null,
    within integer,
    abandoned_within integer,
    within_seconds integer not null,
    wait_ms integer not null,
    longest_ms integer not null,
    talk_ms integer not null,
    import_id text not null references queue_import (id),
    primary key (queue, from_at, to_at)
  ) strict, without rowid`,
  `create index queue_interval_import on queue_interval (import_id)`,
  // Of which time something is on record: an empty queue is not the same as one that nobody looked at.
  `create table queue_known (
    id integer not null primary key,
    from_at integer not null,
    to_at integer not null,
    import_id text references queue_import (id)
  ) strict`,
  `create index queue_known_time on queue_known (to_at, from_at)`,
];

/** What happened in the queues of the PBX (F77). */
export const queues: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
  },
};
