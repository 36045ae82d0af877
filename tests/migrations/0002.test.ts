import { describe, expect, it } from 'vitest';

import { fileAt } from './support.ts';

describe('0002-contact-search', () => {
  it('makes the contacts that were there findable, and changes none of them', async () => {
    const { raw, migrateTo } = await fileAt('0001-first-tables');
    const texts =
      'salutation, initials, first_name, infix, last_name, organisation, customer_number, language, email, street, house_number, postcode, city, notes';
    const keys = 'last_name_key, first_name_key, organisation_key, customer_number_key, email_key';
    const contact = raw.prepare(
      `insert into contact (id, practice, ${texts}, ${keys}, words_key, version, deleted_at, created_at, updated_at)
       values (?, ?, 'mr', '', 'Jan', '', 'Jansen', '', '', 'nl', '', '', '', '', '', '', 'jansen', 'jan', '', '', '', ?, 1, ?, 5, 6)`,
    );
    contact.run('real', 0, 'jan jansen', null);
    contact.run('practice', 1, 'jan jansen', null);
    contact.run('removed', 0, 'jan jansen', 7);
    contact.run('without number', 0, 'nobody', null);
    const phone = raw.prepare(
      "insert into contact_phone (contact_id, position, raw, e164, kind) values (?, ?, ?, ?, 'mobile')",
    );
    phone.run('real', 0, '06 12345678', '+31612345678');
    phone.run('real', 1, '10-42', null);
    phone.run('practice', 0, '06 12345678', '+31612345678');
    const before = [raw.prepare('select * from contact').all(), raw.prepare('select * from contact_phone').all()];

    await migrateTo('0002-contact-search');

    expect([raw.prepare('select * from contact').all(), raw.prepare('select * from contact_phone').all()]).toEqual(
      before,
    );
    const found = (table: string, match: string) =>
      raw
        .prepare<[], { id: string }>(
          `select id from contact where seq in (select rowid from ${table} where ${table} match '${match}')`,
        )
        .all()
        .map(({ id }) => id);
    expect(found('contact_words', '{real} : "jans"*')).toEqual(['real']);
    expect(found('contact_words', '{practice} : "jans"*')).toEqual(['practice']);
    expect(found('contact_words', '{real} : "nobody"')).toEqual(['without number']);
    expect(found('contact_digits', '{real} : "234567"')).toEqual(['real']);
    expect(found('contact_digits', '{real} : "1042"')).toEqual(['real']);
    expect(found('contact_digits', '{practice} : "316"')).toEqual(['practice']);
    expect(raw.pragma('user_version', { simple: true })).toBe(2);
  });
});
