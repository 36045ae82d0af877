import type { ConnectProblem } from './connect-problem.ts';

/**
 * What carries SIP messages: JsSIP's Socket interface (Socket.js of JsSIP) and what we need on top of it. One text per
 * message. `ondisconnect` is called exactly once for each `connect()`, also when the connection was never made, unless
 * `disconnect()` came first.
 */
export type SipSocket = {
  readonly url: string;
  /** Goes into Via: `WS` or `WSS` (RFC 7118), `TCP` or `TLS` (RFC 3261). */
  readonly via_transport: string;
  readonly sip_uri: string;
  readonly connect: () => void;
  readonly disconnect: () => void;
  /** False when nothing was sent. */
  readonly send: (message: string | ArrayBufferLike | Blob | ArrayBufferView) => boolean;
  readonly isConnected: () => boolean;
  readonly isConnecting: () => boolean;
  onconnect: () => void;
  ondisconnect: (error: boolean, code?: number, reason?: string) => void;
  ondata: (data: string) => void;
  /** Why the last connection ended or was never made. */
  readonly problem: ConnectProblem | null;
  /** Finds out soon whether the other side is still there, and disconnects when it is not (after sleep, after a change of network). */
  readonly probe: () => void;
  /** There are several servers to choose from. */
  readonly hasAlternatives?: boolean;
  /** The server in use was reached but serves nobody: the next `connect()` begins with another. */
  readonly blame?: () => void;
  /** The preferred server answers again, while another is in use. Called every now and then until it is used. */
  onpreferred?: () => void;
};
