import { describe, expect, test } from 'vitest';
import { hasBasis, instantFor, isValidAt, objectionAgainst, type Consent, type Objection } from '../../../../../shared/domain/consent/consent.ts';
import { brandId, type ConsentId, type ContactId, type ObjectionId } from '../../../../../shared/lib/brand.ts';

const consent = (given: Partial<Consent> = {}): Consent => ({
  ...{ id: brandId<ConsentId>('c'), contactId: brandId<ContactId>('k'), purpose: 'sales', basis: 'consent', product: '', channel: 'phone' },
  ...{ scope: '', grantedHow: 'call', proof: '', validFrom: 100, validTo: null, withdrawnAt: null, createdAt: 100, createdBy: null },
  ...given,
});
const objection = (given: Partial<Objection> = {}): Objection => ({
  ...{ id: brandId<ObjectionId>('o'), purpose: 'sales', channel: 'phone', contactId: null, numbers: [], note: '', interactionId: null },
  ...{ at: 100, by: null, byName: '' },
  ...given,
});

test.each<[string, Partial<Consent>, number, boolean]>([
  ['before its first day', {}, 99, false],
  ['from its first instant', {}, 100, true],
  ['just before its end', { validTo: 200 }, 199, true],
  ['at its end', { validTo: 200 }, 200, false],
  ['once it was withdrawn, also by a clock that was set back since', { withdrawnAt: 150 }, 149, false],
  ['once it was withdrawn', { withdrawnAt: 150 }, 151, false],
])('a basis %s', (_name, given, at, expected) => expect(isValidAt(consent(given), at)).toBe(expected));

test('what was just recorded or withdrawn counts also by a clock that is some time behind', () => {
  const given = consent({ validFrom: 500, createdAt: 501 });
  const withdrawn = consent({ withdrawnAt: 600 });
  expect(isValidAt(given, instantFor([given], 450))).toBe(true);
  expect(isValidAt(withdrawn, instantFor([withdrawn], 450))).toBe(false);
  expect(isValidAt(consent({ validFrom: 900 }), instantFor([consent({ validFrom: 900 })], 450))).toBe(false);
  expect(instantFor([given, withdrawn], 700)).toBe(700);
  expect(instantFor([], 700)).toBe(700);
});

describe('a basis', () => {
  const ask = { purpose: 'sales', channel: 'phone', at: 150 } as const;
  test('is of one purpose, one channel and one product', () => {
    expect(hasBasis([consent()], ask)).toBe(true);
    expect(hasBasis([consent({ purpose: 'research' })], ask)).toBe(false);
    expect(hasBasis([consent({ channel: 'e-mail' })], ask)).toBe(false);
    expect(hasBasis([consent({ channel: 'all' })], ask)).toBe(true);
    expect(hasBasis([consent({ product: 'Gas' })], ask)).toBe(false);
    expect(hasBasis([consent({ product: 'Gas' })], { ...ask, product: ' gas' })).toBe(true);
    expect(hasBasis([], ask)).toBe(false);
  });
});

describe('an objection', () => {
  test('is of a purpose and a channel, or of all', () => {
    expect(objectionAgainst([objection()], 'sales', 'phone')).not.toBeNull();
    expect(objectionAgainst([objection()], 'research', 'phone')).toBeNull();
    expect(objectionAgainst([objection()], 'sales', 'post')).toBeNull();
    expect(objectionAgainst([objection({ purpose: 'all', channel: 'all' })], 'research', 'post')).not.toBeNull();
  });
});
