import type { MediaPort } from '../../shared/media/media-port.ts';
import type {
  HostMessage,
  MediaInput,
  MediaOperation,
  MediaOutput,
  PeerEventName,
  IceCandidateData,
} from '../../shared/media/protocol.ts';
import { MEDIA_PROTOCOL, parseHostMessage, parseOutput } from '../../shared/media/protocol.ts';
import type { PeerSnapshot } from '../../shared/media/snapshot.ts';
import { TypedEmitter } from '../../shared/lib/typed-emitter.ts';

/** Time for a request in ms, after which a host that says nothing at all is given up. The microphone waits for a person who reads the system's question. */
export const REQUEST_DEADLINE_MS = 5_000;
export const MICROPHONE_DEADLINE_MS = 30_000;
/**
 * How often a host that says anything meanwhile gets that time once more: on a machine that is overloaded an answer takes long, and
 * without it the call would end.
 */
const MORE_TIMES = 5;
/** A timer that comes later than this says that the machine stood still, in ms. */
const STANDSTILL_MS = 1_000;
/** Longest sound that a simulated customer may speak in one go, in ms. */
export const FILE_DEADLINE_MS = 300_000;

/** How a request under way settles when the media window dies. */
export type OnDeath = 'reject' | 'resolve' | 'never';

/** A failure that the media host reported, or the end of the host. Named like WebRTC's own errors. */
export class MediaError extends Error {
  constructor(name: string, message: string) {
    super(message);
    this.name = name;
  }
}
/** Name of the error for a request that the end of the media window cut off, or that found no window. */
export const MEDIA_GONE = 'MediaGoneError';

/** What comes with an event: a candidate with `icecandidate`, a key with `tonechange`. */
export type PeerEventDetails = { readonly candidate: IceCandidateData | null; readonly tone: string };

/** One connection's mirror in main. */
export type PeerMirror = {
  readonly apply: (snapshot: PeerSnapshot) => void;
  readonly fire: (name: PeerEventName, details: PeerEventDetails) => void;
  /** The window that held the real connection is gone; it never comes back. */
  readonly die: () => void;
};

export type MediaClientEvents = {
  /** The host answers; everything made before belongs to an earlier one. */
  ready: { readonly generation: number };
  /** The host is gone and what it held with it. */
  lost: { readonly generation: number };
  /** A request passed its deadline and the host said nothing at all meanwhile: it hangs and should be replaced. */
  stalled: { readonly op: MediaOperation };
  message: Exclude<HostMessage, { type: 'hello' | 'reply' | 'peer' | 'state' }>;
};

type Pending = {
  readonly op: MediaOperation;
  readonly peerId: string | null;
  readonly onDeath: OnDeath;
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: MediaError) => void;
  timer: ReturnType<typeof setTimeout>;
};

/**
 * Main's end of the channel to the media window: numbered requests with deadlines, and the mirrors of the peer
 * connections. One client outlives many windows; `attach` gives it the port of the next one.
 */
export class MediaClient {
  readonly events: TypedEmitter<MediaClientEvents>;
  readonly #log: (message: string) => void;
  readonly #pending = new Map<number, Pending>();
  readonly #peers = new Map<string, PeerMirror>();
  #port: MediaPort | null = null;
  #ready = false;
  #generation = 0;
  #nextRequest = 1;
  #nextHandle = 1;
  /** Messages so far, to tell a slow host from one that hangs. */
  #heard = 0;

  /** @param log told of protocol errors and listener faults, without personal data. */
  constructor(log: (message: string) => void) {
    this.#log = log;
    this.events = new TypedEmitter((error, event) =>
      log(`media listener for ${String(event)} failed: ${String(error)}`),
    );
  }

  /** Counts the windows; 0 before the first. Handles of an earlier generation are dead. */
  get generation(): number {
    return this.#generation;
  }

  /** True while a host is there and has said hello. */
  get ready(): boolean {
    return this.#ready;
  }

