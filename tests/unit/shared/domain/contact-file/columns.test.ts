import { describe, expect, it } from 'vitest';
import { detectDialect } from '../../../../../shared/domain/contact-file/csv-dialect.ts';
import { columnDoubts, guessColumns, hasHeadings } from '../../../../../shared/domain/contact-file/guess-columns.ts';
import { headingSetKey, targetOfHeading } from '../../../../../shared/domain/contact-file/headings.ts';
import { CATALOGUES } from '../../../../../shared/i18n/catalogues.ts';
import { mappingProblems } from '../../../../../shared/domain/contact-file/target-field.ts';

const guess = (headings: readonly string[], rows: readonly (readonly string[])[] = []) =>
  guessColumns({ headings, rows, remembered: null, country: 'NL' });

describe('detectDialect', () => {
  it.each([
    [';', 'naam;plaats\nJansen, P.;Utrecht\nSmit, A.;Delft\n'],
    [',', 'name,city,notes\nJansen,Utrecht,"a; b; c; d"\nSmit,Delft,"e; f; g; h"\n'],
    ['\t', 'naam\tplaats\nJansen\tUtrecht\n'],
    ['|', 'naam|plaats|tel\nJansen|Utrecht|06\n'],
    [';', 'alleen een kolom\nJansen\n'],
    [',', 'a,b,c\n"x\ny, z",2,3\n4,5,6\n'],
  ])('finds %j', (delimiter, sample) => {
    expect(detectDialect(sample)).toEqual({ delimiter, namedInFirstLine: false });
  });

  it('believes the line that names it', () => {
    expect(detectDialect('sep=|\na;b|c\n')).toEqual({ delimiter: '|', namedInFirstLine: true });
  });
});

describe('targetOfHeading', () => {
  it.each([
    ['Achternaam', 'lastName'],
    ['TUSSENVOEGSEL', 'infix'],
    ['Tel. nr.', 'phone'],
    ['Telefoonnummer 2', 'phone'],
    ['Telefoonnummer overdag', 'phone'],
    ['E-mail 1 - Value', 'email'],
    ['E-mail 1 - Type', null],
    ['Business Phone', 'workPhone'],
    ['Mobile Phone', 'mobile'],
    ['Given Name', 'firstName'],
    ['customerNumber', 'customerNumber'],
    ['Klantnr.', 'customerNumber'],
    ['Postcode + plaats', 'postcodeCity'],
    ['Straat en huisnummer', 'address'],
    ['M/V', 'salutation'],
    ['Kleur auto', null],
    ['', null],
  ])('%j is %j', (heading, target) => {
    expect(targetOfHeading(heading)).toBe(target);
  });
});

describe('the headings that are exported', () => {
  it.each(['nl', 'en'] as const)('are recognised again (%s)', (language) => {
    const { ignore: _ignore, listField: _listField, ...headings } = CATALOGUES[language].contactFiles.target;
    expect(Object.fromEntries(Object.entries(headings).map(([target, heading]) => [target, targetOfHeading(heading)]))).toEqual(Object.fromEntries(Object.keys(headings).map((target) => [target, target])));
  });
});

describe('guessColumns', () => {
  it('knows a Dutch list', () => {
    expect(
      guess([
        'Klantnr',
        'Aanhef',
        'Voorletters',
        'Tv',
        'Naam',
        'Straat',
        'Huisnr',
        'Toevoeging',
        'Postcode',
        'Woonplaats',
        'Telefoon',
        'Mobiel',
        'E-mailadres',
      ]),
    ).toEqual([
      'customerNumber',
      'salutation',
      'initials',
      'infix',
      'lastName',
      'street',
      'houseNumber',
      'houseAddition',
      'postcode',
      'city',
      'phone',
      'mobile',
      'email',
    ]);
  });

  it('takes a street without a house number beside it for both', () => {
    expect(guess(['Naam', 'Straat', 'Plaats'])).toEqual(['fullName', 'address', 'city']);
  });

  it('knows the short ways to write a date of birth', () => {
    expect(guess(['Naam', 'Geb. datum'])).toEqual(['fullName', 'birthDate']);
    expect(guess(['Naam', 'Geb.datum'])).toEqual(['fullName', 'birthDate']);
  });

  it('looks at the values where the heading says nothing', () => {
    const rows = [
      ['a@b.example', '06 12345678', '1234 AB Delft', 'van den', 'Berg', 'x'],
      ['c@d.example', '020-1234567', '1234AB Gouda', '', 'Smit', 'y'],
      ['', '+31612345679', '', 'de', 'Vries', ''],
    ];
    expect(guess(['', '', '', '', '', ''], rows)).toEqual([
      'email',
      'phone',
      'postcodeCity',
      'infix',
      'lastName',
      'ignore',
    ]);
  });

  it('keeps what can be only once with the first column', () => {
    expect(guess(['Naam', 'Name', 'Telefoon', 'Phone'])).toEqual(['fullName', 'ignore', 'phone', 'phone']);
  });

  it('takes what was chosen before', () => {
    expect(
      guessColumns({ headings: ['Naam', 'X'], rows: [], remembered: ['organisation', 'notes'], country: 'NL' }),
    ).toEqual(['organisation', 'notes']);
  });

  it('remembers a set of headings in any order', () => {
    expect(headingSetKey(['Naam', 'Tel.'])).toBe(headingSetKey(['tel', 'NAAM']));
    expect(headingSetKey(['Naam', 'Tel.'])).not.toBe(headingSetKey(['Naam', 'Tel.', 'Plaats']));
  });
});

describe('hasHeadings', () => {
  it.each([
    [
      true,
      [
        ['Naam', 'Tel'],
        ['Jansen', '0612345678'],
      ],
    ],
    [
      true,
      [
        ['Wie', 'Waar'],
        ['Jansen', '0612345678'],
      ],
    ],
    [
      false,
      [
        ['Jansen', '0612345678'],
        ['Smit', '0612345679'],
      ],
    ],
    [
      false,
      [
        ['Jansen', 'Utrecht'],
        ['Smit', 'Delft'],
      ],
    ],
    [false, []],
  ])('%j', (expected, rows) => {
    expect(hasHeadings(rows, 'NL')).toBe(expected);
  });
});

describe('columnDoubts', () => {
  it('says that a column of numbers holds dates, rounded numbers or no numbers', () => {
    const rows = [
      ['2024-01-15', '6,12E+08', 'rood', '0612345678', 'geen'],
      ['15-1-2024', '6.1E+8', 'blauw', '', 'mail@b.example'],
    ];
    expect(columnDoubts(['phone', 'mobile', 'workPhone', 'homePhone', 'email'], rows, 'NL')).toEqual([
      { column: 0, doubt: 'dates', share: 1 },
      { column: 1, doubt: 'rounded', share: 1 },
      { column: 2, doubt: 'no-phones', share: 1 },
      { column: 4, doubt: 'no-emails', share: 0.5 },
    ]);
  });
});

describe('mappingProblems', () => {
  it('wants a name, and everything else once', () => {
    expect(mappingProblems(['phone', 'role', 'role'])).toEqual([
      { problem: 'no-name' },
      { problem: 'twice', target: 'role', columns: [1, 2] },
    ]);
    expect(mappingProblems(['lastName', 'phone', 'phone', 'ignore', 'ignore'])).toEqual([]);
  });
});
