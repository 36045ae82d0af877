import type { CallFacts } from './causes.ts';
import type { Masker } from './mask.ts';

type Stats = readonly Readonly<Record<string, unknown>>[];

/** What may leave the machine of each kind of WebRTC statistics: figures and states, no identifiers, no keys. */
const KEPT: Readonly<Record<string, readonly string[]>> = {
  'inbound-rtp': [
    'packetsReceived',
    'packetsLost',
    'jitter',
    'audioLevel',
    'totalAudioEnergy',
    'totalSamplesReceived',
    'concealedSamples',
    'jitterBufferDelay',
    'jitterBufferEmittedCount',
  ],
  'outbound-rtp': ['packetsSent', 'bytesSent', 'active'],
  'remote-inbound-rtp': ['packetsLost', 'fractionLost', 'jitter', 'roundTripTime'],
  'media-source': ['audioLevel', 'totalAudioEnergy', 'totalSamplesDuration'],
  'candidate-pair': [
    'state',
    'nominated',
    'bytesSent',
    'bytesReceived',
    'currentRoundTripTime',
    'requestsSent',
    'responsesReceived',
  ],
  'local-candidate': ['candidateType', 'protocol', 'port', 'networkType', 'relayProtocol'],
  'remote-candidate': ['candidateType', 'protocol', 'port'],
  transport: ['dtlsState', 'iceState', 'selectedCandidatePairChanges', 'dtlsRole'],
  codec: ['mimeType', 'clockRate', 'channels'],
};

/** The statistics that a report shows, with addresses masked. */
export function maskedStats(stats: Stats, masker: Masker): Stats {
  return stats.flatMap((record) => {
    const type = String(record['type']);
    const names = Object.hasOwn(KEPT, type) ? KEPT[type] : undefined;
    if (names === undefined) return [];
    const values = names.flatMap((name) => {
      const value = record[name];
      return typeof value === 'number' ||
        typeof value === 'boolean' ||
        (typeof value === 'string' && /^[\w/.-]{1,40}$/.test(value))
        ? [[name, value] as const]
        : [];
    });
    const { address } = record;
    const where = typeof address === 'string' && address !== '' ? { address: masker.ip(address) } : {};
    return [{ type, ...Object.fromEntries(values), ...where }];
  });
}

/** What the statistics say about a call. */
export function factsOfStats(
  stats: Stats,
): Pick<CallFacts, 'packetsReceived' | 'packetsSent' | 'microphoneEnergy' | 'ice'> {
  const sum = (type: string, name: string): number | null => {
    const values = stats
      .filter((record) => record['type'] === type)
      .map((record) => record[name])
      .filter((value) => typeof value === 'number');
    return values.length === 0 ? null : values.reduce((total, value) => total + value, 0);
  };
  const pairs = stats.filter(({ type }) => type === 'candidate-pair').map(({ state }) => state);
  const ice = stats.find(({ type }) => type === 'transport')?.['iceState'];
  return {
    packetsReceived: stats.length === 0 ? null : (sum('inbound-rtp', 'packetsReceived') ?? 0),
    packetsSent: stats.length === 0 ? null : (sum('outbound-rtp', 'packetsSent') ?? 0),
    microphoneEnergy: sum('media-source', 'totalAudioEnergy'),
    ice:
      ice === 'failed' || (pairs.length > 0 && pairs.every((state) => state === 'failed'))
        ? 'failed'
        : pairs.includes('succeeded')
          ? 'connected'
          : stats.length === 0
            ? null
            : 'checking',
  };
}
