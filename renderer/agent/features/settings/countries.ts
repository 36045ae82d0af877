import { getCountries } from 'libphonenumber-js/min';

/** Every country with a telephone numbering plan, by name in the given language. */
export function countryOptions(language: string): readonly { readonly value: string; readonly label: string }[] {
  const names = new Intl.DisplayNames(language, { type: 'region' });
  return getCountries()
    .map((code) => ({ value: code as string, label: names.of(code) ?? code }))
    .toSorted((a, b) => a.label.localeCompare(b.label, language));
}
