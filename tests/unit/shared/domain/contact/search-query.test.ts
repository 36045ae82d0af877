import { describe, expect, it } from 'vitest';
import { readQuery } from '../../../../../shared/domain/contact/search-query.ts';

const read = (text: string) => readQuery(text, 'NL');
const names = (text: string) => read(text).readings.map(({ given, family }) => `${given}|${family}`);

describe('reading a query', () => {
  it('reads names with particles, first names and initials in both orders', () => {
    expect(names('jansen')).toEqual(['|jansen']);
    expect(names('jan jansen')).toEqual(['|jan jansen', 'jan|jansen', 'jansen|jan']);
    expect(names('Jan van den B')).toEqual(['|jan van den b', 'jan|van den b', 'b|van den jan']);
    expect(names('van den berg')).toEqual(['|van den berg']);
    expect(names('Berg, Jan van den')).toEqual(['|berg jan van den', 'berg jan|van den', 'jan|van den berg']);
    expect(names('van')).toEqual(['|van']);
    expect(read('J.W. de Vries').readings[1]).toEqual({ given: 'j w', initials: 'jw', family: 'de vries', particle: true });
    expect(read('jw vries').readings[1]).toMatchObject({ given: 'jw', initials: 'jw' });
    expect(read('Johannes vries').readings[1]).toMatchObject({ initials: '' });
  });

  it('takes digits for a number in any notation and for nothing else', () => {
    for (const text of ['0612345678', '06-12345678', '+31 6 1234 5678', '0031612345678', '+31 (0)6 12345678'])
      expect(read(text)).toMatchObject({ number: '+31612345678', numberStart: '+31612345678', digits: expect.stringMatching(/612345678$/) });
    expect(read('0612')).toMatchObject({ number: null, numberStart: '+31612', digits: '612' });
    expect(read('345678')).toMatchObject({ number: null, numberStart: '', digits: '345678' });
    expect(read('+49170')).toMatchObject({ numberStart: '+49170' });
    expect(read('jansen 4')).toMatchObject({ digits: '', numberStart: '' });
    expect(readQuery('0470', 'BE')).toMatchObject({ numberStart: '+32470' });
    expect(readQuery('0470', 'JP')).toMatchObject({ numberStart: '', digits: '470' });
  });

  it('reads postcode and house number, finished or not', () => {
    expect(read('1012AB').address).toEqual({ postcode: '1012AB', houseNumber: '' });
    expect(read('1012 ab 12-a').address).toEqual({ postcode: '1012AB', houseNumber: '12-a' });
    expect(read('1012ab12').address).toEqual({ postcode: '1012AB', houseNumber: '12' });
    expect(read('1012 a').address).toEqual({ postcode: '1012A', houseNumber: '' });
    expect(read('1012').address).toEqual({ postcode: '1012', houseNumber: '' });
    expect(read('1012a 12').address).toBeNull();
    expect(read('0612345678').address).toBeNull();
    expect(read('jansen').address).toBeNull();
  });

  it('knows what can be an e-mail address, and what says nothing', () => {
    expect(read('Jan.Jansen@Post').mail).toBe('jan.jansen@post');
    expect(read('jan.jansen').mail).toBe('jan.jansen');
    expect(read('jan jansen').mail).toBe('');
    expect(read('06.12').mail).toBe('');
    expect(read('  ')).toMatchObject({ key: '', words: [], readings: [], digits: '' });
    expect(read('!?"*()')).toMatchObject({ key: '', words: [], readings: [] });
  });
});
