import { createSocket, type Socket } from 'node:dgram';
import { setTimeout as delay } from 'node:timers/promises';
import { payloadOf } from './audio-sdp.ts';
import {
  TELEPHONE_RATE,
  decodeG711,
  encodeG711,
  isTone,
  loudness,
  sine,
  strongestTone,
  toneLevel,
  type G711,
  type Tone,
} from './tones.ts';

/** Samples of one packet: 20 ms. */
const FRAME = 160;
const FRAME_MS = 20;
/** How much of what was heard is kept, milliseconds. */
const MEMORY_MS = 15_000;
const DIGITS = '0123456789*#ABCD';

export interface RtpTarget {
  readonly address: string;
  readonly port: number;
  readonly law: G711;
  readonly eventPayload: number | undefined;
}

export interface HearOptions {
  /** Default 5000. */
  readonly timeoutMs?: number;
  /** Length of the piece that must be the tone. Default 300. */
  readonly windowMs?: number;
  /** Relative to full scale. Default -40. */
  readonly minimumDb?: number;
}

interface Heard {
  readonly at: number;
  readonly samples: Float32Array;
}

/** Sound that is sent packet by packet in place of the tone. */
export interface Playing {
  /** When each packet of 20 ms went, ms of `performance.now()`; as long as what was sent of it. */
  readonly sentAt: readonly number[];
  readonly done: () => boolean;
}

/** What came in since a moment, at the places that its sender gave it: what was lost is silence. */
export interface Recording {
  /** Arrival of the first packet, ms of `performance.now()`. */
  readonly startedAt: () => number;
  readonly samples: () => Float32Array;
}

/** One RTP stream each way on a socket of its own: sends a sine, remembers and measures what comes. */
export class RtpSession {
  readonly port: number;
  /** Digits received as telephone events (RFC 4733). */
  digits = '';
  packetsSent = 0;
  packetsReceived = 0;
  /** Synchronisation sources seen, in order. */
  readonly sources: number[] = [];
  readonly #socket: Socket;
  readonly #heard: Heard[] = [];
  #target: RtpTarget | undefined;
  #sending = false;
  #toneHz: number | undefined;
  #timer: NodeJS.Timeout | undefined;
  #startedAt = 0;
  #frames = 0;
  #sequence = Math.floor(Math.random() * 0x8000);
  #timestamp = Math.floor(Math.random() * 0x7fffffff);
  readonly #source = Math.floor(Math.random() * 0xffffffff);
  #phase = 0;
  #lastEvent = -1;
  #playing: { readonly samples: Float32Array; readonly sentAt: number[] } | undefined;
  #onPayload: ((timestamp: number, samples: Float32Array, at: number) => void) | undefined;
  readonly #digitQueue: { readonly event: number; frame: number; stamp: number }[] = [];

