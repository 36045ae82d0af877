import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

import { openFile, sealFile } from '../../../electron/app/follow-up/hand-over/signed-file.ts';
import { newKey, readKey } from '../../../electron/app/signing/signed-text.ts';
import { HAND_OVER_VALID_MS, type HandOverContent } from '../../../shared/domain/agreement/hand-over-file.ts';
import { createFakeClock } from '../../support/fake-clock.ts';
import { MORNING, profileFolder, type TestCore } from '../../support/test-core.ts';
import { addContact, atTheDesk, NUMBER, person } from './desk.ts';

const HOUR = 3_600_000;

/** Two profiles on two computers, and a folder that both can reach. */
async function twoProfiles() {
  const clock = createFakeClock(MORNING);
  const ans = await atTheDesk({ clock, firstAgentName: 'Ans de Wit' });
  const bo = await atTheDesk({ clock, firstAgentName: 'Bo Janssen' });
  const folder = profileFolder();
  const at = (name: string): string => path.join(folder, name);
  const saving = (desk: TestCore, name: string | null): void => {
    Object.assign(desk.desktop.port, { chooseSaveFile: () => Promise.resolve(name === null ? null : at(name)) });
  };
  const open = (desk: TestCore, name: string) => {
    Object.assign(desk.desktop.port, { chooseFile: () => Promise.resolve(at(name)) });
    return desk.refusal('handOver.choose', {});
  };
  const make = async (contact: Awaited<ReturnType<typeof addContact>> | null = null) =>
    ans.must('agreement.make', { contactId: contact?.id ?? null, interactionId: null, number: null, what: 'Call about the delivery', dueAt: MORNING + 5 * HOUR, owner: ans.state().session.agent?.id ?? '' });
  const send = async (agreement: { readonly id: string; readonly version: number }, name: string) => {
    saving(ans, name);
    return ans.must('handOver.send', { agreementId: agreement.id, version: agreement.version, toName: 'Sales, Bo', address: '', note: 'She is in until five' });
  };
  const own = (desk: TestCore) => desk.state().agreements;
  const read = (name: string): string => readFileSync(at(name), 'utf8');
  return { ans, bo, clock, at, saving, open, make, send, own, read };
}

