import type { Selectable } from 'kysely';

import type { ContactSummary } from '../../../../shared/domain/call/call.ts';
import type { ContactHit, HitPart } from '../../../../shared/domain/contact/customer-filter.ts';
import { searchKey } from '../../../../shared/domain/contact/search-key.ts';
import type { SearchQuery } from '../../../../shared/domain/contact/search-query.ts';
import { phoneDigits } from '../contact-keys.ts';
import type { ContactTable } from '../../schema.ts';
import type { Reader } from './statements.ts';

type ContactRow = Selectable<ContactTable>;

/** Adds, where the line itself does not show it, the part of the contact in which the query was found. */
export function withParts(read: Reader, lines: readonly ContactSummary[], rows: readonly ContactRow[], query: SearchQuery): readonly ContactHit[] {
  return lines.map((line, index) => {
    const row = rows[index];
    const part = row === undefined ? null : partOf(read, line, row, query);
    return part === null ? line : { ...line, part };
  });
}

function partOf(read: Reader, line: ContactSummary, row: ContactRow, query: SearchQuery): HitPart | null {
  const { key, words, digits, address } = query;
  if (key === '') return null;
  if (row.customer_number_key !== '' && row.customer_number_key.startsWith(key)) return { in: 'customerNumber', text: row.customer_number };
  if (digits !== '' && phoneDigits({ raw: line.number, e164: null }).includes(digits)) return null;
  if (address !== null) {
    const found = read.all<{ street: string; house_number: string; postcode: string; city: string }>(
      "select street, house_number, postcode, city from contact_address where contact_id = ? and postcode_key >= ? and postcode_key < ? || '\u{10FFFF}' and house_number_key >= ? and house_number_key < ? || '\u{10FFFF}' limit 1",
      ...[row.id, address.postcode, address.postcode, address.houseNumber, address.houseNumber],
    )[0];
    if (found !== undefined) return { in: 'address', text: `${found.street} ${found.house_number}, ${found.postcode} ${found.city}` };
  }
  // Where every word shows in the line, nothing needs to be added to it.
  const shown = searchKey(`${line.name} ${line.organisation} ${line.city} ${row.initials}`).split(' ');
  const missing = words.filter((word) => !shown.some((each) => each.startsWith(word)));
  if (missing.length === 0) return null;
  const fits = (text: string): boolean => {
    const there = searchKey(text).split(' ');
    return missing.some((word) => there.some((each) => each.startsWith(word)));
  };
  const texts = (sql: string): string | undefined => read.all<{ text: string }>(sql, row.id).map(({ text }) => text).find(fits);
  const mail = texts('select address as text from contact_mail where contact_id = ? order by position');
  if (mail !== undefined) return { in: 'mail', text: mail };
  const tag = texts('select tag as text from contact_tag where contact_id = ? order by position');
  if (tag !== undefined) return { in: 'tag', text: tag };
  const custom = texts('select value as text from contact_custom where contact_id = ?');
  if (custom !== undefined) return { in: 'custom', text: custom };
  const city = texts("select street || ' ' || house_number || ', ' || postcode || ' ' || city as text from contact_address where contact_id = ? order by position");
  return city === undefined ? null : { in: 'address', text: city };
}
