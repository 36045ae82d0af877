/** Where each row begins, px, and at the end where the last one ends. */
export function tops(heights: readonly number[]): readonly number[] {
  const offsets = [0];
  let top = 0;
  for (const height of heights) {
    top += height;
    offsets.push(top);
  }
  return offsets;
}

/** Rows that lie at least partly between two heights, the last one not included. @param offsets of `tops` */
export function rowsInView(offsets: readonly number[], from: number, to: number): { readonly from: number; readonly to: number } {
  const count = offsets.length - 1;
  const first = Math.max(0, firstWhere(count, (index) => (offsets[index + 1] ?? 0) > from));
  return { from: first, to: Math.max(first, firstWhere(count, (index) => (offsets[index] ?? 0) >= to)) };
}

/** The first index below `count` for which a condition that stays true once it is true holds; `count` when there is none. */
function firstWhere(count: number, holds: (index: number) => boolean): number {
  let [low, high] = [0, count];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}
