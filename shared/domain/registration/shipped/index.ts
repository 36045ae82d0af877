import type { FormDefinition } from '../form.ts';
import { SERVICE_DEFINITION } from '../service-form.ts';

export { SHIPPED_OUTCOMES } from './outcomes.ts';

/**
 * The forms that come with an installation, to choose from per project. A changed form needs a higher `version`: a registration keeps the
 * version it was filled in with.
 */
export const SHIPPED_FORMS: readonly FormDefinition[] = [SERVICE_DEFINITION];
