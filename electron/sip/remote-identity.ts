/** An address with its display name, as a header carries it. */
export type NameAddress = { readonly uri: string; readonly displayName: string };

/** Reads one `name-addr` or `addr-spec` (RFC 3261, 25.1); null when it holds no sip, sips or tel address. */
export function parseNameAddress(value: string): NameAddress | null {
  const [, quoted, token, inBrackets] =
    /^\s*(?:"((?:[^"\\]|\\.)*)"|([^"<]*?))\s*<((?:sips?|tel):[^>\s]+)>/i.exec(value) ?? [];
  if (inBrackets !== undefined)
    return { uri: inBrackets, displayName: (quoted?.replaceAll(/\\(.)/g, '$1') ?? token ?? '').trim() };
  const bare = /^\s*((?:sips?|tel):[^\s;,>]+)/i.exec(value)?.[1];
  return bare === undefined ? null : { uri: bare, displayName: '' };
}

/** Splits a header that lists several addresses at the commas between them. */
function splitList(header: string): readonly string[] {
  return header.match(/(?:"(?:[^"\\]|\\.)*"|<[^>]*>|[^,"<])+/g) ?? [];
}

/**
 * Who calls: P-Asserted-Identity when the server gives one (RFC 3325; the server we are registered with is trusted by
 * configuration, nobody else can reach us), else From. A display name that only From carries is kept. Who asked for `id`
 * privacy stays what From says: the identity is for servers that need it, not for the one who is called (RFC 3325, 9.3).
 *
 * @param privacy values of the Privacy header (RFC 3323, 4.2)
 */
export function callerOf(
  from: NameAddress,
  assertedIdentities: readonly string[],
  privacy: readonly string[] = [],
): NameAddress {
  if (privacy.some((value) => /(?:^|[;,\s])id(?:$|[;,\s])/i.test(value))) return from;
  const asserted = assertedIdentities.flatMap(splitList).flatMap((one) => {
    const address = parseNameAddress(one);
    return address === null || /anonymous/i.test(address.uri) ? [] : [address];
  });
  const best = asserted.find(({ displayName }) => displayName !== '') ?? asserted[0];
  if (best === undefined) return from;
  return { uri: best.uri, displayName: best.displayName === '' ? from.displayName : best.displayName };
}
