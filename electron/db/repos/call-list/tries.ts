import type BetterSqlite from 'better-sqlite3';

import type { AttemptResult, Tried } from '../../../../shared/domain/call-list/attempt.ts';

/** Every try of an entry's round that came to an end, the latest last. */
export function triesOf(raw: BetterSqlite.Database, entryId: number): readonly Tried[] {
  return raw
    .prepare<[number], { number: string; result: string; at: number }>('select number, result, at from call_attempt where entry_id = ? and result is not null and id > (select tries_after from list_entry where id = entry_id) order by id')
    .all(entryId)
    .map(({ number, result, at }) => ({ number, result: result as AttemptResult, at }));
}
