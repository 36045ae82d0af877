import { sql, type Kysely, type Migration } from 'kysely';

/** Digits of the international form, or of what was typed when it is no valid number, such as an extension. */
const DIGITS_OF_PHONE = ['+', ' ', '-', '(', ')', '.', '/'].reduce(
  (expression, sign) => `replace(${expression}, '${sign}', '')`,
  'coalesce(p.e164, p.raw)',
);

/**
 * Indexes for type-ahead: prefixes of the things that agents type first, any word, and any part of a telephone number.
 *
 * Words and numbers of practice and real contacts stand in columns of their own, so that neither has to be skipped when searching the
 * other. The two word indexes hold no copy of the text (`content=''`); their row numbers are `contact.seq`. `prefix` keeps ready-made
 * lists for one to three letters, the most expensive ones to gather.
 */
const STATEMENTS = [
  `create index contact_last_name on contact (practice, last_name_key, first_name_key) where deleted_at is null`,
  `create index contact_first_name on contact (practice, first_name_key, last_name_key) where deleted_at is null and first_name_key <> ''`,
  `create index contact_organisation on contact (practice, organisation_key) where deleted_at is null and organisation_key <> ''`,
  `create index contact_customer_number on contact (practice, customer_number_key) where deleted_at is null and customer_number_key <> ''`,
  `create index contact_email on contact (practice, email_key) where deleted_at is null and email_key <> ''`,
  `create virtual table contact_words using fts5 (
    real, practice, content='', contentless_delete=1, prefix='1 2 3',
    tokenize="unicode61 remove_diacritics 0 categories 'L* N* M* Co'"
  )`,
  `create virtual table contact_digits using fts5 (
    real, practice, content='', contentless_delete=1, tokenize='trigram'
  )`,
  `insert into contact_words (rowid, real, practice)
    select seq, case practice when 0 then words_key else '' end, case practice when 1 then words_key else '' end
    from contact where deleted_at is null`,
  `insert into contact_digits (rowid, real, practice)
    select seq, case practice when 0 then digits else '' end, case practice when 1 then digits else '' end
    from (
      select c.seq, c.practice, group_concat(${DIGITS_OF_PHONE}, ' ') as digits
      from contact c join contact_phone p on p.contact_id = c.id
      where c.deleted_at is null
      group by c.seq, c.practice
    )`,
];

/** Makes contacts findable by any word and any part of a number, those that exist already included. */
export const contactSearch: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
  },
};
