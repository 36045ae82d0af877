import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  isOrganisationName,
  salutationOf,
  splitPersonName,
  splitSurname,
} from '../../../../../shared/domain/contact-file/person-name.ts';

describe('splitPersonName', () => {
  it.each([
    ['A.B. van den Berg', '', 'A.B.', '', 'van den', 'Berg'],
    ['Berg, A.B. van den', '', 'A.B.', '', 'van den', 'Berg'],
    ['van den Berg, A.B.', '', 'A.B.', '', 'van den', 'Berg'],
    ['Anna Maria de Vries-Smit', '', '', 'Anna Maria', 'de', 'Vries-Smit'],
    ['Jansen', '', '', '', '', 'Jansen'],
    ['J. Jansen', '', 'J.', '', '', 'Jansen'],
    ['J Jansen', '', 'J', '', '', 'Jansen'],
    ['J. P. Balkenende', '', 'J.P.', '', '', 'Balkenende'],
    ['JP Balkenende', '', 'JP', '', '', 'Balkenende'],
    ['Jan Jansen', '', '', 'Jan', '', 'Jansen'],
    ['JAN JANSEN', '', '', 'JAN', '', 'JANSEN'],
    ["Piet van 't Hof", '', '', 'Piet', "van 't", 'Hof'],
    ['Piet van ’t Hof', '', '', 'Piet', "van 't", 'Hof'],
    ['Jan-Willem in der Maur', '', '', 'Jan-Willem', 'in der', 'Maur'],
    ['Th.A. Bakker', '', 'Th.A.', '', '', 'Bakker'],
    ['van der Meer', '', '', '', 'van der', 'Meer'],
    ['Van der Meer', '', '', '', 'Van der', 'Meer'],
    ['A. van der Meer-de Vries', '', 'A.', '', 'van der', 'Meer-de Vries'],
    ['A. Jansen - de Vries', '', 'A.', '', '', 'Jansen - de Vries'],
    ["Bram d'Ancona", '', '', 'Bram', "d'", 'Ancona'],
    ['Vries, de', '', '', '', 'de', 'Vries'],
    ['', '', '', '', '', ''],
  ])('%j', (text, titles, initials, firstName, infix, lastName) => {
    expect(splitPersonName(text)).toEqual({ salutation: 'none', titles, initials, firstName, infix, lastName });
  });

  it.each([
    ['mevrouw A. Smit', 'mrs', '', 'A.', 'Smit'],
    ['Mevr. drs. A. Smit', 'mrs', 'drs.', 'A.', 'Smit'],
    ['dhr. J. Smit', 'mr', '', 'J.', 'Smit'],
    ['De heer J. Smit', 'mr', '', 'J.', 'Smit'],
    ['Mr J. Smit', 'mr', '', 'J.', 'Smit'],
    ['mr. J. Smit', 'none', 'mr.', 'J.', 'Smit'],
    ['prof. dr. ir. J. Smit', 'none', 'prof. dr. ir.', 'J.', 'Smit'],
    ['Smit, mw. A.', 'mrs', '', 'A.', 'Smit'],
    ['Smit, mw.', 'mrs', '', '', 'Smit'],
  ])('takes salutation and titles off %j', (text, salutation, titles, initials, lastName) => {
    expect(splitPersonName(text)).toMatchObject({ salutation, titles, initials, lastName });
  });

  it('loses no letter of any name', () => {
    const word = fc.constantFrom(
      'Anna',
      'A.',
      'A.B.',
      'van',
      'de',
      "'t",
      'Berg',
      'Vries-Smit',
      'Zoë',
      ',',
      'IJ',
      '-',
      'Ömer',
      '李',
    );
    const letters = (text: string): string => Array.from(text.replaceAll(/[\s,()]/gu, '')).toSorted().join('');
    fc.assert(
      fc.property(fc.array(word, { maxLength: 7 }), (words) => {
        const text = words.join(' ');
        const { titles, initials, firstName, infix, lastName } = splitPersonName(text);
        expect(letters([titles, initials, firstName, infix, lastName].join(''))).toBe(letters(text));
      }),
      { numRuns: 500 },
    );
  });

  it('finds the parts of any usual name again, either way round', () => {
    const name = fc.record({
      initials: fc.constantFrom('A.', 'J.P.', 'Th.', 'A.B.C.'),
      infix: fc.constantFrom('', 'van', 'van den', "in 't", 'de', 'van de', 'ten', 'von der'),
      lastName: fc.constantFrom('Berg', 'Jansen', 'Vries-Smit', 'Broek', 'Ödön', 'Hof'),
    });
    fc.assert(
      fc.property(name, ({ initials, infix, lastName }) => {
        const expected = { initials, infix, lastName, firstName: '' };
        const join = (...parts: string[]): string => parts.filter(Boolean).join(' ');
        expect(splitPersonName(join(initials, infix, lastName))).toMatchObject(expected);
        expect(splitPersonName(`${lastName}, ${join(initials, infix)}`)).toMatchObject(expected);
        expect(splitPersonName(`${join(infix, lastName)}, ${initials}`)).toMatchObject(expected);
      }),
    );
  });
});

describe('splitSurname', () => {
  it.each([
    ['van den Berg', 'van den', 'Berg'],
    ['Berg, van den', 'van den', 'Berg'],
    ['Berg (van den)', 'van den', 'Berg'],
    ['Berg', '', 'Berg'],
    ['Jansen, Utrecht', '', 'Jansen, Utrecht'],
  ])('%j', (text, infix, lastName) => {
    expect(splitSurname(text)).toEqual({ infix, lastName });
  });
});

describe('salutationOf', () => {
  it.each([
    ['dhr.', 'mr'],
    ['De heer', 'mr'],
    ['M', 'mr'],
    ['Mevr', 'mrs'],
    ['v', 'mrs'],
    ['Mrs.', 'mrs'],
    ['', 'none'],
    ['onbekend', 'none'],
    ['Dhr./Mevr.', null],
    ['familie', null],
  ] as const)('%j', (text, expected) => {
    expect(salutationOf(text)).toBe(expected);
  });
});

describe('isOrganisationName', () => {
  it.each([
    ['Bakkerij De Korenbloem', true],
    ['Jansen B.V.', true],
    ['Jansen BV', true],
    ['Stichting Nest', true],
    ['Jansen & Smit', true],
    ['A. van den Berg', false],
    ['Schoolmeester, J.', false],
  ])('%j', (name, expected) => {
    expect(isOrganisationName(name)).toBe(expected);
  });
});
