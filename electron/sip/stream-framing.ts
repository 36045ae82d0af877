/** What came out of a stream: a whole message, or the line ends of a keep-alive. */
export type StreamPart =
  | { readonly type: 'message'; readonly text: string }
  | { readonly type: 'keep-alive'; readonly answerWanted: boolean };

/** Why a stream can no longer be read: from here on nobody knows where a message begins. */
export class StreamFault extends Error {}

export type StreamLimits = {
  /** Largest start line with headers, in bytes. */
  readonly headBytes: number;
  /** Largest body, in bytes. */
  readonly bodyBytes: number;
};

/** Far above what a SIP server sends; what is only too large to be answered well is refused with 513 later (`inbound-guard.ts`). */
const LIMITS: StreamLimits = { headBytes: 64 * 1024, bodyBytes: 1024 * 1024 };
const FIRST_BYTES = 4_096;
const CR = 0x0d;
const LF = 0x0a;
const END_OF_HEAD = Buffer.from('\r\n\r\n');

/**
 * Cuts a stream of bytes into SIP messages (RFC 3261, 18.3): the head ends at the first empty line, the body is as long
 * as Content-Length says, counted in bytes. Line ends before a message are skipped (7.5) and told as keep-alives: two
 * ask for an answer, one is an answer (RFC 5626, 4.4.1). The work is linear in the number of bytes, however they arrive.
 */
export class StreamFramer {
  readonly #limits: StreamLimits;
  #buffer = Buffer.alloc(FIRST_BYTES);
  /** What of the buffer is filled, and what of that was searched for the end of the head. */
  #filled = 0;
  #searched = 0;
  /** Length of the whole message at the front, once its head is known. */
  #messageBytes: number | null = null;

  constructor(limits: StreamLimits = LIMITS) {
    this.#limits = limits;
  }

  /**
   * Takes the next bytes and gives `take` what is complete now, in order.
   * @throws StreamFault when the length of a message is missing, contradictory or beyond the limits. The stream must be closed.
   */
  push(bytes: Uint8Array, take: (part: StreamPart) => void): void {
    this.#append(bytes);
    let from = 0;
    while (from < this.#filled) {
      if (this.#messageBytes === null) {
        const lines = this.#lineEnds(from);
        if (lines > 0) {
          keepAlives(lines).forEach(take);
          from += lines * 2;
          this.#searched = from;
          continue;
        }
        // Half a line end: the other half is still to come.
        if (this.#buffer[from] === CR && from + 1 === this.#filled) break;
        this.#messageBytes = this.#measure(from);
        if (this.#messageBytes === null) break;
      }
      if (this.#filled - from < this.#messageBytes) break;
      const end = from + this.#messageBytes;
      const text = this.#buffer.toString('utf8', from, end);
      from = end;
      this.#searched = end;
      this.#messageBytes = null;
      take({ type: 'message', text });
    }
    this.#drop(from);
  }

  #append(bytes: Uint8Array): void {
    const needed = this.#filled + bytes.length;
    if (needed > this.#buffer.length) {
      const larger = Buffer.alloc(Math.max(needed, this.#buffer.length * 2));
      this.#buffer.copy(larger, 0, 0, this.#filled);
      this.#buffer = larger;
    }
    this.#buffer.set(bytes, this.#filled);
    this.#filled = needed;
  }

  #drop(count: number): void {
    if (count === 0) return;
    this.#buffer.copyWithin(0, count, this.#filled);
    this.#filled -= count;
    this.#searched = Math.max(0, this.#searched - count);
    // A large message must not keep its memory for the life of the connection.
    if (this.#filled <= FIRST_BYTES && this.#buffer.length > 16 * FIRST_BYTES)
      this.#buffer = Buffer.from(this.#buffer.subarray(0, FIRST_BYTES));
  }

  /** Whole line ends in a row. */
  #lineEnds(from: number): number {
    let count = 0;
    while (
      from + count * 2 + 1 < this.#filled &&
      this.#buffer[from + count * 2] === CR &&
      this.#buffer[from + count * 2 + 1] === LF
    )
      count += 1;
    return count;
  }

  /** Length of the message that begins at `from`; null while its head is incomplete. */
  #measure(from: number): number | null {
    const filled = this.#buffer.subarray(0, this.#filled);
    // The end may lie across the border of what was searched.
    const end = filled.indexOf(END_OF_HEAD, Math.max(from, this.#searched - END_OF_HEAD.length + 1));
    this.#searched = this.#filled;
    const headBytes = (end < 0 ? this.#filled : end) - from;
    if (headBytes > this.#limits.headBytes)
      throw new StreamFault(`headers of more than ${this.#limits.headBytes} bytes`);
    if (end < 0) return null;
    const bodyBytes = contentLength(filled.toString('latin1', from, end));
    if (bodyBytes > this.#limits.bodyBytes) throw new StreamFault(`a body of ${bodyBytes} bytes`);
    return headBytes + END_OF_HEAD.length + bodyBytes;
  }
}

function keepAlives(lines: number): StreamPart[] {
  const parts: StreamPart[] = [];
  for (let rest = lines; rest > 0; rest -= 2) parts.push({ type: 'keep-alive', answerWanted: rest >= 2 });
  return parts;
}

/**
 * Content-Length of a head, also in its compact form `l` and folded over lines (RFC 3261, 7.3.1, 20.14), in bytes.
 * @throws StreamFault when it is missing, no number, or said twice and differently.
 */
function contentLength(head: string): number {
  const values = new Set(
    head
      .replaceAll(/\r\n[ \t]+/g, ' ')
      .split('\r\n')
      .slice(1)
      .flatMap((line) => /^(?:content-length|l)[ \t]*:(.*)$/i.exec(line)?.[1]?.trim() ?? []),
  );
  const [value, ...others] = values;
  if (value === undefined) throw new StreamFault('a message without Content-Length');
  if (others.length > 0) throw new StreamFault('a message with two different Content-Length');
  if (!/^\d{1,10}$/.test(value)) throw new StreamFault('a Content-Length that is no number');
  return Number(value);
}
