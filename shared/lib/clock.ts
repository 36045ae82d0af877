/** Where time comes from. Instants are for records, the monotonic reading is for durations (it never jumps). */
export type Clock = {
  /** Wall clock, milliseconds since the Unix epoch (UTC). */
  readonly now: () => number;
  /** Milliseconds since an arbitrary origin; never goes back. */
  readonly monotonic: () => number;
  /** Milliseconds since the machine started, sleep included, whatever the wall clock is set to; whole seconds on some systems. */
  readonly sinceBoot: () => number;
};
