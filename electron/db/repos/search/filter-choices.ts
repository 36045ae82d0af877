import type { FilterChoicesAsk } from '../../../app/ports/customer-port.ts';
import { searchKey } from '../../../../shared/domain/contact/search-key.ts';
import { tagKey } from '../contact-keys.ts';
import { cityKey } from './filter-set.ts';
import { LAST_CHARACTER } from './find-steps.ts';
import type { Reader } from './statements.ts';

/** What can be filtered by, beginning with what was typed: each value once, by walking its index from value to value. */
export function filterChoices(read: Reader, { of, start, limit, practice, agentId }: FilterChoicesAsk): readonly string[] {
  const found: string[] = [];
  const walk = (from: string, next: (after: string) => { readonly key: string; readonly text: string } | undefined): readonly string[] => {
    for (let at = from; found.length < limit; ) {
      const row = next(at);
      if (row === undefined || !row.key.startsWith(from)) break;
      if (row.key !== '') found.push(row.text);
      at = row.key + LAST_CHARACTER;
    }
    return found;
  };
  const first = <Row>(sql: string, ...parameters: readonly (string | number)[]): Row | undefined => read.all<Row>(sql, ...parameters)[0];
  // What only confidential customers have is nobody's business but theirs who see them.
  const seen = `c.practice = ? and c.deleted_at is null
    and (c.confidential = 0 or exists (select 1 from contact_visibility v where v.contact_id = c.id and v.agent_id = ?))`;
  const viewer = [practice ? 1 : 0, agentId ?? ''] as const;
  if (of === 'tag')
    return walk(tagKey(start), (at) =>
      first(
        `select t.tag_key as key, t.tag as text from contact_tag t cross join contact c on c.id = t.contact_id where t.tag_key >= ? and ${seen} order by t.tag_key limit 1`,
        at,
        ...viewer,
      ),
    );
  if (of === 'city')
    return walk(cityKey(start), (at) =>
      first(
        `select city_key as key, trim(city) as text from contact c indexed by contact_city where ${seen} and city_key >= ? order by city_key limit 1`,
        ...viewer,
        at,
      ),
    );
  return walk(searchKey(start), (at) =>
    first(
      `select f.value_key as key, f.value as text from contact_custom f cross join contact c on c.id = f.contact_id where f.field_id = ? and f.value_key >= ? and ${seen} order by f.value_key limit 1`,
      of.fieldId,
      at,
      ...viewer,
    ),
  );
}
