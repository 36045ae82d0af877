export type OptionsRequest = {
  /** As in Via: `WS`, `WSS`, `TCP` or `TLS`. */
  readonly transport: string;
  /** Whose line it is, `sip:user@host`: servers want to know who asks. */
  readonly uri: string;
  /** Begins the branch and is the Call-ID; begins with `z9hG4bK` (RFC 3261, 8.1.1.7). */
  readonly mark: string;
  readonly cseq: number;
};

/** A question whether a server is there (RFC 3261, 11): any answer will do, and none concerns JsSIP. */
export function optionsRequest({ transport, uri, mark, cseq }: OptionsRequest): string {
  const host = uri.slice(uri.indexOf('@') + 1);
  return [
    `OPTIONS sip:${host} SIP/2.0`,
    `Via: SIP/2.0/${transport} ping.invalid;rport;branch=${mark}${cseq}`,
    'Max-Forwards: 70',
    `To: <sip:${host}>`,
    `From: <${uri}>;tag=${mark.slice(-8)}`,
    `Call-ID: ${mark}`,
    `CSeq: ${cseq} OPTIONS`,
    'Content-Length: 0',
    '',
    '',
  ].join('\r\n');
}
