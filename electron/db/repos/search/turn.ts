/** The time that a search may take on the reading thread, which also looks up who is calling. */
export type Turn = {
  /** True once the same asker asked for something else: the rest of this is of no use to anybody. */
  readonly over: () => boolean;
  /** Lets everything else that waits go first. */
  readonly pause: () => Promise<void>;
};

/** For a search that nobody overtakes. */
export const ALONE: Turn = { over: () => false, pause: () => new Promise((resolve) => setImmediate(resolve)) };

/** How long a search works before it lets others go first, ms. */
const SLICE_MS = 6;

/**
 * Call `due` often; when it says so, `await rest()`, which says whether to go on.
 * @param budgetMs the search ends with what it has after this long
 */
export function sliced(turn: Turn, budgetMs: number): { readonly due: () => boolean; readonly rest: () => Promise<boolean>; readonly spent: () => boolean } {
  const begun = performance.now();
  let slice = begun;
  return {
    due: () => performance.now() - slice > SLICE_MS,
    rest: async () => {
      await turn.pause();
      slice = performance.now();
      return !turn.over();
    },
    spent: () => performance.now() - begun > budgetMs,
  };
}
