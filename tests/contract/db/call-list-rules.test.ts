// Lists, rules, clocks and objections drawn at random, worked by three people at once over the real tables: whoever is dialled may be.
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { publicHolidays } from '../../../electron/contact-file/holidays.ts';
import { sqliteCodec } from '../../../electron/db/codec.ts';
import { closeDatabase, openWriter } from '../../../electron/db/database.ts';
import { repositories } from '../../../electron/db/repositories.ts';
import { afterAttempt, type AttemptRules } from '../../../shared/domain/call-list/attempt-policy.ts';
import { ATTEMPT_RESULTS, type AttemptResult } from '../../../shared/domain/call-list/attempt.ts';
import { zonesOfNumber } from '../../../shared/domain/call-list/calling-time.ts';
import type { CallList, EntryInHand } from '../../../shared/domain/call-list/call-list.ts';
import type { Purpose } from '../../../shared/domain/consent/consent.ts';
import { DUTCH_RULES } from '../../../shared/domain/guard/guard-rules.ts';
import type { CallingHours } from '../../../shared/domain/project/project-plan.ts';
import { brandId, type AgentId, type CallListId, type ContactId, type E164, type ObjectionId } from '../../../shared/lib/brand.ts';
import { barely, insertMade, numbers } from '../../support/made-rows.ts';
import { randomOf } from '../../bench/contacts/random.ts';

const FULL = process.env['BALIE_N'] === 'full';
const ENTRIES = FULL ? 1_000_000 : 120;
/** One in so many has a number in a country with thirty clocks: for these the next opening is looked for long. */
const AMERICAN = FULL ? 997 : 7;
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** A Wednesday morning in Amsterdam. */
const BEGIN = Date.UTC(2026, 0, 14, 9);

const uuid = (kind: number, n: number): string => `018f0000-0000-7000-${String(8000 + kind)}-${String(n).padStart(12, '0')}`;
const CONTACT = `printf('${uuid(1, 0).slice(0, 24)}%012d', n)`;
const PURPOSES: readonly Purpose[] = ['sales', 'research', 'service'];
const AGENTS = [1, 2, 3].map((n) => uuid(2, n) as AgentId);
const HOURS: readonly (readonly CallingHours[])[] = [
  [{ days: [1, 2, 3, 4, 5], from: '09:00', to: '21:00' }, { days: [6], from: '10:00', to: '16:00' }],
  [{ days: [1, 3, 5], from: '08:30', to: '12:15' }],
  [],
];

/** Every fifth day counts as a holiday in the Netherlands, so that there are enough of them; in America those that are. */
const DUTCH_HOLIDAYS = Array.from({ length: 200 }, (_each, n) => new Date(BEGIN + n * 5 * DAY).toISOString().slice(0, 10));
const AMERICAN_HOLIDAYS = publicHolidays('US', [2026, 2027]).map(({ date }) => date);
const GUARDED = { zone: 'Europe/Amsterdam', country: 'NL', product: '', exemption: 'none', premium: false, guard: DUTCH_RULES, holidays: { NL: DUTCH_HOLIDAYS, US: AMERICAN_HOLIDAYS } } as const;
/** The hours of the law once more, as a person would write them down. */
const LAW_HOURS: readonly CallingHours[] = [{ days: [1, 2, 3, 4, 5], from: '09:00', to: '22:00' }, { days: [6], from: '10:00', to: '16:00' }];
const dateThere = (at: number, zone: string): string => new Date(at).toLocaleDateString('sv-SE', { timeZone: zone });

