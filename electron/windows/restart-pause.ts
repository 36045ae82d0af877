/**
 * Pages within `WINDOW_MS` that did not live, after which a restart waits: 1 s, then 2 s and so on to 10 s. One that was there for
 * `LIVED_MS` carried sound: a call waits for its successor, so that one comes at once, up to `MOST_RESTARTS` of them.
 */
const QUICK_RESTARTS = 3;
const MOST_RESTARTS = 15;
const WINDOW_MS = 10_000;
const LIVED_MS = 250;

export type RestartPause = {
  /** The page is there. */
  readonly loaded: (now: number) => void;
  /** It has ended. @param now monotonic ms @returns how long to wait before the next one is made, in ms */
  readonly ended: (now: number) => number;
};

/** How soon a page that ended is replaced: at once where somebody may be talking, later where it cannot live at all. */
export function createRestartPause(): RestartPause {
  let loadedAt = Number.POSITIVE_INFINITY;
  const ends: { readonly at: number; readonly lived: boolean }[] = [];
  return {
    loaded: (now) => {
      loadedAt = now;
    },
    ended: (now) => {
      ends.push({ at: now, lived: now - loadedAt >= LIVED_MS });
      loadedAt = Number.POSITIVE_INFINITY;
      while ((ends[0]?.at ?? now) < now - WINDOW_MS) ends.shift();
      const tooMany = Math.max(ends.filter(({ lived }) => !lived).length - QUICK_RESTARTS, ends.length - MOST_RESTARTS);
      return Math.min(10_000, Math.max(0, tooMany) * 1_000);
    },
  };
}