describe('a hand-over to another profile', () => {
  it('counts as accepted only when the receipt of the receiver is back, and takes the customer along', async () => {
    const { ans, bo, saving, open, make, send, own, read } = await twoProfiles();
    const customer = await addContact(ans, { notes: 'Pays late', city: 'Gouda' });
    const made = await make(customer);
    saving(ans, null);
    // Without a place for the file nothing was handed over.
    expect(await ans.must('handOver.send', { agreementId: made.id, version: 1, toName: 'Bo', address: '', note: '' })).toBeNull();
    expect(own(ans)).toMatchObject([{ state: 'open', version: 1 }]);
    await send(made, 'offer.balie-handover');
    expect(own(ans)).toMatchObject([{ state: 'offered', owner: made.owner, handOver: { outside: { toName: 'Sales, Bo' } } }]);
    expect(read('offer.balie-handover')).not.toContain('Pays late');
    // Nobody here may accept what was offered to somebody elsewhere.
    expect(await ans.refusal('agreement.move', { agreementId: made.id, version: 2, move: { do: 'accept' } })).toBe('agreement-not-yours');

    expect(await open(bo, 'offer.balie-handover')).toBe('ok');
    expect(bo.state().handOver).toMatchObject({ kind: 'offer', offer: { from: { name: 'Ans de Wit' }, promise: { what: 'Call about the delivery' } }, signer: { knownAs: null, otherKeyKnown: false }, match: null, answered: null });
    expect(own(bo)).toEqual([]);
    await bo.must('handOver.answer', { answer: 'accepted', reason: '' });
    expect(own(bo)).toMatchObject([{ what: 'Call about the delivery', toWhom: 'Anna van den Berg', dueAt: MORNING + 5 * HOUR, state: 'open', received: { name: 'Ans de Wit', note: 'She is in until five', receiptMade: false } }]);
    const [known] = own(bo);
    expect(await bo.must('contact.get', { contactId: known?.contactId ?? '' })).toMatchObject({ lastName: 'Berg', phones: [{ e164: NUMBER }], notes: '' });
    expect(own(ans)).toMatchObject([{ state: 'offered' }]);
    saving(bo, 'receipt.balie-handover');
    expect(await bo.must('handOver.receipt', { by: 'file' })).toBe(true);
    expect(own(bo)).toMatchObject([{ received: { receiptMade: true } }]);

    expect(await open(ans, 'receipt.balie-handover')).toBe('ok');
    expect(ans.state().handOver).toMatchObject({ kind: 'receipt', receipt: { answer: 'accepted', by: { name: 'Bo Janssen' } }, takenOver: false });
    expect(own(ans)).toMatchObject([{ state: 'offered' }]);
    await ans.must('handOver.takeOver', {});
    expect(own(ans)).toMatchObject([{ state: 'accepted', handOver: { state: 'accepted', outside: { answeredBy: 'Bo Janssen' } } }]);
    // Whoever promised it hears no more that it is due; the file with the customer's data is not kept.
    await ans.pass(6 * HOUR);
    expect(ans.state().notices.map(({ code }) => code)).not.toContain('agreement-due');
    expect(ans.rows('select file from hand_over_outside')).toEqual([{ file: '' }]);
    const history = await ans.must('timeline.page', { contactId: customer.id, filters: ['agreement'], search: '', after: null, limit: 10 });
    expect(history.entries.map(({ body }) => 'event' in body && `${body.event} ${'whose' in body ? body.whose : ''}`)).toEqual(['accepted Bo Janssen', 'offered Sales, Bo', 'made ']);

    // The same receipt, the same offer: nothing happens twice.
    expect(await open(ans, 'receipt.balie-handover')).toBe('hand-over-answered');
    expect(await ans.refusal('handOver.takeOver', {})).toBe('not-found');
    expect(await open(bo, 'offer.balie-handover')).toBe('ok');
    expect(bo.state().handOver).toMatchObject({ answered: { answer: 'accepted', sent: true }, signer: { knownAs: 'Ans de Wit' } });
    expect(await bo.refusal('handOver.answer', { answer: 'accepted', reason: '' })).toBe('hand-over-answered');
    expect(own(bo)).toHaveLength(1);
  });

  it('comes back with the reason when it is returned; what was taken back meanwhile stays where it is', async () => {
    const { ans, bo, saving, open, make, send, own } = await twoProfiles();
    const first = await make();
    await send(first, 'first.balie-handover');
    await open(bo, 'first.balie-handover');
    expect(await bo.refusal('handOver.answer', { answer: 'returned', reason: ' ' })).toBe('words-missing');
    await bo.must('handOver.answer', { answer: 'returned', reason: 'Not our product' });
    saving(bo, 'first-back.balie-handover');
    await bo.must('handOver.receipt', { by: 'file' });
    expect(own(bo)).toEqual([]);
    await open(ans, 'first-back.balie-handover');
    await ans.must('handOver.takeOver', {});
    expect(own(ans)).toMatchObject([{ state: 'open', handOver: { state: 'returned', reason: 'Not our product', outside: { answeredBy: 'Bo Janssen' } } }]);
    const back = own(ans)[0] ?? expect.fail('it is gone');
    await send(back, 'second.balie-handover');
    await open(bo, 'second.balie-handover');
    expect(bo.state().handOver).toMatchObject({ answered: null, signer: { knownAs: 'Ans de Wit' } });
    await bo.must('handOver.answer', { answer: 'accepted', reason: '' });
    saving(bo, 'second-back.balie-handover');
    await bo.must('handOver.receipt', { by: 'file' });
    const offered = own(ans)[0] ?? expect.fail('it is gone');
    await ans.must('agreement.move', { agreementId: offered.id, version: offered.version, move: { do: 'take-back' } });
    expect(await open(ans, 'second-back.balie-handover')).toBe('hand-over-withdrawn');
    expect(own(ans)).toMatchObject([{ state: 'open' }]);
  });

  it('refuses what was changed, what is too old, too new, too large, of somebody else or of nobody', async () => {
    const { ans, bo, clock, at, saving, open, make, send, read } = await twoProfiles();
    await send(await make(), 'offer.balie-handover');
    const file = read('offer.balie-handover');
    const refused = async (desk: TestCore, text: string, code: string): Promise<void> => {
      writeFileSync(at('bad.balie-handover'), text);
      expect(await open(desk, 'bad.balie-handover')).toBe(code);
      expect(desk.state().handOver).toBeNull();
    };
    await refused(bo, file.replace('Call about the delivery', 'Pay back everything'), 'hand-over-tampered');
    const parts = JSON.parse(file) as { content: string; key: string; signature: string };
    // Somebody else's key over the same words, or the right signature under another key.
    await refused(bo, JSON.stringify({ ...parts, key: readKey(newKey()).key }), 'hand-over-tampered');
    await refused(bo, JSON.stringify({ ...parts, version: 2 }), 'hand-over-newer');
    await refused(bo, JSON.stringify({ ...parts, format: 'x' }), 'hand-over-unreadable');
    await refused(bo, JSON.stringify({ ...parts, signature: 'A' }), 'hand-over-unreadable');
    for (const text of ['', 'null', '[]', '{"__proto__":1}', '\uFFFD\u0000', '['.repeat(100_000)]) await refused(bo, text, 'hand-over-unreadable');
    await refused(bo, ' '.repeat(300_000), 'hand-over-too-large');
    expect(await open(ans, 'offer.balie-handover')).toBe('hand-over-own');
    expect(await open(bo, 'nowhere.balie-handover')).toBe('hand-over-unreadable');
    // Signed as it should be, with what no Balie writes.
    const key = readKey(newKey());
    await refused(bo, sealFile({ kind: 'offer', id: 'x' } as unknown as HandOverContent, key).file, 'hand-over-unreadable');
    // A receipt of an offer that whoever signed it has never held.
    const opened = openFile(file);
    const offer = opened.ok ? opened.value : expect.fail('it must open');
    const forged = { kind: 'receipt', id: offer.content.id, practice: false, offer: 'a'.repeat(64), answer: 'accepted', reason: '', by: { name: 'Bo', organisation: '' }, answeredAt: MORNING } as const;
    await refused(ans, sealFile(forged, key).file, 'hand-over-foreign');
    await refused(bo, sealFile({ ...forged, offer: offer.digest }, key).file, 'hand-over-foreign');
    await refused(ans, sealFile({ ...forged, offer: offer.digest, answeredAt: MORNING + HAND_OVER_VALID_MS + 1 }, key).file, 'hand-over-expired');
    // One that can be answered for an hour: by then nobody can.
    writeFileSync(at('short.balie-handover'), sealFile({ ...offer.content, expiresAt: MORNING + HOUR } as HandOverContent, key).file);
    await open(bo, 'short.balie-handover');
    clock.advance(HOUR);
    expect(await bo.refusal('handOver.answer', { answer: 'accepted', reason: '' })).toBe('hand-over-expired');
    expect(await open(bo, 'short.balie-handover')).toBe('hand-over-expired');
    // The sender can still see that, and offer it again.
    saving(ans, 'again.balie-handover');
    const [agreement] = ans.state().agreements;
    await ans.must('agreement.move', { agreementId: agreement?.id ?? '', version: agreement?.version ?? 0, move: { do: 'take-back' } });
    expect(ans.rows('select file from hand_over_outside')).toEqual([{ file: '' }]);
  });

  it('knows the customer by number, warns of another key under a known name, and keeps practice apart', async () => {
    const { ans, bo, at, open, make, send, own } = await twoProfiles();
    const customer = await addContact(ans);
    const here = await bo.must('contact.save', { contactId: null, version: 0, fields: person({ firstName: 'Annie' }, NUMBER), interactionId: null });
    await send(await make(customer), 'offer.balie-handover');
    await open(bo, 'offer.balie-handover');
    expect(bo.state().handOver).toMatchObject({ match: { id: here.id } });
    await bo.must('handOver.answer', { answer: 'accepted', reason: '' });
    expect(own(bo)).toMatchObject([{ contactId: here.id }]);
    const offer = openFile(readFileSync(at('offer.balie-handover'), 'utf8'));
    const content = offer.ok ? offer.value.content : expect.fail('it must open');
    const other = { ...content, id: here.id } as unknown as HandOverContent;
    writeFileSync(at('other.balie-handover'), sealFile(other, readKey(newKey())).file);
    expect(await open(bo, 'other.balie-handover')).toBe('ok');
    expect(bo.state().handOver).toMatchObject({ signer: { knownAs: null, otherKeyKnown: true } });
    writeFileSync(at('practice.balie-handover'), sealFile({ ...other, practice: true }, readKey(newKey())).file);
    expect(await open(bo, 'practice.balie-handover')).toBe('hand-over-practice');
    await bo.must('handOver.close', {});
    expect(bo.state().handOver).toBeNull();
  });
});

