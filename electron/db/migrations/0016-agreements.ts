import { sql, type Kysely, type Migration } from 'kysely';

const STATEMENTS = [
  `create table agreement (
    id text not null primary key,
    project_id text not null references project (id),
    practice integer not null check (practice in (0, 1)),
    contact_id text references contact (id),
    interaction_id text references interaction (id),
    to_whom text not null,
    number text,
    what text not null check (what <> ''),
    owner_id text not null references agent (id),
    due_at integer not null,
    state text not null check (state in ('open', 'offered', 'accepted', 'kept', 'missed')),
    closed_at integer,
    closed_by text references agent (id),
    result text not null,
    removed_at integer,
    version integer not null,
    created_at integer not null,
    created_by text not null references agent (id),
    updated_at integer not null,
    updated_by text not null references agent (id),
    check ((state in ('kept', 'missed')) = (closed_at is not null))
  ) strict`,
  // What somebody has to do, what a customer waits for, and what came of it lately.
  `create index agreement_open on agreement (practice, due_at) where closed_at is null and removed_at is null`,
  `create index agreement_contact on agreement (contact_id, created_at) where contact_id is not null`,
  `create index agreement_closed on agreement (practice, closed_at) where closed_at is not null and removed_at is null`,
  `create table hand_over (
    id text not null primary key,
    agreement_id text not null references agreement (id),
    from_id text not null references agent (id),
    to_id text references agent (id),
    department text not null,
    note text not null,
    state text not null check (state in ('offered', 'accepted', 'returned', 'withdrawn')),
    offered_at integer not null,
    answered_at integer,
    answered_by text references agent (id),
    reason text not null,
    check (to_id is not null or department <> ''),
    check ((state = 'offered') = (answered_at is null))
  ) strict`,
  `create index hand_over_agreement on hand_over (agreement_id, offered_at)`,
  // One receiver at a time.
  `create unique index hand_over_standing on hand_over (agreement_id) where state = 'offered'`,
];

/** What was promised to customers, and to whom it was handed over. */
export const agreements: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
  },
};
