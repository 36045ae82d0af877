import type { Purpose } from '../consent/consent.ts';
import type { ProjectId } from '../../lib/brand.ts';
import type { ProjectPlan } from './project-plan.ts';

/** Where neither the project nor the profile says otherwise: to complete a registration should be a matter of a minute. */
export const WRAP_UP_SECONDS = 60;
/** Longest limit that is accepted, seconds. */
export const MAX_WRAP_UP_SECONDS = 3_600;
/** Where nobody has chosen a script. */
export const DEFAULT_SCRIPT_ID = 'starter-service';
/** What a script fills that names no form. */
export const DEFAULT_FORM_ID = 'service';

/** Limits to choose from, seconds. */
export const WRAP_UP_CHOICES = [15, 30, 45, 60, 90, 120, 180, 300, 600] as const;

/** A project as it is kept: the unit that calls, interactions, registrations and settings refer to (a client's assignment, an own department). */
export type ProjectRecord = {
  readonly id: ProjectId;
  readonly key: string;
  readonly name: string;
  /** `practice` never counts in figures. */
  readonly kind: 'service' | 'practice';
  /** What calls for it are made for; decides who may be dialled. */
  readonly purpose: Purpose;
  readonly active: boolean;
  readonly plan: ProjectPlan;
};

/** A project with the settings that the window shows. */
export type Project = ProjectRecord & {
  /** Seconds that an agent has to complete a registration after the call; null is no limit. */
  readonly wrapUpSeconds: number | null;
  /** The script that its conversations follow, by id; a conversation that has begun keeps the one it began with. */
  readonly scriptId: string;
  /** The form that they are registered with, by id; null for the one that the script fills. */
  readonly formId: string | null;
  /** The outcomes to choose from, by id of the set; null for those of the form. */
  readonly outcomesId: string | null;
};

/** What is set for a project. */
export type ProjectSettings = Pick<Project, 'wrapUpSeconds' | 'scriptId' | 'formId' | 'outcomesId'>;

/** In whose name the work is done: that of the client, or the project's own name where there is none. It stands in greetings, e-mails and quotes. */
export function houseOf({ name, plan }: Pick<ProjectRecord, 'name' | 'plan'>): string {
  return plan.client.trim() || name;
}
