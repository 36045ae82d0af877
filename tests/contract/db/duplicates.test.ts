import BetterSqlite from 'better-sqlite3';
import { describe, expect, it } from 'vitest';

import { contactMergeRows } from '../../../shared/domain/contact/merge/contact-merge.ts';
import { scoreDuplicates, SURE_FROM } from '../../../shared/domain/contact/duplicates/score-duplicates.ts';
import { subjectOf, type DuplicateSubject } from '../../../shared/domain/contact/duplicates/duplicate-subject.ts';
import { newAddress, type Contact } from '../../../shared/domain/contact/contact.ts';

import { finder } from '../../../electron/db/repos/duplicates/candidates.ts';
import { houseNumberKey, mailKey, postcodeKey } from '../../../electron/db/repos/contact-keys.ts';
import { fieldColumns } from '../../../electron/db/repos/contact-rows.ts';
import type { OpenData } from '../../../electron/db/client.ts';
import type { AgentId, ContactId } from '../../../shared/lib/brand.ts';
import type { DuplicateList, PairCursor } from '../../../shared/ipc/commands/duplicate.ts';
import { makeContact } from '../../bench/contacts/contact.ts';
import { fieldsOfMade, idOfMade } from '../../bench/contacts/rows.ts';
import { callRecord, fields, freshData, FULL, id, interaction, mobile, opened, T0, testOptions, type TestData } from './support.ts';

type Fixture = TestData & {
  readonly data: OpenData;
  readonly agentId: Awaited<ReturnType<typeof freshData>>['agentId'];
  readonly author: Awaited<ReturnType<typeof freshData>>['author'];
};

const NUMBER = '+31612345678';
const anna = (given: Parameters<typeof fields>[0] = {}) => fields({ phones: [mobile(NUMBER)], ...given });

/** Compares everything that waits. @returns number of slices */
async function sweep({ duplicates }: OpenData, slice = 100, budgetMs = 8): Promise<number> {
  for (let slices = 0; ; slices++) {
    let seqs = await duplicates.prepare(slice);
    if (seqs.length === 0) return slices;
    while (seqs.length > 0) {
      const compared = await duplicates.compare(seqs, budgetMs);
      await duplicates.store(compared, T0);
      const done = new Set(compared.done.map(({ seq }) => seq));
      if (done.size === 0) break;
      seqs = seqs.filter((seq) => !done.has(seq));
    }
  }
}

const create = ({ data, author }: Fixture, given = anna(), practice = false): Promise<Contact> =>
  data.contacts.create(id<ContactId>(), given, practice, author);
const ASKER = id<AgentId>();
const open = (data: OpenData) => data.duplicates.list({ practice: false, asker: ASKER, state: 'open', after: null, limit: 50 });
const merge = ({ data, author }: Fixture, left: Contact, right: Contact, choices = {}) =>
  data.duplicates.merge(
    { id: id(), survivorId: left.id, survivorVersion: left.version, mergedId: right.id, mergedVersion: right.version, choices, overReadOnly: true },
    author,
  );

/** Merges and gives the contact that stays, with the id of the merge. */
async function merged(fixture: Fixture, left: Contact, right: Contact) {
  const mergeId = id();
  const result = await fixture.data.duplicates.merge(
    { id: mergeId, survivorId: left.id, survivorVersion: left.version, mergedId: right.id, mergedVersion: right.version, choices: {}, overReadOnly: true },
    fixture.author,
  );
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return { mergeId, contact: result.value };
}

const typed = (given: Partial<DuplicateSubject> = {}): DuplicateSubject => ({
  ...{ id: null, kind: 'person', initials: '', firstName: '', infix: '', lastName: '', organisation: '', customerNumber: '' },
  ...{ numbers: [], emails: [], places: [], birthDate: '' },
  ...given,
});

