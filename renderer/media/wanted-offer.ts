import type { MediaCodec } from '../../shared/media/protocol.ts';

/** Payload types that need no rtpmap (RFC 3551). */
const STATIC_NAMES: Readonly<Record<string, string>> = { '0': 'pcmu', '8': 'pcma', '9': 'g722', '13': 'cn' };
/** What comes along with any codec: comfort noise (RFC 3389), telephone events (RFC 4733). */
const ALWAYS: ReadonlySet<string> = new Set(['cn', 'telephone-event']);
/** Redundancy (RFC 2198) carries opus here. */
const WITH_OPUS = 'red';

/**
 * The far end's offer as the browser is to see it: without the codecs that are not wanted, the most wanted one first. Chromium sends
 * the first codec of the offer it was given, even one that its own answer refuses, and its answers name nothing that was not in the
 * offer; so this decides what is sent, and the wire sees an ordinary answer (RFC 3264, 6.1: any part of the offer).
 *
 * @returns the offer as it is where it has none of the wanted ones: refusing it is the browser's
 */
export function wantedOffer(sdp: string, wanted: readonly MediaCodec[]): string {
  const [session = '', ...sections] = sdp.split(/(?=^m=)/m);
  return session + sections.map((section) => wantedSection(section, wanted)).join('');
}

function wantedSection(section: string, wanted: readonly MediaCodec[]): string {
  const [, head, formats, end] = /^(m=audio \d+(?:\/\d+)? \S+) ([^\r\n]+?)(\r?\n)/.exec(section) ?? [];
  if (head === undefined || formats === undefined || end === undefined) return section;
  const types = formats.split(/\s+/);
  const nameOf = (type: string): string =>
    (new RegExp(`^a=rtpmap:${type} ([^/\\s]+)/`, 'm').exec(section)?.[1] ?? STATIC_NAMES[type] ?? '').toLowerCase();
  const named = (test: (name: string) => boolean): string[] =>
    types.filter((type) => /^\d+$/.test(type) && test(nameOf(type)));
  const codecs = wanted.flatMap((codec) => [
    ...named((name) => name === codec.toLowerCase()),
    ...(codec === 'opus' ? named((name) => name === WITH_OPUS) : []),
  ]);
  if (codecs.length === 0) return section;
  const kept = [...codecs, ...named((name) => ALWAYS.has(name))];
  const isKept = (line: string): boolean => {
    const [, type] = /^a=(?:rtpmap|fmtp|rtcp-fb):(\d+) /.exec(line) ?? [];
    return type === undefined || kept.includes(type);
  };
  const rest = section.slice(head.length + 1 + formats.length + end.length).split(/(?<=\n)/);
  return `${head} ${kept.join(' ')}${end}${rest.filter(isKept).join('')}`;
}
