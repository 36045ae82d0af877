import { brandId, type ProjectId } from '../../lib/brand.ts';
import { NO_PLAN } from './project-plan.ts';
import { DEFAULT_SCRIPT_ID, WRAP_UP_SECONDS, type Project } from './project.ts';

/** The project that calls belong to until others are provisioned. The first migration of the data writes it with this id. */
export const SERVICE_PROJECT: Project = {
  id: brandId<ProjectId>('018f0000-0000-7000-8000-000000000001'),
  key: 'service',
  name: 'Service',
  kind: 'service',
  purpose: 'service',
  active: true,
  plan: NO_PLAN,
  wrapUpSeconds: WRAP_UP_SECONDS,
  scriptId: DEFAULT_SCRIPT_ID,
  formId: null,
  outcomesId: null,
};

/** The project of the practice line, a furniture shop; never part of a figure. */
export const PRACTICE_PROJECT: Project = {
  id: brandId<ProjectId>('018f0000-0000-7000-8000-000000000002'),
  key: 'practice',
  name: 'Lindenhuis',
  kind: 'practice',
  purpose: 'service',
  active: true,
  plan: NO_PLAN,
  wrapUpSeconds: WRAP_UP_SECONDS,
  scriptId: DEFAULT_SCRIPT_ID,
  formId: null,
  outcomesId: null,
};
