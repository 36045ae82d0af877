import { describe, expect, it } from 'vitest';
import { fieldsOf } from '../../../shared/domain/contact/contact-fields.ts';
import { newPhone } from '../../../shared/domain/contact/contact.ts';
import { parsePhone } from '../../../shared/domain/contact/phone-number.ts';
import type { AgentId } from '../../../shared/lib/brand.ts';
import type { Role } from '../../../shared/domain/agent-state/agent-state.ts';
import { startCore, type CommandInput, type TestCore, type TestCoreOptions } from '../../support/test-core.ts';
import { addContact, atTheDesk, callIn, interactionOf, NUMBER, person, talking } from './desk.ts';

type Fields = Parameters<TestCore['must']>[1] extends never ? never : ReturnType<typeof person>;
const save = (desk: TestCore, contact: { id: string; version: number } & Fields, change: Partial<Fields>) =>
  desk.ask('contact.save', { contactId: contact.id, version: contact.version, fields: { ...person(), ...pick(contact), ...change }, interactionId: null });
function pick(contact: Fields): Fields {
  return Object.fromEntries(Object.keys(person()).map((key) => [key, contact[key as keyof Fields]])) as Fields;
}

const idOf = (desk: TestCore, name: string): AgentId => desk.state().session.agents.find((agent) => agent.name === name)!.id;
const logIn = (desk: TestCore, name: string) => desk.must('agent.logIn', { agentId: idOf(desk, name), password: '' });

/** Ans is administrator and logged in; Bert is an agent, Carla a supervisor. */
async function threePeople(options: TestCoreOptions = {}): Promise<TestCore> {
  const desk = await atTheDesk(options);
  const roles: readonly (readonly [string, Role])[] = [['Bert', 'agent'], ['Carla', 'supervisor']];
  for (const [name, role] of roles) await desk.must('agent.save', { agentId: null, name, role, active: true });
  return desk;
}

describe('a confidential customer', () => {
  it('is nobody’s business but that of those who are named: search, ring, recent calls, history, card', async () => {
    const desk = await threePeople();
    const ans = idOf(desk, 'Ans');
    const contact = await addContact(desk, { lastName: 'Geheim', confidential: true });
    expect(contact.visibleTo).toEqual([ans]);
    const first = await talking(desk);
    expect(callIn(desk, first).contact).toMatchObject({ state: 'found', contact: { name: 'Anna van den Geheim' } });
    desk.sip.ends(first, 'hung-up-there');
    await desk.settle();
    expect(desk.state().recentCalls[0]).toMatchObject({ name: 'Anna van den Geheim' });

    await logIn(desk, 'Bert');
    const before = desk.frames.length;
    expect(await desk.must('contact.search', { query: 'geheim', limit: 5 })).toEqual([]);
    expect(await desk.must('contact.get', { contactId: contact.id })).toMatchObject({ hidden: true, lastName: '', phones: [] });
    for (const name of ['customer.file', 'contact.undo'] as const) expect(await desk.refusal(name, { contactId: contact.id })).toBe('contact-hidden');
    expect(await desk.refusal('contact.history', { contactId: contact.id, limit: 5 })).toBe('contact-hidden');
    expect(await desk.refusal('customer.changes', { contactId: contact.id, limit: 5 })).toBe('contact-hidden');
    expect(await desk.refusal('contact.remove', { contactId: contact.id })).toBe('contact-hidden');
    expect(await save(desk, contact, { lastName: 'Open', confidential: false })).toMatchObject({ ok: false, error: { code: 'contact-hidden' } });
    const second = await talking(desk);
    expect(callIn(desk, second).contact).toMatchObject({ state: 'found', contact: { id: contact.id, name: '', hidden: true } });
    expect(interactionOf(desk, second).contact).toMatchObject({ hidden: true, lastName: '' });
    desk.sip.ends(second, 'hung-up-there');
    await desk.settle();
    expect(desk.state().recentCalls.map(({ name, hidden }) => [name, hidden])).toEqual([['', true]]);
    expect(JSON.stringify(desk.frames.slice(before))).not.toContain('Geheim');

    // Only somebody who sees it can name others, and an agent never.
    await logIn(desk, 'Ans');
    const now = await desk.must('contact.get', { contactId: contact.id });
    expect(await save(desk, now, { visibleTo: [ans, idOf(desk, 'Bert')] })).toMatchObject({ ok: true });
    await logIn(desk, 'Bert');
    const seen = await desk.must('contact.get', { contactId: contact.id });
    expect(seen).toMatchObject({ lastName: 'Geheim', confidential: true });
    expect(await save(desk, seen, { confidential: false, visibleTo: [] })).toMatchObject({ ok: true, value: { confidential: true } });
  });
});

