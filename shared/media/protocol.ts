import { z } from 'zod';
import type { AudioCodec } from '../domain/account/account.ts';
import { err, ok, type Result } from '../lib/result.ts';
import { HEADSET_OPERATIONS, headsetMessages } from './headset.ts';
import { MICROPHONE_PROBLEMS } from './microphone-problem.ts';
import { deviceLadder, RING_TONES, SELF_TEST_PHASES, soundSettings } from './sound.ts';
import { peerSnapshot, sessionDescription } from './snapshot.ts';

/** Raised with every change that an older media page would not understand; both sides come from one build. */
export const MEDIA_PROTOCOL = 4;

const id = z.string().min(1).max(64);
const peerId = id;
const streamId = id;
const trackId = id;
const deviceId = z.string().max(512);
const recordingId = id;
const bytes = z.custom<Uint8Array>((value) => value instanceof Uint8Array);
const nothing = z.null();
const level = z.number().min(0).max(1);
const count = z.number().nonnegative();

/** As an account names them. */
const audioCodec = z.enum(['opus', 'G722', 'PCMA', 'PCMU']) satisfies z.ZodType<AudioCodec>;
export type MediaCodec = z.infer<typeof audioCodec>;

/** What is used of RTCConfiguration, and whether the far end is played to the agent. */
export const peerConfig = z.object({
  iceServers: z
    .array(
      z.object({
        urls: z.union([z.string(), z.array(z.string()).readonly()]),
        username: z.string().exactOptional(),
        credential: z.string().exactOptional(),
      }),
    )
    .readonly()
    .exactOptional(),
  iceTransportPolicy: z.enum(['all', 'relay']).exactOptional(),
  bundlePolicy: z.enum(['balanced', 'max-bundle', 'max-compat']).exactOptional(),
  rtcpMuxPolicy: z.enum(['require']).exactOptional(),
  iceCandidatePoolSize: z.number().int().min(0).max(10).exactOptional(),
  /** Codecs to offer and answer, most wanted first; every one of the browser's when left out. */
  codecs: z.array(audioCodec).min(1).readonly().exactOptional(),
  /** False for a simulated customer, whose far end is the agent: it must not be heard. Default true. */
  playRemote: z.boolean().exactOptional(),
});
export type RTCConfigurationLike = z.infer<typeof peerConfig>;

export const offerOptions = z.object({
  iceRestart: z.boolean().exactOptional(),
  offerToReceiveAudio: z.boolean().exactOptional(),
  offerToReceiveVideo: z.boolean().exactOptional(),
});
export type OfferOptions = z.infer<typeof offerOptions>;

/** Counters since the connection was made; levels linear 0..1; times in ms. Null where there is no figure yet. */
export const audioReport = z.object({
  packetsSent: count,
  bytesSent: count,
  packetsReceived: count,
  bytesReceived: count,
  packetsLost: z.number(),
  /** Interarrival jitter (RFC 3550, 6.4.1). */
  jitterMs: count.nullable(),
  roundTripMs: count.nullable(),
  /** Loss that the far end reports about what we send, 0..1, from its last RTCP report. */
  remoteLoss: level.nullable(),
  microphoneLevel: level,
  speakerLevel: level,
  /** Energy received so far (sum of level² × seconds): rises only when something is heard. */
  energyReceived: count,
  /** MIME type in use, such as `audio/opus`; empty before any packet. */
  codec: z.string(),
});
export type AudioReport = z.infer<typeof audioReport>;

/** What happened to the sound of a connection since the last sample, about a second ago. */
export const qualitySample = z.object({
  received: count,
  lost: count,
  jitterMs: count.nullable(),
  bufferMs: count.nullable(),
  roundTripMs: count.nullable(),
  remoteLoss: level.nullable(),
});
export type QualitySampleData = z.infer<typeof qualitySample>;

