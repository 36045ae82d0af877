/** From when on a silence is told (grey), long (amber) and too long (red), in ms; never falling in this order. */
export type SilenceLimits = { readonly greyMs: number; readonly amberMs: number; readonly redMs: number };

export const USUAL_LIMITS: SilenceLimits = { greyMs: 3_000, amberMs: 6_000, redMs: 10_000 };

/** The amber limit of a step that has a limit of its own, as a part of it: that of the usual limits. */
const AMBER_PART = USUAL_LIMITS.amberMs / USUAL_LIMITS.redMs;
/** The latest grey limit of such a step, as a part of the amber one: a third of it is left to be told in. */
const GREY_PART = 2 / 3;

/**
 * The limits that count now. What a step of the script allows is where a silence is too long; the others come earlier where they have to.
 * @param ofProject the usual ones when left out. @param stepMs what the step on screen allows, in ms; null for nothing of its own
 */
export function limitsAt(ofProject: SilenceLimits | undefined, stepMs: number | null): SilenceLimits {
  const limits = ofProject ?? USUAL_LIMITS;
  if (stepMs === null) return limits;
  const amberMs = Math.min(limits.amberMs, Math.round(stepMs * AMBER_PART));
  // Told before it is long: never both at once because of a step.
  const greyMs = amberMs === limits.amberMs ? limits.greyMs : Math.min(limits.greyMs, Math.round(amberMs * GREY_PART));
  return { greyMs, amberMs, redMs: stepMs };
}

export const sameLimits = (a: SilenceLimits, b: SilenceLimits): boolean => a.greyMs === b.greyMs && a.amberMs === b.amberMs && a.redMs === b.redMs;

export const SILENCE_LEVELS = ['greyMs', 'amberMs', 'redMs'] as const satisfies readonly (keyof SilenceLimits)[];

/** The limits with one of them changed; the others give way, so that they never fall. @param ms the new one */
export function withLimit(limits: SilenceLimits, level: keyof SilenceLimits, ms: number): SilenceLimits {
  const at = SILENCE_LEVELS.indexOf(level);
  const [greyMs = ms, amberMs = ms, redMs = ms] = SILENCE_LEVELS.map((each, index) => (index === at ? ms : index < at ? Math.min(limits[each], ms) : Math.max(limits[each], ms)));
  return { greyMs, amberMs, redMs };
}
