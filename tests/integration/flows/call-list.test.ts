import { describe, expect, it } from 'vitest';
import { newForm } from '../../../shared/domain/registration/build-form.ts';
import type { FormField } from '../../../shared/domain/registration/form.ts';
import { NO_FILTER } from '../../../shared/domain/contact/customer-filter.ts';
import { DEFAULT_SETTINGS, type ListSettings } from '../../../shared/domain/call-list/list-settings.ts';
import type { ListOutcome } from '../../../shared/domain/call-list/list-source.ts';
import type { ListWork } from '../../../shared/domain/call-list/call-list.ts';
import type { Contact } from '../../../shared/domain/contact/contact.ts';
import { brandId, type CallId, type CallListId, type ContactId, type E164 } from '../../../shared/lib/brand.ts';
import { startCore, type TestCore, type TestCoreOptions } from '../../support/test-core.ts';
import { addContact, atTheDesk, callIn, fillIn, interactionOf } from './desk.ts';

const HOUR = 3_600_000;
const [ANNA, HOME, BERT, CEES] = ['+31612345678', '+31201234567', '+31687654321', '+31611111111'].map((number) => brandId<E164>(number)) as [E164, E164, E164, E164];

/** Three people on a list, worked. */
async function working(options: TestCoreOptions = {}): Promise<{ readonly desk: TestCore; readonly listId: CallListId }> {
  const desk = Object.keys(options).length === 0 ? await atTheDesk() : await startCore(options);
  await addContact(desk, { firstName: 'Anna', lastName: 'Aalbers', infix: '' }, ANNA, HOME);
  await addContact(desk, { firstName: 'Bert', lastName: 'Bos', infix: '' }, BERT);
  await addContact(desk, { firstName: 'Cees', lastName: 'Coster', infix: '' }, CEES);
  const { listId } = await desk.must('callList.create', { name: 'Spring', query: '', filter: NO_FILTER, order: 'as-found' });
  await desk.settle();
  await desk.must('callList.work', { listId });
  return { desk, listId };
}

function work(desk: TestCore): ListWork {
  const { work: now } = desk.state().callLists;
  if (now === null) throw new Error('no list is worked');
  return now;
}
const counts = (desk: TestCore) => desk.state().callLists.lists[0]?.counts;

async function dialled(desk: TestCore, number?: E164): Promise<CallId> {
  const { callId } = await desk.must('callList.dial', { number: number ?? work(desk).number ?? ANNA });
  return callId;
}