/** One voice in 0.2 s. */
const talkVoice = z.object({
  /** Bit n: in the n-th 10 ms there was a voice. */
  voiced: z.number().int().min(0).max(0xf_ffff),
  /** K-weighted mean squares (ITU-R BS.1770) of both halves. */
  powers: z.array(count).max(2),
  syllables: z.number().int().min(0).max(20),
});
/**
 * Who spoke in the last 0.2 s of a connection. `elapsedMs` is the time of the audio clock at their end, which may stand still on hold,
 * `at` that of the wall clock; `stretch` counts how often it went on.
 */
export const talkChunk = z.object({
  stretch: z.number().int().nonnegative(),
  elapsedMs: count,
  at: count,
  agent: talkVoice,
  customer: talkVoice,
});
export type TalkChunk = z.infer<typeof talkChunk>;

/** Everything main may ask of the media host: operation -> input and output. */
export const MEDIA_OPERATIONS = {
  ping: { input: nothing, output: nothing },

  'peer.create': { input: z.object({ peerId, config: peerConfig }), output: nothing },
  'peer.addTrack': { input: z.object({ peerId, trackId, streamId }), output: nothing },
  'peer.createOffer': { input: z.object({ peerId, options: offerOptions }), output: sessionDescription },
  'peer.createAnswer': { input: z.object({ peerId }), output: sessionDescription },
  'peer.setLocal': { input: z.object({ peerId, description: sessionDescription }), output: nothing },
  'peer.setRemote': { input: z.object({ peerId, description: sessionDescription }), output: nothing },
  'peer.insertDtmf': {
    /** `append` puts the tones behind those still to be sent, else they take their place. */
    input: z.object({
      peerId,
      tones: z.string().max(1_000),
      append: z.boolean(),
      durationMs: z.number(),
      gapMs: z.number(),
    }),
    output: nothing,
  },
  /**
   * A conversation on hold: its far end is neither played nor mixed and is sent nothing but silence, whatever the exchange makes
   * of the hold.
   */
  'peer.setHeld': { input: z.object({ peerId, on: z.boolean() }), output: nothing },
  /** What the next offers and answers of this connection name, most wanted first; null for what it was made with. */
  'peer.setCodecs': {
    input: z.object({ peerId, codecs: z.array(audioCodec).min(1).readonly().nullable() }),
    output: nothing,
  },
  'peer.close': { input: z.object({ peerId }), output: nothing },
  'peer.stats': { input: z.object({ peerId }), output: z.array(z.record(z.string(), z.unknown())) },
  'peer.report': { input: z.object({ peerId }), output: audioReport },
  /** Whether `levels` events are wanted for this connection. */
  'peer.watchLevels': { input: z.object({ peerId, on: z.boolean() }), output: nothing },

  /**
   * Which connections are mixed from now on: each far end hears the agent and the other far ends of its group. Takes the place of
   * the former groups. Connections that are not there are passed over; one that is closed leaves its group by itself.
   */
  'mix.set': { input: z.object({ groups: z.array(z.array(peerId).max(8)).max(8) }), output: nothing },

  'microphone.take': { input: z.object({ streamId, trackId }), output: nothing },
  'microphone.warm': { input: z.object({ on: z.boolean() }), output: nothing },
  'microphone.monitor': { input: z.object({ on: z.boolean() }), output: nothing },
  /** Whether the open microphone gives nothing but zeros; takes about a second. False when none is open. */
  'microphone.probe': { input: nothing, output: z.object({ silent: z.boolean() }) },
  /** Records five seconds and plays them; `self-test` messages say how far it is. Starts anew when one is running. */
  'selfTest.set': { input: z.object({ on: z.boolean() }), output: nothing },
  'file.take': { input: z.object({ streamId, trackId }), output: nothing },
  /** Answered when the sound has ended. */
  'file.play': {
    input: z.object({ streamId, bytes }),
    output: z.object({ end: z.enum(['finished', 'stopped']) }),
  },
  'file.stop': { input: z.object({ streamId }), output: nothing },
  'stream.release': { input: z.object({ streamId }), output: nothing },
  'track.setEnabled': { input: z.object({ trackId, enabled: z.boolean() }), output: nothing },
  'track.stop': { input: z.object({ trackId }), output: nothing },

  /** Records the connection from now on; asked again for the same recording, it goes on with this connection. */
  'recording.start': { input: z.object({ recordingId, peerId, paused: z.boolean() }), output: nothing },
  'recording.pause': { input: z.object({ recordingId, on: z.boolean() }), output: nothing },
  /** Answered when the last piece has been told. */
  'recording.stop': { input: z.object({ recordingId }), output: nothing },
  /** Plays a sound to the far end, in the place of the microphone. Answered when it has ended. */
  'peer.announce': { input: z.object({ peerId, bytes }), output: z.object({ end: z.enum(['finished', 'stopped']) }) },

  /** Most wanted first; the first one that is plugged in is used, whatever comes and goes. */
  'devices.set': {
    input: z.object({ microphone: deviceLadder, speaker: deviceLadder, ringer: deviceLadder }),
    output: nothing,
  },
  'sound.set': { input: soundSettings, output: nothing },
  /** The agent's own ring, in any format the browser decodes; null forgets it. Answered with its length in ms. */
  'ring.own': {
    input: z.object({ bytes: z.custom<Uint8Array>((value) => value instanceof Uint8Array).nullable() }),
    output: z.object({ lengthMs: count }),
  },
  /** `ring` in the tone that is set, or in this one, to be heard before it is chosen. */
  'ring.start': {
    input: z.object({ kind: z.enum(['ring', 'waiting']), tone: z.enum(RING_TONES).exactOptional() }),
    output: nothing,
  },
  'ring.stop': { input: nothing, output: nothing },
  'tone.play': { input: z.object({ tone: z.enum(['none', 'ringback', 'busy', 'error', 'beep']) }), output: nothing },

  ...HEADSET_OPERATIONS,
} as const;

