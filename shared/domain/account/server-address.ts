/** How a server may be written: an address with its transport, or a domain of which DNS tells the rest (RFC 3263). */
export const SERVER_ADDRESS = /^(?:(?:wss?|tls|tcp):\/\/[^\s/]\S*|(?:sips?:)?(?=\S*[A-Za-z])[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+)$/;

/**
 * The address with `//`: a domain and `sip:domain` as `sip://domain`, where DNS says by which transport; `sips:domain` as
 * `tls://domain`. Others as they are.
 */
export function wholeServerAddress(text: string): string {
  const address = text.trim();
  if (SERVER_ADDRESS.test(address) && !address.includes(':')) return `sip://${address}`;
  return address.replace(/^sip:(?:\/\/)?/i, 'sip://').replace(/^sips:(?:\/\/)?/i, 'tls://');
}

/** What is wrong with an address as typed: its form, or a transport that cannot be used. Null when nothing is. */
export function serverAddressProblem(text: string): 'server' | 'transport' | null {
  const address = text.trim();
  if (/^(?:udp|https?):/i.test(address)) return 'transport';
  const lower = address.replace(/^[A-Za-z]+:/, (scheme) => scheme.toLowerCase());
  return SERVER_ADDRESS.test(lower) ? null : 'server';
}
