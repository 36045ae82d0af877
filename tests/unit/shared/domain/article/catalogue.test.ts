import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { priceOn, type ArticlePrice } from '../../../../../shared/domain/article/article.ts';
import { columnsOf, readCatalogue } from '../../../../../shared/domain/article/catalogue.ts';

const table = (...rows: readonly string[]) => rows.map((row, index) => ({ number: index + 1, cells: row.split(';'), unreadable: false }));

describe('a catalogue', () => {
  it('knows its columns by Dutch and English headings', () => {
    expect(columnsOf(['Bestelcode', 'Naam', 'Prijs incl. btw', 'BTW %', 'Geldig_vanaf', 'Klant', 'Kleur'])).toEqual(['code', 'name', 'price', 'vat', 'from', 'list', null]);
  });

  it('makes one article of the rows of a code, with its prices by list and day', () => {
    expect(readCatalogue(table('code;name;price;vat;list;from;until;stock', 'ST-12;Oak chair;49,95;21;;;;12', 'st-12;;1.045,00;;Lindenhuis;01-01-2026;31-12-2026;', 'ST-12;Oak chair;44,95;;;;;', ';;;;;;;'))).toEqual({
      articles: [
        {
          ...{ code: 'ST-12', name: 'Oak chair', vat: '21', stock: '12', active: true },
          prices: [
            { list: 'Lindenhuis', from: '2026-01-01', until: '2026-12-31', amount: 104_500 },
            { list: '', from: '', until: '', amount: 4_495 },
          ],
        },
      ],
      rejected: [],
    });
  });

  it('says nothing about what it has no column for, and empties what it has an empty column for', () => {
    const only = (...rows: readonly string[]) => {
      const read = readCatalogue(table(...rows));
      return typeof read === 'string' ? read : read.articles[0];
    };
    expect(only('code;name;price', 'B-1;Book;12,50')).toEqual({ code: 'B-1', name: 'Book', active: true, prices: [{ list: '', from: '', until: '', amount: 1_250 }] });
    expect(only('code;name;unit;vat;stock', 'B-1;Book;;;')).toEqual({ code: 'B-1', name: 'Book', unit: '', stock: '', active: true, prices: [] });
  });

  it('leaves out what cannot be used, each row with its number and why', () => {
    const read = readCatalogue([...table('code;name;price;vat;from;until', ';Chair;1;;;', 'A;;1;;;', 'B;Table;much;;;', 'C;Lamp;1;101;;', 'D;Rug;1;;31-02-2026;', 'E;Bed;1;;02-01-2026;01-01-2026', 'F;Sofa;-1;;;', 'G;Door;99999999999999;;;', 'H;One;1;;;', 'h;Other;1;;;'), { number: 12, cells: ['"'], unreadable: true }]);
    if (typeof read === 'string') throw new Error(read);
    expect(read.rejected.map(({ row, fault }) => [row, fault])).toEqual([
      ...([[2, 'no-code'], [3, 'no-name'], [4, 'bad-price'], [5, 'bad-vat'], [6, 'bad-date'], [7, 'bad-date'], [8, 'bad-price'], [9, 'bad-price'], [11, 'other-article'], [12, 'unreadable']] as const),
    ]);
    expect(read.articles.map(({ code }) => code)).toEqual(['H']);
  });

  it('is none without its two columns, or without anything', () => {
    expect(readCatalogue(table('naam;prijs'))).toBe('no-code-column');
    expect(readCatalogue(table('code;prijs'))).toBe('no-name-column');
    expect(readCatalogue(table(';;'))).toBe('empty');
  });
});

describe('the price that counts', () => {
  const price = (list: string, from: string, amount: number, until = ''): ArticlePrice => ({ list, from, until, amount });
  const prices = [price('', '', 100), price('', '2026-06-01', 110), price('Acme', '2026-01-01', 90, '2026-06-30'), price('acme', '2026-03-01', 80, '2026-03-31')];
  it.each([
    ['2025-12-31', ['Acme'], 100],
    ['2026-01-01', ['ACME '], 90],
    ['2026-03-15', ['nobody', 'acme'], 80],
    ['2026-04-01', ['acme'], 90],
    ['2026-07-01', ['acme'], 110],
    ['2026-05-31', [], 100],
  ])('on %s for %j is %d', (day, lists, amount) => expect(priceOn(prices, lists, day)?.amount).toBe(amount));

  it('is always one of those that hold on the day, whatever their order', () => {
    const day = fc.constantFrom('', '2026-01-01', '2026-02-01', '2026-03-01', '2026-04-01');
    const any = fc.record({ list: fc.constantFrom('', 'A', 'b'), from: day, until: day, amount: fc.nat(1_000) });
    fc.assert(
      fc.property(fc.array(any, { maxLength: 12 }), fc.constantFrom('2026-01-15', '2026-03-01'), (given, on) => {
        const found = priceOn(given, ['a'], on);
        const holds = given.filter(({ from, until }) => from <= on && (until === '' || until >= on));
        if (found === null) return !holds.some(({ list }) => list === '' || list === 'A');
        return holds.some((one) => one === found) && (found.list === 'A' || !holds.some(({ list }) => list === 'A')) && !holds.some(({ list, from }) => list === found.list && from > found.from);
      }),
    );
  });
});