describe('a promise to somebody who is not a customer yet', () => {
  it('has a name and a number, and is the customer’s once one is made with that number', async () => {
    const desk = await atTheDesk();
    const owner = desk.state().session.agent?.id ?? '';
    const made = await desk.must('agreement.make', { contactId: null, interactionId: null, number: NUMBER, toWhom: ' Piet ', what: 'Call back', dueAt: MORNING + HOUR, owner });
    const other = await desk.must('agreement.make', { contactId: null, interactionId: null, number: '+31201234567', toWhom: 'Jan', what: 'Call back', dueAt: MORNING + HOUR, owner });
    expect(made).toMatchObject({ contactId: null, toWhom: 'Piet', number: NUMBER });
    const contact = await addContact(desk);
    expect(desk.state().agreements.map(({ id, contactId }) => [id, contactId])).toEqual([
      [made.id, contact.id],
      [other.id, null],
    ]);
    expect(await desk.must('agreement.ofContact', { contactId: contact.id })).toMatchObject([{ id: made.id }]);
    const call = desk.sip.ring({ number: '+31301112233' });
    await desk.settle();
    await desk.must('call.answer', { callId: call });
    const interactionId = desk.state().interactions[0]?.id ?? '';
    const inCall = await desk.must('agreement.make', { contactId: null, interactionId, number: null, toWhom: '', what: 'Send it', dueAt: MORNING + 2 * HOUR, owner });
    await desk.must('contact.pick', { interactionId, contactId: contact.id });
    await desk.settle();
    expect(desk.state().agreements.find(({ id }) => id === inCall.id)?.contactId).toBe(contact.id);
  });
});

