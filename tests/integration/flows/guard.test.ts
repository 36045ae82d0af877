import { describe, expect, it } from 'vitest';
import { startCore, type TestCore } from '../../support/test-core.ts';
import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import type { GuardVersion } from '../../../shared/domain/guard/guard-rules.ts';
import { NO_FILTER } from '../../../shared/domain/contact/customer-filter.ts';
import type { CallId } from '../../../shared/lib/brand.ts';
import { addContact, changePlan, NUMBER } from './desk.ts';

const PROVISIONED = {
  account: { displayName: 'Ans', uri: 'sip:1001@pbx.example', server: 'wss://pbx.example:8089/ws', password: 'secret' },
  projects: [{ key: 'sell', name: 'Verkoop', purpose: 'sales' }],
};
const MINUTE = 60_000;
const CONSENT = {
  purpose: 'sales',
  basis: 'consent',
  product: '',
  channel: 'phone',
  scope: '',
  grantedHow: 'call',
  proof: 'recording 12',
  validTo: null,
} as const;
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
    const BASIS = {
      purpose: 'sales',
      product: '',
      channel: 'phone',
      scope: '',
      grantedHow: 'call',
      validFrom: desk.clock.now(),
      validTo: null,
    } as const;
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
      ...{
        contactId,
        interactionId: null,
        number: NUMBER,
        toWhom: '',
        what: 'Bel terug',
        dueAt: desk.clock.now() + 60 * MINUTE,
        owner: desk.state().session.agent?.id ?? '',
      },
      callback: { anyone: false, zone: 'Europe/Amsterdam' },
    });
    expect(await desk.refusal('call.dial', { target: NUMBER, contactId })).toBe('no-legal-basis');
    await desk.pass(60 * MINUTE);
    expect(await desk.refusal('callback.dial', { agreementId: id })).toBe('ok');
  });

  it('goes by rules that administrators change: a contradiction is refused with its place, and those of the application come back', async () => {
    const desk = await startCore({ provisioning: PROVISIONED, firstAgentName: 'Ans' });
    await desk.settle();
    const { id: contactId } = await addContact(desk, {}, NUMBER);
    await desk.must('customer.grant', { contactId, consent: { ...CONSENT, validFrom: desk.clock.now() } });
    const { rules, version, shipped } = await desk.must('guard.rules', {});
    expect([version, shipped]).toEqual([0, true]);
    const [first, second] = rules.versions as [GuardVersion, GuardVersion];
    const set = (versions: readonly GuardVersion[], at: number) =>
      desk.ask('guard.setRules', { version: at, rules: { ...rules, versions }, note: 'later hours' });
    expect(await set([second, first], 0)).toMatchObject({
      ok: false,
      error: { code: 'rules-contradict', details: { place: 'versions.1.from', problem: 'order' } },
    });
    // Nobody before eleven.
    expect(
      await set(
        [
          {
            ...first,
            hours: [{ days: [1, 2, 3, 4, 5], from: '11:00', to: '21:00' }],
            sources: { ...first.sources, code: 'House rule 7' },
          },
          second,
        ],
        0,
      ),
    ).toMatchObject({ ok: true });
    expect(await set([first], 0)).toMatchObject({ ok: false, error: { code: 'stale-version' } });
    const refused = await desk.ask('call.dial', { target: NUMBER, contactId });
    expect(refused).toMatchObject({ ok: false, error: { code: 'guard-hours', details: { source: 'House rule 7' } } });
    await desk.must('guard.setRules', { version: 1, rules: null, note: '' });
    expect(await desk.refusal('call.dial', { target: NUMBER, contactId })).toBe('ok');
    const { history, shipped: back } = await desk.must('guard.rules', {});
    expect([back, history.map((each) => [each.version, each.rules === null, each.note, each.byName])]).toEqual([
      true,
      [
        [2, true, '', 'Ans'],
        [1, false, 'later hours', 'Ans'],
      ],
    ]);
    expect(desk.rows(`select action from audit where entity = 'guard_rules' order by id`)).toEqual([
      { action: 'guard.changed' },
      { action: 'guard.reset' },
    ]);
  });

  it('is not made to a number that was put down by hand or is in a file, as a number or as a hash in another notation', async () => {
    const desk = await startCore({ provisioning: PROVISIONED, firstAgentName: 'Ans' });
    await desk.settle();
    const { id: contactId } = await addContact(desk, {}, NUMBER);
    await desk.must('customer.grant', { contactId, consent: { ...CONSENT, validFrom: desk.clock.now() } });
    await desk.must('callList.create', { name: 'Winter', query: '', filter: NO_FILTER, order: 'as-found' });
    await desk.settle();
    const why = () =>
      desk
        .rows<{ state: string; why: string | null }>('select state, why from list_entry order by id')
        .map((row) => `${row.state} ${row.why ?? ''}`.trim());
    expect(why()).toEqual(['fresh']);
    await desk.must('doNotCall.add', {
      number: NUMBER,
      reason: 'asked for it',
      source: 'letter of 3 May',
      purpose: 'all',
    });
    expect(why()).toEqual(['removed do-not-call']);
    expect(await desk.ask('call.dial', { target: NUMBER, contactId })).toMatchObject({
      ok: false,
      error: { code: 'guard-do-not-call', details: { source: 'letter of 3 May' } },
    });
    expect(await desk.refusal('doNotCall.add', { number: '112', reason: 'x', source: 'x', purpose: 'all' })).toBe(
      'emergency-number',
    );
    await desk.must('doNotCall.remove', { number: NUMBER });
    await desk.settle();
    expect(why()).toEqual(['fresh']);

    const file = path.join(desk.folder, 'register.csv');
    const home = `0${NUMBER.slice(3)}`;
    writeFileSync(
      file,
      [
        'number;remark',
        '06 99 99 99 99;a',
        'no number;b',
        createHash('sha256').update(home).digest('hex'),
        '+31699999999;again',
      ].join('\n'),
    );
    desk.desktop.choose(file);
    expect(await desk.must('doNotCall.import', { source: 'The register', purpose: 'sales' })).toBe(true);
    await expect.poll(() => desk.state().guard.importing?.phase).toBe('done');
    const { lists } = await desk.must('doNotCall.look', { digits: '' });
    expect(lists).toMatchObject([
      {
        name: 'register.csv',
        source: 'The register',
        purpose: 'sales',
        numbers: 2,
        refused: 1,
        filling: false,
        removedAt: null,
      },
    ]);
    expect(await desk.ask('call.dial', { target: NUMBER, contactId })).toMatchObject({
      ok: false,
      error: { code: 'guard-do-not-call', details: { source: 'register.csv' } },
    });
    // Whoever can be reached by such numbers only is kept off a list that is made now.
    await desk.must('callList.create', { name: 'Spring', query: '', filter: NO_FILTER, order: 'as-found' });
    await desk.settle();
    expect(why().at(-1)).toBe('removed do-not-call');
    // The whole file is taken back at once, and put back.
    const listId = lists[0]?.id ?? 0;
    await desk.must('doNotCall.setRemoved', { listId, removed: true });
    await desk.settle();
    expect([why().at(-1), await desk.refusal('call.dial', { target: NUMBER, contactId })]).toEqual(['fresh', 'ok']);
    desk.sip.ends(desk.state().calls.calls.at(-1)?.id as CallId, 'no-answer');
    await desk.settle();
    await desk.must('doNotCall.setRemoved', { listId, removed: false });
    expect(await desk.refusal('call.dial', { target: NUMBER, contactId })).toBe('guard-do-not-call');
    expect(desk.rows(`select count(*) as n from do_not_call_number`)).toEqual([{ n: 2 }]);
  });

  it('is made against a rule that the project lets somebody set aside: once, with a reason, in the history of the customer', async () => {
    const desk = await startCore({ provisioning: PROVISIONED, firstAgentName: 'Ans' });
    await desk.settle();
    const { id: contactId } = await addContact(desk, {}, NUMBER);
    await desk.must('customer.grant', { contactId, consent: { ...CONSENT, validFrom: desk.clock.now() } });
    to(desk, '2026-01-15T22:05:00+01:00');
    expect(await desk.refusal('call.dial', { target: NUMBER, contactId })).toBe('guard-hours');
    expect(desk.state().guard.refused).toBeNull();
    expect(await desk.refusal('guard.setAside', { reason: 'they asked for it' })).toBe('call-not-possible');
    await changePlan(desk, { overrides: ['hours'] });
    expect(await desk.refusal('call.dial', { target: NUMBER, contactId })).toBe('guard-hours');
    expect(desk.state().guard.refused).toMatchObject({ rule: 'hours', number: NUMBER, contactId, name: 'Anna van den Berg' });
    // Typed by hand it is for the same person.
    await desk.refusal('call.dial', { target: NUMBER, contactId: null });
    expect(desk.state().guard.refused).toMatchObject({ contactId: null, name: 'Anna van den Berg' });
    expect(await desk.refusal('call.dial', { target: NUMBER, contactId })).toBe('guard-hours');
    await desk.must('guard.setAside', { reason: 'they asked for it by mail' });
    expect(await desk.refusal('call.dial', { target: NUMBER, contactId })).toBe('ok');
    const callId = desk.state().calls.calls.at(-1)?.id as CallId;
    desk.sip.happens(callId, { type: 'connected' });
    await desk.settle();
    await desk.must('guard.offered', { callId, on: true });
    expect(desk.state().guard.offered).toEqual([callId]);
    desk.sip.ends(callId, 'hung-up-there');
    await desk.settle();
    // For one call only.
    expect(await desk.refusal('call.dial', { target: NUMBER, contactId })).toBe('guard-hours');
    expect(await desk.must('guard.overrides', {})).toMatchObject([
      { rule: 'hours', reason: 'they asked for it by mail', used: true, byName: 'Ans', contactId },
    ]);
    const { entries } = await desk.must('timeline.page', {
      contactId,
      filters: ['consent'],
      search: '',
      after: null,
      limit: 50,
    });
    expect(entries.map(({ kind, body }) => [kind, 'event' in body ? body.event : ''])).toEqual(
      expect.arrayContaining([
        ['override', ''],
        ['objection', 'offered'],
      ]),
    );
    expect(
      desk.rows(`select action from audit where action like 'guard.overridden' or action like 'objection.offered'`),
    ).toHaveLength(2);
    // What the law says is never set aside.
    await desk.must('customer.object', {
      contactId,
      number: NUMBER,
      interactionId: null,
      purpose: 'sales',
      channel: 'phone',
      note: '',
    });
    expect(await desk.refusal('call.dial', { target: NUMBER, contactId })).toBe('objection');
    expect(desk.state().guard.refused).toBeNull();
    expect(await desk.refusal('guard.setAside', { reason: 'anyway' })).toBe('call-not-possible');
  });

  it('never keeps back who calls, and reaches numbers at a higher rate only where the project does', async () => {
    const desk = await startCore({ provisioning: PROVISIONED, firstAgentName: 'Ans' });
    await desk.settle();
    const { id: contactId } = await addContact(desk, {}, NUMBER);
    await desk.must('customer.grant', { contactId, consent: { ...CONSENT, validFrom: desk.clock.now() } });
    expect(await desk.refusal('call.dial', { target: `#31#0${NUMBER.slice(3)}`, contactId })).toBe('guard-caller-id');
    expect(await desk.refusal('call.dial', { target: '0900 1234567', contactId })).toBe('guard-premium');
  });
});
