import { weighted, type Random } from './random.ts';

export type Number = { readonly raw: string; readonly e164: string | null; readonly kind: 'mobile' | 'home' | 'work' };

/** The ways in which a Dutch number of area or network code and rest is written down. */
const WRITTEN: readonly ((code: string, rest: string) => string)[] = [
  (code, rest) => `0${code}-${rest}`,
  (code, rest) => `0${code}${rest}`,
  (code, rest) => `0${code} ${rest}`,
  (code, rest) => `+31 ${code} ${rest}`,
  (code, rest) => `+31${code}${rest}`,
  (code, rest) => `0031${code}${rest}`,
  (code, rest) => `(0${code}) ${rest.slice(0, 3)} ${rest.slice(3)}`,
  (code, rest) => `+31 (0)${code} ${rest}`,
  (code, rest) => `0${code}-${rest.replace(/(\d\d)(?=\d)/gu, '$1 ').trim()}`,
];
const drawWriting = weighted(
  WRITTEN.map((write, index) => [write, [30, 25, 14, 8, 8, 3, 3, 2, 7][index] ?? 1] as const),
);

const digits = (random: Random, count: number): string => {
  let text = '';
  for (let left = count; left > 0; left--) text += random.int(10);
  return text;
};

function dutch(random: Random, code: string, rest: string, kind: Number['kind']): Number {
  return { raw: drawWriting(random)(code, rest), e164: `+31${code}${rest}`, kind };
}

/** A mobile number; 06 is followed by 1 to 5 or 8. */
export const drawMobile = (random: Random): Number =>
  dutch(random, '6', `${random.pick(['1', '2', '3', '4', '5', '8'])}${digits(random, 7)}`, 'mobile');

/** A line at home or at the office: area code and number have nine digits together, and the number begins with 2 to 8. */
export const drawLandline = (random: Random, areaCode: string, kind: 'home' | 'work'): Number =>
  dutch(random, areaCode, `${2 + random.int(7)}${digits(random, 8 - areaCode.length)}`, kind);

/** A company's number without an area. */
export const drawCompanyNumber = (random: Random): Number =>
  dutch(random, '88', `${2 + random.int(7)}${digits(random, 6)}`, 'work');

/** A number of a neighbouring country. */
export function drawForeign(random: Random): Number {
  const [prefix, rest] = random.pick([
    ['32', `4${7 + random.int(3)}${digits(random, 7)}`],
    ['49', `1${random.pick(['51', '60', '70', '75'])}${digits(random, 8)}`],
    ['44', `7${random.pick(['4', '5', '7', '8'])}${digits(random, 8)}`],
    ['33', `6${digits(random, 8)}`],
  ] as const);
  return {
    raw: random.chance(0.5) ? `+${prefix}${rest}` : `00${prefix} ${rest}`,
    e164: `+${prefix}${rest}`,
    kind: 'mobile',
  };
}

/** An extension of a company's own exchange: no number of the public network. */
export const drawExtension = (random: Random): Number => ({
  raw: `tst ${digits(random, 4)}`,
  e164: null,
  kind: 'work',
});
