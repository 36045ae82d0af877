import { expect, test } from 'vitest';
import { likelyCauses, type CallFacts, type LikelyCause } from '../../../../../shared/domain/diagnosis/causes.ts';
import { createMasker } from '../../../../../shared/domain/diagnosis/mask.ts';
import { factsOfStats, maskedStats } from '../../../../../shared/domain/diagnosis/stats-facts.ts';

const WELL: CallFacts = {
  endCause: 'hung-up-here',
  sipStatus: null,
  answered: true,
  packetsReceived: 500,
  packetsSent: 500,
  microphoneEnergy: 0.5,
  wasMuted: false,
  ice: 'connected',
  lossReceiving: 0,
  lossSending: 0,
  roundTripMs: 20,
  jitterMs: 3,
};
const unanswered = {
  answered: false,
  packetsReceived: null,
  packetsSent: null,
  microphoneEnergy: null,
  ice: null,
} as const;

test.each<[Partial<CallFacts>, LikelyCause]>([
  [{}, 'nothing-found'],
  [{ ...unanswered, endCause: 'not-allowed', sipStatus: 403 }, 'not-allowed'],
  [{ ...unanswered, sipStatus: 401 }, 'credentials-refused'],
  [{ ...unanswered, sipStatus: 404, endCause: 'not-found' }, 'wrong-number'],
  [{ ...unanswered, sipStatus: 486, endCause: 'busy' }, 'busy'],
  [{ ...unanswered, sipStatus: 488, endCause: 'no-common-codec' }, 'codec-mismatch'],
  [{ ...unanswered, sipStatus: 500, endCause: 'server-error' }, 'server-fault'],
  [{ ...unanswered, sipStatus: 503, endCause: 'server-error' }, 'server-unreachable'],
  [{ ...unanswered, endCause: 'connection-lost' }, 'server-unreachable'],
  [{ ...unanswered, endCause: 'no-microphone' }, 'no-microphone'],
  [{ ice: 'failed', packetsReceived: 0, packetsSent: 100 }, 'ice-failed'],
  [{ endCause: 'media-failed' }, 'ice-failed'],
  [{ packetsReceived: 0 }, 'no-sound-received'],
  [{ packetsSent: 0 }, 'no-sound-sent'],
  [{ microphoneEnergy: 0 }, 'microphone-silent'],
  [{ microphoneEnergy: 0, wasMuted: true }, 'nothing-found'],
  [{ lossReceiving: 0.05 }, 'loss-receiving'],
  [{ lossSending: 0.05 }, 'loss-sending'],
  [{ roundTripMs: 400 }, 'slow-line'],
  [{ jitterMs: 90 }, 'unsteady-line'],
  [{ endCause: 'interrupted' }, 'application-stopped'],
])('%j is most likely %s', (facts, cause) => {
  expect(likelyCauses({ ...WELL, ...facts })[0]).toBe(cause);
});

test('statistics give facts, and leave without identifiers, fingerprints and public addresses', () => {
  const stats = [
    { type: 'inbound-rtp', packetsReceived: 0, ssrc: 123_456_789, trackIdentifier: 'secret' },
    { type: 'outbound-rtp', packetsSent: 99, cname: 'secret' },
    { type: 'media-source', totalAudioEnergy: 0 },
    { type: 'candidate-pair', state: 'succeeded', nominated: true },
    { type: 'remote-candidate', address: '203.0.113.7', port: 4000, candidateType: 'host', usernameFragment: 'secret' },
    { type: 'certificate', fingerprint: 'secret' },
  ];
  expect(factsOfStats(stats)).toEqual({ packetsReceived: 0, packetsSent: 99, microphoneEnergy: 0, ice: 'connected' });
  expect(factsOfStats([])).toEqual({ packetsReceived: null, packetsSent: null, microphoneEnergy: null, ice: null });
  expect(factsOfStats([{ type: 'candidate-pair', state: 'failed' }]).ice).toBe('failed');
  const text = JSON.stringify(maskedStats(stats, createMasker()));
  expect(text).not.toMatch(/secret|203\.0|123456789/);
  expect(text).toContain('"address":"ip-1"');
});
