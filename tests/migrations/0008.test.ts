import { describe, expect, it } from 'vitest';

import { fileAt } from './support.ts';

const TEXTS =
  'salutation, initials, first_name, infix, last_name, organisation, customer_number, language, email, street, house_number, postcode, city, notes';
const KEYS = 'last_name_key, first_name_key, organisation_key, customer_number_key, email_key, words_key';

type Given = { readonly id: string; readonly practice?: number; readonly last?: string; readonly infix?: string; readonly organisation?: string; readonly email?: string; readonly postcode?: string; readonly removed?: number };

describe('0008-customer-file', () => {
  it('gives organisations, e-mail addresses and postal addresses records of their own, and loses nothing', async () => {
    const { raw, migrateTo } = await fileAt('0007-call-quality');
    const insert = raw.prepare(
      `insert into contact (id, practice, ${TEXTS}, ${KEYS}, version, deleted_at, created_at, updated_at)
       values (@id, @practice, 'mr', 'J.', '', @infix, @last, @organisation, '', 'nl', @email, @street, '1', @postcode, 'Gouda', 'n',
         lower(@last), '', lower(@organisation), '', lower(@email), '', 1, @removed, 5, 6)`,
    );
    const add = ({ id, practice = 0, last = '', infix = '', organisation = '', email = '', postcode = '', removed }: Given) =>
      insert.run({ id, practice, last, infix, organisation, email, postcode, removed: removed ?? null, street: 'Markt' });
    add({ id: 'a', last: 'Berg', infix: 'van den', organisation: 'Bakkerij', email: 'A@b.nl', postcode: '2801 ab' });
    add({ id: 'b', last: 'Bergman', organisation: 'BAKKERIJ' });
    add({ id: 'c', organisation: 'Bakkerij', practice: 1 });
    add({ id: 'd', last: 'Weg', organisation: 'Verdwenen', removed: 9 });
    raw.prepare("insert into contact_phone values ('a', 0, '06 12345678', '+31612345678', 'mobile')").run();
    raw.prepare("insert into contact_version values ('a', 1, 'create', 5, null, null, '{}')").run();
    const before = raw.prepare(`select id, ${TEXTS}, ${KEYS}, version, deleted_at from contact`).all();

    await migrateTo('0008-customer-file');

    expect(raw.prepare(`select id, ${TEXTS}, ${KEYS}, version, deleted_at from contact`).all()).toEqual(before);
    const all = (query: string) => raw.prepare(query).all();
    expect(all('select practice, name, version, created_at from organisation order by practice')).toEqual([
      { practice: 0, name: 'BAKKERIJ', version: 1, created_at: 5 },
      { practice: 1, name: 'Bakkerij', version: 1, created_at: 5 },
    ]);
    const ids = all('select id from organisation') as readonly { readonly id: string }[];
    for (const { id } of ids) expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(new Set(ids.map(({ id }) => id)).size).toBe(2);
    expect(all('select c.id, o.practice from contact c join organisation o on o.id = c.organisation_id order by c.id')).toEqual([
      { id: 'a', practice: 0 },
      { id: 'b', practice: 0 },
      { id: 'c', practice: 1 },
    ]);
    expect(all('select contact_id, address, address_key, valid from contact_mail')).toEqual([
      { contact_id: 'a', address: 'A@b.nl', address_key: 'a@b.nl', valid: 1 },
    ]);
    expect(all("select street, postcode, postcode_key, city from contact_address where contact_id = 'a'")).toEqual([
      { street: 'Markt', postcode: '2801 ab', postcode_key: '2801AB', city: 'Gouda' },
    ]);
    expect(all('select count(*) as n from contact_address')).toEqual([{ n: 4 }]);
    expect(all('select raw, preferred, valid, last_reached_at from contact_phone')).toEqual([
      { raw: '06 12345678', preferred: 0, valid: 1, last_reached_at: null },
    ]);
    // "Berg" before "Bergman", whatever stands before it.
    expect(all('select id from contact where deleted_at is null and practice = 0 order by sort_key')).toEqual([{ id: 'a' }, { id: 'b' }]);
    expect(all('pragma foreign_key_check')).toEqual([]);
    expect(raw.pragma('user_version', { simple: true })).toBe(8);
  });
});