describe('the recent calls', () => {
  it('say who it was also when that is known only after the call, and by the name of now', async () => {
    const desk = await threePeople();
    const callId = await talking(desk);
    desk.sip.ends(callId, 'hung-up-there');
    await desk.settle();
    expect(desk.state().recentCalls[0]).toMatchObject({ contactId: null });
    const fields = person({ lastName: 'Laat' }, NUMBER) as CommandInput<'contact.save'>['fields'];
    const contact = await desk.must('contact.save', { contactId: null, version: 0, fields, interactionId: interactionOf(desk, callId).id });
    await desk.settle();
    expect(desk.state().recentCalls[0]).toMatchObject({ contactId: contact.id, name: 'Anna van den Laat' });
    expect(await save(desk, contact, { lastName: 'Later' })).toMatchObject({ ok: true });
    await desk.settle();
    expect(desk.state().recentCalls[0]).toMatchObject({ name: 'Anna van den Later' });
    await desk.must('contact.remove', { contactId: contact.id });
    await desk.settle();
    expect(desk.state().recentCalls[0]).toMatchObject({ contactId: null });
    await desk.must('contact.undo', { contactId: contact.id });
    await desk.settle();
    expect(desk.state().recentCalls[0]).toMatchObject({ contactId: contact.id, name: 'Anna van den Later' });
  });
});

