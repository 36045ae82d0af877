import { sql, type Kysely, type Migration } from 'kysely';

/** A value as one word of the index of traits, whatever is in it. */
const word = (letter: string, value: string): string => `' ${letter}' || lower(hex(substr(${value}, 1, 60)))`;
const bare = (id: string): string => `replace(${id}, '-', '')`;

/** Writes the traits of one contact anew after a row of another table changed. */
function refreshing(table: string, when: string, row: 'old' | 'new'): string {
  const seq = `(select seq from contact where id = ${row}.contact_id and deleted_at is null)`;
  return `create trigger ${table}_traits_${when}_${row} after ${when} on ${table} when ${row}.contact_id is not null begin
    delete from contact_traits where rowid = ${seq};
    insert into contact_traits (rowid, traits) select seq, traits from contact_trait_text where seq = ${seq};
  end`;
}

/**
 * What type-ahead and the list of customers read.
 *
 * Names: with the particle before the family name, and initials, both computed by the file from what is stored. `contact_name_word` has
 * each word of a name once; a slip of the fingers is put right by walking through it (build/adr: typing errors).
 *
 * Traits: what customers are filtered by, one word for each (`contact_traits`; only row numbers, no text, no places). Two traits that a
 * hundred thousand customers have each are intersected in milliseconds, which no pair of ordinary indexes does. The words are:
 * r or p (real, practice), w owner, m type, c city, t tag, f field and value, o objection, k consent by purpose.
 *
 * Order: an index for each column by which the list is sorted, empty values included.
 */
const STATEMENTS = [
  `alter table contact add column full_name_key text generated always as (
    case when infix = '' then last_name_key
      else trim(lower(replace(replace(replace(infix, '''', ''), '’', ''), '-', ' '))) || ' ' || last_name_key end
  ) virtual`,
  `alter table contact add column initials_key text generated always as (lower(replace(replace(initials, '.', ''), ' ', ''))) virtual`,
  `alter table contact add column city_key text generated always as (lower(trim(city))) virtual`,

  `drop index contact_last_name`,
  `drop index contact_organisation`,
  `drop index contact_customer_number`,
  `create index contact_last_name on contact (practice, last_name_key, first_name_key, initials_key) where deleted_at is null`,
  `create index contact_full_name on contact (practice, full_name_key, first_name_key, initials_key) where deleted_at is null and infix <> ''`,
  `create index contact_organisation on contact (practice, organisation_key) where deleted_at is null`,
  `create index contact_customer_number on contact (practice, customer_number_key) where deleted_at is null`,
  `create index contact_city on contact (practice, city_key) where deleted_at is null`,
  `create index contact_value on contact (practice, customer_value, last_contact_at) where deleted_at is null`,
  `create index contact_last_contact on contact (practice, last_contact_at) where deleted_at is null`,

  `create table contact_name_word (word text not null primary key) strict, without rowid`,
  `insert or ignore into contact_name_word
    with recursive
      names (name) as (
        select last_name_key from contact union select first_name_key from contact union select organisation_key from contact
      ),
      parts (word, rest) as (
        select '', name || ' ' from names
        union all select substr(rest, 1, instr(rest, ' ') - 1), substr(rest, instr(rest, ' ') + 1) from parts where rest <> ''
      )
    select distinct word from parts where word <> ''`,

  `create virtual table contact_traits using fts5 (traits, content='', contentless_delete=1, detail='none', tokenize='ascii')`,
  `create view contact_trait_text (seq, traits) as
    select c.seq,
      case c.practice when 0 then 'r' else 'p' end
      || case when c.owner_id is null then ' wn' else ' w' || ${bare('c.owner_id')} end
      || coalesce(' m' || c.type_model, '')
      || case c.city_key when '' then '' else ${word('c', 'c.city_key')} end
      || coalesce((select group_concat(${word('t', 'tag_key')}, '') from contact_tag where contact_id = c.id), '')
      || coalesce((select group_concat(' f' || ${bare('field_id')} || 'x' || lower(hex(substr(value_key, 1, 60))), '')
           from contact_custom where contact_id = c.id and value_key <> ''), '')
      || case when exists (select 1 from contact_objection where contact_id = c.id and withdrawn_at is null) then ' o' else '' end
      || coalesce((select group_concat(' k' || purpose, '') from consent
           where contact_id = c.id and withdrawn_at is null and removed_at is null), '')
    from contact c where c.deleted_at is null`,
  `insert into contact_traits (rowid, traits) select seq, traits from contact_trait_text`,
  ...['consent', 'contact_objection'].flatMap((table) => [
    refreshing(table, 'insert', 'new'),
    refreshing(table, 'update', 'new'),
    refreshing(table, 'delete', 'old'),
  ]),

  `create table saved_filter (
    id text not null primary key,
    agent_id text not null references agent (id),
    name text not null,
    name_key text not null,
    shared integer not null check (shared in (0, 1)),
    filter text not null,
    sort text not null,
    created_at integer not null,
    updated_at integer not null
  ) strict`,
  `create unique index saved_filter_name on saved_filter (agent_id, name_key)`,
];

/** Indexes for search as you type and for the list of customers; the contacts that exist are put into them. */
export const customerSearch: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
  },
};
