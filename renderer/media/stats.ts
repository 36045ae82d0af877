import type { AudioReport } from '../../shared/media/protocol.ts';

/** The report as plain records, one per statistics object. */
export function plainStats(report: RTCStatsReport): Record<string, unknown>[] {
  const records: Record<string, unknown>[] = [];
  report.forEach((value: Record<string, unknown>) => records.push({ ...value }));
  return records;
}

/** The figures of the one audio stream in each direction (W3C Identifiers for WebRTC's Statistics API). */
export function audioReportOf(report: RTCStatsReport): AudioReport {
  const records = plainStats(report);
  const find = (type: string): Record<string, unknown> =>
    records.find((record) => record['type'] === type && (record['kind'] ?? 'audio') === 'audio') ?? {};
  const inbound = find('inbound-rtp');
  const outbound = find('outbound-rtp');
  const remoteInbound = find('remote-inbound-rtp');
  const pair = records.find((record) => record['type'] === 'candidate-pair' && record['nominated'] === true) ?? {};
  const codec = records.find((record) => record['id'] === (outbound['codecId'] ?? inbound['codecId'])) ?? {};
  const roundTrip = numberOf(remoteInbound['roundTripTime']) ?? numberOf(pair['currentRoundTripTime']);
  const jitter = numberOf(inbound['jitter']);
  const lost = numberOf(remoteInbound['fractionLost']);
  return {
    packetsSent: numberOf(outbound['packetsSent']) ?? 0,
    bytesSent: numberOf(outbound['bytesSent']) ?? 0,
    packetsReceived: numberOf(inbound['packetsReceived']) ?? 0,
    bytesReceived: numberOf(inbound['bytesReceived']) ?? 0,
    packetsLost: numberOf(inbound['packetsLost']) ?? 0,
    jitterMs: jitter === undefined ? null : jitter * 1_000,
    roundTripMs: roundTrip === undefined ? null : roundTrip * 1_000,
    remoteLoss: lost === undefined ? null : clampLevel(lost),
    ...levelsOf(records),
    energyReceived: numberOf(inbound['totalAudioEnergy']) ?? 0,
    codec: typeof codec['mimeType'] === 'string' ? codec['mimeType'] : '',
  };
}

/** Levels of the last moment, 0..1: what the microphone gives to the connection, and what arrives. */
export function levelsOf(records: readonly Record<string, unknown>[]): {
  microphoneLevel: number;
  speakerLevel: number;
} {
  const levelOf = (type: string): number => {
    const record = records.find((one) => one['type'] === type && one['kind'] === 'audio');
    return clampLevel(numberOf(record?.['audioLevel']) ?? 0);
  };
  return { microphoneLevel: levelOf('media-source'), speakerLevel: levelOf('inbound-rtp') };
}

function numberOf(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
}

function clampLevel(value: number): number {
  return Math.min(1, Math.max(0, value));
}

/** Packets that have arrived as sound, those that came in over the path at all, and the codec in use without its `audio/`. */
export function pathOf(records: readonly Record<string, unknown>[]): {
  readonly packets: number;
  readonly allPackets: number;
  readonly codec: string;
} {
  const find = (type: string): Record<string, unknown> =>
    records.find((one) => one['type'] === type && one['kind'] === 'audio') ?? {};
  const inbound = find('inbound-rtp');
  const transport = records.find((one) => one['type'] === 'transport');
  const codecId = find('outbound-rtp')['codecId'] ?? inbound['codecId'];
  const mimeType = records.find(({ id }) => codecId !== undefined && id === codecId)?.['mimeType'];
  return {
    packets: numberOf(inbound['packetsReceived']) ?? 0,
    allPackets: numberOf(transport?.['packetsReceived']) ?? 0,
    codec: typeof mimeType === 'string' ? mimeType.replace(/^audio\//i, '') : '',
  };
}
