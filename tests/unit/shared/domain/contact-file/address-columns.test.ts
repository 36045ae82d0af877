import { describe, expect, it } from 'vitest';

import { addressColumns, readAddresses, writeAddresses } from '../../../../../shared/domain/contact-file/address-columns.ts';
import { guessColumns } from '../../../../../shared/domain/contact-file/guess-columns.ts';
import { mergedFields } from '../../../../../shared/domain/contact-file/merged-fields.ts';
import { rowToContact } from '../../../../../shared/domain/contact-file/row-to-contact.ts';
import { newAddress } from '../../../../../shared/domain/contact/contact.ts';
import { emptyContactFields } from '../../../../../shared/domain/contact/contact-name.ts';

const HOME = newAddress({ street: 'Markt', houseNumber: '1', postcode: '2801 AB', city: 'Gouda' });
const WORK = newAddress({ street: 'Kade', houseNumber: '12a', postcode: '3011 AA', city: 'Rotterdam', country: 'NL', kind: 'work' });

/** The addresses of one row, with the columns that its headings are taken for. */
function addressesOf(headings: string, cells: string) {
  const names = headings.split(';');
  const mapping = guessColumns({ headings: names, rows: [cells.split(';')], remembered: null, country: 'NL' });
  const outcome = rowToContact(cells.split(';'), { mapping, headings: names, country: 'NL', language: 'nl' });
  if (outcome.kind !== 'contact') throw new Error(outcome.kind);
  return outcome.fields.addresses.map(({ street, houseNumber, postcode, city, kind }) => `${street} ${houseNumber}, ${postcode} ${city} (${kind})`);
}

describe('several addresses of a row', () => {
  it.each([
    ['numbers', 'Naam;Straat;Straat 2;Huisnummer;Huisnummer 2;Postcode;Postcode 2;Plaats;Plaats 2', 'Bos;Markt;Kade;1;12a;2801AB;3011 aa;Gouda;Rotterdam', ['home', 'home']],
    ['words', 'Naam;Straat;Huisnummer;Postcode;Plaats;Factuuradres;Factuurpostcode;Factuurplaats', 'Bos;Markt;1;2801AB;Gouda;Kade 12a;3011AA;Rotterdam', ['home', 'billing']],
    ['order', 'Naam;Bezoekadres;Postcode;Plaats;Postadres;Postcode;Plaats', 'Bos;Markt 1;2801AB;Gouda;Kade 12a;3011AA;Rotterdam', ['home', 'post']],
    ['Outlook', 'Last Name;Business Street;Business City;Business Postal Code;Home Street;Home City;Home Postal Code', 'Bos;Markt 1;Gouda;2801AB;Kade 12a;Rotterdam;3011AA', ['work', 'home']],
    ['Google', 'Name;Address 1 - Label;Address 1 - Formatted;Address 1 - Street;Address 1 - City;Address 1 - Postal Code;Address 2 - Street;Address 2 - City;Address 2 - Postal Code', 'Bos;Home;x;Markt 1;Gouda;2801AB;Kade 12a;Rotterdam;3011AA', ['home', 'home']],
  ])('are told apart by %s', (_, headings, cells, [first, second]) => {
    expect(addressesOf(headings, cells)).toEqual([`Markt 1, 2801 AB Gouda (${first ?? ''})`, `Kade 12a, 3011 AA Rotterdam (${second ?? ''})`]);
  });

  it('a second line of one address is no second address', () => {
    expect(addressesOf('Naam;Adresregel 1;Adresregel 2;Postcode;Plaats', 'Bos;Markt 1;t.a.v. de receptie;2801AB;Gouda')).toEqual(['Markt 1, 2801 AB Gouda (home)']);
  });

  it('stand whole in one cell too, as an export writes them and as people do', () => {
    const text = writeAddresses([HOME, WORK], 'nl');
    expect(text).toBe('Markt; 1; 2801 AB; Gouda; ; thuis | Kade; 12a; 3011 AA; Rotterdam; NL; werk');
    expect(readAddresses(text)).toEqual([HOME, WORK]);
    expect(readAddresses('Markt 1, 2801 AB Gouda\nKade 12a, 3011aa Rotterdam, NL (werk)')).toEqual([HOME, WORK]);
    expect(readAddresses('Hauptstraße 5, Berlin')).toEqual([newAddress({ street: 'Hauptstraße', houseNumber: '5', city: 'Berlin' })]);
    expect(readAddresses(' | ;;;;; ')).toEqual([]);
    // Beside columns for the first one, which has no column for its kind.
    expect(addressesOf('Naam;Straat;Huisnummer;Postcode;Plaats;Alle adressen', 'Bos;Kade;12a;3011 AA;Rotterdam;Kade, 12a, x').length).toBeGreaterThan(0);
    const mapping = ['lastName', 'street', 'houseNumber', 'postcode', 'city', 'country', 'addresses'] as const;
    const row = rowToContact(['Bos', 'Kade', '12a', '3011 AA', 'Rotterdam', 'NL', text], { mapping, headings: [], country: 'NL', language: 'nl' });
    expect(row).toMatchObject({ fields: { addresses: [WORK, HOME] }, remarks: [] });
  });

  it('are added to those of a known customer, each once', () => {
    const known = { ...emptyContactFields(), lastName: 'Bos', addresses: [HOME] };
    const once = mergedFields(known, { ...known, addresses: [HOME, WORK] }, false);
    expect(once.addresses).toEqual([HOME, WORK]);
    expect(mergedFields(once, { ...known, addresses: [WORK, HOME] }, false).addresses).toEqual([HOME, WORK]);
    expect(addressColumns(['lastName'], ['x']).kinds).toEqual([]);
  });
});
