/** Takes the written forms of a telephone address apart, without judging whether the number in it exists. */

export type PhoneAddress = {
  /** The display name in front of `<…>`, without quotes; empty when there is none. */
  readonly displayName: string;
  readonly scheme: 'sip' | 'sips' | 'tel' | 'callto' | 'none';
  /** User part or number, unescaped, without parameters; a `phone-context` of tel (RFC 3966, section 5.1.5) is put in front. */
  readonly user: string;
  /** Host with port; empty when there is none. */
  readonly host: string;
  /** The address inside `<…>` without headers and surrounding blanks. */
  readonly uri: string;
};

/**
 * Splits a SIP URI or name-addr (RFC 3261, section 25.1), a tel URI (RFC 3966), a `callto:` link, `user@host`, or a bare number.
 * Any text gives an answer; what has no scheme and no host is `user` as it stands.
 */
export function splitAddress(text: string): PhoneAddress {
  const plain = readable(text);
  const open = plain.lastIndexOf('<');
  const named = open >= 0 && plain.includes('>', open);
  const displayName = named ? unquote(plain.slice(0, open)) : '';
  const address = (named ? plain.slice(open + 1, plain.indexOf('>', open)) : plain).trim();
  // Links are often written with the slashes of a web address, which these schemes do not have.
  const [, written = '', afterScheme = address] = /^(sips?|tel|callto)\s*:\/{0,2}(.*)$/isu.exec(address) ?? [];
  const uri = written === '' ? address : `${written.toLowerCase()}:${afterScheme}`;
  const scheme = (written.toLowerCase() || 'none') as PhoneAddress['scheme'];
  const at = afterScheme.lastIndexOf('@');
  if (scheme === 'tel') return { displayName, scheme, user: telNumber(afterScheme), host: '', uri };
  if (at < 0) {
    // Without a user part, such as `sip:0612345678`, the host stands for the number.
    const user = unescape(scheme === 'none' ? afterScheme : (afterScheme.split(/[;?]/u)[0] ?? ''));
    return { displayName, scheme, user, host: '', uri };
  }
  const user = unescape(afterScheme.slice(0, at).split(';')[0]?.split(':')[0] ?? '');
  const host = afterScheme.slice(at + 1).split(/[;?]/u)[0] ?? '';
  return { displayName, scheme, user, host: host.trim(), uri: uri.split('?')[0] ?? uri };
}

/**
 * The keys to dial for a number as written: digits, `*`, `#` and a leading `+`; separators, brackets, the "(0)" after a country code
 * and a trailing extension ("ext. 12") fall away. Null when other characters remain, or nothing to dial.
 */
export function dialledKeys(number: string): string | null {
  const withoutExtension = readable(number).replace(/\s*(?:ext|tst|toestel|x)\b\.?\s*\d+$/iu, '');
  const international = /^\s*(?:\+|00)/u.test(withoutExtension)
    ? withoutExtension.replace(/\(\s*0\s*\)/u, '')
    : withoutExtension;
  const keys = international.replace(/[\s().\-/]/gu, '');
  return /^\+?[\d*#]+$/u.test(keys) && /\d/u.test(keys) ? keys : null;
}

/** Unifies digits and dashes of other scripts and removes the invisible marks that come along when copying from a page. */
function readable(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\p{Cf}\p{Cc}]/gu, (mark) => (/\s/u.test(mark) ? ' ' : ''))
    .replace(/\p{Pd}|\u2212/gu, '-')
    .trim();
}

function unquote(text: string): string {
  const bare = text.trim();
  return (/^"(.*)"$/su.exec(bare)?.[1] ?? bare).replace(/\\(.)/gsu, '$1').trim();
}

function telNumber(rest: string): string {
  const [number = '', ...parameters] = rest.split(';').map((part) => unescape(part.trim()));
  const context = parameters
    .map((parameter) => /^phone-context=(\+[\d.\-()]+)$/iu.exec(parameter)?.[1])
    .find((value) => value !== undefined);
  return context !== undefined && !number.startsWith('+') ? `${context}${number}` : number;
}

function unescape(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
