export const DELIMITERS = [';', ',', '\t', '|'] as const;
export type Delimiter = (typeof DELIMITERS)[number];

export type CsvDialect = {
  readonly delimiter: Delimiter;
  /** The first line only names the delimiter, as Excel understands it (`sep=;`). */
  readonly namedInFirstLine: boolean;
};

/** Enough to tell; more would only take time. */
const LINES_LOOKED_AT = 60;

/**
 * Guesses what separates the cells: the sign that cuts the lines into the same number of cells most often, and into the most. Signs
 * inside quotation marks do not count.
 *
 * @param sample the first lines; the last one may be cut off
 */
export function detectDialect(sample: string): CsvDialect {
  const named = /^sep=([;,\t|])\r?\n/iu.exec(sample)?.[1];
  if (named !== undefined) return { delimiter: named as Delimiter, namedInFirstLine: true };
  const lines = unquoted(sample)
    .split(/\r\n|\n|\r/u)
    .slice(0, LINES_LOOKED_AT);
  const whole = (lines.length > 1 ? lines.slice(0, -1) : lines).filter((line) => line.trim() !== '');
  let best: { readonly delimiter: Delimiter; readonly score: number } = { delimiter: ';', score: 0 };
  for (const delimiter of DELIMITERS) {
    const score = scoreOf(whole.map((line) => line.split(delimiter).length - 1));
    if (score > best.score) best = { delimiter, score };
  }
  return { delimiter: best.delimiter, namedInFirstLine: false };
}

/** Share of lines with the most frequent count (of those with any), weighed with that count. */
function scoreOf(counts: readonly number[]): number {
  const frequency = new Map<number, number>();
  for (const count of counts) if (count > 0) frequency.set(count, (frequency.get(count) ?? 0) + 1);
  let score = 0;
  for (const [count, lines] of frequency) score = Math.max(score, (lines / counts.length) ** 2 * Math.sqrt(count));
  return score;
}

/** The text without what stands between quotation marks; a mark in the middle of a word is an ordinary sign. */
function unquoted(text: string): string {
  return text.replace(/(^|[;,\t|\r\n])"(?:[^"]|"")*"/gu, '$1x');
}
