import type { ContactHit } from '../../../../shared/domain/contact/customer-filter.ts';
import { isParticle, readQuery, type SearchQuery } from '../../../../shared/domain/contact/search-query.ts';
import { corrections, type Vocabulary } from '../../../../shared/domain/contact/slips.ts';
import { EVERYWHERE, gather, hitsOf, rowsOf, type Search, type Within } from './find-contacts.ts';
import { LAST_CHARACTER, stepsFor } from './find-steps.ts';
import { readerOf, type Reader } from './statements.ts';

/** A word of fewer letters is one slip away from half the alphabet. */
const SHORTEST_WORD = 3;
/** So many other readings of what was typed are looked up. */
const MOST_READINGS = 8;
const PER_WORD = 12;
/** More bearers than this do not make a name any likelier. */
const ENOUGH_BEARERS = 256;

/** What is typed with other words in it. */
type Reading = { readonly words: readonly string[]; readonly corrected: readonly string[]; readonly cost: number };

/** The words of all names: persons', and organisations'. */
export function nameVocabulary(read: Reader): Vocabulary {
  const known = new Map<string, boolean>();
  const next = (start: string): string | undefined => read.value<string>('select word from contact_name_word where word >= ? limit 1', start);
  return {
    begins: (start) => {
      let begins = known.get(start);
      if (begins === undefined) known.set(start, (begins = next(start)?.startsWith(start) ?? false));
      return begins;
    },
    *next(start) {
      let from = start;
      for (;;) {
        const word = next(from);
        if (word === undefined || !word.startsWith(start)) return;
        const code = word.codePointAt(start.length);
        if (code === undefined) from = `${start}\u0001`;
        else {
          const letter = String.fromCodePoint(code);
          yield letter;
          // To the first word with another letter here, past all that go on with this one.
          from = start + letter + LAST_CHARACTER;
        }
      }
    },
  };
}

/** Unlikely slips count against a reading, and names that many bear for it. */
function bearers(read: Reader, word: string, practice: boolean): number {
  return (
    read.value<number>(
      `select count(*) from (select 1 from contact indexed by contact_last_name where practice = ? and deleted_at is null and last_name_key >= ? and last_name_key < ? limit ${ENOUGH_BEARERS})`,
      ...[practice ? 1 : 0, word, word + LAST_CHARACTER],
    ) ?? 0
  );
}

/** Other ways to read what was typed, likeliest first, if one word of it was typed wrongly; or several that are no words at all. */
function otherReadings(read: Reader, { words }: SearchQuery, practice: boolean): readonly Reading[] {
  const vocabulary = nameVocabulary(read);
  const names = words.filter((word) => word.length >= SHORTEST_WORD && /^\p{L}+$/u.test(word) && !isParticle(word));
  const wrong = names.filter((word) => !vocabulary.begins(word));
  const doubtful = wrong.length > 0 ? wrong : names;
  const instead = (word: string) =>
    corrections(word, vocabulary)
      .slice(0, PER_WORD * 2)
      .map(({ start, cost }) => ({ start, cost: cost - Math.log2(1 + bearers(read, start, practice)) / 8 }))
      .toSorted((a, b) => a.cost - b.cost)
      .slice(0, PER_WORD);
  let readings: readonly Reading[] = [{ words, corrected: [], cost: 0 }];
  if (wrong.length > 0) {
    for (const word of wrong)
      readings = readings
        .flatMap((reading) =>
          instead(word).map(({ start, cost }) => ({
            words: reading.words.map((each) => (each === word ? start : each)),
            corrected: [...reading.corrected, start],
            cost: reading.cost + cost,
          })),
        )
        .toSorted((a, b) => a.cost - b.cost)
        .slice(0, MOST_READINGS);
    return readings;
  }
  return doubtful
    .flatMap((word) => instead(word).map(({ start, cost }) => ({ words: words.map((each) => (each === word ? start : each)), corrected: [start], cost })))
    .toSorted((a, b) => a.cost - b.cost)
    .slice(0, MOST_READINGS);
}

/**
 * Contacts whose name is a slip of the fingers away from what was typed, to be shown below those that were found as typed.
 * @param without row ids that are shown already
 * @returns at most `limit`; null when overtaken by the next key
 */
export async function similarContacts(search: Search, text: string, limit: number, without: readonly string[], within: Within = EVERYWHERE): Promise<readonly ContactHit[] | null> {
  const query = readQuery(text, search.country);
  if (query.digits !== '' || query.mail.includes('@')) return [];
  const read = readerOf(search.raw);
  const seen = new Set(
    read.all<{ seq: number }>('select c.seq from json_each(?) j cross join contact c on c.id = j.value', JSON.stringify(without)).map(({ seq }) => seq),
  );
  const hits: { readonly seq: number; readonly reading: Reading }[] = [];
  const readings = otherReadings(read, query, search.viewer.practice);
  // Each of the likely readings shows a few, so that one common name does not hide all others.
  const share = Math.max(3, Math.ceil(limit / Math.max(1, readings.length)));
  for (const [index, reading] of readings.entries()) {
    if (hits.length >= limit) break;
    if (index > 0) await search.turn.pause();
    if (search.turn.over()) return null;
    const other = readQuery(reading.words.join(' '), search.country);
    const most = Math.min(index === 0 ? Math.max(share, limit >> 1) : share, limit - hits.length);
    const found = await gather(search, stepsFor(read, other, search.viewer.practice, true), most, within, seen);
    if (found === null) return null;
    hits.push(...found.map((seq) => ({ seq, reading })));
  }
  // Read at once: asking for each reading's rows by themselves would take most of the time.
  const rows = new Map(rowsOf(read, hits.map(({ seq }) => seq)).map((row) => [row.seq, row]));
  return readings.flatMap((reading) => {
    const own = hits.filter((hit) => hit.reading === reading).flatMap(({ seq }) => rows.get(seq) ?? []);
    return hitsOf(read, own, readQuery(reading.words.join(' '), search.country)).map((hit) => ({ ...hit, corrected: reading.corrected }));
  });
}
