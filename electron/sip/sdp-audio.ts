/** Encodings that Chromium's WebRTC sends and receives, by name (RFC 4566 rtpmap), and the static payload types among them (RFC 3551). */
const USABLE_NAMES = new Set(['opus', 'g722', 'pcmu', 'pcma']);
const USABLE_STATIC = new Set(['0', '8', '9']);

type MediaSection = {
  readonly port: string;
  readonly profile: string;
  readonly formats: readonly string[];
  readonly lines: readonly string[];
};

function audioSections(sdp: string): readonly MediaSection[] {
  const lines = sdp.split(/\r?\n/);
  return lines.flatMap((line, index) => {
    const [, port, profile, formats] = /^m=audio (\d+)(?:\/\d+)? (\S+) (.+)$/.exec(line) ?? [];
    if (port === undefined || profile === undefined || formats === undefined) return [];
    const rest = lines.slice(index + 1);
    const end = rest.findIndex((one) => one.startsWith('m='));
    return [{ port, profile, formats: formats.trim().split(/\s+/), lines: end < 0 ? rest : rest.slice(0, end) }];
  });
}

function hasUsableCodec({ formats, lines }: MediaSection): boolean {
  const names = new Map(
    lines.flatMap((line) => {
      const [, type, name] = /^a=rtpmap:(\d+) ([^/\s]+)/.exec(line) ?? [];
      return type === undefined || name === undefined ? [] : [[type, name.toLowerCase()] as const];
    }),
  );
  return formats.some((format) => {
    const name = names.get(format);
    return name === undefined ? USABLE_STATIC.has(format) : USABLE_NAMES.has(name);
  });
}

/**
 * Whether a session description offers sound that WebRTC can take part in: `unreadable` is not SDP (RFC 4566),
 * `no-common-codec` has no audio, no usable encoding, or no DTLS-SRTP (RFC 8827, 6.5: WebRTC speaks nothing else).
 */
export function audioVerdict(sdp: string): 'usable' | 'no-common-codec' | 'unreadable' {
  if (!/^v=0\r?\n/.test(sdp) || !/^m=/m.test(sdp) || !/^o=\S+ \S+ \S+ IN IP[46] \S+$/m.test(sdp)) return 'unreadable';
  const hasFingerprint = /^a=fingerprint:\S+ \S+/m.test(sdp);
  const usable = audioSections(sdp).some(
    (section) => section.port !== '0' && section.profile.includes('SAVP') && hasUsableCodec(section),
  );
  return usable && hasFingerprint ? 'usable' : 'no-common-codec';
}

/** A description that does not send us sound to play: what we answer while the call is on hold here (RFC 3264, 8.4). */
export function withHoldDirection(sdp: string): string {
  return sdp.replaceAll(/^a=sendrecv(\r?)$/gm, 'a=sendonly$1').replaceAll(/^a=recvonly(\r?)$/gm, 'a=inactive$1');
}

/** True for descriptions of an Asterisk: it cannot begin a new DTLS association on a stream that has one. */
export function needsFreshStream(sdp: string): boolean {
  return /^s=Asterisk\b/m.test(sdp);
}

/** Puts streams that were given up in front (RFC 3264, 8: their places stay taken, port zero). */
export function withRetiredStreams(sdp: string, count: number): string {
  const retired = Array.from(
    { length: count },
    (_, index) => `m=audio 0 UDP/TLS/RTP/SAVPF 0\r\nc=IN IP4 0.0.0.0\r\na=mid:retired${index}\r\na=inactive\r\n`,
  ).join('');
  return sdp.replace(/^m=/m, `${retired}m=`);
}

/** Takes the streams that were given up out of what the far end says, so that a new connection sees only its own. */
export function withoutRetiredStreams(sdp: string, count: number): string {
  const [session = '', ...streams] = sdp.split(/^(?=m=)/m);
  return [session, ...streams.slice(count)].join('');
}

/** Keeps the origin of one session through a change of peer connection: same id, higher version (RFC 3264, 8). */
export class SdpOrigin {
  #id: string | null = null;
  #version = 0n;

  /** The description with this call's own origin line; versions rise with every call. */
  stamp(sdp: string): string {
    return sdp.replace(/^o=(\S+) (\d+) (\d+) /m, (_line, user: string, id: string, version: string) => {
      this.#id ??= id;
      const wanted = BigInt(version);
      this.#version = this.#version === 0n || wanted > this.#version ? wanted : this.#version + 1n;
      return `o=${user} ${this.#id} ${this.#version} `;
    });
  }
}
