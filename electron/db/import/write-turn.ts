/** The time of the writing thread while one long piece of work has it. */
export type WriteTurn = {
  /** True once somebody else wants to write, or a copy of the file is being made: end soon. */
  readonly others: () => boolean;
  /** Lets messages in; ends early when somebody else wants to write. */
  readonly pause: (ms: number) => Promise<void>;
};

/** For work that shares its thread with nobody. */
export const UNSHARED: WriteTurn = { others: () => false, pause: (ms) => new Promise((resolve) => void setTimeout(resolve, ms)) };

/** Counts who waits on a thread that answers one request after the other. */
export class WriteQueue {
  #waiting = 0;
  #beside = 0;
  #wake: (() => void) | null = null;

  readonly turn: WriteTurn = {
    others: () => this.#waiting > 0 || this.#beside > 0,
    pause: (ms) =>
      new Promise((resolve) => {
        if (ms <= 0 || this.turn.others()) {
          setImmediate(resolve);
          return;
        }
        const timer = setTimeout(resolve, ms);
        this.#wake = () => {
          clearTimeout(timer);
          resolve();
        };
      }),
  };

  /** A request came in. */
  readonly came = (): void => {
    this.#waiting += 1;
    this.#wake?.();
    this.#wake = null;
  };
  /** Its turn has come. */
  readonly begun = (): void => void (this.#waiting -= 1);
  /** A copy is being made, or no longer. */
  readonly copying = (by: 1 | -1): void => {
    this.#beside += by;
    this.#wake?.();
    this.#wake = null;
  };
}
