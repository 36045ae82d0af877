import { describe, expect, it } from 'vitest';

import { fileAt } from './support.ts';

const CONTACT = `(id, practice, salutation, initials, first_name, infix, last_name, organisation, customer_number, language, email, street,
  house_number, postcode, city, notes, last_name_key, first_name_key, organisation_key, customer_number_key, email_key, words_key, version,
  deleted_at, created_at, updated_at)`;
const VALUES = `(?, 0, 'none', '', '', '', 'Berg', '', '', 'nl', '', '', '', '', '', '', 'berg', '', '', '', '', '', 1, ?, 1, 1)`;

describe('0011-duplicates-and-timeline', () => {
  it('has every contact compared once, and again after each change', async () => {
    const { raw, migrateTo } = await fileAt('0010-wrap-up');
    const insert = raw.prepare(`insert into contact ${CONTACT} values ${VALUES}`);
    insert.run('a', null);
    insert.run('gone', 5);
    const before = raw.prepare('select * from contact order by seq').all();

    await migrateTo('0011-duplicates-and-timeline');

    expect(raw.prepare('select * from contact order by seq').all()).toEqual(before);
    const todo = () =>
      raw.prepare('select c.id from duplicate_todo t join contact c on c.seq = t.seq order by c.seq').pluck().all();
    expect(todo()).toEqual(['a']);
    raw.exec('delete from duplicate_todo');
    insert.run('b', null);
    raw.prepare("update contact set last_contact_at = 7 where id = 'a'").run();
    expect(todo()).toEqual(['b']);
    raw.prepare("update contact set version = 2 where id in ('a', 'b')").run();
    expect(todo()).toEqual(['a', 'b']);
    expect(raw.prepare('pragma foreign_key_check').all()).toEqual([]);
  });

  it('lets a contact go into one other only', async () => {
    const { raw } = await fileAt('0011-duplicates-and-timeline');
    const insert = raw.prepare(`insert into contact ${CONTACT} values ${VALUES}`);
    for (const id of ['a', 'b', 'c']) insert.run(id, null);
    const merge = raw.prepare(
      "insert into contact_merge (id, survivor_id, merged_id, at, survivor_before, survivor_after, merged_before, moved) values (?, ?, 'c', 1, '', '', '', '')",
    );
    merge.run('m1', 'a');
    expect(() => merge.run('m2', 'b')).toThrow(/UNIQUE/);
    raw.prepare("update contact_merge set undone_at = 2 where id = 'm1'").run();
    merge.run('m3', 'b');
  });
});
