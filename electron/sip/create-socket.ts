import type { CheckedAccount } from './account-validation.ts';
import { FailoverSocket } from './failover-socket.ts';
import type { SipSocket } from './sip-socket.ts';
import { StreamSocket } from './stream-socket.ts';
import { WsSocket } from './ws-socket.ts';

/** Time for one of several servers to take the connection, in ms: the next one is waiting. */
const NEXT_SERVER_MS = 3_000;

/** The socket of an account as it is reached in earnest, with the account's own certification authority and all its servers. */
export function createSipSocket(account: CheckedAccount, log: (message: string) => void): SipSocket {
  const { server, backupServers, ca, rejectUnauthorized, uri } = account;
  const several = backupServers.length > 0 ? { handshakeMs: NEXT_SERVER_MS } : {};
  const sockets = [server, ...backupServers].map((url) =>
    url.protocol === 'tcp:' || url.protocol === 'tls:'
      ? new StreamSocket({ server: url, ca, rejectUnauthorized, uri, log, ...several })
      : new WsSocket({ server: url, ca, rejectUnauthorized, log, ...several }),
  );
  const [only] = sockets;
  return only !== undefined && sockets.length === 1 ? only : new FailoverSocket({ sockets, uri, log });
}
