import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { addressKey, blockKeys } from '../../../../../../shared/domain/contact/duplicates/block-keys.ts';
import { emptyContactFields } from '../../../../../../shared/domain/contact/contact-name.ts';
import { subjectOf, type DuplicateSubject } from '../../../../../../shared/domain/contact/duplicates/duplicate-subject.ts';
import { initialLetters, organisationName, soundOf, surnameWords } from '../../../../../../shared/domain/contact/duplicates/name-parts.ts';
import { areColleagues, LISTED_FROM, scoreDuplicates, SURE_FROM } from '../../../../../../shared/domain/contact/duplicates/score-duplicates.ts';
import { editDistance, likeness } from '../../../../../../shared/domain/contact/duplicates/text-distance.ts';

const person = (given: Partial<DuplicateSubject> = {}): DuplicateSubject => ({
  id: null,
  kind: 'person',
  initials: '',
  firstName: 'Anna',
  infix: 'van den',
  lastName: 'Berg',
  organisation: '',
  customerNumber: '',
  numbers: [],
  emails: [],
  places: [],
  birthDate: '',
  ...given,
});
const NUMBER = { numbers: ['+31612345678'] };
const HOME = { places: [{ postcode: '3511 AB', houseNumber: '12', city: 'Utrecht' }] };

const kinds = (one: DuplicateSubject, other: DuplicateSubject): readonly string[] =>
  scoreDuplicates(one, other).reasons.map(({ kind }) => kind);

describe('names of one person', () => {
  test.each([
    ['the same', {}, {}],
    ['particles shortened', {}, { infix: 'v.d.' }],
    ['particles in the surname', {}, { infix: '', lastName: 'van den Berg' }],
    ['written in one word', {}, { infix: '', lastName: 'Vandenberg' }],
    ['accents and capitals', { firstName: 'Zoë', lastName: 'BÉRG' }, { firstName: 'ZOE', lastName: 'berg' }],
    ['the name one is called by', { firstName: 'Kees' }, { firstName: 'Cornelis' }],
    ['initials only', { firstName: '', initials: 'A.B.' }, { firstName: '', initials: 'AB' }],
  ])('%s', (_, one, other) => {
    expect(kinds(person(one), person(other))).toEqual(['name']);
  });

  test.each([
    ['a slip', { lastName: 'Hendriks' }, { lastName: 'Hendirks' }],
    ['sounds the same', { lastName: 'de Wit' }, { lastName: 'de Widt' }],
    ['a married name', {}, { lastName: 'Berg-Jansen' }],
    ['initial and first name', {}, { firstName: '', initials: 'A.' }],
    ['an initial of the name in the passport', { firstName: 'Kees' }, { firstName: '', initials: 'C.' }],
    ['fewer initials', { firstName: '', initials: 'A.B.' }, { firstName: '', initials: 'A.' }],
  ])('%s', (_, one, other) => {
    expect(['name', 'name-similar']).toContain(kinds(person(one), person(other))[0]);
  });

  test.each([
    ['another first name', {}, { firstName: 'Piet' }, 'first-name-differs'],
    ['another initial', { firstName: '', initials: 'A.' }, { firstName: '', initials: 'P.' }, 'first-name-differs'],
    ['an initial of nobody’s', { firstName: 'Kees' }, { firstName: '', initials: 'P.' }, 'first-name-differs'],
    ['another surname', {}, { lastName: 'Smit', infix: '' }, 'name-differs'],
    ['a short name with a slip', { lastName: 'Bos' }, { lastName: 'Vos' }, 'name-differs'],
    ['no first name', {}, { firstName: '' }, 'surname'],
    ['no last name', {}, { lastName: '', infix: '' }, 'first-name'],
    ['called by a name that is not in the initials', { initials: 'J.C.', firstName: 'Bram' }, { initials: 'J.C.', firstName: 'Jip' }, 'surname'],
  ])('%s', (_, one, other, kind) => {
    expect(kinds(person(one), person(other))).toEqual([kind]);
  });
});

