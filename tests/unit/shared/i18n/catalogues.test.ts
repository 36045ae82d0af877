import { describe, expect, it } from 'vitest';
import { CATALOGUES } from '../../../../shared/i18n/catalogues.ts';

/** Every text by its dotted key. */
function flatten(value: unknown, prefix = ''): Map<string, string> {
  if (typeof value === 'string') return new Map([[prefix, value]]);
  return new Map(
    Object.entries(value as object).flatMap(([key, inner]) => [
      ...flatten(inner, prefix === '' ? key : `${prefix}.${key}`),
    ]),
  );
}

const en = flatten(CATALOGUES.en);
const nl = flatten(CATALOGUES.nl);
const placeholders = (text: string): string =>
  [...text.matchAll(/\{\{(\w+)\}\}/g)]
    .map(([, name = '']) => name)
    .toSorted((a, b) => a.localeCompare(b))
    .join(',');

describe('the texts', () => {
  it('exist in both languages under the same keys', () =>
    expect([...nl.keys()].toSorted()).toEqual([...en.keys()].toSorted()));

  it('ask for the same values in both languages', () =>
    expect(
      [...en].filter(([key, text]) => placeholders(text) !== placeholders(nl.get(key) ?? '')).map(([key]) => key),
    ).toEqual([]));

  it('carry no space at their ends, and are empty only in both languages', () =>
    expect(
      [...en]
        .filter(
          ([key, text]) =>
            text !== text.trim() || nl.get(key) !== nl.get(key)?.trim() || (text === '') !== (nl.get(key) === ''),
        )
        .map(([key]) => key),
    ).toEqual([]));

  it('keep the English names that tests and assistive technology rely on', () =>
    expect(
      [
        'telephone.region',
        'script.region',
        'customer.region',
        'registration.region',
        'setup.practice.button',
        'setup.account.button',
        'setup.test',
      ].map((key) => en.get(key)),
    ).toEqual(['Telephone', 'Script', 'Customer', 'Registration', 'Practice line', 'My telephone account', 'Test']));
});