  private constructor(socket: Socket) {
    this.#socket = socket;
    this.port = socket.address().port;
    socket.on('message', (packet) => this.#receive(packet));
    socket.on('error', () => undefined);
  }

  /** Opens an even port on loopback. */
  static async open(): Promise<RtpSession> {
    for (let attempt = 0; attempt < 50; attempt += 1) {
      const socket = createSocket({ type: 'udp4', recvBufferSize: 1 << 18 });
      await new Promise<void>((resolve, reject) => {
        socket.once('error', reject);
        socket.bind(0, '127.0.0.1', resolve);
      });
      if (socket.address().port % 2 === 0) return new RtpSession(socket);
      socket.close();
    }
    throw new Error('No even UDP port');
  }

  /** Where to send to and how; `sending` follows the negotiated direction. */
  configure(target: RtpTarget, sending: boolean): void {
    this.#target = target;
    this.#sending = sending;
    if (this.#timer !== undefined) return;
    this.#startedAt = performance.now();
    this.#frames = 0;
    this.#timer = setInterval(() => this.#tick(), FRAME_MS / 2);
  }

  /** Numbers its packets far below those of another session, which a server that puts it in the other's place may take for late ones. */
  numberBelow(other: RtpSession): void {
    this.#sequence = 1_000;
    other.#sequence = 9_000;
  }

  /** The tone to say from now on, in hertz; undefined is silence. */
  say(hz: number | undefined): void {
    this.#toneHz = hz;
  }

  /** Plays a sound once, at TELEPHONE_RATE, from the next packet on; then the tone goes on. */
  play(samples: Float32Array): Playing {
    const sentAt: number[] = [];
    this.#playing = { samples, sentAt };
    return { sentAt, done: () => sentAt.length * FRAME >= samples.length };
  }

  /** Keeps everything that comes from now on. */
  record(): Recording {
    const pieces: { readonly place: number; readonly samples: Float32Array }[] = [];
    let [first, startedAt] = [0, Number.NaN];
    this.#onPayload = (timestamp, samples, at) => {
      if (Number.isNaN(startedAt)) [first, startedAt] = [timestamp, at];
      pieces.push({ place: (timestamp - first) | 0, samples });
    };
    return {
      startedAt: () => startedAt,
      samples: () => {
        const all = new Float32Array(Math.max(0, ...pieces.slice(-50).map(({ place, samples }) => place + samples.length)));
        for (const { place, samples } of pieces) if (place >= 0 && place + samples.length <= all.length) all.set(samples, place);
        return all;
      },
    };
  }

  /** Presses keys: telephone events of 100 ms with 60 ms between. Returns when the last has been sent. */
  async sendDigits(digits: string): Promise<void> {
    if (this.#target?.eventPayload === undefined) throw new Error('The other side takes no telephone events');
    for (const digit of digits) {
      const event = DIGITS.indexOf(digit.toUpperCase());
      if (event < 0) throw new Error(`Not a telephone key: ${digit}`);
      this.#digitQueue.push({ event, frame: 0, stamp: 0 });
    }
    while (this.#digitQueue.length > 0) {
      await delay(FRAME_MS);
      const last = this.#digitQueue.length === 1 ? this.#digitQueue[0] : undefined;
      // Whoever wanted just these digits may hang up at the end of the last one.
      if (this.#timer === undefined && last !== undefined && last.frame > 5) return;
      if (this.#timer === undefined) throw new Error('The call ended before all digits were sent');
    }
  }

  /** What arrived during the last `ms` milliseconds. */
  recent(ms: number): Float32Array {
    const since = performance.now() - ms;
    const frames = this.#heard.filter(({ at }) => at >= since);
    const all = new Float32Array(frames.reduce((sum, { samples }) => sum + samples.length, 0));
    let offset = 0;
    for (const { samples } of frames) {
      all.set(samples, offset);
      offset += samples.length;
    }
    return all;
  }

  /** Longest time without any sound arriving during the last `ms` milliseconds, in milliseconds. */
  longestWait(ms: number): number {
    const now = performance.now();
    const times = [...this.#heard.map(({ at }) => at).filter((at) => at >= now - ms), now];
    return times.reduce((longest, at, index) => Math.max(longest, at - (times[index - 1] ?? at)), 0);
  }

  /**
   * Waits until a tone, and nothing much else, is heard for `windowMs` from now on.
   * @throws Error after the time-out, saying what was heard instead.
   */
  async hears(hz: number, options: HearOptions = {}): Promise<Tone> {
    const { timeoutMs = 5000, windowMs = 300, minimumDb = -40 } = options;
    const started = performance.now();
    const deadline = started + timeoutMs;
    for (;;) {
      // Only what arrives from now on counts: a test asks after having changed something.
      const samples = this.recent(Math.min(windowMs, performance.now() - started));
      if (samples.length >= (windowMs / 1000) * TELEPHONE_RATE * 0.8 && isTone(samples, hz, minimumDb)) {
        return { hz, db: toneLevel(samples, hz) };
      }
      if (performance.now() > deadline)
        throw new Error(`${hz} Hz not heard within ${timeoutMs} ms: ${this.describe()}`);
      await delay(40);
    }
  }

  /**
   * Waits until nothing louder than `maximumDb` (default -50) was heard for `windowMs`; no packets is silence too.
   * @throws Error after the time-out, saying what is heard.
   */
  async hearsSilence(
    options: { readonly timeoutMs?: number; readonly windowMs?: number; readonly maximumDb?: number } = {},
  ): Promise<void> {
    const { timeoutMs = 5000, windowMs = 500, maximumDb = -50 } = options;
    const started = performance.now();
    for (;;) {
      if (performance.now() - started >= windowMs && loudness(this.recent(windowMs)) <= maximumDb) return;
      if (performance.now() - started > timeoutMs)
        throw new Error(`No silence within ${timeoutMs} ms: ${this.describe()}`);
      await delay(40);
    }
  }

  /** What is being heard, in words, for a failed assertion. */
  describe(): string {
    const samples = this.recent(500);
    const tone = strongestTone(samples);
    return `${this.packetsReceived} packets in, ${this.packetsSent} out; the last 0.5 s: ${samples.length} samples, ${loudness(samples).toFixed(1)} dB, strongest ${tone.hz} Hz at ${tone.db.toFixed(1)} dB`;
  }

  close(): void {
    if (this.#timer !== undefined) clearInterval(this.#timer);
    this.#timer = undefined;
    try {
      this.#socket.close();
    } catch {
      // Closed before.
    }
  }

  #tick(): void {
    // Timers drift and jump; the number of frames due comes from the clock.
    const due = Math.floor((performance.now() - this.#startedAt) / FRAME_MS);
    if (due - this.#frames > 25) this.#frames = due - 25;
    for (; this.#frames < due; this.#frames += 1) this.#sendFrame();
  }

  #sendFrame(): void {
    const target = this.#target;
    this.#timestamp = (this.#timestamp + FRAME) >>> 0;
    if (target === undefined || target.port === 0 || !this.#sending) return;
    if (this.#sendEvent(target)) return;
    const samples = this.#nextSamples();
    this.#phase += FRAME;
    this.#send(target, payloadOf(target.law), this.#timestamp, encodeG711(samples, target.law), this.packetsSent === 0);
  }

  #nextSamples(): Float32Array {
    const playing = this.#playing;
    if (playing !== undefined) {
      const from = playing.sentAt.length * FRAME;
      playing.sentAt.push(performance.now());
      if (from + FRAME >= playing.samples.length) this.#playing = undefined;
      const frame = new Float32Array(FRAME);
      frame.set(playing.samples.subarray(from, from + FRAME));
      return frame;
    }
    return this.#toneHz === undefined ? new Float32Array(FRAME) : sine(this.#toneHz, FRAME, TELEPHONE_RATE, -10, this.#phase);
  }

  /** Five frames of the key, the last repeated twice with the end bit, then a pause of three frames. */
  #sendEvent(target: RtpTarget): boolean {
    const key = this.#digitQueue[0];
    if (key === undefined || target.eventPayload === undefined) return false;
    if (key.frame === 0) key.stamp = this.#timestamp;
    if (key.frame < 8) {
      const end = key.frame >= 5;
      const payload = Buffer.alloc(4);
      payload.writeUInt8(key.event, 0);
      payload.writeUInt8((end ? 0x80 : 0) | 10, 1);
      payload.writeUInt16BE(Math.min(key.frame + 1, 5) * FRAME, 2);
      this.#send(target, target.eventPayload, key.stamp, payload, key.frame === 0);
    }
    key.frame += 1;
    if (key.frame >= 11) this.#digitQueue.shift();
    return true;
  }

  #send(target: RtpTarget, payloadType: number, timestamp: number, payload: Buffer, marker: boolean): void {
    const head = Buffer.alloc(12);
    head.writeUInt8(0x80, 0);
    head.writeUInt8((marker ? 0x80 : 0) | payloadType, 1);
    head.writeUInt16BE(this.#sequence, 2);
    head.writeUInt32BE(timestamp, 4);
    head.writeUInt32BE(this.#source, 8);
    this.#sequence = (this.#sequence + 1) & 0xffff;
    this.packetsSent += 1;
    this.#socket.send(Buffer.concat([head, payload]), target.port, target.address);
  }

  #receive(packet: Buffer): void {
    if (packet.length < 12 || (packet.readUInt8(0) & 0xc0) !== 0x80) return;
    const payloadType = packet.readUInt8(1) & 0x7f;
    const timestamp = packet.readUInt32BE(4);
    const source = packet.readUInt32BE(8);
    const payload = packet.subarray(12 + (packet.readUInt8(0) & 0x0f) * 4);
    this.packetsReceived += 1;
    if (this.sources.at(-1) !== source) this.sources.push(source);
    if (payloadType === 0 || payloadType === 8) {
      const now = performance.now();
      const samples = decodeG711(payload, payloadType === 0 ? 'PCMU' : 'PCMA');
      this.#onPayload?.(timestamp, samples, now);
      this.#heard.push({ at: now, samples });
      while ((this.#heard[0]?.at ?? now) < now - MEMORY_MS) this.#heard.shift();
    } else if (payloadType === this.#target?.eventPayload && payload.length >= 4 && timestamp !== this.#lastEvent) {
      // All packets of one key carry the timestamp of its beginning.
      this.#lastEvent = timestamp;
      this.digits += DIGITS[payload.readUInt8(0)] ?? '?';
    }
  }
}
