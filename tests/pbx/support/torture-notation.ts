/** A message of RFC 4475 in the RFC's own notation. */
export interface TortureSource {
  /** The RFC's name, e.g. `wsinv`. */
  readonly name: string;
  /** Section of RFC 4475. */
  readonly section: string;
  /** Whether an element must take it as well-formed SIP. What it then does with it is another matter. */
  readonly valid: boolean;
  /** What is odd about it. */
  readonly title: string;
  /** Its Request-URI may be replaced by the address of the user agent under test. */
  readonly retarget?: boolean;
  readonly text: string;
}

/**
 * Turns the RFC's notation (section 2.1) into the bytes on the wire: lines end in CRLF,
 * `<allOneLine>` joins lines, `<hex>` gives bytes, `<repeat count=N>` repeats.
 */
export function wireBytes(text: string): Buffer {
  const joined = text
    .replaceAll(/<allOneLine>\n([\s\S]*?)\n<\/allOneLine>/g, (_, lines: string) => lines.replaceAll('\n', ''))
    .replaceAll(/<repeat count=(\d+)>([\s\S]*?)<\/repeat>/g, (_, count: string, piece: string) =>
      piece.repeat(Number(count)),
    );
  const pieces = joined.split(/<hex>([\s\S]*?)<\/hex>/);
  return Buffer.concat(
    pieces.map((piece, index) =>
      index % 2 === 0
        ? Buffer.from(piece.replaceAll('\n', '\r\n'), 'utf8')
        : Buffer.from(piece.replaceAll(/\s/g, ''), 'hex'),
    ),
  );
}

/** The session description that most of the RFC's messages carry; ends in a line break. */
export function tortureSdp(
  address: string,
  options: { readonly connection?: string; readonly time?: string } = {},
): string {
  return `v=0
o=mhandley 29739 7272939 IN IP4 ${address}
s=-
c=IN IP4 ${options.connection ?? address}
t=${options.time ?? '0 0'}
m=audio 49217 RTP/AVP 0 12
m=video 3227 RTP/AVP 31
a=rtpmap:31 LPC
`;
}
