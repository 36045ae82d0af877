import BetterSqlite from 'better-sqlite3';
import { describe, expect, it } from 'vitest';

import type { AgentId, ConsentId, EmotionNoteId, LetterId, ObjectionId } from '../../../shared/lib/brand.ts';
import { e164, fields, freshData, id, mobile, T0 } from './support.ts';

type TestData = Awaited<ReturnType<typeof freshData>>;

const CONSENT: Parameters<TestData['data']['consents']['grant']>[2] = {
  ...({ purpose: 'sales', basis: 'consent', product: '', channel: 'phone', scope: '' } as const),
  ...({ grantedHow: 'call', proof: '', validFrom: T0, validTo: null } as const),
};

const LETTER = { direction: 'received', channel: 'e-mail', day: '2026-02-28', subject: 'complaint', text: '' } as const;

/** A confidential customer whom only Ans may see, with one of everything; Bo may not. */
async function confidential() {
  const test = await freshData();
  const { data, agentId: ans, author } = test;
  const bo = id<AgentId>();
  await data.agents.save({ id: bo, name: 'Bo', role: 'agent', active: true }, T0);
  const contact = await data.contacts.create(
    id(),
    { ...fields({ lastName: 'Geheim', phones: [mobile('+31612345678')] }), confidential: true, visibleTo: [ans] },
    false,
    author,
  );
  const consentId = id<ConsentId>();
  const noteId = id<EmotionNoteId>();
  const letterId = id<LetterId>();
  await data.letters.add(letterId, { ...LETTER, contactId: contact.id, at: T0 }, author);
  const objectionId = id<ObjectionId>();
  await data.consents.grant(consentId, contact.id, CONSENT, author);
  const note = { contactId: contact.id, interactionId: null, tone: 'negative', intensity: 3, source: 'call', text: 'angry' } as const;
  await data.emotions.add(noteId, note, author);
  const objection = { contactId: contact.id, number: null, purpose: 'sales', channel: 'all', note: 'said so', interactionId: null } as const;
  await data.consents.object(objectionId, objection, author);
  const all = async () => ({
    consents: (await data.consents.list(contact.id)).map(({ withdrawnAt }) => withdrawnAt),
    emotions: (await data.emotions.list(contact.id, 9)).length,
    objections: (await data.consents.objections({ contactId: contact.id, number: null })).length,
  });
  return { ...test, contact, objection, consentId, noteId, letterId, objectionId, all, asBo: { agentId: bo, at: T0 + 1 } };
}

describe('what hangs on a confidential customer', () => {
  it('is not there for somebody who may not see that customer: nothing is withdrawn, removed or audited', async () => {
    const { data, asBo, consentId, noteId, letterId, objectionId, all, options } = await confidential();
    const before = await all();
    expect(before).toEqual({ consents: [null], emotions: 1, objections: 1 });
    expect([
      await data.consents.withdraw(consentId, T0 + 1, asBo),
      await data.consents.remove(consentId, true, asBo),
      await data.consents.withdrawObjection(objectionId, true, asBo),
      await data.emotions.remove(noteId, true, asBo),
      await data.letters.remove(letterId, true, asBo),
    ]).toEqual([false, false, false, false, false]);
    expect([await data.letters.change(letterId, 1, { ...LETTER, at: T0 }, asBo), await data.letters.undo(letterId, 1, asBo)]).toEqual([null, null]);
    expect(await all()).toEqual(before);
    const file = new BetterSqlite(options.file, { readonly: true });
    expect(file.prepare('select count(*) from audit where agent_id = ?').pluck().get(asBo.agentId)).toBe(0);
    file.close();
  });

  it('is changed, and changed back, by those who are named', async () => {
    const { data, author, consentId, noteId, objectionId, all } = await confidential();
    expect([
      await data.consents.withdraw(consentId, T0 + 1, author),
      await data.consents.withdrawObjection(objectionId, true, author),
      await data.emotions.remove(noteId, true, author),
    ]).toEqual([true, true, true]);
    expect(await all()).toEqual({ consents: [T0 + 1], emotions: 0, objections: 0 });
    expect([
      await data.consents.withdraw(consentId, null, author),
      await data.consents.withdrawObjection(objectionId, false, author),
      await data.emotions.remove(noteId, false, author),
    ]).toEqual([true, true, true]);
    expect(await all()).toEqual({ consents: [null], emotions: 1, objections: 1 });
    await data.consents.remove(consentId, true, author);
    expect((await all()).consents).toEqual([]);
    expect(await data.consents.remove(id(), true, author)).toBe(false);
  });

  it('takes an objection from whoever hears it, and lets that person take the slip back', async () => {
    const { data, asBo, objection } = await confidential();
    const mine = id<ObjectionId>();
    await data.consents.object(mine, objection, asBo);
    expect(await data.consents.objections({ contactId: null, number: e164('+31612345678') })).toHaveLength(2);
    expect(await data.consents.withdrawObjection(mine, true, asBo)).toBe(true);
    expect(await data.consents.objections({ contactId: null, number: e164('+31612345678') })).toHaveLength(1);
  });
});
