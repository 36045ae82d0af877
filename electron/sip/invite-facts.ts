import type { IncomingRequest } from 'jssip/lib/SIPMessage';
import type { InviteFacts } from '../../shared/domain/project/route-call.ts';
import { parseNameAddress } from './remote-identity.ts';

/** Most headers and longest value that are looked at: an INVITE is somebody else's. */
const MOST = 40;
const LONGEST = 300;

/**
 * Who was called and what the exchange says about it: P-Called-Party-ID (RFC 7315), Diversion (RFC 5806), History-Info (RFC 7044), To and
 * Request-URI, and every header that could route (extension headers, Alert-Info, Subject, Call-Info).
 */
export function inviteFacts(invite: Pick<IncomingRequest, 'getHeaders' | 'to' | 'ruri'>): InviteFacts {
  // JsSIP keeps them by name and does not say so in its types.
  const { headers = {} } = invite as { readonly headers?: Readonly<Record<string, unknown>> };
  const addresses = [
    ...['P-Called-Party-ID', 'Diversion', 'History-Info'].flatMap((name) => invite.getHeaders(name)),
    ...['X-DID', 'X-Called-Number', 'X-Original-To'].flatMap((name) => invite.getHeaders(name)),
  ];
  const called = [...addresses.slice(0, MOST).map(userOf), invite.to.uri.user ?? '', invite.ruri?.user ?? ''].filter((user) => user !== '');
  const names = Object.keys(headers).filter((name) => /^(?:x-.*|alert-info|subject|call-info|p-called-party-id|diversion)$/iu.test(name));
  return {
    called: [...new Set(called)],
    headers: Object.fromEntries(names.slice(0, MOST).map((name) => [name.toLowerCase(), invite.getHeaders(name).map((value) => value.slice(0, LONGEST))])),
  };
}

/** The user part of an address, or the number as it stands. */
function userOf(value: string): string {
  const uri = parseNameAddress(value.slice(0, LONGEST))?.uri ?? value.slice(0, LONGEST).trim();
  const user = uri.replace(/^(?:sips?|tel):/iu, '').split(/[@;?>]/u)[0] ?? '';
  try {
    return decodeURIComponent(user);
  } catch {
    return user;
  }
}
