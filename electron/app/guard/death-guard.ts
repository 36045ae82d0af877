import { OVERRIDE_MS } from '../../../shared/domain/guard/override.ts';
import { appError, type AppError } from '../../../shared/errors/app-error.ts';
import type { ContactId, E164 } from '../../../shared/lib/brand.ts';
import type { Clock } from '../../../shared/lib/clock.ts';
import { err, ok } from '../../../shared/lib/result.ts';
import type { Outcome } from '../ports/platform-ports.ts';

/** Nobody calls somebody who died without meaning it: the relatives may have to be called. */
type DeathGuard = {
  /** Why not; null when nobody died, or when the call was confirmed just now. */
  readonly refusal: (contactId: ContactId | null, number: E164 | null) => Promise<AppError | null> | null;
  /** The call that was refused last is meant: the same one goes out within `OVERRIDE_MS`. Error `call-not-possible` when none was refused. */
  readonly callAllTheSame: () => Outcome;
};

const NOTHING = { whom: '', until: Number.NEGATIVE_INFINITY };

/** @param died why somebody is not called any more; null at once where there is nobody to ask about */
export function createDeathGuard(died: DeathGuard['refusal'], clock: Clock): DeathGuard {
  let refused: string | null = null;
  let meant = NOTHING;
  const passes = (whom: string, refusal: AppError | null): AppError | null => {
    if (refusal === null) return null;
    const confirmed = meant.whom === whom && clock.now() < meant.until;
    // For one call.
    meant = NOTHING;
    if (confirmed) return null;
    refused = whom;
    return refusal;
  };
  return {
    refusal: (contactId, number) => {
      const asked = died(contactId, number);
      return asked === null ? null : asked.then((refusal) => passes(`${contactId ?? ''} ${number ?? ''}`, refusal));
    },
    callAllTheSame: () => {
      if (refused === null) return err(appError('call-not-possible', 'no call was refused'));
      meant = { whom: refused, until: clock.now() + OVERRIDE_MS };
      refused = null;
      return ok();
    },
  };
}
