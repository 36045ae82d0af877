import type { ProjectId } from '../../lib/brand.ts';

/** The unit that calls, interactions, registrations and settings refer to (a client's assignment, an own department). */
export type Project = {
  readonly id: ProjectId;
  readonly key: string;
  readonly name: string;
  /** `practice` never counts in figures. */
  readonly kind: 'service' | 'practice';
  readonly active: boolean;
};
