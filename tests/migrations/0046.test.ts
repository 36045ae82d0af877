import { expect, test } from 'vitest';

import { insertMade } from '../support/made-rows.ts';
import { fileAt } from './support.ts';

const DAY_MS = 86_400_000;

test('0046-counted-days keeps what is there, and forgets only the days of whom something changed', async () => {
  const { raw, migrateTo } = await fileAt('0045-team-mean');
  raw.pragma('foreign_keys = off');
  const at = (day: number): string => String(day * DAY_MS + 5_000);
  insertMade(raw, 'call', { id: `'c'`, agent_id: `'a'`, direction: `'in'`, started_at: at(3), answered_at: at(3) });
  await migrateTo('0046-counted-days');
  raw.pragma('foreign_keys = off');
  expect(raw.prepare('select count(*) from call').pluck().get()).toBe(1);
  const left = (): unknown => raw.prepare(`select agent_id || day from counted_day order by 1`).pluck().all();
  const count = (): void => void raw.exec(`delete from counted_day; insert into counted_day (agent_id, day, counts) select agent, day, '{}' from (select 'a' as agent union select 'b'), (select 3 as day union select 4 union select 5)`);
  count();
  expect(() => raw.exec(`insert into counted_day (agent_id, day, counts) values ('a', 3, '{}')`)).toThrow(/UNIQUE/u);
  raw.exec(`update call set seen = 1, hold_ms = 9`);
  expect(left()).toEqual(['a3', 'a4', 'a5', 'b3', 'b4', 'b5']);
  raw.exec(`update call set answered_at = ${at(4)}`);
  expect(left()).toEqual(['a5', 'b3', 'b4', 'b5']);
  count();
  insertMade(raw, 'call_talk', { call_id: `'c'`, detail: `'{}'` });
  expect(left()).toEqual(['a3', 'a5', 'b3', 'b4', 'b5']);
  count();
  raw.exec('delete from call');
  expect(left()).toEqual(['a5', 'b3', 'b4', 'b5']);
  count();
  insertMade(raw, 'form_version', { form_id: `'f'`, version: '1', body: `'{}'` });
  expect(left()).toEqual([]);
});