describe('how sure it is', () => {
  const score = (one: DuplicateSubject, other: DuplicateSubject): number => scoreDuplicates(one, other).score;

  it('is sure of a name with a number, an e-mail address or a customer number', () => {
    expect(score(person(NUMBER), person(NUMBER))).toBeGreaterThanOrEqual(SURE_FROM);
    const mail = (email: string) => person({ emails: [email] });
    expect(score(mail('Anna@Example.org '), mail('anna@example.org'))).toBeGreaterThanOrEqual(SURE_FROM);
    expect(score(person({ customerNumber: 'K-1' }), person({ customerNumber: 'k1' }))).toBe(score(person(), person()) - 10);
    expect(score(person({ customerNumber: 'K-1' }), person({ customerNumber: 'k-1' }))).toBeGreaterThanOrEqual(SURE_FROM);
  });

  it('lists a name with an address or a birth date', () => {
    expect(score(person(HOME), person(HOME))).toBeGreaterThanOrEqual(LISTED_FROM);
    const born = (birthDate: string) => person({ birthDate });
    expect(score(born('1974-03-09'), born('1974-03-09'))).toBeGreaterThanOrEqual(LISTED_FROM);
    expect(kinds(born('1974-03-09'), born('1974-09-03'))).toContain('birth-date-swapped');
  });

  it('does not take a household for one person', () => {
    expect(score(person({ ...NUMBER, ...HOME }), person({ ...NUMBER, ...HOME, firstName: 'Piet' }))).toBeLessThan(LISTED_FROM);
    const twins = { ...NUMBER, ...HOME, firstName: '' };
    expect(
      score(person({ ...twins, birthDate: '1974-03-09' }), person({ ...twins, birthDate: '2001-01-01' })),
    ).toBeLessThan(LISTED_FROM);
  });

  it('does not take colleagues at one switchboard for one person', () => {
    const common = new Set(['+31612345678']);
    expect(scoreDuplicates(person(NUMBER), person({ ...NUMBER, firstName: '' }), common).score).toBeLessThan(LISTED_FROM);
    expect(scoreDuplicates(person(NUMBER), person(NUMBER), common).reasons.map(({ kind }) => kind)).toContain('shared-number');
  });

  it('keeps persons and organisations apart', () => {
    expect(score(person(NUMBER), person({ ...NUMBER, kind: 'organisation', organisation: 'Berg' }))).toBe(0);
  });

  it('knows an organisation by its name without legal form', () => {
    const firm = (organisation: string) => person({ ...HOME, kind: 'organisation', organisation });
    expect(kinds(firm('Bakkerij Smit B.V.'), firm('bakkerij smit bv'))).toEqual(['organisation', 'address']);
    expect(kinds(firm('Bakkerij Smit'), firm('Bakkerij Smid'))).toContain('organisation-similar');
    expect(score(firm('Bakkerij Smit'), firm('Garage Jansen'))).toBeLessThan(LISTED_FROM);
  });
});

const word = fc.oneof(fc.constantFrom('', 'van', 'Berg', 'Jansen', 'A.', 'Kees', 'Cornelis', '3511 AB', '12', '1974-03-09'), fc.string({ maxLength: 12 }));
const subject: fc.Arbitrary<DuplicateSubject> = fc.record({
  id: fc.constant(null),
  kind: fc.constantFrom('person' as const, 'organisation' as const),
  initials: word,
  firstName: word,
  infix: word,
  lastName: word,
  organisation: word,
  customerNumber: word,
  numbers: fc.array(fc.constantFrom('+31612345678', '+31201234567', ''), { maxLength: 3 }),
  emails: fc.array(word, { maxLength: 3 }),
  places: fc.array(fc.record({ houseNumber: word, postcode: word, city: word }), { maxLength: 2 }),
  birthDate: fc.constantFrom('', '1974-03-09', '1974-09-03', '1980-01-01'),
});

test('a score is between 0 and 100, the same both ways, and explained by its reasons', () => {
  fc.assert(
    fc.property(subject, subject, (one, other) => {
      const { score, reasons } = scoreDuplicates(one, other);
      expect(score).toBe(Math.min(100, Math.max(0, reasons.reduce((sum, { points }) => sum + points, 0))));
      const back = scoreDuplicates(other, one);
      expect(back.score).toBe(score);
      expect(back.reasons.map(({ kind }) => kind).toSorted()).toEqual(reasons.map(({ kind }) => kind).toSorted());
    }),
    { numRuns: 2000 },
  );
});

