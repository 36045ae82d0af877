import type BetterSqlite from 'better-sqlite3';

import type { AttemptResult, Tried } from '../../../../shared/domain/call-list/attempt.ts';
import { prepared } from '../../prepared.ts';

/** Every try of an entry's round that came to an end, the latest last. */
export function triesOf(raw: BetterSqlite.Database, entryId: number): readonly Tried[] {
  return prepared<[number], { number: string; result: string; at: number }>(raw, 'select number, result, at from call_attempt where entry_id = ? and result is not null and id > (select tries_after from list_entry where id = entry_id) order by id')
    .all(entryId)
    .map(({ number, result, at }) => ({ number, result: result as AttemptResult, at }));
}

/** When a number was tried last for anybody, on any list, as far as that was after an instant; also what lies ahead, where the clock was set back. */
export function lastTryOf(raw: BetterSqlite.Database, number: string, after: number): number | null {
  return prepared<[string, number], number | null>(raw, 'select max(at) from call_attempt where number = ? and at > ?').pluck().get(number, after) ?? null;
}
