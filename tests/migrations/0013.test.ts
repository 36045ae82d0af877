import { describe, expect, it } from 'vitest';

import { fileAt } from './support.ts';

const ID = (end: string): string => `018f0000-0000-7000-8000-0000000000${end}`;

describe('0013-customer-search', () => {
  it('puts the contacts that were there into the new indexes, and changes none of them', async () => {
    const { raw, migrateTo } = await fileAt('0012-contact-files');
    const texts =
      'salutation, initials, first_name, infix, last_name, organisation, customer_number, language, email, street, house_number, postcode, city, notes';
    const keys = 'last_name_key, first_name_key, organisation_key, customer_number_key, email_key';
    const contact = raw.prepare(
      `insert into contact (id, practice, ${texts}, ${keys}, words_key, owner_id, type_model, version, deleted_at, created_at, updated_at)
       values (?, 0, 'mr', 'J.W.', 'Jan', ?, 'Berg', ?, '', 'nl', '', '', '', '', 'Den Haag', '', 'berg', 'jan', ?, '', '', '', ?, 'doing', 1, ?, 5, 6)`,
    );
    contact.run(ID('01'), "van 't", 'Bakkerij Zon', 'bakkerij zon', ID('aa'), null);
    contact.run(ID('02'), '', '', '', null, null);
    contact.run(ID('03'), '', '', '', null, 7);
    raw
      .prepare('insert into contact_tag (contact_id, tag_key, tag, position) values (?, ?, ?, 0)')
      .run(ID('02'), 'vip', 'VIP');
    raw
      .prepare(
        "insert into consent (id, contact_id, purpose, basis, product, channel, scope, granted_how, proof, valid_from, created_at, updated_at) values ('c', ?, 'sales', '', '', '', '', '', '', 1, 1, 1)",
      )
      .run(ID('02'));
    const columns = `id, ${texts}, ${keys}, words_key, owner_id, version, deleted_at, created_at, updated_at`;
    const before = raw.prepare(`select ${columns} from contact`).all();

    await migrateTo('0013-customer-search');

    expect(raw.prepare(`select ${columns} from contact`).all()).toEqual(before);
    expect(raw.prepare('select full_name_key, initials_key, city_key from contact where id = ?').get(ID('01'))).toEqual(
      {
        full_name_key: 'van t berg',
        initials_key: 'jw',
        city_key: 'den haag',
      },
    );
    expect(raw.prepare('select word from contact_name_word').pluck().all()).toEqual(['bakkerij', 'berg', 'jan', 'zon']);
    const having = (match: string) =>
      raw
        .prepare(
          'select id from contact where seq in (select rowid from contact_traits where contact_traits match ?) order by id',
        )
        .pluck()
        .all(match);
    const city = `c${Buffer.from('den haag').toString('hex')}`;
    expect(having('r')).toEqual([ID('01'), ID('02')]);
    expect(having(`${city} AND mdoing AND w${ID('aa').replaceAll('-', '')}`)).toEqual([ID('01')]);
    expect(having(`wn AND t${Buffer.from('vip').toString('hex')} AND ksales`)).toEqual([ID('02')]);

    // Consent and objection are kept up to date by the file itself.
    raw
      .prepare(
        'insert into contact_objection (objection_id, contact_id, purpose, channel, note, created_at, updated_at) values (?, ?, ?, ?, ?, 1, 1)',
      )
      .run('o', ID('01'), 'all', 'all', '');
    expect(having('o')).toEqual([ID('01')]);
    raw.prepare('update contact_objection set withdrawn_at = 9').run();
    expect(having('o')).toEqual([]);
    raw.prepare('update consent set withdrawn_at = 9').run();
    expect(having('ksales')).toEqual([]);
    raw.prepare('delete from consent').run();
    expect(having('r')).toEqual([ID('01'), ID('02')]);
  });
});
