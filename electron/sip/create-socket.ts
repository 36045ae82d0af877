import type { CheckedAccount } from './account-validation.ts';
import { isLocatedByDns, systemDns, type DnsQuestions } from './dns/locate-servers.ts';
import { LocatedSocket } from './dns/located-socket.ts';
import { FailoverSocket } from './failover-socket.ts';
import type { SipSocket } from './sip-socket.ts';
import { StreamSocket } from './stream-socket.ts';
import { WsSocket } from './ws-socket.ts';

/** Time for one of several servers to take the connection, in ms: the next one is waiting. */
const NEXT_SERVER_MS = 3_000;

/**
 * The socket of an account as it is reached in earnest, with the account's own certification authority and all its servers.
 *
 * @param dns tells where the servers of a domain are.
 */
export function createSipSocket(
  account: CheckedAccount,
  log: (message: string) => void,
  dns: DnsQuestions = systemDns(),
): SipSocket {
  const { server, backupServers, ca, rejectUnauthorized, uri } = account;
  const impatient = { handshakeMs: NEXT_SERVER_MS };
  const several = backupServers.length > 0 ? impatient : {};
  const connectionTo = (url: URL): SipSocket => {
    if (isLocatedByDns(url))
      return new LocatedSocket({
        server: url,
        dns,
        log,
        open: ({ transport, host, port }) =>
          new StreamSocket({
            server: new URL(`${transport}://${host}:${port}`),
            identity: url.hostname,
            ca,
            rejectUnauthorized,
            uri,
            log,
            ...impatient,
          }),
      });
    return url.protocol === 'tcp:' || url.protocol === 'tls:'
      ? new StreamSocket({ server: url, ca, rejectUnauthorized, uri, log, ...several })
      : new WsSocket({ server: url, ca, rejectUnauthorized, log, ...several });
  };
  const sockets = [server, ...backupServers].map(connectionTo);
  const [only] = sockets;
  return only !== undefined && sockets.length === 1 ? only : new FailoverSocket({ sockets, uri, log });
}
