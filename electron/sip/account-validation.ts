import { readFileSync } from 'node:fs';
import { X509Certificate } from 'node:crypto';
import { appError, type AppError } from '../../shared/errors/app-error.ts';
import { err, ok, type Result } from '../../shared/lib/result.ts';
import type { SipEngineAccount } from './sip-engine.ts';

/** An account that can be tried: its parts taken apart and its certificate file read. */
export type CheckedAccount = {
  /** `sip:user@host`, without parameters. */
  readonly uri: string;
  readonly user: string;
  readonly server: URL;
  readonly authUser: string;
  readonly password: string;
  readonly displayName: string;
  /** PEM text of the private certification authority, or null for the system's own. */
  readonly ca: string | null;
  readonly rejectUnauthorized: boolean;
};

const SIP_URI = /^sip:(?<user>[^@:;?\s<>"]+)@(?<host>[a-z0-9.-]+|\[[0-9a-f:.]+\])(?::(?<port>\d{1,5}))?(?:;.*)?$/i;

function invalid(field: string, message: string): Result<never, AppError> {
  return err(appError('account-invalid', message, { field }));
}

function readAuthority(file: string): Result<string | null, AppError> {
  if (file === '') return ok(null);
  try {
    const pem = readFileSync(file, 'utf8');
    // Throws for a file that holds no certificate.
    const { fingerprint256 } = new X509Certificate(pem);
    return fingerprint256 === '' ? invalid('tls.caFile', 'the certificate file is empty') : ok(pem);
  } catch (error) {
    const reason = error instanceof Error && 'code' in error ? String(error.code) : 'not a certificate in PEM format';
    return invalid('tls.caFile', `the certificate file cannot be used: ${reason}`);
  }
}

/**
 * Checks an account before anything is sent.
 *
 * Errors: `transport-not-supported` with field `server` for a server that is not `ws://` or `wss://`; `account-invalid`
 * with field `uri`, `server`, `authUser` or `tls.caFile`.
 */
export function checkAccount({ account, password }: SipEngineAccount): Result<CheckedAccount, AppError> {
  const parts = SIP_URI.exec(account.uri.trim())?.groups;
  const user = parts?.['user'];
  const host = parts?.['host'];
  if (user === undefined || host === undefined) return invalid('uri', 'not an address of the form sip:user@host');
  const port = parts?.['port'];

  const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(account.server.trim())?.[1]?.toLowerCase();
  if (scheme !== undefined && ['tls', 'tcp', 'udp', 'sip', 'sips'].includes(scheme)) {
    return err(
      appError('transport-not-supported', `connections by ${scheme} are not supported`, {
        field: 'server',
        transport: scheme,
      }),
    );
  }
  const server = URL.canParse(account.server.trim()) ? new URL(account.server.trim()) : null;
  if (server === null || (server.protocol !== 'ws:' && server.protocol !== 'wss:') || server.hostname === '') {
    return invalid('server', 'not an address of the form wss://host:port/path');
  }
  if (server.username !== '' || server.password !== '' || server.hash !== '')
    return invalid('server', 'user, password and # do not belong into the address');
  // The user name goes into a quoted string of a header.
  if (/["\\\r\n]/.test(account.authUser)) return invalid('authUser', 'holds a character that no SIP header can carry');

  const ca = readAuthority(account.tls.caFile);
  if (!ca.ok) return ca;
  return ok({
    uri: `sip:${user}@${host}${port === undefined ? '' : `:${port}`}`,
    user: safeDecode(user),
    server,
    authUser: account.authUser === '' ? safeDecode(user) : account.authUser,
    password,
    displayName: account.displayName.replaceAll(/["\\\r\n]/g, ''),
    ca: ca.value,
    rejectUnauthorized: account.tls.rejectUnauthorized,
  });
}

function safeDecode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
