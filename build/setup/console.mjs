// What the set-up tells the person at the keyboard. Everything goes to stderr, so that commands whose output is read by
// a program (`where:electron`) stay clean.
const started = performance.now();

/** @type {string[] | undefined} kept back until something goes wrong */
let held;

/** Quiet mode: lines are kept, and shown only when the set-up fails. */
export function holdOutput() {
  held = [];
}

/** Shows what was kept back. */
export function releaseOutput() {
  for (const line of held ?? []) process.stderr.write(`${line}\n`);
  held = undefined;
}

/** @param {string} text one line */
export function say(text) {
  const line = `[setup ${((performance.now() - started) / 1000).toFixed(1).padStart(5)}s] ${text}`;
  if (held) held.push(line);
  else process.stderr.write(`${line}\n`);
}

/**
 * Shows that long work is alive: one line every few seconds, on a terminal rewritten in place.
 *
 * @param {() => string} text asked anew each time
 * @param {number} [everyMs]
 * @returns {() => void} stops it
 */
export function showProgress(text, everyMs = process.stderr.isTTY ? 500 : 10_000) {
  let shown = false;
  const timer = setInterval(() => {
    if (held) return;
    if (!process.stderr.isTTY) {
      say(text());
      return;
    }
    process.stderr.write(`\r\u001B[K        ${text()}`);
    shown = true;
  }, everyMs);
  return () => {
    clearInterval(timer);
    if (shown) process.stderr.write('\r\u001B[K');
  };
}

/**
 * A failure whose message already says what is missing and what to do; shown without a stack.
 */
export class SetupError extends Error {
  /**
   * @param {string} problem
   * @param {string[]} [remedies] each one line
   */
  constructor(problem, remedies = []) {
    super([problem, ...remedies.map((line) => `  - ${line}`)].join('\n'));
    this.name = 'SetupError';
  }
}
