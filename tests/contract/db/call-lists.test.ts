import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { sqliteCodec } from '../../../electron/db/codec.ts';
import { closeDatabase, openWriter } from '../../../electron/db/database.ts';
import { repositories } from '../../../electron/db/repositories.ts';
import { DUTCH_RULES } from '../../../shared/domain/guard/guard-rules.ts';
import type { EntryPriority } from '../../../shared/domain/call-list/entry-priority.ts';
import type { AgentId, CallListId, ContactId, ProjectId } from '../../../shared/lib/brand.ts';
import { DEFAULT_SETTINGS } from '../../../shared/domain/call-list/list-settings.ts';
import { barely, insertMade, numbers } from '../../support/made-rows.ts';

const NOW = Date.UTC(2026, 0, 14, 9);
const AGENT = '018f0000-0000-7000-8000-000000000002' as AgentId;
const PROJECT = '018f0000-0000-7000-8000-000000000003' as ProjectId;
const LIST = '018f0000-0000-7000-8000-000000000001' as CallListId;

it('a list of an import has whom it added, whom it changed and whom it knew, in the order of the file; not whom it removed, nor practice', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'balie-lists-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const opened = await openWriter(path.join(folder, 'balie.sqlite'), path.join(folder, 'backups'), NOW);
  onTestFinished(() => closeDatabase(opened));
  const { raw } = opened;
  const { callLists } = repositories({ ...opened, codec: sqliteCodec, backupFolder: path.join(folder, 'backups'), now: () => NOW });
  barely(raw);
  const from = (rows: string) => ({ tables: numbers(200), rows });
  insertMade(raw, 'project', { id: `'${PROJECT}'`, key: `'p'`, kind: `'service'`, purpose: `'service'`, active: '1', plan: `'{}'` });
  insertMade(raw, 'contact', { id: `'c' || n`, seq: 'n', language: `'nl'`, version: '1', city: `iif(n % 2 = 0, 'Plaats ' || n, ' gouda ')`, practice: 'n = 7', deleted_at: 'iif(n = 9, 1, null)' }, from('from numbers'));
  insertMade(raw, 'import_run', { id: `'run'`, seq: '1', file_name: `'prospects.csv'`, status: `'done'`, rule: `'{}'` });
  insertMade(raw, 'import_change', { run: '1', row: '201 - n', contact_seq: 'n', version: '1', added: 'n % 4 = 0' }, from('from numbers where n % 3 > 0'));
  insertMade(raw, 'import_known', { run: '1', row: '201 - n', contact_seq: 'n' }, from('from numbers where n % 3 = 0 and n < 190'));
  await callLists.create({ id: LIST, projectId: PROJECT, name: 'Imported', order: 'as-found', settings: DEFAULT_SETTINGS, source: { kind: 'import', name: 'prospects.csv' } }, { agentId: AGENT, at: NOW });
  let added = 0;
  for (let after: number | null = 0; after !== null; ) {
    const page: { readonly added: number; readonly after: number | null } = await callLists.fillFrom(LIST, { kind: 'import', importId: 'run' }, { after, limit: 30, segmentBy: 'city', at: NOW });
    added += page.added;
    after = page.after;
  }
  const expected = Array.from({ length: 200 }, (_, index) => 200 - index).filter((n) => n !== 7 && n !== 9 && (n % 3 > 0 || n < 190));
  expect(added).toBe(expected.length);
  expect(raw.prepare<[], string>('select contact_id from list_entry order by rank').pluck().all()).toEqual(expected.map((n) => `c${String(n)}`));
  // Towns become parts, whatever their spelling; beyond sixty everybody is together.
  const list = await callLists.get(LIST);
  expect(list?.source).toEqual({ kind: 'import', name: 'prospects.csv' });
  expect(list?.segments).toHaveLength(61);
  expect(list?.segments.filter(({ name }) => name === 'gouda')).toMatchObject([{ counts: { fresh: expected.filter((n) => n % 2 === 1).length } }]);
  expect(list?.segments.find(({ id }) => id === 0)?.counts.fresh).toBe(expected.length - (list?.segments ?? []).filter(({ id }) => id > 0).reduce((sum, { counts }) => sum + counts.fresh, 0));
  expect((await callLists.fillFrom(LIST, { kind: 'import', importId: 'run' }, { after: 0, limit: 1_000, segmentBy: null, at: NOW })).added).toBe(0);
});

