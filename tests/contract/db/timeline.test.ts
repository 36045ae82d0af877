import BetterSqlite from 'better-sqlite3';
import { describe, expect, it } from 'vitest';

import type { TimelineCursor, TimelineEntry, TimelineFilter } from '../../../shared/domain/timeline/timeline.ts';
import { compareEntries } from '../../../shared/domain/timeline/timeline.ts';
import type { ContactId, InteractionId, LetterId } from '../../../shared/lib/brand.ts';
import { callRecord, fields, freshData, FULL, id, interaction, T0 } from './support.ts';

const HOUR = 3_600_000;
type Fixture = Awaited<ReturnType<typeof freshData>>;

async function page(
  { data, agentId }: Fixture,
  contactId: ContactId,
  given: { readonly filters?: readonly TimelineFilter[]; readonly search?: string; readonly after?: TimelineCursor | null; readonly limit?: number; readonly all?: boolean } = {},
) {
  const { filters = [], search = '', after = null, limit = 50, all = true } = given;
  return data.timeline.page({ contactId, viewer: { agentId, all }, filters, search, after, limit });
}

async function everything(fixture: Fixture, contactId: ContactId, given: Parameters<typeof page>[2] = {}): Promise<readonly TimelineEntry[]> {
  const entries: TimelineEntry[] = [];
  for (let after: TimelineCursor | null = null; ; ) {
    const found = await page(fixture, contactId, { ...given, after });
    entries.push(...found.entries);
    if (found.next === null) return entries;
    after = found.next;
  }
}

/** A contact with a call that was registered, one that was missed, a change, an emotion, a consent and an objection. */
async function eventful(fixture: Fixture): Promise<ContactId> {
  const { data, author, agentId, options } = fixture;
  const contactId = id<ContactId>();
  await data.contacts.create(contactId, fields(), false, author);
  const talk = interaction(agentId, {
    ...{ contactId, state: 'completed', startedAt: T0 + HOUR, answeredAt: T0 + HOUR + 1_000, endedAt: T0 + HOUR + 61_000 },
    completedAt: T0 + HOUR,
    values: { question: { value: 'Where is my order?', origin: 'agent' }, outcome: { value: 'solved', origin: 'agent' } },
  });
  await data.calls.save(callRecord(agentId, { id: talk.callId, interactionId: talk.id, startedAt: talk.startedAt, holdMs: 4_000 }));
  await data.quality.save(talk.callId, [[43, 0, 0, 5, 20], null, [41, 2, 0, 9, 30]]);
  await data.recordings.save({
    ...{ id: id(), callId: talk.callId, interactionId: talk.id, projectId: talk.projectId, agentId, file: 'a.ogg' },
    ...{ startedAt: T0 + HOUR, durationMs: 60_000, bytes: 1, pauses: [{ fromMs: 1, toMs: 2 }], state: 'complete' },
  });
  await data.interactions.close(talk, author);
  const missed = interaction(agentId, { contactId, state: 'unregistered', startedAt: T0 + 2 * HOUR, end: { cause: 'missed' } });
  await data.interactions.save(missed, author);
  await data.contacts.update(contactId, 1, fields({ city: 'Delft', lastName: 'Smit' }), { ...author, at: T0 + 3 * HOUR });
  const raw = new BetterSqlite(options.file);
  raw.prepare(
    "insert into emotion_note (id, contact_id, tone, intensity, source, text, created_at, created_by, updated_at) values ('e1', ?, 'negative', 4, 'call', 'angry about the delay', ?, ?, 1)",
  ).run(contactId, T0 + 4 * HOUR, agentId);
  raw.prepare(
    `insert into consent (id, contact_id, purpose, basis, product, channel, scope, granted_how, proof, valid_from, withdrawn_at, withdrawn_by, created_at, created_by, updated_at)
     values ('c1', ?, 'sales', 'consent', 'newsletter', 'phone', '', 'call', '', 1, ?, ?, ?, ?, 1)`,
  ).run(contactId, T0 + 6 * HOUR, agentId, T0 + 5 * HOUR, agentId);
  // One row for the person and one for each number: told once.
  const object = raw.prepare(
    `insert into contact_objection (objection_id, contact_id, number, purpose, channel, note, created_at, created_by, updated_at)
     values ('o1', ?, ?, 'sales', 'phone', 'never again', ?, ?, 1)`,
  );
  for (const number of [null, '+31612345678']) object.run(contactId, number, T0 + 7 * HOUR, agentId);
  raw.close();
  return contactId;
}

