import { isSupportedCountry, parsePhoneNumberFromString, type PhoneNumber } from 'libphonenumber-js/min';
import { appError, type AppError } from '../../errors/app-error.ts';
import { brandId, type E164 } from '../../lib/brand.ts';
import { err, ok, type Result } from '../../lib/result.ts';
import type { RemoteParty } from '../call/call.ts';
import type { PhoneKind } from './contact.ts';
import { hiddenDisplay } from './hidden-number.ts';
import { dialledKeys, splitAddress, type PhoneAddress } from './phone-address.ts';

/** What to send to the SIP server for something typed or pasted, and the number it is when it is one. */
export type DialTarget = { readonly target: string; readonly number: E164 | null };

/** Fewer digits without a country code are an extension of the own exchange, or a service of the local network. */
const SHORTEST_NATIONAL = 7;
/** Without trunk zero too, so that a long extension is not taken for a number (Denmark and Norway have eight digits). */
const SHORTEST_WITHOUT_TRUNK_ZERO = 8;
/** E.164 allows 15 digits; two more for an international prefix. More is two numbers pasted together. */
const LONGEST_NUMBER = 17;

/** `user@host`, with the scheme and only then a password part, and with URI parameters (the characters of RFC 3261, section 25.1). */
const SIP_ADDRESS =
  /^(?:sips?:[\w\-.!~*'()&=+$,;%#]+(?::[\w\-.!~*'()&=+$,%]*)?|[\w\-.!~*'()&=+$,;%#]+)@(?:[a-z\d.-]+|\[[\da-f:.]+\])(?::\d{1,5})?(?:;[\w\-.!~*'()[\]/:&+$%=]+)*$/iu;

/** Mobile ranges of the same countries; elsewhere the kind is not guessed. */
const MOBILE = /^\+(?:316[1-5689]|491[567]|324[5-9]|447[1-57-9]|33[67])/u;

/**
 * The number in any written form: national or international with any punctuation, tel, sip and callto addresses, and forms with a
 * display name, where a number in the display name counts when the address has none. Null for everything else: extensions,
 * emergency and service codes, names, numbers that the country does not have.
 *
 * @param country ISO 3166-1 alpha-2, for numbers without a country code.
 */
export function parsePhone(raw: string, country: string): E164 | null {
  const address = splitAddress(raw);
  return toE164(address.user, country) ?? numberInText(address.displayName, country)?.number ?? null;
}

/**
 * What to dial for any notation. Numbers go out as they were written, only without punctuation: national digits stay national, a
 * leading `+` or `00` stays, because exchanges differ in what they accept and the agent knows what works on the own one. Extensions
 * and service codes (`*97`, `#31#…`) stay themselves, `tel:` and `callto:` give their digits, a SIP address (also without its scheme)
 * is dialled as it is.
 *
 * Errors: `invalid-number` for letters, nothing to dial, or more digits than a number has.
 */
export function dialTarget(raw: string, country: string): Result<DialTarget, AppError> {
  const address = splitAddress(raw);
  if (address.host !== '' && (address.scheme === 'sip' || address.scheme === 'sips' || address.scheme === 'none')) {
    if (address.user === '' || !SIP_ADDRESS.test(address.uri)) return invalidNumber();
    return ok({
      target: address.scheme === 'none' ? `sip:${address.uri}` : address.uri,
      number: toE164(address.user, country),
    });
  }
  const keys = dialledKeys(address.user);
  if (keys === null || (/^\+?\d+$/u.test(keys) && keys.length > LONGEST_NUMBER)) return invalidNumber();
  return ok({ target: keys, number: toE164(keys, country) });
}

/** What was worked out before: a list asks for the same numbers at every turn of the wheel. */
const displayed = new Map<string, string>();
const MOST_DISPLAYED = 500;

