import { describe, expect, it } from 'vitest';

import { newPhone } from '../../../shared/domain/contact/contact.ts';
import { PRACTICE_PROJECT } from '../../../shared/domain/project/default-projects.ts';
import type { ContactId } from '../../../shared/lib/brand.ts';
import { e164, fields, freshData, id, interaction, mobile, T0 } from './support.ts';

describe('contacts', () => {
  it('keeps every field and number, in order', async () => {
    const { data, author } = await freshData();
    const contactId = id<ContactId>();
    const given = fields({
      organisation: 'Bakkerij Ω',
      role: 'Inkoper',
      isRightPersonFor: ['facturen'],
      birthDate: '1980-02-29',
      customerValue: 125_000,
      customerType: { model: 'thinking', confidence: 'high', observedAt: T0, toneHint: '' },
      tags: ['VIP', 'nieuw'],
      customerNumber: 'K-100',
      phones: [mobile('+31612345678'), newPhone('12', null, 'work')],
      email: 'a@b.example',
      street: 'Lange Gracht',
      houseNumber: '1 bis',
      postcode: '3511 AB',
      city: 'Utrecht',
      notes: 'regel 1\nregel 2 🙂',
    });
    const created = await data.contacts.create(contactId, given, false, author);
    expect(created).toEqual({
      ...given,
      organisationId: created.organisationId,
      id: contactId,
      practice: false,
      createdAt: T0,
      createdBy: author.agentId,
      updatedAt: T0,
      version: 1,
      retentionClass: 'standard',
      lastContactAt: null,
    });
    expect(created.organisationId).not.toBeNull();
    expect(await data.contacts.get(contactId)).toEqual(created);
    expect(await data.contacts.get(id<ContactId>())).toBeNull();
  });

  it('refuses a change to a version that is no longer the newest', async () => {
    const { data, author } = await freshData();
    const contactId = id<ContactId>();
    await data.contacts.create(contactId, fields(), false, author);
    const changed = await data.contacts.update(contactId, 1, fields({ notes: 'Delft' }), { ...author, at: T0 + 5 });
    expect(changed).toMatchObject({ ok: true, value: { version: 2, notes: 'Delft', updatedAt: T0 + 5, createdAt: T0 } });
    expect(await data.contacts.update(contactId, 1, fields({ notes: 'Gouda' }), author)).toMatchObject({
      ok: false,
      error: { code: 'stale-version' },
    });
    expect(await data.contacts.get(contactId)).toMatchObject({ version: 2, notes: 'Delft' });
    expect(await data.contacts.update(id<ContactId>(), 1, fields(), author)).toMatchObject({
      ok: false,
      error: { code: 'not-found' },
    });
  });

  it('takes back a change and a removal, in the search as well', async () => {
    const { data, author } = await freshData();
    const contactId = id<ContactId>();
    const before = fields({ lastName: 'Jansen', phones: [mobile('+31201234567')] });
    await data.contacts.create(contactId, before, false, author);
    expect(await data.contacts.undo(contactId, author)).toMatchObject({ ok: false, error: { code: 'not-found' } });

    await data.contacts.update(contactId, 1, fields({ lastName: 'Smit', phones: [] }), author);
    expect(await data.contacts.search('jansen', 5, false)).toEqual([]);
    expect(await data.contacts.findByPhone(e164('+31201234567'), false)).toEqual([]);
    const undone = await data.contacts.undo(contactId, author);
    expect(undone).toMatchObject({ ok: true, value: { ...before, version: 3 } });
    expect(await data.contacts.search('jansen', 5, false)).toHaveLength(1);
    expect(await data.contacts.search('smit', 5, false)).toEqual([]);
    expect(await data.contacts.findByPhone(e164('+31201234567'), false)).toHaveLength(1);

    expect(await data.contacts.remove(contactId, author)).toEqual({ ok: true, value: undefined });
    expect(await data.contacts.get(contactId)).toBeNull();
    expect(await data.contacts.search('2012345', 5, false)).toEqual([]);
    expect(await data.contacts.search('jansen', 5, false)).toEqual([]);
    expect(await data.contacts.findByPhone(e164('+31201234567'), false)).toEqual([]);
    expect(await data.contacts.remove(contactId, author)).toMatchObject({ ok: false, error: { code: 'not-found' } });
    expect(await data.contacts.update(contactId, 4, fields(), author)).toMatchObject({
      ok: false,
      error: { code: 'not-found' },
    });
    expect(await data.contacts.undo(contactId, author)).toMatchObject({ ok: true, value: { ...before, version: 5 } });
    expect(await data.contacts.get(contactId)).toMatchObject({ ...before, version: 5 });
    expect(await data.contacts.search('2012345', 5, false)).toHaveLength(1);
  });

  it('finds all contacts with a number, the one changed last first, at most ten, practice apart', async () => {
    const { data, author } = await freshData();
    for (let number = 1; number <= 12; number++) {
      await data.contacts.create(id(), fields({ firstName: `${number}`, phones: [mobile('+31612345678')] }), false, {
        ...author,
        at: T0 + number,
      });
    }
    await data.contacts.create(id(), fields({ firstName: 'practice', phones: [mobile('+31612345678')] }), true, author);
    const found = await data.contacts.findByPhone(e164('+31612345678'), false);
    expect(found.map(({ firstName }) => firstName)).toEqual(['12', '11', '10', '9', '8', '7', '6', '5', '4', '3']);
    expect((await data.contacts.findByPhone(e164('+31612345678'), true)).map(({ firstName }) => firstName)).toEqual([
      'practice',
    ]);
    expect(await data.contacts.findByPhone(e164('+31600000000'), false)).toEqual([]);
  });

  it('shows what was registered with a contact, newest first, drafts included', async () => {
    const { data, agentId, author } = await freshData();
    const contactId = id<ContactId>();
    await data.contacts.create(contactId, fields(), false, author);
    const first = interaction(agentId, {
      contactId,
      answeredAt: T0 + 1,
      endedAt: T0 + 2,
      end: { cause: 'hung-up-there' },
      state: 'completed',
      completedAt: T0 + 3,
      values: {
        question: { value: 'Where is it?', origin: 'agent' },
        outcome: { value: 'solved', origin: 'script' },
        lost: { value: 'n', origin: 'agent' },
      },
    });
    await data.interactions.close(first, author);
    const second = interaction(agentId, {
      contactId,
      startedAt: T0 + 100,
      values: { category: { value: 'delivery', origin: 'script' } },
    });
    await data.interactions.save(second, author);
    await data.interactions.save(interaction(agentId, { startedAt: T0 + 200, projectId: PRACTICE_PROJECT.id }), author);
    const empty = {
      incompleteReason: null,
      agentName: 'Ans',
      direction: 'in',
    };
    expect(await data.contacts.history(contactId, 5)).toEqual([
      {
        ...empty,
        interactionId: second.id,
        at: T0 + 100,
        answered: false,
        cause: null,
        state: 'open',
        registered: {
          subject: { en: 'Delivery', nl: 'Levering' },
          outcome: null,
          facts: [{ key: 'category', name: { en: 'Category', nl: 'Categorie' }, value: { en: 'Delivery', nl: 'Levering' } }],
        },
      },
      {
        ...empty,
        interactionId: first.id,
        at: T0,
        answered: true,
        cause: 'hung-up-there',
        state: 'completed',
        registered: {
          subject: { en: 'Where is it?', nl: 'Where is it?' },
          outcome: { en: 'Solved', nl: 'Opgelost' },
          facts: [
            { key: 'question', name: { en: 'Question or request', nl: 'Vraag of verzoek' }, value: { en: 'Where is it?', nl: 'Where is it?' } },
            { key: 'outcome', name: { en: 'Outcome', nl: 'Resultaat' }, value: { en: 'Solved', nl: 'Opgelost' } },
            { key: 'lost', name: { en: 'lost', nl: 'lost' }, value: { en: 'n', nl: 'n' } },
          ],
        },
      },
    ]);
    expect(await data.contacts.history(contactId, 1)).toHaveLength(1);
  });
});