export type MediaOperation = keyof typeof MEDIA_OPERATIONS;
export type MediaInput<Op extends MediaOperation> = z.infer<(typeof MEDIA_OPERATIONS)[Op]['input']>;
export type MediaOutput<Op extends MediaOperation> = z.infer<(typeof MEDIA_OPERATIONS)[Op]['output']>;

/** One request as the host sees it: operation and matching input. */
export type MediaRequest = {
  [Op in MediaOperation]: { readonly id: number; readonly op: Op; readonly input: MediaInput<Op> };
}[MediaOperation];

const requestFrame = z.object({
  /** Answered under this number; 0 asks for no answer, failures then come as a `fault` event. */
  id: z.number().int().nonnegative(),
  op: z.enum(Object.keys(MEDIA_OPERATIONS) as [MediaOperation, ...MediaOperation[]]),
  input: z.unknown(),
});

export const iceCandidate = z.object({
  candidate: z.string(),
  sdpMid: z.string().nullable(),
  sdpMLineIndex: z.number().nullable(),
  usernameFragment: z.string().nullable(),
  /** Parsed from the line: `host`, `srflx`, `prflx`, `relay`; null for an end-of-candidates line. */
  type: z.string().nullable(),
  protocol: z.string().nullable(),
  address: z.string().nullable(),
});
export type IceCandidateData = z.infer<typeof iceCandidate>;

export const PEER_EVENTS = [
  'signalingstatechange',
  'icegatheringstatechange',
  'iceconnectionstatechange',
  'connectionstatechange',
  'icecandidate',
  'tonechange',
] as const;
export type PeerEventName = (typeof PEER_EVENTS)[number];

const fault = z.object({ name: z.string(), message: z.string() });
export type MediaFault = z.infer<typeof fault>;

const device = z.object({ id: deviceId, label: z.string() });
const peerState = z.object({ peerId, snapshot: peerSnapshot });

