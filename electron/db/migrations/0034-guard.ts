import { sql, type Kysely, type Migration } from 'kysely';

const STATEMENTS = [
  // Each change is a row of its own; without a body those that the application came with.
  `create table guard_rules (
    version integer not null primary key,
    body text,
    note text not null,
    created_at integer not null,
    created_by text not null references agent (id)
  ) strict`,
  // A list of a file. What was taken off stays for a while, so that it can be put back.
  `create table do_not_call_list (
    id integer not null primary key,
    name text not null,
    source text not null,
    purpose text not null check (purpose in ('all', 'sales', 'research')),
    numbers integer not null default 0,
    refused integer not null default 0,
    filling integer not null default 1 check (filling in (0, 1)),
    created_at integer not null,
    created_by text not null references agent (id),
    removed_at integer,
    removed_by text references agent (id)
  ) strict`,
  // Numbers of files are kept as SHA-256 only: enough to ask, and not a list of numbers.
  `create table do_not_call_number (
    hash blob not null,
    list_id integer not null references do_not_call_list (id),
    primary key (hash, list_id)
  ) strict, without rowid`,
  `create table do_not_call_own (
    number text not null primary key,
    reason text not null,
    source text not null,
    purpose text not null check (purpose in ('all', 'sales', 'research')),
    created_at integer not null,
    created_by text not null references agent (id),
    removed_at integer,
    removed_by text references agent (id)
  ) strict, without rowid`,
  `create index do_not_call_own_recent on do_not_call_own (created_at)`,
  `create table guard_override (
    id text not null primary key,
    rule text not null,
    reason text not null check (reason <> ''),
    number text,
    contact_id text references contact (id),
    project_id text not null references project (id),
    created_at integer not null,
    created_by text not null references agent (id),
    used_at integer
  ) strict, without rowid`,
  `create index guard_override_recent on guard_override (created_at)`,
  `create index guard_override_contact on guard_override (contact_id, created_at) where contact_id is not null`,
  // That the right to object was offered in a call.
  `create table objection_offer (
    call_id text not null primary key,
    contact_id text references contact (id),
    created_at integer not null,
    created_by text not null references agent (id)
  ) strict, without rowid`,
  `create index objection_offer_contact on objection_offer (contact_id, created_at) where contact_id is not null`,
  `create index call_number on call (remote_number, started_at) where direction = 'out' and remote_number is not null`,
];

/** Rules for calls that nobody asked for, who is not to be called, what was set aside, and what was offered. */
export const guard: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
  },
};
