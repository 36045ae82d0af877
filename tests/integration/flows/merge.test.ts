import { describe, expect, it } from 'vitest';
import { addContact, atTheDesk, callIn, fillIn, interactionOf, NUMBER, talking } from './desk.ts';

describe('a customer who is merged', () => {
  it('during the own call: the call goes on, and is registered with the one that stays', async () => {
    const desk = await atTheDesk();
    const ringing = await addContact(desk);
    const known = await addContact(desk, { notes: 'knows us' }, '+31201234567');
    const callId = await talking(desk, NUMBER);
    expect(interactionOf(desk, callId).contactId).toBe(ringing.id);

    const { mergeId } = await desk.must('duplicate.merge', {
      ...{ survivorId: known.id, survivorVersion: known.version, mergedId: ringing.id, mergedVersion: ringing.version },
      choices: {},
    });
    expect(callIn(desk, callId)).toMatchObject({ phase: 'connected', contact: { state: 'found', contact: { id: known.id } } });
    expect(interactionOf(desk, callId)).toMatchObject({ contactId: known.id, contact: { id: known.id, notes: 'knows us' } });
    await fillIn(desk, callId);
    await desk.must('registration.save', { interactionId: interactionOf(desk, callId).id });
    await desk.must('call.hangUp', { callId });
    await desk.settle();
    const history = (contactId: typeof known.id) =>
      desk.must('timeline.page', { contactId, filters: ['registration'], search: '', after: null, limit: 10 });
    expect((await history(known.id)).entries).toHaveLength(1);
    // Asked for by the old id, the one that stays answers.
    expect(await desk.must('contact.get', { contactId: ringing.id })).toMatchObject({ id: known.id });

    const undone = await desk.must('duplicate.unmerge', { mergeId });
    expect(undone).toMatchObject({ kept: [], restored: { id: ringing.id } });
    // What was registered after the merge was registered with the one that stayed.
    expect((await history(known.id)).entries).toHaveLength(1);
    expect((await history(ringing.id)).entries).toHaveLength(0);
  });

  it('is no choice any more while the agent is choosing between the two', async () => {
    const desk = await atTheDesk();
    const [one, other] = [await addContact(desk), await addContact(desk, { firstName: 'Ans' })];
    const callId = await talking(desk, NUMBER);
    expect(callIn(desk, callId).contact).toMatchObject({ state: 'several' });
    await desk.must('duplicate.merge', {
      ...{ survivorId: one.id, survivorVersion: one.version, mergedId: other.id, mergedVersion: other.version },
      choices: { firstName: 'right' },
    });
    expect(callIn(desk, callId).contact).toMatchObject({ state: 'found', contact: { id: one.id, name: 'Ans van den Berg' } });
  });

  it('was changed in the meantime: nothing is merged, and the reason is said', async () => {
    const desk = await atTheDesk();
    const [one, other] = [await addContact(desk), await addContact(desk)];
    const { id: contactId, version, ...fields } = other;
    await desk.must('contact.save', { contactId, version, fields: { ...fields, notes: 'new' }, interactionId: null });
    const request = { survivorId: one.id, survivorVersion: one.version, mergedId: other.id, mergedVersion: version, choices: {} };
    expect(await desk.ask('duplicate.merge', request)).toMatchObject({ ok: false, error: { code: 'stale-version' } });
    expect(await desk.must('contact.get', { contactId })).toMatchObject({ notes: 'new' });
  });
});
