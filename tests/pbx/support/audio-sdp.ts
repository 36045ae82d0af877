import type { G711 } from './tones.ts';

export type Direction = 'sendrecv' | 'sendonly' | 'recvonly' | 'inactive';

/** The audio part of a session description. */
export interface AudioSdp {
  readonly address: string;
  /** Zero: the stream is refused. */
  readonly port: number;
  readonly direction: Direction;
  /** G.711 laws offered, best first. */
  readonly laws: readonly G711[];
  /** Payload type of telephone-event at 8000 Hz. */
  readonly eventPayload: number | undefined;
  /** All streams in their order: of this one null, of each other the start of its m line, to refuse it by. */
  readonly streams: readonly (string | null)[];
}

const PAYLOADS: Readonly<Record<G711, number>> = { PCMU: 0, PCMA: 8 };

export function payloadOf(law: G711): number {
  return PAYLOADS[law];
}

/** What we would answer to the other side's direction, willing to do all it wants (RFC 3264 section 6.1). */
export function mirrored(direction: Direction): Direction {
  if (direction === 'sendonly') return 'recvonly';
  if (direction === 'recvonly') return 'sendonly';
  return direction;
}

/**
 * An offer or answer with G.711 and telephone-event 101. `version` counts up within a call. Streams beside the audio stay
 * in their places, refused (RFC 3264, sections 6 and 8).
 */
export function formatSdp(sdp: {
  readonly port: number;
  readonly laws: readonly G711[];
  readonly direction: Direction;
  readonly session: number;
  readonly version: number;
  readonly eventPayload?: number | undefined;
  readonly streams?: readonly (string | null)[];
}): string {
  const event = sdp.eventPayload ?? 101;
  const audio = [
    `m=audio ${sdp.port} RTP/AVP ${sdp.laws.map(payloadOf).join(' ')} ${event}`,
    ...sdp.laws.map((law) => `a=rtpmap:${payloadOf(law)} ${law}/8000`),
    `a=rtpmap:${event} telephone-event/8000`,
    `a=fmtp:${event} 0-16`,
    'a=ptime:20',
    `a=${sdp.direction}`,
  ];
  return [
    'v=0',
    `o=peer ${sdp.session} ${sdp.version} IN IP4 127.0.0.1`,
    's=-',
    'c=IN IP4 127.0.0.1',
    't=0 0',
    ...(sdp.streams ?? [null]).flatMap((refused) => (refused === null ? audio : [refused])),
    '',
  ].join('\r\n');
}

/** @returns undefined when there is no audio in it. */
export function parseSdp(body: string): AudioSdp | undefined {
  const lines = body.split(/\r?\n/);
  // One that is in use goes before one that was given up.
  const inUse = lines.findIndex((line) => /^m=audio [1-9]/.test(line));
  const media = inUse >= 0 ? inUse : lines.findIndex((line) => line.startsWith('m=audio '));
  if (media < 0) return undefined;
  const next = lines.findIndex((line, index) => index > media && line.startsWith('m='));
  const own = lines.slice(media, next < 0 ? undefined : next);
  const session = lines.slice(
    0,
    lines.findIndex((line) => line.startsWith('m=')),
  );
  const find = (pattern: RegExp): string | undefined => {
    for (const line of [...own, ...session]) {
      const match = pattern.exec(line);
      if (match?.[1] !== undefined) return match[1];
    }
    return undefined;
  };
  const [, port = '0', , ...payloads] = (lines[media] ?? '').split(' ');
  const laws = payloads.flatMap((payload): G711[] => (payload === '0' ? ['PCMU'] : payload === '8' ? ['PCMA'] : []));
  const event = find(/^a=rtpmap:(\d+) telephone-event\/8000/i);
  return {
    address: find(/^c=IN IP4 (\S+)/) ?? '127.0.0.1',
    port: Number(port),
    direction: (find(/^a=(sendrecv|sendonly|recvonly|inactive)\s*$/) ?? 'sendrecv') as Direction,
    laws,
    eventPayload: event === undefined ? undefined : Number(event),
    streams: lines.flatMap((line, index) => {
      if (!line.startsWith('m=')) return [];
      return [index === media ? null : line.replace(/^(m=\S+) \S+/, '$1 0')];
    }),
  };
}
