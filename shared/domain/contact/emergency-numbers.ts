import { getCountries, getCountryCallingCode } from 'libphonenumber-js/min';
import { dialledKeys, splitAddress } from './phone-address.ts';

/** The one number of the European Union, the United Kingdom and every mobile network (Directive (EU) 2018/1972, article 109; 3GPP TS 22.101, 10.1). */
const EVERYWHERE = '112';

/**
 * Emergency numbers beside 112, by country (ISO 3166-1 alpha-2). Sources: Google's libphonenumber, ShortNumberMetadata, field
 * `emergency` (npm google-libphonenumber 3.2.47), and the national numbering plans that it quotes (ITU-T E.129 notices), with the
 * mountain, sea and text numbers of those plans. Numbers that are not for emergencies (101 in the United Kingdom) are left out.
 */
export const EMERGENCY_NUMBERS: Readonly<Record<string, readonly string[]>> = {
  AT: ['122', '133', '140', '144'],
  AU: ['000', '106'],
  BE: ['100', '101'],
  BG: ['150', '160', '166'],
  CA: ['911'],
  CH: ['117', '118', '144', '1414'],
  CY: ['199'],
  CZ: ['150', '155', '156', '158'],
  DE: ['110'],
  DK: [],
  EE: ['110'],
  ES: ['061', '062', '080', '085', '088', '091', '092'],
  FI: [],
  FR: ['15', '17', '18', '114', '191', '196'],
  GB: ['999', '18000'],
  GR: ['100', '108', '166', '199'],
  HR: ['192', '193', '194', '195'],
  HU: ['104', '105', '107'],
  IE: ['999'],
  IS: [],
  IT: ['113', '115', '118', '1530'],
  LI: ['117', '118', '144'],
  LT: ['01', '02', '03', '011', '022', '033', '101', '102', '103'],
  LU: ['113'],
  LV: ['01', '02', '03', '110', '113'],
  MT: [],
  // Mobile networks lead 911 to 112.
  NL: ['911'],
  NO: ['110', '113'],
  NZ: ['111'],
  PL: ['997', '998', '999'],
  PT: ['115', '117'],
  RO: [],
  SE: ['90000'],
  SI: ['113'],
  SK: ['150', '155', '158'],
  US: ['911'],
};

/** Where the table says nothing: what every mobile telephone takes for an emergency number (3GPP TS 22.101, 10.1.1). */
const ELSEWHERE = ['911'];

/**
 * Whether this reaches the emergency services of the country: 112 everywhere, and the country's own, in any notation that leads
 * to these digits. Prefixes for an outside line are the exchange's own and are not known here.
 *
 * @param country ISO 3166-1 alpha-2.
 */
export function isEmergency(raw: string, country: string): boolean {
  const keys = dialledKeys(splitAddress(raw).user);
  return keys !== null && (keys === EVERYWHERE || (EMERGENCY_NUMBERS[country] ?? ELSEWHERE).includes(keys));
}

/** Every emergency number as it is dialled in its own country, and behind the code of that country. */
let everywhere: ReadonlySet<string> | null = null;
const madeEverywhere = (): ReadonlySet<string> =>
  new Set(
    getCountries().flatMap((country) => {
      const own = [EVERYWHERE, ...(EMERGENCY_NUMBERS[country] ?? ELSEWHERE)];
      const code = getCountryCallingCode(country);
      return [...own, ...own.map((number) => `+${code}${number}`)];
    }),
  );

/**
 * Whether this is the emergency number of any country, as it is dialled there or behind the country's code, which a line may leave out. For
 * what nobody types: a list may come from anywhere, and be called from anywhere.
 */
export function isEmergencyAnywhere(raw: string): boolean {
  const keys = dialledKeys(splitAddress(raw).user);
  return keys !== null && (everywhere ??= madeEverywhere()).has(keys.replace(/^00(?=\d{3})/u, '+'));
}
