import { randomBytes } from 'node:crypto';
import { optionsRequest } from './options-request.ts';

export type StreamWatchOptions = {
  readonly transport: 'TCP' | 'TLS';
  readonly uri: string;
  readonly pingEveryMs?: () => number;
  readonly pongMs?: number;
  readonly send: (text: string) => void;
  readonly giveUp: (why: string) => void;
  /** Told of each answer to a question of ours. */
  readonly onAnswer: () => void;
};

/** Time for an answer, in ms: after a normal ping, and when we have reason to doubt the connection. */
const PONG_MS = 10_000;
const PROBE_MS = 1_000;
/** RFC 5626, 4.4.1. */
const PING = '\r\n\r\n';

/**
 * Finds out whether the other end of a stream is still there, because a connection that a firewall forgot looks open
 * for many minutes. Line ends ask first (RFC 5626, 4.4.1); a server that leaves them unanswered, as Asterisk does, is
 * asked by OPTIONS instead: any answer will do. Whatever arrives counts as an answer.
 */
export class StreamWatch {
  readonly #o: StreamWatchOptions;
  readonly #timer: ReturnType<typeof setInterval>;
  /** Begins the branch of our questions: their answers concern nobody else. */
  readonly #mark = `z9hG4bKping${randomBytes(8).toString('hex')}`;
  /** The server leaves line ends unanswered. */
  #byOptions = false;
  #count = 0;
  #deadline: ReturnType<typeof setTimeout> | undefined;
  /** When the oldest unanswered question must have been answered, on the monotonic clock. */
  #due = Infinity;

  constructor(options: StreamWatchOptions) {
    this.#o = options;
    this.#timer = setInterval(
      () => this.#ask(this.#o.pongMs ?? PONG_MS),
      options.pingEveryMs?.() ?? 15_000 + Math.random() * 10_000,
    );
  }

  /** Asks now, and gives the other end little time. */
  probe(): void {
    this.#byOptions = true;
    this.#ask(PROBE_MS);
  }

  /** Told of each message that arrives. @returns true for an answer to a question of ours. */
  heard(text: string): boolean {
    this.#alive();
    const answer = text.startsWith('SIP/2.0 ') && text.includes(this.#mark);
    if (answer) this.#o.onAnswer();
    return answer;
  }

  /** Told of line ends that arrive. @param answer what they were: an answer, or a question of the server. */
  heardLineEnds(answer: boolean): void {
    this.#alive();
    if (!answer) return;
    this.#byOptions = false;
    this.#o.onAnswer();
  }

  stop(): void {
    clearInterval(this.#timer);
    clearTimeout(this.#deadline);
    this.#due = Infinity;
  }

  #alive(): void {
    clearTimeout(this.#deadline);
    this.#due = Infinity;
  }

  #ask(patienceMs: number): void {
    const due = performance.now() + patienceMs;
    // A later question gives an earlier one no more time.
    if (due < this.#due) {
      clearTimeout(this.#deadline);
      this.#due = due;
      // Where this process itself was held up, the answer is already here and only not read yet: that comes first.
      this.#deadline = setTimeout(() => setImmediate(() => this.#due === due && this.#silent()), patienceMs);
    }
    this.#o.send(this.#byOptions ? this.#question() : PING);
  }

  #silent(): void {
    this.#due = Infinity;
    if (this.#byOptions) {
      this.#o.giveUp('the server no longer answers');
      return;
    }
    this.#byOptions = true;
    this.#ask(this.#o.pongMs ?? PONG_MS);
  }

  #question(): string {
    this.#count += 1;
    const { transport, uri } = this.#o;
    return optionsRequest({ transport, uri, mark: this.#mark, cseq: this.#count });
  }
}
