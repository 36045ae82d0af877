/** Coefficients of a filter of second order, a0 = 1. */
export type Biquad = { readonly b0: number; readonly b1: number; readonly b2: number; readonly a1: number; readonly a2: number };

/**
 * The two filters of K-weighting (ITU-R BS.1770-5, annex 1) for any sampling rate: the analogue prototypes behind the table for 48 kHz,
 * transformed anew.
 * @param rate in hertz
 */
export function kWeighting(rate: number): readonly [shelf: Biquad, highPass: Biquad] {
  const shelf = ((): Biquad => {
    const [frequency, gainDb, q] = [1_681.974_450_955_533, 3.999_843_853_973_347, 0.707_175_236_955_419_6];
    const k = Math.tan((Math.PI * frequency) / rate);
    const vh = 10 ** (gainDb / 20);
    const vb = vh ** 0.499_666_774_154_541_6;
    const a0 = 1 + k / q + k * k;
    return {
      b0: (vh + (vb * k) / q + k * k) / a0,
      b1: (2 * (k * k - vh)) / a0,
      b2: (vh - (vb * k) / q + k * k) / a0,
      a1: (2 * (k * k - 1)) / a0,
      a2: (1 - k / q + k * k) / a0,
    };
  })();
  return [shelf, highPass(rate, 38.135_470_876_024_44, 0.500_327_037_323_877_3)];
}

/** A high-pass of second order with gain 1 far above (b0 = 1 before normalising, as BS.1770 has it). */
export function highPass(rate: number, frequency: number, q: number): Biquad {
  const k = Math.tan((Math.PI * frequency) / rate);
  const a0 = 1 + k / q + k * k;
  return { b0: 1, b1: -2, b2: 1, a1: (2 * (k * k - 1)) / a0, a2: (1 - k / q + k * k) / a0 };
}

/** A running filter (direct form II transposed). */
export function createFilter({ b0, b1, b2, a1, a2 }: Biquad): (sample: number) => number {
  let z1 = 0;
  let z2 = 0;
  return (sample) => {
    const out = b0 * sample + z1;
    z1 = b1 * sample - a1 * out + z2;
    z2 = b2 * sample - a2 * out;
    return out;
  };
}
