import type { FileFailure } from '../contact-file/protocol.ts';

/** Why a file could not be taken over, as it is told: what the person at the desk can do nothing about is one. */
export type ToldProblem = Exclude<FileFailure, 'data' | 'staging-lost' | 'not-writable'> | 'other';

export function toldProblem(problem: FileFailure): ToldProblem {
  return problem === 'data' || problem === 'staging-lost' || problem === 'not-writable' ? 'other' : problem;
}
