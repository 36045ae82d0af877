/** Abbreviations and words by which a legal person says in its name that it is one (Dutch Civil Code, book 2, articles 27, 66, 177 and 286). */
const LEGAL_PERSON = /(?:^|\s)(?:b\.?\s?v\.?|n\.?\s?v\.?|s\.?e\.?|u\.?a\.?|w\.?a\.?|b\.?a\.?|stichting|vereniging|co[oö]peratie|onderlinge|gemeente|provincie|waterschap|ministerie)(?=$|[\s,)])/iu;
/** Sole traders and partnerships are natural persons, whatever else their name has in it. */
const NATURAL_PERSON = /(?:^|\s)(?:v\.?\s?o\.?\s?f\.?|c\.?v\.?|maatschap|eenmanszaak|zzp)(?=$|[\s,)])/iu;

/** Whether an organisation is a legal person, as its name says; false where it does not say. */
export const isLegalPerson = (name: string): boolean => LEGAL_PERSON.test(name) && !NATURAL_PERSON.test(name);