  /** Resolves true as soon as a host is ready, false after `timeoutMs`. */
  whenReady(timeoutMs: number): Promise<boolean> {
    if (this.#ready) return Promise.resolve(true);
    return new Promise((resolve) => {
      const off = this.events.on('ready', () => settle(true));
      const timer = setTimeout(() => settle(false), timeoutMs);
      const settle = (value: boolean): void => {
        clearTimeout(timer);
        off();
        resolve(value);
      };
    });
  }

  /** Takes over the port of a new host. What an earlier host held is dead from here on. */
  attach(port: MediaPort): void {
    this.#lose();
    this.#port = port;
    this.#generation += 1;
    port.onMessage((data) => {
      if (this.#port === port) this.#receive(data);
    });
    port.onClose(() => {
      if (this.#port === port) this.#lose();
    });
  }

  /** Gives up the present host, as if its port had closed. */
  detach(): void {
    const port = this.#port;
    this.#lose();
    port?.close();
  }

  /** A new name for something in the host, such as `peer-7`; never used twice. */
  handle(kind: 'peer' | 'stream' | 'track'): string {
    return `${kind}-${this.#nextHandle++}`;
  }

  addPeer(peerId: string, mirror: PeerMirror): void {
    this.#peers.set(peerId, mirror);
  }

  /** Forgets a closed connection. As in WebRTC, what was asked of it and not yet answered never settles. */
  removePeer(peerId: string): void {
    this.#peers.delete(peerId);
    for (const [id, pending] of this.#pending) {
      if (pending.peerId === peerId) this.#take(id);
    }
  }

  /** Posts without asking for an answer; a failure arrives as a `fault` message. Dropped when no host is there. */
  cast<Op extends MediaOperation>(op: Op, input: MediaInput<Op>): void {
    this.#port?.post({ id: 0, op, input });
  }

  /**
   * Asks the host. Rejects with a MediaError: the host's own (named as WebRTC names it), `TimeoutError` after the
   * deadline (later when the host is heard meanwhile), `MediaGoneError` without a host.
   */
  request<Op extends MediaOperation>(
    op: Op,
    input: MediaInput<Op>,
    {
      onDeath = 'reject',
      deadlineMs = REQUEST_DEADLINE_MS,
    }: { readonly onDeath?: OnDeath; readonly deadlineMs?: number } = {},
  ): Promise<MediaOutput<Op>> {
    const port = this.#port;
    if (port === null) return settleDead(onDeath, op) as Promise<MediaOutput<Op>>;
    const id = this.#nextRequest++;
    const peerId = input !== null && 'peerId' in input ? input.peerId : null;
    return new Promise<MediaOutput<Op>>((resolve, reject) => {
      const timer = this.#watch(id, deadlineMs, MORE_TIMES);
      this.#pending.set(id, { op, peerId, onDeath, resolve: resolve as (value: unknown) => void, reject, timer });
      port.post({ id, op, input });
    });
  }

  /** Gives a request its time, and more of it while the host is heard. */
  #watch(id: number, deadlineMs: number, more: number): ReturnType<typeof setTimeout> {
    const heardBefore = this.#heard;
    const since = performance.now();
    const judge = (): void => {
      const pending = this.#pending.get(id);
      if (pending === undefined) return;
      // Where the whole machine stood still, the host could say nothing.
      const isHeard = this.#heard !== heardBefore || performance.now() - since > deadlineMs + STANDSTILL_MS;
      if (isHeard && more > 0) {
        this.#log(`the media window is slow: ${pending.op} takes more than ${deadlineMs} ms`);
        pending.timer = this.#watch(id, deadlineMs, more - 1);
        return;
      }
      this.#take(id);
      this.#log(`the media window did not answer ${pending.op}`);
      pending.reject(new MediaError('TimeoutError', `${pending.op} was not answered within ${deadlineMs} ms`));
      if (!isHeard) this.events.emit('stalled', { op: pending.op });
    };
    // Where this process itself was held up, the answer is already here and only not read yet: that comes first.
    return setTimeout(() => setImmediate(judge), deadlineMs);
  }

  #take(id: number): Pending | undefined {
    const pending = this.#pending.get(id);
    if (pending === undefined) return undefined;
    clearTimeout(pending.timer);
    this.#pending.delete(id);
    return pending;
  }

  #receive(data: unknown): void {
    this.#heard += 1;
    const parsed = parseHostMessage(data);
    if (!parsed.ok) {
      this.#log(`media message refused: ${parsed.error}`);
      return;
    }
    const message = parsed.value;
    switch (message.type) {
      case 'hello':
        if (message.protocol !== MEDIA_PROTOCOL) {
          this.#log(`media page speaks protocol ${message.protocol}, expected ${MEDIA_PROTOCOL}`);
          return;
        }
        this.#ready = true;
        this.events.emit('ready', { generation: this.#generation });
        return;
      case 'reply': {
        if (message.peer !== null) this.#peers.get(message.peer.peerId)?.apply(message.peer.snapshot);
        const pending = this.#take(message.id);
        if (pending === undefined) return;
        if (!message.outcome.ok) {
          pending.reject(new MediaError(message.outcome.error.name, message.outcome.error.message));
          return;
        }
        const output = parseOutput(pending.op, message.outcome.value);
        if (output.ok) pending.resolve(output.value);
        else pending.reject(new MediaError('OperationError', `${pending.op} answered nonsense: ${output.error}`));
        return;
      }
      case 'peer': {
        const mirror = this.#peers.get(message.peer.peerId);
        mirror?.apply(message.peer.snapshot);
        mirror?.fire(message.name, message);
        return;
      }
      case 'state':
        this.#peers.get(message.peer.peerId)?.apply(message.peer.snapshot);
        return;
      case 'fault':
        this.#log(`media fault in ${message.op}: ${message.error.name}: ${message.error.message}`);
        this.events.emit('message', message);
        return;
      default:
        this.events.emit('message', message);
    }
  }

  #lose(): void {
    if (this.#port === null) return;
    this.#port = null;
    this.#ready = false;
    const peers = [...this.#peers.values()];
    const pending = [...this.#pending.keys()].map((id) => this.#take(id)).filter((one) => one !== undefined);
    this.#peers.clear();
    for (const mirror of peers) mirror.die();
    for (const one of pending) {
      if (one.onDeath === 'resolve') one.resolve(null);
      else if (one.onDeath === 'reject') one.reject(goneError(one.op));
    }
    this.events.emit('lost', { generation: this.#generation });
  }
}

function goneError(op: string): MediaError {
  return new MediaError(MEDIA_GONE, `the media window is gone (${op})`);
}

/** What a request to a window that is no longer there comes to. */
export function settleDead(onDeath: OnDeath, op: string): Promise<unknown> {
  if (onDeath === 'resolve') return Promise.resolve(null);
  if (onDeath === 'never') return new Promise(() => undefined);
  return Promise.reject(goneError(op));
}
