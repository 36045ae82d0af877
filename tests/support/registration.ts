import type { FormAbout } from '../../shared/domain/registration/field-state.ts';
import { SERVICE_FORM } from '../../shared/domain/registration/service-form.ts';

/** Nothing is known but the day. */
export const ALONE: FormAbout = { answers: {}, customer: {}, today: '2026-01-15' };

export const SERVICE_FIELDS: readonly string[] = SERVICE_FORM.fields.map(({ key }) => key);
