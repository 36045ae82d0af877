import type { CheckedAccount } from './account-validation.ts';
import type { SipSocket } from './sip-socket.ts';
import { StreamSocket } from './stream-socket.ts';
import { WsSocket } from './ws-socket.ts';

/** The socket of an account as it is reached in earnest, with the account's own certification authority. */
export function createSipSocket(account: CheckedAccount, log: (message: string) => void): SipSocket {
  const { server, ca, rejectUnauthorized, uri } = account;
  return server.protocol === 'tcp:' || server.protocol === 'tls:'
    ? new StreamSocket({ server, ca, rejectUnauthorized, uri, log })
    : new WsSocket({ server, ca, rejectUnauthorized, log });
}
