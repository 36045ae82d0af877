// How long an agent waits for the next one of a list, as main sees it: question sent to the writing thread, entry in hand.
import BetterSqlite from 'better-sqlite3';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { openData, type DataOptions } from '../../../electron/db/client.ts';
import { closeDatabase, openWriter } from '../../../electron/db/database.ts';
import { barely, insertMade, numbers } from '../../support/made-rows.ts';
import { DUTCH_RULES } from '../../../shared/domain/guard/guard-rules.ts';
import type { AgentId, CallListId, E164 } from '../../../shared/lib/brand.ts';

export type ClaimFigures = {
  /** The next one of a list of which some are done, some wait and some are due, ms. */
  readonly claims: readonly number[];
  /** The bare statement in this very process: the first by the index, and the hand on it. */
  readonly bare: readonly number[];
};

const LIST = '018f0000-0000-7000-8000-000000000001' as CallListId;
const AGENT = '018f0000-0000-7000-8000-000000000002' as AgentId;
const PROJECT = '018f0000-0000-7000-8000-000000000003';
/** A Wednesday morning. */
const NOW = Date.UTC(2026, 0, 14, 9);
const MINUTE_MS = 60_000;

/**
 * A data file with so many people on one list: half of them done, a tenth due again, a tenth waiting, the others not tried yet. Written
 * straight into the tables, without what else is kept of a customer (search, duplicates, versions): none of it is asked for here.
 */
function fill(raw: BetterSqlite.Database, entries: number): void {
  barely(raw);
  const ids = `printf('018f0000-0000-7000-9000-%012d', n)`;
  const insert = (table: string, given: Readonly<Record<string, string>>, rows = 'from numbers'): void => insertMade(raw, table, given, rows === '' ? null : { tables: numbers(entries), rows });
  raw.transaction(() => {
    insert('project', { id: `'${PROJECT}'`, key: `'claim'`, name: `'Claim'`, kind: `'service'`, purpose: `'service'`, active: '1', plan: `'{}'` }, '');
    insert('agent', { id: `'${AGENT}'`, name: `'Ans'`, role: `'administrator'`, active: '1' }, '');
    insert('contact', { id: ids, last_name: `'Name ' || n`, language: `'nl'`, version: '1', seq: 'n' });
    insert('contact_phone', { contact_id: ids, raw: `printf('+316%08d', n)`, e164: `printf('+316%08d', n)`, kind: `'mobile'`, valid: '1' });
    insert('call_list', { id: `'${LIST}'`, project_id: `'${PROJECT}'`, name: `'Million'`, state: `'active'`, order_rule: `'as-found'`, rules: `'{}'` }, '');
    insert('list_entry', {
      ...{ list_id: `'${LIST}'`, contact_id: ids, rank: 'n', segment: '0' },
      ...{ state: `case when n % 10 < 5 then 'done' when n % 10 < 7 then 'waiting' else 'fresh' end`, why: `case when n % 10 < 5 then 'exhausted' end` },
      next_at: `case n % 10 when 5 then ${String(NOW - 1)} - n when 6 then ${String(NOW)} + n * 1000 end`,
    });
    // Every tenth of those who come up has just been called for another list.
    insert('call_attempt', { entry_id: 'n', contact_id: ids, number: `''`, agent_id: `'${AGENT}'`, at: String(NOW - MINUTE_MS), result: `'busy'` }, 'from numbers where n % 100 = 15');
  })();
  raw.exec('analyze');
}

/** @param entries on the list @param count how many are taken from it */
export async function measureClaims(entries: number, count: number, options: Omit<DataOptions, 'file' | 'backupFolder'>): Promise<ClaimFigures> {
  const folder = mkdtempSync(path.join(tmpdir(), 'balie-claim-'));
  try {
    const file = path.join(folder, 'balie.sqlite');
    const backupFolder = path.join(folder, 'backups');
    closeDatabase(await openWriter(file, backupFolder, NOW));
    const raw = new BetterSqlite(file);
    fill(raw, entries);
    raw.close();
    const opened = await openData({ ...options, file, backupFolder });
    if (!opened.ok) throw new Error(`did not open: ${opened.error.message}`);
    const { callLists } = opened.value;
    const rules = { purpose: 'service', hours: [{ days: [1, 2, 3, 4, 5], from: '09:00', to: '21:00' }], zone: 'Europe/Amsterdam', country: 'NL', product: '', exemption: 'none', premium: false, guard: DUTCH_RULES, holidays: {} } as const;
    const claims: number[] = [];
    for (let n = 0; n < count; n++) {
      const at = NOW + n * 1_000;
      const begun = performance.now();
      const { entry } = await callLists.claim(LIST, rules, { agentId: AGENT, at });
      claims.push(performance.now() - begun);
      if (entry === null) throw new Error('nobody is left');
      await callLists.begin(entry.entryId, entry.numbers[0] as E164, { weekHour: 0, pauseMs: 10 * MINUTE_MS }, { agentId: AGENT, at });
      await callLists.book(entry.entryId, { result: 'busy', end: null, callId: null, talkMs: 0 }, at);
      await callLists.settle(entry.entryId, { state: 'waiting', why: null, nextAt: at + 15 * MINUTE_MS }, at);
    }
    await opened.value.close();
    return { claims: claims.slice(Math.min(20, count >> 1)), bare: bareClaims(file, count) };
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  }
}

function bareClaims(file: string, count: number): readonly number[] {
  const raw = new BetterSqlite(file);
  const first = raw.prepare<[string, string], number>(`select id from list_entry where list_id = ? and segment = 0 and state = 'fresh' and leased_by is null
    and clocks = (select clocks from list_entry where list_id = ? and segment = 0 and state = 'fresh' limit 1) order by rank, id limit 1`).pluck();
  const lease = raw.prepare(`update list_entry set leased_by = ?, state = 'waiting' where id = ?`);
  const times: number[] = [];
  for (let n = 0; n < count; n++) {
    const begun = performance.now();
    raw.transaction(() => lease.run(AGENT, first.get(LIST, LIST))).immediate();
    times.push(performance.now() - begun);
  }
  raw.close();
  return times;
}