test('what is being filled in is a person until only an organisation has a name', () => {
  const fields = emptyContactFields();
  expect(subjectOf(null, fields).kind).toBe('person');
  expect(subjectOf(null, { ...fields, organisation: 'Bakkerij' }).kind).toBe('organisation');
  expect(subjectOf(null, { ...fields, organisation: 'Bakkerij', lastName: 'Smit' }).kind).toBe('person');
});

test('nothing but empty fields is no reason', () => {
  const empty = person({ firstName: '', infix: '', lastName: '' });
  expect(scoreDuplicates(empty, empty)).toEqual({ score: 0, reasons: [] });
});

describe('keys to compare under', () => {
  it('are those of the spelling that sounds alike', () => {
    const keys = blockKeys(person({ ...HOME, birthDate: '1974-03-09', lastName: 'Visser' }));
    expect(keys).toEqual({ namePlace: 'fiser 3511', place: '3511ab 12', nameBirth: 'fiser 1974-03-09' });
    expect(blockKeys(person({ places: [{ postcode: '3511ab', houseNumber: '12', city: '' }], birthDate: '1974-03-09', infix: '', lastName: 'VISSER' }))).toEqual(keys);
  });
  it('take the town without a postcode, and nothing without a place', () => {
    expect(blockKeys(person({ places: [{ postcode: '', houseNumber: '', city: 'Den Haag' }] })).namePlace).toBe('berg a den haag');
    expect(blockKeys(person())).toEqual({ namePlace: '', place: '', nameBirth: '' });
    expect(addressKey({ postcode: '3511 AB', houseNumber: '12 bis', city: '' })).toBe('3511ab 12bis');
  });
});

test.each([
  ['van den', 'Berg', ['berg']],
  ['', 'van der Meulen-de Katz', ['meulen', 'katz']],
  ['', 'Van', ['van']],
  ['', '', []],
])('the words of the surname %j %j', (infix, lastName, words) => {
  expect(surnameWords(infix, lastName)).toEqual(words);
});

test.each([
  ['J.P.', '', 'jp'],
  ['JP', '', 'jp'],
  ['Jan Piet', '', 'jp'],
  ['', 'Jan Piet', 'jp'],
  ['', '', ''],
])('initials of %j %j', (initials, first, letters) => {
  expect(initialLetters(initials, first)).toBe(letters);
});

test('sounds', () => {
  for (const [one, other] of [['jansen', 'janssen'], ['vries', 'fries'], ['bosch', 'bos'], ['wijk', 'wyk'], ['dekker', 'decker'], ['smidt', 'smit']] as const)
    expect(soundOf(one)).toBe(soundOf(other));
  expect(soundOf('berg')).not.toBe(soundOf('burg'));
  expect(organisationName('B.V.')).toBe('bv');
});

test('distance', () => {
  expect(editDistance('hendriks', 'hendirks')).toBe(1);
  expect(editDistance('', 'abc')).toBe(3);
  expect(likeness('', '')).toBe(1);
  fc.assert(fc.property(fc.string(), fc.string(), (a, b) => editDistance(a, b) === editDistance(b, a)));
  expect(likeness('a'.repeat(5000), 'b'.repeat(5000))).toBe(0);
});

it('takes two names behind the number of one employer for colleagues, and a namesake there for somebody to look at', () => {
  const at = { organisation: 'Bakkerij De Wit B.V.', ...NUMBER };
  const colleagues = (one: Partial<DuplicateSubject>, other: Partial<DuplicateSubject>): boolean =>
    areColleagues(scoreDuplicates(person({ ...at, ...one }), person({ ...at, ...other })).reasons);
  expect(colleagues({}, { firstName: 'Piet', infix: '', lastName: 'Jansen' })).toBe(true);
  expect(colleagues({}, { firstName: 'A.' })).toBe(false);
  expect(colleagues({ firstName: '', infix: '', lastName: '' }, { firstName: 'Piet', infix: '', lastName: 'Jansen' })).toBe(false);
  expect(colleagues({ organisation: '' }, { firstName: 'Piet', infix: '', lastName: 'Jansen' })).toBe(false);
});