describe('timeline', () => {
  it('lists everything that happened, newest first, with who and what', async () => {
    const fixture = await freshData();
    const contactId = await eventful(fixture);
    const { entries, next } = await page(fixture, contactId);
    expect(next).toBeNull();
    expect(entries.map(({ kind, at }) => [kind, (at - T0) / HOUR])).toEqual([
      ['objection', 7],
      ['consent', 6],
      ['consent', 5],
      ['emotion', 4],
      ['change', 3],
      ['call', 2],
      ['call', 1],
      ['change', 0],
    ]);
    expect(entries.map(({ byName }) => byName)).toEqual(Array.from({ length: 8 }, () => 'Ans'));
    const call = entries.find(({ kind, at }) => kind === 'call' && at === T0 + HOUR);
    expect(call?.body).toMatchObject({
      ...{ direction: 'in', number: '+31612345678', answered: true, talkMs: 60_000, holdMs: 4_000, mos: 4.2 },
      state: 'completed',
      registered: { subject: { en: 'Where is my order?', nl: 'Where is my order?' }, outcome: { en: 'Solved', nl: 'Opgelost' } },
      recordings: [{ durationMs: 60_000, pauses: [{ fromMs: 1, toMs: 2 }], interrupted: false }],
    });
    const change = entries.find(({ kind, at }) => kind === 'change' && at === T0 + 3 * HOUR);
    expect(change?.body).toMatchObject({
      action: 'update',
      fields: [
        { field: 'lastName', before: 'Berg', after: 'Smit' },
        { field: 'addresses', before: [], after: [{ city: 'Delft' }] },
      ],
    });
  });

  it('narrows by kind and finds words, also those of choices in both languages', async () => {
    const fixture = await freshData();
    const contactId = await eventful(fixture);
    const kinds = async (given: Parameters<typeof page>[2]) => (await everything(fixture, contactId, given)).map(({ kind }) => kind);
    expect(await kinds({ filters: ['registration'] })).toEqual(['call']);
    expect(await kinds({ filters: ['call'] })).toEqual(['call', 'call']);
    expect(await kinds({ filters: ['call', 'registration'] })).toEqual(['call', 'call']);
    expect(await kinds({ filters: ['consent', 'emotion'] })).toEqual(['objection', 'consent', 'consent', 'emotion']);
    expect(await kinds({ search: 'ORDER where' })).toEqual(['call']);
    expect(await kinds({ search: 'opgelost' })).toEqual(['call']);
    expect(await kinds({ search: 'delft' })).toEqual(['change']);
    expect(await kinds({ search: 'newsletter' })).toEqual(['consent', 'consent']);
    expect(await kinds({ search: 'newsletter', filters: ['change'] })).toEqual([]);
    expect(await kinds({ search: 'nothing like it' })).toEqual([]);
  });

  it('tells letters of their day, finds them by their words, and forgets what was removed', async () => {
    const fixture = await freshData();
    const { data, author, agentId } = fixture;
    const contactId = await eventful(fixture);
    const [letterId, mail] = [id<LetterId>(), id<LetterId>()];
    const letter = { contactId, direction: 'received', channel: 'post', day: '2026-02-28', subject: 'Cancellation', text: 'I want to leave by March.' } as const;
    await data.letters.add(letterId, { ...letter, at: T0 + 1.5 * HOUR }, author);
    await data.letters.add(mail, { ...letter, direction: 'sent', channel: 'e-mail', subject: 'Confirmation', text: '', at: T0 + 1.5 * HOUR }, author);
    const { contactId: _contact, ...body } = letter;
    const found = await everything(fixture, contactId, { search: 'leave march' });
    expect(found).toMatchObject([{ kind: 'letter', id: letterId, at: T0 + 1.5 * HOUR, byName: 'Ans', body }]);
    expect((await everything(fixture, contactId, { filters: ['dispatch'] })).map((entry) => entry.id)).toEqual([letterId, mail].toSorted().toReversed());
    // One by one, at one instant.
    expect((await everything(fixture, contactId, { limit: 1 })).filter(({ kind }) => kind === 'letter')).toHaveLength(2);
    expect(await data.letters.remove(letterId, true, author)).toBe(true);
    expect(await everything(fixture, contactId, { search: 'leave march' })).toEqual([]);
    expect(await data.letters.remove(letterId, false, { agentId, at: T0 })).toBe(true);
    expect(await everything(fixture, contactId, { search: 'leave march' })).toHaveLength(1);
  });

  it('keeps what a letter was when it is put right, and gives it back', async () => {
    const fixture = await freshData();
    const { data, author, agentId } = fixture;
    const contactId = await eventful(fixture);
    const letterId = id<LetterId>();
    const first = { direction: 'received', channel: 'post', day: '2026-01-10', subject: 'Cancelation', text: 'I leave by March.' } as const;
    await data.letters.add(letterId, { ...first, contactId, at: T0 - 5 * HOUR }, author);
    const told = async () => {
      const [entry] = (await everything(fixture, contactId, { filters: ['dispatch'] })).filter(({ kind }) => kind === 'letter');
      return entry?.kind === 'letter' ? { at: entry.at, ...entry.body } : null;
    };
    const later = { agentId, at: T0 + HOUR };
    const right = { ...first, subject: 'Cancellation' };
    // On the same day it stays where it was, whatever instant comes with it; another day moves it.
    expect(await data.letters.change(letterId, 1, { ...right, at: T0 }, later)).toBe(2);
    expect(await told()).toMatchObject({ at: T0 - 5 * HOUR, subject: 'Cancellation', version: 2, earlier: [{ at: T0 + HOUR, byName: 'Ans', was: first }] });
    expect(await data.letters.change(letterId, 2, { ...right, day: '2026-01-09', direction: 'sent', at: T0 - 30 * HOUR }, later)).toBe(3);
    expect(await told()).toMatchObject({ at: T0 - 30 * HOUR, direction: 'sent', version: 3, earlier: [{ was: right }, { was: first }] });
    // Whoever saw an earlier one changes nothing.
    expect(await data.letters.change(letterId, 2, { ...first, at: T0 }, later)).toBeNull();
    expect(await data.letters.undo(letterId, 2, later)).toBeNull();
    expect(await data.letters.undo(letterId, 3, later)).toBe(4);
    expect(await told()).toMatchObject({ at: T0 - 5 * HOUR, ...right, version: 4, earlier: [{ was: { day: '2026-01-09' } }, { was: right }, { was: first }] });
    // The first one is nobody's change; what was removed is not changed either.
    const untouched = id<LetterId>();
    await data.letters.add(untouched, { ...first, contactId, at: T0 }, author);
    expect(await data.letters.undo(untouched, 1, later)).toBeNull();
    await data.letters.remove(untouched, true, later);
    expect(await data.letters.change(untouched, 1, { ...right, at: T0 }, later)).toBeNull();
    expect((await data.letters.latest(contactId, 5)).map((each) => [each.letterId, each.subject, each.at, each.agentName])).toEqual([[letterId, 'Cancellation', T0 - 5 * HOUR, 'Ans']]);
  });

  it('lets agents hear only what they recorded themselves', async () => {
    const fixture = await freshData();
    const contactId = await eventful(fixture);
    const other = { ...fixture, agentId: id<typeof fixture.agentId>() };
    const heard = async (of: Fixture, all: boolean) =>
      (await everything(of, contactId, { filters: ['registration'], all })).flatMap(({ body }) => ('recordings' in body ? body.recordings : []));
    expect(await heard(fixture, false)).toHaveLength(1);
    expect(await heard(other, false)).toHaveLength(0);
    expect(await heard(other, true)).toHaveLength(1);
  });

  it('shows a merge and what both had, and says when it was taken back', async () => {
    const fixture = await freshData();
    const { data, author } = fixture;
    const [left, right] = [await eventful(fixture).catch(() => null), id<ContactId>()];
    if (left === null) throw new Error('no contact');
    await data.contacts.create(right, fields({ firstName: 'Piet', lastName: 'Visser', infix: '' }), false, author);
    const talk = interaction(fixture.agentId, { contactId: right, state: 'completed', completedAt: T0, startedAt: T0 + 1.5 * HOUR });
    await data.interactions.close(talk, author);
    const mergeId = id<InteractionId>();
    const at = T0 + 8 * HOUR;
    const merged = await data.duplicates.merge(
      { id: mergeId, survivorId: left, survivorVersion: 2, mergedId: right, mergedVersion: 1, choices: {}, overReadOnly: true },
      { ...author, at },
    );
    expect(merged.ok).toBe(true);
    const all = await everything(fixture, left);
    expect(all[0]).toMatchObject({ kind: 'merge', at, body: { event: 'merged', name: 'Piet Visser', undoable: true } });
    expect(all.filter(({ kind }) => kind === 'call').map(({ contactId }) => contactId)).toEqual([left, right, left]);
    expect(all.filter(({ kind }) => kind === 'objection')).toHaveLength(1);
    await data.duplicates.unmerge(mergeId, { ...author, at: at + 1 });
    const after = await everything(fixture, left);
    expect(after.slice(0, 2)).toMatchObject([{ body: { event: 'undone' } }, { body: { event: 'merged', undoable: false } }]);
    expect(after.filter(({ kind }) => kind === 'call')).toHaveLength(2);
    expect((await everything(fixture, right)).map(({ kind }) => kind)).toEqual(['call', 'change']);
  });

  /** Calls, and as many notes: ten thousand entries in the long run. */
  const each = FULL ? 5_000 : 500;
  it('is read in pages without a gap or a repetition, also within one instant', { timeout: FULL ? 600_000 : 60_000 }, async () => {
    const fixture = await freshData();
    const { data, agentId, author, options } = fixture;
    const contactId = id<ContactId>();
    await data.contacts.create(contactId, fields(), false, author);
    const raw = new BetterSqlite(options.file);
    const insert = raw.prepare(
      `insert into interaction (id, call_id, project_id, practice, agent_id, direction, remote_raw, contact_id, started_at, state, script,
         form_values, created_at, updated_at) values (?, ?, (select id from project where kind = 'service'), 0, ?, 'in', '', ?, ?, ?, '{}', ?, 1, 1)`,
    );
    const note = raw.prepare(
      "insert into emotion_note (id, contact_id, tone, intensity, source, text, created_at, created_by, updated_at) values (?, ?, 'positive', 1, 'call', ?, ?, ?, 1)",
    );
    raw.transaction(() => {
      for (let number = 0; number < each; number++) {
        // Ten of each kind at one instant.
        const at = T0 + Math.floor(number / 10) * HOUR;
        const values = JSON.stringify({ question: { value: `question ${String(number)}`, origin: 'agent' } });
        insert.run(id(), id(), agentId, contactId, at, number % 2 === 0 ? 'completed' : 'unregistered', values);
        note.run(id(), contactId, `mood ${String(number)}`, at, agentId);
      }
    })();
    raw.close();
    for (const limit of FULL ? [100] : [7, 100]) {
      const all = await everything(fixture, contactId, { limit });
      expect(all).toHaveLength(2 * each + 1);
      expect(new Set(all.map(({ kind, id: own }) => `${kind} ${own}`)).size).toBe(2 * each + 1);
      expect(all.toSorted(compareEntries)).toEqual(all);
    }
    expect(await everything(fixture, contactId, { filters: ['registration'], limit: FULL ? 100 : 7 })).toHaveLength(each / 2);
    expect(await everything(fixture, contactId, { search: `question ${String(each - 1)}`, limit: 7 })).toHaveLength(1);
    expect(await everything(fixture, contactId, { search: 'mood', limit: FULL ? 100 : 50 })).toHaveLength(each);
  });

  it('of nobody is empty', async () => {
    const fixture = await freshData();
    expect(await page(fixture, id<ContactId>())).toEqual({ entries: [], next: null });
  });
});
