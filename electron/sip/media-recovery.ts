import type { RemotePeerConnection } from '../media/remote-peer.ts';
import { MediaRenewal, type MediaRenewalDeps } from './media-renewal.ts';
import { CONNECT_PATIENCE_MS, nextWay, type RecoveryWay, type RegainWay } from './recovery-plan.ts';
import { pause } from './reinvite.ts';

/** How long new media may be tried for before the call ends, in ms; time in which nothing can be tried does not count. */
const LIMIT_MS = 60_000;
/** Pause before another try, in ms. */
const AGAIN_MS = 500;
/** How long ICE may be without a path before another is looked for, in ms: shorter losses repair themselves. */
const ICE_PATIENCE_MS = 4_000;
/** The same soon after the network of this machine changed. */
const ICE_PATIENCE_AFTER_CHANGE_MS = 200;
/** How long a recovery that was begun as a precaution may wait before the agent is told, in ms. */
const QUIET_MS = 1_000;
const CHANGE_COUNTS_MS = 15_000;

export type MediaRecoveryDeps = MediaRenewalDeps & {
  readonly tell: (media: 'ok' | 'recovering') => void;
  readonly giveUp: () => void;
};

/**
 * Gives a call its sound back under its living dialog: when the media window died, or when the network path did. The
 * call is only told about when there is nothing to hear meanwhile.
 */
export class MediaRecovery {
  readonly #deps: MediaRecoveryDeps;
  readonly #renewal: MediaRenewal;
  #running = false;
  #told: 'ok' | 'recovering' = 'ok';
  #iceTimer: ReturnType<typeof setTimeout> | undefined;
  #changedAt = Number.NEGATIVE_INFINITY;
  /** The network changed during a recovery, which may have settled on what is no longer there. */
  #changedAgain = false;

  constructor(deps: MediaRecoveryDeps) {
    this.#deps = deps;
    this.#renewal = new MediaRenewal(deps);
  }

  get running(): boolean {
    return this.#running;
  }

  /** Follows the state of a connection; `failed` or a long `disconnected` starts a recovery. */
  watch(peer: RemotePeerConnection): void {
    peer.addEventListener('connectionstatechange', () => {
      if (this.#deps.session._connection !== peer || this.#running) return;
      clearTimeout(this.#iceTimer);
      if (peer.health === 'connected') this.#tell('ok');
      if (peer.health === 'disconnected') {
        this.#tell('recovering');
        const soon = this.#deps.clock.monotonic() - this.#changedAt < CHANGE_COUNTS_MS;
        this.#iceTimer = setTimeout(
          () => this.start('the network path is gone'),
          soon ? ICE_PATIENCE_AFTER_CHANGE_MS : ICE_PATIENCE_MS,
        );
      }
      if (peer.health === 'failed') this.start('the network path failed');
    });
  }

  /**
   * The addresses of this machine are others than before.
   * @param lost one of those before is gone; where there are only more, what works is left alone.
   */
  onNetworkChanged(lost: boolean): void {
    this.#changedAt = this.#deps.clock.monotonic();
    if (this.#running) {
      this.#changedAgain = true;
      this.#renewal.abort();
    } else if (lost || this.#deps.session._connection?.health !== 'connected') this.start('the network changed', true);
  }

  /** Sound is expected on a connection that is being made; `recovering` was told before this call took over. */
  expect(): void {
    this.#told = 'recovering';
    const health = this.#deps.session._connection?.health;
    if (health === 'connected') this.#tell('ok');
    else if (health === 'failed' || health === 'dead') this.start('the new media failed');
    else this.#iceTimer = setTimeout(() => this.start('the new media do not come'), CONNECT_PATIENCE_MS.replace);
  }

  /**
   * Begins unless it is under way; gives up when 60 s of trying gave no sound.
   * @param quietly the sound may still be there: the call is only told when the first way fails.
   */
  start(reason: string, quietly = false): void {
    if (this.#running || this.#deps.canSignal() === 'over') return;
    clearTimeout(this.#iceTimer);
    this.#running = true;
    this.#deps.log(`rebuilding the media of a call: ${reason}`);
    if (!quietly) this.#tell('recovering');
    this.#deps.reinvites.interrupt();
    void this.#run();
  }

  /**
   * The path stands and nothing is heard any more: tries these ways, one after the other, and leaves the call as it is where
   * none helps. The agent is told only of those that take time.
   *
   * @returns whether the far end is heard again.
   */
  async regain(reason: string, ways: readonly RegainWay[]): Promise<boolean> {
    if (this.#running || this.#deps.canSignal() !== true) return false;
    const { clock, log } = this.#deps;
    this.#running = true;
    log(`the far end is not heard any more: ${reason}`);
    const since = clock.monotonic();
    let end: Awaited<ReturnType<MediaRenewal['try']>> = 'failed';
    for (const way of ways) {
      if (this.#deps.canSignal() !== true) break;
      if (way !== 'recode') this.#tell('recovering');
      end = await this.#renewal.try(way);
      log(`sound ${end} by ${way}, ${Math.round(clock.monotonic() - since)} ms after it was missed`);
      if (end === 'back') break;
    }
    this.#running = false;
    const health = this.#deps.session._connection?.health;
    // A new connection that could not be made leaves the call worse than it was.
    if (health === 'connected') this.#tell('ok');
    else if (this.#deps.canSignal() !== 'over') this.start('the new media do not come');
    return end === 'back';
  }

  dispose(): void {
    clearTimeout(this.#iceTimer);
  }

  async #run(): Promise<void> {
    const { clock, canSignal, media, session, log } = this.#deps;
    const since = clock.monotonic();
    const tried: RecoveryWay[] = [];
    let notBefore = 0;
    let triedMs = 0;
    let lookedAt = since;
    for (;;) {
      const may = canSignal();
      if (may === 'over') break;
      const now = clock.monotonic();
      if (may && media.ready) triedMs += now - lookedAt;
      lookedAt = now;
      if (triedMs > LIMIT_MS) {
        this.#deps.giveUp();
        break;
      }
      if (may && media.ready && clock.monotonic() >= notBefore) {
        this.#changedAgain = false;
        const peer = session._connection;
        const connectionLives = peer !== null && peer.health !== 'dead' && peer.health !== 'closed';
        const way = nextWay({ connectionLives, keepsAssociation: this.#deps.exchange.keepsAssociation, tried });
        const startedAt = clock.monotonic();
        const end = await this.#renewal.try(way);
        const [tookMs, soFarMs] = [startedAt, since].map((at) => Math.round(clock.monotonic() - at));
        log(`media ${end} by ${way} in ${tookMs} ms, ${soFarMs} ms since the loss`);
        if (end === 'back' && !this.#changedAgain) {
          this.#tell('ok');
          break;
        }
        if (this.#changedAgain) tried.length = 0;
        else if (end === 'failed') tried.push(way);
        if (end !== 'back') this.#tell('recovering');
        const atOnce = this.#changedAgain || (end === 'failed' && way === 'restart-ice');
        if (!atOnce) notBefore = clock.monotonic() + AGAIN_MS;
      } else if (clock.monotonic() > since + QUIET_MS) this.#tell('recovering');
      await pause(20);
    }
    this.#running = false;
  }

  #tell(state: 'ok' | 'recovering'): void {
    if (this.#told === state) return;
    this.#told = state;
    this.#deps.tell(state);
  }
}