describe('telephone numbers', () => {
  it('never reach the window of a role that may not see them, and are dialled and saved all the same', async () => {
    const desk = await threePeople({ gaps: 4 });
    expect(await desk.refusal('access.change', { hideNumbersFrom: ['agent'] })).toBe('ok');
    const contact = await addContact(desk, { phones: [newPhone('06 12345678', parsePhone(NUMBER, 'NL'), 'mobile'), newPhone('020 1234567', parsePhone('0201234567', 'NL'), 'work')] });
    await logIn(desk, 'Bert');
    expect(await desk.refusal('access.change', { hideNumbersFrom: [] })).toBe('not-allowed');
    const before = desk.frames.length;
    const callId = await talking(desk, NUMBER);
    const replies = [
      await desk.ask('contact.search', { query: 'berg', limit: 5 }),
      await desk.ask('contact.get', { contactId: contact.id }),
      await desk.ask('system.snapshot', {}),
    ];
    expect(JSON.stringify([replies, desk.frames.slice(before), desk.state()])).not.toMatch(/12345678|201234567|1234567/u);
    expect(callIn(desk, callId).remote).toMatchObject({ raw: expect.stringMatching(/^hidden:\d:78$/u), number: expect.stringMatching(/^hidden:\d:78$/u) });
    desk.sip.ends(callId, 'hung-up-there');
    await desk.settle();

    const shown = await desk.must('contact.get', { contactId: contact.id });
    expect(shown.phones.map(({ raw, e164 }) => [raw.slice(-3), e164])).toEqual([[':78', null], [':67', null]]);
    expect(await save(desk, shown, { notes: 'aangevuld' })).toMatchObject({ ok: true });
    await desk.must('call.dial', { target: shown.phones[1]!.raw, contactId: contact.id });
    expect(desk.sip.asked('dial').at(-1)?.[1]).toBe('+31201234567');
    for (const { id } of desk.state().calls.calls) desk.sip.ends(id, 'hung-up-there');
    await desk.settle();
    expect(desk.rows('select raw, e164 from contact_phone order by position')).toEqual([
      { raw: '06 12345678', e164: '+31612345678' },
      { raw: '020 1234567', e164: '+31201234567' },
    ]);

    // What was written down is read without them, and stays as it was written.
    const letter = { contactId: contact.id, direction: 'received', channel: 'post', day: '2020-02-29', subject: 'Nieuw nummer', text: 'Bel voortaan 06-87654321, klantnummer 104231.' } as const;
    const { letterId } = await desk.must('customer.addLetter', letter);
    const told = async () => (await desk.must('timeline.page', { contactId: contact.id, filters: ['dispatch'], search: 'voortaan', after: null, limit: 5 })).entries;
    expect(await told()).toMatchObject([{ id: letterId, contactId: contact.id, body: { day: '2020-02-29', text: 'Bel voortaan •••• ••21, klantnummer 104231.' } }]);
    expect(await desk.refusal('customer.addLetter', { ...letter, day: '2999-01-01' })).toBe('bad-request');

    // Put right without seeing the number, which stays; and among the last contacts.
    const [first] = await told();
    if (first?.kind !== 'letter') throw new Error('no letter');
    const { direction, channel, day, subject, text, version } = first.body;
    const change = { letterId, direction, channel, day, subject, text: `${text} Spoed.` };
    expect(await desk.must('customer.changeLetter', { ...change, version })).toEqual({ version: 2 });
    expect(await desk.refusal('customer.changeLetter', { ...change, version })).toBe('stale-version');
    expect(await desk.refusal('customer.changeLetter', { ...change, version: 2, day: '2999-01-01' })).toBe('bad-request');
    expect((await desk.must('contact.history', { contactId: contact.id, limit: 5 })).at(-1)).toMatchObject({ letterId, day: '2020-02-29', text: 'Bel voortaan •••• ••21, klantnummer 104231. Spoed.' });
    expect(desk.rows('select text from letter')).toEqual([{ text: `${letter.text} Spoed.` }]);
    expect((await told())[0]).toMatchObject({ body: { earlier: [{ byName: 'Bert', was: { text } }] } });
    expect(await desk.must('customer.undoLetter', { letterId, version: 2 })).toEqual({ version: 3 });
    expect(await desk.refusal('customer.undoLetter', { letterId, version: 2 })).toBe('stale-version');

    // Remarks, labels and fields of one's own too; edited and saved they keep their numbers, and each can be called.
    const NOTES = 'Bel na 17 uur 06-11112233, of de buren: +31 6 33334433. Order 104231.';
    await logIn(desk, 'Carla');
    const plain = await desk.must('contact.get', { contactId: contact.id });
    expect(await save(desk, plain, { notes: NOTES, tags: ['tel 0205551234'], role: 'inkoop' })).toMatchObject({ ok: true });
    await logIn(desk, 'Bert');
    const from = desk.frames.length;
    const again = await talking(desk, NUMBER);
    const hidden = await desk.must('contact.get', { contactId: contact.id });
    expect(hidden).toMatchObject({ notes: 'Bel na 17 uur •••• ••33, of de buren: •••• ••33². Order 104231.', tags: ['tel •••• ••34'] });
    const left = [
      ...[await desk.ask('contact.search', { query: 'tel', limit: 5 }), await desk.ask('customer.changes', { contactId: contact.id, limit: 50 })],
      ...[await desk.ask('timeline.page', { contactId: contact.id, filters: [], search: '', after: null, limit: 50 }), await desk.ask('system.snapshot', {})],
    ];
    expect(JSON.stringify([left, desk.frames.slice(from), desk.state()])).not.toMatch(/1111|3333|555 ?1234|12345678/u);
    desk.sip.ends(again, 'hung-up-there');
    await desk.settle();
    expect(await save(desk, hidden, { notes: `${hidden.notes} Spoed.` })).toMatchObject({ ok: true });
    await desk.must('call.dial', { target: '•••• ••33²', contactId: contact.id });
    expect(desk.sip.asked('dial').at(-1)?.[1]).toBe('+31633334433');
    for (const { id } of desk.state().calls.calls) desk.sip.ends(id, 'hung-up-there');
    await desk.settle();

    await logIn(desk, 'Carla');
    expect(await told()).toMatchObject([{ body: { text: letter.text } }]);
    expect(await desk.must('contact.get', { contactId: contact.id })).toMatchObject({ notes: `${NOTES} Spoed.`, tags: ['tel 0205551234'], phones: [{ e164: NUMBER }, {}] });
  });
});