describe('what is said about promises at log-in', () => {
  it('goes when it is settled, and is not there for whoever logs in next', async () => {
    const desk = await atTheDesk();
    const me = desk.state().session.agent?.id ?? '';
    const bo = await desk.must('agent.save', { agentId: null, name: 'Bo', role: 'agent', active: true });
    const become = async (agentId: string): Promise<void> => {
      await desk.must('agent.logIn', { agentId, password: '' });
      await desk.settle();
    };
    const said = () => desk.state().notices.map(({ code }) => code).filter((code) => code.startsWith('agreement'));
    const make = (what: string, owner: string) => desk.must('agreement.make', { contactId: null, interactionId: null, number: null, toWhom: 'Anna', what, dueAt: MORNING - HOUR, owner });
    const late = await make('Send the invoice', me);
    const offered = await make('Call about the delivery', me);
    await desk.must('agreement.move', { agreementId: offered.id, version: 1, move: { do: 'offer', to: bo.id, department: '', note: '' } });

    await become(bo.id);
    expect(said()).toEqual(['agreements-offered']);
    await desk.must('agreement.move', { agreementId: offered.id, version: 2, move: { do: 'return', reason: 'I am away' } });
    expect(said()).toEqual([]);
    await become(me);
    expect(said()).toEqual(['agreements-overdue']);
    await become(bo.id);
    expect(said()).toEqual([]);
    await become(me);
    for (const id of [late.id, offered.id]) await desk.must('agreement.remove', { agreementId: id, removed: true });
    expect(said()).toEqual([]);
    // At its minute, too: it names a customer.
    await desk.must('agreement.make', { contactId: null, interactionId: null, number: null, toWhom: 'Anna', what: 'Call back', dueAt: desk.clock.now() + 60_000, owner: me });
    await desk.pass(61_000);
    expect(said()).toEqual(['agreement-due']);
    await desk.must('agent.logOut', {});
    expect(said()).toEqual([]);
  });
});
