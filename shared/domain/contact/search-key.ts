/** Letters that Unicode does not take apart but that people type without their stroke or as two. */
const FOLDED: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ħ: 'h',
  ı: 'i',
  ŧ: 't',
  ŋ: 'n',
  ĸ: 'k',
  ς: 'σ',
};

/**
 * The form in which names are stored for searching and in which a query is compared with them: lower-case, accents folded, punctuation
 * as single blanks. Stored because SQLite's own `lower` knows only ASCII. Applying it twice changes nothing.
 */
export function searchKey(text: string): string {
  return folded(folded(text))
    .replace(/[^\p{L}\p{N}\p{M}]+/gu, ' ')
    .trim();
}

/**
 * The digits of a telephone number in the form in which parts of numbers are compared: without the leading zeros that differ between
 * national and international notation, so that the key of "06-1234" is found in the key of "+31 (0)6 12345678".
 */
export function digitsKey(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/\(\s*0\s*\)/gu, '')
    .replace(/[^0-9]/gu, '')
    .replace(/^0+/u, '');
}

/** Applied twice, because taking a few letters apart yields capitals, and lower-casing yields marks. */
function folded(text: string): string {
  return text
    .toLowerCase()
    .normalize('NFKD')
    .replace(/\p{Mn}/gu, '')
    .replace(/[ßæœøłđðþħıŧŋĸς]/gu, (letter) => FOLDED[letter] ?? letter);
}
