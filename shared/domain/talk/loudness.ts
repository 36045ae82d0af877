/** A gating block is four pieces of 100 ms, each begun one piece later. */
const BLOCK_STEPS = 4;
/** Blocks below this are silence, and those so far below the others are pauses (BS.1770-5, annex 1). */
const ABSOLUTE_GATE = -70;
const RELATIVE_GATE = -10;

const loudnessOf = (power: number): number => (power <= 0 ? Number.NEGATIVE_INFINITY : -0.691 + 10 * Math.log10(power));
const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

/**
 * Integrated loudness of one voice in LUFS, gated, so that pauses do not count (ITU-R BS.1770-5).
 * @param powers K-weighted mean squares of pieces of 100 ms, in order
 * @returns null when nothing was loud enough to count
 */
export function integratedLoudness(powers: readonly number[]): number | null {
  const blocks: number[] = [];
  for (let at = 0; at + BLOCK_STEPS <= powers.length; at += 1) {
    const block = mean(powers.slice(at, at + BLOCK_STEPS));
    if (loudnessOf(block) > ABSOLUTE_GATE) blocks.push(block);
  }
  if (blocks.length === 0) return null;
  const gate = loudnessOf(mean(blocks)) + RELATIVE_GATE;
  const loud = blocks.filter((block) => loudnessOf(block) > gate);
  return loud.length === 0 ? null : loudnessOf(mean(loud));
}