describe('who may change what', () => {
  it('read-only customers, fields of one’s own and rules are refused by role, in main', async () => {
    const desk = await threePeople();
    const contact = await addContact(desk, { readOnly: true });
    const field = { projectId: null, label: 'Lidnummer', kind: 'number' as const, options: [], required: false, searchable: true, position: 0, active: true };
    await desk.must('customField.save', { fieldId: null, field });
    await desk.must('customField.save', { fieldId: null, field: { ...field, label: 'Vereniging', kind: 'text', position: 1 } });
    const [lid, club] = desk.state().customFields;
    expect(await desk.refusal('customField.save', { fieldId: lid!.id, field: { ...field, kind: 'text' } })).toBe('bad-request');
    await logIn(desk, 'Bert');
    expect(await save(desk, contact, { notes: 'x' })).toMatchObject({ ok: false, error: { code: 'contact-read-only' } });
    expect(await desk.refusal('contact.remove', { contactId: contact.id })).toBe('contact-read-only');
    expect(await desk.refusal('customField.save', { fieldId: null, field })).toBe('not-allowed');
    await logIn(desk, 'Carla');
    expect(await save(desk, contact, { custom: { [lid!.id]: 'veel' } })).toMatchObject({ ok: false, error: { code: 'custom-field-invalid' } });
    expect(await save(desk, contact, { custom: { [lid!.id]: '4711', [club!.id]: 'Schaakclub' } })).toMatchObject({ ok: true, value: { version: 2 } });
    expect(await desk.must('contact.search', { query: 'schaak', limit: 5 })).toHaveLength(1);
    expect(await desk.must('contact.search', { query: '471', limit: 5 })).toMatchObject([{ id: contact.id, part: { in: 'custom', text: '4711' } }]);
  });
});

describe('what was changed', () => {
  it('is told field by field, and one field is put back without the others', async () => {
    const desk = await atTheDesk();
    const contact = await addContact(desk, { organisation: 'Bakkerij' });
    const saved = await save(desk, contact, { lastName: 'Smit', notes: 'nieuw', organisation: 'Slagerij', organisationId: null });
    expect(saved).toMatchObject({ ok: true, value: { organisation: 'Slagerij' } });
    const changes = await desk.must('customer.changes', { contactId: contact.id, limit: 10 });
    expect(changes.map(({ version, action, byName, fields }) => [version, action, byName, fields.map(({ field }) => field)])).toEqual([
      [2, 'update', 'Ans', ['lastName', 'organisationId', 'organisation', 'notes']],
      [1, 'create', 'Ans', []],
    ]);
    const back = await desk.must('customer.putBack', { contactId: contact.id, version: 2, field: 'organisation' });
    expect(back).toMatchObject({ lastName: 'Smit', notes: 'nieuw', organisation: 'Bakkerij', organisationId: contact.organisationId });
    expect((await desk.must('customer.changes', { contactId: contact.id, limit: 1 }))[0]).toMatchObject({ version: 3, cause: 'put-back' });
    expect(await desk.refusal('customer.putBack', { contactId: contact.id, version: 2, field: 'city' as never })).toBe('bad-request');
    expect(await desk.refusal('customer.putBack', { contactId: contact.id, version: 1, field: 'lastName' })).toBe('not-found');
  });

  it('a removal that is taken back gives the conversation its customer again', async () => {
    const desk = await atTheDesk();
    const contact = await addContact(desk);
    const callId = await talking(desk);
    await desk.must('contact.remove', { contactId: contact.id });
    expect(interactionOf(desk, callId).contact).toBeNull();
    await desk.must('contact.undo', { contactId: contact.id });
    expect(interactionOf(desk, callId).contact).toMatchObject({ id: contact.id });
    expect(callIn(desk, callId).contact).toMatchObject({ state: 'found' });
    expect(desk.rows('select contact_id from interaction')).toEqual([{ contact_id: contact.id }]);
  });
});

