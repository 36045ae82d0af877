import { PURPOSES, type Channel, type GRANTED_HOW, type LegalBasis, type Purpose } from '../consent/consent.ts';
import { searchKey } from '../contact/search-key.ts';

type Language = 'nl' | 'en';
/** What a value is called: first the Dutch word that an export writes, then the English one, then whatever else people write. */
type Words<Value extends string> = Readonly<Record<Value, readonly [nl: string, en: string, others: string]>>;
type GrantedHow = (typeof GRANTED_HOW)[number];

const BASES: Words<LegalBasis> = {
  consent: ['toestemming', 'consent', 'opt in|optin|permission|toegestaan|gegeven'],
  customer: ['klant', 'customer', 'bestaande klant|klantrelatie|existing customer|soft opt in'],
  contract: ['overeenkomst', 'contract', 'agreement'],
  'legal-duty': ['wettelijke plicht', 'legal duty', 'wettelijke verplichting|legal obligation'],
  'legitimate-interest': ['gerechtvaardigd belang', 'legitimate interest', ''],
};
const HOW: Words<Exclude<GrantedHow, 'unknown'>> = {
  call: ['telefonisch', 'by phone', 'gesprek|in een gesprek|telefoon|per telefoon|call|phone|in a call|telephone'],
  'e-mail': ['per e-mail', 'by e-mail', 'e mail|email|mail|per mail|by email'],
  letter: ['per brief', 'by letter', 'brief|post|per post|letter|by post'],
  website: ['website', 'website', 'web|webformulier|online|internet|op de website|on the website|web form'],
  'in-person': ['persoonlijk', 'in person', 'winkel|balie|beurs|shop|fair'],
};
const WHOM: Words<Purpose | 'all'> = {
  service: ['service', 'service', ''],
  research: ['onderzoek', 'research', 'enquete|survey'],
  sales: ['verkoop', 'sales', 'marketing|reclame|recht van verzet|verzet|bel me niet|niet bellen|do not call|opt out'],
  all: ['alles', 'everything', 'alle|all|geheel|volledig'],
};
const CHANNEL: Words<Channel | 'all'> = {
  phone: ['telefoon', 'phone', 'bellen|calls|telephone'],
  'e-mail': ['e-mail', 'e-mail', 'email|mail'],
  post: ['post', 'post', 'brief|brieven|letter|letters'],
  all: ['alles', 'everything', 'alle|all'],
};

const readerOf = <Value extends string>(words: Words<Value>): ((text: string) => Value | undefined) => {
  const found = new Map(
    (Object.entries(words) as [Value, Words<Value>[Value]][]).flatMap(([value, [nl, en, others]]) =>
      [nl, en, ...others.split('|').filter(Boolean)].map((name) => [searchKey(name), value] as const),
    ),
  );
  return (text) => found.get(searchKey(text));
};
const writerOf =
  <Value extends string>(words: Words<Value>) =>
  (value: Value, language: Language): string =>
    words[value][language === 'nl' ? 0 : 1];

/** Each gives the value that a word stands for, Dutch or English; undefined for another word. */
export const basisOf = readerOf(BASES);
export const grantedHowOf = readerOf(HOW);
export const objectedTo = readerOf(WHOM);
export const channelOf = readerOf(CHANNEL);
export function purposeOf(text: string): Purpose | undefined {
  return PURPOSES.find((purpose) => purpose === objectedTo(text));
}

/** Each gives the word for a value, which the readers above know again. */
export const basisWord = writerOf(BASES);
export const purposeWord = writerOf(WHOM);
export const channelWord = writerOf(CHANNEL);
export function grantedHowWord(how: GrantedHow, language: Language): string {
  return how === 'unknown' ? '' : writerOf(HOW)(how, language);
}

/** Yes, said in a cell. */
export const YES: ReadonlySet<string> = new Set(['ja', 'j', 'yes', 'y', 'x', '1', 'true', 'waar', 'akkoord', 'ok', 'aan', 'on']);
/** No, or nothing, said in a cell. */
export const NO: ReadonlySet<string> = new Set(['nee', 'neen', 'n', 'no', '0', 'false', 'onwaar', 'geen', 'none', 'uit', 'off', 'nvt', 'n v t', '']);