describe('a call list', () => {
  it('is filled from the customer file, and its first entry is in hand with its numbers', async () => {
    const { desk } = await working();
    expect(counts(desk)).toEqual({ fresh: 3, waiting: 0, done: 0, removed: 0 });
    expect(work(desk)).toMatchObject({ list: { name: 'Spring' }, phase: 'preview', number: ANNA, entry: { name: 'Anna Aalbers', numbers: [ANNA, HOME], tried: [] } });
    expect(desk.state().callLists.filling).toBeNull();
  });

  it('busy comes back after its minutes with the others first; the second number is offered after no answer (F39, F40)', async () => {
    const { desk } = await working();
    const first = await dialled(desk);
    expect(callIn(desk, first)).toMatchObject({ contact: { state: 'found', contact: { name: 'Anna Aalbers' } } });
    desk.sip.ends(first, 'no-answer');
    await desk.settle();
    expect(work(desk)).toMatchObject({ phase: 'preview', number: HOME, entry: { name: 'Anna Aalbers', numbers: [HOME] }, before: { result: 'no-answer', again: null } });
    // The first one waits as the rules say, however long the entry stays in hand.
    desk.clock.advance(HOUR);
    expect(await desk.ask('callList.dial', { number: ANNA })).toMatchObject({ ok: false, error: { code: 'call-not-possible' } });
    desk.sip.ends(await dialled(desk), 'busy');
    await desk.settle();
    expect(work(desk)).toMatchObject({ phase: 'preview', number: BERT, before: { name: 'Anna Aalbers', result: 'busy', again: desk.clock.now() + 15 * 60_000 } });
    expect(counts(desk)).toMatchObject({ fresh: 2, waiting: 1 });
    // Bert and Cees are skipped: now there is nobody, until Anna's minutes are over.
    await desk.must('callList.skip', { reason: 'bad-moment' });
    await desk.must('callList.skip', { reason: 'not-the-right-one' });
    expect(work(desk)).toMatchObject({ phase: 'empty', entry: null, before: { name: 'Cees Coster', result: 'skipped' } });
    await desk.pass(14 * 60_000);
    expect(work(desk).entry).toBeNull();
    await desk.pass(2 * 60_000);
    expect(work(desk)).toMatchObject({ phase: 'preview', entry: { name: 'Anna Aalbers', tried: [{ number: ANNA, result: 'no-answer' }, { number: HOME, result: 'busy' }] } });
  });

  it('fills the form where it asks for the list, says so, and keeps nothing of a call that was not answered', async () => {
    const { desk } = await working();
    const form = newForm('campaign', { en: 'Campaign', nl: 'Actie' }, 'service');
    const list: FormField = { key: 'list', kind: 'text', label: { en: 'List', nl: 'Lijst' }, from: 'list', required: true };
    await desk.must('form.publish', { definition: { ...form, fields: [list, ...form.fields] }, basedOn: 0 });
    await desk.must('project.change', { projectId: desk.state().project?.id ?? '', formId: 'campaign' });
    const first = await dialled(desk);
    await desk.settle();
    expect(interactionOf(desk, first).values['list']).toEqual({ value: 'Spring', origin: 'list' });
    const { id } = interactionOf(desk, first);
    desk.sip.ends(first, 'busy');
    await desk.settle();
    expect(desk.rows(`select state from interaction where id = '${id}'`)).toEqual([{ state: 'unregistered' }]);
  });

  it('after a conversation the next entry comes when it is registered, and the one before is reached', async () => {
    const { desk } = await working();
    const callId = await dialled(desk);
    desk.sip.happens(callId, { type: 'connected' });
    await desk.pass(20_000);
    desk.sip.ends(callId, 'hung-up-there');
    await desk.settle();
    expect(work(desk)).toMatchObject({ phase: 'after', entry: { name: 'Anna Aalbers' } });
    await fillIn(desk, callId);
    await desk.must('registration.save', { interactionId: interactionOf(desk, callId).id });
    await desk.settle();
    expect(work(desk)).toMatchObject({ phase: 'preview', entry: { name: 'Bert Bos' }, before: { result: 'answered' } });
    expect(desk.state().callLists.lists[0]).toMatchObject({ reached: 1, counts: { fresh: 2, done: 1 } });
    expect(desk.rows('select number, result, cause from call_attempt')).toEqual([{ number: ANNA, result: 'answered', cause: 'hung-up-there' }]);
  });

  it('what was registered before the end of the call needs no time after it', async () => {
    const { desk } = await working();
    const callId = await dialled(desk);
    desk.sip.happens(callId, { type: 'connected' });
    await fillIn(desk, callId);
    desk.sip.ends(callId, 'hung-up-there');
    await desk.settle();
    expect(work(desk)).toMatchObject({ phase: 'preview', entry: { name: 'Bert Bos' }, before: { result: 'answered' } });
  });

  it('voicemail is one key: hung up, booked, nothing left to register; a result can be put right', async () => {
    const { desk } = await working();
    const callId = await dialled(desk);
    desk.sip.happens(callId, { type: 'connected' });
    await desk.must('callList.book', { result: 'voicemail' });
    expect(desk.sip.asked('hangUp')).toEqual([[callId]]);
    desk.sip.ends(callId, 'hung-up-here');
    await desk.settle();
    expect(work(desk)).toMatchObject({ entry: { name: 'Bert Bos' }, before: { name: 'Anna Aalbers', result: 'voicemail' } });
    expect(desk.state().interactions).toMatchObject([{ state: 'incomplete' }]);
    await desk.must('callList.book', { result: 'busy' });
    expect(work(desk).before).toMatchObject({ result: 'busy', again: desk.clock.now() + 15 * 60_000 });
    expect(desk.rows('select result from call_attempt')).toEqual([{ result: 'busy' }]);
  });

  it('postponed comes back at its time; a time that has passed is refused', async () => {
    const { desk } = await working();
    expect(await desk.ask('callList.postpone', { at: desk.clock.now() - 1 })).toMatchObject({ ok: false, error: { code: 'bad-request' } });
    const at = desk.clock.now() + HOUR;
    await desk.must('callList.postpone', { at });
    expect(work(desk)).toMatchObject({ entry: { name: 'Bert Bos' }, before: { name: 'Anna Aalbers', result: 'postponed', again: at } });
    await desk.pass(HOUR + 1_000);
    await desk.must('callList.skip', { reason: 'other' });
    expect(work(desk).entry?.name).toBe('Anna Aalbers');
  });

  it('a double click dials once, and takes one entry', async () => {
    const { desk } = await working();
    const twice = await Promise.all([desk.ask('callList.dial', { number: ANNA }), desk.ask('callList.dial', { number: ANNA })]);
    expect(twice.map(({ ok }) => ok)).toEqual([true, false]);
    expect(desk.sip.asked('dial')).toHaveLength(1);
    expect(desk.rows('select count(*) as n from call_attempt')).toEqual([{ n: 1 }]);
    // A number that is not of the person in hand is not dialled, however it came here.
    expect(await desk.ask('callList.dial', { number: CEES })).toMatchObject({ ok: false });
  });

  it('whoever objects is off every list at once, and back when it is taken back; who gave no consent is passed over', async () => {
    const { desk } = await working({ provisioning: { account: { displayName: 'Ans', uri: 'sip:1001@pbx.example', server: 'wss://pbx.example:8089/ws', password: 'secret' }, projects: [{ key: 'ask', name: 'Research', purpose: 'research' }] } });
    expect(work(desk).entry?.name).toBe('Anna Aalbers');
    const [bert] = desk.rows<{ readonly id: string }>(`select id from contact where last_name = 'Bos'`);
    const contactId = brandId<ContactId>(bert?.id ?? '');
    const entryOfBert = () => desk.rows('select state, why from list_entry where contact_id = ?', contactId);
    const { objectionId } = await desk.must('customer.object', { contactId, number: null, purpose: 'all', channel: 'all', note: '', interactionId: null });
    expect(entryOfBert()).toEqual([{ state: 'removed', why: 'objection' }]);
    await desk.must('customer.withdrawObjection', { objectionId, withdrawn: true });
    expect(entryOfBert()).toEqual([{ state: 'fresh', why: null }]);
    await desk.must('customer.withdrawObjection', { objectionId, withdrawn: false });
    await desk.must('callList.skip', { reason: 'other' });
    expect(work(desk).entry?.name).toBe('Cees Coster');
    expect(entryOfBert()).toEqual([{ state: 'removed', why: 'objection' }]);
  });

  it('a paused list is not worked, and lets go of what is in hand; stopping frees the entry', async () => {
    const { desk, listId } = await working();
    expect(desk.rows('select count(*) as n from list_entry where leased_by is not null')).toEqual([{ n: 1 }]);
    await desk.must('callList.work', { listId: null });
    expect(desk.state().callLists.work).toBeNull();
    expect(desk.rows('select count(*) as n from list_entry where leased_by is not null')).toEqual([{ n: 0 }]);
    await desk.must('callList.work', { listId });
    await desk.must('callList.change', { listId, version: 1, state: 'paused' });
    expect(desk.state().callLists.work).toBeNull();
    expect(await desk.ask('callList.work', { listId })).toMatchObject({ ok: false, error: { code: 'not-found' } });
    expect(await desk.ask('callList.change', { listId, version: 1, state: 'active' })).toMatchObject({ ok: false, error: { code: 'stale-version' } });
  });

  describe('dials by itself', () => {
    const mode = async (desk: TestCore, listId: CallListId, settings: Partial<ListSettings>): Promise<void> => {
      const version = desk.state().callLists.lists.find(({ id }) => id === listId)?.version ?? 0;
      await desk.must('callList.change', { listId, version, settings: { ...DEFAULT_SETTINGS, ...settings } });
      await desk.must('callList.work', { listId });
    };

    it('after its seconds, with the moment in view; a key stops it, and Enter dials as ever', async () => {
      const { desk, listId } = await working();
      await mode(desk, listId, { mode: 'timed', countdownSeconds: 8 });
      expect(work(desk).dialAt).toBe(desk.clock.now() + 8_000);
      await desk.pass(7_900);
      expect(desk.sip.asked('dial')).toHaveLength(0);
      await desk.pass(200);
      expect(desk.sip.asked('dial')).toHaveLength(1);
      expect(work(desk)).toMatchObject({ phase: 'calling', dialAt: null });
      desk.sip.ends(work(desk).callId ?? ('' as CallId), 'busy');
      await desk.settle();
      expect(work(desk)).toMatchObject({ phase: 'preview', entry: { name: 'Bert Bos' }, dialAt: desk.clock.now() + 8_000 });
      await desk.must('callList.halt', {});
      expect(work(desk).dialAt).toBeNull();
      await desk.pass(30_000);
      expect(desk.sip.asked('dial')).toHaveLength(1);
      await dialled(desk);
      expect(desk.sip.asked('dial')).toHaveLength(2);
    });

    it('at once after the outcome, and not the first; the other number of the same person too', async () => {
      const { desk, listId } = await working();
      await mode(desk, listId, { mode: 'power' });
      await desk.pass(60_000);
      expect(desk.sip.asked('dial')).toHaveLength(0);
      desk.sip.ends(await dialled(desk), 'no-answer');
      await desk.settle();
      await desk.pass(0);
      expect(work(desk)).toMatchObject({ phase: 'calling', number: HOME, entry: { name: 'Anna Aalbers' } });
      desk.sip.ends(work(desk).callId ?? ('' as CallId), 'busy');
      await desk.settle();
      await desk.pass(0);
      expect(work(desk)).toMatchObject({ phase: 'calling', entry: { name: 'Bert Bos' } });
      // Somebody was spoken to: the next one waits for the registration.
      const callId = work(desk).callId ?? ('' as CallId);
      desk.sip.happens(callId, { type: 'connected' });
      await desk.pass(5_000);
      await fillIn(desk, callId);
      desk.sip.ends(callId, 'hung-up-there');
      await desk.settle();
      await desk.pass(0);
      await desk.settle();
      expect(work(desk)).toMatchObject({ phase: 'calling', entry: { name: 'Cees Coster' }, before: { result: 'answered' } });
      expect(desk.sip.asked('dial')).toHaveLength(4);
    });

    it('nobody while the agent is not ready: then the one in hand waits for the agent', async () => {
      const { desk, listId } = await working();
      await mode(desk, listId, { mode: 'timed', countdownSeconds: 5 });
      await desk.must('agent.chooseState', { choice: { state: 'not-ready', reason: 'break' } });
      await desk.settle();
      expect(work(desk).dialAt).toBeNull();
      await desk.pass(20_000);
      await desk.must('agent.chooseState', { choice: { state: 'ready' } });
      await desk.pass(20_000);
      expect(desk.sip.asked('dial')).toHaveLength(0);
    });

    it('waits while somebody rings, and counts anew afterwards', async () => {
      const { desk, listId } = await working();
      await mode(desk, listId, { mode: 'timed', countdownSeconds: 5 });
      const ringing = desk.sip.ring({ number: '+31501234567' });
      await desk.pass(20_000);
      expect(desk.sip.asked('dial')).toHaveLength(0);
      desk.sip.ends(ringing, 'missed');
      await desk.settle();
      expect(work(desk).dialAt).not.toBeNull();
      await desk.pass(5_100);
      expect(desk.sip.asked('dial')).toHaveLength(1);
    });
  });

  it('a call that rings too long is ended by the rule and counts as no answer', async () => {
    const { desk } = await working();
    const callId = await dialled(desk);
    await desk.pass(44_000);
    expect(desk.sip.asked('hangUp')).toEqual([]);
    await desk.pass(2_000);
    expect(desk.sip.asked('hangUp')).toEqual([[callId]]);
    desk.sip.ends(callId, 'cancelled-here');
    await desk.settle();
    expect(work(desk)).toMatchObject({ before: { name: 'Anna Aalbers', result: 'no-answer' } });
  });

  it('an announcement is suggested when sound came before the failure, and booked by one key', async () => {
    const { desk } = await working();
    const callId = await dialled(desk, HOME);
    desk.sip.happens(callId, { type: 'early-media' });
    desk.sip.ends(callId, 'unreachable');
    await desk.settle();
    expect(work(desk).before).toMatchObject({ result: 'technical', suggested: 'wrong-number' });
    await desk.must('callList.book', { result: 'wrong-number' });
    expect(work(desk).before).toMatchObject({ result: 'wrong-number', suggested: null });
  });

  it('several lists are worked together by their weights', async () => {
    const { desk, listId } = await working();
    const { listId: second } = await desk.must('callList.create', { name: 'Autumn', query: '', filter: NO_FILTER, order: 'as-found' });
    await desk.settle();
    await desk.must('callList.change', { listId: second, version: 1, settings: { ...DEFAULT_SETTINGS, weight: 2 } });
    await desk.must('callList.work', { listId: 'all' });
    const seen: string[] = [];
    for (let n = 0; n < 6 && work(desk).entry !== null; n++) {
      seen.push(work(desk).list.name);
      await desk.must('callList.skip', { reason: 'other' });
    }
    expect(work(desk)).toMatchObject({ together: true, phase: 'empty' });
    expect(seen).toHaveLength(6);
    expect(seen.slice(0, 3).filter((name) => name === 'Autumn')).toHaveLength(2);
    await desk.must('callList.change', { listId, version: 1, state: 'paused' });
    expect(desk.state().callLists.work?.together).toBe(true);
  });

  it('whom one list has just called is left alone by the others, on every number', async () => {
    const MINUTE = 60_000;
    const { desk, listId } = await working();
    const { listId: second } = await desk.must('callList.create', { name: 'Autumn', query: '', filter: NO_FILTER, order: 'as-found' });
    await desk.settle();
    await desk.must('callList.work', { listId: second });
    desk.sip.ends(await dialled(desk), 'busy');
    await desk.settle();
    await desk.must('callList.work', { listId: null });
    await desk.pass(14 * MINUTE);
    await desk.must('callList.work', { listId });
    desk.sip.ends(await dialled(desk), 'busy');
    await desk.settle();
    expect(desk.rows('select number, result from call_attempt order by id')).toEqual([ANNA, ANNA].map((number) => ({ number, result: 'busy' })));
    // Due on the other list, by the other number, a minute after the call: not before the pause is over.
    await desk.pass(MINUTE);
    await desk.must('callList.work', { listId: second });
    expect(work(desk).entry?.name).toBe('Bert Bos');
    await desk.must('callList.work', { listId: null });
    await desk.pass(10 * MINUTE);
    await desk.must('callList.work', { listId: second });
    expect(work(desk)).toMatchObject({ entry: { name: 'Anna Aalbers' }, number: HOME });
  });

  it('rules are edited for the project and for a list; those that say against each other are refused with their place', async () => {
    const { desk, listId } = await working();
    const { rules, version } = await desk.must('callList.rules', {});
    expect(version).toBe(0);
    const sooner = { ...rules, pauseMinutes: 3, after: { ...rules.after, busy: { delayMinutes: 4, max: 2, otherDayPart: false } } };
    expect(await desk.ask('callList.setRules', { version, rules: { ...sooner, pauseMinutes: 5 } })).toMatchObject({ ok: false, error: { code: 'rules-contradict', details: { place: 'busy.delayMinutes', problem: 'below-pause' } } });
    await desk.must('callList.setRules', { version, rules: sooner });
    expect(await desk.ask('callList.setRules', { version, rules: sooner })).toMatchObject({ ok: false, error: { code: 'stale-version' } });
    await desk.must('callList.work', { listId });
    desk.sip.ends(await dialled(desk), 'busy');
    await desk.settle();
    expect(work(desk).before).toMatchObject({ result: 'busy', again: desk.clock.now() + 4 * 60_000 });
    // A list may have its own.
    await desk.must('callList.change', { listId, version: 1, rules: { ...sooner, after: { ...sooner.after, busy: { ...sooner.after.busy, delayMinutes: 30 } } } });
    expect(desk.state().callLists.lists[0]).toMatchObject({ ownRules: true });
    desk.sip.ends(await dialled(desk), 'busy');
    await desk.settle();
    expect(work(desk).before).toMatchObject({ name: 'Bert Bos', again: desk.clock.now() + 30 * 60_000 });
    await desk.must('callList.change', { listId, version: 2, rules: null });
    expect(desk.state().callLists.lists[0]).toMatchObject({ ownRules: false, rules: { pauseMinutes: 3 } });
  });

  describe('who is on it', () => {
    const people = (desk: TestCore, listId: CallListId) => desk.rows<{ readonly name: string }>(`select c.last_name as name from list_entry e join contact c on c.id = e.contact_id where e.list_id = ? order by e.rank`, listId).map(({ name }) => name);

    it('those of another list that came so far; and called anew by outcome, with tries counted from zero', async () => {
      const { desk, listId } = await working();
      desk.sip.ends(await dialled(desk, HOME), 'not-found');
      await desk.settle();
      desk.sip.ends(await dialled(desk, ANNA), 'not-found');
      await desk.settle();
      await desk.must('callList.skip', { reason: 'other' });
      desk.sip.ends(await dialled(desk), 'busy');
      await desk.settle();
      const made = async (outcomes: readonly ListOutcome[]): Promise<readonly string[]> => {
        const { listId: other } = await desk.must('callList.create', { name: outcomes.join(' '), query: '', filter: NO_FILTER, order: 'as-found', from: { kind: 'list', listId, outcomes: [...outcomes] } });
        await desk.settle();
        expect(desk.state().callLists.lists.find(({ id }) => id === other)?.source).toEqual({ kind: 'list', name: 'Spring' });
        return people(desk, other);
      };
      expect(await made(['no-number'])).toEqual(['Aalbers']);
      expect(await made(['skipped', 'waiting'])).toEqual(['Bos', 'Coster']);
      expect(await desk.ask('callList.create', { name: 'x', query: '', filter: NO_FILTER, order: 'as-found', from: { kind: 'import', importId: 'none' } })).toMatchObject({ ok: false, error: { code: 'not-found' } });
      await desk.must('callList.recycle', { listId, outcomes: ['no-number', 'skipped'] });
      await desk.settle();
      expect(desk.rows('select state, tries_after > 0 as anew from list_entry where list_id = ? order by id', listId)).toEqual([{ state: 'waiting', anew: 1 }, { state: 'fresh', anew: 0 }, { state: 'waiting', anew: 0 }]);
      await desk.pass(11 * 60_000);
      await desk.must('callList.work', { listId });
      // The wrong numbers of the round before count no more: somebody may have mended them.
      expect(work(desk).entry).toMatchObject({ name: 'Anna Aalbers', tried: [], numbers: [ANNA, HOME] });
    });

    it('in parts: the highest priority first, and nobody more when the quota is full', async () => {
      const { desk } = await working();
      const towns = { Aalbers: 'Utrecht', Bos: 'Gouda', Coster: 'gouda' };
      for (const [name, city] of Object.entries(towns)) {
        const [row] = desk.rows<{ readonly id: string; readonly version: number }>('select id, version from contact where last_name = ?', name);
        const { id: contactId, version, ...fields } = await desk.must('contact.get', { contactId: brandId<ContactId>(row?.id ?? '') });
        await desk.must('contact.save', { contactId, version, fields: { ...fields, addresses: fields.addresses.map((address) => ({ ...address, city })) }, interactionId: null });
      }
      const { listId } = await desk.must('callList.create', { name: 'Towns', query: '', filter: NO_FILTER, order: 'as-found', segmentBy: 'city' });
      await desk.settle();
      const list = () => desk.state().callLists.lists.find(({ id }) => id === listId);
      const gouda = list()?.segments.find(({ name }) => name === 'Gouda');
      expect(gouda?.counts.fresh).toBe(2);
      const segments = [{ id: gouda?.id ?? 0, quota: 1, priority: 5 }];
      await desk.must('callList.setSegments', { listId, version: 1, segments });
      expect(await desk.ask('callList.setSegments', { listId, version: 1, segments })).toMatchObject({ ok: false, error: { code: 'stale-version' } });
      await desk.must('callList.work', { listId });
      expect(work(desk).entry?.name).toBe('Bert Bos');
      const callId = await dialled(desk);
      desk.sip.happens(callId, { type: 'connected' });
      await desk.pass(30_000);
      await fillIn(desk, callId);
      await desk.must('registration.save', { interactionId: interactionOf(desk, callId).id });
      desk.sip.ends(callId, 'hung-up-there');
      await desk.settle();
      expect(list()).toMatchObject({ reached: 1, results: 1 });
      // One result of Gouda was wanted.
      expect(work(desk).entry?.name).toBe('Anna Aalbers');
      await desk.must('callList.skip', { reason: 'other' });
      expect(work(desk).entry).toBeNull();

      const { counted, weekHour } = await desk.must('callList.figures', { listId, segment: null });
      expect(counted).toMatchObject({ tries: 1, tried: 1, byResult: { answered: 1 }, talkMs: 30_000, callable: 0, outcomes: [{ count: 1 }] });
      expect(counted.hours).toHaveLength(1);
      // Each part by itself.
      const ofPart = async (segment: number) => (await desk.must('callList.figures', { listId, segment })).counted;
      expect(await ofPart(gouda?.id ?? 0)).toMatchObject({ tries: 1, byResult: { answered: 1 }, talkMs: 30_000, callable: 0, outcomes: [{ count: 1 }], hours: [{ tries: 1, reached: 1 }] });
      const utrecht = list()?.segments.find(({ name }) => name === 'Utrecht');
      expect(await ofPart(utrecht?.id ?? 0)).toMatchObject({ tries: 0, tried: 0, byResult: {}, talkMs: 0, workMs: 0, outcomes: [], hours: [] });
      expect(weekHour).toBeGreaterThanOrEqual(0);
    });
  });

  it('a promotion counts its results against its goal, and stops when it is reached or its last day is past (F67)', async () => {
    const { desk, listId } = await working();
    const list = () => desk.state().callLists.lists.find(({ id }) => id === listId);
    const aim = async (results: number, until: number | null, stops: boolean): Promise<void> =>
      desk.must('callList.change', { listId, version: list()?.version ?? 0, settings: { ...DEFAULT_SETTINGS, goal: { results, until, stops } } });
    await aim(1, null, true);
    const callId = await dialled(desk);
    desk.sip.happens(callId, { type: 'connected' });
    await fillIn(desk, callId);
    await desk.must('registration.save', { interactionId: interactionOf(desk, callId).id });
    desk.sip.ends(callId, 'hung-up-there');
    await desk.settle();
    // One result was aimed at: Bert and Cees are left alone, and it is said why.
    expect(list()).toMatchObject({ results: 1, counts: { fresh: 2, done: 1 } });
    expect(work(desk)).toMatchObject({ phase: 'empty', entry: null, stopped: 'reached', nextAt: null });
    // More is wanted: it goes on.
    await aim(2, null, true);
    await desk.pass(61_000);
    expect(work(desk)).toMatchObject({ phase: 'preview', entry: { name: 'Bert Bos' }, stopped: null });
    await aim(2, desk.clock.now() + HOUR, true);
    await desk.pass(HOUR + 1);
    // Who was in hand when the last day ended is not dialled either, and is in nobody's hand.
    expect(await desk.ask('callList.dial', { number: BERT })).toMatchObject({ ok: false, error: { code: 'list-over' } });
    expect(work(desk)).toMatchObject({ entry: null, stopped: 'over' });
    expect(desk.rows('select 1 from list_entry where leased_by is not null')).toEqual([]);
    expect(desk.state().calls.calls.filter(({ end }) => end === null)).toEqual([]);
    // One that is only counted stops nothing.
    await aim(1, desk.clock.now() - 1, false);
    await desk.pass(61_000);
    expect(work(desk)).toMatchObject({ entry: { name: 'Bert Bos' }, stopped: null });
    expect((await desk.ask('callList.dial', { number: BERT })).ok).toBe(true);
  });

  it('of all lists, one whose goal is reached is passed over', async () => {
    const { desk, listId } = await working();
    await desk.must('callList.work', { listId: null });
    const { listId: other } = await desk.must('callList.create', { name: 'Autumn', query: '', filter: NO_FILTER, order: 'as-found', goal: { results: 5, until: desk.clock.now() - 1, stops: true } });
    await desk.settle();
    await desk.must('callList.work', { listId: 'all' });
    expect(work(desk)).toMatchObject({ list: { id: listId }, entry: { name: 'Anna Aalbers' }, stopped: null });
    await desk.must('callList.change', { listId, version: 1, state: 'paused', name: 'Spring, part two' });
    await desk.settle();
    expect(work(desk)).toMatchObject({ list: { id: other }, entry: null, stopped: 'over' });
    expect(desk.state().callLists.lists.find(({ id }) => id === listId)).toMatchObject({ name: 'Spring, part two', state: 'paused' });
  });

  it('whoever leads puts somebody before the others, from their card; agents see it', async () => {
    const { desk, listId } = await working();
    const { id: dora } = await addContact(desk, { firstName: 'Dora', lastName: 'Zwart', infix: '' }, brandId<E164>('+31622222222'));
    expect(await desk.must('callList.ofContact', { contactId: dora })).toEqual([]);
    await desk.must('callList.create', { name: 'Autumn', query: '', filter: NO_FILTER, order: 'as-found' });
    await desk.settle();
    const [on] = await desk.must('callList.ofContact', { contactId: dora });
    expect(on).toMatchObject({ listName: 'Autumn', state: 'fresh', priority: 'normal', tries: 0, nextAt: null });
    await desk.must('callList.prioritise', { entryId: on?.entryId ?? 0, priority: 'first' });
    expect(await desk.must('callList.ofContact', { contactId: dora })).toMatchObject([{ priority: 'first' }]);
    await desk.must('callList.work', { listId: on?.listId ?? listId });
    expect(work(desk).entry).toMatchObject({ name: 'Dora Zwart', priority: 'first' });
    await desk.must('callList.skip', { reason: 'other' });
    expect(work(desk).entry).toMatchObject({ name: 'Anna Aalbers', priority: 'normal' });
    expect(await desk.ask('callList.prioritise', { entryId: on?.entryId ?? 0, priority: 'high' })).toMatchObject({ ok: false, error: { code: 'not-found' } });
  });

  it('two cards that become one keep one entry, the further one; taken apart, each has its own again', async () => {
    const { desk, listId } = await working();
    desk.sip.ends(await dialled(desk), 'busy');
    await desk.settle();
    const card = async (name: string): Promise<Contact> => {
      const [row] = desk.rows<{ readonly id: string }>('select id from contact where last_name = ?', name);
      return desk.must('contact.get', { contactId: brandId<ContactId>(row?.id ?? '') });
    };
    const [anna, cees] = [await card('Aalbers'), await card('Coster')];
    // Anna was tried; Cees, whose card is kept, was not.
    const { mergeId } = await desk.must('duplicate.merge', { survivorId: cees.id, survivorVersion: cees.version, mergedId: anna.id, mergedVersion: anna.version, choices: {} });
    const entries = () => desk.rows('select contact_id, state, (select count(*) from call_attempt a where a.entry_id = e.id) as tries from list_entry e where list_id = ? and contact_id in (?, ?) order by tries desc', listId, anna.id, cees.id);
    expect(entries()).toEqual([{ contact_id: cees.id, state: 'waiting', tries: 1 }]);
    await desk.must('callList.work', { listId: null });
    expect(counts(desk)).toEqual({ fresh: 1, waiting: 1, done: 0, removed: 0 });
    await desk.must('duplicate.unmerge', { mergeId });
    expect(entries()).toEqual([{ contact_id: anna.id, state: 'waiting', tries: 1 }, { contact_id: cees.id, state: 'fresh', tries: 0 }]);
  });
});
