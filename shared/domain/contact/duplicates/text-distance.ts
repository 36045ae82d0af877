/** Longer texts are cut: names have fewer letters, and the work grows with the square. */
const LONGEST = 64;

/**
 * Letters to change, insert, leave out or swap with their neighbour to get from one text to the other (Damerau-Levenshtein, optimal
 * string alignment).
 */
export function editDistance(one: string, other: string): number {
  const a = Array.from(one).slice(0, LONGEST);
  const b = Array.from(other).slice(0, LONGEST);
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row++) {
    const now = [row];
    for (let column = 1; column <= b.length; column++) {
      const same = a[row - 1] === b[column - 1] ? 0 : 1;
      let least = Math.min((last[column] ?? 0) + 1, (now[column - 1] ?? 0) + 1, (last[column - 1] ?? 0) + same);
      if (row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1])
        least = Math.min(least, (before[column - 2] ?? 0) + 1);
      now.push(least);
    }
    before = last;
    last = now;
  }
  return last[b.length] ?? 0;
}

/** 1 for equal texts, 0 when every letter differs. */
export function likeness(one: string, other: string): number {
  if (one === other) return 1;
  const longest = Math.max(one.length, other.length);
  return longest === 0 ? 1 : Math.max(0, 1 - editDistance(one, other) / Math.min(longest, LONGEST));
}
