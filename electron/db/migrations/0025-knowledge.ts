import { sql, type Kysely, type Migration } from 'kysely';

const WORDS = 'title_en, title_nl, body_en, body_nl';
const of = (row: string): string => WORDS.split(', ').map((column) => `${row}.${column}`).join(', ');

const STATEMENTS = [
  `create table knowledge (
    seq integer primary key,
    id text not null unique,
    kind text not null,
    title_en text not null,
    title_nl text not null,
    body_en text not null,
    body_nl text not null,
    project_id text references project (id),
    beside text not null,
    valid_from integer not null,
    valid_to integer,
    must_read integer not null check (must_read in (0, 1)),
    removed_at integer,
    version integer not null,
    created_at integer not null,
    created_by text not null references agent (id),
    updated_at integer not null,
    updated_by text not null references agent (id),
    check (valid_to is null or valid_to > valid_from)
  ) strict`,
  // Every version as it was: what somebody read can be looked up.
  `create table knowledge_version (
    knowledge_id text not null references knowledge (id),
    version integer not null,
    fields text not null,
    at integer not null,
    by_id text not null references agent (id),
    primary key (knowledge_id, version)
  ) strict, without rowid`,
  `create table knowledge_read (
    knowledge_id text not null references knowledge (id),
    version integer not null,
    agent_id text not null references agent (id),
    at integer not null,
    primary key (agent_id, knowledge_id, version)
  ) strict, without rowid`,
  `create index knowledge_must_read on knowledge (valid_from) where must_read = 1 and removed_at is null`,
  `create virtual table knowledge_words using fts5 (${WORDS}, content='knowledge', content_rowid='seq', tokenize='unicode61 remove_diacritics 2', prefix='3 4')`,
  `create trigger knowledge_words_insert after insert on knowledge begin
    insert into knowledge_words (rowid, ${WORDS}) values (new.seq, ${of('new')});
  end`,
  `create trigger knowledge_words_update after update of ${WORDS} on knowledge begin
    insert into knowledge_words (knowledge_words, rowid, ${WORDS}) values ('delete', old.seq, ${of('old')});
    insert into knowledge_words (rowid, ${WORDS}) values (new.seq, ${of('new')});
  end`,
];

/** Articles, procedures, product facts and news; who read what. */
export const knowledge: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
  },
};
