import BetterSqlite from 'better-sqlite3';
import { describe, expect, it } from 'vitest';

import type { EarlierFields } from '../../../shared/domain/contact/contact-fields.ts';
import { newPhone } from '../../../shared/domain/contact/contact.ts';
import { fields, freshData, FULL, id, mobile, opened, T0, testOptions } from './support.ts';
import { measureSearch } from '../../bench/measure/search.ts';
import { writeRows } from '../../bench/contacts/rows.ts';

async function withContacts(contacts: readonly (EarlierFields & { readonly practice?: boolean })[]) {
  const test = await freshData();
  for (const { practice = false, ...given } of contacts)
    await test.data.contacts.create(
      id(),
      fields({ firstName: '', initials: '', infix: '', lastName: '', ...given }),
      practice,
      test.author,
    );
  const find = async (query: string, limit = 10, practice = false) =>
    (await test.data.contacts.search(query, limit, practice)).map(({ name }) => name);
  return { ...test, find };
}

describe('search', () => {
  it('puts the last name first, then organisation, customer number, e-mail, first name and other words', async () => {
    const { find } = await withContacts([
      { firstName: 'Word', lastName: 'Zand', organisation: 'Stichting Smit' },
      { firstName: 'Smitty', lastName: 'Boer' },
      { firstName: 'Mail', lastName: 'Boer', email: 'smit@x.example' },
      { firstName: 'Number', lastName: 'Boer', customerNumber: 'SMIT-1' },
      { firstName: 'Org', lastName: 'Boer', organisation: 'Smit BV' },
      { firstName: 'Prefix', lastName: 'Smits' },
      { firstName: 'Exact', lastName: 'Smit' },
    ]);
    expect(await find('smit')).toEqual([
      'Exact Smit',
      'Prefix Smits',
      'Org Boer',
      'Number Boer',
      'Mail Boer',
      'Smitty Boer',
      'Word Zand',
    ]);
    expect(await find('smit', 2)).toEqual(['Exact Smit', 'Prefix Smits']);
    expect(await find('xyz')).toEqual([]);
    expect(await find('')).toEqual([]);
    expect(await find('   ')).toEqual([]);
    expect(await find('!?"*()')).toEqual([]);
  });

  it('finds by several words in any order, without accents, in any alphabet', async () => {
    const { find } = await withContacts([
      { firstName: 'Zoë', infix: 'van den', lastName: 'Brûlée', city: 'Utrecht' },
      { firstName: 'Иван', lastName: 'ИВАНОВ' },
      { lastName: "O'Neill-de Vries", firstName: 'Jan' },
      { lastName: 'शर्मा', firstName: 'राम' },
    ]);
    expect(await find('brulee')).toEqual(['Zoë van den Brûlée']);
    expect(await find('zoe bru')).toEqual(['Zoë van den Brûlée']);
    expect(await find('utrecht zoe')).toEqual(['Zoë van den Brûlée']);
    expect(await find('van den bru')).toEqual(['Zoë van den Brûlée']);
    expect(await find('иванов')).toEqual(['Иван ИВАНОВ']);
    expect(await find('vries neill')).toEqual(["Jan O'Neill-de Vries"]);
    expect(await find('राम')).toEqual(['राम शर्मा']);
    expect(await find('zoe jan')).toEqual([]);
  });

  it('finds any part of a number in any notation and shows the number that fits; customer numbers too', async () => {
    const { data, find } = await withContacts([
      { lastName: 'Mobile', phones: [mobile('+31201110000'), mobile('+31612345678')] },
      { lastName: 'Extension', phones: [newPhone('10-42', null, 'work')] },
      { lastName: 'Customer', customerNumber: '6123' },
    ]);
    for (const query of ['0612345678', '+31612345678', '0031 6 1234 5678', '(06) 12345678', '2345', '06-1234'])
      expect(await find(query), query).toEqual(['Mobile']);
    expect(await find('6123')).toEqual(['Customer', 'Mobile']);
    expect(await find('1042')).toEqual(['Extension']);
    expect(await find('61')).toEqual(['Customer']);
    expect((await data.contacts.search('345678', 5, false))[0]?.number).toBe('+31612345678');
    expect((await data.contacts.search('mobile', 5, false))[0]?.number).toBe('+31201110000');
  });

  it('keeps practice and real contacts apart', async () => {
    const { find } = await withContacts([
      { lastName: 'Real', organisation: 'Acme', phones: [mobile('+31612345678')] },
      { lastName: 'Practice', organisation: 'The Acme', phones: [mobile('+31612345678')], practice: true },
    ]);
    for (const query of ['acme', '12345']) {
      expect(await find(query), query).toEqual(['Real']);
      expect(await find(query, 10, true), query).toEqual(['Practice']);
    }
  });

  const count = FULL ? 1_000_000 : 50_000;
  it(`answers as fast as somebody types among ${count} contacts`, { timeout: FULL ? 3_600_000 : 600_000 }, async () => {
    const test = testOptions();
    await (await opened(test.options)).close();
    console.info(`${Math.round(writeRows(test.options.file, 1, count))} contacts written a second`);
    const { wait, pages, stall, righted, found } = await measureSearch(test.options, 1, count, FULL ? 2_000 : 400);
    const p95 = (times: readonly number[]): number =>
      times.toSorted((a, b) => a - b)[Math.floor(times.length * 0.95)] ?? Infinity;
    const told = Object.entries({ ...wait, ...pages }).map(
      ([name, times]) => `${name}: p95 ${p95(times).toFixed(1)} ms`,
    );
    console.info(`${told.join(', ')}; longest stall ${stall.toFixed(1)} ms; ${righted} righted, ${found} found`);
    // Ten times the goals, for a busy machine; `npm run bench` judges the goals.
    for (const kind of ['exact', 'prefix', 'number'] as const) expect(p95(wait[kind]), kind).toBeLessThan(160);
    expect(p95(wait['typing error'])).toBeLessThan(500);
    expect(righted).toBeGreaterThan(0.9);
    expect(found).toBeGreaterThan(0.97);
    const data = await opened(test.options);
    await data.contacts.create(id(), fields({ lastName: 'Practice', phones: [mobile('+31699999999')] }), true, {
      agentId: id(),
      at: T0,
    });
    // The worst case: three digits that every real number has, of which all have to be passed over.
    expect(await data.contacts.search('316', 20, true)).toHaveLength(1);
    await data.close();
  });

  it('reads indexes only', async () => {
    const { data, options } = await freshData();
    await data.close();
    const file = new BetterSqlite(options.file, { readonly: true });
    const plan = (sql: string): string =>
      file
        .prepare<[], { detail: string }>(`explain query plan ${sql}`)
        .all()
        .map(({ detail }) => detail)
        .join('; ');
    expect(plan("select distinct contact_id from contact_phone where e164 = '+31' limit 500")).toMatch(
      /^SEARCH contact_phone USING (COVERING )?INDEX contact_phone_e164[^;]*(; USE TEMP B-TREE FOR DISTINCT)?$/,
    );
    expect(plan("select * from contact where id in ('a', 'b')")).toMatch(
      /^SEARCH contact USING INDEX sqlite_autoindex_contact_1[^;]*$/,
    );
    expect(plan('select * from contact where seq in (1, 2)')).toMatch(
      /^SEARCH contact USING INTEGER PRIMARY KEY[^;]*$/,
    );
    expect(plan("select * from contact_phone where contact_id in ('a', 'b') order by contact_id, position")).toMatch(
      /^SEARCH contact_phone USING PRIMARY KEY[^;]*$/,
    );
    expect(
      plan(
        "select * from contact where practice = 0 and deleted_at is null and last_name_key >= 'a' and last_name_key < 'b' order by last_name_key limit 9",
      ),
    ).toMatch(/^SEARCH contact USING INDEX contact_last_name[^;]*$/);
    expect(
      plan(
        "select * from contact where practice = 0 and deleted_at is null and email_key <> '' and email_key >= 'a' and email_key < 'b' order by email_key limit 9",
      ),
    ).toMatch(/contact_email/);
    expect(plan('select * from call where practice = 0 order by started_at desc limit 20')).toMatch(
      /^SEARCH call USING INDEX call_recent[^;]*$/,
    );
    expect(
      plan("select * from call where practice = 0 and direction = 'out' order by started_at desc limit 1"),
    ).toMatch(/^SEARCH call USING INDEX call_[^;]*$/);
    expect(plan("select * from interaction where state in ('open', 'handling') order by started_at")).toMatch(
      /interaction_unfinished/,
    );
    file.close();
  });
});
