import type { Clock } from '../../shared/lib/clock.ts';
import type { RemoteStream } from '../media/remote-audio.ts';
import type { RemoteMedia } from '../media/remote-media.ts';
import type { PeerConfiguration } from './jssip-globals.ts';
import type { SessionInternals } from './jssip-private.ts';
import { pause, type ReinviteSender } from './reinvite.ts';

/** How long a call may be without sound before it ends, in ms. */
const LIMIT_MS = 60_000;
/** Pause before another try, in ms. */
const AGAIN_MS = 500;
/** How long a new connection may take until sound passes, in ms. */
const CONNECT_MS = 3_000;
/** How long ICE may be without a path before a new one is built, in ms: shorter losses repair themselves. */
const ICE_PATIENCE_MS = 4_000;

export type MediaRecoveryDeps = {
  readonly session: SessionInternals;
  readonly media: RemoteMedia;
  readonly config: PeerConfiguration;
  readonly reinvites: ReinviteSender;
  readonly clock: Clock;
  /** The dialog is confirmed, no request is under way and the server is connected; `over` when the call has ended. */
  readonly canSignal: () => boolean | 'over';
  /** Called before each offer of new media. */
  readonly beforeNewMedia: () => void;
  readonly takeStream: () => Promise<RemoteStream | null>;
  readonly tell: (media: 'ok' | 'recovering') => void;
  readonly giveUp: () => void;
  readonly log: (message: string) => void;
};

/**
 * Gives a call new media under its living dialog: when the media window died, or when the network path did. A new peer
 * connection, a new microphone stream and one re-INVITE; the far end sees an ICE restart.
 */
export class MediaRecovery {
  readonly #deps: MediaRecoveryDeps;
  #running = false;
  #told: 'ok' | 'recovering' = 'ok';
  #iceTimer: ReturnType<typeof setTimeout> | undefined;

  constructor(deps: MediaRecoveryDeps) {
    this.#deps = deps;
  }

  get running(): boolean {
    return this.#running;
  }

  /** Follows the state of a connection; `failed` or a long `disconnected` starts a rebuild. */
  watch(peer: NonNullable<SessionInternals['_connection']>): void {
    peer.addEventListener('connectionstatechange', () => {
      if (this.#deps.session._connection !== peer || this.#running) return;
      clearTimeout(this.#iceTimer);
      if (peer.health === 'connected') this.#tell('ok');
      if (peer.health === 'disconnected') {
        this.#tell('recovering');
        this.#iceTimer = setTimeout(() => this.start('the network path is gone'), ICE_PATIENCE_MS);
      }
      if (peer.health === 'failed') this.start('the network path failed');
    });
  }

  /** Begins unless it is under way; gives up after 60 s. */
  start(reason: string): void {
    if (this.#running || this.#deps.canSignal() === 'over') return;
    this.#running = true;
    this.#deps.log(`rebuilding the media of a call: ${reason}`);
    this.#tell('recovering');
    this.#deps.reinvites.interrupt();
    void this.#run();
  }

  dispose(): void {
    clearTimeout(this.#iceTimer);
  }

  async #run(): Promise<void> {
    const { clock, canSignal, media } = this.#deps;
    const deadline = clock.monotonic() + LIMIT_MS;
    let notBefore = 0;
    for (;;) {
      const may = canSignal();
      if (may === 'over') break;
      if (clock.monotonic() > deadline) {
        this.#deps.giveUp();
        break;
      }
      if (may && media.ready && clock.monotonic() >= notBefore) {
        if (await this.#rebuild()) {
          this.#tell('ok');
          break;
        }
        notBefore = clock.monotonic() + AGAIN_MS;
      }
      await pause(20);
    }
    this.#running = false;
  }

  async #rebuild(): Promise<boolean> {
    const { session, config, takeStream, reinvites, log } = this.#deps;
    try {
      const stream = await takeStream();
      if (stream === null || this.#deps.canSignal() !== true) return false;
      this.#deps.beforeNewMedia();
      session._connection?.close();
      // What was waiting in the queue waits for the dead connection.
      session._connectionPromiseQueue = Promise.resolve();
      session._rtcReady = true;
      session._iceReady = false;
      session._createRTCConnection(config, null);
      session._localMediaStream = stream;
      for (const track of stream.getTracks()) session._connection?.addTrack(track, stream);
      session._setLocalMediaStatus();
      const { outcome, response } = await reinvites.sendNow();
      if (outcome !== 'accepted') log(`new media was not accepted: ${outcome} ${response?.status_code ?? ''}`);
      return outcome === 'accepted' && (await this.#connects());
    } catch (error) {
      log(`new media could not be made: ${String(error)}`);
      return false;
    }
  }

  async #connects(): Promise<boolean> {
    const { session, clock, canSignal, log } = this.#deps;
    const deadline = clock.monotonic() + CONNECT_MS;
    while (session._connection?.health !== 'connected') {
      if (canSignal() === 'over' || session._connection?.health === 'dead') return false;
      if (clock.monotonic() > deadline) {
        log('new media was agreed on, but no sound passes');
        return false;
      }
      await pause(20);
    }
    return true;
  }

  #tell(state: 'ok' | 'recovering'): void {
    if (this.#told === state) return;
    this.#told = state;
    this.#deps.tell(state);
  }
}
