import { sql, type Kysely, type Migration } from 'kysely';

const STATEMENTS = [
  `create table remark (
    seq integer primary key,
    id text not null unique,
    project_id text not null references project (id),
    practice integer not null check (practice in (0, 1)),
    kind text not null,
    text text not null,
    product text not null,
    contact_id text references contact (id),
    contact_name text not null,
    interaction_id text references interaction (id),
    about text,
    department text not null,
    source text not null check (source in ('person', 'form')),
    group_id text not null,
    state text not null check (state in ('new', 'passed-on', 'taken', 'done', 'declined')),
    taken_by text references agent (id),
    answer text not null,
    closed_at integer,
    closed_by text references agent (id),
    removed_at integer,
    version integer not null,
    created_at integer not null,
    created_by text not null references agent (id),
    updated_at integer not null,
    updated_by text not null references agent (id),
    check ((state in ('done', 'declined')) = (closed_at is not null))
  ) strict`,
  `create index remark_open on remark (practice, created_at) where closed_at is null and removed_at is null`,
  `create index remark_closed on remark (practice, closed_at) where closed_at is not null and removed_at is null`,
  `create index remark_group on remark (group_id, created_at) where removed_at is null`,
  `create index remark_contact on remark (contact_id, created_at) where contact_id is not null`,
  // One question for each conversation: a registration that is saved again asks it again.
  `create unique index remark_registered on remark (interaction_id) where source = 'form'`,
  // Parts of words, so that endings and compounds do not hide what is the same.
  `create virtual table remark_words using fts5 (text, content='remark', content_rowid='seq', tokenize='trigram remove_diacritics 1')`,
  `create trigger remark_words_insert after insert on remark begin
    insert into remark_words (rowid, text) values (new.seq, new.text);
  end`,
  `create trigger remark_words_update after update of text on remark begin
    insert into remark_words (remark_words, rowid, text) values ('delete', old.seq, old.text);
    insert into remark_words (rowid, text) values (new.seq, new.text);
  end`,
  `create trigger remark_words_delete after delete on remark begin
    insert into remark_words (remark_words, rowid, text) values ('delete', old.seq, old.text);
  end`,
  `create table faq_proposal (
    id text not null primary key,
    project_id text not null references project (id),
    practice integer not null check (practice in (0, 1)),
    language text not null check (language in ('en', 'nl')),
    question text not null check (question <> ''),
    answer text not null,
    group_id text,
    state text not null check (state in ('draft', 'proposed', 'placed', 'declined')),
    reason text not null,
    decided_at integer,
    decided_by text references agent (id),
    version integer not null,
    created_at integer not null,
    created_by text not null references agent (id),
    updated_at integer not null,
    updated_by text not null references agent (id),
    check ((state in ('placed', 'declined')) = (decided_at is not null))
  ) strict`,
  `create unique index faq_of_group on faq_proposal (group_id) where group_id is not null`,
];

/** What the organisation learns from: remarks, needs, proposals, and questions that are asked often. */
export const improvement: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
  },
};
