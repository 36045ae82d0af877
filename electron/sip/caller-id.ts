/**
 * The number that is shown to whoever is called, as headers of our INVITE. A telephone asks for it with P-Preferred-Identity (RFC 3325, 9.2);
 * exchanges that trust their telephones (Asterisk's `trust_id_inbound`) read P-Asserted-Identity instead, so both are sent and the exchange
 * decides. Empty for no number and for what is no address.
 * @param address the SIP address of it
 */
export function callerIdHeaders(address: string | null): readonly string[] {
  if (address === null || !/^sips?:[^\s<>"]+$/iu.test(address)) return [];
  return [`P-Preferred-Identity: <${address}>`, `P-Asserted-Identity: <${address}>`];
}
