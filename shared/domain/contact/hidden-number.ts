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
