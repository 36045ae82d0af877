import type { FormDefinition } from '../form.ts';
import { SERVICE_DEFINITION } from '../service-form.ts';
import { DATA_ENRICHMENT_FORM, INVENTORY_FORM, SURVEY_FORM } from './research-kinds.ts';
import { LEAD_FORM, QUOTE_FORM, RESERVATION_FORM, SALES_ORDER_FORM } from './sales-kinds.ts';
import { ADVICE_FORM, BAD_NEWS_FORM, COMPLAINT_FORM } from './service-kinds.ts';

export { SHIPPED_OUTCOMES } from './outcomes.ts';

/**
 * The forms that come with an installation, one for each kind of registration, to choose from per project. A changed form needs a higher
 * `version`: a registration keeps the version it was filled in with.
 */
export const SHIPPED_FORMS: readonly FormDefinition[] = [
  SERVICE_DEFINITION,
  ADVICE_FORM,
  COMPLAINT_FORM,
  BAD_NEWS_FORM,
  SALES_ORDER_FORM,
  QUOTE_FORM,
  RESERVATION_FORM,
  LEAD_FORM,
  INVENTORY_FORM,
  SURVEY_FORM,
  DATA_ENRICHMENT_FORM,
];
