import type { EndCause } from '../call/end-cause.ts';

/** What is known of a call when somebody asks what went wrong. Null where nothing was measured. */
export type CallFacts = {
  readonly endCause: EndCause | null;
  readonly sipStatus: number | null;
  readonly answered: boolean;
  readonly packetsReceived: number | null;
  readonly packetsSent: number | null;
  /** Sound energy that the microphone gave (sum of level² × seconds). */
  readonly microphoneEnergy: number | null;
  readonly wasMuted: boolean;
  readonly ice: 'connected' | 'failed' | 'checking' | null;
  /** Worst share lost in five seconds, 0..1. */
  readonly lossReceiving: number;
  readonly lossSending: number;
  readonly roundTripMs: number;
  readonly jitterMs: number;
};

export const LIKELY_CAUSES = [
  'credentials-refused',
  'not-allowed',
  'wrong-number',
  'busy',
  'codec-mismatch',
  'server-fault',
  'server-unreachable',
  'no-microphone',
  'ice-failed',
  'no-sound-received',
  'no-sound-sent',
  'microphone-silent',
  'loss-receiving',
  'loss-sending',
  'slow-line',
  'unsteady-line',
  'application-stopped',
  'nothing-found',
] as const;
export type LikelyCause = (typeof LIKELY_CAUSES)[number];

/** Packets of sound (about a second) from which a direction can be judged. */
const SOME_PACKETS = 50;
/** Energy of a silent microphone: an open one picks up more than this in a second. */
const SILENT_ENERGY = 1e-7;

const RULES: readonly (readonly [LikelyCause, (facts: CallFacts) => boolean])[] = [
  ['credentials-refused', ({ sipStatus }) => sipStatus === 401 || sipStatus === 407],
  ['not-allowed', ({ sipStatus, endCause }) => sipStatus === 403 || endCause === 'not-allowed'],
  ['wrong-number', ({ sipStatus, endCause }) => sipStatus === 404 || sipStatus === 484 || endCause === 'not-found'],
  ['busy', ({ sipStatus, endCause }) => sipStatus === 486 || sipStatus === 600 || endCause === 'busy'],
  [
    'codec-mismatch',
    ({ sipStatus, endCause }) => sipStatus === 488 || sipStatus === 606 || endCause === 'no-common-codec',
  ],
  [
    'server-fault',
    ({ sipStatus, endCause }) =>
      (sipStatus ?? 0) >= 500 && (sipStatus ?? 0) < 600 ? sipStatus !== 503 : endCause === 'server-error',
  ],
  [
    'server-unreachable',
    ({ sipStatus, endCause }) => sipStatus === 503 || endCause === 'connection-lost' || endCause === 'not-registered',
  ],
  ['no-microphone', ({ endCause }) => endCause === 'no-microphone' || endCause === 'microphone-refused'],
  [
    'ice-failed',
    ({ ice, endCause, answered, packetsReceived }) =>
      ice === 'failed' || endCause === 'media-failed' || (answered && ice === 'checking' && packetsReceived === 0),
  ],
  [
    'no-sound-received',
    ({ answered, packetsReceived, packetsSent }) =>
      answered && packetsReceived === 0 && (packetsSent ?? 0) >= SOME_PACKETS,
  ],
  [
    'no-sound-sent',
    ({ answered, packetsReceived, packetsSent }) =>
      answered && packetsSent === 0 && (packetsReceived ?? 0) >= SOME_PACKETS,
  ],
  [
    'microphone-silent',
    ({ answered, packetsSent, microphoneEnergy, wasMuted }) =>
      answered &&
      !wasMuted &&
      microphoneEnergy !== null &&
      microphoneEnergy < SILENT_ENERGY &&
      (packetsSent ?? 0) >= SOME_PACKETS * 3,
  ],
  ['loss-receiving', ({ lossReceiving }) => lossReceiving >= 0.02],
  ['loss-sending', ({ lossSending }) => lossSending >= 0.02],
  ['slow-line', ({ roundTripMs }) => roundTripMs >= 300],
  ['unsteady-line', ({ jitterMs }) => jitterMs >= 60],
  ['application-stopped', ({ endCause }) => endCause === 'interrupted'],
];

/** What most likely went wrong, the surest first; `nothing-found` when no rule fits. */
export function likelyCauses(facts: CallFacts): readonly LikelyCause[] {
  const found = RULES.filter(([, fits]) => fits(facts)).map(([cause]) => cause);
  // Without a path nothing can be received or sent: that is the same fault, said twice.
  const distinct = found.includes('ice-failed')
    ? found.filter((cause) => cause !== 'no-sound-received' && cause !== 'no-sound-sent')
    : found;
  return distinct.length === 0 ? ['nothing-found'] : distinct;
}