describe('finding duplicates', () => {
  it('lists pairs by score with their reasons, each once, in pages', async () => {
    const fixture = await freshData();
    const { data } = fixture;
    const sure = await create(fixture);
    const same = await create(fixture, anna({ initials: 'A.' }));
    const place = { postcode: '3511 AB', houseNumber: '1', city: 'Utrecht', street: 'Gracht' };
    await create(fixture, fields({ firstName: 'Piet', infix: '', lastName: 'Visser', initials: '', ...place }));
    await create(fixture, fields({ firstName: 'Piet', infix: '', lastName: 'Fisser', initials: '', ...place, postcode: '3511ab' }));
    await create(fixture, fields({ firstName: 'Joke', infix: '', lastName: 'Smit' }));
    await create(fixture, anna(), true);
    expect(await sweep(data)).toBeGreaterThan(0);

    const { pairs, next, toCheck } = await open(data);
    expect(toCheck).toBe(0);
    expect(next).toBeNull();
    expect(pairs.map(({ score }) => score >= SURE_FROM)).toEqual([true, false]);
    expect([pairs[0]?.one.id, pairs[0]?.other.id]).toEqual([sure.id, same.id]);
    expect(pairs[0]?.reasons.map(({ kind }) => kind)).toEqual(['number', 'name']);
    expect(pairs[1]?.reasons.map(({ kind }) => kind)).toContain('address');

    const first = await data.duplicates.list({ practice: false, asker: ASKER, state: 'open', after: null, limit: 1 });
    expect(first.pairs).toHaveLength(1);
    const rest = await data.duplicates.list({ practice: false, asker: ASKER, state: 'open', after: first.next, limit: 1 });
    expect(rest).toMatchObject({ next: null, pairs: [{ score: pairs[1]?.score }] });
  });

  it('follows what changes, and remembers what was judged', async () => {
    const fixture = await freshData();
    const { data, author } = fixture;
    const [one, other] = [await create(fixture), await create(fixture)];
    await sweep(data);
    expect(await data.duplicates.decide(other.id, one.id, true, author)).toEqual({ ok: true, value: undefined });
    expect((await open(data)).pairs).toEqual([]);
    // Compared again, it stays judged.
    const changed = await data.contacts.update(one.id, 1, anna({ city: 'Delft' }), author);
    expect(changed.ok).toBe(true);
    await sweep(data);
    expect((await open(data)).pairs).toEqual([]);
    const judged = await data.duplicates.list({ practice: false, asker: ASKER, state: 'not-same', after: null, limit: 5 });
    expect(judged.pairs).toHaveLength(1);
    await data.duplicates.decide(one.id, other.id, false, author);
    expect((await open(data)).pairs).toHaveLength(1);

    await data.contacts.update(one.id, 2, fields({ firstName: 'Joke', lastName: 'Smit', initials: '', infix: '' }), author);
    await sweep(data);
    expect((await open(data)).pairs).toEqual([]);
    expect(await data.duplicates.decide(one.id, id<ContactId>(), true, author)).toMatchObject({ ok: false, error: { code: 'not-found' } });
  });

  it('leaves removed contacts out, and takes them in again', async () => {
    const fixture = await freshData();
    const { data, author } = fixture;
    const [, other] = [await create(fixture), await create(fixture)];
    await sweep(data);
    await data.contacts.remove(other.id, author);
    expect((await open(data)).pairs).toEqual([]);
    await sweep(data);
    expect((await open(data)).pairs).toEqual([]);
    await data.contacts.undo(other.id, author);
    await sweep(data);
    expect((await open(data)).pairs).toHaveLength(1);
  });

  it('says while typing whose number, address or name it is', async () => {
    const fixture = await freshData();
    const { data } = fixture;
    const known = await create(
      fixture,
      anna({ email: 'Anna@example.org', street: 'Gracht', houseNumber: '1', postcode: '3511 AB', city: 'Utrecht' }),
    );
    const hints = (given: Partial<DuplicateSubject>) => data.duplicates.hints(typed(given), false, 5, ASKER);
    expect(await hints({ numbers: [NUMBER] })).toMatchObject([{ contact: { id: known.id }, reasons: [{ kind: 'number', number: NUMBER }] }]);
    expect(await hints({ numbers: [NUMBER], kind: 'organisation', organisation: 'Bakkerij' })).toMatchObject([
      { contact: { id: known.id }, reasons: [{ kind: 'number' }] },
    ]);
    expect(await hints({ emails: ['anna@EXAMPLE.org'] })).toMatchObject([{ reasons: [{ kind: 'email' }] }]);
    expect(await hints({ id: known.id, numbers: [NUMBER] })).toEqual([]);
    expect(await data.duplicates.hints(typed({ numbers: [NUMBER] }), true, 5, ASKER)).toEqual([]);
    await sweep(data);
    const near = [{ postcode: '3511 AB', houseNumber: '', city: '' }];
    expect(await hints({ firstName: 'Anna', lastName: 'van den Bergh', places: near })).toMatchObject([{ contact: { id: known.id } }]);
    expect(await hints({ firstName: 'Piet', lastName: 'Smit', places: near })).toEqual([]);
  });

  it('shows confidential contacts to nobody but those who are named', async () => {
    const fixture = await freshData();
    const { data, agentId } = fixture;
    const one = await create(fixture, { ...anna(), confidential: true, visibleTo: [agentId] });
    const other = await create(fixture);
    await sweep(data);
    expect((await open(data)).pairs).toEqual([]);
    const named = await data.duplicates.list({ practice: false, asker: agentId, state: 'open', after: null, limit: 5 });
    expect(named.pairs).toHaveLength(1);
    const hints = (asker: AgentId) => data.duplicates.hints(typed({ numbers: [NUMBER] }), false, 5, asker);
    expect((await hints(ASKER)).map(({ contact }) => contact.id)).toEqual([other.id]);
    expect(await hints(agentId)).toHaveLength(2);
    const stranger = { ...fixture, author: { agentId: ASKER, at: T0 } };
    expect(await merge(stranger, other, one)).toMatchObject({ ok: false, error: { code: 'not-allowed' } });
    expect(await data.contacts.get(one.id)).toEqual(one);
    const page = (viewer: AgentId) =>
      data.timeline.page({ contactId: one.id, viewer: { agentId: viewer, all: true }, filters: [], search: '', after: null, limit: 5 });
    expect((await page(ASKER)).entries).toEqual([]);
    expect((await page(agentId)).entries).toHaveLength(1);
    const { mergeId } = await merged(fixture, one, other);
    expect(await data.duplicates.unmerge(mergeId, stranger.author)).toMatchObject({ ok: false, error: { code: 'not-allowed' } });
  });

  it('is not held up by 5,000 contacts with one number', async () => {
    const fixture = await freshData();
    const { data, author } = fixture;
    const many = Array.from({ length: 5_000 }, (_, number) => ({
      id: id<ContactId>(),
      fields: fields({ phones: [mobile(NUMBER)], firstName: `Naam${number}`, lastName: `Achter${number * 7919}`, infix: '', initials: '' }),
    }));
    await data.contacts.createMany(many, false, author);
    const twin = many[4_000]?.fields ?? fields();
    await create(fixture, twin);
    await sweep(data);
    // Only the one whose name is the same too.
    const { pairs } = await open(data);
    expect(pairs).toEqual([]);
    const hinted = await data.duplicates.hints(typed({ numbers: [NUMBER], firstName: twin.firstName, lastName: twin.lastName }), false, 5, ASKER);
    expect(hinted).toHaveLength(5);
    expect(hinted[0]).toMatchObject({ reasons: [{ kind: 'name' }, { kind: 'shared-number' }] });
  });
});

