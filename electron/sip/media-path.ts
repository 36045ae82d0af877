import type { RemotePeerConnection } from '../media/remote-peer.ts';

/** The ICE user fragment of a description (RFC 8839, 5.4). */
const fragmentOf = (sdp: string): string => /^a=ice-ufrag:(\S+)/m.exec(sdp)?.[1] ?? '';

/** True when the sound goes over a path that was found for this local description, not over one of an earlier one. */
export async function onNewPath(peer: RemotePeerConnection, description: string): Promise<boolean> {
  if (peer.health !== 'connected') return false;
  const records = await peer.getStats();
  const find = (id: unknown): Record<string, unknown> | undefined => records.find((record) => record['id'] === id);
  const transport = records.find(({ type }) => type === 'transport');
  const pair = find(transport?.['selectedCandidatePairId']);
  return find(pair?.['localCandidateId'])?.['usernameFragment'] === fragmentOf(description);
}
