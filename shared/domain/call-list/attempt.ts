import type { CallEnd } from '../call/end-cause.ts';

/** What came of one try to reach somebody of a call list (DOMAIN 2: attempt). */
export const ATTEMPT_RESULTS = ['answered', 'busy', 'no-answer', 'voicemail', 'wrong-number', 'fax', 'refused', 'technical'] as const;
export type AttemptResult = (typeof ATTEMPT_RESULTS)[number];

/** Results after which the number itself is no use any more. */
export const BAD_NUMBER = ['wrong-number', 'fax'] as const satisfies readonly AttemptResult[];
/** After this try the number is no use. */
export const isBadNumber = (result: AttemptResult): boolean => BAD_NUMBER.some((bad) => bad === result);

/** One try, as the policy looks at it. */
export type Tried = { readonly number: string; readonly result: AttemptResult; readonly at: number };

/**
 * What a call that nobody answered is proposed to be booked as. SIP's status was turned into the cause (RFC 3261, section 21; Q.850 where
 * a gateway gave one). That a machine answered, or the wrong person, is for the agent to say.
 * @param answered there was a conversation, with whomever
 */
export function resultOfCall({ cause }: CallEnd, answered: boolean): AttemptResult {
  if (answered) return 'answered';
  switch (cause) {
    case 'busy':
    case 'do-not-disturb':
      return 'busy';
    case 'not-found':
      return 'wrong-number';
    case 'declined':
      return 'refused';
    case 'no-answer':
    case 'missed':
    case 'cancelled-here':
    case 'hung-up-here':
    case 'hung-up-there':
      return 'no-answer';
    default:
      return 'technical';
  }
}

/**
 * What a failure was probably: the network told in words what it did not tell in its status. Only to be suggested: a ringing tone is early
 * media too (RFC 3960, section 3.2).
 * @param heard the network sent sound before the call was answered
 */
export function suggestedResult({ cause, sipStatus }: CallEnd, heard: boolean): AttemptResult | null {
  if (!heard) return null;
  const failed = ['unreachable', 'server-error', 'not-allowed'].includes(cause) || (cause === 'no-answer' && sipStatus === 480);
  return failed ? 'wrong-number' : null;
}
