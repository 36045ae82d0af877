import { isParticle, type NameReading, type SearchQuery } from '../../../../shared/domain/contact/search-query.ts';
import type { Reader } from './statements.ts';

/** Row numbers of contacts, best first, read as they are asked for. */
export type Step = () => Iterable<number>;

/** The largest code point: everything with a prefix sorts below the prefix followed by it. */
export const LAST_CHARACTER = '\u{10FFFF}';
/** The number index knows sequences of three digits. */
const MIN_DIGITS = 3;
/** Names that begin alike are looked through for a first name up to this many: some milliseconds. */
const LOOK_THROUGH = 20_000;

const after = (start: string): string => start + LAST_CHARACTER;

/** A single letter is looked for in the rows that have the other words: by itself it stands in so many that finding them takes longest. */
const isLetter = (word: string): boolean => Array.from(word).length === 1;

/** Each word as a prefix; all of them have to occur. */
export function wordsMatch(practice: boolean, words: readonly string[]): string {
  return `{${practice ? 'practice' : 'real'}} : (${words.map((each) => `"${each}"*`).join(' ')})`;
}

const FROM = {
  last: 'from contact indexed by contact_last_name where practice = ? and deleted_at is null and last_name_key',
  full: "from contact indexed by contact_full_name where practice = ? and deleted_at is null and infix <> '' and full_name_key",
  first: "from contact indexed by contact_first_name where practice = ? and deleted_at is null and first_name_key <> '' and first_name_key",
  organisation: 'from contact indexed by contact_organisation where practice = ? and deleted_at is null and organisation_key',
  number: 'from contact indexed by contact_customer_number where practice = ? and deleted_at is null and customer_number_key',
} as const;

/**
 * The ways in which contacts are found, best first. Each reads an index from where the query begins and can stop at any row, so that the
 * time does not grow with the number of contacts.
 * @param corrected for one of several other ways to read what was typed: single letters are initials then and nothing else
 */
export function stepsFor(read: Reader, query: SearchQuery, practice: boolean, corrected = false): readonly Step[] {
  const flag = practice ? 1 : 0;
  const steps: Step[] = [];
  const add = (sql: string, ...parameters: readonly (string | number)[]): void => void steps.push(() => read.column<number>(sql, ...parameters));
  const starting = (column: keyof typeof FROM, key: string, start: string): void =>
    add(`select seq ${FROM[column]} >= ? and ${key} < ? order by ${key}`, flag, start, after(start));

  /** Contacts that own a row of a table of parts, in the order of that index. */
  const owning = (table: string, condition: string, ...values: readonly string[]): void =>
    add(
      `select c.seq from ${table} cross join contact c on c.id = p.contact_id where ${condition} and c.practice = ? and c.deleted_at is null`,
      ...values,
      flag,
    );

  const address = (): void => {
    if (query.address === null) return;
    const { postcode, houseNumber } = query.address;
    const from = 'contact_address p indexed by contact_address_key';
    if (postcode.length < 6) return owning(from, "p.postcode_key <> '' and p.postcode_key >= ? and p.postcode_key < ?", postcode, after(postcode));
    // The very house before its neighbours: "12" before "12a" and "120".
    if (houseNumber !== '') owning(from, "p.postcode_key <> '' and p.postcode_key = ? and p.house_number_key = ?", postcode, houseNumber);
    owning(from, "p.postcode_key <> '' and p.postcode_key = ? and p.house_number_key >= ? and p.house_number_key < ?", postcode, houseNumber, after(houseNumber));
  };

  const called = ({ given, initials, family, particle }: NameReading): void => {
    const column = particle ? 'full' : 'last';
    const key = particle ? 'full_name_key' : 'last_name_key';
    if (!particle)
      add(
        `select seq ${FROM.first} = ? and last_name_key >= ? and last_name_key < ? order by last_name_key`,
        ...[flag, given, family, after(family)],
      );
    const letters = initials === '' ? given : initials;
    add(
      `select seq from (select seq, ${key}, first_name_key, initials_key ${FROM[column]} >= ? and ${key} < ? order by ${key}, first_name_key limit ${LOOK_THROUGH})
       where (first_name_key >= ? and first_name_key < ?) or (first_name_key = '' and initials_key >= ? and initials_key < ?) or (initials_key >= ? and initials_key < ?)`,
      ...[flag, family, after(family), given, after(given)],
      // Whoever is known by initials only is "j. jansen" for somebody who types "jan jansen": not found so; with "j" or "jw" they are.
      ...[letters, after(letters), letters, after(letters)],
    );
  };

  if (query.digits !== '') {
    add(`select seq ${FROM.number} = ?`, flag, query.key);
    if (query.number !== null) owning('contact_phone p indexed by contact_phone_e164', 'p.e164 = ?', query.number);
    starting('number', 'customer_number_key', query.key);
    if (query.numberStart.length > MIN_DIGITS)
      owning('contact_phone p indexed by contact_phone_e164', 'p.e164 >= ? and p.e164 < ?', query.numberStart, after(query.numberStart));
    address();
    if (query.digits.length >= MIN_DIGITS) {
      // Values of fields of one's own are often numbers, and so are the parts of a customer number.
      add('select rowid from contact_words where contact_words match ?', wordsMatch(practice, query.words));
      add('select rowid from contact_digits where contact_digits match ?', `{${practice ? 'practice' : 'real'}} : "${query.digits}"`);
    }
    return steps;
  }
  const { key, words } = query;
  if (key === '') return steps;
  address();
  add(`select seq ${FROM.last} = ? order by first_name_key`, flag, key);
  if (isParticle(words[0] ?? '')) starting('full', 'full_name_key', key);
  for (const reading of query.readings) if (reading.given !== '' && !(corrected && isLetter(reading.family))) called(reading);
  starting('last', 'last_name_key', key);
  starting('organisation', 'organisation_key', key);
  starting('number', 'customer_number_key', key);
  if (query.mail !== '') owning('contact_mail p indexed by contact_mail_key', 'p.address_key >= ? and p.address_key < ?', query.mail, after(query.mail));
  else owning('contact_mail p indexed by contact_mail_key', 'p.address_key >= ? and p.address_key < ?', key.replaceAll(' ', '.'), after(key.replaceAll(' ', '.')));
  starting('first', 'first_name_key', key);
  const at = query.mail.indexOf('@');
  // What stands after the at sign is too common to be looked up as a word: half of all customers may have the same provider.
  const letters = words.some((word) => !isLetter(word)) ? words.filter(isLetter) : [];
  if (at < 0 && letters.length > 0 && corrected) return steps;
  if (at < 0 && letters.length > 0)
    add(
      `select w.rowid from contact_words w cross join contact c on c.seq = w.rowid where contact_words match ?${" and instr(' ' || c.words_key, ?) > 0".repeat(letters.length)}`,
      wordsMatch(practice, words.filter((word) => !isLetter(word))),
      ...letters.map((letter) => ` ${letter}`),
    );
  else if (at < 0) add('select rowid from contact_words where contact_words match ?', wordsMatch(practice, words));
  else if (at > 0)
    add(
      `select c.seq from contact_words w cross join contact c on c.seq = w.rowid
       where contact_words match ? and exists (select 1 from contact_mail m where m.contact_id = c.id and instr(m.address_key, ?) > 0)`,
      ...[wordsMatch(practice, words.slice(0, Math.max(1, wordsIn(query.mail.slice(0, at))))), query.mail],
    );
  return steps;
}

const wordsIn = (text: string): number => text.split(/[^\p{L}\p{N}\p{M}]+/u).filter(Boolean).length;
