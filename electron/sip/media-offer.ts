import type { RemotePeerConnection, RemotePeerEvent } from '../media/remote-peer.ts';
import type { PeerConfiguration } from './jssip-globals.ts';

/** First usable candidate to the description, in ms: enough for the other addresses of this machine. */
const HOST_CANDIDATES_MS = 10;
/** Longest wait for STUN and TURN servers, in ms: a dead one must not delay a call. */
const ICE_SERVERS_MS = 250;
/** Longest wait for any candidate, in ms: the far end may still find us by what comes from us. */
const ANY_CANDIDATE_MS = 1_000;

/**
 * How long to wait for more candidates after this one, in ms; null when it says nothing (RFC 8445, 5.1.1). Only UDP is
 * waited for: no telephone exchange speaks ICE over TCP.
 */
export function candidatePatienceMs(
  { type, protocol }: { readonly type: string | null; readonly protocol: string | null },
  config: PeerConfiguration,
): number | null {
  if (protocol !== null && protocol.toLowerCase() !== 'udp') return null;
  const wantsServers = (config.iceServers?.length ?? 0) > 0;
  return wantsServers && type === 'host' ? ICE_SERVERS_MS : HOST_CANDIDATES_MS;
}

/**
 * Makes the connection's offer and waits for its first candidates.
 *
 * @returns the local description; null when the connection ended meanwhile.
 * @throws MediaError as the connection does.
 */
export async function describeOffer(
  peer: RemotePeerConnection,
  config: PeerConfiguration,
  { iceRestart }: { readonly iceRestart: boolean },
): Promise<string | null> {
  const offer = await peer.createOffer(iceRestart ? { iceRestart } : {});
  const gathered = candidatesOf(peer, config);
  await peer.setLocalDescription(offer);
  await gathered;
  return peer.localDescription?.sdp ?? null;
}

function candidatesOf(peer: RemotePeerConnection, config: PeerConfiguration): Promise<void> {
  return new Promise((resolve) => {
    const timers = [setTimeout(() => done(), ANY_CANDIDATE_MS)];
    const onCandidate = ({ candidate }: RemotePeerEvent): void => {
      if (candidate === null) return done();
      const patienceMs = candidatePatienceMs(candidate, config);
      if (patienceMs !== null) timers.push(setTimeout(() => done(), patienceMs));
    };
    const done = (): void => {
      for (const timer of timers) clearTimeout(timer);
      peer.removeEventListener('icecandidate', onCandidate);
      resolve();
    };
    peer.addEventListener('icecandidate', onCandidate);
  });
}
