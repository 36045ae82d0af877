import type { RegainWay } from './recovery-plan.ts';

/** After the silence was noticed (a second without a packet), in ms: what is under way may still arrive. */
const AFTER_CHANGE_MS = 250;
/** The same where nothing has happened that would explain it. */
const UNEXPLAINED_MS = 2_000;
/** How long a change in the dialog explains that sound stays away, in ms. */
const CHANGE_COUNTS_MS = 6_000;
/** In one call; a far end that this does not help is not asked for ever. */
const MAX_TRIES = 6;

export type SoundWatchDeps = {
  readonly now: () => number;
  /** Something should be heard: a conversation that neither side holds, over a connection that stands. */
  readonly isDue: () => boolean;
  /** The far end said that it may send nothing while nobody speaks. */
  readonly mayPause: () => boolean;
  /** Tries to hear the far end again. @returns whether it is heard. */
  readonly regain: (reason: string, ways: readonly RegainWay[]) => Promise<boolean>;
};

/**
 * Notices that a conversation has gone deaf although its path stands. Known causes: an exchange puts another party in the
 * place of the one before and drops what that one sends, because its packets are numbered lower (Asterisk does so in its
 * translation, an SRTP receiver by its replay list: RFC 3711, 3.3.2).
 *
 * That no packet comes says nothing by itself: a far end may be silent on purpose. So the gentle way, another codec, is
 * tried once per silence, and the others only where the dialog changed before or packets come that cannot be read.
 */
export class SoundWatch {
  readonly #deps: SoundWatchDeps;
  #arrives = false;
  #unread = false;
  #heardBefore = false;
  #changedAt = Number.NEGATIVE_INFINITY;
  /** What was tried in this silence did not help, and nothing has changed since. */
  #gaveUp = false;
  /** The far end fell silent before and came back by itself. */
  #pauses = false;
  #silentTold = false;
  #tries = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(deps: SoundWatchDeps) {
    this.#deps = deps;
  }

  /** @param unread packets come in that would be the sound, and cannot be read. */
  onPath(arrives: boolean, unread: boolean): void {
    if (arrives) {
      // Came back without our doing.
      if (this.#silentTold && !this.#isExplained()) this.#pauses = true;
      this.#heardBefore = true;
      this.#gaveUp = false;
    }
    this.#silentTold = !arrives && this.#heardBefore && this.#deps.isDue();
    if (unread && !this.#unread) this.#gaveUp = false;
    this.#arrives = arrives;
    this.#unread = unread;
    this.consider();
  }

  /** The far end, or we, have changed something in the dialog: who is there, or what is sent. */
  onChanged(): void {
    this.#changedAt = this.#deps.now();
    this.#gaveUp = false;
    this.consider();
  }

  /** Looks whether there is a silence to be waited out, for when something has become due. */
  consider(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    if (this.#arrives || this.#gaveUp || this.#tries >= MAX_TRIES || !this.#deps.isDue()) return;
    if (!this.#heardBefore && !this.#unread) return;
    const explained = this.#isExplained();
    if (!explained && (this.#pauses || this.#deps.mayPause())) return;
    this.#timer = setTimeout(() => void this.#act(), explained ? AFTER_CHANGE_MS : UNEXPLAINED_MS);
  }

  dispose(): void {
    clearTimeout(this.#timer);
    this.#tries = MAX_TRIES;
  }

  async #act(): Promise<void> {
    if (this.#arrives || !this.#deps.isDue()) return;
    const explained = this.#isExplained();
    this.#tries += 1;
    this.#gaveUp = true;
    const ways: readonly RegainWay[] = this.#unread ? ['renew', 'replace'] : explained ? ['recode', 'renew'] : ['recode'];
    const why = this.#unread ? 'what arrives cannot be read' : explained ? 'silent since the dialog changed' : 'silent';
    const heard = await this.#deps.regain(why, ways);
    if (heard) this.#silentTold = false;
  }

  #isExplained(): boolean {
    return this.#unread || this.#deps.now() - this.#changedAt < CHANGE_COUNTS_MS;
  }
}
