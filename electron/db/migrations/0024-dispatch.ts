import { sql, type Kysely, type Migration } from 'kysely';

const STATEMENTS = [
  `create table dispatch (
    id text not null primary key,
    project_id text not null references project (id),
    practice integer not null check (practice in (0, 1)),
    contact_id text references contact (id),
    interaction_id text references interaction (id),
    kind text not null check (kind in ('brochure', 'sample', 'quote', 'product')),
    article text not null,
    channel text not null check (channel in ('mail', 'post')),
    to_name text not null,
    address text not null check (address <> ''),
    language text not null,
    subject text not null,
    body text not null,
    materials text not null,
    state text not null check (state in ('requested', 'prepared', 'queued', 'sending', 'uncertain', 'failed', 'sent', 'cancelled')),
    attempts integer not null,
    next_at integer,
    reply text not null,
    problem text,
    closed_at integer,
    closed_by text references agent (id),
    version integer not null,
    created_at integer not null,
    created_by text not null references agent (id),
    updated_at integer not null,
    updated_by text not null references agent (id),
    check ((state in ('sent', 'cancelled')) = (closed_at is not null)),
    check ((state = 'queued') = (next_at is not null))
  ) strict`,
  `create index dispatch_due on dispatch (next_at) where state = 'queued'`,
  `create index dispatch_open on dispatch (practice, created_at) where closed_at is null`,
  `create index dispatch_closed on dispatch (practice, closed_at) where closed_at is not null`,
  `create index dispatch_contact on dispatch (contact_id, created_at) where contact_id is not null`,
];

/** What customers are sent after a conversation, and how far it has come. */
export const dispatch: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
  },
};
