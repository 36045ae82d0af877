/** How a codec suffers: Ie and Bpl of ITU-T G.113, appendix I. */
export type CodecImpairment = { readonly ie: number; readonly bpl: number };

/**
 * G.711 with loss concealment (G.113, table I.4). Opus and G.722 have no values in G.113 for this scale; their concealment is at least as
 * good, so that the estimate is on the careful side.
 */
export const CONCEALING_CODEC: CodecImpairment = { ie: 0, bpl: 25.1 };

/** The rating of an undisturbed call: R0 − Is with the default values of ITU-T G.107, table 2. */
const UNDISTURBED = 93.2;
/** Above this one-way delay in ms people begin to interrupt each other. */
const DELAY_KNEE_MS = 177.3;

/**
 * Transmission rating R (0 to 100) by the E-model of ITU-T G.107 with all its defaults, which leaves R = 93.2 − Id − Ie,eff.
 *
 * Id = 0.024 d + 0.11 (d − 177.3) for d above 177.3 (the approximation of Cole and Rosenbluth, 2001, of G.107, 7.4);
 * Ie,eff = Ie + (95 − Ie) · Ppl / (Ppl + Bpl) (G.107, 7-29, losses at random).
 *
 * @param loss share of packets lost, 0..1 @param delayMs one-way, from mouth to ear
 */
export function transmissionRating(
  { loss, delayMs }: { readonly loss: number; readonly delayMs: number },
  { ie, bpl }: CodecImpairment = CONCEALING_CODEC,
): number {
  const percent = loss * 100;
  const delay = 0.024 * delayMs + 0.11 * Math.max(0, delayMs - DELAY_KNEE_MS);
  const equipment = ie + ((95 - ie) * percent) / (percent + bpl);
  return Math.min(100, Math.max(0, UNDISTURBED - delay - equipment));
}

/** Mean opinion score 1 (bad) to 4.5 (excellent) for a rating (G.107, annex B). */
export function meanOpinionScore(rating: number): number {
  if (rating <= 0) return 1;
  if (rating >= 100) return 4.5;
  return 1 + 0.035 * rating + rating * (rating - 60) * (100 - rating) * 7e-6;
}