describe('somebody who does not want to be called', () => {
  const PROVISIONED = { account: { displayName: 'Ans', uri: 'sip:1001@pbx.example', server: 'wss://pbx.example:8089/ws', password: 'secret' }, projects: [{ key: 'sell', name: 'Verkoop', purpose: 'sales' }] };
  const dialled = (desk: TestCore): number => desk.sip.asked('dial').length;

  it('is not called for sales from the moment on which it is recorded, by whoever has the number, until it is taken back', async () => {
    const desk = await startCore({ provisioning: PROVISIONED, firstAgentName: 'Ans' });
    await desk.settle();
    const contact = await addContact(desk, { phones: [newPhone(NUMBER, parsePhone(NUMBER, 'NL'), 'mobile')] });
    const other = await addContact(desk, { lastName: 'Huisgenoot' });
    const dial = (contactId: string | null) => desk.refusal('call.dial', { target: NUMBER, contactId });
    expect(await dial(contact.id)).toBe('no-legal-basis');
    const consent = { purpose: 'sales', basis: 'consent', product: '', channel: 'phone', scope: '', grantedHow: 'call', proof: 'recording 12', validTo: null } as const;
    for (const { id } of [contact, other]) await desk.must('customer.grant', { contactId: id, consent: { ...consent, validFrom: desk.clock.now() } });
    const { objectionId } = await desk.must('customer.object', { contactId: contact.id, number: null, purpose: 'sales', channel: 'phone', note: '', interactionId: null });
    expect([await dial(contact.id), await dial(other.id), await dial(null)]).toEqual(['objection', 'objection', 'objection']);
    expect(dialled(desk)).toBe(0);
    expect(await desk.must('customer.file', { contactId: contact.id })).toMatchObject({ consents: [{ purpose: 'sales' }], objections: [{ id: objectionId, byName: 'Ans', numbers: [NUMBER] }] });
    await desk.must('customer.withdrawObjection', { objectionId, withdrawn: true });
    expect(await dial(contact.id)).toBe('ok');
    expect(dialled(desk)).toBe(1);
  });

  it('nobody calls somebody who died without meaning it: by hand, again, or from a callback; meant, the relatives are called', async () => {
    const desk = await atTheDesk();
    const contact = await addContact(desk, { deceased: true });
    const byHand = (target = '06-12345678') => desk.ask('call.dial', { target, contactId: null, byHand: true });
    const over = async () => {
      const callId = desk.state().calls.calls.at(-1)?.id;
      if (callId !== undefined) desk.sip.ends(callId, 'no-answer');
      await desk.settle();
    };
    expect(await desk.refusal('guard.callAllTheSame', {})).toBe('call-not-possible');
    expect(await desk.refusal('call.dial', { target: NUMBER, contactId: contact.id })).toBe('contact-deceased');
    expect(await desk.must('contact.search', { query: 'berg', limit: 5 })).toMatchObject([{ deceased: true, number: '' }]);
    // Pressing again is no confirmation.
    for (const _ of [1, 2]) expect(await byHand()).toMatchObject({ ok: false, error: { code: 'contact-deceased', details: { name: 'Anna van den Berg' } } });
    expect(dialled(desk)).toBe(0);
    await desk.must('guard.callAllTheSame', {});
    // It counts for that call only.
    await addContact(desk, { lastName: 'Ander', deceased: true }, '+31687654321');
    expect(await byHand('0687654321')).toMatchObject({ ok: false });
    await desk.must('guard.callAllTheSame', {});
    expect((await byHand('0687654321')).ok).toBe(true);
    await over();
    expect(await desk.refusal('call.redial', {})).toBe('contact-deceased');
    expect(dialled(desk)).toBe(1);
    await desk.pass(60_000);
    expect((await byHand('0687654321')).ok).toBe(false);
    const { id } = await desk.must('agreement.make', {
      ...{ contactId: contact.id, interactionId: null, number: NUMBER, toWhom: '', what: 'De weduwe bellen', dueAt: desk.clock.now() + 60_000, owner: idOf(desk, 'Ans') },
      callback: { anyone: false, zone: 'Europe/Amsterdam' },
    });
    await desk.pass(60_000);
    expect(await desk.refusal('callback.dial', { agreementId: id })).toBe('contact-deceased');
    await desk.must('guard.callAllTheSame', {});
    expect(await desk.refusal('callback.dial', { agreementId: id })).toBe('ok');
    await over();
    // Whoever lives at the number may be called at it, and a number that nobody has.
    await addContact(desk, { lastName: 'Weduwe' });
    expect((await byHand()).ok).toBe(true);
    await over();
    expect((await byHand('0611111111')).ok).toBe(true);
  });

  it('who may not see a confidential customer is not told the name of who died', async () => {
    const desk = await threePeople();
    await addContact(desk, { deceased: true, confidential: true });
    await logIn(desk, 'Bert');
    expect(await desk.ask('call.dial', { target: NUMBER, contactId: null })).toMatchObject({ ok: false, error: { code: 'contact-deceased', details: { name: '' } } });
  });

  it('what somebody who died consented to is no ground to sell to the relatives', async () => {
    const desk = await startCore({ provisioning: PROVISIONED, firstAgentName: 'Ans' });
    await desk.settle();
    const contact = await addContact(desk);
    const consent = { purpose: 'sales', basis: 'consent', product: '', channel: 'phone', scope: '', grantedHow: 'call', proof: 'recording 12', validTo: null } as const;
    await desk.must('customer.grant', { contactId: contact.id, consent: { ...consent, validFrom: desk.clock.now() } });
    await desk.must('contact.save', { contactId: contact.id, version: 1, fields: { ...fieldsOf(contact), deceased: true }, interactionId: null });
    const dial = () => desk.refusal('call.dial', { target: NUMBER, contactId: null });
    expect(await dial()).toBe('contact-deceased');
    await desk.must('guard.callAllTheSame', {});
    expect(await dial()).toBe('no-legal-basis');
    expect(dialled(desk)).toBe(0);
  });
});