it('whoever was put before the others is picked first, on a list of many and when due, by the rules of all; and by an index', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'balie-lists-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const opened = await openWriter(path.join(folder, 'balie.sqlite'), path.join(folder, 'backups'), NOW);
  onTestFinished(() => closeDatabase(opened));
  const { raw } = opened;
  const { callLists } = repositories({ ...opened, codec: sqliteCodec, backupFolder: path.join(folder, 'backups'), now: () => NOW });
  barely(raw);
  const many = { tables: numbers(1_000), rows: 'from numbers' };
  insertMade(raw, 'project', { id: `'${PROJECT}'`, key: `'p'`, kind: `'service'`, purpose: `'service'`, active: '1', plan: `'{}'` });
  insertMade(raw, 'contact', { id: `'c' || n`, seq: 'n', language: `'nl'`, version: '1', city: `iif(n > 500, 'Gouda', '')` }, many);
  insertMade(raw, 'contact_phone', { contact_id: `'c' || n`, raw: `printf('+316%08d', n)`, e164: `printf('+316%08d', n)`, kind: `'mobile'`, valid: '1' }, many);
  const author = { agentId: AGENT, at: NOW };
  await callLists.create({ id: LIST, projectId: PROJECT, name: 'Many', order: 'as-found', settings: DEFAULT_SETTINGS, source: { kind: 'filter', name: '' } }, author);
  await callLists.fill(LIST, Array.from({ length: 1_000 }, (_each, n) => ({ contactId: `c${String(n + 1)}` as ContactId, rank: n })), 'city', NOW);
  const rules = { purpose: 'service', hours: [], zone: 'Europe/Amsterdam', country: 'NL', product: '', exemption: 'none', premium: false, guard: DUTCH_RULES, holidays: {} } as const;
  const entry = (n: number): number => raw.prepare<[string], number>('select id from list_entry where contact_id = ?').pluck().get(`c${String(n)}`) ?? 0;
  const put = (n: number, priority: EntryPriority) => callLists.setPriority(entry(n), PROJECT, priority, author);
  const pick = async (at = NOW): Promise<string | undefined> => (await callLists.claim(LIST, rules, { agentId: AGENT, at })).entry?.contactId;
  const settle = (n: number, nextAt: number | null) => callLists.settle(entry(n), { state: nextAt === null ? 'done' : 'waiting', why: null, nextAt }, NOW);
  // The part of Gouda comes first by its own priority; what is said of one person goes before that.
  const list = await callLists.get(LIST);
  const gouda = list?.segments.find(({ name }) => name === 'Gouda')?.id ?? -1;
  await callLists.setSegments(LIST, 1, [{ id: gouda, quota: null, priority: 9 }], author);
  for (const n of [5, 6]) await settle(n, NOW - 1_000);
  await settle(8, NOW + 60_000);
  expect(await Promise.all([put(400, 'high'), put(300, 'first'), put(301, 'first'), put(6, 'high'), put(8, 'first')])).toEqual([true, true, true, true, true]);
  expect((await callLists.listsOf('c300' as ContactId, PROJECT))[0]).toMatchObject({ listName: 'Many', state: 'fresh', priority: 'first', tries: 0 });
  // Put back in turn, as nobody had said anything.
  await put(301, 'normal');
  expect(raw.prepare('select rank from list_entry where id = ?').pluck().get(entry(301))).toBe(300);
  expect([await pick(), await pick(), await pick(), await pick()]).toEqual(['c300', 'c6', 'c400', 'c501']);
  // Not before the time that the rules say.
  expect([await pick(NOW + 59_999), await pick(NOW + 60_000)]).toEqual(['c502', 'c8']);
  // In no other project, and nobody with whom the list is done.
  await settle(300, null);
  expect([await put(300, 'normal'), await callLists.setPriority(entry(20), 'other' as ProjectId, 'first', author)]).toEqual([false, false]);
  expect(raw.prepare<[], string>(`select details from audit where action = 'list.priority' order by rowid limit 1`).pluck().get()).toContain('high');
  const plan = raw.prepare<[], { detail: string }>(`explain query plan select id from list_entry where list_id = 'x' and rank < 0 and state in ('fresh', 'waiting') and leased_by is null and (state = 'fresh' or next_at <= 1) and segment in (select value from json_each('[0]')) order by rank, id limit 1`).all();
  expect(plan[0]?.detail).toContain('list_entry_first');
  expect(plan.map(({ detail }) => detail).join()).not.toContain('TEMP B-TREE FOR ORDER');
});

