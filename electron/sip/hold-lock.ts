import type { HoldState } from '../../shared/domain/call/call.ts';

/** How one re-INVITE ended. `interrupted`: the connection or the media went away meanwhile, so it is to be tried again. */
export type ReinviteOutcome = 'accepted' | 'refused' | 'interrupted' | 'over';

/**
 * Lets one hold or resume at a time through to a call and remembers the last wish, because JsSIP drops a click that comes
 * during a re-INVITE, and ends the call over one that comes in the same instant.
 */
export class HoldLock {
  readonly #attempt: (on: boolean) => Promise<ReinviteOutcome>;
  readonly #tell: (state: HoldState) => void;
  #actual = false;
  #wanted = false;
  #refreshWanted = false;
  #busy = false;

  /**
   * @param attempt sends one re-INVITE that puts the call on hold or takes it off; never rejects.
   * @param tell told of each change of the state that the agent sees.
   */
  constructor(attempt: (on: boolean) => Promise<ReinviteOutcome>, tell: (state: HoldState) => void) {
    this.#attempt = attempt;
    this.#tell = tell;
  }

  /** What was asked for last. */
  get wanted(): boolean {
    return this.#wanted;
  }

  /** What was asked for last has come true. */
  get settled(): boolean {
    return this.#wanted === this.#actual;
  }

  set(on: boolean): void {
    if (this.#wanted === on) return;
    this.#wanted = on;
    this.#tell(on ? 'turning-on' : 'turning-off');
    void this.#run();
  }

  /** Sends a re-INVITE that changes nothing but tells the far end where we are now (RFC 3261, 12.2: target refresh). */
  refresh(): void {
    this.#refreshWanted = true;
    void this.#run();
  }

  async #run(): Promise<void> {
    if (this.#busy) return;
    this.#busy = true;
    while (this.#wanted !== this.#actual || this.#refreshWanted) {
      const goal = this.#wanted;
      const changes = goal !== this.#actual;
      this.#refreshWanted = false;
      const outcome = await this.#attempt(goal);
      if (outcome === 'over') return;
      if (outcome === 'interrupted') {
        this.#refreshWanted ||= !changes;
        continue;
      }
      if (outcome === 'accepted') this.#actual = goal;
      // Refused: the session stays as it was before (RFC 3261, 14.1); a wish that came meanwhile still counts.
      else if (this.#wanted === goal) this.#wanted = this.#actual;
      if (changes && this.#wanted === this.#actual) this.#tell(this.#actual ? 'on' : 'off');
    }
    this.#busy = false;
  }
}
