import { describe, expect, it } from 'vitest';
import { startCore, type TestCore } from '../../support/test-core.ts';
import { addContact, NUMBER } from './desk.ts';

const PROVISIONED = { account: { displayName: 'Ans', uri: 'sip:1001@pbx.example', server: 'wss://pbx.example:8089/ws', password: 'secret' }, projects: [{ key: 'sell', name: 'Verkoop', purpose: 'sales' }] };
const MINUTE = 60_000;
const to = (desk: TestCore, moment: string): void => desk.clock.jump(Date.parse(moment) - desk.clock.now());

describe('a call that nobody asked for', () => {
  it('is made on its ground in the hours, and refused with the rule and its source otherwise (F44)', async () => {
    const desk = await startCore({ provisioning: PROVISIONED, firstAgentName: 'Ans' });
    await desk.settle();
    const { id: contactId } = await addContact(desk);
    const dial = async () => {
      const reply = await desk.ask('call.dial', { target: NUMBER, contactId });
      if (reply.ok) {
        const callId = desk.state().calls.calls.at(-1)?.id;
        if (callId !== undefined) desk.sip.ends(callId, 'no-answer');
        await desk.settle();
      }
      return reply.ok ? 'ok' : [reply.error.code, String(reply.error.details['source'] ?? '')].join(' ').trim();
    };
    const BASIS = { purpose: 'sales', product: '', channel: 'phone', scope: '', grantedHow: 'call', validFrom: desk.clock.now(), validTo: null } as const;
    await desk.must('customer.grant', { contactId, consent: { ...BASIS, basis: 'customer', proof: '' } });
    expect(await dial()).toBe('ok');
    expect(await dial()).toBe('guard-pause');
    to(desk, '2026-01-15T22:05:00+01:00');
    expect(await dial()).toBe('guard-hours Code Telemarketing');
    to(desk, '2026-04-27T12:00:00+02:00');
    expect(await dial()).toBe('guard-holiday Code Telemarketing');
    // From the first of July a customer relationship is no ground any more, consent with proof is.
    to(desk, '2026-07-07T12:00:00+02:00');
    expect(await dial()).toBe('no-legal-basis Telecommunicatiewet art. 11.7 (1-7-2026)');
    await desk.must('customer.grant', { contactId, consent: { ...BASIS, basis: 'consent', proof: '' } });
    expect(await dial()).toMatch(/^no-legal-basis /);
    await desk.must('customer.grant', { contactId, consent: { ...BASIS, basis: 'consent', proof: 'recording 12' } });
    expect(await dial()).toBe('ok');
    // Set back to the time of the other rules.
    await desk.settle();
    to(desk, '2026-06-23T12:00:00+02:00');
    expect(await dial()).toBe('guard-pause');
  });

  it('is one that was asked for when a callback was agreed', async () => {
    const desk = await startCore({ provisioning: PROVISIONED, firstAgentName: 'Ans' });
    await desk.settle();
    const { id: contactId } = await addContact(desk);
    expect(await desk.refusal('call.dial', { target: NUMBER, contactId })).toBe('no-legal-basis');
    const { id } = await desk.must('agreement.make', {
      ...{ contactId, interactionId: null, number: NUMBER, toWhom: '', what: 'Bel terug', dueAt: desk.clock.now() + 60 * MINUTE, owner: desk.state().session.agent?.id ?? '' },
      callback: { anyone: false, zone: 'Europe/Amsterdam' },
    });
    expect(await desk.refusal('call.dial', { target: NUMBER, contactId })).toBe('no-legal-basis');
    await desk.pass(60 * MINUTE);
    expect(await desk.refusal('callback.dial', { agreementId: id })).toBe('ok');
  });
});