describe('merging', () => {
  it('keeps what both had, and takes it all back', async () => {
    const fixture = await freshData();
    const { data, author, agentId } = fixture;
    const left = await create(fixture, anna({ notes: 'rings early', email: 'anna@example.org' }));
    const right = await create(fixture, anna({ notes: 'likes tea', customerNumber: 'K-1', phones: [mobile('+31201234567')] }));
    const talk = interaction(agentId, { contactId: right.id, state: 'completed', completedAt: T0 });
    await data.interactions.close(talk, author);
    const { mergeId, contact } = await merged(fixture, left, right);

    expect(contact).toMatchObject({ id: left.id, version: 2, customerNumber: 'K-1', notes: 'rings early\nlikes tea' });
    expect(contact.phones.map(({ e164 }) => e164)).toEqual([NUMBER, '+31201234567']);
    expect(await data.contacts.get(right.id)).toEqual(contact);
    expect(await data.contacts.search('K-1', 5, false)).toHaveLength(1);
    expect(await data.contacts.history(left.id, 5)).toHaveLength(1);
    await sweep(data);
    expect((await open(data)).pairs).toEqual([]);

    const undone = await data.duplicates.unmerge(mergeId, author);
    expect(undone).toMatchObject({ ok: true, value: { kept: [] } });
    const contents = ({ version: _version, updatedAt: _at, lastContactAt: _last, ...rest }: Contact) => rest;
    expect(contents((await data.contacts.get(left.id)) as Contact)).toEqual(contents(left));
    expect(contents((await data.contacts.get(right.id)) as Contact)).toEqual(contents(right));
    expect(await data.contacts.history(left.id, 5)).toEqual([]);
    expect(await data.contacts.history(right.id, 5)).toHaveLength(1);
    expect(await data.duplicates.unmerge(mergeId, author)).toMatchObject({ ok: false, error: { code: 'not-found' } });
  });

  it('keeps what was typed after it when it is taken back', async () => {
    const fixture = await freshData();
    const { data, author } = fixture;
    const [left, right] = [await create(fixture, anna({ city: 'Delft', notes: 'a' })), await create(fixture, anna({ notes: 'b' }))];
    const { mergeId, contact } = await merged(fixture, left, right);
    const since = { ...contact, lastName: 'Smit', phones: [...contact.phones, mobile('+31201234567')] };
    expect((await data.contacts.update(left.id, contact.version, since, author)).ok).toBe(true);
    const undone = await data.duplicates.unmerge(mergeId, author);
    expect(undone).toMatchObject({ ok: true, value: { kept: ['lastName', 'phones'], survivor: { lastName: 'Smit', notes: 'a' } } });
    expect((await data.contacts.get(left.id))?.phones).toHaveLength(2);
    expect(await data.contacts.get(right.id)).toMatchObject({ lastName: 'Berg', notes: 'b' });
  });

  it('is done once when two ask for it at the same time', async () => {
    const fixture = await freshData();
    const [left, right, third] = [await create(fixture), await create(fixture), await create(fixture)];
    const results = await Promise.all([merge(fixture, left, right), merge(fixture, third, right)]);
    expect(results.map(({ ok }) => ok)).toEqual([true, false]);
    expect(results[1]).toMatchObject({ error: { code: 'already-merged', details: { contactId: left.id } } });
    expect(await merge(fixture, left, right)).toMatchObject({ ok: false, error: { code: 'stale-version' } });
    expect(await merge(fixture, left, left)).toMatchObject({ ok: false, error: { code: 'cannot-merge' } });
    const practice = await create(fixture, anna(), true);
    expect(await merge(fixture, third, practice)).toMatchObject({ ok: false, error: { code: 'cannot-merge' } });
  });

  it('is refused when one was changed after it was opened', async () => {
    const fixture = await freshData();
    const { data, author } = fixture;
    const [left, right] = [await create(fixture), await create(fixture)];
    await data.contacts.update(right.id, 1, anna({ city: 'Delft' }), author);
    expect(await merge(fixture, left, right)).toMatchObject({ ok: false, error: { code: 'stale-version', details: { version: 2 } } });
    expect(await data.contacts.get(left.id)).toEqual(left);
  });

  it('follows a chain, makes no circle, and is taken back from its end', async () => {
    const fixture = await freshData();
    const { data, author, agentId } = fixture;
    const [a, b, c] = [await create(fixture), await create(fixture), await create(fixture)];
    for (const { id: contactId } of [a, b, c])
      await data.interactions.close(interaction(agentId, { contactId, state: 'completed', completedAt: T0 }), author);
    const first = await merged(fixture, b, a);
    const second = await merged(fixture, c, first.contact);
    expect(await data.contacts.get(a.id)).toEqual(second.contact);
    expect(await data.contacts.history(c.id, 9)).toHaveLength(3);
    // Back into one that went into it: that one is not there any more.
    expect(await merge(fixture, b, second.contact)).toMatchObject({ ok: false, error: { code: 'already-merged' } });
    expect(await data.duplicates.unmerge(first.mergeId, author)).toMatchObject({
      ok: false,
      error: { code: 'merged-further', details: { contactId: c.id } },
    });
    // A draft that still names the first one lands at the last.
    const late = interaction(agentId, { contactId: a.id, state: 'completed', completedAt: T0, startedAt: T0 + 5 });
    await data.interactions.close(late, author);
    expect(await data.contacts.history(c.id, 9)).toHaveLength(4);

    expect((await data.duplicates.unmerge(second.mergeId, author)).ok).toBe(true);
    expect((await data.duplicates.unmerge(first.mergeId, author)).ok).toBe(true);
    expect(await data.contacts.history(a.id, 9)).toHaveLength(1);
    expect(await data.contacts.history(b.id, 9)).toHaveLength(1);
    expect(await data.contacts.history(c.id, 9)).toHaveLength(2);
  });

  it('keeps objections and consents, confidentiality and recordings', async () => {
    const fixture = await freshData();
    const { data, options, author, agentId } = fixture;
    const left = await create(fixture);
    const right = await create(fixture, { ...anna(), confidential: true, visibleTo: [agentId], readOnly: true });
    const raw = new BetterSqlite(options.file);
    raw.prepare(
      `insert into contact_objection (objection_id, contact_id, number, purpose, channel, note, created_at, created_by, updated_at)
       values ('o1', ?, null, 'sales', 'phone', 'n', 1, ?, 1)`,
    ).run(right.id, agentId);
    raw.prepare(
      `insert into consent (id, contact_id, purpose, basis, product, channel, scope, granted_how, proof, valid_from, created_at, updated_at)
       values ('c1', ?, 'research', '', '', '', '', '', '', 1, 1, 1)`,
    ).run(right.id);
    const talk = interaction(agentId, { contactId: right.id, state: 'completed', completedAt: T0 });
    await data.interactions.close(talk, author);
    await data.calls.save(callRecord(agentId, { id: talk.callId, interactionId: talk.id }));
    await data.recordings.save({
      ...{ id: id(), callId: talk.callId, interactionId: talk.id, projectId: talk.projectId, agentId, file: 'a.ogg' },
      ...{ startedAt: T0, durationMs: 5, bytes: 1, pauses: [], state: 'complete' },
    });
    const inForce = (contact: string) =>
      raw.prepare('select objection_id from contact_objection where contact_id = ? and withdrawn_at is null').pluck().all(contact);
    const consents = (contact: string) => raw.prepare('select id from consent where contact_id = ?').pluck().all(contact);

    const { mergeId, contact } = await merged(fixture, left, right);
    expect(contact).toMatchObject({ confidential: true, visibleTo: [agentId], readOnly: true });
    expect(inForce(left.id)).toEqual(['o1']);
    expect(consents(left.id)).toEqual(['c1']);
    expect(await data.recordings.list({ contactId: left.id, agentId: null, practice: false }, 5)).toHaveLength(1);

    await data.duplicates.unmerge(mergeId, author);
    expect([inForce(left.id), inForce(right.id)]).toEqual([[], ['o1']]);
    expect([consents(left.id), consents(right.id)]).toEqual([[], ['c1']]);
    raw.close();
  });

  it('lets a withdrawal on either card end the consent of both, and no older one', async () => {
    const fixture = await freshData();
    const { data, options, author, agentId } = fixture;
    const [left, right] = [await create(fixture), await create(fixture)];
    const raw = new BetterSqlite(options.file);
    const consent = raw.prepare(
      `insert into consent (id, contact_id, purpose, basis, product, channel, scope, granted_how, proof, valid_from, withdrawn_at, created_at, updated_at)
       values (?, ?, ?, 'consent', '', 'all', '', 'call', '', ?, ?, 1, 1)`,
    );
    consent.run('stands', left.id, 'sales', 10, null);
    consent.run('withdrawn', right.id, 'sales', 5, 20);
    consent.run('given again', left.id, 'research', 30, null);
    consent.run('withdrawn before', right.id, 'research', 5, 20);
    raw.prepare(
      "insert into emotion_note (id, contact_id, tone, intensity, source, text, created_at, created_by, updated_at) values ('e', ?, 'positive', 1, 'call', '', 1, ?, 1)",
    ).run(right.id, agentId);
    const state = () => ({
      ended: raw.prepare('select id, contact_id, withdrawn_at from consent order by id').all(),
      emotions: raw.prepare('select contact_id from emotion_note').pluck().all(),
    });
    const before = state();
    const { mergeId } = await merged(fixture, left, right);
    expect(state()).toEqual({
      ended: [
        { id: 'given again', contact_id: left.id, withdrawn_at: null },
        { id: 'stands', contact_id: left.id, withdrawn_at: 20 },
        { id: 'withdrawn', contact_id: left.id, withdrawn_at: 20 },
        { id: 'withdrawn before', contact_id: left.id, withdrawn_at: 20 },
      ],
      emotions: [left.id],
    });
    await data.duplicates.unmerge(mergeId, author);
    expect(state()).toEqual(before);
    raw.close();
  });

  it('offers every field that differs', async () => {
    const fixture = await freshData();
    const [left, right] = [await create(fixture, anna({ city: 'Delft' })), await create(fixture, anna({ city: 'Gouda', infix: '' }))];
    const rows = contactMergeRows(left, right).filter(({ offers }) => offers.length > 0);
    expect(rows.map(({ key }) => key)).toEqual(['lastName', 'addresses']);
    const chosen = await merge(fixture, left, right, { lastName: 'right', addresses: 'right' });
    expect(chosen).toMatchObject({ ok: true, value: { infix: '', addresses: [{ city: 'Gouda' }] } });
  });
});

