import type { RTCSession } from 'jssip/lib/RTCSession.js';
import type { IncomingRequest, IncomingResponse } from 'jssip/lib/SIPMessage.js';
import { callerOf, type NameAddress } from '../remote-identity.ts';

type Carrier = IncomingRequest | IncomingResponse;

/**
 * Follows who is at the other end. After a transfer the exchange tells it in a re-INVITE or UPDATE: in P-Asserted-Identity
 * (RFC 3325, 9.2 of RFC 5876) or in a changed From (RFC 4916).
 *
 * @param session
 * @param invite the INVITE of a call that came in; null for a call of ours, whose answer tells who took it.
 * @param onChanged told only when an identity differs from the one before; the first that is learnt changes nothing.
 */
export function followConnectedLine(
  session: RTCSession,
  invite: IncomingRequest | null,
  onChanged: (party: NameAddress) => void,
): void {
  let asserted = invite === null ? null : assertedBy(invite);
  let from = invite === null ? null : invite.from.uri.toString();

  const follow = (request: Carrier): void => {
    const identity = assertedBy(request);
    const fromNow = request.from.uri.toString();
    const before = { asserted, from };
    from = fromNow;
    if (identity !== null) {
      asserted = identity;
      if (before.asserted === null || !sameParty(before.asserted, identity)) onChanged(identity);
    } else if (before.from !== null && before.from !== fromNow) {
      onChanged({ uri: fromNow, displayName: request.from.display_name ?? '' });
    }
  };
  session.on('accepted', (event: unknown) => {
    const { response } = event as { response?: IncomingResponse };
    if (response !== undefined && response !== null && asserted === null) asserted = assertedBy(response);
    // In requests of theirs, From is who our To was.
    if (response !== undefined && response !== null) from ??= response.to.uri.toString();
  });
  const onRequest = ({ request }: { request: IncomingRequest }): void => follow(request);
  session.on('reinvite', onRequest);
  session.on('update', onRequest);
}

/** Privacy counts as for a new call: `id` leaves what From says. */
function assertedBy(message: Carrier): NameAddress | null {
  const from = { uri: '', displayName: message.from.display_name ?? '' };
  const party = callerOf(from, message.getHeaders('P-Asserted-Identity'), message.getHeaders('Privacy'));
  return party.uri === '' ? null : party;
}

const userOf = (uri: string): string => (/^(?:sips?|tel):([^@;?]+)/i.exec(uri)?.[1] ?? uri).toLowerCase();

function sameParty(a: NameAddress, b: NameAddress): boolean {
  return userOf(a.uri) === userOf(b.uri) && a.displayName === b.displayName;
}
