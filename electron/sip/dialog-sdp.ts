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

type Stream = { readonly kind: string; readonly profile: string };

/**
 * The descriptions of one dialog while the peer connections behind it come and go. A dialog never loses a stream
 * (RFC 3264, 8: places stay taken, port zero), while a new connection knows only the streams it has itself.
 */
export class DialogSdp {
  readonly #origin = new SdpOrigin();
  /** What each place of the dialog holds. */
  #places: Stream[] = [];
  /** How many of them belong to the present connection; null while that is all there are. */
  #own: number | null = null;

  /** Another connection makes the descriptions from here on; it has one stream until it says otherwise. */
  renew(): void {
    this.#own = 1;
  }

  /** What a connection says, as it may be sent. JsSIP shows some of them a second time, as they are sent. */
  outgoing(sdp: string): string {
    if (this.#own !== null) this.#own = split(sdp).filter((part) => part.startsWith('m=') && !CLOSED.test(part)).length;
    return this.again(sdp);
  }

  /** A description that was sent before, or one of a connection, for another offer. */
  again(sdp: string): string {
    const closed = this.#places.slice(streamsOf(sdp).length).map(closedStream).join('');
    const whole = this.#origin.stamp(`${sdp}${closed}`);
    this.#remember(whole);
    return whole;
  }

  /** What the far end says, as the connection can understand it. */
  incoming(sdp: string): string {
    this.#remember(sdp);
    if (this.#own === null) return sdp;
    const [session = '', ...streams] = split(sdp);
    return [session, ...streams.slice(0, this.#own)].join('');
  }

  /**
   * The same offer with its first stream closed and a stand-in behind all others, on which nothing will ever be sent: a
   * far end that ties a transport to a place forgets the old one, and an offer needs one stream that is not closed.
   *
   * @param sdp an offer of a connection with one stream.
   * @param random text for the stand-in's ICE credentials (RFC 8839, 5.4: at least 22 ice-chars), so that no check reaches the connection.
   */
  standIn(sdp: string, random: string): string {
    const [session = '', first = ''] = split(sdp);
    const [own] = streamsOf(sdp);
    if (own === undefined) return this.again(sdp);
    const others = this.#places.slice(1).map((stream, index) => closedStream(stream, index));
    // The stand-in of an earlier time can serve again.
    if (this.#places.length > 1 && this.#places.at(-1)?.kind === own.kind) others.pop();
    const spare = first
      .replace(/^a=mid:.*$/m, 'a=mid:stand-in')
      .replace(/^a=ice-ufrag:[^\r\n]*/m, `a=ice-ufrag:${random.slice(0, 4)}`)
      .replace(/^a=ice-pwd:[^\r\n]*/m, `a=ice-pwd:${random}`)
      .replace(/^a=(?:ssrc|msid).*\r?\n/gm, '');
    return this.again([session.replace(/^a=group:.*\r?\n/gm, ''), closedStream(own, -1), ...others, spare].join(''));
  }

  #remember(sdp: string): void {
    const streams = streamsOf(sdp);
    this.#places = [...streams, ...this.#places.slice(streams.length)];
  }
}

/**
 * True when an answer says that the far end goes on with the DTLS association it has (RFC 4145, 4.1; RFC 8842, 4),
 * which no new connection of ours can take part in. Asterisk says so.
 */
export function keepsOldAssociation(answer: string): boolean {
  const [, first = ''] = split(answer);
  return /^a=connection:existing\r?$/m.test(first);
}

const CLOSED = /^a=mid:closed\d+\r?$/m;

function split(sdp: string): string[] {
  return sdp.split(/^(?=m=)/m);
}

function streamsOf(sdp: string): Stream[] {
  return [...sdp.matchAll(/^m=(\S+) \S+ (\S+) /gm)].map(([, kind = 'audio', profile = 'UDP/TLS/RTP/SAVPF']) => ({
    kind,
    profile,
  }));
}

function closedStream({ kind, profile }: Stream, index: number): string {
  return `m=${kind} 0 ${profile} 0\r\nc=IN IP4 0.0.0.0\r\na=mid:closed${index + 1}\r\na=inactive\r\n`;
}
