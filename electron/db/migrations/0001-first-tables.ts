import { sql, type Kysely, type Migration } from 'kysely';

const AUTHORED = `
  created_at integer not null,
  created_by text,
  updated_at integer not null,
  updated_by text`;

const ENDED = `
  end_cause text,
  end_sip_status integer,
  end_q850_cause integer`;

/**
 * Calls and interactions refer to each other by id without a foreign key: each is written on its own, the first of them before the other
 * exists, and a crash in between must not lose it.
 */
const STATEMENTS = [
  `create table project (
    id text not null primary key,
    key text not null unique,
    name text not null,
    kind text not null check (kind in ('service', 'practice')),
    active integer not null check (active in (0, 1)),
    ${AUTHORED}
  ) strict`,
  `create table agent (
    id text not null primary key,
    name text not null,
    name_key text not null,
    role text not null check (role in ('agent', 'supervisor', 'administrator')),
    password_hash text,
    active integer not null check (active in (0, 1)),
    ${AUTHORED}
  ) strict`,
  `create unique index agent_active_name on agent (name_key) where active = 1`,
  `create table account (
    kind text not null primary key check (kind in ('practice', 'sip')),
    active integer not null check (active in (0, 1)),
    body text,
    ${AUTHORED}
  ) strict`,
  `create unique index account_one_active on account (active) where active = 1`,
  `create table setting (
    id integer primary key,
    key text not null,
    scope text not null check (scope in ('default', 'account', 'project')),
    account_kind text check (account_kind in ('practice', 'sip')),
    project_id text references project (id),
    value text not null,
    updated_at integer not null,
    updated_by text,
    check ((scope = 'account') = (account_kind is not null)),
    check ((scope = 'project') = (project_id is not null))
  ) strict`,
  `create unique index setting_place on setting (key, scope, coalesce(account_kind, ''), coalesce(project_id, ''))`,
  `create table contact (
    seq integer primary key,
    id text not null unique,
    practice integer not null check (practice in (0, 1)),
    salutation text not null,
    initials text not null,
    first_name text not null,
    infix text not null,
    last_name text not null,
    organisation text not null,
    customer_number text not null,
    language text not null,
    email text not null,
    street text not null,
    house_number text not null,
    postcode text not null,
    city text not null,
    notes text not null,
    last_name_key text not null,
    first_name_key text not null,
    organisation_key text not null,
    customer_number_key text not null,
    email_key text not null,
    words_key text not null,
    version integer not null,
    deleted_at integer,
    deleted_by text,
    ${AUTHORED}
  ) strict`,
  `create table contact_phone (
    contact_id text not null references contact (id),
    position integer not null,
    raw text not null,
    e164 text,
    kind text not null,
    primary key (contact_id, position)
  ) strict, without rowid`,
  `create index contact_phone_e164 on contact_phone (e164) where e164 is not null`,
  `create table contact_version (
    contact_id text not null references contact (id),
    version integer not null,
    action text not null check (action in ('create', 'update', 'remove', 'undo')),
    at integer not null,
    by text,
    before text,
    after text,
    primary key (contact_id, version)
  ) strict, without rowid`,
  `create table call (
    id text not null primary key,
    interaction_id text not null,
    project_id text not null references project (id),
    practice integer not null check (practice in (0, 1)),
    agent_id text not null references agent (id),
    direction text not null check (direction in ('in', 'out')),
    remote_uri text not null,
    remote_raw text not null,
    remote_number text,
    display_name text not null,
    sip_call_id text not null,
    started_at integer not null,
    answered_at integer,
    ended_at integer,
    ${ENDED},
    hold_ms integer not null,
    seen integer not null check (seen in (0, 1)),
    ${AUTHORED}
  ) strict`,
  `create index call_recent on call (practice, started_at)`,
  `create index call_dialled on call (practice, started_at) where direction = 'out'`,
  `create index call_unseen on call (agent_id) where seen = 0`,
  `create index call_answered on call (agent_id, answered_at) where answered_at is not null`,
  `create index call_without_end on call (started_at) where ended_at is null`,
  `create index call_interaction on call (interaction_id)`,
  `create table interaction (
    id text not null primary key,
    call_id text not null,
    project_id text not null references project (id),
    practice integer not null check (practice in (0, 1)),
    agent_id text not null references agent (id),
    direction text not null check (direction in ('in', 'out')),
    remote_raw text not null,
    remote_number text,
    contact_id text references contact (id),
    started_at integer not null,
    answered_at integer,
    ended_at integer,
    ${ENDED},
    state text not null check (state in ('open', 'handling', 'completed', 'incomplete', 'unregistered')),
    incomplete_reason text,
    completed_at integer,
    script text not null,
    form_values text not null,
    ${AUTHORED}
  ) strict`,
  `create index interaction_contact on interaction (contact_id, started_at) where contact_id is not null`,
  `create index interaction_unfinished on interaction (started_at) where state in ('open', 'handling')`,
  `create table registration (
    interaction_id text not null primary key references interaction (id),
    project_id text not null references project (id),
    practice integer not null check (practice in (0, 1)),
    agent_id text not null references agent (id),
    contact_id text references contact (id),
    state text not null check (state in ('completed', 'incomplete')),
    incomplete_reason text,
    completed_at integer not null,
    question text not null,
    category text not null,
    proposed_solution text not null,
    solved_at_once text not null,
    outcome text not null,
    note text not null,
    origins text not null,
    ${AUTHORED},
    check ((state = 'incomplete') = (incomplete_reason is not null))
  ) strict`,
  `create index registration_project on registration (project_id, completed_at)`,
  `create table script_version (
    script_id text not null,
    version integer not null,
    body text not null,
    created_at integer not null,
    created_by text,
    primary key (script_id, version)
  ) strict`,
  `create table agent_session (
    id text not null primary key,
    agent_id text not null references agent (id),
    login_at integer not null,
    alive_at integer not null,
    next_state text not null,
    next_reason text,
    logout_at integer,
    logout_reason text check (logout_reason in ('logged-out', 'quit', 'crash')),
    check ((logout_at is null) = (logout_reason is null))
  ) strict`,
  `create index agent_session_open on agent_session (login_at) where logout_at is null`,
  `create table state_interval (
    id integer primary key,
    session_id text not null references agent_session (id),
    agent_id text not null references agent (id),
    project_id text not null references project (id),
    practice integer not null check (practice in (0, 1)),
    state text not null,
    reason text,
    call_id text,
    from_at integer not null,
    to_at integer,
    check (to_at is null or to_at >= from_at)
  ) strict`,
  `create unique index state_interval_start on state_interval (session_id, from_at)`,
  `create unique index state_interval_running on state_interval (session_id) where to_at is null`,
  `create index state_interval_day on state_interval (agent_id, from_at)`,
  `create table audit (
    id integer primary key,
    at integer not null,
    agent_id text,
    action text not null,
    entity text not null,
    entity_id text not null,
    details text not null
  ) strict`,
  `create index audit_entity on audit (entity, entity_id)`,
  `insert into project (id, key, name, kind, active, created_at, created_by, updated_at, updated_by) values
    ('018f0000-0000-7000-8000-000000000001', 'service', 'Service', 'service', 1, 0, null, 0, null),
    ('018f0000-0000-7000-8000-000000000002', 'practice', 'Lindenhuis', 'practice', 1, 0, null, 0, null)`,
];

/** Every table of the first version, with the two projects that always exist. */
export const firstTables: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
  },
};
