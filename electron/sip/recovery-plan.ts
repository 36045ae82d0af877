/**
 * How sound can be brought back into a living call:
 * - `restart-ice`: the same connection looks for another path (RFC 8445, 2.4); for a changed network.
 * - `renew`: a new connection in the place of the old one, one re-INVITE.
 * - `replace`: a new connection in a new dialog that takes the place of the old one (RFC 3891); for a far end that cannot
 *   begin a new DTLS association in a dialog that has one.
 * - `reopen`: a new connection in a stream that was closed and opened again, two re-INVITEs; the same without Replaces. An
 *   exchange may pass both on to the customer's telephone, so it comes last.
 */
export type RecoveryWay = 'restart-ice' | 'renew' | 'replace' | 'reopen';

/** How a far end that has fallen silent can be heard again. `recode`: the same connection with another codec, so that an exchange translates anew. */
export type RegainWay = 'recode' | 'renew' | 'replace';

export type RecoverySituation = {
  /** The connection still exists, so that only its path is to be found anew. */
  readonly connectionLives: boolean;
  /** The far end has shown that it keeps the DTLS association it has. */
  readonly keepsAssociation: boolean;
  /** The ways tried so far in this recovery, without success. */
  readonly tried: readonly RecoveryWay[];
};

/** With a new connection, in the order of their costs; begun again after the last. */
const RENEWING = ['renew', 'replace', 'reopen'] as const;

/** The way to try next: the gentlest that was not tried. */
export function nextWay({ connectionLives, keepsAssociation, tried }: RecoverySituation): RecoveryWay {
  if (connectionLives && tried.length === 0) return 'restart-ice';
  const last = RENEWING.findLastIndex((way) => way === tried.at(-1));
  if (last >= 0) return RENEWING[(last + 1) % RENEWING.length] ?? 'renew';
  return keepsAssociation ? 'replace' : 'renew';
}

/** How long a way may take from the answer on until sound can pass, in ms, before the next one is tried. */
export const CONNECT_PATIENCE_MS: Readonly<Record<RecoveryWay | RegainWay, number>> = {
  recode: 1_200,
  'restart-ice': 2_500,
  // Short enough for the next way within 3 s.
  renew: 1_500,
  replace: 3_000,
  reopen: 3_000,
};
