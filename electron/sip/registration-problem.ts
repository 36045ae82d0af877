import type { LineProblem } from '../../shared/domain/account/account.ts';

/** What a failed REGISTER means and how soon another try makes sense; `never` where only somebody else can help. */
export type RegistrationVerdict = {
  readonly problem: Extract<
    LineProblem,
    'credentials-refused' | 'registration-refused' | 'registration-timeout' | 'server-unreachable'
  >;
  readonly sipStatus: number | null;
  readonly pace: 'never' | 'slow' | 'fast';
};

/**
 * Judges the final answer to a REGISTER.
 *
 * @param status SIP status, or null when no answer came at all.
 * @param withCredentials the refused request carried a digest (RFC 3261, 22): then 403 too speaks about user and password.
 */
export function registrationVerdict(status: number | null, withCredentials: boolean): RegistrationVerdict {
  if (status === null || status === 408) return { problem: 'registration-timeout', sipStatus: status, pace: 'fast' };
  // Repeating a wrong password only gets the account or the desk blocked.
  if (status === 401 || status === 407) return { problem: 'credentials-refused', sipStatus: status, pace: 'never' };
  if (status === 403 && withCredentials) return { problem: 'credentials-refused', sipStatus: status, pace: 'slow' };
  return { problem: 'registration-refused', sipStatus: status, pace: status >= 500 && status < 600 ? 'fast' : 'slow' };
}
