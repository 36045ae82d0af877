import { searchKey } from '../search-key.ts';
import { addressKey, postcodeKey } from './block-keys.ts';
import type { DuplicateSubject } from './duplicate-subject.ts';
import { callsTheSame, compactSurname, initialLetters, mayBeginWith, organisationName, soundOf, surnameWords } from './name-parts.ts';
import { likeness } from './text-distance.ts';

export const DUPLICATE_REASONS = [
  'number',
  'shared-number',
  'email',
  'shared-email',
  'customer-number',
  'name',
  'name-similar',
  'surname',
  'first-name',
  'first-name-differs',
  'name-differs',
  'employer',
  'organisation',
  'organisation-similar',
  'address',
  'postcode',
  'birth-date',
  'birth-date-swapped',
  'birth-date-differs',
  'customer-number-differs',
] as const;
export type DuplicateReasonKind = (typeof DUPLICATE_REASONS)[number];

/** One thing that speaks for, or with negative points against, two contacts being one. */
export type DuplicateReason = {
  readonly kind: DuplicateReasonKind;
  readonly points: number;
  /** The telephone number that they share; empty for other kinds. Named so that the rules for hidden numbers find it. */
  readonly number: string;
  /** The e-mail address or customer number that they share; empty where the kind says it all. */
  readonly text: string;
};

/** How sure it is that two contacts are one, 0 to 100, and why: the reasons add up to it, within those limits. */
export type DuplicateScore = { readonly score: number; readonly reasons: readonly DuplicateReason[] };

/** Listed from here. */
export const LISTED_FROM = 50;
/** So sure that there is hardly a doubt. */
export const SURE_FROM = 80;

const POINTS: Readonly<Record<DuplicateReasonKind, number>> = {
  number: 45,
  'shared-number': 10,
  email: 45,
  'shared-email': 10,
  'customer-number': 50,
  name: 35,
  'name-similar': 30,
  surname: 12,
  'first-name': 12,
  'first-name-differs': -25,
  'name-differs': -20,
  employer: 8,
  organisation: 35,
  'organisation-similar': 22,
  address: 20,
  postcode: 10,
  'birth-date': 25,
  'birth-date-swapped': 12,
  'birth-date-differs': -40,
  'customer-number-differs': -10,
};

/** Surnames this alike are taken for two spellings of one. */
const ALIKE = 0.8;
/** Shorter names differ by more than a slip when they differ. */
const SHORTEST_ALIKE = 4;

/** Numbers and e-mail addresses that very many have (a switchboard, `info@`) tell little. */
export type CommonValues = { readonly has: (value: string) => boolean };
const NOTHING_COMMON: CommonValues = { has: () => false };

/**
 * Judges whether two contacts are one. The same in both directions. A person and an organisation are never one (score 0).
 * @param common numbers (E.164) and e-mail addresses (lower case) that very many contacts have
 */
export function scoreDuplicates(
  one: DuplicateSubject,
  other: DuplicateSubject,
  common: CommonValues = NOTHING_COMMON,
): DuplicateScore {
  if (one.kind !== other.kind) return { score: 0, reasons: [] };
  const found: (DuplicateReason | null)[] = [
    shared('number', one.numbers, other.numbers, common),
    shared('email', one.emails.map(emailKey), other.emails.map(emailKey), common),
    customerNumber(one, other),
    ...(one.kind === 'person' ? [personName(one, other), employer(one, other)] : [organisation(one, other)]),
    address(one, other),
    birthDate(one.birthDate, other.birthDate),
  ];
  const reasons = found.filter((reason) => reason !== null).toSorted((a, b) => b.points - a.points);
  const total = reasons.reduce((sum, { points }) => sum + points, 0);
  return { score: Math.min(100, Math.max(0, total)), reasons };
}

/** Two of different names at one employer who share its number or mail box: colleagues, whom nobody takes for one. */
export function areColleagues(reasons: readonly DuplicateReason[]): boolean {
  const has = (kind: DuplicateReasonKind): boolean => reasons.some((reason) => reason.kind === kind);
  return has('employer') && has('name-differs') && !has('customer-number') && !has('birth-date');
}

/** An e-mail address as it is compared. */
export function emailKey(email: string): string {
  return email.trim().toLowerCase();
}

/** A reason by its kind, without what is shared: as it is kept. */
export function reasonOf(kind: DuplicateReasonKind, shared: { readonly number?: string; readonly text?: string } = {}): DuplicateReason {
  return { kind, points: POINTS[kind], number: shared.number ?? '', text: shared.text ?? '' };
}

function shared(
  kind: 'number' | 'email',
  ones: readonly string[],
  others: readonly string[],
  common: CommonValues,
): DuplicateReason | null {
  const both = ones.filter((value) => value !== '' && others.includes(value)).toSorted();
  const telling = both.find((value) => !common.has(value));
  const of = (value: string) => (kind === 'number' ? { number: value } : { text: value });
  if (telling !== undefined) return reasonOf(kind, of(telling));
  return both[0] === undefined ? null : reasonOf(`shared-${kind}`, of(both[0]));
}

