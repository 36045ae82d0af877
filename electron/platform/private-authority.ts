import { X509Certificate } from 'node:crypto';
import net from 'node:net';

/** A certificate as it was shown, with those that were sent along: what is used of Electron's `Certificate`. */
export type ShownCertificate = { readonly data: string; readonly issuerCert?: ShownCertificate | null };

/** More issuers than this are no chain but a loop. */
const LONGEST_CHAIN = 8;

/**
 * True when a server's certificate was made out for this host, is in its time, and comes from one of the authorities in
 * `authorityPem` by a chain of certificates that may sign others (RFC 5280, 6; RFC 6125).
 *
 * @param now wall clock, ms
 */
export function isFromAuthority(shown: ShownCertificate, hostname: string, authorityPem: string, now: number): boolean {
  try {
    const authorities = (authorityPem.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g) ?? []).map(
      (pem) => new X509Certificate(pem),
    );
    let current = new X509Certificate(shown.data);
    let issuer = shown.issuerCert;
    const named = net.isIP(hostname) === 0 ? current.checkHost(hostname) : current.checkIP(hostname);
    if (named === undefined) return false;
    for (let length = 0; length < LONGEST_CHAIN; length += 1) {
      if (!isInTime(current, now)) return false;
      const signed = current;
      if (authorities.some((authority) => isInTime(authority, now) && isSignedBy(signed, authority))) return true;
      if (issuer == null) return false;
      const next = new X509Certificate(issuer.data);
      if (!isSignedBy(current, next)) return false;
      [current, issuer] = [next, issuer.issuerCert];
    }
    return false;
  } catch {
    // What cannot be read is not to be trusted.
    return false;
  }
}

function isInTime({ validFrom, validTo }: X509Certificate, now: number): boolean {
  return Date.parse(validFrom) <= now && now <= Date.parse(validTo);
}

function isSignedBy(certificate: X509Certificate, by: X509Certificate): boolean {
  return by.ca && certificate.checkIssued(by) && certificate.verify(by.publicKey);
}
