import { readFileSync } from 'node:fs';
import { X509Certificate } from 'node:crypto';
import { iceServerProblem, isTurn } from '../../shared/domain/account/ice-server.ts';
import { wholeServerAddress } from '../../shared/domain/account/server-address.ts';
import { appError, type AppError } from '../../shared/errors/app-error.ts';
import { err, ok, type Result } from '../../shared/lib/result.ts';
import { isLocatedByDns } from './dns/locate-servers.ts';
import type { SipEngineAccount } from './sip-engine.ts';

/** An account that can be tried: its parts taken apart and its certificate file read. */
export type CheckedAccount = {
  /** `sip:user@host`, without parameters. */
  readonly uri: string;
  readonly user: string;
  readonly server: URL;
  /** Where to connect while `server` cannot be reached, best first. */
  readonly backupServers: readonly URL[];
  readonly authUser: string;
  readonly password: string;
  readonly displayName: string;
  /** PEM text of the private certification authority, or null for the system's own. */
  readonly ca: string | null;
  readonly rejectUnauthorized: boolean;
};

/** What can carry SIP messages (RFC 3261, 18; RFC 7118); `sip:` leaves it to DNS (RFC 3263). */
const SERVER_PROTOCOLS = ['ws:', 'wss:', 'tcp:', 'tls:', 'sip:'] as const;
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

const SERVER_FORM = 'not an address of the form wss://host:port/path, tls://host:port, tcp://host:port, or a domain';

function checkServer(text: string, field = 'server'): Result<URL, AppError> {
  const address = text.trim();
  const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(address)?.[1]?.toLowerCase() ?? '';
  if (scheme === 'udp') {
    return err(
      appError('transport-not-supported', `connections by ${scheme} are not supported`, {
        field,
        transport: scheme,
      }),
    );
  }
  const whole = wholeServerAddress(address);
  const server = URL.canParse(whole) ? new URL(whole) : null;
  if (server === null || !(SERVER_PROTOCOLS as readonly string[]).includes(server.protocol) || server.hostname === '')
    return invalid(field, SERVER_FORM);
  if (server.username !== '' || server.password !== '' || server.hash !== '')
    return invalid(field, 'user, password and # do not belong into the address');
  // Without DNS nothing says by which transport.
  if (server.protocol === 'sip:' && !isLocatedByDns(server))
    return invalid(field, 'a port or an address needs tls:// or tcp:// before it');
  const isStream = ['tcp:', 'tls:', 'sip:'].includes(server.protocol);
  if (isStream && (!['', '/'].includes(server.pathname) || server.search !== ''))
    return invalid(field, 'a path does not belong into the address of a tcp or tls server');
  return ok(server);
}

/**
 * Checks an account before anything is sent.
 *
 * Errors: `transport-not-supported` with field `server` or `backupServers` for UDP, which JsSIP cannot use because it never sends a request
 * again; `account-invalid` with field `uri`, `server`, `authUser`, `iceServers`,
 * `relayOnly` or `tls.caFile`.
 */
export function checkAccount({ account, password }: SipEngineAccount): Result<CheckedAccount, AppError> {
  const parts = SIP_URI.exec(account.uri.trim())?.groups;
  const user = parts?.['user'];
  const host = parts?.['host'];
  if (user === undefined || host === undefined) return invalid('uri', 'not an address of the form sip:user@host');
  const port = parts?.['port'];

  const server = checkServer(account.server);
  if (!server.ok) return server;
  const backupServers: URL[] = [];
  for (const text of account.backupServers ?? []) {
    const backup = checkServer(text, 'backupServers');
    if (!backup.ok) return backup;
    backupServers.push(backup.value);
  }
  // The user name goes into a quoted string of a header.
  if (/["\\\r\n]/.test(account.authUser)) return invalid('authUser', 'holds a character that no SIP header can carry');

  for (const iceServer of account.iceServers) {
    const problem = iceServerProblem(iceServer);
    if (problem !== null) return invalid('iceServers', `a STUN or TURN server has no usable ${problem}`);
  }
  if (account.relayOnly === true && !account.iceServers.some(({ urls }) => urls.some(isTurn)))
    return invalid('relayOnly', 'sound can go by TURN only when there is a TURN server');

  const ca = readAuthority(account.tls.caFile);
  if (!ca.ok) return ca;
  return ok({
    uri: `sip:${user}@${host}${port === undefined ? '' : `:${port}`}`,
    user: safeDecode(user),
    server: server.value,
    backupServers,
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
