import type { OverridableRule } from '../project/project-plan.ts';
import type { AgentId, ContactId, E164, ProjectId } from '../../lib/brand.ts';

/** A rule that was set aside for one call. */
export type Override = {
  readonly id: string;
  readonly at: number;
  readonly rule: OverridableRule;
  readonly reason: string;
  readonly number: E164 | null;
  readonly contactId: ContactId | null;
  readonly contactName: string;
  readonly projectId: ProjectId;
  readonly byName: string;
  readonly by: AgentId;
  /** Whether the call was made. */
  readonly used: boolean;
};

/** A call that was refused by a rule that may be set aside. */
export type RefusedDial = { readonly projectId: ProjectId; readonly contactId: ContactId | null; /** Empty when nobody is known, or whoever is at the desk may not see who it is. */ readonly name: string; readonly number: E164 | null; readonly rule: OverridableRule; readonly at: number };

/** How long a rule stays set aside when the call is not made, ms. */
export const OVERRIDE_MS = 60_000;
