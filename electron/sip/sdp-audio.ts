/** Encodings that Chromium's WebRTC sends and receives, by name (RFC 4566 rtpmap), and the static payload types among them (RFC 3551). */
const USABLE_NAMES = new Set(['opus', 'g722', 'pcmu', 'pcma']);
const STATIC_NAMES: Readonly<Record<string, string>> = { 0: 'pcmu', 8: 'pcma', 9: 'g722' };
const USABLE_STATIC = new Set(Object.keys(STATIC_NAMES));

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

/** The encoding that a description of audio names first, in lower case; what an answer names first is what is used. Null without any. */
export function firstEncoding(sdp: string): string | null {
  const section = audioSections(sdp).find(({ port }) => port !== '0');
  const format = section?.formats[0];
  if (section === undefined || format === undefined) return null;
  const named = section.lines
    .map((line) => /^a=rtpmap:(\d+) ([^/\s]+)/.exec(line))
    .find((match) => match?.[1] === format);
  return named?.[2]?.toLowerCase() ?? STATIC_NAMES[format] ?? null;
}
