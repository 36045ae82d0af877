import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { parsePhone } from '../../../shared/domain/contact/phone-number.ts';
import { validateContact } from '../../../shared/domain/contact/validate-contact.ts';
import { contacts, makeContact } from './contact.ts';
import { CSV_HEADS, writeCsv } from './csv.ts';
import { fieldsOfMade, idOfMade } from './rows.ts';

const SEED = 7;
const some = [...contacts(SEED, 5_000)];

describe('made customers', () => {
  it('are the same for the same seed, each made alone or in a row, and others for another seed', () => {
    expect(makeContact(SEED, 4_321)).toEqual(some[4_321]);
    expect(makeContact(SEED + 1, 4_321)).not.toEqual(some[4_321]);
    expect(new Set(some.map(({ index }) => idOfMade(SEED, index))).size).toBe(some.length);
    expect(new Set(some.map(({ customerNumber }) => customerNumber).filter(Boolean)).size).toBeGreaterThan(4_500);
    for (const { index } of some.slice(0, 50))
      expect(idOfMade(SEED, index)).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}$/);
  });

  it('could be saved by an agent as they are: names, postcodes, addresses and numbers are valid', () => {
    for (const made of some)
      expect(
        validateContact(fieldsOfMade(made)).filter(({ severity }) => severity === 'error'),
        JSON.stringify(made),
      ).toEqual([]);
  });

  it('bear names as often as people do', () => {
    const share = (test: (made: (typeof some)[number]) => boolean): number => some.filter(test).length / some.length;
    expect(share(({ infix, lastName }) => infix === 'de' && lastName === 'Jong')).toBeGreaterThan(0.002);
    expect(share(({ lastName }) => lastName.startsWith('Jans'))).toBeGreaterThan(0.005);
    expect(share(({ infix }) => infix !== '')).toBeGreaterThan(0.25);
    expect(share(({ lastName }) => /\P{ASCII}/u.test(lastName))).toBeGreaterThan(0.001);
    // Most names are rare: a list of few names would make every search easy or hard alike.
    expect(new Set(some.map(({ lastName }) => lastName)).size).toBeGreaterThan(2_000);
  });

  it('go into a CSV file that is quoted where it has to be', async () => {
    const folder = mkdtempSync(path.join(os.tmpdir(), 'balie-made-'));
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    const file = path.join(folder, 'made.csv');
    const bytes = await writeCsv(file, SEED, 2_000);
    expect(bytes).toBe(statSync(file).size);
    const lines = readFileSync(file, 'utf8').split('\r\n');
    expect(lines).toHaveLength(2_002);
    expect(lines[0]).toBe(`\u{FEFF}${CSV_HEADS.join(';')}`);
    for (const line of lines.slice(0, -1)) expect(line.split(';')).toHaveLength(CSV_HEADS.length);
  });
});

describe('numbers of made customers', () => {
  it('are read from each notation as the number that they are', () => {
    let numbers = 0;
    for (const { phones } of some.slice(0, 1_500))
      for (const { raw, e164 } of phones) {
        expect(parsePhone(raw, 'NL'), raw).toBe(e164);
        numbers += 1;
      }
    expect(numbers).toBeGreaterThan(1_500);
  });
});
