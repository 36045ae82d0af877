import type { IceServer } from './account.ts';

const STUN = /^stuns?:(?:\[[0-9a-f:.]+\]|[^\s:?[\]/@]+)(?::\d{1,5})?$/i;
const TURN = /^turns?:(?:\[[0-9a-f:.]+\]|[^\s:?[\]/@]+)(?::\d{1,5})?(?:\?transport=(?:udp|tcp))?$/i;

/** What is wrong with a STUN or TURN server. */
export type IceServerProblem = 'address' | 'user' | 'password';

/**
 * Checks a STUN or TURN server before a browser engine does, which would refuse the whole call: the form of the address
 * (RFC 7064, RFC 7065), and that TURN has a user and a password (WebRTC 1.0, 4.4.1.1).
 *
 * @param passwordKnown the password is kept elsewhere and need not be given.
 */
export function iceServerProblem(
  { urls, username = '', credential = '' }: IceServer,
  passwordKnown = false,
): IceServerProblem | null {
  if (urls.length === 0 || !urls.every((url) => STUN.test(url) || TURN.test(url))) return 'address';
  if (!urls.some(isTurn)) return null;
  if (username === '') return 'user';
  return credential === '' && !passwordKnown ? 'password' : null;
}

export function isTurn(url: string): boolean {
  return /^turns?:/i.test(url);
}
