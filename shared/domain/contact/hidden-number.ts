/**
 * What stands for a telephone number before people who may not see it: which one it is (for dialling and saving, known to main alone) and
 * its last two digits, so that two numbers can be told apart.
 */
const HIDDEN = /^hidden:(\d+):(\d{0,2})$/u;

export function hiddenNumber(index: number, number: string): string {
  return `hidden:${index}:${number.replaceAll(/\D/gu, '').slice(-2)}`;
}

/** Which number is meant; null for text that is no hidden number. */
export function hiddenIndex(text: string): number | null {
  const index = HIDDEN.exec(text)?.[1];
  return index === undefined ? null : Number(index);
}

/** For reading: "•••• ••78"; null for text that is no hidden number. */
export function hiddenDisplay(text: string): string | null {
  const found = HIDDEN.exec(text);
  return found === null ? null : `•••• ••${found[2] ?? ''}`;
}

const DIGIT_SIGNS = '⁰¹²³⁴⁵⁶⁷⁸⁹';
const IN_TEXT = /•••• ••\d{0,2}[⁰¹²³⁴⁵⁶⁷⁸⁹]*/gu;

/**
 * What stands for a number within a text: "•••• ••78", with a small figure from the second different number on that ends so.
 * @param nth how many different numbers with this end were there before
 */
export function hiddenInText(number: string, nth: number): string {
  const small = nth === 0 ? '' : String(nth + 1).replaceAll(/\d/gu, (digit) => DIGIT_SIGNS.charAt(Number(digit)));
  return `${hiddenDisplay(hiddenNumber(0, number)) ?? ''}${small}`;
}

/** A text with every number that is hidden in it turned into something else. */
export function replaceHidden(text: string, by: (hidden: string) => string): string {
  return text.replaceAll(IN_TEXT, by);
}

/** Where in a text hidden numbers stand, from the first character to the one behind the last. */
export function hiddenRanges(text: string): readonly { readonly from: number; readonly to: number }[] {
  return [...text.matchAll(IN_TEXT)].map(({ index, 0: found }) => ({ from: index, to: index + found.length }));
}
