/** Why the microphone cannot be had; `none` when it can. */
export const MICROPHONE_PROBLEMS = ['none', 'missing', 'refused', 'busy'] as const;
export type MicrophoneProblem = (typeof MICROPHONE_PROBLEMS)[number];

const PROBLEM_BY_ERROR: Readonly<Record<string, Exclude<MicrophoneProblem, 'none'>>> = {
  NotFoundError: 'missing',
  OverconstrainedError: 'missing',
  NotAllowedError: 'refused',
  SecurityError: 'refused',
  NotReadableError: 'busy',
  AbortError: 'busy',
};

/**
 * The plain reason behind an error of `getUserMedia` (W3C Media Capture and Streams, 10.2.1), by the error's name.
 * Undefined for an error that says nothing about the microphone.
 */
export function microphoneProblemOf(errorName: string): Exclude<MicrophoneProblem, 'none'> | undefined {
  return PROBLEM_BY_ERROR[errorName];
}
