/** The parts of a session description that decide whether two fake connections can talk. */
export type FakeSdp = { readonly ufrag: string; readonly direction: string; readonly mediaLines: number };

const HOST_CANDIDATE = 'candidate:1 1 udp 2122260223 127.0.0.1 40000 typ host generation 0';
export const FAKE_CANDIDATES: readonly string[] = [
  HOST_CANDIDATE,
  HOST_CANDIDATE.replace('candidate:1', 'candidate:2').replace('127.0.0.1', '192.0.2.10'),
];

/** An audio description in the form that Chromium writes; without media lines when there is nothing to send or receive. */
export function writeSdp(o: {
  readonly session: string;
  readonly version: number;
  readonly ufrag: string;
  readonly direction: string;
  readonly setup: 'actpass' | 'active';
  readonly withAudio: boolean;
  readonly candidates: readonly string[];
}): string {
  const session = [
    'v=0',
    `o=- ${o.session} ${o.version} IN IP4 127.0.0.1`,
    's=-',
    't=0 0',
    ...(o.withAudio ? ['a=group:BUNDLE 0'] : []),
    'a=msid-semantic: WMS',
  ];
  const audio = [
    'm=audio 9 UDP/TLS/RTP/SAVPF 111 9 0 8 126',
    'c=IN IP4 0.0.0.0',
    'a=rtcp:9 IN IP4 0.0.0.0',
    ...o.candidates.map((candidate) => `a=${candidate}`),
    `a=ice-ufrag:${o.ufrag}`,
    'a=ice-pwd:fakefakefakefakefakefake',
    'a=ice-options:trickle',
    `a=fingerprint:sha-256 ${Array.from({ length: 32 }, () => 'AA').join(':')}`,
    `a=setup:${o.setup}`,
    'a=mid:0',
    `a=${o.direction}`,
    'a=rtcp-mux',
    'a=rtpmap:111 opus/48000/2',
    'a=rtpmap:9 G722/8000',
    'a=rtpmap:0 PCMU/8000',
    'a=rtpmap:8 PCMA/8000',
    'a=rtpmap:126 telephone-event/8000',
  ];
  return [...session, ...(o.withAudio ? audio : []), ''].join('\r\n');
}

/** Undefined when it is no session description. */
export function readSdp(sdp: string): FakeSdp | undefined {
  if (!/^v=0\r?\n/.test(sdp) || !/^o=/m.test(sdp)) return undefined;
  return {
    ufrag: /^a=ice-ufrag:(\S+)/m.exec(sdp)?.[1] ?? '',
    direction: /^a=(sendrecv|sendonly|recvonly|inactive)/m.exec(sdp)?.[1] ?? 'sendrecv',
    mediaLines: (sdp.match(/^m=/gm) ?? []).length,
  };
}
