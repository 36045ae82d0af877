import { describe, expect, it } from 'vitest';

import { fileAt } from './support.ts';

const ID = (end: string): string => `018f0000-0000-7000-8000-0000000000${end}`;

describe('0014-contact-writing', () => {
  it('changes no row, and leaves it to the writer to note new contacts and to index them first', async () => {
    const { raw, migrateTo } = await fileAt('0013-customer-search');
    const texts =
      'salutation, initials, first_name, infix, last_name, organisation, customer_number, language, email, street, house_number, postcode, city, notes';
    const keys = 'last_name_key, first_name_key, organisation_key, customer_number_key, email_key, words_key';
    const empty = `${"'', ".repeat(14)}${"'', ".repeat(6)}`;
    const contact = raw.prepare(
      `insert into contact (id, practice, ${texts}, ${keys}, version, created_at, updated_at) values (?, 0, ${empty} 1, 5, 6)`,
    );
    const consent = raw.prepare(
      "insert into consent (id, contact_id, purpose, basis, product, channel, scope, granted_how, proof, valid_from, created_at, updated_at) values (?, ?, 'sales', '', '', '', '', '', '', 1, 1, 1)",
    );
    contact.run(ID('01'));
    const before = raw.prepare('select * from contact').all();
    expect(raw.prepare('select count(*) from duplicate_todo').pluck().get()).toBe(1);

    await migrateTo('0014-contact-writing');

    expect(raw.prepare('select * from contact').all()).toEqual(before);
    contact.run(ID('02'));
    expect(raw.prepare('select count(*) from duplicate_todo').pluck().get()).toBe(1);

    const consenting = () =>
      raw.prepare("select rowid from contact_traits where contact_traits match 'ksales' order by rowid").pluck().all();
    raw.prepare("insert into contact_traits (rowid, traits) values (1, 'r')").run();
    consent.run('a', ID('01'));
    consent.run('b', ID('02'));
    // The second is not indexed yet: whoever indexes it takes its consents along.
    expect(consenting()).toEqual([1]);
    raw.prepare('insert into contact_traits (rowid, traits) select seq, traits from contact_trait_text where seq = 2').run();
    expect(consenting()).toEqual([1, 2]);
    raw.prepare('update consent set withdrawn_at = 9').run();
    expect(consenting()).toEqual([]);
    raw.prepare('delete from consent').run();
    expect(raw.prepare("select count(*) from contact_traits where contact_traits match 'r'").pluck().get()).toBe(2);
  });
});