const ROWS = FULL ? 1_000_000 : 50_000;
const TWINS = 20;

/** Contacts as an import would have left them, without the search index, which nothing here asks. */
function fill(file: string, rows: number): void {
  const raw = new BetterSqlite(file);
  raw.pragma('synchronous = OFF');
  const insert = (table: string, row: Readonly<Record<string, unknown>>) => {
    const columns = Object.keys(row);
    return raw.prepare(`insert into ${table} (${columns.join(', ')}) values (${columns.map((name) => `@${name}`).join(', ')})`);
  };
  const rowOf = (index: number) => {
    const made = fieldsOfMade(makeContact(7, index));
    const authored = { practice: 0, version: 1, created_at: T0, updated_at: T0 };
    return { made, row: { id: idOfMade(7, index), ...authored, ...fieldColumns(made) } };
  };
  const contact = insert('contact', rowOf(0).row);
  const reach = 'preferred, valid) values';
  const phone = raw.prepare(`insert into contact_phone (contact_id, position, raw, e164, kind, ${reach} (?, ?, ?, ?, ?, 0, 1)`);
  const mail = raw.prepare(`insert into contact_mail (contact_id, position, address, address_key, kind, ${reach} (?, ?, ?, ?, ?, 0, 1)`);
  const place = raw.prepare(
    `insert into contact_address (contact_id, position, street, house_number, postcode, city, country, postcode_key, house_number_key, kind, ${reach}
     (?, ?, ?, ?, ?, ?, '', ?, ?, 'home', 0, 1)`,
  );
  raw.transaction(() => {
    for (let index = 0; index < rows; index++) {
      const { made, row } = rowOf(index);
      contact.run(row);
      made.phones.forEach(({ raw: written, e164, kind }, position) => phone.run(row.id, position, written, e164, kind));
      made.mails.forEach(({ address, kind }, position) => mail.run(row.id, position, address, mailKey(address), kind));
      made.addresses.forEach(({ street, houseNumber, postcode, city }, position) =>
        place.run(row.id, position, street, houseNumber, postcode, city, postcodeKey(postcode), houseNumberKey(houseNumber)),
      );
    }
    // At the small size only what comes now is compared, as if all of them had been compared before.
    if (!FULL) raw.exec('delete from duplicate_todo');
  })();
  raw.close();
}

