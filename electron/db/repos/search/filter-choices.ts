import type { FilterChoicesAsk } from '../../../app/ports/customer-port.ts';
import { searchKey } from '../../../../shared/domain/contact/search-key.ts';
import { tagKey } from '../contact-keys.ts';
import { cityKey } from './filter-set.ts';
import { LAST_CHARACTER } from './find-steps.ts';
import type { Reader } from './statements.ts';

/** What can be filtered by, beginning with what was typed: each value once, by walking its index from value to value. */
export function filterChoices(read: Reader, { of, start, limit }: FilterChoicesAsk, practice: boolean): readonly string[] {
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
  if (of === 'tag') return walk(tagKey(start), (at) => first('select tag_key as key, tag as text from contact_tag where tag_key >= ? order by tag_key limit 1', at));
  if (of === 'city')
    return walk(cityKey(start), (at) =>
      first(
        'select city_key as key, trim(city) as text from contact indexed by contact_city where practice = ? and deleted_at is null and city_key >= ? order by city_key limit 1',
        practice ? 1 : 0,
        at,
      ),
    );
  return walk(searchKey(start), (at) =>
    first('select value_key as key, value as text from contact_custom where field_id = ? and value_key >= ? order by value_key limit 1', of.fieldId, at),
  );
}