/** Everything the media host may say. */
export const hostMessage = z.discriminatedUnion('type', [
  z.object({ type: z.literal('hello'), protocol: z.number() }),
  z.object({
    type: z.literal('reply'),
    id: z.number().int().positive(),
    /** The connection that the request was about, as it is now. */
    peer: peerState.nullable(),
    outcome: z.discriminatedUnion('ok', [
      z.object({ ok: z.literal(true), value: z.unknown() }),
      z.object({ ok: z.literal(false), error: fault }),
    ]),
  }),
  /** `candidate` goes with `icecandidate`, `tone` with `tonechange`: the key that is being sent, empty at the end. */
  z.object({
    type: z.literal('peer'),
    name: z.enum(PEER_EVENTS),
    peer: peerState,
    candidate: iceCandidate.nullable(),
    tone: z.string().max(1),
  }),
  /** A state that changed without an event of its own. */
  z.object({ type: z.literal('state'), peer: peerState }),
  /** Something without an answer went wrong; nothing is broken by it. */
  z.object({ type: z.literal('fault'), op: z.string(), peerId: peerId.nullable(), error: fault }),
  z.object({ type: z.literal('devices'), microphones: z.array(device), speakers: z.array(device) }),
  /** At most five a second per connection; `peerId` is null for the microphone monitor. */
  z.object({ type: z.literal('levels'), peerId: peerId.nullable(), microphone: level, speaker: level }),
  /**
   * What the path of a connection carries: the codec in use (MIME subtype, empty before any packet), and whether sound arrives.
   * `unread`: it does not, although packets come in that would be it.
   */
  z.object({ type: z.literal('path'), peerId, codec: z.string().max(40), arrives: z.boolean(), unread: z.boolean() }),
  z.object({ type: z.literal('speech'), speaking: z.boolean() }),
  /** Whether the microphone is open, as which device (empty: the system's default), and why it is not. */
  z.object({ type: z.literal('microphone'), problem: z.enum(MICROPHONE_PROBLEMS), open: z.boolean(), deviceId }),
  /** How far the self-test is; `heard`: whether anything was recorded that can be heard, once that is known. */
  z.object({ type: z.literal('self-test'), phase: z.enum(SELF_TEST_PHASES), heard: z.boolean().nullable() }),
  /** The devices that sound comes out of now, or would; empty for the system's default. */
  z.object({ type: z.literal('outputs'), speaker: deviceId, ringer: deviceId }),
  ...headsetMessages,
  /** Once a second for each connection whose levels are watched. */
  z.object({ type: z.literal('quality'), peerId, sample: qualitySample }),
  /** Five times a second for each of them that has sound. */
  z.object({ type: z.literal('talk'), peerId, chunk: talkChunk }),
  /**
   * The next piece of a recording (WebM), about one a second; `begins` with the first of a stream. `peaks`: the loudest moment of each
   * quarter of a second, agent and customer by turns, 255 is full scale.
   */
  z.object({ type: z.literal('recording'), recordingId, begins: z.boolean(), bytes, peaks: bytes }),
]);
export type HostMessage = z.infer<typeof hostMessage>;

/** The reading of a frame that came over the port to the host; the error names what is wrong with it. */
export function parseRequest(
  data: unknown,
): Result<MediaRequest, { readonly id: number; readonly op: string; readonly message: string }> {
  const frame = requestFrame.safeParse(data);
  if (!frame.success) return err({ id: 0, op: 'unknown', message: z.prettifyError(frame.error) });
  const { id: number, op } = frame.data;
  const input = MEDIA_OPERATIONS[op].input.safeParse(frame.data.input);
  if (!input.success) return err({ id: number, op, message: z.prettifyError(input.error) });
  return ok({ id: number, op, input: input.data } as MediaRequest);
}

/** The reading of a frame that came from the host. */
export function parseHostMessage(data: unknown): Result<HostMessage, string> {
  const message = hostMessage.safeParse(data);
  return message.success ? ok(message.data) : err(z.prettifyError(message.error));
}

/** The checked output of an operation. */
export function parseOutput<Op extends MediaOperation>(op: Op, value: unknown): Result<MediaOutput<Op>, string> {
  const output = MEDIA_OPERATIONS[op].output.safeParse(value);
  return output.success ? ok(output.data as MediaOutput<Op>) : err(z.prettifyError(output.error));
}
