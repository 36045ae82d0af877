/** Beginnings of numbers at a higher rate, by country code, from the national numbering plans (ITU-T E.129 notices). */
const PREMIUM: readonly string[] = [
  ...['+31900', '+31906', '+31909', '+3118'],
  ...['+3290', '+3270'],
  ...['+49900', '+49137', '+49180'],
  ...['+449', '+44871', '+44872', '+44873'],
  ...['+3389', '+34803', '+34806', '+34807', '+39899', '+39892', '+43900', '+43930', '+43939', '+41900', '+41901', '+41906', '+1900', '+351760'],
];

/** Whether calling costs more than a call to somebody does. */
export const isPremium = (number: string): boolean => PREMIUM.some((start) => number.startsWith(start));

/** What is dialled before a number so that the other side does not see who calls: GSM 02.30, the Netherlands, North America, the United Kingdom. */
const HIDING = /^\s*(?:#31#|\*31\*|\*67|141(?=0))/u;

/** Whether this is dialled with the caller's own number kept back. */
export const hidesCaller = (target: string): boolean => HIDING.test(target);
