import { createHash } from 'node:crypto';

import type BetterSqlite from 'better-sqlite3';

import type { Purpose } from '../../../../shared/domain/consent/consent.ts';
import { countryCodeOf } from '../../../../shared/domain/call-list/calling-time.ts';
import { writtenForms, type Listed } from '../../../../shared/domain/guard/do-not-call.ts';
import { prepared } from '../../prepared.ts';

export const hashOf = (text: string): Buffer => createHash('sha256').update(text, 'utf8').digest();

/** A look into the lists of those not to be called: one index each, in every form in which somebody may have hashed the number. */
export function listedLookup(raw: BetterSqlite.Database): (number: string, purpose: Purpose) => Listed | null {
  const own = prepared<[string, string], { source: string; at: number }>(raw, `select source, created_at as at from do_not_call_own where number = ? and removed_at is null and purpose in ('all', ?)`);
  const file = (forms: number) =>
    prepared<(Buffer | string)[], { name: string }>(raw, `select l.name from do_not_call_number n join do_not_call_list l on l.id = n.list_id where n.hash in (${'?, '.repeat(forms).slice(0, -2)}) and l.removed_at is null and l.purpose in ('all', ?) limit 1`);
  const any = prepared<[], number>(raw, 'select exists (select 1 from do_not_call_number)').pluck();
  return (number, purpose) => {
    if (purpose === 'service') return null;
    const mine = own.get(number, purpose);
    if (mine !== undefined) return { name: mine.source, since: mine.at };
    if (any.get() !== 1) return null;
    const forms = writtenForms(number, countryCodeOf(number));
    const found = file(forms.length).get(...forms.map(hashOf), purpose);
    return found === undefined ? null : { name: found.name, since: null };
  };
}
