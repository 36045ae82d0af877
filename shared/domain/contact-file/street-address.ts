/** Street and number, which address books mostly have in one. */
export type StreetAddress = { readonly street: string; readonly houseNumber: string };

/** A number with an addition: 12, 12a, 12-3, 12 bis, 12-III, 12 A-4. */
const WITH_NUMBER = /^(.*\p{L}.*?)[\s,]+(\d{1,5}(?:\s?[-/]\s?\w{1,5}|\s?\p{L}{1,4})?(?:\s?[-/]\s?\w{1,5})?)$/u;

/**
 * Takes the house number off a street: "Laan 1940-1945 12a" is 12a in Laan 1940-1945. What has no number at its end is a street as it
 * stands, also "12 High Street", where it stands in front.
 */
export function splitStreetAddress(text: string): StreetAddress {
  const clean = text.replaceAll(/\s+/gu, ' ').trim();
  const [, street, houseNumber] = WITH_NUMBER.exec(clean) ?? [];
  return street === undefined || houseNumber === undefined
    ? { street: clean, houseNumber: '' }
    : { street: street.replace(/,$/u, '').replace(/\s(?:nr\.?|no\.?)$/iu, ''), houseNumber };
}

/** "1234 AB Utrecht" as postcode and city; without a Dutch postcode all of it is the city. */
export function splitPostcodeCity(text: string): { readonly postcode: string; readonly city: string } {
  const clean = text.replaceAll(/\s+/gu, ' ').trim();
  const [, postcode, city] = /^(\d{4}\s?[A-Z]{2})(?:[\s,]+(.*))?$/iu.exec(clean) ?? [];
  return postcode === undefined ? { postcode: '', city: clean } : { postcode, city: city ?? '' };
}

/** A Dutch postcode in its usual form, "1234 AB"; others as they are. */
export function tidyPostcode(text: string): string {
  const clean = text.replaceAll(/\s+/gu, ' ').trim();
  const [, digits, letters] = /^([1-9]\d{3})\s?([A-Z]{2})$/iu.exec(clean) ?? [];
  return digits === undefined || letters === undefined ? clean : `${digits} ${letters.toUpperCase()}`;
}
