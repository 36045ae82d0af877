import { splitAddress } from './phone-address.ts';

/** Longer links are no telephone numbers. */
const LONGEST_LINK = 500;
const LONGEST_TARGET = 120;

function decoded(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}

/**
 * What a `tel:`, `sip:`, `sips:` or `callto:` link of another program asks to call; null for one that is not to be trusted: control
 * characters (also encoded ones), broken encoding, endless length, nothing to call. Headers of a SIP address (`?…`), its parameters
 * and a password in it are left out, so that a link decides on nothing but the number (RFC 3261, 19.1.1 and 19.1.5; RFC 3966).
 */
export function linkTarget(link: string): string | null {
  if (link.length > LONGEST_LINK) return null;
  const [, scheme = '', rest] = /^(tel|sips?|callto):(?:\/\/)?(.+)$/is.exec(link.trim()) ?? [];
  if (rest === undefined) return null;
  const plain = decoded(rest.split('?')[0] ?? '');
  // oxlint-disable-next-line no-control-regex -- exactly these are looked for
  if (plain === null || /[\u0000-\u001F\u007F-\u009F\u2028\u2029\u202A-\u202E\u2066-\u2069<>"]/u.test(plain)) return null;
  const address = plain.split(';')[0]?.trim() ?? '';
  if (address === '' || address.length > LONGEST_TARGET) return null;
  if (scheme.toLowerCase().startsWith('sip')) {
    const [user = '', host] = address.split('@');
    const name = user.split(':')[0] ?? '';
    return name === '' || host === undefined || /[\s/\\]/.test(address) ? null : `${scheme.toLowerCase()}:${name}@${host}`;
  }
  // Some write `callto:+31 20 123&type=phone`.
  const number = splitAddress(`tel:${address.split('&')[0] ?? ''}`).user;
  return /\d/.test(number) ? `tel:${number}` : null;
}