/** By an engine of its own: the clock of a place as text. */
function localClock(at: number, zone: string): { readonly day: number; readonly time: string } {
  const [day = '', time = ''] = new Date(at).toLocaleString('en-GB', { timeZone: zone, weekday: 'short', hour: '2-digit', minute: '2-digit' }).split(/,? /);
  return { day: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'].indexOf(day) + 1, time };
}
const open = (hours: readonly CallingHours[], at: number, zone: string): boolean => {
  const { day, time } = localClock(at, zone);
  return hours.length === 0 || hours.some((each) => each.days.includes(day) && each.from <= time && time < each.to);
};

it(`nobody of ${ENTRIES.toLocaleString('en')} is dialled without a basis, outside hours, above the maximum, against an objection or out of another hand (invariants 3, 4, 8)`, { timeout: FULL ? 4 * HOUR : 120_000 }, async () => {
  const seed = Number(process.env['BALIE_SEED'] ?? 7);
  const { next: draw, int: below, pick } = randomOf(seed, 0);
  const folder = mkdtempSync(path.join(tmpdir(), 'balie-lists-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const opened = await openWriter(path.join(folder, 'balie.sqlite'), path.join(folder, 'backups'), BEGIN);
  onTestFinished(() => closeDatabase(opened));
  let now = BEGIN;
  const { raw } = opened;
  const { callLists, consents } = repositories({ ...opened, codec: sqliteCodec, backupFolder: path.join(folder, 'backups'), now: () => now });
  barely(raw);

  // Half of the people have somebody else's number too; some an American one, one in eleven none that can be dialled.
  const from = (rows: string) => ({ tables: numbers(ENTRIES), rows });
  const lists = PURPOSES.flatMap((purpose, project) => [0, 1].map((n) => ({ id: uuid(3, project * 2 + n) as CallListId, project: uuid(4, project), purpose, hours: HOURS[project] ?? [] })));
  raw.transaction(() => {
    for (const [n, purpose] of PURPOSES.entries()) insertMade(raw, 'project', { id: `'${uuid(4, n)}'`, key: `'k${String(n)}'`, kind: `'service'`, purpose: `'${purpose}'`, active: '1', plan: `'{}'` });
    for (const id of AGENTS) insertMade(raw, 'agent', { id: `'${id}'`, name_key: `'${id}'`, role: `'agent'`, active: '1' });
    insertMade(raw, 'contact', { id: CONTACT, seq: 'n', last_name: `'Name ' || n`, language: `'nl'`, version: '1', deceased: 'n % 37 = 0', confidential: 'n % 41 = 0' }, from('from numbers'));
    const phone = (position: number, number: string, where: string): void => insertMade(raw, 'contact_phone', { contact_id: CONTACT, position: String(position), raw: number, e164: number, kind: `'mobile'`, valid: '1' }, from(`from numbers where ${where}`));
    phone(0, `iif(n % ${String(AMERICAN)} = 0, printf('+1212%07d', 5550000 + n % 9999), printf('+316%08d', 10000000 + n))`, 'n % 11 <> 0');
    phone(1, `printf('+3120%07d', 1000000 + n / 2)`, 'n % 2 = 0 and n % 11 <> 0');
    insertMade(raw, 'consent', { id: `printf('${uuid(5, 0).slice(0, 24)}%012d', n)`, contact_id: CONTACT, purpose: `'sales'`, basis: `'consent'`, channel: `iif(n % 5 = 0, 'e-mail', 'phone')`, granted_how: `'website'`, valid_from: `${String(BEGIN - DAY)} + (n % 9) * ${String(HOUR)}`, valid_to: `iif(n % 4 = 0, ${String(BEGIN)} + (n % 50) * ${String(HOUR)}, null)` }, from('from numbers where n % 3 > 0'));
    // Nobody calls the first number of these, whoever they are, and none of some numbers in town; those in the file are known by their hash only.
    insertMade(raw, 'do_not_call_own', { number: `printf('+316%08d', 10000000 + n)`, reason: `'asked'`, source: `'letter'`, purpose: `iif(n % 2 = 0, 'all', 'sales')`, created_at: String(BEGIN), created_by: `'${AGENTS[0] ?? ''}'`, removed_at: 'iif(n % 4 = 0, 1, null)' }, from('from numbers where n % 17 = 0'));
    raw.prepare(`insert into do_not_call_list (id, name, source, purpose, filling, created_at, created_by) values (1, 'register', 'register', 'sales', 0, 1, ?)`).run(AGENTS[0]);
    const hashed = raw.prepare('insert or ignore into do_not_call_number (hash, list_id) values (?, 1)');
    for (let n = 19; n <= ENTRIES; n += 19) hashed.run(createHash('sha256').update(`0${String(201000000 + Math.floor(n / 2))}`).digest());
    insertMade(raw, 'contact_objection', { objection_id: `printf('${uuid(6, 0).slice(0, 24)}%012d', n)`, contact_id: `iif(n % 2 = 0, ${CONTACT}, null)`, number: `printf('+316%08d', 10000000 + n)`, purpose: `iif(n % 3 = 0, 'all', 'research')`, channel: `'phone'`, created_at: String(BEGIN) }, from('from numbers where n % 13 = 0'));
    for (const [n, { id, project }] of lists.entries()) {
      const rules: AttemptRules = {
        after: Object.fromEntries(['busy', 'no-answer', 'voicemail', 'refused', 'technical'].map((result) => [result, { delayMinutes: 10 + below(300), max: 1 + below(4), otherDayPart: draw() < 0.3 }])) as AttemptRules['after'],
        ...{ maxAttempts: 1 + below(6), pauseMinutes: 5 + below(30), ringSeconds: 45 },
      };
      insertMade(raw, 'call_list', { id: `'${id}'`, project_id: `'${project}'`, state: `'active'`, order_rule: `'as-found'`, rules: `'${JSON.stringify(rules)}'` });
      insertMade(raw, 'list_segment', { list_id: `'${id}'`, id: '1', name: `'odd'`, quota: String(1 + below(ENTRIES)), priority: String(n % 2) });
      // Many are on two or three lists.
      insertMade(raw, 'list_entry', { list_id: `'${id}'`, contact_id: CONTACT, rank: `(n * 7919) % ${String(ENTRIES)}`, segment: 'n % 2', state: `'fresh'` }, from(`from numbers where n % 6 = ${String(n)} or n % 10 = ${String(n)}`));
    }
  })();

  type Held = { readonly list: CallList; readonly entry: EntryInHand; readonly of: (typeof lists)[number] };
  const hands = new Map<AgentId, Held>();
  /** Kept beside, to be compared with: tries by entry, and the last one by person. */
  const tries = new Map<number, { number: string; result: AttemptResult; at: number }[]>();
  const lastOf = new Map<string, number>();
  const objected = raw.prepare<[{ contact: string; number: string; purpose: string }], number>(
    `select count(*) from contact_objection o where withdrawn_at is null and channel in ('phone', 'all') and purpose in ('all', @purpose) and (number = @number or contact_id = @contact
       or contact_id in (select contact_id from contact_phone where e164 = @number))`,
  ).pluck();
  const agreed = raw.prepare<[{ contact: string; at: number }], number>(
    `select count(*) from consent where contact_id = @contact and purpose = 'sales' and channel in ('phone', 'all') and valid_from <= @at and (valid_to is null or valid_to > @at) and (withdrawn_at is null or withdrawn_at > @at) and removed_at is null`,
  ).pluck();
  const byHand = raw.prepare<[string, string], number>(`select count(*) from do_not_call_own where number = ? and removed_at is null and (purpose = 'all' or purpose = ?)`).pluck();
  const onList = (number: string, purpose: Purpose): boolean => {
    const n = number.startsWith('+3120') ? Number(number.slice(5)) - 1_000_000 : Number.NaN;
    return (byHand.get(number, purpose) ?? 0) > 0 || (purpose === 'sales' && [2 * n, 2 * n + 1].some((each) => each >= 19 && each <= ENTRIES && each % 19 === 0));
  };
  const listOf = new Map<string, CallList>();
  for (const { id } of lists) listOf.set(id, (await callLists.get(id)) as CallList);
  let dials = 0;

  const dial = async (agentId: AgentId, { list, entry, of }: Held, number: E164, sameRound: boolean): Promise<void> => {
    const { contactId, entryId } = entry;
    // 3. In no other hand, and on no other list in a hand.
    for (const [other, held] of hands) if (other !== agentId) expect(held.entry.contactId).not.toBe(contactId);
    // 4. With a basis, without an objection, within the hours by every clock that it may be.
    if (of.purpose !== 'service') expect(objected.get({ contact: contactId, number, purpose: of.purpose }), `${of.purpose} against an objection: ${contactId}`).toBe(0);
    if (of.purpose === 'sales') expect(agreed.get({ contact: contactId, at: now }), `without a basis: ${contactId}`).toBeGreaterThan(0);
    if (of.purpose !== 'service') {
      expect(onList(number, of.purpose), `${number} is on a list`).toBe(false);
      for (const zone of number.startsWith('+31') ? ['Europe/Amsterdam'] : ['America/New_York', 'America/Los_Angeles', 'Pacific/Honolulu']) {
        expect(open(LAW_HOURS, now, zone), `${number} against the law at ${new Date(now).toISOString()}`).toBe(true);
        expect(number.startsWith('+31') ? DUTCH_HOLIDAYS : AMERICAN_HOLIDAYS).not.toContain(dateThere(now, zone));
      }
    }
    for (const zone of number.startsWith('+31') ? ['Europe/Amsterdam'] : ['America/New_York', 'America/Los_Angeles', 'Pacific/Honolulu']) expect(open(of.hours, now, zone), `${number} at ${new Date(now).toISOString()}`).toBe(true);
    // 8. Never above the maximum, and not again within the pause.
    const former = tries.get(entryId) ?? [];
    expect(former.length).toBeLessThan(list.rules.maxAttempts);
    for (const [result, rule] of Object.entries(list.rules.after)) expect(former.filter((one) => one.result === result).length).toBeLessThanOrEqual(rule.max + entry.numbers.length);
    const last = lastOf.get(contactId);
    if (last !== undefined && !sameRound) expect(Math.abs(now - last) >= list.rules.pauseMinutes * MINUTE, `again after ${String((now - last) / MINUTE)} minutes`).toBe(true);
    dials += 1;

    expect(await callLists.begin(entryId, number, 0, { agentId, at: now })).toBe(true);
    lastOf.set(contactId, now);
    const result = pick(ATTEMPT_RESULTS);
    const at = now;
    now += below(5) * MINUTE;
    former.push({ number, result, at });
    tries.set(entryId, former);
    const tried = await callLists.book(entryId, { result, end: null, callId: null, talkMs: null }, now);
    expect(tried.map((one) => one.result)).toEqual(former.map((one) => one.result));
    const step = afterAttempt({ tried, numbers: entry.numbers, rules: list.rules, hours: of.hours, zones: zonesOfNumber(entry.numbers[0] ?? '', 'Europe/Amsterdam', now) });
    if (step.step === 'other-number') {
      // Minutes have gone by, and the other number may be in another country: the desk lets go, and whoever is next is looked at anew.
      await callLists.settle(entryId, { state: 'waiting', why: null, nextAt: now + list.rules.pauseMinutes * MINUTE }, now);
    } else await callLists.settle(entryId, step.step === 'again' ? { state: 'waiting', why: null, nextAt: step.at } : { state: 'done', why: step.why, nextAt: null }, now);
    hands.delete(agentId);
  };

  const inHands = raw.prepare('select count(*) from list_entry where leased_by is not null').pluck();
  let idle = 0;
  for (let step = 0; idle < 60 && step < ENTRIES * 20; step++) {
    const agentId = pick(AGENTS);
    const held = hands.get(agentId);
    const chance = draw();
    if (chance < 0.02) {
      // Somebody objects, in any hand or none; whoever holds them sees it and puts them away.
      const contact = uuid(1, 1 + below(ENTRIES));
      const purpose = pick(['all', 'sales', 'research'] as const);
      await consents.object(brandId<ObjectionId>(uuid(7, step)), { contactId: brandId<ContactId>(contact), number: null, purpose, channel: 'phone', note: '', interactionId: null }, { agentId, at: now });
      for (const [other, { entry, of }] of hands) {
        if (entry.contactId !== contact || of.purpose === 'service' || (purpose !== 'all' && purpose !== of.purpose)) continue;
        expect(raw.prepare('select state from list_entry where id = ?').pluck().get(entry.entryId)).toBe('removed');
        await callLists.release(other, now);
        hands.delete(other);
      }
    } else if (chance < 0.06) now += below(14) * HOUR - 3 * HOUR;
    else if (chance < 0.09) {
      // A crash.
      await callLists.release(agentId, now);
      hands.delete(agentId);
    } else if (held === undefined) {
      const of = pick(lists);
      const list = listOf.get(of.id) as CallList;
      const { entry } = await callLists.claim(of.id, { purpose: of.purpose, hours: of.hours, ...GUARDED }, { agentId, at: now });
      if (entry === null) {
        idle += 1;
        now += below(6) * HOUR;
      } else {
        idle = 0;
        hands.set(agentId, { list, entry, of });
        if (draw() < 0.9) await dial(agentId, { list, entry, of }, entry.numbers[0] as E164, false);
      }
    } else if (draw() < 0.3) {
      await callLists.settle(held.entry.entryId, { state: 'done', why: 'skipped', nextAt: null }, now);
      hands.delete(agentId);
    } else {
      // In the preview the clock goes on: the desk asks again before it dials.
      await callLists.release(agentId, now);
      hands.delete(agentId);
    }
    expect(inHands.get()).toBe(hands.size);
  }
  expect(dials).toBeGreaterThan(ENTRIES / 4);
  // The counts of lists and parts are those of their entries.
  for (const { id } of lists) {
    const { counts, segments } = (await callLists.get(id)) as CallList;
    for (const state of ['fresh', 'waiting', 'done', 'removed'] as const) {
      expect(raw.prepare('select count(*) from list_entry where list_id = ? and state = ?').pluck().get(id, state)).toBe(counts[state]);
      expect(segments.reduce((sum, part) => sum + part.counts[state], 0)).toBe(counts[state]);
    }
  }
});
