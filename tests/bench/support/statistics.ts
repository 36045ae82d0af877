/** What is told about a series of measurements, all in the unit of the measurements. */
export type Summary = {
  readonly n: number;
  readonly median: number;
  readonly p95: number;
  readonly min: number;
  readonly max: number;
};

/**
 * The quantile of a series, linear between the two nearest ranks (Hyndman and Fan, type 7).
 * @param p from 0 to 1
 * @throws RangeError for an empty series, values that are no numbers, or a `p` outside its range
 */
export function quantile(values: readonly number[], p: number): number {
  if (values.length === 0 || values.some((value) => !Number.isFinite(value)))
    throw new RangeError('no series of numbers');
  if (!(p >= 0 && p <= 1)) throw new RangeError(`no quantile: ${p}`);
  const sorted = [...values].sort((a, b) => a - b);
  const rank = (sorted.length - 1) * p;
  const below = sorted[Math.floor(rank)] ?? Number.NaN;
  const above = sorted[Math.ceil(rank)] ?? Number.NaN;
  return below + (above - below) * (rank - Math.floor(rank));
}

/** @throws RangeError for an empty series or values that are no numbers */
export function summarise(values: readonly number[]): Summary {
  return {
    n: values.length,
    median: quantile(values, 0.5),
    p95: quantile(values, 0.95),
    min: quantile(values, 0),
    max: quantile(values, 1),
  };
}

/** The parties of one round, each round beginning with the next one, so that none always follows the same other. */
export function rotated<T>(parties: readonly T[], round: number): readonly T[] {
  const first = parties.length === 0 ? 0 : round % parties.length;
  return [...parties.slice(first), ...parties.slice(0, first)];
}
