import { sql, type Kysely, type Migration } from 'kysely';

const AUTHORED = `
  created_at integer not null,
  created_by text,
  updated_at integer not null,
  updated_by text`;

/**
 * An identifier like any other (UUID version 7), with the time of the migration, for rows that SQL makes. No subquery: SQLite would compute
 * one that depends on nothing once for all rows.
 */
const MS = `printf('%012x', cast(unixepoch('subsec') * 1000 as integer))`;
const hex = (digits: number): string => `substr(lower(hex(randomblob(${digits}))), 1, ${digits})`;
const UUID = `substr(${MS}, 1, 8) || '-' || substr(${MS}, 9, 4) || '-7' || ${hex(3)} || '-'
  || substr('89ab', 1 + (abs(random()) % 4), 1) || ${hex(3)} || '-' || ${hex(12)}`;

/**
 * Persons and organisations of the customer file.
 *
 * `contact` stays the row that lists and search read: it keeps a copy of the organisation's name, the preferred e-mail address and the
 * preferred postal address beside the tables that hold all of them. Every column is added, none rewritten, so that a million rows
 * migrate without copying the table. `sort_key` is computed, never stored: last name, first name or initials, infix (the Dutch order).
 */
const STATEMENTS = [
  `create table organisation (
    seq integer primary key,
    id text not null unique,
    practice integer not null check (practice in (0, 1)),
    name text not null,
    branch text not null,
    street text not null,
    house_number text not null,
    postcode text not null,
    city text not null,
    country text not null,
    website text not null,
    registration_no text not null,
    owner_id text,
    customer_value integer,
    notes text not null,
    name_key text not null,
    retention_class text not null default 'standard',
    version integer not null,
    merged_into text references organisation (id),
    deleted_at integer,
    deleted_by text,
    ${AUTHORED}
  ) strict`,
  `create index organisation_name on organisation (practice, name_key) where deleted_at is null`,
  `create index organisation_owner on organisation (owner_id, customer_value) where owner_id is not null and deleted_at is null`,
  `create table organisation_version (
    organisation_id text not null references organisation (id),
    version integer not null,
    action text not null check (action in ('create', 'update', 'remove', 'undo')),
    cause text,
    at integer not null,
    by text,
    before text,
    primary key (organisation_id, version)
  ) strict, without rowid`,

  `alter table contact add column organisation_id text references organisation (id)`,
  `alter table contact add column role text not null default ''`,
  `alter table contact add column birth_date text`,
  `alter table contact add column deceased integer not null default 0 check (deceased in (0, 1))`,
  `alter table contact add column moved integer not null default 0 check (moved in (0, 1))`,
  `alter table contact add column owner_id text`,
  `alter table contact add column customer_value integer`,
  `alter table contact add column type_model text check (type_model in ('thinking', 'giving', 'feeling', 'doing'))`,
  `alter table contact add column type_confidence text check (type_confidence in ('low', 'medium', 'high'))`,
  `alter table contact add column type_observed_at integer`,
  `alter table contact add column tone_hint text not null default ''`,
  `alter table contact add column right_person_for text not null default '[]'`,
  `alter table contact add column confidential integer not null default 0 check (confidential in (0, 1))`,
  `alter table contact add column read_only integer not null default 0 check (read_only in (0, 1))`,
  `alter table contact add column retention_class text not null default 'standard'`,
  `alter table contact add column merged_into text references contact (id)`,
  `alter table contact add column last_contact_at integer`,
  `alter table contact add column sort_key text generated always as (
    case
      when last_name_key <> '' then last_name_key || char(9)
        || case when first_name_key <> '' then first_name_key else lower(replace(initials, '.', '')) end
        || char(9) || lower(infix)
      when first_name_key <> '' then first_name_key
      else organisation_key
    end
  ) virtual`,
  `alter table contact_version add column cause text`,

  `alter table contact_phone add column preferred integer not null default 0 check (preferred in (0, 1))`,
  `alter table contact_phone add column valid integer not null default 1 check (valid in (0, 1))`,
  `alter table contact_phone add column last_reached_at integer`,
  `create table contact_mail (
    contact_id text not null references contact (id),
    position integer not null,
    address text not null,
    address_key text not null,
    kind text not null,
    preferred integer not null check (preferred in (0, 1)),
    valid integer not null check (valid in (0, 1)),
    last_reached_at integer,
    primary key (contact_id, position)
  ) strict, without rowid`,
  `create table contact_address (
    contact_id text not null references contact (id),
    position integer not null,
    street text not null,
    house_number text not null,
    postcode text not null,
    city text not null,
    country text not null,
    postcode_key text not null,
    house_number_key text not null,
    kind text not null,
    preferred integer not null check (preferred in (0, 1)),
    valid integer not null check (valid in (0, 1)),
    last_reached_at integer,
    primary key (contact_id, position)
  ) strict, without rowid`,
  `create table contact_tag (
    contact_id text not null references contact (id),
    tag_key text not null,
    tag text not null,
    position integer not null,
    primary key (contact_id, tag_key)
  ) strict, without rowid`,
  `create table custom_field (
    id text not null primary key,
    project_id text references project (id),
    label text not null,
    kind text not null check (kind in ('text', 'number', 'date', 'choice', 'yes-no')),
    options text not null,
    required integer not null check (required in (0, 1)),
    searchable integer not null check (searchable in (0, 1)),
    position integer not null,
    active integer not null check (active in (0, 1)),
    ${AUTHORED}
  ) strict`,
  `create table contact_custom (
    contact_id text not null references contact (id),
    field_id text not null references custom_field (id),
    value text not null,
    value_key text not null,
    value_number real,
    primary key (contact_id, field_id)
  ) strict, without rowid`,
  `create table contact_visibility (
    contact_id text not null references contact (id),
    agent_id text not null,
    primary key (contact_id, agent_id)
  ) strict, without rowid`,
  `create table emotion_note (
    id text not null primary key,
    contact_id text not null references contact (id),
    interaction_id text,
    tone text not null check (tone in ('positive', 'negative')),
    intensity integer not null check (intensity between 1 and 5),
    source text not null check (source in ('call', 'e-mail')),
    text text not null,
    removed_at integer,
    removed_by text,
    ${AUTHORED}
  ) strict`,
  `create index emotion_note_contact on emotion_note (contact_id, created_at)`,
  `create table consent (
    id text not null primary key,
    contact_id text not null references contact (id),
    purpose text not null check (purpose in ('service', 'research', 'sales')),
    basis text not null,
    product text not null,
    channel text not null,
    scope text not null,
    granted_how text not null,
    proof text not null,
    valid_from integer not null,
    valid_to integer,
    withdrawn_at integer,
    withdrawn_by text,
    removed_at integer,
    removed_by text,
    ${AUTHORED}
  ) strict`,
  `create index consent_contact on consent (contact_id, purpose)`,
  `create table contact_objection (
    seq integer primary key,
    objection_id text not null,
    contact_id text references contact (id),
    number text,
    purpose text not null check (purpose in ('all', 'service', 'research', 'sales')),
    channel text not null check (channel in ('all', 'phone', 'e-mail', 'post')),
    note text not null,
    interaction_id text,
    withdrawn_at integer,
    withdrawn_by text,
    ${AUTHORED},
    check (contact_id is not null or number is not null)
  ) strict`,
  `create index contact_objection_id on contact_objection (objection_id)`,
  `create index contact_objection_contact on contact_objection (contact_id) where contact_id is not null and withdrawn_at is null`,
  `create index contact_objection_number on contact_objection (number) where number is not null and withdrawn_at is null`,
  `alter table project add column purpose text not null default 'service' check (purpose in ('service', 'research', 'sales'))`,

  // What contacts held as one text each.
  `insert into organisation
    (id, practice, name, branch, street, house_number, postcode, city, country, website, registration_no, owner_id, customer_value,
     notes, name_key, version, created_at, created_by, updated_at, updated_by)
    select ${UUID}, practice, name, '', '', '', '', '', '', '', '', null, null, '', organisation_key, 1, created, null, created, null
    from (
      select practice, organisation_key, min(trim(organisation)) as name, min(created_at) as created
      from contact where organisation_key <> '' and deleted_at is null group by practice, organisation_key
    )`,
  `update contact set organisation_id = (
      select o.id from organisation o
      where o.practice = contact.practice and o.name_key = contact.organisation_key and o.deleted_at is null
    ) where organisation_key <> ''`,
  `insert into contact_mail (contact_id, position, address, address_key, kind, preferred, valid, last_reached_at)
    select id, 0, email, email_key, 'private', 0, 1, null from contact where email_key <> ''`,
  `insert into contact_address
    (contact_id, position, street, house_number, postcode, city, country, postcode_key, house_number_key, kind, preferred, valid, last_reached_at)
    select id, 0, street, house_number, postcode, city, '', upper(replace(postcode, ' ', '')), lower(replace(house_number, ' ', '')),
      'home', 0, 1, null
    from contact where street <> '' or house_number <> '' or postcode <> '' or city <> ''`,
  `update contact set last_contact_at = (select max(i.started_at) from interaction i where i.contact_id = contact.id and i.answered_at is not null)
    where id in (select contact_id from interaction where contact_id is not null and answered_at is not null)`,

  `create index contact_sort on contact (practice, sort_key) where deleted_at is null`,
  `create index contact_of_organisation on contact (organisation_id) where organisation_id is not null`,
  `create index contact_owner on contact (owner_id, customer_value) where owner_id is not null and deleted_at is null`,
  `create index contact_merged on contact (merged_into) where merged_into is not null`,
  `create index contact_mail_key on contact_mail (address_key)`,
  `create index contact_address_key on contact_address (postcode_key, house_number_key) where postcode_key <> ''`,
  `create index contact_tag_key on contact_tag (tag_key)`,
  `create index contact_custom_key on contact_custom (field_id, value_key)`,
];

/** Organisations, several addresses, custom fields, consent and objection, visibility; existing contacts are converted. */
export const customerFile: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
  },
};
