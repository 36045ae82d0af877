import { describe, expect, it } from 'vitest';

import type { BulkChange } from '../../../shared/domain/contact/bulk-change.ts';
import { preferredOf } from '../../../shared/domain/contact/contact.ts';
import type { AgentId, ContactId } from '../../../shared/lib/brand.ts';
import { fields, freshData, id, mobile, T0 } from './support.ts';

/** Three ordinary customers, one that is read-only, and one that nobody here may see. */
async function five() {
  const test = await freshData();
  const { data, author } = test;
  const make = async (lastName: string, more: object = {}): Promise<ContactId> =>
    (await data.contacts.create(id(), { ...fields({ lastName, tags: ['oud'] }), ...more }, false, author)).id;
  const three = [await make('Aa'), await make('Bb', { phones: [mobile('+31612345678')] }), await make('Cc')];
  const readOnly = await make('Dd', { readOnly: true });
  const hidden = await make('Ee', { confidential: true, visibleTo: [id<AgentId>()] });
  const all = [...three, readOnly, hidden];
  const apply = (change: BulkChange, over = false) => data.bulk.apply(all, change, over, author);
  const contactOf = async (contact: ContactId) => (await data.contacts.get(contact))!;
  return { ...test, three, readOnly, hidden, all, apply, contactOf };
}

const later = (agentId: AgentId) => ({ agentId, at: T0 + 60_000 });

describe('one change to many customers', () => {
  it('tags those that this person may see and change, each with its version, and takes it back', async () => {
    const { data, three, readOnly, hidden, apply, contactOf, agentId } = await five();
    const done = await apply({ kind: 'tag', tag: ' VIP ', on: true });
    expect(done.map(({ contactId }) => contactId)).toEqual(three);
    for (const each of three) expect((await contactOf(each)).tags).toEqual(['oud', 'VIP']);
    for (const each of [readOnly, hidden]) expect((await contactOf(each)).tags).toEqual(['oud']);
    expect(await data.contacts.changes(three[0]!, 5)).toMatchObject([{ fields: [{ field: 'tags' }] }, {}]);
    const seen = { asker: 'x', agentId, practice: false, country: 'NL', query: 'vip', limit: 9 };
    expect(await data.customers.search(seen)).toHaveLength(3);
    // So already, whatever the capitals.
    expect(await apply({ kind: 'tag', tag: 'vip', on: true })).toEqual([]);
    expect(await data.bulk.takeBack(done, later(agentId))).toBe(3);
    expect(await data.customers.search(seen)).toEqual([]);
    expect((await contactOf(three[0]!)).tags).toEqual(['oud']);
  });

  it('reaches the read-only ones for those who may change these', async () => {
    const { three, readOnly, apply } = await five();
    expect((await apply({ kind: 'tag', tag: 'OUD', on: false }, true)).map(({ contactId }) => contactId)).toEqual([...three, readOnly]);
  });

  it('gives an owner, makes confidential without losing sight of them, and brings removed ones back', async () => {
    const { data, three, apply, contactOf, agentId } = await five();
    expect(await apply({ kind: 'owner', ownerId: agentId })).toHaveLength(3);
    expect(await data.accounts.own(agentId, 'value', 9, false)).toHaveLength(3);
    const secret = await apply({ kind: 'confidential', on: true });
    expect(await contactOf(three[0]!)).toMatchObject({ confidential: true, visibleTo: [agentId] });
    expect(await data.bulk.takeBack(secret, later(agentId))).toBe(3);
    expect(await contactOf(three[0]!)).toMatchObject({ confidential: false, visibleTo: [], ownerId: agentId });

    const removed = await apply({ kind: 'remove' });
    expect(removed).toHaveLength(3);
    expect(await data.contacts.get(three[1]!)).toBeNull();
    expect(await data.contacts.findByPhone('+31612345678' as never, false)).toEqual([]);
    expect(await data.bulk.takeBack(removed, later(agentId))).toBe(3);
    expect(await data.contacts.findByPhone('+31612345678' as never, false)).toMatchObject([{ id: three[1], lastName: 'Bb' }]);
  });

  it('leaves alone what somebody else changed before it is taken back', async () => {
    const { data, three, apply, contactOf, author, agentId } = await five();
    const done = await apply({ kind: 'tag', tag: 'VIP', on: true });
    const first = await contactOf(three[0]!);
    const { id: _id, ...given } = first;
    await data.contacts.update(first.id, first.version, { ...given, notes: 'by hand' }, author);
    expect(await data.bulk.takeBack(done, later(agentId))).toBe(2);
    expect(await contactOf(three[0]!)).toMatchObject({ notes: 'by hand', tags: ['oud', 'VIP'] });
  });

  it('records an objection for each and every number of theirs, once, and takes those back', async () => {
    const { data, three, apply, agentId } = await five();
    const done = await apply({ kind: 'objection' });
    expect(done).toHaveLength(3);
    const refused = async () => (await data.consents.forDialling({ contactId: null, number: '+31612345678' as never }, 'sales')).objections.length;
    expect(await refused()).toBe(1);
    expect(await apply({ kind: 'objection' })).toEqual([]);
    expect(await data.bulk.takeBack(done, later(agentId))).toBe(3);
    expect(await refused()).toBe(0);
    expect(preferredOf((await data.contacts.get(three[1]!))!.phones)?.e164).toBe('+31612345678');
  });
});
