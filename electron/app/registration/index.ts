import { createAftermath, type Aftermath } from './aftermath.ts';
import { createCasePromises } from './case-promises.ts';
import type { RegistrationDeps } from './deps.ts';
import { createEnrichmentDesk } from './enrichment-desk.ts';
import { createRegistrationDesk, type RegistrationDesk } from './registration-desk.ts';

/** What happens with registrations after their conversation. */
export function createRegistrations(deps: RegistrationDeps): { readonly aftermath: Aftermath; readonly desk: RegistrationDesk } {
  const promises = createCasePromises(deps);
  const enrichment = createEnrichmentDesk({ ...deps, promises });
  const aftermath = createAftermath({ ...deps, promises, enrichment });
  return { aftermath, desk: createRegistrationDesk({ ...deps, aftermath, enrichment }) };
}