function customerNumber(one: DuplicateSubject, other: DuplicateSubject): DuplicateReason | null {
  const [a, b] = [searchKey(one.customerNumber), searchKey(other.customerNumber)];
  if (a === '' || b === '') return null;
  return a === b ? reasonOf('customer-number', { text: one.customerNumber.trim() }) : reasonOf('customer-number-differs');
}

function organisation(one: DuplicateSubject, other: DuplicateSubject): DuplicateReason | null {
  const [a, b] = [organisationName(one.organisation), organisationName(other.organisation)];
  if (a === '' || b === '') return null;
  if (a === b) return reasonOf('organisation');
  if (areAlike(a, b)) return reasonOf('organisation-similar');
  return reasonOf('name-differs');
}

/** Two people of one organisation: little by itself, but it tells namesakes at one switchboard from strangers. */
function employer(one: DuplicateSubject, other: DuplicateSubject): DuplicateReason | null {
  const name = organisationName(one.organisation);
  return name !== '' && name === organisationName(other.organisation) ? reasonOf('employer') : null;
}

function personName(one: DuplicateSubject, other: DuplicateSubject): DuplicateReason | null {
  const surname = compareSurnames(one, other);
  const first = compareFirstNames(one, other);
  // Known by a first name only, as many are who just gave that.
  if (surname === 'unknown') return first === 'same' ? reasonOf('first-name') : first === 'different' ? reasonOf('first-name-differs') : null;
  if (surname === 'different') return reasonOf('name-differs');
  if (first === 'different') return reasonOf('first-name-differs');
  if (first === 'unknown') return reasonOf('surname');
  return reasonOf(surname === 'same' && first === 'same' ? 'name' : 'name-similar');
}

type Compared = 'same' | 'similar' | 'different' | 'unknown';

function compareSurnames(one: DuplicateSubject, other: DuplicateSubject): Compared {
  const [ones, others] = [surnameWords(one.infix, one.lastName), surnameWords(other.infix, other.lastName)];
  if (ones.length === 0 || others.length === 0) return 'unknown';
  const [a, b] = [ones.join(''), others.join('')];
  if (a === b || compactSurname(one.infix, one.lastName) === compactSurname(other.infix, other.lastName)) return 'same';
  // A married name has the other one beside it: "Berg-Jansen" and "Berg", "Jansen-Berg".
  const overlap = ones.some((word) => word.length >= SHORTEST_ALIKE - 1 && others.includes(word));
  return overlap || areAlike(a, b) ? 'similar' : 'different';
}

function compareFirstNames(one: DuplicateSubject, other: DuplicateSubject): Compared {
  const [a, b] = [firstWord(one.firstName), firstWord(other.firstName)];
  const [letters, others] = [
    initialLetters(one.initials, one.firstName),
    initialLetters(other.initials, other.firstName),
  ];
  const known = a !== '' && b !== '';
  if (known && (a === b || soundOf(a) === soundOf(b) || callsTheSame(a, b))) return 'same';
  if (known && areAlike(a, b)) return 'similar';
  if (letters === '' || others === '') return 'unknown';
  const agree = letters.startsWith(others) || others.startsWith(letters);
  // Somebody is often called by a name that the initials do not have; only what both wrote out can contradict.
  if (known) return agree && one.initials.trim() !== '' && other.initials.trim() !== '' ? 'unknown' : 'different';
  if (agree) return letters === others && a === b ? 'same' : 'similar';
  return mayBeginWith(a, others.charAt(0)) || mayBeginWith(b, letters.charAt(0)) ? 'similar' : 'different';
}

function firstWord(name: string): string {
  return searchKey(name).split(' ')[0] ?? '';
}

function areAlike(one: string, other: string): boolean {
  if (soundOf(one) === soundOf(other)) return true;
  return Math.min(one.length, other.length) >= SHORTEST_ALIKE && likeness(one, other) >= ALIKE;
}

function address(one: DuplicateSubject, other: DuplicateSubject): DuplicateReason | null {
  const keysOf = ({ places }: DuplicateSubject): readonly string[] => places.map(addressKey).filter(Boolean);
  if (keysOf(one).some((key) => keysOf(other).includes(key))) return reasonOf('address');
  const codesOf = ({ places }: DuplicateSubject): readonly string[] =>
    places.map(({ postcode }) => postcodeKey(postcode)).filter(Boolean);
  return codesOf(one).some((code) => codesOf(other).includes(code)) ? reasonOf('postcode') : null;
}

function birthDate(one: string, other: string): DuplicateReason | null {
  if (one === '' || other === '') return null;
  if (one === other) return reasonOf('birth-date');
  const [year, month, day] = one.split('-');
  return other === `${year}-${day}-${month}` ? reasonOf('birth-date-swapped') : reasonOf('birth-date-differs');
}
