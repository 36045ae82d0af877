import type { QualitySampleData } from '../../shared/media/protocol.ts';
import { plainStats } from './stats.ts';

const EVERY_MS = 1_000;

type Counters = { readonly received: number; readonly lost: number; readonly delayS: number; readonly emitted: number };

/** Of a connection that has just been made: a call of two seconds has a quality too. */
const NOTHING_YET: Counters = { received: 0, lost: 0, delayS: 0, emitted: 0 };

export type QualityWatch = { readonly watch: (peerId: string, on: boolean) => void };

/** Reads once a second what happened to the sound of each watched connection since the last reading. */
export function createQuality(
  find: (peerId: string) => RTCPeerConnection | undefined,
  onSample: (peerId: string, sample: QualitySampleData) => void,
): QualityWatch {
  const watched = new Map<string, Counters>();
  let timer: number | null = null;

  const read = async (peerId: string): Promise<void> => {
    const connection = find(peerId);
    if (connection === undefined || connection.connectionState !== 'connected') return;
    const records = plainStats(await connection.getStats());
    const before = watched.get(peerId);
    if (before === undefined) return;
    const now = countersOf(records);
    watched.set(peerId, now);
    onSample(peerId, sampleOf(records, before, now));
  };

  return {
    watch: (peerId, on) => {
      if (!on) watched.delete(peerId);
      else if (!watched.has(peerId)) watched.set(peerId, NOTHING_YET);
      if (watched.size > 0 && timer === null) {
        timer = window.setInterval(() => {
          for (const one of watched.keys()) read(one).catch(() => undefined);
        }, EVERY_MS);
      } else if (watched.size === 0 && timer !== null) {
        window.clearInterval(timer);
        timer = null;
      }
    },
  };
}

const numberOf = (value: unknown): number => (typeof value === 'number' && Number.isFinite(value) ? value : 0);
const orNull = (value: unknown, factor = 1): number | null =>
  typeof value === 'number' && Number.isFinite(value) ? value * factor : null;
const ofType = (records: readonly Record<string, unknown>[], type: string): readonly Record<string, unknown>[] =>
  records.filter((record) => record['type'] === type && (record['kind'] ?? 'audio') === 'audio');

function countersOf(records: readonly Record<string, unknown>[]): Counters {
  // Several when a stream was given up with its media: only one of them still counts.
  const inbound = ofType(records, 'inbound-rtp');
  const sum = (name: string): number => inbound.reduce((total, record) => total + numberOf(record[name]), 0);
  return {
    received: sum('packetsReceived'),
    lost: sum('packetsLost'),
    delayS: sum('jitterBufferDelay'),
    emitted: sum('jitterBufferEmittedCount'),
  };
}

function sampleOf(records: readonly Record<string, unknown>[], before: Counters, now: Counters): QualitySampleData {
  const inbound = ofType(records, 'inbound-rtp').at(-1) ?? {};
  const remote = ofType(records, 'remote-inbound-rtp').at(-1) ?? {};
  const pair = records.find((record) => record['type'] === 'candidate-pair' && record['nominated'] === true) ?? {};
  const emitted = now.emitted - before.emitted;
  const remoteLoss = orNull(remote['fractionLost']);
  return {
    received: Math.max(0, now.received - before.received),
    // A late packet takes back a loss that was counted before.
    lost: Math.max(0, now.lost - before.lost),
    jitterMs: orNull(inbound['jitter'], 1_000),
    bufferMs: emitted <= 0 ? null : Math.max(0, ((now.delayS - before.delayS) / emitted) * 1_000),
    roundTripMs: orNull(pair['currentRoundTripTime'], 1_000) ?? orNull(remote['roundTripTime'], 1_000),
    remoteLoss: remoteLoss === null ? null : Math.min(1, Math.max(0, remoteLoss)),
  };
}