it('a night changes no order: when the telephone opens, those who wait come first and then the list as it is, everybody by the clock of their number', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'balie-lists-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const opened = await openWriter(path.join(folder, 'balie.sqlite'), path.join(folder, 'backups'), NOW);
  onTestFinished(() => closeDatabase(opened));
  const { raw } = opened;
  const { callLists } = repositories({ ...opened, codec: sqliteCodec, backupFolder: path.join(folder, 'backups'), now: () => NOW });
  barely(raw);
  insertMade(raw, 'project', { id: `'${PROJECT}'`, key: `'p'`, kind: `'service'`, purpose: `'service'`, active: '1', plan: `'{}'` });
  // Every tenth is in London, every hundredth has no number; the others are at home.
  const people = { tables: numbers(1_000), rows: 'from numbers' };
  insertMade(raw, 'contact', { id: `'c' || n`, seq: 'n', language: `'nl'`, version: '1' }, people);
  const number = `iif(n % 10 = 5, printf('+447400%06d', n), printf('+316%08d', n))`;
  insertMade(raw, 'contact_phone', { contact_id: `'c' || n`, raw: number, e164: number, kind: `'mobile'`, valid: '1' }, { tables: numbers(1_000), rows: 'from numbers where n % 100 <> 0' });
  await callLists.create({ id: LIST, projectId: PROJECT, name: 'Night', order: 'as-found', settings: DEFAULT_SETTINGS, source: { kind: 'filter', name: '' } }, { agentId: AGENT, at: NOW });
  // The other way round than they came into the file.
  await callLists.fill(LIST, Array.from({ length: 1_000 }, (_each, n) => ({ contactId: `c${String(1_000 - n)}` as ContactId, rank: n })), null, NOW);
  const rules = { purpose: 'service', hours: [{ days: [1, 2, 3, 4, 5], from: '09:00', to: '21:00' }], zone: 'Europe/Amsterdam', country: 'NL', product: '', exemption: 'none', premium: false, guard: DUTCH_RULES, holidays: {} } as const;
  const claim = async (at: number) => {
    for (;;) {
      const claimed = await callLists.claim(LIST, rules, { agentId: AGENT, at });
      if (claimed.goOn !== true) return claimed;
    }
  };
  const pick = async (at: number, count: number): Promise<readonly (string | undefined)[]> => {
    const picked: (string | undefined)[] = [];
    for (let n = 0; n < count; n++) picked.push((await claim(at)).entry?.contactId);
    return picked;
  };
  const entry = (n: number): number => raw.prepare<[string], number>('select id from list_entry where contact_id = ?').pluck().get(`c${String(n)}`) ?? 0;
  const wait = (n: number, at: number) => callLists.settle(entry(n), { state: 'waiting', why: null, nextAt: at }, NOW);
  const hour = (n: number, day = 14): number => Date.UTC(2026, 0, day, n - 1);
  // Two wait: whoever was to be called last evening before whoever was to be called in the night.
  await wait(301, hour(23, 13));
  await wait(701, hour(20, 13));
  // At night nobody can be called, and everybody is where they were.
  for (const at of [hour(3), hour(8)]) expect(await claim(at)).toMatchObject({ entry: null, nextAt: hour(9), stopped: null });
  expect(raw.prepare(`select state, count(*) as n from list_entry group by state order by state`).all()).toEqual([
    { state: 'done', n: 10 },
    { state: 'fresh', n: 988 },
    { state: 'waiting', n: 2 },
  ]);
  // In the morning: those who wait in the order of their times, then the list, without London, where it is eight.
  expect(await pick(hour(9), 6)).toEqual(['c701', 'c301', 'c999', 'c998', 'c997', 'c996']);
  await wait(998, hour(9) + 60_000);
  // Another number, another clock: of 993 a number over there, of 985 one at home.
  const change = raw.prepare('update contact_phone set e164 = ? where contact_id = ?');
  change.run('+447400993000', 'c993');
  change.run('+31612129850', 'c985');
  expect(await pick(hour(9) + 60_000, 3)).toEqual(['c998', 'c994', 'c992']);
  // When it opens in London, those of there come in their place.
  expect(await pick(hour(10), 9)).toEqual(['c995', 'c993', 'c991', 'c990', 'c989', 'c988', 'c987', 'c986', 'c985']);
  // Clocks may be set back: whoever is asleep again is left alone again.
  expect(await pick(hour(9) + 120_000, 2)).toEqual(['c984', 'c983']);
  expect(await claim(hour(23))).toMatchObject({ entry: null, nextAt: hour(9, 15) });
});