describe('the lock screen', () => {
  it('comes after the time that is set, and goes with the password or, without one, with a click; calls go on', async () => {
    const desk = await atTheDesk();
    desk.idle.seconds = 3_600;
    await desk.pass(10_000);
    expect(desk.state().locked).toBe(false);
    await desk.must('access.change', { lockAfterMinutes: 10 });
    await desk.pass(5_000);
    expect(desk.state().locked).toBe(true);
    const callId = await talking(desk);
    await desk.must('call.hangUp', { callId });
    desk.idle.seconds = 0;
    await desk.must('lock.unlock', { password: '' });
    expect(desk.state().locked).toBe(false);
    await desk.must('agent.setPassword', { agentId: idOf(desk, 'Ans'), currentPassword: '', newPassword: 'geheim' });
    desk.core.computerLocked();
    expect(await desk.refusal('lock.unlock', { password: '' })).toBe('wrong-password');
    expect(desk.state().locked).toBe(true);
    await desk.must('lock.unlock', { password: 'geheim' });
    expect(desk.state().locked).toBe(false);
  });
});

describe('organisations and accounts', () => {
  it('persons of one organisation, who is right for what, and the own accounts by value and by last contact', async () => {
    const desk = await atTheDesk();
    const ans = idOf(desk, 'Ans');
    const give = (lastName: string, more: object) => addContact(desk, { lastName, organisation: 'Bakkerij De Wit', phones: [], ...more });
    const first = await give('Berg', { isRightPersonFor: ['facturen'], ownerId: ans, customerValue: 1_000 });
    await give('Aalders', { infix: 'van', ownerId: ans, customerValue: 5_000 });
    await give('Zwart', {});
    const organisationId = first.organisationId!;
    const { organisation, persons } = await desk.must('organisation.get', { organisationId });
    expect(persons.map(({ lastName }) => lastName)).toEqual(['Aalders', 'Berg', 'Zwart']);
    const { name, branch, street, houseNumber, postcode, city, country, website, registrationNo, customerValue, notes } = organisation;
    const fields = { name, branch, street, houseNumber, postcode, city, country, website, registrationNo, customerValue, notes, ownerId: ans };
    const renamed = await desk.must('organisation.save', { organisationId, version: 1, fields: { ...fields, name: 'De Witte Bakker', customerValue: 3_000 } });
    expect(renamed).toMatchObject({ version: 2, name: 'De Witte Bakker' });
    expect(await desk.refusal('organisation.save', { organisationId, version: 1, fields })).toBe('stale-version');
    expect(await desk.must('contact.search', { query: 'witte', limit: 9 })).toHaveLength(3);
    expect(await desk.must('organisation.search', { query: 'de w', limit: 9 })).toMatchObject([{ id: organisationId }]);
    const rows = (sort: 'value' | 'last-contact') => desk.must('customer.accounts', { sort }).then((all) => all.map(({ name: who }) => who));
    expect(await rows('value')).toEqual(['Anna van Aalders', 'De Witte Bakker', 'Anna van den Berg']);
    await desk.must('contact.save', { contactId: first.id, version: first.version, fields: { ...pick(first), phones: [newPhone(NUMBER, parsePhone(NUMBER, 'NL'), 'mobile')] }, interactionId: null });
    desk.sip.ends(await talking(desk), 'hung-up-there');
    await desk.settle();
    expect((await rows('last-contact')).at(-1)).toBe('Anna van den Berg');
    expect(desk.rows('select last_reached_at is null as never from contact_phone')).toEqual([{ never: 0 }]);
    expect(await desk.must('organisation.undo', { organisationId })).toMatchObject({ name: 'Bakkerij De Wit', version: 3 });
    const { changes } = await desk.must('organisation.get', { organisationId });
    expect(changes).toMatchObject([
      { version: 3, action: 'undo', byName: 'Ans' },
      {
        ...{ version: 2, action: 'update', byName: 'Ans' },
        fields: [
          { field: 'name', before: 'Bakkerij De Wit', after: 'De Witte Bakker' },
          { field: 'ownerId', before: null, after: ans },
          { field: 'customerValue', before: null, after: 3_000 },
        ],
      },
      { version: 1, action: 'create', fields: [] },
    ]);
    expect(changes[0]?.fields).toHaveLength(3);
  });
});
