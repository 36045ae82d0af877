/** How long the customer waits, in ms. */
export const WAITS = {
  /** For the agent's first word after the answer. */
  firstWord: 2_500,
  /** For the agent to go on after a line of the customer. */
  nextWord: 8_000,
  /** For the agent's goodbye after the last line. */
  goodbye: 6_000,
  /** Silence that ends a turn of the agent. */
  endOfTurn: 1_200,
  /** Longest greeting that is listened to: a noisy room or an open window must not keep the customer silent for ever. */
  longestGreeting: 9_000,
  /** Longest later turn of the agent that is listened to. */
  longestTurn: 30_000,
  /** Before a line is said again after a hold. */
  afterHold: 800,
} as const;

export type ConversationDeps<Line> = {
  readonly lines: readonly Line[];
  /** Says a line; resolves true when it was said to its end, false when it was cut off. */
  readonly say: (line: Line) => Promise<boolean>;
  /** Cuts off the line that is being said. */
  readonly hush: () => void;
  /** The customer has said everything and puts the telephone down. */
  readonly hangUp: () => void;
};

/** The customer's side of a practice conversation: whose turn it is, from the agent's speech, hold and silence. */
export class Conversation<Line> {
  readonly #deps: ConversationDeps<Line>;
  #agentSpeaks = false;
  /** The agent has said something since the customer's last line. */
  #agentSpoke = false;
  #held = false;
  #over = false;
  #wake: () => void = () => undefined;

  constructor(deps: ConversationDeps<Line>) {
    this.#deps = deps;
  }

  /** Runs from the answer to the end; resolves when the conversation is over. */
  async run(): Promise<void> {
    let next = 0;
    let patience: number = WAITS.firstWord;
    while (!this.#over) {
      await this.#turn(patience, next === 0 ? WAITS.longestGreeting : WAITS.longestTurn);
      const line = this.#deps.lines[next];
      if (this.#over) return;
      if (line === undefined) {
        this.#over = true;
        this.#deps.hangUp();
        return;
      }
      const said = await this.#deps.say(line);
      this.#agentSpoke = this.#agentSpeaks;
      if (said) {
        next += 1;
        patience = next === this.#deps.lines.length ? WAITS.goodbye : WAITS.nextWord;
      } else patience = WAITS.afterHold;
    }
  }

  setAgentSpeaking(speaking: boolean): void {
    this.#agentSpeaks = speaking;
    if (speaking) this.#agentSpoke = true;
    this.#wake();
  }

  setHeld(held: boolean): void {
    if (held && !this.#held) this.#deps.hush();
    this.#held = held;
    this.#wake();
  }

  /** The agent hung up, or practice ends. */
  stop(): void {
    this.#over = true;
    this.#deps.hush();
    this.#wake();
  }

  /**
   * Waits until it is the customer's turn: the agent spoke and is silent, has said nothing for `patience`, or has talked for `longest`;
   * never on hold.
   */
  async #turn(patience: number, longest: number): Promise<void> {
    let enough = false;
    const limit = setTimeout(() => {
      enough = true;
      this.#wake();
    }, longest);
    try {
      for (;;) {
        if (this.#over) return;
        if (this.#held) {
          await this.#sleep(null);
          // What was said before the hold is forgotten.
          this.#agentSpoke = this.#agentSpeaks;
          continue;
        }
        if (enough) return;
        const undisturbed = await this.#sleep(this.#agentSpeaks ? longest : this.#agentSpoke ? WAITS.endOfTurn : patience);
        if (undisturbed) return;
      }
    } finally {
      clearTimeout(limit);
    }
  }

  /** True when `ms` passed without anything happening; null waits for something to happen. */
  #sleep(ms: number | null): Promise<boolean> {
    return new Promise((resolve) => {
      const timer = ms === null ? undefined : setTimeout(() => resolve(true), ms);
      this.#wake = () => {
        clearTimeout(timer);
        resolve(false);
      };
    });
  }
}
