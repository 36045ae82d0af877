import { sql, type Kysely, type Migration } from 'kysely';

const STATEMENTS = [
  // What leaves this profile: the file as it was signed, until it is answered, and the digest that its receipt must name.
  `create table hand_over_outside (
    hand_over_id text not null primary key references hand_over (id),
    to_name text not null check (to_name <> ''),
    address text not null,
    expires_at integer not null,
    digest text not null check (length(digest) = 64),
    file text not null,
    answered_by text not null,
    answered_key text not null
  ) strict`,
  // What came from another profile and was answered here; the receipt can be made again.
  `create table hand_over_received (
    hand_over_id text not null,
    sender_key text not null,
    sender_name text not null,
    organisation text not null,
    note text not null,
    answer text not null check (answer in ('accepted', 'returned')),
    reason text not null,
    agreement_id text references agreement (id),
    receipt text not null,
    receipt_made_at integer,
    answered_at integer not null,
    answered_by text not null references agent (id),
    primary key (hand_over_id, sender_key),
    check ((answer = 'accepted') = (agreement_id is not null)),
    check (answer = 'accepted' or reason <> '')
  ) strict`,
  `create unique index hand_over_received_agreement on hand_over_received (agreement_id) where agreement_id is not null`,
  // Keys of other profiles whose files were answered or taken over here.
  `create table known_key (
    key text not null primary key,
    name text not null,
    known_since integer not null,
    known_by text not null references agent (id)
  ) strict`,
  // A hand-over is sent by the same queue as everything else.
  `create table dispatch_next (
    id text not null primary key,
    project_id text not null references project (id),
    practice integer not null check (practice in (0, 1)),
    contact_id text references contact (id),
    interaction_id text references interaction (id),
    kind text not null check (kind in ('brochure', 'sample', 'quote', 'product', 'hand-over')),
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
  `insert into dispatch_next select id, project_id, practice, contact_id, interaction_id, kind, article, channel, to_name, address, language, subject, body, materials,
    state, attempts, next_at, reply, problem, closed_at, closed_by, version, created_at, created_by, updated_at, updated_by from dispatch`,
  `drop table dispatch`,
  `alter table dispatch_next rename to dispatch`,
  `create index dispatch_due on dispatch (next_at) where state = 'queued'`,
  `create index dispatch_open on dispatch (practice, created_at) where closed_at is null`,
  `create index dispatch_closed on dispatch (practice, closed_at) where closed_at is not null`,
  `create index dispatch_contact on dispatch (contact_id, created_at) where contact_id is not null`,
  // What is made for one e-mail and goes along with it, until it has left.
  `create table dispatch_file (
    dispatch_id text not null references dispatch (id),
    place integer not null,
    file_name text not null check (file_name <> ''),
    content blob not null,
    primary key (dispatch_id, place)
  ) strict, without rowid`,
  // Promises to callers who are not known yet, found when their number becomes a customer's.
  `create index agreement_unknown on agreement (number) where contact_id is null and number is not null`,
];

/** Hand-over to and from other profiles by signed files, and files that go along with one e-mail. */
export const handOverOutside: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
  },
};
