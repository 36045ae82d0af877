import type { LineProblem } from '../../shared/domain/account/account.ts';

/** Why a connection could not be made or broke, as far as a certificate or the network tells. */
export type ConnectProblem = Extract<
  LineProblem,
  'server-unreachable' | 'certificate-untrusted' | 'certificate-wrong-host' | 'connection-lost'
>;

/** OpenSSL's verification results (X509_verify_cert_error_string) that mean: this certificate is not to be trusted. */
const UNTRUSTED = new Set([
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'UNABLE_TO_GET_ISSUER_CERT',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'CERT_HAS_EXPIRED',
  'CERT_NOT_YET_VALID',
  'CERT_REVOKED',
  'CERT_REJECTED',
  'CERT_UNTRUSTED',
  'CERT_SIGNATURE_FAILURE',
  'CERT_CHAIN_TOO_LONG',
  'INVALID_CA',
  'INVALID_PURPOSE',
  'PATH_LENGTH_EXCEEDED',
]);

/** The problem behind an error of a connection attempt; everything that is not about the certificate is `server-unreachable`. */
export function connectProblemOf(error: unknown): ConnectProblem {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code === 'ERR_TLS_CERT_ALTNAME_INVALID' || code === 'HOSTNAME_MISMATCH') return 'certificate-wrong-host';
  return UNTRUSTED.has(code) ? 'certificate-untrusted' : 'server-unreachable';
}

/** True for problems that somebody has to solve first: trying again soon is of no use. */
export function isCertificateProblem(problem: LineProblem): boolean {
  return problem === 'certificate-untrusted' || problem === 'certificate-wrong-host';
}