describe(`${ROWS.toLocaleString('en')} contacts`, () => {
  it('are compared in bounded memory, and those that are one are found', { timeout: FULL ? 3_600_000 : 180_000 }, async () => {
    const test = testOptions();
    await (await opened(test.options)).close();
    fill(test.options.file, ROWS);
    const data = await opened(test.options);
    const agentId = id<AgentId>();
    await data.agents.save({ id: agentId, name: 'Ans', role: 'agent', active: true }, T0);
    const step = Math.floor(ROWS / TWINS);
    const twins = Array.from({ length: TWINS }, (_, index) => index * step).map((index) => {
      const of = fieldsOfMade(makeContact(7, index));
      return { of, ofId: idOfMade(7, index), id: id<ContactId>(), fields: { ...of, custom: {}, customerNumber: '', phones: of.phones.slice(0, 1) } };
    });
    await data.contacts.createMany(twins, false, { agentId, at: T0 });
    const memory = process.memoryUsage().rss;
    await sweep(data, 2_000, 500);
    expect((process.memoryUsage().rss - memory) / 1e6).toBeLessThan(200);

    const found = new Set<string>();
    for (let after: PairCursor | null = null; ; ) {
      const { pairs, next }: DuplicateList = await data.duplicates.list({ practice: false, asker: ASKER, state: 'open', after, limit: 100 });
      for (const { one, other } of pairs) found.add(`${one.id} ${other.id}`);
      if (next === null) break;
      after = next;
    }
    const sure = twins.filter((twin) => scoreDuplicates(subjectOf(null, twin.of), subjectOf(null, twin.fields)).score >= SURE_FROM);
    expect(sure.length).toBeGreaterThan(TWINS / 2);
    expect(sure.filter((twin) => !found.has(`${twin.ofId} ${twin.id}`)).map(({ of }) => of)).toEqual([]);
  });
});

it('looks for candidates by indexes alone: no table is read through for a contact', async () => {
  const { data, options, author } = await freshData();
  const address = { ...newAddress({ street: 'Laan', houseNumber: '1', postcode: '1234 AB', city: 'Delft', country: '' }) };
  const contact = await data.contacts.create(id<ContactId>(), anna({ customerNumber: 'K1', birthDate: '1980-02-01', addresses: [address] }), false, author);
  const asked = new Set<string>();
  const raw = new BetterSqlite(options.file, { readonly: true, verbose: (sql) => void asked.add(String(sql)) });
  try {
    finder(raw).candidates({ ...subjectOf(contact.id, contact), emails: ['a@b.example'] }, 0);
    const statements = [...asked];
    expect(statements.length).toBeGreaterThan(5);
    const scans = statements.flatMap((sql) => (raw.prepare(`explain query plan ${sql}`).all() as readonly { detail: string }[]).filter(({ detail }) => detail.startsWith('SCAN')).map(() => sql));
    expect(scans).toEqual([]);
  } finally {
    raw.close();
  }
});
