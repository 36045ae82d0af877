import type BetterSqlite from 'better-sqlite3';

import { mayFollowAtOnce } from '../../../../shared/domain/call-list/attempt-policy.ts';
import type { AttemptResult, Tried } from '../../../../shared/domain/call-list/attempt.ts';
import { prepared } from '../../prepared.ts';

/** Every try of an entry's round that came to an end, the latest last. */
export function triesOf(raw: BetterSqlite.Database, entryId: number): readonly Tried[] {
  return prepared<[number], { number: string; result: string; at: number }>(raw, 'select number, result, at from call_attempt where entry_id = ? and result is not null and id > (select tries_after from list_entry where id = entry_id) order by id')
    .all(entryId)
    .map(({ number, result, at }) => ({ number, result: result as AttemptResult, at }));
}

/**
 * When somebody, or their number for anybody, was tried last on any list, as far as that was after an instant; also what lies ahead, where the
 * clock was set back. The try before of the same round does not count where this number may follow it at once.
 * @returns wall-clock ms; null when both are left alone long enough
 */
export function lastTryOf(raw: BetterSqlite.Database, { entryId, contactId, number }: { readonly entryId: number; readonly contactId: string; readonly number: string }, after: number): number | null {
  const ofNumber = prepared<[string, number], number | null>(raw, 'select max(at) from call_attempt where number = ? and at > ?').pluck().get(number, after) ?? null;
  if (ofNumber !== null) return ofNumber;
  const last = prepared<[number, string, number], { number: string; result: AttemptResult | null; at: number; same: number }>(
    raw,
    `select number, result, at, entry_id = ? and id > (select tries_after from list_entry where id = entry_id) as same
     from call_attempt where contact_id = ? and at > ? order by id desc limit 1`,
  ).get(entryId, contactId, after);
  if (last === undefined) return null;
  const { result } = last;
  return last.same === 1 && result !== null && mayFollowAtOnce({ number: last.number, result }, number) ? null : last.at;
}
