import { z } from 'zod';

/** A session description reduced to plain data: the objects of WebRTC do not survive a structured clone. */
export const sessionDescription = z.object({
  type: z.enum(['offer', 'answer', 'pranswer', 'rollback']),
  sdp: z.string().max(500_000),
});
export type SessionDescriptionData = z.infer<typeof sessionDescription>;

/**
 * The state of one real peer connection. It travels with every reply and event about that connection and is applied
 * before anything else happens, so that whoever reads a state right after a promise or in a listener sees the new one.
 */
export const peerSnapshot = z.object({
  signalingState: z.enum([
    'stable',
    'have-local-offer',
    'have-remote-offer',
    'have-local-pranswer',
    'have-remote-pranswer',
    'closed',
  ]),
  iceGatheringState: z.enum(['new', 'gathering', 'complete']),
  iceConnectionState: z.enum(['new', 'checking', 'connected', 'completed', 'disconnected', 'failed', 'closed']),
  connectionState: z.enum(['new', 'connecting', 'connected', 'disconnected', 'failed', 'closed']),
  localDescription: sessionDescription.nullable(),
  /** Telephone events (RFC 4733) still to be sent, of the audio sender. */
  toneBuffer: z.string(),
  canInsertDtmf: z.boolean(),
  /** They cannot be sent yet, and will be in a moment: the path is new, and the far end may drop what comes over it. */
  dtmfSettles: z.boolean(),
});
export type PeerSnapshot = z.infer<typeof peerSnapshot>;

/** The state of a connection that was just made. */
export const NEW_PEER: PeerSnapshot = {
  signalingState: 'stable',
  iceGatheringState: 'new',
  iceConnectionState: 'new',
  connectionState: 'new',
  localDescription: null,
  toneBuffer: '',
  canInsertDtmf: false,
  dtmfSettles: false,
};
