import { readFileSync } from 'node:fs';
import type { Session } from 'electron';
import type { SipAccount } from '../../shared/domain/account/account.ts';
import { isFromAuthority } from '../platform/private-authority.ts';
import type { Log } from '../app/ports/platform-ports.ts';

/** What Chromium understands: trust, refuse, or decide for itself. */
const TRUST = 0;
const AS_CHROMIUM_SAYS = -3;

/**
 * Lets TURN servers over TLS show a certificate of the account's own authority, which Chromium does not know; all other
 * hosts, and all that Chromium trusts anyway, are left to Chromium.
 */
export function trustTurnServers(session: Session, accounts: () => readonly SipAccount[], log: Log): void {
  session.setCertificateVerifyProc(({ hostname, certificate, verificationResult }, decide) => {
    if (verificationResult === 'net::OK') {
      decide(AS_CHROMIUM_SAYS);
      return;
    }
    const users = accounts().filter(({ iceServers }) =>
      iceServers.some(({ urls }) => urls.some((url) => hostOf(url) === hostname.toLowerCase())),
    );
    const trusted = users.some(({ tls }) => {
      if (!tls.rejectUnauthorized) return true;
      const authority = tls.caFile === '' ? null : readText(tls.caFile);
      return authority !== null && isFromAuthority(certificate, hostname, authority, Date.now());
    });
    if (!trusted && users.length > 0) log.warn(`the certificate of a TURN server is refused: ${verificationResult}`);
    decide(trusted ? TRUST : AS_CHROMIUM_SAYS);
  });
}

/** The host of a `turns:` address, without the brackets of an IPv6 address; empty for any other. */
function hostOf(url: string): string {
  return (
    /^turns:(?:\[([^\]]+)\]|([^:?]+))/i
      .exec(url)
      ?.slice(1)
      .find((part) => part !== undefined) ?? ''
  ).toLowerCase();
}

function readText(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return null;
  }
}