/** For reading: national notation at home, international abroad; what is no number is shown by its user part. */
export function displayPhone(raw: string, country: string): string {
  const key = `${country} ${raw}`;
  const known = displayed.get(key);
  if (known !== undefined) return known;
  if (displayed.size >= MOST_DISPLAYED) displayed.clear();
  const text = displayOf(raw, country);
  displayed.set(key, text);
  return text;
}

function displayOf(raw: string, country: string): string {
  const hidden = hiddenDisplay(raw);
  if (hidden !== null) return hidden;
  const address = splitAddress(raw);
  const number = parsed(address.user, country) ?? numberInText(address.displayName, country)?.parsed;
  if (number === undefined) return address.user;
  return number.country === country ? number.formatNational() : number.formatInternational();
}

/** A guess at the kind of a customer's number, for a new customer; the agent can change it. */
export function phoneKindOf(number: E164 | null): PhoneKind {
  return number === null || MOBILE.test(number) ? 'mobile' : 'home';
}

/**
 * The other party from a SIP From or P-Asserted-Identity header (RFC 3261, section 20.20; RFC 3325).
 *
 * The number is looked for in the user part, then in the display name (some exchanges put their own trunk in the user part). An
 * anonymous caller (RFC 3323, section 4.1) has no number, no name and an empty `raw`. A display name that only repeats the number
 * or the user part is left out.
 *
 * @param uri the address, with or without angle brackets and display name.
 * @param displayName the display name when the parser of the header has split it off already.
 */
export function remoteParty({
  uri,
  displayName,
  country,
}: {
  readonly uri: string;
  readonly displayName: string;
  readonly country: string;
}): RemoteParty {
  const address = splitAddress(uri);
  const name = splitAddress(`${displayName || `"${address.displayName}"`} <>`).displayName;
  const own = toE164(address.user, country);
  if (own === null && isAnonymous(address)) return { uri: address.uri, raw: '', number: null, displayName: '' };
  const named = numberInText(name, country);
  const raw = own === null && named !== null ? named.text : address.user;
  const repeats =
    name === address.user || (named !== null && named.text === name && (own === null || named.number === own));
  return { uri: address.uri, raw, number: own ?? named?.number ?? null, displayName: repeats ? '' : name };
}

function isAnonymous({ user, host }: PhoneAddress): boolean {
  return (
    /(?:^|\.)anonymous\.invalid(?::\d+)?$/iu.test(host) ||
    /^(?:anonymous|restricted|unavailable|private|unknown)?$/iu.test(user)
  );
}

function parsed(user: string, country: string): PhoneNumber | undefined {
  const keys = dialledKeys(user);
  if (keys === null || !/^\+?\d+$/u.test(keys)) return undefined;
  const home = isSupportedCountry(country) ? country : undefined;
  // 00 is understood everywhere, also where another international prefix is dialled.
  if (keys.startsWith('+') || keys.startsWith('00'))
    return valid(parsePhoneNumberFromString(keys.replace(/^00/u, '+'), home));
  const shortest = keys.startsWith('0') ? SHORTEST_NATIONAL : SHORTEST_WITHOUT_TRUNK_ZERO;
  return keys.length < shortest ? undefined : valid(parsePhoneNumberFromString(keys, home));
}

function valid(number: PhoneNumber | undefined): PhoneNumber | undefined {
  return number?.isValid() === true ? number : undefined;
}

function toE164(user: string, country: string): E164 | null {
  const number = parsed(user, country);
  return number === undefined ? null : brandId<E164>(number.number);
}

type FoundNumber = { readonly text: string; readonly number: E164; readonly parsed: PhoneNumber };

function numberInText(text: string, country: string): FoundNumber | null {
  for (const [match] of text.matchAll(/\+?[\d(][\d\s().\-/]{4,}\d/gu)) {
    const number = parsed(match, country);
    if (number !== undefined) return { text: match.trim(), number: brandId<E164>(number.number), parsed: number };
  }
  return null;
}

function invalidNumber(): Result<never, AppError> {
  return err(appError('invalid-number', 'there is nothing to dial in what was typed'));
}
