import type BetterSqlite from 'better-sqlite3';

import type { DialRecord, GuardPort } from '../../../app/ports/guard-port.ts';
import { listedLookup } from './listed.ts';
import { prepared } from '../../prepared.ts';

/** What is on record about a number and a person; each a look into an index. */
export function dialRecord(raw: BetterSqlite.Database): (of: Parameters<GuardPort['record']>[0]) => DialRecord {
  const listed = listedLookup(raw);
  const last = prepared<[string], number | null>(raw, `select max(started_at) from call where remote_number = ? and direction = 'out' and consults_for is null`).pluck();
  const byPerson = prepared<[string, number], number>(raw, `select count(*) from interaction where contact_id = ? and started_at > ? and direction = 'out' and answered_at is null`).pluck();
  const byNumber = prepared<[string, number], number>(raw, `select count(*) from call where remote_number = ? and direction = 'out' and started_at > ? and answered_at is null and consults_for is null`).pluck();
  return ({ contactId, number, purpose, since }) => ({
    listed: number === null ? null : listed(number, purpose),
    lastCallAt: number === null ? null : (last.get(number) ?? null),
    tries: Math.max(contactId === null ? 0 : (byPerson.get(contactId, since) ?? 0), number === null ? 0 : (byNumber.get(number, since) ?? 0)),
  });
}
